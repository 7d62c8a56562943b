"""Today."""

from datetime import timedelta

import pytest
from django.urls import reverse

from quizzes import drills, reviews
from tests.factories.cards import live_card
from tests.factories.quizzes import AssignmentFactory, LearnerFactory
from tests.quizzes.reviewing import rating

TODAY = reverse("quizzes:today")


def test_strangers_are_asked_to_sign_in(client, db):
    response = client.get(TODAY)

    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/")


def test_a_new_surrogate_learns_how_a_drill_goes_and_can_start(phone, deck):
    for _ in range(2):
        live_card(deck=deck)

    response = phone.get(TODAY)

    for said in ("14 days", "to the Mayoral debate", "How a drill goes", "2 new cards"):
        assert said in response.text
    assert "Weakest right now" not in response.text
    assert f'action="{reverse("quizzes:start")}"' in response.text


def test_someone_who_drilled_sees_what_is_weak_and_what_is_due(phone, surrogate, deck, noon):
    card = live_card(deck=deck)
    live_card(deck=deck)
    reviews.record(surrogate, [rating(card.pk, 1, ago=timedelta(days=3))], at=noon)

    response = phone.get(TODAY)

    for said in ("Weakest right now", card.topic.title, "2 cards due", "About 1 minute, 1 new"):
        assert said in response.text


def test_nothing_is_called_weak_a_moment_after_it_was_drilled(phone, surrogate, deck, noon):
    card = live_card(deck=deck)
    reviews.record(surrogate, [rating(card.pk, 3)], at=noon)

    response = phone.get(TODAY)

    assert "Nothing has faded yet" in response.text
    assert "Weakest right now" not in response.text


def test_an_open_drill_is_offered_instead_of_a_new_one(phone, surrogate, deck, noon):
    live_card(deck=deck)
    drill = drills.start(surrogate, at=noon)

    response = phone.get(TODAY)

    assert "Go on with your drill" in response.text
    assert reverse("quizzes:drill", args=[drill.pk]) in response.text
    assert "Start drill" not in response.text


def test_when_nothing_is_due_it_says_so_and_when_the_next_is(phone, surrogate, deck, noon):
    reviews.record(surrogate, [rating(live_card(deck=deck).pk, 3)], at=noon)

    response = phone.get(TODAY)

    assert "Nothing is due" in response.text
    assert "The next card comes back in " in response.text


def test_without_a_deck_it_says_whom_to_ask(phone):
    assert "Ask whoever runs debate prep" in phone.get(TODAY).text


def test_a_deck_without_cards_is_no_empty_drill(phone, deck):
    response = phone.get(TODAY)

    assert "No cards yet" in response.text
    assert "Start drill" not in response.text


def test_a_deck_without_a_date_says_so(phone, surrogate):
    live_card(deck=AssignmentFactory(user=surrogate, due_at=None).deck)

    assert "no debate has a date yet" in phone.get(TODAY).text


def test_the_day_is_the_learners(phone, surrogate, deck):
    LearnerFactory(user=surrogate, time_zone="Pacific/Kiritimati")  # the 7th already

    assert "Wednesday, May 7" in phone.get(TODAY).text


def test_the_page_is_for_nobody_elses_cache(phone, deck):
    assert "no-store" in phone.get(TODAY)["Cache-Control"]


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_three_decks_as_for_one(
    phone, surrogate, noon, count, django_assert_num_queries
):
    for _ in range(count):
        deck = AssignmentFactory(user=surrogate).deck
        for _ in range(count):
            card = live_card(deck=deck)
        reviews.record(surrogate, [rating(card.pk, 1, ago=timedelta(days=3))], at=noon)
    drills.start(surrogate, at=noon)

    with django_assert_num_queries(15):
        phone.get(TODAY)
