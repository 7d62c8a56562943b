"""Two people at once: one waits, and is judged by what the other did."""

from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from threading import Barrier

import pytest
from django.db import connection, transaction

from cards import curation, decks
from cards.curation import CurationError
from cards.models import Card, CardStatus
from tests.factories.accounts import UserFactory
from tests.factories.cards import DeckFactory, proven_card

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="threads share one SQLite in memory, which knows no waiting",
    ),
]


def at_once(*acts):
    """Do these at the same moment, each on its own connection; return what each came to."""
    start = Barrier(len(acts))

    def run(act):
        try:
            start.wait(timeout=10)
            return act()
        except CurationError as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def submitted_card(at):
    card = proven_card()
    return curation.submit(card, by=card.author, at=at)


def test_of_two_leads_one_approves(noon):
    card = submitted_card(noon)
    leads = [UserFactory(lead=True), UserFactory(lead=True)]

    came = at_once(*[partial(curation.approve, card, by=lead, at=noon) for lead in leads])

    assert sorted(map(str, came)) == sorted(
        [str(card), "A card that is approved cannot become approved."]
    )
    assert (card.revisions.count(), card.events.filter(became="approved").count()) == (1, 1)


def test_a_card_that_enters_a_deck_while_it_is_approved_reaches_every_copy(noon, lead):
    deck, card = DeckFactory(), submitted_card(noon)
    decks.put(deck, card)
    decks.take_out(deck, card)  # so that no new row makes it wait for the card

    def put_and_pull():
        decks.put(deck, card)
        deck.refresh_from_db()
        pulled = deck.version, decks.cards_in(deck, at=noon)
        connection.close()
        return pulled

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            curation.approve(card, by=lead, at=noon)
            putting = pool.submit(put_and_pull)
            wait([putting], timeout=0.5)  # it must not come through before the approval does
        version, copy = putting.result(timeout=10)

    since = decks.changes(deck, after=version, at=noon)
    assert copy + since.changed == decks.cards_in(deck, at=noon) != []


def test_changes_of_the_same_cards_in_the_same_decks_wait_for_each_other(noon, lead):
    one, two = DeckFactory.create_batch(2)
    cards = [submitted_card(noon) for _ in range(4)]
    for card in cards:
        decks.put(one, card)
        decks.put(two, card)

    at_once(
        *[partial(curation.approve, card, by=lead, at=noon) for card in cards],
        partial(decks.touch, [card.pk for card in reversed(cards)]),
        partial(decks.put, two, cards[0], position=9),
        partial(decks.take_out, one, cards[3]),
    )

    assert set(Card.objects.values_list("status", flat=True)) == {CardStatus.APPROVED}
    for deck, changes in ((one, 4 + 4 + 1 + 1), (two, 4 + 4 + 1 + 1)):
        deck.refresh_from_db()
        assert deck.version <= changes
        assert max(deck.entries.values_list("changed_in", flat=True)) == deck.version
