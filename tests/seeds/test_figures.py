"""Which numbers a text states, and what they are worth."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.figures import FoundFigure, find_figures, find_numbers
from seeds.numerals import MAGNITUDES, ONES, TEENS, TENS

FRAGMENTS = [
    "The mayor", "opened", "12", "libraries", "$5.2 billion", "fifty-five", "percent", "in 2031",
    "Route 12", "two", "hundred", "and", "a", "million", "half", "point", "May 6", "9/11",
    "250,000", "twenty-first", "%", ".", ",", "\n", "€3m", "-", "dozen", "No. 1", "per cent",
    "thousand",
]  # fmt: skip


def figures(text):
    return [(found.text, found.value, found.unit) for found in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "found", "value", "unit"),
    [
        ("She raised $5.2 billion.", "$5.2 billion", "5200000000", "USD"),
        ("5.2 billion dollars", "5.2 billion dollars", "5200000000", "USD"),
        ("five point two billion dollars", "five point two billion dollars", "5200000000", "USD"),
        ("a 310-million-dollar fund", "310-million-dollar", "310000000", "USD"),
        ("three hundred ten million dollars", None, "310000000", "USD"),
        ("nearly $169 million", "$169 million", "169000000", "USD"),
        ("$310m in grants", "$310m", "310000000", "USD"),
        ("US$3.5 billion", "US$3.5 billion", "3500000000", "USD"),
        ("€5bn", "€5bn", "5000000000", "EUR"),
        ("250K people", "250K", "250000", None),
        ("down 55 percent", "55 percent", "55", "percent"),
        ("55%", "55%", "55", "percent"),
        ("3 per cent", "3 per cent", "3", "percent"),
        ("fifty-five percent", "fifty-five percent", "55", "percent"),
        ("five percentage points", "five percentage points", "5", "percentage points"),
        ("zero point oh five percent", None, "0.05", "percent"),
        ("250,000 jobs", "250,000", "250000", None),
        ("two hundred fifty thousand jobs", "two hundred fifty thousand", "250000", None),
        ("a hundred and one libraries", "a hundred and one", "101", None),
        ("half a million readers", "half a million", "500000", None),
        ("two and a half million readers", "two and a half million", "2500000", None),
        ("two dozen libraries", "two dozen", "24", None),
        ("over 500", "500", "500", None),
        ("5 million women", "5 million", "5000000", None),
        ("$5.2\nbillion", "$5.2\nbillion", "5200000000", "USD"),
        ("a 50-second ad", "50", "50", None),
        ("Opened 12 libraries", "12", "12", None),
        ("more than 2000 readers", "2000", "2000", None),
        ("2,031 readers", "2,031", "2031", None),
        ("praised Rivera 12 times", "12", "12", None),
        ("In May 12 percent left", "12 percent", "12", "percent"),
        ("five point two", "five point two", "5.2", None),
    ],
)
def test_a_quantity_is_found_with_its_value_and_unit(text, found, value, unit):
    assert figures(text) == [(found or text, Decimal(value), unit)]


@pytest.mark.parametrize(
    "text",
    [
        "in March 2031", "in 2031", "by 2030", "the year 1984", "in the 1990s", "2031-05-06",
        "2030-31", "the class of ’31", "May 6", "6 May", "May 6, 2031", "twenty thirty-one",
        "in two thousand twelve", "at 7:30", "9 p.m.", "Route 12", "Project 2025", "Title 42",
        "Title Forty-Two", "Day One", "No. 1", "number 1", "#1", "her home in Studio 54 again",
        "1. Open libraries", "COVID-19", "I-95", "9/11", "nine eleven", "24/7", "twenty-four seven",
        "the 5th", "May fifth", "twenty-first century", "two-thirds", "three quarters",
        "one hundredth", "one thing", "two choices", "two-faced", "millions of readers", "1.2.3",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_figure(text):
    assert figures(text) == []


def test_two_numbers_side_by_side_stay_two():
    assert figures("two hundred and three hundred, 5 to 10 percent; two million three million") == [
        ("two hundred", Decimal(200), None),
        ("three hundred", Decimal(300), None),
        ("5", Decimal(5), "percent"),
        ("10 percent", Decimal(10), "percent"),
        ("two million", Decimal(2_000_000), None),
        ("three million", Decimal(3_000_000), None),
    ]


def test_evidence_is_searched_for_years_and_small_words_too():
    found = [(each.text, each.value) for each in find_numbers("By 2030, two on Route 12")]

    assert found == [("2030", Decimal(2030)), ("two", Decimal(2)), ("12", Decimal(12))]


@pytest.mark.parametrize(
    ("unit", "agrees"), [("percent", True), ("%", True), ("USD", False), ("libraries", True)]
)
def test_units_count_where_both_are_known(unit, agrees):
    found = FoundFigure("55 percent", Decimal(55), "percent", 0, 10)

    assert found.agrees_with(Decimal(55), unit) is agrees
    assert not found.agrees_with(Decimal(56), unit)


def test_a_number_without_a_unit_agrees_with_any():
    assert find_figures("5.2 billion in loans")[0].agrees_with(Decimal(5_200_000_000), "USD")


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join))
def test_a_figure_is_what_stands_at_its_place(text):
    found = find_figures(text)

    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    assert all(one.end <= next_one.start for one, next_one in pairwise(found))
    assert set(found) <= set(find_numbers(text))


@given(st.text(alphabet="0123456789.,$% -\nkmb/:", max_size=30))
def test_any_run_of_digits_and_marks_is_read(text):
    assert all(text[each.start : each.end] == each.text for each in find_numbers(text))


@given(st.integers(10, 10**15 - 1))
def test_spelled_and_digit_forms_agree(number):
    assert [found.value for found in find_figures(f"We opened {number:,} of them")] == [number]
    assert figures(f"We opened {spelled(number)} of them") == [
        (spelled(number), Decimal(number), None)
    ]


@given(st.integers(0, 999), st.integers(0, 99), st.sampled_from(list(MAGNITUDES)))
def test_spelled_and_digit_decimals_agree(whole, decimals, magnitude):
    digits = f"{decimals:02}"
    words = " ".join(["zero", *ONES][int(digit)] for digit in digits)

    in_digits = find_figures(f"{whole}.{digits} {magnitude} dollars")
    in_words = find_figures(f"{spelled(whole)} point {words} {magnitude} dollars")

    assert [found.value for found in in_digits] == [found.value for found in in_words]
    assert len(in_words) == 1


def spelled(number: int) -> str:
    """Return a whole number under a quadrillion in English words."""
    for name, worth in MAGNITUDES.items():
        if number >= worth:
            rest = number % worth
            head = f"{spelled(number // worth)} {name}"
            return f"{head} {spelled(rest)}" if rest else head
    if number >= 100:
        head = f"{ONES[number // 100 - 1]} hundred"
        return f"{head} {spelled(number % 100)}" if number % 100 else head
    if number >= 20:
        head = TENS[number // 10 - 2]
        return f"{head}-{ONES[number % 10 - 1]}" if number % 10 else head
    return ["zero", *ONES, *TEENS][number]
