"""One sitting with a run of cards."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cards import curation, decks
from cards.models import CardRevision
from debateprep.shared.ids import new_id
from quizzes import choosing, drills
from quizzes.drills import NothingToDrillError
from quizzes.models import Drill
from quizzes.reviews import record
from tests.factories.cards import DeckFactory, KeyPointFactory, live_card
from tests.factories.quizzes import AssignmentFactory, LearnerFactory
from tests.quizzes.reviewing import memories, rating, undo

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def answer(drill: Drill, position: int, value: int, *, at: datetime) -> None:
    item = drills.sitting(drill, at=at)[position]
    event = rating(item.card, value, id=item.review, reviewed_at=at, study_day=at.date())
    assert record(drill.user, [event], at=at).accepted == [item.review]


def ratings(drill: Drill, at: datetime) -> list[int | None]:
    return [item.rating for item in drills.sitting(drill, at=at)]


# -- Starting and stopping ----------------------------------------------------------


def test_a_drill_pins_cards_revisions_and_review_ids(surrogate, deck, noon):
    cards = [live_card(deck=deck) for _ in range(2)]

    drill = drills.start(surrogate, at=noon)

    assert [(pin["card"], pin["revision"]) for pin in drill.cards] == [
        (str(card.pk), 1) for card in cards
    ]
    assert {UUID(pin["review"]).version for pin in drill.cards} == {7}
    assert (drill.mode, drill.started_at, drill.finished_at) == ("drill", noon, None)


def test_starting_again_finds_the_open_drill(surrogate, deck, noon):
    live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)

    assert drills.start(surrogate, at=noon + HOUR) == drill
    assert drills.open_drill(surrogate, at=noon + HOUR) == drill
    assert Drill.objects.count() == 1


def test_yesterdays_drill_is_not_open(surrogate, deck, noon):
    live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)

    assert drills.open_drill(surrogate, at=noon + DAY) is None
    assert drills.start(surrogate, at=noon + DAY) != drill


def test_a_drill_may_last_past_midnight(surrogate, deck, noon):
    live_card(deck=deck)
    drill = drills.start(surrogate, at=noon + 11 * HOUR)

    assert drills.open_drill(surrogate, at=noon + 13 * HOUR) == drill


def test_an_answered_drill_is_not_open(surrogate, deck, noon):
    live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)

    answer(drill, 0, 3, at=noon)

    assert drills.open_drill(surrogate, at=noon) is None


def test_a_finished_drill_is_not_open(surrogate, deck, noon):
    live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)

    assert drills.finish(drill, at=noon + HOUR).finished_at == noon + HOUR

    assert drills.open_drill(surrogate, at=noon + HOUR) is None


def test_a_drill_ends_once(surrogate, deck, noon):
    live_card(deck=deck)
    drill = drills.finish(drills.start(surrogate, at=noon), at=noon + HOUR)

    assert drills.finish(drill, at=noon + DAY).finished_at == noon + HOUR


def test_nothing_open_is_no_drill(surrogate, noon):
    assert drills.open_drill(surrogate, at=noon) is None


def test_with_nothing_to_take_no_drill_starts(surrogate, deck, noon):
    with pytest.raises(NothingToDrillError) as refusal:
        drills.start(surrogate, at=noon)

    assert refusal.value.code == "nothing_to_drill"
    assert not Drill.objects.exists()


def test_cards_asked_for_are_drilled_again(surrogate, deck, noon):
    first, second = live_card(deck=deck), live_card(deck=deck)
    earlier = drills.start(surrogate, at=noon)
    answer(earlier, 0, 1, at=noon)

    drill = drills.start(surrogate, at=noon, cards=[second.pk, first.pk, second.pk])

    assert [item.card for item in drills.sitting(drill, at=noon)] == [second.pk, first.pk]
    assert ratings(drill, noon) == [None, None]
    earlier.refresh_from_db()
    assert earlier.finished_at == noon


def test_asking_twice_for_the_same_cards_starts_one_drill(surrogate, deck, noon):
    card, _ = live_card(deck=deck), live_card(deck=deck)

    drill = drills.start(surrogate, at=noon, cards=[card.pk])

    assert drills.start(surrogate, at=noon, cards=[card.pk]) == drill


def test_cards_of_others_are_not_drilled(surrogate, deck, noon):
    own, other = live_card(deck=deck), live_card(deck=DeckFactory())

    drill = drills.start(surrogate, at=noon, cards=[other.pk, own.pk, new_id()])

    assert [pin["card"] for pin in drill.cards] == [str(own.pk)]
    with pytest.raises(NothingToDrillError):
        drills.start(surrogate, at=noon, cards=[other.pk])


# -- A sitting ----------------------------------------------------------------------


def test_an_item_carries_what_the_phone_needs(surrogate, deck, noon):
    card = live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)

    [item] = drills.sitting(drill, at=noon)

    assert item.content == card.standing.content
    assert str(item.review) == drill.cards[0]["review"]
    assert (item.rating, item.memory) == (None, None)
    assert item.outcomes == {1: 0, 2: 1, 3: 2, 4: 8}


def test_a_rating_shows_and_the_place_is_kept(surrogate, deck, noon):
    live_card(deck=deck), live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)

    answer(drill, 0, 2, at=noon + HOUR)

    assert ratings(drill, noon + HOUR) == [2, None]
    assert (
        drills.sitting(drill, at=noon)[0].memory
        == memories(surrogate)[UUID(drill.cards[0]["card"])]
    )


def test_an_answer_taken_back_leaves_an_id_for_another(surrogate, deck, noon):
    live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)
    answer(drill, 0, 1, at=noon)
    [answered] = drills.sitting(drill, at=noon)

    record(surrogate, [undo(answered.review)], at=noon)

    [item] = drills.sitting(drill, at=noon + HOUR)
    assert item.rating is None
    assert item.review != answered.review
    answer(drill, 0, 3, at=noon + HOUR)
    assert ratings(drill, noon + HOUR) == [3]


def test_a_card_answered_elsewhere_meanwhile_is_answered(surrogate, deck, noon):
    card = live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)
    event = rating(card.pk, 3, reviewed_at=noon + HOUR)

    record(surrogate, [event], at=noon + HOUR)

    [item] = drills.sitting(drill, at=noon + HOUR)
    assert (item.rating, item.review) == (3, event.id)


def test_a_late_review_from_before_answers_nothing(surrogate, deck, noon):
    card = live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)

    record(surrogate, [rating(card.pk, ago=DAY)], at=noon + HOUR)

    assert ratings(drill, noon + HOUR) == [None]


def test_of_two_answers_the_later_one_shows(surrogate, deck, noon):
    card = live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)
    answer(drill, 0, 1, at=noon + HOUR)

    record(surrogate, [rating(card.pk, 3, reviewed_at=noon + 2 * HOUR)], at=noon + 2 * HOUR)

    assert ratings(drill, noon + 2 * HOUR) == [3]


def test_a_sitting_keeps_the_revision_it_began_with(surrogate, lead, deck, noon):
    card = live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)
    KeyPointFactory(card=card)
    curation.edited(card, by=card.author, at=noon)
    curation.submit(card, by=card.author, at=noon)
    curation.approve(card, by=lead, at=noon)

    assert [item.revision.number for item in drills.sitting(drill, at=noon)] == [1]
    assert [each.revision.number for each in choosing.candidates(surrogate, at=noon)] == [2]


@pytest.mark.parametrize("what", ["retired", "lapsed", "taken out", "unassigned"])
def test_what_must_not_be_said_any_more_leaves_the_sitting(surrogate, lead, deck, noon, what):
    card, kept = live_card(deck=deck, expires_at=noon + 2 * HOUR), live_card()
    decks.put(AssignmentFactory(user=surrogate).deck, kept)
    drill = drills.start(surrogate, at=noon)
    assert len(drills.sitting(drill, at=noon)) == 2

    if what == "retired":
        curation.retire(card, by=lead, at=noon)
    elif what == "taken out":
        decks.take_out(deck, card)
    elif what == "unassigned":
        surrogate.assignments.filter(deck=deck).delete()
    later = noon + (2 if what == "lapsed" else 1) * HOUR

    assert [item.card for item in drills.sitting(drill, at=later)] == [kept.pk]


def test_an_old_revision_leaves_when_its_own_facts_lapse(surrogate, deck, noon):
    card = live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)
    standing = CardRevision.objects.get()
    standing.pk, standing.number = new_id(), 2
    standing.save(force_insert=True)
    type(card).objects.update(standing=standing, revision=2)
    CardRevision.objects.filter(number=1).update(lapses_at=noon)

    assert drills.sitting(drill, at=noon) == []


def test_results_are_nailed_shaky_and_missed(surrogate, deck, noon):
    cards = [live_card(deck=deck).pk for _ in range(5)]
    drill = drills.start(surrogate, at=noon)
    for position, value in enumerate([1, 2, 3, 4]):
        answer(drill, position, value, at=noon)

    results = drills.results(drill, at=noon)

    assert [item.card for item in results.missed] == cards[:1]
    assert [item.card for item in results.shaky] == cards[1:2]
    assert [item.card for item in results.nailed] == cards[2:4]


# -- Cost ---------------------------------------------------------------------------


def statements(call) -> int:
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


@pytest.mark.parametrize("size", [1, 3])
def test_reading_costs_the_same_for_any_number_of_cards(surrogate, deck, noon, size):
    LearnerFactory(user=surrogate)
    for _ in range(size):
        live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)
    answer(drill, 0, 3, at=noon)

    assert statements(lambda: choosing.candidates(surrogate, at=noon)) == 4
    assert statements(lambda: choosing.choose(surrogate, at=noon)) == 6
    assert statements(lambda: drills.sitting(drill, at=noon)) == 3
    assert statements(lambda: drills.results(drill, at=noon)) == 3
    assert statements(lambda: drills.open_drill(surrogate, at=noon)) == 4
