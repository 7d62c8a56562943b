"""Whether two passages say the same, told by the stems of their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.pairing.likeness import names_of, stem, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("closed", "closing"),
        ("closes", "close"),
        ("library", "libraries"),
        ("voted", "votes"),
        ("stopped", "stop"),
        ("buses", "bus"),
        ("pressed", "press"),
        ("tried", "tries"),
        ("mayor's", "mayor"),
    ],
)
def test_forms_of_a_word_have_one_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["less", "status", "crisis", "need", "red", "5.9", "2031-05-06"])
def test_what_only_looks_like_an_ending_stays(word):
    assert stem(word) == word


def test_terms_leave_out_idle_words_and_names():
    said = terms("Mayor Vasquez has closed our libraries", names=names_of(["Ines Vasquez"]))

    assert said.stems == {"mayor", "clos", "library"}
    assert not said.is_denied


def test_what_is_denied_twice_is_not_denied():
    assert terms("She didn't close it").is_denied
    assert terms("She’s never done it").is_denied
    assert not terms("She never said that she hadn't closed it").is_denied


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She closed our libraries and called it savings", "She is closing libraries."),
        ("You were the library czar, and you failed.", "the failed library czar"),
        ("She closed the Harbor branch", "CLOSED THE HARBOR BRANCH"),
        ("She closed the Harbor branch", "She closed a branch"),
        ("She missed 31 council votes", "She missed 31 council votes last year, of 112 in all"),
    ],
)
def test_phrasings_of_one_line_are_the_same(one, other):
    assert terms(one).is_same_as(terms(other))
    assert terms(other).is_same_as(terms(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("She closed our libraries", "She never closed our libraries"),
        ("She closed our libraries", "She raised our fares"),
        ("weak on river safety", "killed the river safety bill"),
        ("the libraries", "the libraries"),
        (
            "She closed the Harbor branch and locked it",
            "She closed the Linden branch and locked it",
        ),
    ],
)
def test_other_lines_are_not(one, other):
    assert not terms(one).is_same_as(terms(other))


@given(st.text(), st.text())
def test_likeness_goes_both_ways(one, other):
    assert terms(one).is_same_as(terms(other)) == terms(other).is_same_as(terms(one))


def test_a_label_makes_a_line_whatever_is_said_with_it():
    label = terms("library czar", is_quoted=True)
    spoken = terms("This is the city's library czar, and she failed.")

    for said in (
        "slapping her with the title of “library czar.”",
        'cast as a "library czar" in ads',
    ):
        assert terms(said).is_same_as(spoken)
        assert spoken.is_same_as(terms(said))
        assert terms(said).is_same_as(label)


def test_a_denied_label_or_one_word_or_many_make_no_line():
    spoken = terms("This is the city's library czar, and she failed.")

    assert not terms("She was never the “library czar” of anything").is_same_as(spoken)
    assert not terms("They speak of a “czar” wherever they go").is_same_as(spoken)
    assert not terms("“the library czar who slept all day” is what they said").is_same_as(spoken)
