"""What a person should take now, and one sitting with it."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cards import curation, decks
from cards.models import CardRevision
from debateprep.shared.ids import new_id
from quizzes import drills
from quizzes.drills import Load, NothingToDrillError
from quizzes.memory import recall
from quizzes.models import Drill, Learner
from quizzes.reviews import record
from tests.factories.cards import DeckFactory, KeyPointFactory, live_card
from tests.factories.quizzes import AssignmentFactory, LearnerFactory
from tests.quizzes.reviewing import memories, rating, undo

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def assignment(surrogate):
    return AssignmentFactory(user=surrogate)


@pytest.fixture
def deck(assignment):
    return assignment.deck


def chosen(user, at) -> list[UUID]:
    return [each.card for each in drills.choose(user, at=at)]


def answer(drill: Drill, position: int, value: int, *, at: datetime) -> None:
    item = drills.sitting(drill, at=at)[position]
    event = rating(item.card, value, id=item.review, reviewed_at=at, study_day=at.date())
    assert record(drill.user, [event], at=at).accepted == [item.review]


def ratings(drill: Drill, at: datetime) -> list[int | None]:
    return [item.rating for item in drills.sitting(drill, at=at)]


# -- Candidates ---------------------------------------------------------------------


def test_a_candidate_says_what_is_known(surrogate, deck, noon):
    card = live_card(deck=deck, likelihood=5, damage=5)
    record(surrogate, [rating(card.pk, ago=DAY)], at=noon)

    [candidate] = drills.candidates(surrogate, at=noon)

    memory = memories(surrogate)[card.pk]
    assert candidate.card == card.pk
    assert candidate.content == card.standing.content
    assert candidate.topic == card.topic_id
    assert candidate.weight == 25 / 9
    assert candidate.follows is None
    assert candidate.memory == memory
    assert candidate.recall == recall(memory, noon)
    assert not candidate.is_new
    assert not candidate.is_due


def test_a_card_never_seen_is_new(surrogate, deck, noon):
    live_card(deck=deck)

    [candidate] = drills.candidates(surrogate, at=noon)

    assert (candidate.is_new, candidate.is_due, candidate.recall) == (True, False, 0.0)


def test_candidates_come_in_deck_order_the_nearest_debate_first(surrogate, assignment, noon):
    nearer = AssignmentFactory(user=surrogate, due_at=assignment.due_at - DAY).deck
    undated = live_card(deck=AssignmentFactory(user=surrogate, due_at=None).deck)
    third, second = live_card(deck=assignment.deck), live_card(deck=nearer)
    first = live_card()
    decks.put(nearer, second, position=7)
    decks.put(nearer, first, position=3)

    cards = [each.card for each in drills.candidates(surrogate, at=noon)]

    assert cards == [first.pk, second.pk, third.pk, undated.pk]


def test_a_card_in_two_decks_is_one_candidate(surrogate, deck, noon):
    card = live_card(deck=deck)
    decks.put(AssignmentFactory(user=surrogate).deck, card)

    assert [each.card for each in drills.candidates(surrogate, at=noon)] == [card.pk]


def test_only_live_cards_of_ones_own_decks_are_candidates(surrogate, lead, deck, noon):
    curation.retire(live_card(deck=deck), by=lead, at=noon)
    live_card(deck=deck, expires_at=noon)
    live_card(deck=DeckFactory())
    decks.take_out(deck, gone := live_card(deck=deck))
    AssignmentFactory(deck=DeckFactory())

    assert gone.standing is not None
    assert drills.candidates(surrogate, at=noon) == []


def test_reading_makes_no_learner(surrogate, deck, noon):
    live_card(deck=deck)

    drills.choose(surrogate, at=noon)

    assert drills.learner_of(surrogate).time_zone == "UTC"
    assert not Learner.objects.exists()


def test_a_learner_is_found(surrogate):
    LearnerFactory(user=surrogate, time_zone="Asia/Tokyo")

    assert drills.learner_of(surrogate).time_zone == "Asia/Tokyo"


# -- Choosing -----------------------------------------------------------------------


def test_due_cards_come_first_the_weakest_first(surrogate, deck, noon):
    new, fresh, weak, weaker = (live_card(deck=deck) for _ in range(4))
    record(
        surrogate,
        [
            rating(fresh.pk, 4, ago=DAY),
            rating(weak.pk, 3, ago=9 * DAY),
            rating(weaker.pk, 1, ago=9 * DAY),
        ],
        at=noon,
    )

    assert chosen(surrogate, noon) == [weaker.pk, weak.pk, new.pk]


def test_unseen_cards_come_the_weightiest_first(surrogate, deck, noon):
    light = live_card(deck=deck, likelihood=1)
    middle, again = live_card(deck=deck), live_card(deck=deck)
    heavy = live_card(deck=deck, likelihood=5)

    assert chosen(surrogate, noon) == [heavy.pk, middle.pk, again.pk, light.pk]


def test_a_card_is_due_from_the_morning_of_the_day_it_was_promised_for(surrogate, deck, noon):
    card = live_card(deck=deck)
    record(surrogate, [rating(card.pk, 3)], at=noon)
    morning = noon.replace(hour=4) + 2 * DAY

    assert recall(memories(surrogate)[card.pk], morning) > 0.9
    assert chosen(surrogate, morning - timedelta(minutes=1)) == []
    assert chosen(surrogate, morning) == [card.pk]


def test_a_card_is_due_as_soon_as_it_has_faded(surrogate, deck, noon):
    card = live_card(deck=deck)
    record(surrogate, [rating(card.pk, 1)], at=noon)

    assert chosen(surrogate, noon + HOUR) == []
    assert chosen(surrogate, noon + 8 * HOUR) == [card.pk]


def test_a_ladder_keeps_its_order(surrogate, deck, noon):
    attack = live_card(deck=deck, likelihood=1)
    reply = live_card(deck=deck, likelihood=3, follows=attack)
    counter = live_card(deck=deck, likelihood=5, follows=reply)
    other = live_card(deck=deck, likelihood=4)

    assert chosen(surrogate, noon) == [attack.pk, reply.pk, counter.pk, other.pk]


def test_a_reply_comes_without_the_attack_that_is_not_due(surrogate, deck, noon):
    attack = live_card(deck=deck)
    reply = live_card(deck=deck, follows=attack)
    record(surrogate, [rating(attack.pk, 4)], at=noon)

    assert chosen(surrogate, noon) == [reply.pk]


def test_a_day_ends_when_its_minutes_are_spent(surrogate, deck, noon):
    surrogate.assignments.update(minutes_a_day=4)
    for _ in range(13):
        live_card(deck=deck)

    assert len(chosen(surrogate, noon)) == 12


def test_the_minutes_of_all_decks_add_up(surrogate, deck, noon):
    AssignmentFactory(user=surrogate, minutes_a_day=2)
    surrogate.assignments.filter(deck=deck).update(minutes_a_day=2)
    for _ in range(13):
        live_card(deck=deck)

    assert len(chosen(surrogate, noon)) == 12


def test_what_was_taken_today_counts_towards_the_day(surrogate, deck, noon):
    surrogate.assignments.update(minutes_a_day=5)
    every = [live_card(deck=deck) for _ in range(16)]
    yesterday = rating(every[0].pk, 4, ago=DAY)
    record(surrogate, [yesterday, *(rating(card.pk, 4) for card in every[:2])], at=noon)

    assert len(chosen(surrogate, noon)) == 13


def test_even_a_full_day_has_one_small_sitting(surrogate, deck, noon):
    surrogate.assignments.update(minutes_a_day=1)
    for _ in range(11):
        live_card(deck=deck)

    assert len(chosen(surrogate, noon)) == 10


def test_without_an_assignment_there_is_nothing(outsider, noon):
    live_card(deck=DeckFactory())

    assert drills.choose(outsider, at=noon) == []


def test_a_load_says_what_awaits(surrogate, deck, noon):
    due, *_ = (live_card(deck=deck) for _ in range(4))
    record(surrogate, [rating(due.pk, ago=9 * DAY)], at=noon)

    assert drills.load(drills.choose(surrogate, at=noon)) == Load(due=1, new=3, minutes=2)
    assert drills.load([]) == Load(due=0, new=0, minutes=0)


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
    assert [each.revision.number for each in drills.candidates(surrogate, at=noon)] == [2]


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

    assert statements(lambda: drills.candidates(surrogate, at=noon)) == 3
    assert statements(lambda: drills.choose(surrogate, at=noon)) == 5
    assert statements(lambda: drills.sitting(drill, at=noon)) == 3
    assert statements(lambda: drills.results(drill, at=noon)) == 3
    assert statements(lambda: drills.open_drill(surrogate, at=noon)) == 4
