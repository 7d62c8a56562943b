"""What is in a deck, and what changed since."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cards import curation, decks
from cards.models import Card, CardStatus, Deck, DeckCard, Figure
from debateprep.accounts.models import User
from tests.factories.accounts import UserFactory
from tests.factories.cards import DeckFactory, FigureFactory, live_card, proven_card

pytestmark = pytest.mark.django_db

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def attacks(deck, at):
    return [card["attack"] for card in decks.cards_in(deck, at=at)]


def version(deck):
    deck.refresh_from_db()
    return deck.version


def test_cards_come_in_the_decks_order(noon):
    deck = DeckFactory()
    one, two = live_card(attack="One."), live_card(attack="Two.")
    decks.put(deck, one)
    decks.put(deck, two)
    decks.put(deck, one, position=7)
    decks.put(deck, live_card(attack="Three."))

    assert attacks(deck, noon) == ["Two.", "One.", "Three."]
    assert [entry.position for entry in deck.entries.all()] == [1, 7, 8]


def test_a_card_says_where_it_stands_and_when_that_last_changed(noon):
    deck = DeckFactory()
    decks.put(deck, live_card())
    decks.put(deck, live_card(), position=4)

    cards = decks.cards_in(deck, at=noon)

    assert [(card["deck_version"], card["position"]) for card in cards] == [(1, 0), (2, 4)]


def test_putting_a_card_where_it_is_changes_nothing():
    deck, card = DeckFactory(), live_card()
    entry = decks.put(deck, card)

    assert decks.put(deck, card) == decks.put(deck, card, position=entry.position) == entry
    assert version(deck) == 1


def test_a_card_that_was_taken_out_comes_back_at_the_end(noon):
    deck, card = DeckFactory(), live_card(attack="One.")
    decks.put(deck, card)
    decks.put(deck, live_card(attack="Two."))
    decks.take_out(deck, card)

    entry = decks.put(deck, card)

    assert (entry.changed_in, entry.has_left, deck.entries.count()) == (4, False, 2)
    assert attacks(deck, noon) == ["Two.", "One."]


def test_taking_out_what_is_not_in_changes_nothing():
    deck, card = DeckFactory(), live_card()
    decks.take_out(deck, card)
    decks.put(deck, card)
    decks.take_out(deck, card)
    decks.take_out(deck, card)

    assert version(deck) == 2


def test_a_change_counts_in_every_deck_that_holds_the_card():
    one, two, left, other = DeckFactory.create_batch(4)
    card, neighbor = live_card(), live_card()
    for deck in (one, two, left):
        decks.put(deck, card)
    decks.put(two, neighbor)
    decks.put(other, neighbor)
    decks.take_out(left, card)

    decks.touch([card.pk])

    assert [version(deck) for deck in (one, two, left, other)] == [2, 3, 2, 1]
    entries = DeckCard.objects.filter(card=card, deck__in=[one, two]).order_by("deck_id")
    assert {entry.deck_id: entry.changed_in for entry in entries} == {one.pk: 2, two.pk: 3}
    assert DeckCard.objects.get(card=neighbor, deck=two).changed_in == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_a_change_takes_as_many_queries_for_any_number_of_decks(rows, django_assert_num_queries):
    card = live_card()
    for deck in DeckFactory.create_batch(rows):
        decks.put(deck, card)

    with django_assert_num_queries(6):  # two of them the savepoint
        decks.touch([card.pk])


@pytest.mark.parametrize("rows", [1, 3])
def test_a_deck_is_read_in_one_query(rows, noon, django_assert_num_queries):
    deck = DeckFactory()
    for _ in range(rows):
        live_card(deck=deck)
    deck.refresh_from_db()

    with django_assert_num_queries(1):
        assert len(decks.cards_in(deck, at=noon)) == rows
    with django_assert_num_queries(1):
        assert len(decks.changes(deck, after=0, at=noon).changed) == rows


def gone(deck, at, after=0):
    deck.refresh_from_db()
    since = decks.changes(deck, after=after, at=at)
    return {(each["id"], each["reason"]) for each in since.gone}


def test_a_card_that_is_gone_says_why(noon, lead, curator):
    deck = DeckFactory()
    removed, retired, resumed, withdrawn, expired, stale = [
        live_card(deck=deck, expires_at=noon + DAY) for _ in range(6)
    ]
    decks.take_out(deck, removed)
    curation.retire(retired, by=lead, at=noon)
    curation.reopen(curation.retire(resumed, by=lead, at=noon), by=curator, at=noon)
    Card.objects.filter(pk=withdrawn.pk).update(status=CardStatus.WITHDRAWN, standing=None)
    expired.standing.lapses_at = stale.standing.lapses_at = noon
    expired.standing.save(update_fields=["lapses_at"])
    stale.standing.save(update_fields=["lapses_at"])

    assert gone(deck, noon) == {
        (str(removed.pk), "removed"),
        (str(retired.pk), "retired"),
        (str(resumed.pk), "retired"),
        (str(withdrawn.pk), "withdrawn"),
        (str(expired.pk), "expired"),
        (str(stale.pk), "expired"),
    }


def test_a_card_that_lapsed_is_named_each_time(noon):
    deck = DeckFactory()
    card = live_card(deck=deck, expires_at=noon + DAY)

    assert gone(deck, noon, after=1) == set()
    assert gone(deck, noon + DAY, after=1) == {(str(card.pk), "expired")}


def test_a_card_nobody_ever_saw_is_not_named(noon):
    deck = DeckFactory()
    decks.put(deck, proven_card())

    assert (gone(deck, noon), decks.cards_in(deck, at=noon)) == (set(), [])


# -- The law ----------------------------------------------------------------------------------


@st.composite
def histories(draw):
    """Draw what happens to three cards in a deck: each step is a verb, a card and a number."""
    verb = st.sampled_from(sorted(STEPS))
    return draw(st.lists(st.tuples(verb, st.integers(0, 2), st.integers(0, 3)), max_size=14))


def put(deck, card, number, at):
    decks.put(deck, card, position=number or None)


def take_out(deck, card, number, at):
    decks.take_out(deck, card)


def edit(deck, card, number, at):
    card.headline = f"The mayor opened libraries, said {'again ' * number}today."
    card.expires_at = at + number * DAY
    card.save(update_fields=["headline", "expires_at"])
    curation.edited(card, by=card.author, at=at)


def date_a_figure(deck, card, number, at):
    Figure.objects.filter(card=card).update(valid_until=at.date() + number * DAY)
    curation.edited(card, by=card.author, at=at)


def file(deck, card, number, at):
    card.damage = number + 1
    card.save(update_fields=["damage"])
    curation.edited(card, by=card.author, at=at)


def approve(deck, card, number, at):
    curation.submit(card, by=card.author, at=at)
    curation.approve(card, by=User.objects.get(username="approver"), at=at)


def wait(deck, card, number, at):
    pass


def retire(deck, card, number, at):
    curation.retire(card, by=card.author, at=at)


def reopen(deck, card, number, at):
    curation.reopen(card, by=card.author, at=at)


VERBS = (put, take_out, edit, date_a_figure, file, approve, retire, reopen, wait)
STEPS = {verb.__name__: verb for verb in VERBS}


def brought_up_to_date(copy, since):
    """Apply changes as `decks.changes` says a client does."""
    dropped = {each["id"] for each in since.gone}
    cards = {card["id"]: card for card in copy if card["id"] not in dropped}
    cards |= {card["id"]: card for card in since.changed}
    return sorted(cards.values(), key=lambda card: (card["position"], card["id"]))


class TestChanges(TestCase):
    """Two cards are live in the deck and lapse in two days; the third is a draft outside it."""

    @classmethod
    def setUpTestData(cls):
        cls.deck = DeckFactory()
        UserFactory(username="approver", lead=True)
        expires_at = NOON + 2 * DAY
        cls.cards = [live_card(deck=cls.deck, expires_at=expires_at) for _ in range(2)]
        cls.cards.append(proven_card(expires_at=expires_at))
        for card in cls.cards:
            claim = card.proofs.get().claim
            FigureFactory(card=card, claim=claim, as_of=date(2031, 1, 1), value=12)

    @settings(max_examples=30, deadline=None)
    @given(histories())
    def test_bring_every_older_copy_to_a_full_pull(self, history):
        deck, at = Deck.objects.get(pk=self.deck.pk), NOON
        copies = {0: [], deck.version: decks.cards_in(deck, at=at)}
        for verb, which, number in history:
            at += DAY * (number % 2)
            with suppress(curation.CurationError):  # a step that is not allowed changes nothing
                STEPS[verb](deck, Card.objects.get(pk=self.cards[which].pk), number, at)
            deck.refresh_from_db()
            pulled = decks.cards_in(deck, at=at)
            for after, copy in copies.items():
                since = decks.changes(deck, after=after, at=at)
                assert brought_up_to_date(copy, since) == pulled
            copies[deck.version] = pulled
