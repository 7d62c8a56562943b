"""A deck file becomes rows: all of it or nothing, and twice is as good as once."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cards import curation, deckfiles, decks
from cards.deckfiles import DeckFileError
from cards.models import Card, CardStatus, CurationEvent, Deck, DeckCard, KeyPoint, Proof, Topic
from seeds.models import Claim, Person, Source
from tests.factories.cards import CardFactory, DeckFactory
from tests.factories.deckfiles import CARD_IDS, SHA256, card_data, deck_data, write_deck
from tests.factories.seeds import ClaimFactory, SourceFactory

pytestmark = pytest.mark.django_db

FULL = card_data(
    0,
    heard_as=["Why close them?"],
    loaded_words=["closed"],
    long_rebuttal="word " * 65,
    bridge="What matters is who opens them.",
    punt="Ask the library board.",
    do_not_say=[{"phrase": "We closed none", "reason": "Two closed."}],
    likelihood=5,
    damage=2,
    note="Check the month.",
    backup_owner="second-desk",
    expires_at="2031-11-05T20:00:00-05:00",
    key_points=[
        {"text": "All are open.", "required": True, "paraphrases": ["Open today"]},
        {"text": "Two closed.", "required": False},
    ],
    figures=[
        {
            "what": "libraries",
            "value": 12.5,
            "unit": "libraries",
            "say_as": "about twelve",
            "as_of": "2031-05-01",
            "valid_until": "2031-12-01",
            "proof": 1,
        }
    ],
    proofs=[
        {"source": "memo", "span": [0, 9], "says": "It is heard.", "stance": "receipt"},
        {
            "source": "memo",
            "span": [5, 30],
            "says": "They are open.",
            "stance": "supports",
            "speaker": "Ines Vasquez",
            "key_point": 1,
        },
    ],
)


@pytest.fixture
def load(tmp_path, noon):
    """Load a deck file with these contents."""

    def load(data, **options):
        path = write_deck(tmp_path / "deck.yaml", data)
        return deckfiles.load(deckfiles.read(path), **{"at": noon, **options})

    return load


def rows() -> dict[str, list]:
    """Return every row that a load could write."""
    models = (Deck, DeckCard, Card, KeyPoint, Proof, Topic, Claim, Person, Source, CurationEvent)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def test_a_card_arrives_with_everything_the_file_says(load):
    load(deck_data(FULL))

    card = Card.objects.get()
    assert str(card.pk) == CARD_IDS[0]
    assert (card.kind, card.topic_id, card.status) == ("rebuttal", "libraries", CardStatus.DRAFT)
    assert (card.attack, card.heard_as) == ("You closed library 0.", ["Why close them?"])
    assert (card.long_rebuttal, card.loaded_words) == (("word " * 65).strip(), ["closed"])
    assert (card.bridge, card.punt) == ("What matters is who opens them.", "Ask the library board.")
    assert card.do_not_say == [{"phrase": "We closed none", "reason": "Two closed."}]
    assert (card.likelihood, card.damage, card.note) == (5, 2, "Check the month.")
    assert (card.owner, card.backup_owner) == ("library-desk", "second-desk")
    assert card.expires_at == datetime(2031, 11, 6, 1, tzinfo=UTC)
    assert (card.author, card.last_editor) == (None, None)
    first, second = card.key_points.all()
    assert (first.text, first.is_required, first.paraphrases) == (
        "All are open.",
        True,
        ["Open today"],
    )
    assert (second.text, second.is_required, second.paraphrases) == ("Two closed.", False, [])
    receipt, support = card.proofs.all()
    assert (receipt.stance, receipt.claim.role, receipt.claim.speaker) == ("receipt", "attack", "")
    assert (support.says, support.claim.role) == ("They are open.", "rebuttal")
    assert (support.claim.start, support.claim.end) == (5, 30)
    assert (support.claim.speaker, support.key_point) == ("Ines Vasquez", second)
    figure = card.figures.get()
    assert (figure.value, figure.unit, figure.claim) == (
        Decimal("12.5"),
        "libraries",
        support.claim,
    )
    assert (figure.as_of, figure.valid_until) == (date(2031, 5, 1), date(2031, 12, 1))


def test_a_deck_arrives_with_its_people_sources_and_topics(load):
    source = {
        "sha256": SHA256,
        "title": "A memo",
        "outlet": "The Courier",
        "author": "R. Adeyemi",
        "published_on": "2031-04-02",
        "url": "https://example.org/memo",
        "grade": "B",
        "side": "theirs",
    }
    person = {"name": "Ines Vasquez", "side": "ours", "principal": True, "pronoun": "she"}
    data = deck_data(
        deck={"slug": "valley", "title": "Valley", "debate_at": "2031-05-13"},
        people=[{**person, "aliases": ["the mayor"]}],
        sources={"memo": source},
    )

    loaded = load(data)

    deck = Deck.objects.get()
    assert loaded.deck == deck
    assert (deck.title, deck.debate_at) == ("Valley", datetime(2031, 5, 13, tzinfo=UTC))
    ines = Person.objects.get()
    assert (ines.name, ines.side, ines.is_principal) == ("Ines Vasquez", "ours", True)
    assert (ines.pronoun, ines.aliases) == ("she", ["the mayor"])
    row = Source.objects.get()
    assert (row.sha256, row.title, row.outlet) == (SHA256, "A memo", "The Courier")
    assert (row.author, row.published_on) == ("R. Adeyemi", date(2031, 4, 2))
    assert (row.url, row.grade, row.side) == ("https://example.org/memo", "B", "theirs")
    assert row.text is None
    assert Topic.objects.get().title == "Libraries"


def test_cards_stand_in_the_order_of_the_file(load):
    load(deck_data(card_data(2), card_data(0), card_data(1)))

    entries = DeckCard.objects.order_by("position")
    assert [str(pk) for pk in entries.values_list("card", flat=True)] == [
        CARD_IDS[2],
        CARD_IDS[0],
        CARD_IDS[1],
    ]


def test_a_card_may_follow_one_that_comes_later_in_the_file(load):
    load(deck_data(card_data(0, follows=CARD_IDS[1]), card_data(1)))

    assert str(Card.objects.get(pk=CARD_IDS[0]).follows_id) == CARD_IDS[1]


@pytest.mark.parametrize(
    ("kind", "stance", "role"),
    [
        ("rebuttal", "supports", "rebuttal"),
        ("contrast", "supports", "contrast"),
        ("fact", "supports", "fact"),
        ("contrast", "receipt", "attack"),
        ("fact", "contradicts", "none"),
    ],
)
def test_a_claim_gets_its_role_from_what_it_is_used_for(load, kind, stance, role):
    proof = {"source": "memo", "span": [0, 9], "says": "It is so.", "stance": stance}

    load(deck_data(card_data(0, kind=kind, proofs=[proof])))

    assert Claim.objects.get().role == role


def test_loading_again_changes_no_row_at_all(load):
    data = deck_data(FULL, card_data(1, follows=CARD_IDS[0]))
    assert load(data).is_changed
    before = rows()

    again = load(data)

    assert rows() == before
    assert not again.is_changed
    assert (again.new, again.changed, again.left, again.conflicts) == ([], [], [], [])


def test_loading_in_other_words_for_the_same_changes_nothing(load):
    load(deck_data(card_data(0, expires_at="2031-05-06")))
    before = rows()

    assert not load(
        deck_data(card_data(0, expires_at="2031-05-06T02:00:00+02:00", heard_as=[]))
    ).is_changed
    assert rows() == before


@pytest.mark.parametrize("cards", [1, 3])
def test_loading_again_takes_as_many_queries_for_many_cards(cards, load, django_assert_num_queries):
    data = deck_data(*(card_data(n) for n in range(cards)))
    load(data)

    with django_assert_num_queries(18):
        load(data)


def test_nothing_is_stored_if_anything_is_wrong(load):
    with pytest.raises(DeckFileError):
        load(deck_data(card_data(0), card_data(1, topic="zoo")))

    assert not any(rows().values())


def test_an_excerpt_outside_a_document_that_is_there_is_refused(load):
    SourceFactory(sha256=SHA256, text="0123456789")

    with pytest.raises(DeckFileError, match="ends at 11, but the document has 10 characters"):
        load(deck_data(card_data(1)))


def test_a_card_may_follow_one_that_is_only_in_the_database(load):
    stored = CardFactory()

    load(deck_data(card_data(0, follows=str(stored.pk))))

    assert Card.objects.get(pk=CARD_IDS[0]).follows == stored


def test_a_changed_card_is_updated_in_place_and_reopened(load, lead, noon):
    data = deck_data(FULL, card_data(1))
    loaded = load(data)
    deckfiles.approve_all(loaded, by=lead, at=noon)
    first, second = Card.objects.order_by("pk")
    data["cards"][0]["headline"] = "The mayor opened them all."

    loaded = load(data)

    assert loaded.changed == [first.pk]
    assert loaded.is_changed
    first.refresh_from_db()
    assert (first.headline, first.status) == ("The mayor opened them all.", CardStatus.DRAFT)
    assert first.standing.said("headline") == "The mayor opened libraries."
    second.refresh_from_db()
    assert second.status == CardStatus.APPROVED


def test_filing_reopens_nothing_and_shows_at_once(load, lead, noon):
    data = deck_data()
    deckfiles.approve_all(load(data), by=lead, at=noon)
    data["cards"][0]["damage"] = 5

    load(data)

    card = Card.objects.get()
    assert card.status == CardStatus.APPROVED
    assert card.standing.weight == card.weight == 15 / 9


def test_key_points_keep_their_ids_by_their_words_or_else_by_their_place(load):
    points = [{"text": text, "required": True} for text in ("One.", "Two.", "Three.")]
    data = deck_data(card_data(0, key_points=points))
    load(data)
    one, two, three = KeyPoint.objects.order_by("position")
    texts = ("Three.", "Second.", "One.", "Four.")
    data["cards"][0]["key_points"] = [{"text": text, "required": True} for text in texts]

    load(data)

    points = list(KeyPoint.objects.order_by("position"))
    assert [point.text for point in points] == list(texts)
    assert points[:3] == [three, two, one]
    data["cards"][0]["key_points"] = [{"text": "Four.", "required": True}]
    load(data)
    assert KeyPoint.objects.get() == points[3]


def test_a_card_that_left_the_file_leaves_the_deck_and_a_tombstone(load):
    load(deck_data(card_data(0), card_data(1)))

    loaded = load(deck_data(card_data(1)))

    assert [str(pk) for pk in loaded.left] == [CARD_IDS[0]]
    assert loaded.is_changed
    left = DeckCard.objects.get(card=CARD_IDS[0])
    assert left.has_left
    assert left.changed_in == Deck.objects.get().version
    assert not load(deck_data(card_data(1))).is_changed


def test_a_card_that_came_back_is_in_the_deck_again(load):
    data = deck_data(card_data(0), card_data(1))
    load(data)
    load(deck_data(card_data(1)))

    load(data)

    entries = DeckCard.objects.filter(has_left=False).order_by("position")
    assert [str(pk) for pk in entries.values_list("card", flat=True)] == CARD_IDS[:2]


def test_a_card_of_another_deck_is_shared(load):
    load(deck_data(card_data(0)))

    loaded = load(deck_data(card_data(0), deck={"slug": "second", "title": "Second"}))

    assert (loaded.new, loaded.changed) == ([], [])
    assert Card.objects.get().entries.count() == 2


def test_a_claim_that_is_there_is_used_and_keeps_its_role(load):
    source = SourceFactory(sha256=SHA256, text="0123456789")
    claim = ClaimFactory(source=source, start=0, end=10, role="none", speaker="")

    load(deck_data(card_data(0)))

    assert Proof.objects.get().claim == claim
    assert Claim.objects.get().role == "none"


def test_a_speaker_the_file_corrects_is_corrected_wherever_the_words_are_cited(load, lead, noon):
    proof = {"source": "memo", "span": [0, 9], "says": "It is so."}
    data = deck_data(card_data(0, proofs=[{**proof, "speaker": "Ines Vasquez"}]))
    deckfiles.approve_all(load(data), by=lead, at=noon)
    elsewhere = CardFactory()
    Proof.objects.create(card=elsewhere, claim=Claim.objects.get(), says="It is so.")
    curation.submit(elsewhere, by=elsewhere.author, at=noon)
    curation.approve(elsewhere, by=lead, at=noon)
    data["cards"][0]["proofs"][0]["speaker"] = "Desmond Holt"

    load(data)

    assert Claim.objects.get().speaker == "Desmond Holt"
    statuses = dict(Card.objects.values_list("pk", "status"))
    assert statuses[elsewhere.pk] == CardStatus.DRAFT
    assert set(statuses.values()) == {CardStatus.DRAFT}
    elsewhere.refresh_from_db()
    assert elsewhere.last_editor == elsewhere.author


def test_a_source_described_anew_shows_at_once_and_reopens_nothing(load, lead, noon):
    data = deck_data()
    deckfiles.approve_all(load(data), by=lead, at=noon)
    data["sources"]["memo"]["outlet"] = "The Courier"

    loaded = load(data)

    assert loaded.is_changed
    assert Source.objects.get().outlet == "The Courier"
    card = Card.objects.get()
    assert card.status == CardStatus.APPROVED
    assert card.standing.content["proofs"][0]["source"]["outlet"] == "The Courier"


def test_a_deck_that_a_curator_made_takes_a_file_and_keeps_its_own_cards(load):
    deck = DeckFactory(slug="valley-2031", title="The valley race")
    own = CardFactory()
    decks.put(deck, own)

    loaded = load(deck_data())

    assert loaded.conflicts == []
    held = deck.entries.filter(has_left=False).values_list("card", flat=True)
    assert {str(pk) for pk in held} == {str(own.pk), CARD_IDS[0]}


def test_approving_goes_on_after_a_card_that_is_refused(load, lead, noon):
    data = deck_data(card_data(0), card_data(1, proofs=[]), card_data(2))
    loaded = load(data)
    curation.submit(Card.objects.get(pk=CARD_IDS[2]), by=None, at=noon)

    approved = deckfiles.approve_all(loaded, by=lead, at=noon)

    assert approved.count == 2
    (refused,) = approved.refused
    assert refused.line == loaded.lines[Card.objects.get(pk=CARD_IDS[1]).pk]
    assert refused.field == "cards[1]"
    assert refused.message.startswith("not approved: ")
    assert Card.objects.get(pk=CARD_IDS[1]).status == CardStatus.DRAFT
    assert deckfiles.approve_all(loaded, by=lead, at=noon).count == 0
