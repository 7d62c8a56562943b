"""What a person should do now."""

from datetime import timedelta

import pytest

from quizzes import choosing, drills, reviews
from quizzes.memory import recall
from quizzes.today import WeakTopic, today_of
from tests.factories.cards import DeckFactory, TopicFactory, live_card
from tests.factories.quizzes import AssignmentFactory
from tests.quizzes.reviewing import memories, rating


def drilled(user, card, value, *, ago, noon):
    reviews.record(user, [rating(card.pk, value, ago=ago)], at=noon)


def test_nothing_assigned_is_said_as_such(surrogate, noon):
    page = today_of(surrogate, at=noon)

    assert not page.has_deck
    assert not page.has_cards
    assert page.countdown is None
    assert page.to_take == 0


def test_the_next_debate_counts_and_not_one_that_is_over(surrogate, deck, noon):
    AssignmentFactory(user=surrogate, deck__title="Old", due_at=noon - timedelta(days=2))
    AssignmentFactory(user=surrogate, deck__title="Far", due_at=noon + timedelta(days=30))

    assert today_of(surrogate, at=noon).countdown.rest == "to the Mayoral debate"


def test_once_all_debates_are_over_the_last_one_is_named(surrogate, noon):
    for days in (2, 5):
        AssignmentFactory(
            user=surrogate, deck__title=f"{days} ago", due_at=noon - timedelta(days=days)
        )

    assert today_of(surrogate, at=noon).countdown.rest == "since the 2 ago debate"


def test_an_assignment_without_a_date_takes_the_decks(surrogate, noon):
    dated = DeckFactory(title="Dated", debate_at=noon + timedelta(days=3))
    AssignmentFactory(user=surrogate, deck=dated, due_at=None)

    assert today_of(surrogate, at=noon).countdown.lead == "3 days"


def test_a_topic_is_as_weak_as_its_drilled_cards_say(surrogate, deck, noon):
    buses, parks, unseen = (TopicFactory(title=each) for each in ("Buses", "Parks", "Unseen"))
    for topic, value in ((buses, 1), (parks, 3)):
        card = live_card(deck=deck, topic=topic)
        drilled(surrogate, card, value, ago=timedelta(days=3), noon=noon)
    live_card(deck=deck, topic=buses)
    live_card(deck=deck, topic=unseen)

    weakest = today_of(surrogate, at=noon).weakest

    known = memories(surrogate)
    now = {
        each.topic: recall(known[each.card], noon)
        for each in choosing.candidates(surrogate, at=noon)
        if each.card in known
    }
    assert weakest == [
        WeakTopic("Buses", now[buses.slug], drilled=1, cards=2),
        WeakTopic("Parks", now[parks.slug], drilled=1, cards=1),
    ]
    assert weakest[0].recall < weakest[1].recall


@pytest.mark.parametrize(
    ("recall", "percent", "mark"),
    [(0.41, 41, "miss"), (0.496, 50, "warn"), (0.72, 72, "warn"), (0.76, 76, "good")],
)
def test_a_topic_is_marked_by_its_percentage(recall, percent, mark):
    topic = WeakTopic("Buses", recall, drilled=1, cards=1)

    assert (topic.percent, topic.mark) == (percent, mark)


def test_when_nothing_is_due_the_next_day_is_named(surrogate, deck, noon):
    drilled(surrogate, live_card(deck=deck), 3, ago=timedelta(), noon=noon)

    page = today_of(surrogate, at=noon)

    assert page.to_take == 0
    assert page.has_cards
    [candidate] = choosing.candidates(surrogate, at=noon)
    assert candidate.memory
    assert page.next_due.startswith("in ")


def test_an_open_drill_is_there_to_go_on_with(surrogate, deck, noon):
    live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)

    assert today_of(surrogate, at=noon).drill == drill
