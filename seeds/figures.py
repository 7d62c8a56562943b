"""Numbers in running text: in digits or spelled out, with their unit and place.

`find_figures` names the quantities that a speaker can be held to. Calendar dates, years, names
that hold a number ("Route 12"), ordinals and loose small words ("one thing") are not among
them; `find_numbers` names those too, which is what evidence is searched with.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter

from seeds.numerals import (
    DIGITS,
    GAP,
    MAGNITUDE_OF_DIGITS,
    ONES,
    SMALL,
    TEENS,
    TENS,
    WORDS,
    any_of,
    value_of_digits,
    value_of_words,
)

CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP"}
UNITS = {
    "%": "percent",
    "percent": "percent",
    "percentage point": "percentage points",
    "percentage points": "percentage points",
    "dollar": "USD",
    "dollars": "USD",
    "usd": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "gbp": "GBP",
}
YEARS = range(1900, 2100)

_UNIT = (
    rf"(?:{GAP}?%|{GAP}"
    rf"(?:percentage{GAP}points?|per{GAP}?cent|dollars?|usd|euros?|eur|gbp)\b)"
)
_NUMBER = re.compile(
    rf"""
    (?:(?P<currency>(?:\bUS)?\$|€|£)[ \xa0]?)?
    (?<!\w)(?<!\d[.,/:])(?<![A-Za-z]-)(?P<digits>{DIGITS})
    (?:{GAP}(?P<magnitude>{MAGNITUDE_OF_DIGITS})s?\b
      |(?P<short>(?(currency)(?:k|mn?|bn?|tn?)|(?-i:K|k|M|mn|B|bn|tn))\b))?
    (?!\w)(?![.,/:]\d)
    (?P<unit>{_UNIT})?
  | \b(?<!\d-)(?P<words>{WORDS})(?!\w)(?P<unit_of_words>{_UNIT})?
    """,
    re.IGNORECASE | re.VERBOSE,
)

_MONTH = any_of(
    [
        "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?",
        "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
    ]
)  # fmt: skip
_COUNTED = rf"(?!{GAP}?(?:%|percent|per{GAP}cent|{MAGNITUDE_OF_DIGITS}))"
_TWO_DIGITS = rf"(?:{any_of(TENS)}(?:[ -]{any_of(ONES)})?|{any_of(TEENS)}|oh[ -]{any_of(ONES)})"
# Stretches of text whose numbers count nothing: dates, times of day, list marks, idioms.
_IDLE = re.compile(
    rf"""
    \b\d{{4}}-\d\d?-\d\d?\b
  | \b\d\d?(?::\d\d)+\b
  | \b(?:\d\d?|{SMALL})\s?[ap]\.?m\b
  | \b(?:19|20)\d\d\s?[-–—]\s?(?:\d\d){{1,2}}\b
  | ['’]\d\d\b
  | \b{_MONTH}\.?\s+\d\d?\b{_COUNTED}
  | \b\d\d?\s+(?:of\s+)?{_MONTH}\b
  | \b(?:nineteen|twenty)[ -]{_TWO_DIGITS}\b{_COUNTED}
  | \b(?:in|since|by|of|until|from|before|after|during|{_MONTH})\s
    two\sthousand\s(?:and\s)?{SMALL}{_COUNTED}
  | ^\s*\d+[.)]\s
  | (?:\#|\bno\.|\bnumbers?)\s*\d+\b
  | \bnine[ -]eleven\b | \btwenty[ -]four[ -]seven\b
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_FRACTION_OR_ORDINAL = re.compile(
    rf"{GAP}(?:and{GAP})?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|(?:hundred|thousand|million|billion)th|halves|thirds|quarters?|(?:four|fif|six|seven|eigh"
    r"|nin|ten)ths)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:Title|Project|Proposition|Prop\.?|Measure|Question|Amendment|Article|Section|Chapter"
    r"|Route|Highway|Interstate|Day|Phase|Tier|Category|Class|Type|Level|Room|Channel|Flight"
    r"|District|Ward|Precinct|Local|Act|Bill|Agenda|Vision|Operation|Form|Rule|Page|Table|Item"
    r"|Step|Part|Volume|Version|Document|Resolution|Group|Area|Zone|Division)\s$"
)
_CAPITALIZED = re.compile(r"[\w,;)’'”][ \xa0][A-Z][\w.-]*[ \xa0]$")
_COUNTED_NOUN = re.compile(r"[ \xa0-][a-z]+s\b")
_MEASURED = re.compile(
    r"\b(?:nearly|almost|approximately|roughly|exactly|at least|(?:more|fewer|less) than)\s$",
    re.IGNORECASE,
)
_LONGEST_NAME = 60  # characters looked back for what a plain number belongs to


@dataclass(frozen=True)
class FoundFigure:
    """A number as a text has it: `text` is what stands from `start` to `end`."""

    text: str
    value: Decimal
    unit: str | None
    start: int
    end: int

    def agrees_with(self, value: Decimal, unit: str) -> bool:
        """Whether it is that number. Units count where both are ones we know."""
        known = UNITS.get(unit.lower())
        return self.value == value and (self.unit is None or known is None or self.unit == known)


def find_figures(text: str) -> list[FoundFigure]:
    """Return the quantities that a text states, in order."""
    idle = [match.span() for match in _IDLE.finditer(text)]
    return [
        number
        for number in find_numbers(text)
        if number.text.lower() not in ONES
        and not _lies_in(idle, number)
        and not (_is_plain(number) and _is_label(text, number))
    ]


def find_numbers(text: str) -> list[FoundFigure]:
    """Return every number in a text, also years, those in names, and small words."""
    return [_found(match) for match in _NUMBER.finditer(text) if not _is_ordinal(text, match)]


def _found(match: re.Match[str]) -> FoundFigure:
    if match["words"]:
        value = value_of_words(match["words"])
    else:
        value = value_of_digits(match["digits"], match["magnitude"], match["short"])
    unit = _unit(match["currency"], match["unit"] or match["unit_of_words"])
    return FoundFigure(match[0], value, unit, match.start(), match.end())


def _unit(currency: str | None, written: str | None) -> str | None:
    if currency:
        return CURRENCIES[currency[-1]]
    if written:
        plain = " ".join(re.split(GAP, written)).strip().lower()
        return UNITS[plain.replace("per cent", "percent")]
    return None


def _is_ordinal(text: str, match: re.Match[str]) -> bool:
    """Whether spelled words go on to an ordinal or a fraction: "twenty-first", "two thirds"."""
    return bool(match["words"]) and bool(_FRACTION_OR_ORDINAL.match(text, match.end()))


def _lies_in(stretches: list[tuple[int, int]], number: FoundFigure) -> bool:
    """Whether one of these stretches, which are in order, holds the number."""
    last = bisect_right(stretches, number.start, key=itemgetter(0)) - 1
    return last >= 0 and number.end <= stretches[last][1]


def _is_plain(number: FoundFigure) -> bool:
    """Whether it is a bare whole number: "12", "2031", "forty-two"."""
    return number.unit is None and not re.search(r"[,.]|\d\D", number.text)


def _is_label(text: str, number: FoundFigure) -> bool:
    """Whether a plain number is a year, or part of a name."""
    before = text[max(0, number.start - _LONGEST_NAME) : number.start]
    if number.text.isdigit() and number.value in YEARS:
        return not _MEASURED.search(before)
    if _NAMED.search(before):
        return True
    counts = _COUNTED_NOUN.match(text, number.end)
    return bool(_CAPITALIZED.search(before)) and not counts
