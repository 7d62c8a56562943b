"""Drafts by a program: their documents' words, or nothing."""

from dataclasses import replace

import pytest

from cards import gate
from cards.pairing import Shelf
from cards.verbatim import why_not
from tests.cards.pages import Page

ATTACK = "The mayor closed 2 libraries and called it savings."
ANSWER = "Both branches shut in the flood of 2029, and they will not stay closed."


@pytest.fixture
def page():
    return Page().says("attack", ATTACK).says("rebuttal", ANSWER)


@pytest.fixture
def draft(page):
    [draft] = page.paired(Shelf()).drafts
    return draft


def test_a_documents_words_are_admitted(page, draft):
    assert gate.admit([draft], {page.name: page.text}) == ([draft], [])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"attack": "The mayor closed 3 libraries and called it savings."},
            "The attack line “The mayor closed 3 libraries and called it savings.” is not the "
            "document’s. The source says “2”, not “3”.",
        ),
        (
            {"rebuttal": "Both branches shut in the flood of 2029, and they will stay closed."},
            "The source has “not” here.",
        ),
        ({"rebuttal": "stay closed"}, "“not” stands right before these words."),
        ({"headline": "Both branches burned down in the flood."}, "The headline “Both"),
        ({"heard_as": ("The mayor closed our schools.",)}, "The attack line “The mayor closed our"),
        ({"points": ("No branch shut in the flood.",)}, "The key point “No branch"),
    ],
)
def test_other_words_are_refused_whole_and_told(page, draft, changes, told):
    corrupted = replace(draft, **changes)

    admitted, refused = gate.admit([corrupted, draft], {page.name: page.text})

    assert admitted == [draft]
    assert len(refused) == 1
    assert told in refused[0]


def test_an_excerpt_is_the_characters_of_its_document(page, draft):
    moved = page.text.replace("The mayor", "A mayor")

    assert why_not(draft, {page.name: moved}) == f"“{ATTACK}” is not what the document has there."


def test_a_figure_is_the_characters_of_its_document(page, draft):
    (receipt,) = draft.receipts
    (figure,) = receipt.claim.figures
    claim = replace(receipt.claim, figures=(replace(figure, start=figure.start + 1),))

    corrupted = replace(draft, receipts=(replace(receipt, claim=claim),))

    assert "is not what the document has there" in str(why_not(corrupted, {page.name: page.text}))


def test_a_line_may_come_from_any_of_its_passages(page, draft):
    other = Page("other").says("rebuttal", "They opened again in May.")
    [second] = other.passages()

    either = replace(draft, supports=(second, *draft.supports), points=("", *draft.points))

    assert why_not(either, {page.name: page.text}) is None


def test_words_read_earlier_are_held_to_their_passage(draft):
    assert why_not(draft, {}) is None
    assert why_not(replace(draft, headline="They closed in May."), {}) is not None


def test_a_question_before_an_answer_is_a_template():
    page = Page().says("contrast", "Holt voted against 9 of 12 libraries.")
    [draft] = page.paired(Shelf()).drafts

    assert draft.attack not in page.text
    assert why_not(draft, {page.name: page.text}) is None
