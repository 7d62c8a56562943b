"""Citations find their words the day the document arrives."""

import hashlib

import pytest

from cards import citing, curation, decks
from cards.citing import Bound, Citation
from cards.models import Card, CardRevision, CardStatus
from seeds.models import Source
from seeds.readers import parse
from tests.factories.accounts import UserFactory
from tests.factories.cards import CardFactory, DeckFactory, KeyPointFactory, ProofFactory, live_card
from tests.factories.seeds import ClaimFactory, SourceFactory

pytestmark = pytest.mark.django_db

RAW = "The mayor opened twelve libraries — all of them."


@pytest.fixture
def cited():
    """A document that is cited and not read yet."""
    digest = hashlib.sha256(RAW.encode()).hexdigest()
    return SourceFactory(cited=True, sha256=digest, title="A memo")


@pytest.fixture
def document():
    return parse(RAW.encode(), name="memo.txt")


def approved_card(source: Source, *spans: tuple[int, int], deck=None, at) -> Card:
    card = CardFactory()
    KeyPointFactory(card=card)
    for position, (start, end) in enumerate(spans):
        claim, _ = source.claims.get_or_create(start=start, end=end)
        ProofFactory(card=card, claim=claim, position=position)
    curation.submit(card, by=card.author, at=at)
    card = curation.approve(card, by=UserFactory(lead=True), at=at)
    if deck:
        decks.put(deck, card)
    return card


def quotations(card: Card) -> list[str | None]:
    revision = CardRevision.objects.get(stands_for=card)
    return [proof["quotation"] for proof in revision.content["proofs"]]


def test_an_approved_card_quotes_once_its_document_is_there(cited, document, noon):
    deck = DeckFactory()
    card = approved_card(cited, (0, 9), (17, 33), deck=deck, at=noon)
    deck.refresh_from_db()
    version = deck.version
    assert quotations(card) == [None, None]

    received = citing.receive(document, at=noon)

    assert quotations(card) == ["The mayor", "twelve libraries"]
    assert received.bound == Bound(frozenset({Citation(card.pk, 0, 9), Citation(card.pk, 17, 33)}))
    deck.refresh_from_db()
    assert deck.version == version + 1
    card.refresh_from_db()
    assert card.status == CardStatus.APPROVED
    assert card.standing.content_hash == card.approved_hash


def test_older_revisions_quote_too_and_touch_no_deck(cited, document, noon):
    card = approved_card(cited, (0, 9), at=noon)
    old = CardRevision.objects.get()
    curation.retire(card, by=card.author, at=noon)

    citing.receive(document, at=noon)

    old.refresh_from_db()
    assert old.content["proofs"][0]["quotation"] == "The mayor"


def test_a_draft_quotes_at_once_and_is_counted(cited, document, noon):
    card = CardFactory()
    ProofFactory(card=card, claim=ClaimFactory(source=cited, start=0, end=9))

    received = citing.receive(document, at=noon)

    assert received.bound.quoted == {Citation(card.pk, 0, 9)}
    assert card.proofs.get().claim.quotation == "The mayor"


def test_binding_again_changes_nothing(cited, document, noon):
    deck = DeckFactory()
    approved_card(cited, (0, 9), deck=deck, at=noon)
    citing.receive(document, at=noon)
    deck.refresh_from_db()
    version = deck.version

    again = citing.receive(document, at=noon)

    assert not again.ingested.is_new
    assert again.bound == Bound()
    deck.refresh_from_db()
    assert deck.version == version


def test_a_citation_beyond_the_end_is_named_and_stays_without_words(cited, document, noon):
    card = approved_card(cited, (0, 9), (40, 900), at=noon)

    bound = citing.receive(document, at=noon).bound

    beyond = Citation(card.pk, 40, 900)
    assert bound == Bound(frozenset({Citation(card.pk, 0, 9)}), [beyond])
    assert str(beyond) == f"card {card.pk}, characters 40 to 900"
    assert quotations(card) == ["The mayor", None]
    assert citing.receive(document, at=noon).bound == Bound(outside=[beyond])


def test_a_card_with_nothing_but_a_citation_beyond_the_end_is_left_alone(cited, document, noon):
    deck = DeckFactory()
    card = approved_card(cited, (40, 900), deck=deck, at=noon)
    deck.refresh_from_db()
    version = deck.version

    citing.receive(document, at=noon)

    assert quotations(card) == [None]
    deck.refresh_from_db()
    assert deck.version == version


def test_a_source_without_its_text_binds_nothing(cited, noon):
    approved_card(cited, (0, 9), at=noon)

    assert citing.bind(cited) == Bound()


def test_other_documents_citations_are_not_touched(document, noon):
    other = SourceFactory(cited=True, sha256="b" * 64)
    card = approved_card(other, (0, 9), at=noon)

    citing.receive(document, at=noon)

    assert quotations(card) == [None]


def test_a_new_description_of_the_evidence_shows_and_leaves_approval_alone(cited, document, noon):
    card = approved_card(cited, (0, 9), at=noon)
    unrelated = live_card()
    editor = UserFactory(curator=True)
    Card.objects.filter(pk=card.pk).update(last_editor=editor)

    citing.receive(document, at=noon, outlet="The Courier")

    card.refresh_from_db()
    assert card.status == CardStatus.APPROVED
    assert card.last_editor == editor
    assert card.standing.content["proofs"][0]["source"]["outlet"] == "The Courier"
    unrelated.refresh_from_db()
    assert unrelated.standing.content["proofs"][0]["source"]["outlet"] is None


@pytest.mark.parametrize("cards", [1, 3])
def test_binding_takes_as_many_queries_for_many_cards(
    cards, cited, document, noon, django_assert_num_queries
):
    deck = DeckFactory()
    for _ in range(cards):
        approved_card(cited, (0, 9), deck=deck, at=noon)

    with django_assert_num_queries(24):
        citing.receive(document, at=noon)
