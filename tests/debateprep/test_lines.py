"""Lists and long texts as people type them."""

import pytest
from django.core.exceptions import ValidationError

from debateprep.shared.lines import LinesField, ReasonsField, TextField


def test_a_list_is_one_item_a_line():
    assert LinesField().prepare_value(["Why so few?", "Where is mine?"]) == (
        "Why so few?\nWhere is mine?"
    )


def test_lines_are_trimmed_and_empty_ones_dropped():
    assert LinesField().clean(" Why so few? \r\n\r\nWhere is mine?\n") == [
        "Why so few?",
        "Where is mine?",
    ]


@pytest.mark.parametrize("typed", ["", None, " \r\n "])
def test_nothing_typed_is_an_empty_list(typed):
    assert LinesField().clean(typed) == []


def test_a_null_character_is_refused():
    with pytest.raises(ValidationError, match="Null characters are not allowed"):
        LinesField().clean("Why \0 so few?")


def test_what_was_typed_wrongly_is_shown_again_as_typed():
    assert ReasonsField().prepare_value("no reason") == "no reason"


@pytest.mark.parametrize(
    ("initial", "typed", "changed"),
    [
        (["One."], "One.\r\n", False),
        (None, "", False),
        (["One."], "Two.", True),
        ([], "One.", True),
    ],
)
def test_only_another_list_is_a_change(initial, typed, changed):
    assert LinesField().has_changed(initial, typed) is changed


@pytest.mark.parametrize("dash", [" — ", " – ", " - ", " -- "])
def test_a_phrase_and_its_reason_are_split_at_the_dash(dash):
    assert ReasonsField().clean(f"all-time high{dash}it was not - ask the clerk") == [
        {"phrase": "all-time high", "reason": "it was not - ask the clerk"}
    ]


def test_phrases_come_back_as_they_were_typed():
    typed = "none closed — two moved"

    assert ReasonsField().prepare_value(ReasonsField().clean(typed)) == typed


@pytest.mark.parametrize("line", ["none closed", "none closed —", "— two moved"])
def test_a_phrase_without_a_reason_is_refused_by_line(line):
    with pytest.raises(ValidationError, match="Line 2 needs a phrase, a dash and a reason"):
        ReasonsField().clean(f"one — reason\n{line}")
    assert ReasonsField().has_changed([], line) is True


@pytest.mark.parametrize(
    ("initial", "typed", "changed"),
    [("One.\nTwo.", "One.\r\nTwo.", False), ("One.\n", "One.", False), ("One.", "Two.", True)],
)
def test_line_ends_of_a_browser_are_no_change(initial, typed, changed):
    assert TextField(required=False).has_changed(initial, typed) is changed


def test_text_keeps_the_line_ends_of_the_database():
    assert TextField().clean("One.\r\nTwo.") == "One.\nTwo."
    assert TextField(required=False).clean("") == ""
