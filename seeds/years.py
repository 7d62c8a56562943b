"""Years in running text, and the four digits that are none: "Vision 2040", "2000 readers"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from seeds.dates import (
    CENTURY,
    LONGEST_SPAN,
    MILLENNIUM,
    SPOKEN_YEAR,
    YEARS,
    WrittenDate,
    of_two_digits,
    year_of,
)
from seeds.numerals import GAP
from seeds.uncounted import NAMING, NO_NAMES

_YEAR = re.compile(
    rf"""
    (?P<fiscal>\b(?:FY|fy)[ -]?['’]?(?P<of_fiscal>(?:19|20)\d\d|\d\d)(?!\w|[.,]\d))
  | (?<![\w$€£¥₹\#.,/:+])(?:(?<![-–—])|(?<=[a-z]-)|(?<=\D[–—])|(?<=^[–—]))
    (?P<year>(?:1[5-9]|20|21)\d\d)
    (?:(?P<decade>['’]?s\b)
      |\s?[-–—/]\s?(?P<to>(?:1[5-9]|20|21)\d\d|\d\d)(?![\w%]|[.,:/-]\d)
      |)(?![\w%]|[.,:/]\d|[-–—]\d)
  | (?P<spoken>{SPOKEN_YEAR})
  | (?<![\w’'])['’](?P<short>\d\d)\b(?![\w%]|[.,]\d)
    """,
    re.VERBOSE | re.MULTILINE,
)
NAME = "name"
_LOOKS_BACK, _LOOKS_ON = 60, 60
_CUE = re.compile(
    r"\b(?:in|since|by|until|till|from|before|after|during|of|for|through|to|between|and|circa"
    r"|year|early|late|mid|spring|summer|fall|autumn|winter|than|the|this|that|back|around|a|an"
    r"|its|his|her|their|our|my)[ -]$|\($",
    re.IGNORECASE,
)
# "than in 2031" is a year, "more than 2031" a count.
_MEASURED = re.compile(
    r"\b(?:nearly|almost|approximately|roughly|exactly|at least|at most|up to|as many as|some|over"
    r"|(?:more|fewer|less) than)\s$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    rf"{GAP}?(?:%|percent\b|per{GAP}?cent\b|dollars\b|euros\b|pounds\b|(?:hundred|thousand|million"
    r"|billion)\b)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r" (?!(?:is|was|has|does)\b)(?:[a-z]+[a-rt-z]s|people|children|women|men)\b")
_THINGS = re.compile(
    r" (?:people|residents|voters|jobs|homes|units|seats|workers|families|students|miles|acres"
    r"|feet|meters|square|beds|books|employees|members|signatures|patients|children|women|men"
    r"|households|tons|tonnes|readers|visitors|teachers|officers|nurses|apartments|houses)\b"
)
_AGE_OF = re.compile(r"-(?!era\b|style\b|level\b|vintage\b|model\b|like\b|to\b)[a-z]")
_LAW_OF = re.compile(
    r"\b[A-Z]\w*(?: [A-Z]\w*)* ?\b(?:Act|Amendments?|Law|Bill|Code|Treaty|Accords?) of $"
)
_LAW = re.compile(
    r" (?:[A-Z][\w’']* (?:(?:and|of|for) )?){0,5}(?:Act|Bond|Plan|Measure|Agreement|Accord|Agenda"
    r"|Vision|Compact|Initiative|Fund|Ordinance|Charter|Strategy|Resolution|Treaty)\b"
)
_LAST_WORD = re.compile(r"(?:^|(?<=[\s(“\"‘—–]))([A-Za-z][\w.’'&-]*) $")
_TIME_NAMES = re.compile(
    r"(?:Spring|Summer|Fall|Autumn|Winter|Quarter|Year|Fiscal|FY|Mid|Late|Early|Christmas|Easter"
    r"|Thanksgiving|Ramadan|Day|Night|Q[1-4]|Published|Updated|Census|Session|Election)$",
    re.IGNORECASE,
)


def written_years(text: str) -> Iterator[WrittenDate]:
    """Yield the years of a text, in order; also those that are part of a date.

    A year that belongs to a name ("Vision 2040") has the unit `NAME`: it counts nothing.
    """
    for match in _YEAR.finditer(text):
        if match["spoken"]:
            if not _UNIT.match(text, match.end()) and _is_said(match, text):
                yield _year(match.span("spoken"), year_of(match["spoken"]))
        elif match["short"]:
            yield from _read_short(match, text)
        elif match["fiscal"]:
            yield _year(match.span("fiscal"), _in_century(match["of_fiscal"], MILLENNIUM))
        else:
            yield from _read(match, text)


def _year(span: tuple[int, int], year: int) -> WrittenDate:
    return WrittenDate(*span, Decimal(year), "year")


def _in_century(digits: str, year: int) -> int:
    """Return the year that two digits are after another: 2030-31."""
    return int(digits) + (year // CENTURY * CENTURY if len(digits) == len("31") else 0)


def _read(match: re.Match[str], text: str) -> Iterator[WrittenDate]:
    first = int(match["year"])
    if match["to"]:
        last = _in_century(match["to"], first)
        if first < last <= first + LONGEST_SPAN and not _THINGS.match(text, match.end()):
            yield _year(match.span("year"), first)
            yield _year(match.span("to"), last)
    elif match["decade"]:
        yield _year((match.start("year"), match.end("decade")), first)
    elif _is_named(match, text):
        yield WrittenDate(*match.span("year"), Decimal(first), NAME)
    elif _is_year(match, text):
        yield _year(match.span("year"), first)


def _read_short(match: re.Match[str], text: str) -> Iterator[WrittenDate]:
    """Yield what an apostrophe cuts short: "the storm in ’29". Else it is a quotation mark."""
    if not _PLURAL.match(text, match.end()) and _has_cue(text, match.start()):
        yield _year(match.span(), of_two_digits(match["short"]))


def _has_cue(text: str, start: int) -> bool:
    return bool(_CUE.search(text[max(0, start - _LOOKS_BACK) : start]))


def _is_year(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start("year") - _LOOKS_BACK) : match.start("year")]
    end = match.end("year")
    if _MEASURED.search(before) or _UNIT.match(text, end) or _AGE_OF.match(text, end):
        return False
    if _CUE.search(before):
        return True
    if int(match["year"]) not in YEARS or _THINGS.match(text, end):
        return False
    return bool(int(match["year"]) % CENTURY) or not _PLURAL.match(text, end)


def _is_named(match: re.Match[str], text: str) -> bool:
    """Whether a year belongs to a name: "Vision 2040", "the Water Act of 1972"."""
    end = match.end("year")
    before = text[max(0, match.start("year") - _LOOKS_BACK) : match.start("year")]
    if _LAW_OF.search(before) or _LAW.match(text[end : end + _LOOKS_ON]):
        return True
    last = _LAST_WORD.search(before)
    if not last or _TIME_NAMES.match(last[1]):
        return False
    word = last[1]
    is_verb = word.endswith(("ed", "ing"))
    if NAMING.search(before):
        return True
    return word[0].isupper() and word.lower() not in NO_NAMES and not is_verb


def _is_said(match: re.Match[str], text: str) -> bool:
    """Whether spoken words are a year: "two thousand twelve" only after "in" and the like."""
    if not match["spoken"].lower().startswith("two"):
        return True
    return _has_cue(text, match.start())
