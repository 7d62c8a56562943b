"""Dates and years in running text, as exact as they are written.

The value of a date is like ISO 8601: "2031-03", "2031-07-31", "--04-22" without a year; that of
a year is a number. Of a range both ends are given, each with the month and the year of both.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from seeds.numerals import GAP, ONES, SMALL, TEENS, TENS, any_of, value_of_words

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
_SHORT = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
]  # fmt: skip
YEARS = range(1900, 2100)
CENTURY, MILLENNIUM = 100, 2000
MONTHS_A_YEAR = 12
_LEAP_YEAR = 2000  # February 29 without a year is a date
LONGEST_SPAN = 300  # years from the first to the last of a range, "1776-2026"

_S = r"[^\S\n]{1,3}\n?[^\S\n]{0,3}"  # a space, or the end of a line
# In small letters these are words of another kind.
_VERBS = {"March", "May", "Mar"}
_MONTH_NAME = any_of(
    [
        form
        for name in [*MONTHS, *_SHORT]
        for form in (name, name.upper(), *([] if name in _VERBS else [name.lower()]))
    ]
)
_MONTH = rf"{_MONTH_NAME}\b\.?"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_TWO_DIGITS = rf"(?:{any_of(TENS)}(?:[ -]{any_of(ONES)})?|{any_of(TEENS)}|oh[ -]{any_of(ONES)})\b"
SPOKEN_YEAR = (
    rf"(?i:\b(?:nineteen|twenty)[ -]{_TWO_DIGITS}|\btwo{_S}thousand{_S}(?:and{_S})?{SMALL})"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_SPOKEN_DAY = rf"(?i:{any_of([name.replace('-', '[ -]') for name in reversed(_ORDINALS)])})"
# What goes on, or says that the number counts something: "May 12 percent", "March 5,000".
_GOES_ON = rf"(?!\d|\w|[.,:/]\d|%|{GAP}(?:percent|per{GAP}cent|thousand|million|billion)\b)"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|through|and|or)\s)"


def _of_year(name: str) -> str:
    return rf"(?:,?{_S}(?:of{_S})?(?P<{name}>{_YEAR}|{SPOKEN_YEAR})(?![\w%]|[.,:/]\d))?"


_DATE = re.compile(
    rf"""
    (?<![\w.,/-])(?P<iso>(?P<iso_year>{_YEAR})(?P<dash>[-/])(?P<iso_month>\d\d?)
      (?:(?P=dash)(?P<iso_day>\d\d?)(?=\D|$)(?![-/]\d)|(?![-/\d])))
  | (?<![\w.,/-])(?P<slashed>(?P<one>\d\d?)(?P<mark>[/.-])(?P<other>\d\d?)
      (?:(?P=mark)(?P<full>\d{{4}})|/(?P<short>\d\d))(?![\w/]|\.\d))
  | (?<![\w.,/$€£])(?P<day>{_DAY}|{_SPOKEN_DAY}(?={_S}of\b))
      (?:{_TO}(?P<day_to>{_DAY}))?
      (?:{_S}|-)(?:of{_S})?(?P<month>{_MONTH})(?![\w]){_of_year("year")}
  | \b(?P<named>{_MONTH}){_S}(?:the{_S})?(?P<on>{_DAY}|{_SPOKEN_DAY}\b){_GOES_ON}
      (?:{_TO}(?P<on_to>{_DAY}|{_SPOKEN_DAY}\b){_GOES_ON})?{_of_year("on_year")}
  | \b(?P<from>{_MONTH})(?:\s?[-–—]\s?|{_S}(?:to|through|and){_S})
      (?P<till>(?P<till_month>{_MONTH}){_S}(?P<till_year>{_YEAR}))(?![\w%]|[.,:/]\d)
  | \b(?P<in>{_MONTH}),?{_S}(?:of{_S})?(?P<in_year>{_YEAR}|{SPOKEN_YEAR}|['’]\d\d)(?![\w%]|[.,:/]\d)
  | \b(?i:on|by|since|before|after|until|through|dated|from|to|update|updated|posted):?[ ]
      (?P<slash>(?P<slash_month>\d\d?)/(?P<slash_day>\d\d?))(?![\w/%]|[.,]\d)
    """,
    re.VERBOSE,
)
# "In May 12 libraries closed": the month ends before the number.
_MONTH_ALONE = re.compile(r"\b[Ii]n\s$")
_NEXT_WORD = re.compile(r"\s[a-z]+")


@dataclass(frozen=True)
class WrittenDate:
    """A date, or a year where `unit` says so, and where it stands."""

    start: int
    end: int
    value: Decimal | str
    unit: str


def written_dates(text: str) -> list[WrittenDate]:
    """Return the dates of a text that have a month, in order."""
    matches = list(_DATE.finditer(text))
    day_first = _is_day_first(matches)
    return [date for match in matches for date in _read(match, text, day_first=day_first)]


def year_of(words: str) -> int:
    """Return what a year comes to: "2031", "twenty thirty-one", "two thousand and eight"."""
    if words.isdecimal():
        return int(words)
    if words[1:].isdecimal():
        return of_two_digits(words[1:])
    plain = " ".join(re.findall(r"[a-z]+", words.lower())).replace("oh ", "")
    if plain.startswith("two thousand"):
        return int(value_of_words(plain))
    century, _, rest = plain.partition(" ")
    return int(value_of_words(century) * CENTURY + value_of_words(rest))


def of_two_digits(digits: str) -> int:
    """Return the year that "’31" or "’84" is meant to be."""
    year = int(digits)
    return year + (MILLENNIUM if year < CENTURY // 2 else MILLENNIUM - CENTURY)


def _is_day_first(matches: list[re.Match[str]]) -> bool:
    """Whether a text writes "3 May" rather than "May 3", and so 3/5/2031 for the third of May."""
    return sum(bool(match["day"]) - bool(match["on"]) for match in matches) > 0


def _read(match: re.Match[str], text: str, *, day_first: bool) -> Iterator[WrittenDate]:
    if match["iso"]:
        yield from _read_iso(match)
    elif match["slashed"]:
        yield from _read_slashed(match, day_first=day_first)
    elif match["day"]:
        yield from _read_days(match, ("day", "day_to", "year"), _month(match["month"]))
    elif match["named"]:
        if not _is_month_and_count(match, text):
            yield from _read_days(match, ("on", "on_to", "on_year"), _month(match["named"]))
    elif match["from"]:
        year = int(match["till_year"])
        yield from _dated(match.span("from"), year, _month(match["from"]))
        yield from _dated(match.span("till"), year, _month(match["till_month"]))
    elif match["in"]:
        yield from _dated(match.span(), year_of(match["in_year"]), _month(match["in"]))
    else:
        month, day = int(match["slash_month"]), int(match["slash_day"])
        yield from _dated(match.span("slash"), None, month, day)


def _read_iso(match: re.Match[str]) -> Iterator[WrittenDate]:
    year, month, day = int(match["iso_year"]), int(match["iso_month"]), match["iso_day"]
    is_season = day is None and month == (year + 1) % CENTURY  # 2011-12, a school year
    if not is_season and (day or ("-" in match["iso"] and len(match["iso_month"]) > 1)):
        yield from _dated(match.span(), year, month, int(day) if day else None)


def _read_slashed(match: re.Match[str], *, day_first: bool) -> Iterator[WrittenDate]:
    month, day = int(match["one"]), int(match["other"])
    day_first = day_first or match["mark"] == "."
    if month > MONTHS_A_YEAR or (day_first and day <= MONTHS_A_YEAR):
        month, day = day, month
    year = int(match["full"]) if match["full"] else MILLENNIUM + int(match["short"])
    yield from _dated(match.span(), year, month, day)


def _read_days(
    match: re.Match[str], names: tuple[str, str, str], month: int
) -> Iterator[WrittenDate]:
    first, last, in_year = names
    year = year_of(match[in_year]) if match[in_year] else None
    if not match[last]:
        yield from _dated(match.span(), year, month, _day(match[first]))
        return
    yield from _dated((match.start(), match.end(first)), year, month, _day(match[first]))
    yield from _dated((match.start(last), match.end()), year, month, _day(match[last]))


def _dated(
    span: tuple[int, int], year: int | None, month: int, day: int | None = None
) -> Iterator[WrittenDate]:
    """Yield the date if the calendar has it."""
    if not 1 <= month <= MONTHS_A_YEAR:
        return
    if day is not None and not 1 <= day <= monthrange(year or _LEAP_YEAR, month)[1]:
        return
    parts = [f"{year:04}" if year else "-", f"{month:02}", *([f"{day:02}"] if day else [])]
    yield WrittenDate(*span, "-".join(parts), "date")


def _is_month_and_count(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 3) : match.start()]
    is_bare = not match["on_year"] and match["on"].isdecimal()
    return bool(is_bare and _MONTH_ALONE.search(before) and _NEXT_WORD.match(text, match.end()))


def _month(name: str) -> int:
    plain = name.rstrip(".").capitalize()
    return next(at for at, full in enumerate(MONTHS, start=1) if full.startswith(plain))


def _day(words: str) -> int:
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    return _ORDINALS.index(words.lower().replace(" ", "-")) + 1
