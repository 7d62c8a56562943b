"""A document's words made to fit a card: cut where nothing is lost, or left whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.pairing.wording import Fitted, fit, lines, plain
from debateprep.shared.text import words


def test_words_stand_on_one_line_without_the_comma_of_what_followed():
    assert plain("we reopened\n  both of them,") == "we reopened both of them"


def test_what_fits_stays_as_it_is():
    assert fit("We reopened both.", words_at_most=3) == Fitted("We reopened both.")


@pytest.mark.parametrize(
    ("whole", "kept"),
    [
        ("We reopened it in March. It is open on Sundays.", "We reopened it in March."),
        (
            "We reopened Mill Street in March, and we added Sunday hours at all nine.",
            "We reopened Mill Street in March",
        ),
        (
            "We turned the trucks away at once — which is the law — and we said so.",
            "",
        ),
        (
            "We turned the trucks away at once, because the law asks it of everybody.",
            "We turned the trucks away at once",
        ),
    ],
)
def test_the_end_is_left_out_where_a_sentence_or_a_clause_ends(whole, kept):
    fitted = fit(whole, words_at_most=8)

    assert fitted == (Fitted(kept, is_cut=True) if kept else Fitted(whole, is_over=True))


@pytest.mark.parametrize(
    "whole",
    [
        "We will reopen the branch on Mill Street, but not before the flood wall is done.",
        "We will reopen the branch on Mill Street. But the wall comes first.",
        "We will reopen the branch on Mill Street, if the state pays its half of it.",
        "We will reopen every branch in the city, with the exception that nobody pays, as he says.",
        "We were told that the bridge is safe, according to an office that never looked.",
        "We lowered the fare for everybody here, and nearly all of them have noticed it.",
        "The libraries of the city and the valley, which were closed, are open again.",
        'He told us "we were closed all of that long winter, and nobody said anything".',
        "The mayor of the city of Linden Valley, and her good old friends.",
        "We open, because the city needs its libraries more than it needs stadiums.",
    ],
)
def test_nothing_is_cut_that_limits_denies_or_carries_what_stays(whole):
    assert fit(whole, words_at_most=9) == Fitted(whole, is_over=True)


def test_a_limit_in_characters_holds_too():
    said = "She closed libraries all over the valley, and she locked the doors of all of them."

    assert fit(said, words_at_most=99, characters_at_most=50) == Fitted(
        "She closed libraries all over the valley", is_cut=True
    )


def test_titles_and_initials_end_no_sentence():
    assert list(lines("Sen. J. Holt was wrong about it.")) == ["Sen. J. Holt was wrong about it."]


def test_lines_are_sentences_first_and_then_clauses_that_stand_alone():
    said = "Two branches shut in the flood, and both of them are open again. We paid for it."

    assert list(lines(said)) == [
        "Two branches shut in the flood, and both of them are open again.",
        "We paid for it.",
        "Two branches shut in the flood",
        "both of them are open again.",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "But we were there all day.",  # takes something back
        "because he thought that it would help him win",  # hangs on something
        "We paid for all of it. But that was later.",  # is taken back
    ],
)
def test_what_needs_its_surroundings_is_no_line(said):
    assert "".join(lines(said)).count("all") == 0
    assert said not in list(lines(said))


def test_the_last_of_a_list_is_no_clause():
    said = "We sent money to Harbor, Elm, and Mill Street was given nothing."

    assert list(lines(said)) == [said]


def test_a_clause_is_not_torn_from_a_denial():
    said = "Nobody closed the branch, and it is open on Sundays."

    assert "it is open on Sundays." not in list(lines(said))


TEXTS = st.text(alphabet="ab N'\"“”(),.;:—!?\n and not but which", max_size=200)


@given(TEXTS, st.integers(1, 12))
def test_cut_words_are_always_the_documents_own(text, most):
    fitted = fit(text, words_at_most=most)

    assert fitted.text in plain(text) or fitted.text == plain(text)
    assert fitted.is_over or len(words(fitted.text)) <= most


@given(TEXTS)
def test_lines_are_always_the_documents_own(text):
    assert all(line in " ".join(text.split()) for line in lines(text))


def test_a_title_or_a_month_does_not_end_a_sentence():
    said = "All seven shut while Lt. Gov. Holt ran it. The poll of Oct. 2 says so."

    assert next(lines(said)) == "All seven shut while Lt. Gov. Holt ran it."
    assert "The poll of Oct. 2 says so." in list(lines(said))
