"""The one gate: what a card quotes, and who says it, on save and on approval."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cards import curation, deckfiles
from cards.curation import CurationError
from cards.models import CardStatus
from cards.snapshot import content_hash, content_of
from seeds import crediting
from seeds.models import Claim
from tests.cards.admin_pages import card_url, client_of, filled, move
from tests.clients import signed_in
from tests.factories.cards import CardFactory, FigureFactory, KeyPointFactory, ProofFactory
from tests.factories.deckfiles import card_data, deck_data, write_deck
from tests.factories.seeds import ClaimFactory, PersonFactory, SourceFactory

pytestmark = pytest.mark.django_db

TEXT = (
    "Libraries, four years on\n\n"
    "The mayor opened 12 libraries and hired 40 librarians.\n\n"
    "“We will keep most of them open on Sundays, and we will not close one,” Ines Vasquez said.\n\n"
    "Ben Holt disagreed. “She has closed two of them,” Holt said.\n\n"
    "Nobody wrote down who shouted: “Keep them open!”\n"
)
OPENED = "The mayor opened 12 libraries and hired 40 librarians."
PROMISE = "We will keep most of them open on Sundays, and we will not close one"
CHARGE = "She has closed two of them"
SHOUT = "Keep them open!"


@pytest.fixture
def source():
    PersonFactory(name="Ines Vasquez", side="ours", is_principal=True, pronoun="she")
    PersonFactory(name="Ben Holt", side="theirs", aliases=["Holt"], pronoun="he")
    return SourceFactory(title="Memo", text=TEXT)


def claim_of(source, words, **values):
    start = TEXT.index(words)
    claim = ClaimFactory(source=source, start=start, end=start + len(words), **values)
    crediting.compare([claim])
    return claim


def card_on(*claims, status=CardStatus.SUBMITTED, **values):
    card = CardFactory(status=status, **values)
    KeyPointFactory(card=card)
    for position, claim in enumerate(claims):
        ProofFactory(card=card, claim=claim, position=position)
    return card


def errors(card):
    return [(each.field, each.code) for each in curation.findings(card) if each.is_error]


def approve(card, lead, noon):
    return curation.approve(card, by=lead, at=noon)


# -- True drafts pass, corrupted ones are stopped ----------------------------------------------


def true_card(source, **values):
    """Return a card that says what its documents say: a quotation, a figure, a speaker."""
    opened = claim_of(source, OPENED)
    promise = claim_of(source, PROMISE, speaker="Ines Vasquez", is_quotation=True)
    said = {"rebuttal": "She opened twelve libraries, and said “we will not close one”."}
    card = card_on(opened, promise, **{**said, **values})
    FigureFactory(card=card, claim=opened, say_as="twelve")
    return card


def test_a_true_card_passes(source, lead, noon):
    card = true_card(source)

    assert errors(card) == []
    assert approve(card, lead, noon).status == CardStatus.APPROVED


CORRUPTED = {
    "a changed word": (
        {"rebuttal": "She said “we will keep all of them open on Sundays”."},
        ("rebuttal", "misquoted"),
        "The source says “most”, not “all”.",
    ),
    "a dropped not": (
        {"rebuttal": "She said “and we will close one”."},
        ("rebuttal", "misquoted"),
        "The source has “not” here.",
    ),
    "a not that is cut off": (
        {"headline": "She said “has closed two of” the libraries, “opened 14 libraries” too."},
        ("headline", "misquoted"),
        "The source says “12”, not “14”.",
    ),
    "an ellipsis that hides a not": (
        {"bridge": "“on Sundays, and we will … close one”"},
        ("bridge", "misquoted"),
        "The words left out hold “not”.",
    ),
    "a moved figure in the answer": (
        {"rebuttal": "She hired twelve librarians."},
        ("rebuttal", "moved"),
        "The rebuttal says “twelve” of librarians; its proof, of libraries.",
    ),
    "a changed figure in the answer": (
        {"rebuttal": "She opened fourteen libraries."},
        ("rebuttal", "unproven_figure"),
        "The rebuttal says “fourteen”",
    ),
}


@pytest.mark.parametrize(
    ("values", "finding", "message"), list(CORRUPTED.values()), ids=list(CORRUPTED)
)
def test_a_corrupted_card_is_stopped(source, lead, noon, values, finding, message):
    card = true_card(source, **values)

    assert finding in errors(card)
    with pytest.raises(CurationError) as refused:
        approve(card, lead, noon)
    assert message in str(refused.value)
    card.refresh_from_db()
    assert card.status == CardStatus.SUBMITTED


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"value": 14}, "not_carried"),
        ({"unit": "USD"}, "not_carried"),
        ({"unit": "percent"}, "not_carried"),
        ({"what": "librarians hired", "unit": "librarians"}, "moved"),
    ],
)
def test_a_corrupted_figure_is_stopped(source, lead, noon, values, code):
    card = true_card(source)
    card.figures.update(**values)

    assert ("figures", code) in errors(card)
    with pytest.raises(CurationError, match="“Memo” has: The mayor opened 12 libraries"):
        approve(card, lead, noon)


def test_the_api_refuses_with_the_nearest_passage(source, lead):
    card = true_card(source, **CORRUPTED["a changed word"][0])

    answer = signed_in(lead).post(
        f"/api/v1/cards/{card.pk}/approve/", json.dumps({}), content_type="application/json"
    )

    assert answer.status_code == 409
    (error,) = answer.json()["errors"]
    assert "The source says “most”, not “all”." in error["detail"]
    assert "“Memo” has: “We will keep most of them open on Sundays" in error["detail"]


def test_the_card_is_saved_and_the_nearest_passage_stands_beside_the_field(curator, source):
    card = true_card(source, status=CardStatus.DRAFT)
    client = client_of(curator)
    wrong = CORRUPTED["a changed word"][0]

    client.post(card_url(card), filled(client, card_url(card), **wrong))

    card.refresh_from_db()
    assert card.rebuttal == wrong["rebuttal"]
    help_text = client.get(card_url(card)).context["adminform"].form.fields["rebuttal"].help_text
    assert "The source says “most”, not “all”." in help_text
    assert "“Memo” has: <span" in help_text
    assert "“We will keep most of them open on Sundays, and we will not close one,”" in help_text


def test_a_lead_cannot_press_on(lead, source):
    card = true_card(source, **CORRUPTED["a dropped not"][0])

    (message,) = move(lead, card, "approve")

    assert "The source has “not” here." in message


# -- Speakers ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "speaker", "code"),
    [
        (PROMISE, "Ines Vasquez", None),
        (CHARGE, "Ines Vasquez", "speaker_contradicted"),
        (SHOUT, "Ben Holt", "speaker_unresolved"),
        (SHOUT, "", "speaker_missing"),
    ],
)
def test_a_speaker_is_confirmed_or_stops_the_card(source, lead, noon, words, speaker, code):
    claim = claim_of(source, words, speaker=speaker, is_quotation=True)
    card = card_on(claim)

    assert errors(card) == ([("proofs", code)] if code else [])
    if code:
        with pytest.raises(CurationError):
            approve(card, lead, noon)
    else:
        approve(card, lead, noon)


def test_it_says_who_speaks_there_and_leads_to_the_claim(source, curator):
    claim = claim_of(source, CHARGE, speaker="Ines Vasquez", is_quotation=True)
    card = card_on(claim)

    (finding,) = [each for each in curation.findings(card) if each.is_error]

    assert finding.message == (
        "Proof 1 has Ines Vasquez say what the document has Holt say: correct the speaker, or "
        "tick it on the claim."
    )
    assert finding.passage == "“She has closed two of them,” Holt said."
    assert finding.claim == claim.pk
    shown = client_of(curator).get(card_url(card)).text
    assert f'<a href="/admin/seeds/claim/{claim.pk}/change/">Open the claim</a>' in shown


@pytest.mark.parametrize(("words", "speaker"), [(CHARGE, "Ines Vasquez"), (SHOUT, "Ben Holt")])
def test_a_curators_tick_lets_it_pass(source, curator, lead, noon, words, speaker):
    claim = claim_of(source, words, speaker=speaker, is_quotation=True)
    card = card_on(claim)

    crediting.tick(claim, by=curator, at=noon)

    assert approve(card, lead, noon).status == CardStatus.APPROVED


def test_a_tick_changes_nothing_that_is_approved(source, curator, lead, noon):
    claim = claim_of(source, PROMISE, speaker="Ines Vasquez", is_quotation=True)
    card = approve(card_on(claim), lead, noon)
    approved = card.approved_hash

    crediting.tick(claim, by=curator, at=noon)
    curation.edited(card, by=curator, at=noon)

    card.refresh_from_db()
    assert (card.status, content_hash(content_of(card))) == (CardStatus.APPROVED, approved)


def test_a_speaker_is_compared_once_more_on_approval(source, lead, noon):
    claim = claim_of(source, CHARGE, speaker="Ben Holt", is_quotation=True)
    card = card_on(claim)
    Claim.objects.update(speaker="Ines Vasquez")  # its status is that of the other

    with pytest.raises(CurationError, match="has Ines Vasquez say what the document has Holt"):
        approve(card, lead, noon)


def test_citations_wait_for_their_document(lead, noon):
    missing = SourceFactory(cited=True)
    claim = ClaimFactory(source=missing, speaker="Ines Vasquez", is_quotation=True)
    card = card_on(claim, rebuttal="She said “we will not close one”.")

    assert errors(card) == []
    assert "quotation_not_checked" in [each.code for each in curation.findings(card)]
    assert approve(card, lead, noon).status == CardStatus.APPROVED


# -- Deck files --------------------------------------------------------------------------------


def loaded(tmp_path, noon, source, words, speaker):
    start = TEXT.index(words)
    span = [start, start + len(words)]
    said = {"source": "memo", "says": "She said so.", "stance": "supports"}
    proof = {**said, "span": span, "speaker": speaker}
    memo = {"sha256": source.sha256, "title": "Memo", "grade": "B"}
    data = deck_data(card_data(proofs=[proof]), sources={"memo": memo})
    path = write_deck(tmp_path / "deck.yaml", data)
    return deckfiles.load(deckfiles.read(path), at=noon)


@pytest.mark.parametrize(
    ("words", "speaker", "refused"),
    [
        (PROMISE, "Ines Vasquez", 0),
        (SHOUT, "Ines Vasquez", 0),
        (CHARGE, "Ines Vasquez", 1),
    ],
)
def test_a_files_word_is_enough_unless_the_document_says_otherwise(
    tmp_path, noon, lead, source, words, speaker, refused
):
    file = loaded(tmp_path, noon, source, words, speaker)

    approved = deckfiles.approve_all(file, by=lead, at=noon)

    assert len(approved.refused) == refused
    claim = Claim.objects.get()
    assert (claim.speaker_checked_by, claim.speaker_checked_at) == (None, noon)


def test_a_file_vouches_for_a_speaker_that_was_found_already(tmp_path, noon, source):
    claim = claim_of(source, SHOUT, speaker="Ben Holt", origin="extractor")

    loaded(tmp_path, noon, source, SHOUT, "Ben Holt")

    claim.refresh_from_db()
    assert claim.has_sure_speaker


def test_a_curators_tick_outlives_a_file_that_says_the_same(tmp_path, noon, source, curator):
    claim = claim_of(source, CHARGE, speaker="Ines Vasquez")
    crediting.tick(claim, by=curator, at=noon)

    loaded(tmp_path, noon, source, CHARGE, "Ines Vasquez")

    claim.refresh_from_db()
    assert claim.speaker_checked_by == curator


# -- Cost --------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_findings_ask_as_much_for_many_cards_that_quote(source, rows, django_assert_num_queries):
    promise = claim_of(source, PROMISE, speaker="Ben Holt", is_quotation=True)
    wrong = CORRUPTED["a changed word"][0]
    cards = [card_on(promise, **wrong) for _ in range(rows)]

    with django_assert_num_queries(6):
        found = curation.findings_of(cards)

    assert {len([each for each in found[card.pk] if each.is_error]) for card in cards} == {2}


@pytest.mark.parametrize("path", ["/admin/cards/card/"])
def test_the_list_asks_as_much_for_many_cards_that_quote(source, curator, path):
    promise = claim_of(source, PROMISE, speaker="Ben Holt", is_quotation=True)
    client = client_of(curator)
    counts = []
    for _ in range(2):
        for _ in range(2):
            card_on(promise, **CORRUPTED["a dropped not"][0])
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        counts.append(len(asked))

    assert counts[0] == counts[1]
