"""What a person should take now."""

from datetime import timedelta
from uuid import UUID

from cards import curation, decks
from quizzes import choosing
from quizzes.choosing import Load
from quizzes.memory import recall
from quizzes.models import Learner, MemoryState
from quizzes.reviews import record
from tests.factories.cards import DeckFactory, live_card
from tests.factories.quizzes import AssignmentFactory
from tests.quizzes.reviewing import memories, rating, undo

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


def chosen(user, at) -> list[UUID]:
    return [each.card for each in choosing.choose(user, at=at)]


# -- Candidates ---------------------------------------------------------------------


def test_a_candidate_says_what_is_known(surrogate, deck, noon):
    card = live_card(deck=deck, likelihood=5, damage=5)
    record(surrogate, [rating(card.pk, ago=DAY)], at=noon)

    [candidate] = choosing.candidates(surrogate, at=noon)

    memory = memories(surrogate)[card.pk]
    assert candidate.card == card.pk
    assert candidate.topic == card.topic_id
    assert candidate.weight == 25 / 9
    assert candidate.follows is None
    assert candidate.memory == memory
    assert candidate.recall == recall(memory, noon)
    assert not candidate.is_new
    assert not candidate.is_due


def test_a_card_never_seen_is_new(surrogate, deck, noon):
    live_card(deck=deck)

    [candidate] = choosing.candidates(surrogate, at=noon)

    assert (candidate.is_new, candidate.is_due, candidate.recall) == (True, False, 0.0)


def test_candidates_come_in_deck_order_the_nearest_debate_first(surrogate, assignment, noon):
    nearer = AssignmentFactory(user=surrogate, due_at=assignment.due_at - DAY).deck
    undated = live_card(deck=AssignmentFactory(user=surrogate, due_at=None).deck)
    third, second = live_card(deck=assignment.deck), live_card(deck=nearer)
    first = live_card()
    decks.put(nearer, second, position=7)
    decks.put(nearer, first, position=3)

    cards = [each.card for each in choosing.candidates(surrogate, at=noon)]

    assert cards == [first.pk, second.pk, third.pk, undated.pk]


def test_a_card_in_two_decks_is_one_candidate(surrogate, deck, noon):
    card = live_card(deck=deck)
    decks.put(AssignmentFactory(user=surrogate).deck, card)

    assert [each.card for each in choosing.candidates(surrogate, at=noon)] == [card.pk]


def test_only_live_cards_of_ones_own_decks_are_candidates(surrogate, lead, deck, noon):
    curation.retire(live_card(deck=deck), by=lead, at=noon)
    live_card(deck=deck, expires_at=noon)
    live_card(deck=DeckFactory())
    decks.take_out(deck, gone := live_card(deck=deck))
    AssignmentFactory(deck=DeckFactory())

    assert gone.standing is not None
    assert choosing.candidates(surrogate, at=noon) == []


def test_reading_makes_no_learner(surrogate, deck, noon):
    live_card(deck=deck)

    choosing.choose(surrogate, at=noon)

    assert not Learner.objects.exists()


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
    record(surrogate, [rating(card.pk, 3)], at=noon)
    MemoryState.objects.update(stability=0.6)

    assert chosen(surrogate, noon + 14 * HOUR) == []
    assert chosen(surrogate, noon + 15 * HOUR) == [card.pk]


def test_what_was_missed_today_comes_back_first_until_it_is_right(surrogate, deck, noon):
    new, weak, missed = (live_card(deck=deck) for _ in range(3))
    record(surrogate, [rating(weak.pk, 3, ago=9 * DAY), rating(missed.pk, 1)], at=noon)

    assert chosen(surrogate, noon) == [missed.pk, weak.pk, new.pk]

    record(surrogate, [rating(missed.pk, 3, ago=-HOUR)], at=noon + HOUR)
    assert chosen(surrogate, noon + HOUR) == [weak.pk, new.pk]


def test_a_miss_that_was_taken_back_is_none(surrogate, deck, noon):
    card = live_card(deck=deck)
    miss = rating(card.pk, 1)
    record(surrogate, [rating(card.pk, 4, ago=DAY), miss, undo(miss.id)], at=noon)

    assert chosen(surrogate, noon) == []


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

    assert choosing.choose(outsider, at=noon) == []


def test_a_load_says_what_awaits(surrogate, deck, noon):
    due, *_ = (live_card(deck=deck) for _ in range(4))
    record(surrogate, [rating(due.pk, ago=9 * DAY)], at=noon)

    assert choosing.load(choosing.choose(surrogate, at=noon)) == Load(due=1, new=3, minutes=2)
    assert choosing.load([]) == Load(due=0, new=0, minutes=0)
