"""What holds of the figures of any text."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.figures import find_all, find_dates, find_figures
from seeds.numerals import MAGNITUDES, ONES, TEENS, TENS

LENGTH = 2_000  # characters of a hostile text
FRAGMENTS = [
    "Mayor", "Holt", "over", "12", "libraries", "$5.2 billion", "to", "-", "–", "10 percent",
    "2031", "in", "by", "Route", "Vision", "one", "two", "nine", "hundred", "and", "a", "half",
    "million", "May", "6", "May 6", ",", ".", "2031-05-06", "5/3/31", "20", "’29", "FY", "the",
    "first", "\n", "twenty", "thirty", "€3m", "bn", "p", "%", "(", "42", ")", "between",
    "\u2009", "½", "1990s",
]  # fmt: skip
# Each would take time by the square of its length in a pattern that gives back what it took.
HOSTILE = [
    "1", "1,", "1 ", "1-", "[1,", " ", "\n", "\t \n", "two" + " " * 2_000, "twenty-",
    "two hundred and ", "one point one one ", "May  \n", "May 3 ", "2031-", "1 A A A ", "a-", "a.",
    "www.", "5 to 10 ", "Measures 1, ", "Water Act of ", "fell by nearly ", "Holt 47, ",
]  # fmt: skip
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
CURRENCIES = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "C$": "CAD", "EUR ": "EUR"}
SUFFIXES = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9, " million": 10**6, " billion": 10**9}


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14), st.sampled_from([" ", ""]))
@settings(max_examples=300)
def test_figures_stand_at_their_place_and_apart(fragments, space):
    text = space.join(fragments)
    found = find_all(text)

    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    assert all(one.end <= following.start for one, following in pairwise(found))


@given(st.text(max_size=60))
def test_any_text_is_read(text):
    found = find_all(text)

    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    assert all((each.unit == "date") == isinstance(each.value, str) for each in found)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(" ".join))
def test_what_a_speaker_is_held_to_is_what_a_document_states(text):
    stated = {(each.start, each.end, each.value, each.unit) for each in find_all(text)}

    assert {(each.start, each.end, each.value, each.unit) for each in find_figures(text)} <= stated


@given(st.integers(3, 10**12), st.sampled_from([" ", "-", "\n", "\u00a0"]), st.booleans())
def test_a_number_in_words_is_read_back(number, gap, has_and):
    words = spelled(number, "and" if has_and else "").replace(" ", gap)

    assert [(each.text, each.value) for each in find_all(f"We opened {words} of them")] == [
        (words, Decimal(number))
    ]


@given(
    st.sampled_from(list(CURRENCIES)),
    st.decimals(Decimal("0.01"), Decimal("999999.99"), places=2),
    st.sampled_from(list(SUFFIXES)),
)
def test_money_is_read_back_in_every_notation(currency, amount, suffix):
    text = f"{currency}{amount:,}{suffix}"

    assert [(each.text, each.value, each.unit) for each in find_all(f"It cost {text}.")] == [
        (text, amount * SUFFIXES[suffix], CURRENCIES[currency])
    ]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_is_read_back_in_every_notation(day):
    month = MONTHS[day.month - 1]
    written = [
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3]} {day.day:02}, {day.year}",
        day.isoformat(),
    ]

    for text in written:
        found = [(each.text, each.value) for each in find_dates(f"It opened on {text}.")]
        assert found == [(text, day.isoformat())]


@pytest.mark.parametrize("fragment", HOSTILE)
def test_a_text_made_to_be_slow_is_read(fragment):
    text = (fragment * (LENGTH // len(fragment) + 1))[:LENGTH]

    found = find_all(text)

    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    assert all(one.end <= following.start for one, following in pairwise(found))


def spelled(number: int, conjunction: str) -> str:
    """Return a whole number up to a trillion in English words."""
    for name, worth in MAGNITUDES.items():
        if number >= worth:
            rest = number % worth
            head = f"{spelled(number // worth, conjunction)} {name}"
            is_small = conjunction and 0 < rest < 100
            tail = f"{conjunction} {spelled(rest, '')}" if is_small else spelled(rest, conjunction)
            return f"{head} {tail}" if rest else head
    if number >= 100:
        head = f"{ONES[number // 100 - 1]} hundred"
        joint = f" {conjunction} " if conjunction else " "
        return f"{head}{joint}{spelled(number % 100, '')}" if number % 100 else head
    if number >= 20:
        head = TENS[number // 10 - 2]
        return f"{head} {ONES[number % 10 - 1]}" if number % 10 else head
    return ["zero", *ONES, *TEENS][number]
