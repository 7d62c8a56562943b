"""The same thing with another figure or date, and what only looks like it."""

import pytest

from cards.pairing import Shelf
from tests.cards.pages import Page

MILL = "We reopened Mill Street library in March 2030."


def contradictions(one, other, shelf=None):
    shelf = shelf or Shelf()
    first = Page("first").says("fact", one)
    second = Page("second").says("fact", other)
    first.paired(shelf)
    return second.paired(shelf).contradictions


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MILL, "Our notes have the Mill Street library reopening in May 2030."),
        ("The councilman missed 31 council votes.", "He missed 29 council votes."),
        ("The bridge repairs cost $84 million.", "The bridge repairs cost $8.4 million."),
        (
            "About six months into the term he was asked to work on the river leaks.",
            "The work on river leaks dates to March 2031.",
        ),
        ("The forum on bridges is on April 22.", "The forum on bridges is on April 23, 2031."),
    ],
)
def test_the_same_thing_with_another_figure_or_date_is_a_contradiction(one, other):
    [found] = contradictions(one, other)

    assert (found.one.text, found.other.text) == (one, other)
    assert found.one.excerpt.document == "first"


def test_a_contradiction_says_what_it_is_about_in_the_documents_words():
    [found] = contradictions(MILL, "Our notes have the Mill Street library reopening in May 2030.")

    assert found.what == "reopened, Mill, Street, library"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (MILL, "We reopened Mill Street library in 2030."),  # less exact
        ("The forum on bridges is on April 22.", "The forum on bridges is on April 22, 2031."),
        ("Bridge repairs cost $8.4 million.", "Bridge repairs cost about $8 million."),
        ("Bridge repairs cost $8.4 million.", "The bridge toll brings $2 million."),
        ("The new city bridge has 4 lanes.", "The new city bridge has 12 arches."),  # other things
        ("Bridge repairs cost nothing: 0 dollars.", "Bridge repairs cost nothing: 0 dollars."),
        ("Bridge repairs cost $84 million.", "Bridge repairs are 84 percent done."),  # other units
        ("He took the Harbor ferry for 26 years.", "She saw Harbor's ferry once in 4 years."),
        ("Ferry tickets | $12 | Harbor", "Ferry tickets | $14 | Harbor"),  # rows of a table
    ],
)
def test_what_can_both_be_true_is_none(one, other):
    assert contradictions(one, other) == []


def test_a_document_may_contradict_itself_but_a_sentence_does_not():
    said = "Bridge repairs cost $84 million, or $8.4 million, for bridge repairs."
    page = Page().says("fact", said)
    page.says("fact", "The bridge repairs cost $12 million.")

    [found] = page.paired(Shelf()).contradictions

    assert found.other.text == "The bridge repairs cost $12 million."


def test_the_same_words_again_are_one_statement():
    shelf = Shelf()
    contradictions("Bridge repairs cost $84 million.", "Bridge repairs cost $84 million.", shelf)

    assert len(contradictions("Nothing.", "The bridge repairs cost $8.4 million.", shelf)) == 1


def test_zero_is_not_a_rounded_figure():
    assert len(contradictions("The bridge repairs cost $0.", "The bridge repairs cost $2.")) == 1
