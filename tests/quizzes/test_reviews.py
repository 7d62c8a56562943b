"""The one door: what it takes, what it refuses, and that it counts everything once."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cards import curation, decks
from debateprep.shared.ids import new_id
from quizzes.models import Drill, Learner, MemoryState, Review
from quizzes.reviews import Recorded, record
from tests.factories.cards import DeckFactory, live_card, proven_card
from tests.factories.quizzes import AssignmentFactory, LearnerFactory
from tests.quizzes.reviewing import folded, memories, rating, undo

DAY = timedelta(days=1)


@pytest.fixture
def card(deck):
    return live_card(deck=deck)


def codes(recorded: Recorded) -> list[str]:
    return [rejected.code for rejected in recorded.rejected]


def test_a_review_is_kept_exactly_as_it_was_made(surrogate, card, noon):
    event = rating(card.pk, 4, ago=timedelta(hours=2), duration_ms=9500)

    recorded = record(surrogate, [event], at=noon, device="phone")

    assert recorded == Recorded(accepted=[event.id])
    row = Review.objects.values().get()
    assert row == {
        "user_id": surrogate.pk,
        "id": event.id,
        "card_id": card.pk,
        "revision": 1,
        "rating": 4,
        "grader": "self",
        "mode": "drill",
        "reviewed_at": noon - timedelta(hours=2),
        "study_day": date(2031, 5, 6),
        "duration_ms": 9500,
        "device": "phone",
        "undoes": None,
        "received_at": noon,
    }


def test_a_review_makes_a_memory(surrogate, card, noon):
    event = rating(card.pk)

    record(surrogate, [event], at=noon)

    memory = memories(surrogate)[card.pk]
    assert (memory.reps, memory.lapses, memory.last_review) == (1, 0, event.id)
    assert memory == folded(surrogate)[card.pk]


def test_sending_again_adds_nothing(surrogate, card, noon):
    event = rating(card.pk)
    record(surrogate, [event], at=noon)
    before = memories(surrogate)

    recorded = record(surrogate, [event], at=noon + DAY)

    assert recorded == Recorded(duplicate=[event.id])
    assert Review.objects.count() == 1
    assert memories(surrogate) == before


def test_the_first_write_of_an_id_wins(surrogate, card, noon):
    first = rating(card.pk, 4)
    record(surrogate, [first], at=noon)

    recorded = record(surrogate, [rating(card.pk, 1, id=first.id)], at=noon)

    assert recorded == Recorded(duplicate=[first.id])
    assert Review.objects.get().rating == 4


def test_an_id_twice_in_one_batch_counts_once(surrogate, card, noon):
    event = rating(card.pk)

    recorded = record(surrogate, [event, event], at=noon)

    assert recorded == Recorded(accepted=[event.id], duplicate=[event.id])
    assert memories(surrogate)[card.pk].reps == 1


def test_a_newer_review_extends_the_memory(surrogate, card, noon):
    record(surrogate, [rating(card.pk, ago=5 * DAY)], at=noon)

    record(surrogate, [rating(card.pk)], at=noon)

    assert memories(surrogate)[card.pk].reps == 2
    assert memories(surrogate) == folded(surrogate)


def test_an_older_review_that_comes_late_takes_its_place(surrogate, card, noon):
    record(surrogate, [rating(card.pk)], at=noon)

    record(surrogate, [rating(card.pk, 1, ago=5 * DAY)], at=noon)

    assert memories(surrogate)[card.pk].reps == 2
    assert memories(surrogate) == folded(surrogate)


def test_a_memory_that_was_tampered_with_is_not_built_upon(surrogate, card, noon):
    record(surrogate, [rating(card.pk, ago=5 * DAY)], at=noon)
    MemoryState.objects.update(stability=500.0)

    record(surrogate, [rating(card.pk)], at=noon)

    assert memories(surrogate) == folded(surrogate)


def test_a_memory_that_was_lost_is_made_again(surrogate, card, noon):
    record(surrogate, [rating(card.pk, ago=5 * DAY)], at=noon)
    MemoryState.objects.all().delete()

    record(surrogate, [rating(card.pk)], at=noon)

    assert memories(surrogate)[card.pk].reps == 2


def test_people_have_memories_of_their_own(surrogate, outsider, card, deck, noon):
    AssignmentFactory(user=outsider, deck=deck)
    event = rating(card.pk)
    record(surrogate, [event], at=noon)

    recorded = record(outsider, [event], at=noon)

    assert recorded == Recorded(accepted=[event.id])
    assert Review.objects.count() == MemoryState.objects.count() == 2


def test_a_learners_own_parameters_count(surrogate, card, noon):
    LearnerFactory(user=surrogate, parameters=[9.0, 9.0, 9.0, 9.0, *_rest_of_the_parameters()])

    record(surrogate, [rating(card.pk)], at=noon)

    assert memories(surrogate)[card.pk].stability == 9.0


def _rest_of_the_parameters() -> list[float]:
    return list(Learner().forgetting[4:])


# -- Taking back --------------------------------------------------------------------


def test_an_undone_review_never_happened(surrogate, card, noon):
    kept, slip = rating(card.pk, ago=5 * DAY), rating(card.pk, 1)
    record(surrogate, [kept], at=noon)
    before = memories(surrogate)
    record(surrogate, [slip], at=noon)

    record(surrogate, [undo(slip.id)], at=noon)

    assert memories(surrogate) == before
    assert Review.objects.count() == 3


def test_with_everything_undone_there_is_no_memory(surrogate, card, noon):
    event = rating(card.pk)
    record(surrogate, [event], at=noon)

    record(surrogate, [undo(event.id)], at=noon)

    assert memories(surrogate) == {}


def test_an_undo_may_come_before_its_review(surrogate, card, noon):
    event = rating(card.pk)
    record(surrogate, [undo(event.id)], at=noon)

    recorded = record(surrogate, [event], at=noon)

    assert recorded == Recorded(accepted=[event.id])
    assert memories(surrogate) == {}


def test_an_undo_that_came_first_keeps_what_was_known(surrogate, card, noon):
    record(surrogate, [rating(card.pk, ago=5 * DAY)], at=noon)
    before = memories(surrogate)
    slip = rating(card.pk, 1)
    record(surrogate, [undo(slip.id)], at=noon)

    record(surrogate, [slip], at=noon)

    assert memories(surrogate) == before


@pytest.mark.parametrize("order", [1, -1])
def test_an_undo_may_come_with_its_review(surrogate, card, noon, order):
    event = rating(card.pk)

    record(surrogate, [event, undo(event.id)][::order], at=noon)

    assert Review.objects.count() == 2
    assert memories(surrogate) == {}


def test_nobody_undoes_what_another_did(surrogate, outsider, card, noon):
    event = rating(card.pk)
    record(surrogate, [event], at=noon)

    record(outsider, [undo(event.id)], at=noon)

    assert memories(surrogate)[card.pk].reps == 1


def test_an_undo_cannot_be_undone(surrogate, card, noon):
    event = rating(card.pk)
    first = undo(event.id)
    record(surrogate, [event, first], at=noon)

    assert codes(record(surrogate, [undo(first.id)], at=noon)) == ["undoes_no_rating"]


def test_an_undo_in_the_same_batch_cannot_be_undone(surrogate, card, noon):
    event = rating(card.pk)
    first = undo(event.id)

    assert codes(record(surrogate, [event, first, undo(first.id)], at=noon)) == ["undoes_no_rating"]


def test_an_undo_cannot_undo_itself(surrogate, noon):
    same = new_id()

    assert codes(record(surrogate, [undo(same, id=same)], at=noon)) == ["undoes_no_rating"]


def test_an_undo_without_times_happens_now(surrogate, card, noon):
    event = rating(card.pk)

    record(surrogate, [event, undo(event.id)], at=noon)

    row = Review.objects.get(undoes=event.id)
    assert (row.reviewed_at, row.study_day) == (noon, date(2031, 5, 6))


# -- Refusals -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"id": uuid4()}, "id_is_not_uuid7"),
        ({"value": 0}, "bad_rating"),
        ({"value": 5}, "bad_rating"),
        ({"value": None}, "bad_rating"),
        ({"card": new_id()}, "unknown_card"),
        ({"card": None}, "unknown_card"),
        ({"revision": 0}, "unknown_revision"),
        ({"revision": 2}, "unknown_revision"),
        ({"mode": "sleep"}, "bad_mode"),
        ({"grader": "oracle"}, "bad_grader"),
        ({"undoes": new_id()}, "rating_and_undo"),
        ({"reviewed_at": datetime(1999, 1, 1, tzinfo=UTC)}, "bad_reviewed_at"),
        ({"study_day": date(2031, 5, 3)}, "bad_study_day"),
        ({"study_day": date(2031, 5, 9)}, "bad_study_day"),
    ],
)
def test_a_bad_review_is_refused_by_itself(surrogate, card, noon, values, code):
    good, bad = rating(card.pk), rating(**({"card": card.pk} | values))

    recorded = record(surrogate, [bad, good], at=noon)

    assert [(each.id, each.code) for each in recorded.rejected] == [(bad.id, code)]
    assert recorded.accepted == [good.id]
    assert Review.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"rating": 3}, "rating_and_undo"),
        ({"card": new_id()}, "rating_and_undo"),
        ({"revision": 10**12}, "rating_and_undo"),
        ({"mode": "sleep"}, "bad_mode"),
        ({"grader": "oracle"}, "bad_grader"),
    ],
)
def test_a_bad_undo_is_refused_by_itself(surrogate, card, noon, values, code):
    good = rating(card.pk)

    recorded = record(surrogate, [good, bad := undo(good.id, **values)], at=noon)

    assert [(each.id, each.code) for each in recorded.rejected] == [(bad.id, code)]
    assert Review.objects.get().rating == 3


def test_a_refused_batch_writes_nothing(surrogate, card, noon):
    record(surrogate, [rating(new_id())], at=noon)

    assert not Review.objects.exists()


def test_a_refused_id_may_be_used_by_a_better_event(surrogate, card, noon):
    bad = rating(card.pk, 9)
    good = rating(card.pk, id=bad.id)

    recorded = record(surrogate, [bad, good], at=noon)

    assert (codes(recorded), recorded.accepted) == (["bad_rating"], [bad.id])


@pytest.mark.parametrize("days", [-2, -1, 0, 1, 2])
def test_a_study_day_near_the_moment_is_the_phones_own(surrogate, card, noon, days):
    # In Kiribati noon UTC is already tomorrow, and a phone's clock may be a day wrong.
    day = date(2031, 5, 6) + days * DAY

    recorded = record(surrogate, [rating(card.pk, study_day=day)], at=noon)

    assert len(recorded.accepted) == (1 if -2 <= days <= 2 else 0)
    assert Review.objects.get().study_day == day


def test_without_a_study_day_the_learners_counts(surrogate, card, noon):
    LearnerFactory(user=surrogate, time_zone="Pacific/Auckland")

    record(surrogate, [rating(card.pk, study_day=None, ago=-4 * timedelta(hours=1))], at=noon + DAY)

    assert Review.objects.get().study_day == date(2031, 5, 7)


def test_cards_of_other_decks_are_unknown(surrogate, noon):
    card = live_card(deck=DeckFactory())

    assert codes(record(surrogate, [rating(card.pk)], at=noon)) == ["unknown_card"]


def test_cards_that_were_never_approved_are_unknown(lead, deck, noon):
    draft = proven_card()
    decks.put(deck, draft)

    assert codes(record(lead, [rating(draft.pk)], at=noon)) == ["unknown_card"]


def test_staff_may_drill_any_card(curator, noon):
    card = live_card(deck=DeckFactory())

    assert len(record(curator, [rating(card.pk)], at=noon).accepted) == 1


def test_a_retired_card_still_counts(surrogate, lead, card, noon):
    curation.retire(card, by=lead, at=noon)

    assert len(record(surrogate, [rating(card.pk)], at=noon).accepted) == 1


def test_a_card_that_left_the_deck_still_counts(surrogate, deck, card, noon):
    decks.take_out(deck, card)

    assert len(record(surrogate, [rating(card.pk)], at=noon).accepted) == 1


def test_a_card_reviewed_before_still_counts_when_the_deck_is_taken_away(surrogate, card, noon):
    record(surrogate, [rating(card.pk, ago=DAY)], at=noon)
    surrogate.assignments.all().delete()

    assert len(record(surrogate, [rating(card.pk)], at=noon).accepted) == 1


def test_a_card_drilled_offline_still_counts_when_the_deck_is_taken_away(surrogate, card, noon):
    pin = {"card": str(card.pk), "revision": 1, "review": str(new_id())}
    Drill.objects.create(user=surrogate, cards=[pin], started_at=noon)
    surrogate.assignments.all().delete()

    recorded = record(surrogate, [rating(card.pk), rating(new_id())], at=noon)

    assert (len(recorded.accepted), codes(recorded)) == (1, ["unknown_card"])


# -- Clocks -------------------------------------------------------------------------


def test_a_wrong_phone_clock_is_put_right(surrogate, card, noon):
    ahead = timedelta(hours=3)
    event = rating(card.pk, reviewed_at=noon + ahead - timedelta(minutes=10))

    record(surrogate, [event], at=noon, phone_now=noon + ahead)

    assert Review.objects.get().reviewed_at == noon - timedelta(minutes=10)


def test_a_phone_clock_decades_behind_is_put_right(surrogate, card, noon):
    phone_now = datetime(1970, 1, 1, 1, tzinfo=UTC)
    reviewed_at = phone_now - timedelta(minutes=10)
    event = rating(card.pk, reviewed_at=reviewed_at, study_day=reviewed_at.date())

    recorded = record(surrogate, [event], at=noon, phone_now=phone_now)

    assert recorded.accepted == [event.id]
    review = Review.objects.get()
    assert review.reviewed_at == noon - timedelta(minutes=10)
    assert review.study_day == noon.date()


@pytest.mark.parametrize("year", [1, 9999])
def test_a_clock_beyond_all_calendars_is_refused(surrogate, card, noon, year):
    there = datetime(year, 6, 1, tzinfo=UTC)
    event = rating(card.pk, reviewed_at=there)

    recorded = record(surrogate, [event], at=noon, phone_now=there.replace(year=10000 - year))

    assert codes(recorded) == ["bad_reviewed_at"]


def test_a_slow_line_is_not_a_wrong_clock(surrogate, card, noon):
    record(surrogate, [rating(card.pk)], at=noon + timedelta(minutes=1), phone_now=noon)

    assert Review.objects.get().reviewed_at == noon


def test_no_review_is_later_than_now(surrogate, card, noon):
    record(surrogate, [rating(card.pk, ago=-timedelta(hours=1))], at=noon)

    assert Review.objects.get().reviewed_at == noon


@pytest.mark.parametrize(("sent", "kept"), [(-5, 0), (0, 0), (10**12, 86_400_000), (None, None)])
def test_a_duration_is_between_nothing_and_a_day(surrogate, card, noon, sent, kept):
    record(surrogate, [rating(card.pk, duration_ms=sent)], at=noon)

    assert Review.objects.get().duration_ms == kept


def test_a_long_device_name_is_cut(surrogate, card, noon):
    record(surrogate, [rating(card.pk)], at=noon, device="x" * 100)

    assert Review.objects.get().device == "x" * 64


# -- Cost ---------------------------------------------------------------------------


def statements(user, events, at) -> int:
    with CaptureQueriesContext(connection) as captured:
        recorded = record(user, events, at=at)
    assert not recorded.rejected
    return len(captured)


@pytest.mark.parametrize("size", [1, 20, 500])
def test_a_batch_of_any_size_costs_the_same(surrogate, deck, noon, size):
    every = [live_card(deck=deck).pk for _ in range(min(size, 40))]
    cards = [every[n % len(every)] for n in range(size)]
    LearnerFactory(user=surrogate)

    first = [rating(card, ago=5 * DAY) for card in cards]
    later = [rating(card) for card in cards]

    assert statements(surrogate, first, noon) == 7 + _transaction()
    assert statements(surrogate, later, noon) == 6 + _transaction()
    assert statements(surrogate, later, noon) == 3 + _transaction()
    assert statements(surrogate, [undo(event.id) for event in later], noon) == 5 + _transaction()


def _transaction() -> int:
    return 2  # a savepoint and its release: tests run in a transaction
