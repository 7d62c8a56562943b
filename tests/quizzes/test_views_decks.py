"""Decks, a deck, a card."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from cards import curation, decks
from cards.models import CardRevision
from tests.factories.accounts import UserFactory
from tests.factories.cards import (
    DeckFactory,
    FigureFactory,
    ProofFactory,
    TopicFactory,
    live_card,
    proven_card,
)
from tests.factories.quizzes import AssignmentFactory, LearnerFactory
from tests.factories.seeds import ClaimFactory, SourceFactory

DECKS = reverse("quizzes:decks")


def deck_at(deck):
    return reverse("quizzes:deck", args=[deck.slug])


def card_at(card):
    return reverse("quizzes:card", args=[card.pk])


def published(card, deck, noon):
    """Take a draft through curation and put it in the deck."""
    curation.submit(card, by=card.author, at=noon)
    card = curation.approve(card, by=UserFactory(lead=True), at=noon)
    decks.put(deck, card)
    return card


def test_strangers_are_asked_to_sign_in(client, deck):
    card = live_card(deck=deck)

    for address in (DECKS, deck_at(deck), card_at(card)):
        assert client.get(address).url.startswith("/accounts/login/")


def test_the_nearest_debate_comes_first_and_one_without_a_date_last(phone, surrogate, deck, noon):
    undated = AssignmentFactory(user=surrogate, due_at=None).deck
    tomorrow = AssignmentFactory(user=surrogate, due_at=noon + timedelta(days=1)).deck
    live_card(deck=deck)

    response = phone.get(DECKS)

    assert list(response.context["decks"]) == [tomorrow, deck, undated]
    assert "1 card, debate on May 20, 2031" in response.text


def test_without_a_deck_it_says_whom_to_ask(phone):
    assert "Ask whoever runs debate prep" in phone.get(DECKS).text


def test_a_deck_lists_its_live_cards_by_topic_and_says_how_long_they_hold(phone, deck, noon):
    second = live_card(deck=deck, topic=TopicFactory(title="Water"))
    first = live_card(
        deck=deck,
        topic=TopicFactory(title="Buses"),
        expires_at=datetime(2031, 6, 1, tzinfo=UTC),
    )
    proven_card()

    response = phone.get(deck_at(deck))

    topics = [(topic, [each.card_id for each in its]) for topic, its in response.context["topics"]]
    assert topics == [("Buses", [first.pk]), ("Water", [second.pk])]
    assert "The first goes out of date on June 1, 2031." in response.text


def test_a_deck_without_cards_says_so(phone, deck):
    assert "no approved card yet" in phone.get(deck_at(deck)).text


def test_a_card_is_shown_as_it_was_approved_with_its_proofs(phone, deck, noon):
    card = proven_card(
        long_rebuttal="She opened libraries. " * 25, punt="Ask me about the libraries."
    )
    FigureFactory(
        card=card,
        claim=card.proofs.get().claim,
        valid_until=datetime(2031, 12, 31, tzinfo=UTC).date(),
    )
    cited = SourceFactory(cited=True, title="Minutes", outlet="", published_on="2031-04-01")
    ProofFactory(card=card, claim=ClaimFactory(source=cited), says="They voted.", position=1)
    approved = published(card, deck, noon)

    text = phone.get(card_at(approved)).text

    for said in (
        card.attack,
        "Twelve libraries",
        "as of May 1, 2031",
        "Good until December 31, 2031",
        "They voted.",
        "Minutes, April 1, 2031. In our words: the document is not here to quote from.",
        "If you have a minute",
        "Ask me about the libraries.",
        "until January 1, 2032",
    ):
        assert said in text


def test_a_source_is_linked_if_its_address_is_a_web_address(phone, deck):
    for url in ("https://example.org/a", "javascript:alert(1)"):
        card = published(proven_card(), deck, datetime(2031, 5, 6, tzinfo=UTC))
        # A source takes no other; a revision may be older than that.
        card.standing.content["proofs"][0]["source"]["url"] = url
        CardRevision.objects.bulk_update([card.standing], ["content"])
        text = phone.get(card_at(card)).text
        assert (f'href="{url}"' in text) == url.startswith("https")


def test_a_debate_is_on_the_day_it_is_where_the_person_is(phone, surrogate, deck):
    LearnerFactory(user=surrogate, time_zone="Asia/Tokyo")  # the 21st, at six in the morning

    assert "debate on May 21, 2031" in phone.get(DECKS).text
    assert "debate on May 21, 2031" in phone.get(deck_at(deck)).text


def test_cards_and_decks_that_are_not_assigned_do_not_exist(phone):
    elsewhere = DeckFactory()
    card = live_card(deck=elsewhere)

    assert phone.get(deck_at(elsewhere)).status_code == 404
    assert phone.get(card_at(card)).status_code == 404


def test_a_card_that_is_not_live_does_not_exist(phone, deck, lead, noon):
    draft = proven_card()
    retired = live_card(deck=deck)
    curation.retire(retired, by=lead, at=noon, why="No longer true.")

    assert phone.get(card_at(draft)).status_code == 404
    assert phone.get(card_at(retired)).status_code == 404


def test_staff_see_every_deck_and_live_card(client, curator, at_noon):
    elsewhere = DeckFactory()
    card, loose = live_card(deck=elsewhere), live_card()
    client.force_login(curator)

    assert elsewhere.title in client.get(DECKS).text
    assert client.get(deck_at(elsewhere)).status_code == 200
    assert client.get(card_at(card)).status_code == 200
    assert client.get(card_at(loose)).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_three_as_for_one(phone, surrogate, count, django_assert_num_queries):
    for _ in range(count):
        deck = AssignmentFactory(user=surrogate).deck
        for _ in range(count):
            card = live_card(deck=deck)

    with django_assert_num_queries(4):
        phone.get(DECKS)
    with django_assert_num_queries(6):
        phone.get(deck_at(deck))
    with django_assert_num_queries(5):
        phone.get(card_at(card))
