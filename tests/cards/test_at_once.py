"""Two people at once: one waits, and is judged by what the other did."""

from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from threading import Barrier

import pytest
from django.db import connection, transaction
from django.urls import reverse

from cards import citing, curation, deckfiles, decks
from cards.curation import CurationError
from cards.models import Card, CardStatus
from seeds.readers import parse
from tests.cards.admin_pages import card_url, client_of, deck_url, filled
from tests.factories.accounts import UserFactory
from tests.factories.cards import (
    CardFactory,
    DeckFactory,
    KeyPointFactory,
    ProofFactory,
    live_card,
    proven_card,
)
from tests.factories.deckfiles import CARD_IDS, card_data, deck_data, write_deck
from tests.factories.seeds import ClaimFactory, SourceFactory

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


def waits(act, *, first, then=None):
    """Begin an act while a transaction has done `first`, and return what the act came to.

    It must not come through before the transaction is over, nor stand in the way of `then`.
    """

    def run():
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            acting = pool.submit(run)
            wait([acting], timeout=0.5)
            if then:
                then()
        return acting.result(timeout=10)


def submitted_card(at):
    card = proven_card()
    return curation.submit(card, by=card.author, at=at)


def test_of_two_leads_one_approves(noon):
    card = submitted_card(noon)
    leads = [UserFactory(lead=True), UserFactory(lead=True)]

    came = at_once(*[partial(curation.approve, card, by=lead, at=noon) for lead in leads])

    assert sorted(map(str, came)) == sorted([str(card), "This card is approved already."])
    assert (card.revisions.count(), card.events.filter(became="approved").count()) == (1, 1)


def test_a_card_that_enters_a_deck_while_it_is_approved_reaches_every_copy(noon, lead):
    deck, card = DeckFactory(), submitted_card(noon)
    decks.put(deck, card)
    decks.take_out(deck, card)  # so that no new row makes it wait for the card

    def put_and_pull():
        decks.put(deck, card)
        deck.refresh_from_db()
        return deck.version, decks.cards_in(deck, at=noon)

    version, copy = waits(put_and_pull, first=partial(curation.approve, card, by=lead, at=noon))

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


def test_a_load_holds_the_cards_that_left_its_file_before_the_deck(noon, tmp_path):
    def load(*cards):
        path = write_deck(tmp_path / "deck.yaml", deck_data(*cards))
        return deckfiles.load(deckfiles.read(path), at=noon)

    load(card_data(0), card_data(1))
    card = Card.objects.get(pk=CARD_IDS[0])

    loaded = waits(
        partial(load, card_data(1)),
        first=partial(curation.locked, card),
        then=partial(decks.touch, [card.pk]),
    )

    assert loaded.left == [card.pk]


def test_a_deck_saved_in_the_admin_holds_its_cards_before_itself(noon, curator):
    deck, card = DeckFactory(), live_card()
    decks.put(deck, card)
    client, url = client_of(curator), deck_url(deck)
    posted = filled(client, url, title="Another title", **{"entries-0-position": "7"})

    answer = waits(
        partial(client.post, url, posted),
        first=partial(curation.locked, card),
        then=partial(decks.touch, [card.pk]),
    )

    assert answer.status_code == 302
    deck.refresh_from_db()
    assert (deck.title, deck.entries.get().position) == ("Another title", 7)


def test_a_claim_edited_in_the_admin_waits_for_the_cards_that_cite_it(noon, curator):
    card = live_card()
    claim = card.proofs.get().claim
    client, url = client_of(curator), reverse("admin:seeds_claim_change", args=[claim.pk])
    posted = filled(client, url, end=str(claim.end - 1))
    elsewhere = CardFactory()

    answer = waits(
        partial(client.post, url, posted),
        first=partial(curation.locked, card),
        then=partial(ProofFactory, card=elsewhere, claim=claim),
    )

    assert answer.status_code == 302
    card.refresh_from_db()
    assert card.status == CardStatus.DRAFT


def test_a_document_that_arrives_while_a_card_is_approved_gives_it_its_words(noon, lead):
    document = parse(b"The mayor opened twelve libraries.", name="memo.txt")
    card = CardFactory()
    KeyPointFactory(card=card)
    source = SourceFactory(cited=True, sha256=document.sha256)
    ProofFactory(card=card, claim=ClaimFactory(source=source, start=0, end=9))
    curation.submit(card, by=card.author, at=noon)

    waits(
        partial(citing.receive, document, at=noon),
        first=partial(curation.approve, card, by=lead, at=noon),
    )

    card.refresh_from_db()
    assert [proof["quotation"] for proof in card.standing.content["proofs"]] == ["The mayor"]


def test_a_card_saved_in_the_admin_is_compared_with_what_others_have_just_written(curator):
    card, client = proven_card(), client_of(curator)
    posted = filled(client, card_url(card), headline="Mine.")
    theirs = partial(Card.objects.filter(pk=card.pk).update, headline="Theirs.")

    answer = waits(partial(client.post, card_url(card), posted), first=theirs)

    assert "Someone changed this card while you were editing it" in answer.text
    card.refresh_from_db()
    assert card.headline == "Theirs."
