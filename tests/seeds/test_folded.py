"""A text as it is matched, and where each stretch of it came from."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.folded import Folded, fold

PIECES = [
    "The", "mayor’s", "“doors”", "—", " – ", "--", "-", "…", "...", ". . .", " ", "\xa0",
    "\u2009",     "\u200b", "\xad", "\n", "\r\n", "\n\n", "-\n", "ﬁ", "ﬂ", "Æ", "ß", "İ", "é",
    "e\u0301", "²",     "½", "№", "５", "Ω", "й", "שלום", "*", "**", "_", "a", "B", ".", ",",
    "\ufeff", "\u202e", "Ǆ", "ŉ",     "한", "\u1112\u1161\u11ab", "\U0001f3db\ufe0f", "'", '"',
]  # fmt: skip
hostile_text = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The Mayor", "the mayor"),
        ("the mayor’s ‘own’ “words”", "the mayor's 'own' \"words\""),
        ("«words» „words‟ ＂words＂", '"words" "words" "words"'),
        ("two \xa0 libraries\r\n\r\nin\u2009May", "two libraries in may"),
        ("li\xadbra\u200bries", "libraries"),
        ("a \u200b b\ufeff", "a b"),
        ("immi-\ngration", "immigration"),
        ("immi-  \n  gration", "immigration"),
        ("in 2030-\n31", "in 2030-31"),
        ("first-\n\nsecond", "first-second"),
        ("ﬁnal oﬃce", "final office"),
        ("role — an issue", "role-an issue"),
        ("role—an issue -- now – here", "role-an issue-now-here"),
        ("US‑Mexico 10−5", "us-mexico 10-5"),
        ("people … not", "people...not"),
        ("people . . . not....", "people...not..."),
        ("STRASSE Straße", "strasse strasse"),
        ("İzmir", "i̇zmir"),
        ("５ percent", "5 percent"),
        ("10² and ½ and ①", "10² and ½ and ①"),
        ("**Two** *libraries* 2*3", "two libraries 2*3"),
        ("a\fb\x85c\u2028d", "a b c d"),
        ("", ""),
    ],
)
def test_what_typesetting_does_is_undone(text, folded):
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("She said “The doors are locked.”", "the doors", "The doors"),
        ("“The\xa0mayor’s\noffice—closed”", '"the mayor\'s office - closed"', None),
        ("the ofﬁce of immi-\ngration and long-\nterm care", "immigration", "immi-\ngration"),
        ("the ofﬁce of immi-\ngration and long-\nterm care", "long-term care", "long-\nterm care"),
        ("immi-\ngration and long-\nterm care", "immigration and long-term care", None),
        ("the long-term care", "long-\nterm", "long-term"),
        ("the café is open", "CAFE\u0301", "café"),
        ("  The doors  ", "  the\ndoors ", "The doors"),
        ("two **open** doors", "two open doors", None),
        ("pay — or leave", "pay -", "pay —"),
    ],
)
def test_words_are_found_however_they_are_typed(text, words, found):
    place = fold(text).find(words)

    assert place is not None
    assert text[slice(*place)] == (found or text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the office", "the officers"),
        ("oﬃce", "of"),
        ("café", "cafe"),
        ("and so…", "and so."),
        ("a long-term plan", "a longterm plan"),
        ("immi-\ngration", "immigrant"),
        ("anything", ""),
        ("anything", " \u200b "),
        ("immi-\ngration", "-"),
        ("", "word"),
    ],
)
def test_what_is_not_there_is_not_found(text, words):
    assert fold(text).find(words) is None


def test_a_search_can_begin_further_on():
    text = "The “doors” and the doors"

    assert fold(text).find("doors") == (5, 10)
    assert fold(text).find("doors", 6) == (20, 25)
    assert fold(text).find("doors", 21) is None


def test_a_search_goes_on_behind_half_a_letter():
    text = "ﬁ and f and i"

    assert fold(text).find("f") == (6, 7)


def test_places_go_there_and_back():
    text = "“Ofﬁce” hours"
    folded = fold(text)

    assert folded.origin(1, 7) == (1, 6)
    assert folded.folded_span(1, 6) == (1, 7)
    assert folded.origin(3, 3) == (3, 3)
    assert folded.origin(7, 8) == (6, 7)
    assert folded.origin(8, 9) == (7, 8)
    assert folded.origin(99, 99) == (13, 13)
    assert [folded.is_whole(place) for place in range(6)] == [True, True, True, True, False, True]


@given(hostile_text, st.data())
def test_what_is_found_folds_to_what_was_asked(text, data):
    start = data.draw(st.integers(0, len(text)))
    words = text[start : data.draw(st.integers(start, len(text)))]

    found = fold(text).find(words)

    if found:
        begin, end = found
        assert 0 <= begin < end <= len(text)
        without = [re.sub("-", "", fold(part).text.strip()) for part in (text[begin:end], words)]
        assert without[0] == without[1]


@given(hostile_text)
def test_every_word_of_a_text_is_found_in_it(text):
    for match in re.finditer(r"(?<!\S)[A-Za-z]+(?!\S)", text):
        begin, end = fold(text).find(match[0])
        assert text[begin:end].casefold() == match[0].casefold()


@given(hostile_text)
def test_the_map_never_turns_back(text):
    folded = Folded(text)

    spans = [folded.origin(place, place + 1) for place in range(len(folded.text))]

    for (first, first_end), (second, second_end) in pairwise(spans):
        assert first <= second
        assert first_end <= second_end
    assert all(0 <= start <= end <= len(text) for start, end in spans)


@pytest.mark.parametrize(
    "unit",
    [
        "”",
        "\u200b",
        "-",
        ".",
        " ",
        "- ",
        " .",
        "-\n",
        "a-\n",
        "e\u0301",
        "é—",
        "* ",
        "a ",
        "ﬁ",
        "й",
    ],
)
def test_a_text_made_to_be_slow_is_folded(unit):
    text = unit * 500 + "The Doors"

    start, end = Folded(text).find("the doors")

    assert text[start:end].endswith("The Doors")
    assert Folded(text).find("nowhere-at all") is None
