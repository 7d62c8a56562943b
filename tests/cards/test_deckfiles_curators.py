"""What a curator changed since a file was loaded is theirs, and never lost unseen."""

import pytest

from cards import curation, deckfiles, decks
from cards.deckfiles.surroundings import EDITED, ELSEWHERE
from cards.models import Card, Deck, DeckCard, KeyPoint, Proof, Topic
from seeds.ingest import ingest
from seeds.models import Claim, Person, Source
from seeds.readers import parse
from tests.factories.cards import CardFactory
from tests.factories.deckfiles import CARD_IDS, card_data, deck_data, write_deck
from tests.factories.seeds import ClaimFactory, PersonFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def load(tmp_path, noon):
    """Load a deck file with these contents."""

    def load(data, **options):
        path = write_deck(tmp_path / "deck.yaml", data)
        return deckfiles.load(deckfiles.read(path), at=noon, **options)

    return load


@pytest.fixture
def line(tmp_path):
    """Return the line on which a text stands in the file."""

    def line(text):
        return (tmp_path / "deck.yaml").read_text().splitlines().index(text) + 1

    return line


@pytest.fixture
def edit(curator, noon):
    """Change the card as a curator would."""

    def edit(card=None, **values):
        card = card or Card.objects.get()
        for name, value in values.items():
            setattr(card, name, value)
        card.save()
        return curation.edited(card, by=curator, at=noon)

    return edit


def test_a_curators_change_stays_and_says_nothing_while_the_file_stays(load, edit):
    load(deck_data())
    edit(punt="Ask the board.")

    loaded = load(deck_data())

    assert Card.objects.get().punt == "Ask the board."
    assert not loaded.is_changed
    assert loaded.conflicts == []


def test_changes_of_different_fields_are_both_kept(load, edit, curator):
    load(deck_data())
    edit(punt="Ask the board.")

    loaded = load(deck_data(card_data(0, headline="The mayor opened them all.")))

    card = Card.objects.get()
    assert (card.punt, card.headline) == ("Ask the board.", "The mayor opened them all.")
    assert loaded.conflicts == []
    assert card.last_editor == curator  # who may still not approve it


def test_a_field_that_both_changed_stays_the_curators_and_is_named_each_time(load, edit, line):
    load(deck_data())
    edit(punt="Ask the board.", headline="She did.")
    data = deck_data(card_data(0, headline="The mayor opened them all."))

    for _ in range(2):
        loaded = load(data)

        (conflict,) = loaded.conflicts
        assert conflict.line == line("  headline: The mayor opened them all.")
        assert conflict.field == "cards[0].headline"
        assert conflict.message == EDITED
        assert Card.objects.get().headline == "She did."
        assert not loaded.is_changed


def test_the_rest_of_a_load_with_a_conflict_is_done(load, edit):
    load(deck_data(card_data(0), card_data(1)))
    edit(Card.objects.get(pk=CARD_IDS[0]), headline="She did.")

    loaded = load(
        deck_data(
            card_data(0, headline="Another line.", owner="new-desk"),
            card_data(1, headline="Another line."),
        )
    )

    assert len(loaded.conflicts) == 1
    first, second = Card.objects.order_by("pk")
    assert (first.headline, first.owner) == ("She did.", "new-desk")
    assert second.headline == "Another line."


def test_overwriting_takes_the_files_side_and_leaves_what_only_the_curator_changed(load, edit):
    load(deck_data())
    edit(punt="Ask the board.", headline="She did.")

    loaded = load(deck_data(card_data(0, headline="Another line.")), overwrite=True)

    card = Card.objects.get()
    assert (card.headline, card.punt) == ("Another line.", "Ask the board.")
    assert loaded.conflicts == []


def test_overwriting_all_of_a_curators_changes_leaves_no_editor(load, edit):
    load(deck_data())
    edit(headline="She did.")

    load(deck_data(card_data(0, headline="Another line.")), overwrite=True)

    assert Card.objects.get().last_editor is None


def test_a_file_that_takes_the_curators_word_ends_the_conflict(load, edit):
    load(deck_data())
    edit(headline="She did.")
    load(deck_data(card_data(0, headline="Another line.")))

    loaded = load(deck_data(card_data(0, headline="She did.")))

    assert loaded.conflicts == []
    assert not loaded.is_changed
    later = load(deck_data(card_data(0, headline="She did it.")))
    assert later.conflicts == []
    assert Card.objects.get().headline == "She did it."


def test_proofs_a_curator_changed_stay(load, edit):
    load(deck_data())
    proof = Proof.objects.get()
    proof.says = "All nine are."
    proof.save()
    edit()
    data = deck_data()
    data["cards"][0]["proofs"][0]["says"] = "They say so."

    loaded = load(data)

    assert [conflict.field for conflict in loaded.conflicts] == ["cards[0].proofs"]
    assert Proof.objects.get() == proof


def test_a_card_from_the_admin_keeps_its_words_against_a_file_that_knows_its_id(load, line):
    CardFactory(pk=CARD_IDS[0], headline="She did.", topic__slug="libraries")

    loaded = load(deck_data())

    messages = {problem.field: problem.message for problem in loaded.conflicts}
    assert messages["cards[0].headline"] == ELSEWHERE
    assert Card.objects.get().headline == "She did."


def test_a_proof_on_a_key_point_the_curator_dropped_stands_without_it(load, edit):
    proof = {"source": "memo", "span": [0, 9], "says": "It is so.", "key_point": 0}
    load(deck_data(card_data(0, proofs=[proof])))
    KeyPoint.objects.all().delete()
    edit()
    data = deck_data(card_data(0, proofs=[{**proof, "says": "It is."}]))

    load(data, overwrite=True)

    assert Proof.objects.get().says == "It is."
    assert Proof.objects.get().key_point is None


def test_a_card_the_curator_took_out_stays_out_until_the_file_says_it_anew(load):
    data = deck_data(card_data(0), card_data(1))
    load(data)
    decks.take_out(Deck.objects.get(), Card.objects.get(pk=CARD_IDS[0]))

    loaded = load(data)

    assert not loaded.is_changed
    assert DeckCard.objects.get(card=CARD_IDS[0]).has_left


def test_a_card_the_curator_put_in_stays_when_the_file_changes(load):
    load(deck_data(card_data(0), card_data(1)))
    own = CardFactory()
    decks.put(Deck.objects.get(), own)

    loaded = load(deck_data(card_data(1)))

    assert [str(pk) for pk in loaded.left] == [CARD_IDS[0]]
    assert not DeckCard.objects.get(card=own).has_left


def test_an_order_that_both_changed_stays_the_curators_unless_overwritten(load, line):
    load(deck_data(*(card_data(n) for n in range(3))))
    deck = Deck.objects.get()
    for position, n in enumerate((2, 0, 1)):
        decks.put(deck, Card.objects.get(pk=CARD_IDS[n]), position=position)
    data = deck_data(*(card_data(n) for n in (1, 0, 2)))

    def order():
        cards = DeckCard.objects.order_by("position").values_list("card", flat=True)
        return [CARD_IDS.index(str(pk)) for pk in cards]

    loaded = load(data)

    (conflict,) = loaded.conflicts
    assert (conflict.line, conflict.field) == (line("cards:"), "cards")
    assert order() == [2, 0, 1]
    assert load(data, overwrite=True).conflicts == []
    assert order() == [1, 0, 2]


def test_a_card_that_was_deleted_comes_back_with_the_file(load):
    load(deck_data(card_data(0), card_data(1)))
    DeckCard.objects.filter(card=CARD_IDS[0]).delete()
    Card.objects.get(pk=CARD_IDS[0]).delete()

    loaded = load(deck_data(card_data(0), card_data(1)))

    assert [str(pk) for pk in loaded.new] == [CARD_IDS[0]]
    assert not DeckCard.objects.get(card=CARD_IDS[0]).has_left


AROUND = {
    "deck": (Deck, "title", "deck.title"),
    "people": (Person, "side", "people[0].side"),
    "sources": (Source, "title", "sources.memo.title"),
    "topics": (Topic, "title", "topics.libraries"),
}


@pytest.mark.parametrize("part", AROUND)
def test_what_stands_around_the_cards_is_merged_the_same_way(load, part):
    model, field, named = AROUND[part]
    load(deck_data())
    model.objects.update(**{field: "theirs"})
    assert not load(deck_data()).is_changed
    data = deck_data()
    if part == "people":
        data["people"][0]["side"] = "neutral"
    elif part == "topics":
        data["topics"]["libraries"] = "neutral"
    elif part == "deck":
        data["deck"]["title"] = "neutral"
    else:
        data["sources"]["memo"]["title"] = "neutral"

    loaded = load(data)

    assert [(each.field, each.message) for each in loaded.conflicts] == [(named, EDITED)]
    assert getattr(model.objects.get(), field) == "theirs"
    assert load(data, overwrite=True).is_changed
    assert getattr(model.objects.get(), field) == "neutral"


@pytest.mark.parametrize("part", AROUND)
def test_what_the_file_changes_around_the_cards_is_changed(load, part):
    model, field, _ = AROUND[part]
    load(deck_data())
    data = deck_data(deck={"slug": "valley-2031", "title": "neutral"})
    data["people"][0]["side"] = "neutral"
    data["topics"]["libraries"] = "neutral"
    data["sources"]["memo"]["title"] = "neutral"

    assert load(data).is_changed

    assert getattr(model.objects.get(), field) == "neutral"


def test_somebody_who_was_deleted_stays_deleted_until_the_file_says_something_new(load):
    load(deck_data())
    Person.objects.all().delete()

    assert not load(deck_data()).is_changed
    assert not Person.objects.exists()

    data = deck_data()
    data["people"][0]["side"] = "neutral"
    assert load(data).is_changed
    assert Person.objects.get().side == "neutral"


def test_somebody_another_deck_brought_keeps_what_it_said(load):
    PersonFactory(name="Ines Vasquez", side="theirs")

    loaded = load(deck_data())

    assert ("people[0].side", ELSEWHERE) in [
        (each.field, each.message) for each in loaded.conflicts
    ]
    assert Person.objects.get().side == "theirs"


RAW = b"# The reader's guess\nOutlet: A guess\nWords enough to be cited."


def sourced(**source):
    document = parse(RAW, name="memo.md")
    return document, deck_data(sources={"memo": {"sha256": document.sha256, **source}})


def test_what_the_reader_guessed_of_a_document_gives_way_to_the_file(load, noon):
    document, data = sourced(title="A memo", outlet="The desk", grade="B")
    ingest(document, at=noon)

    loaded = load(data)

    source = Source.objects.get()
    assert loaded.conflicts == []
    assert (source.title, source.outlet, source.grade) == ("A memo", "The desk", "B")
    assert source.text.encode() == RAW


def test_what_was_given_for_a_document_does_not(load, noon):
    document, data = sourced(title="A memo", outlet="The desk")
    ingest(document, at=noon, outlet="The Courier")

    loaded = load(data)

    assert [(each.field, each.message) for each in loaded.conflicts] == [
        ("sources.memo.outlet", EDITED)
    ]
    assert Source.objects.get().title == "A memo"
    assert Source.objects.get().outlet == "The Courier"


def test_a_source_another_deck_described_keeps_that(load):
    document, data = sourced(title="A memo")
    SourceFactory(cited=True, sha256=document.sha256, title="Theirs")

    loaded = load(data)

    assert ("sources.memo.title", ELSEWHERE) in [
        (each.field, each.message) for each in loaded.conflicts
    ]


def cited_by(name, **proof):
    said = {"source": "memo", "span": [0, 10], "says": "It is so."}
    return deck_data(card_data(0, proofs=[{**said, **({"speaker": name} if name else {})}]))


def test_a_speaker_from_elsewhere_stays_and_is_named_until_overwritten(load):
    data = cited_by("Ines Vasquez")
    source = SourceFactory(sha256=data["sources"]["memo"]["sha256"], text="0123456789" * 3)
    ClaimFactory(source=source, start=0, end=10, speaker="Desmond Holt")

    first, second = load(data), load(data)

    assert "cards[0].proofs[0].speaker" in [each.field for each in first.conflicts]
    assert "cards[0].proofs" in [each.field for each in second.conflicts]
    assert Claim.objects.get().speaker == "Desmond Holt"
    load(data, overwrite=True)
    assert Claim.objects.get().speaker == "Ines Vasquez"
    assert load(data).conflicts == []


def test_a_speaker_nobody_named_yet_is_taken_from_the_file(load):
    data = cited_by("Ines Vasquez")
    source = SourceFactory(sha256=data["sources"]["memo"]["sha256"], text="0123456789" * 3)
    ClaimFactory(source=source, start=0, end=10)

    load(data)

    assert Claim.objects.get().speaker == "Ines Vasquez"


def test_a_file_that_names_no_speaker_leaves_the_one_that_is_known(load):
    data = cited_by("")
    source = SourceFactory(sha256=data["sources"]["memo"]["sha256"], text="0123456789" * 3)
    ClaimFactory(source=source, start=0, end=10, speaker="Desmond Holt")

    loaded = load(data)

    assert "cards[0].proofs[0].speaker" not in [each.field for each in loaded.conflicts]
    assert Claim.objects.get().speaker == "Desmond Holt"
    assert not load(data).is_changed


def test_a_curators_draft_is_not_approved_with_the_file(load, edit, curator, lead, noon):
    loaded = load(deck_data(card_data(0), card_data(1)))
    edit(Card.objects.get(pk=CARD_IDS[0]), headline="She did.")

    approved = deckfiles.approve_all(loaded, by=lead, at=noon)

    assert approved.count == 1
    (refused,) = approved.refused
    assert (refused.line, refused.field) == (next(iter(loaded.lines.values())), "cards[0]")
    assert refused.message == (
        f"not approved: {curator.name} edited it and has not submitted it yet."
    )
    assert Card.objects.get(pk=CARD_IDS[0]).status == "draft"


def test_a_card_that_a_curator_submitted_is_approved_with_the_file(load, edit, curator, lead, noon):
    loaded = load(deck_data())
    curation.submit(edit(punt="Ask the board."), by=curator, at=noon)

    assert deckfiles.approve_all(loaded, by=lead, at=noon).count == 1
    assert Card.objects.get().standing.said("punt") == "Ask the board."
