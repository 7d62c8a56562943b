"""Numbers in running text: in digits or spelled out, with their unit and place.

`find_figures` names the quantities that a speaker can be held to. Calendar dates, years, names
that hold a number ("Route 12"), ordinals and loose small words ("one thing") are not among
them; `find_numbers` names those too, which is what evidence is searched with. `find_all` names
what a document states: quantities, dates and years, with the words that say how they are meant.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter

from seeds.dates import written_dates
from seeds.meant import meaning_of, meaning_of_date
from seeds.numerals import (
    DIGITS,
    GAP,
    MAGNITUDE_OF_DIGITS,
    ONES,
    WORDS,
    value_of_digits,
    words_apart,
    worth_of,
)
from seeds.ranges import Written, joint_of, shared
from seeds.uncounted import Span, idle_stretches, is_name, lies_in
from seeds.units import CURRENCY, UNIT, UNITS, share_of, unit_of
from seeds.years import NAME, written_years

_NUMBER = re.compile(
    rf"""
    (?P<currency>{CURRENCY})?
    (?<!\w)(?<!\d[.,/:])(?<![\s$€£]\.)(?<![A-Za-z][-‑])(?P<digits>{DIGITS})
    (?:{GAP}(?P<magnitude>{MAGNITUDE_OF_DIGITS})s?\b
      |(?P<short>(?(currency)[ \xa0]?(?:k|mn?|bn?|tn?)
        |(?-i:K|k|M|mn|B|[ \xa0]?(?:bn|tn)|m(?=[ ](?:people|voters|[a-z]{{3,}}s)\b)))\b))?
    (?:(?!\w)|(?=p\b))(?![.,/:]\d)(?!\([a-z0-9]\))
    (?P<unit>{UNIT})?
  | \b(?<!\d-)(?P<words>{WORDS})(?!\w)(?P<unit_of_words>{UNIT})?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FRACTION_OR_ORDINAL = re.compile(
    rf"{GAP}(?:and{GAP})?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|(?:hundred|thousand|million|billion)th|halves|thirds|(?:four|fif|six|seven|eigh"
    r"|nin|ten)ths)\b",
    re.IGNORECASE,
)
_QUARTERS = re.compile(rf"{GAP}quarters?\b", re.IGNORECASE)
_LOOSE = {"one", "two"}  # in a document smaller words count nothing by themselves
_LARGE = 1000
_LOOKS_BACK = 20


@dataclass(frozen=True)
class FoundFigure:
    """A number or a date as a text has it: `text` is what stands from `start` to `end`.

    The value of a date is text ("2031-03", "--04-22"), its unit "date"; of anything else a
    number. `what` is what is counted, `qualifier` one of `seeds.meant.QUALIFIERS` or empty.
    """

    text: str
    value: Decimal | str
    unit: str | None
    start: int
    end: int
    what: str = ""
    qualifier: str = ""
    is_target: bool = False

    def agrees_with(self, value: Decimal, unit: str) -> bool:
        """Whether it is that number. Units count where both are ones we know."""
        known = UNITS.get(unit.lower())
        return self.value == value and (self.unit is None or known is None or self.unit == known)


@dataclass(frozen=True)
class Quantity(FoundFigure):
    """A figure that is a number."""

    value: Decimal


def find_all(text: str) -> list[FoundFigure]:
    """Return the quantities, dates and years that a text states, in order and apart."""
    idle = idle_stretches(text)
    dates = _dates(text, idle)
    quantities = _stated(text, dates, idle)
    paired = _in_pairs(text, quantities)
    counted = (each for each in quantities if each.text.lower() not in _LOOSE or each in paired)
    found = [*counted, *(each for each in dates if each.unit != NAME)]
    found.sort(key=attrgetter("start"))
    bounds = [0, *(edge for each in found for edge in (each.start, each.end)), len(text)]
    rooms = zip(bounds[::2], bounds[3::2], strict=False)
    return [_with_meaning(each, text, room) for each, room in zip(found, rooms, strict=False)]


def find_figures(text: str) -> list[Quantity]:
    """Return the quantities that a text states, in order."""
    idle = idle_stretches(text)
    stated = _stated(text, _dates(text, idle), idle)
    return [each for each in stated if each.text.lower() not in ONES]


def find_dates(text: str) -> list[FoundFigure]:
    """Return the dates and years that a text states, in order; each end of a range is one."""
    return [each for each in _dates(text, idle_stretches(text)) if each.unit != NAME]


def find_numbers(text: str) -> list[Quantity]:
    """Return every number in a text, also years, those in names, and small words."""
    matches = [match for match in _NUMBER.finditer(text) if not _is_ordinal(text, match)]
    written = [_written(match) for match in matches]
    for at, (first, last) in enumerate(pairwise(matches)):
        joint = joint_of(text, *first.span(), last.start())
        if joint:
            before = text[max(0, first.start() - _LOOKS_BACK) : first.start()]
            written[at], written[at + 1] = shared(written[at], written[at + 1], joint, before)
    return [
        Quantity(match[0], _plain(each.worth), each.unit, *match.span())
        for match, each in zip(matches, written, strict=True)
    ]


def _plain(value: Decimal) -> Decimal:
    """Return a whole number without a point: 5200000000, not 5200000000.0."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _written(match: re.Match[str]) -> Written:
    written_unit = match["unit"] or match["unit_of_words"]
    if match["words"]:
        value, magnitude = words_apart(match["words"])
    else:
        value = value_of_digits(match["digits"])
        magnitude = worth_of(match["magnitude"], match["short"])
    unit = unit_of(match["currency"], written_unit, is_large=magnitude >= _LARGE)
    return Written(value * share_of(written_unit), magnitude, unit)


def _dates(text: str, idle: list[Span]) -> list[FoundFigure]:
    """Return the dates, the years, and the years that belong to names."""
    found: list[FoundFigure] = []
    both = [*written_dates(text), *written_years(text)]
    # Where two begin together the longer one is meant: "2031-05-14", not 2031.
    for date in sorted(both, key=lambda each: (each.start, -each.end)):
        is_free = not found or date.start >= found[-1].end
        if is_free and not lies_in(idle, date.start, date.end):
            words = text[date.start : date.end]
            found.append(FoundFigure(words, date.value, date.unit, date.start, date.end))
    return found


def _stated(text: str, dates: list[FoundFigure], idle: list[Span]) -> list[Quantity]:
    """Return the numbers that count something: no dates, no names, no idioms."""
    ends = [each.end for each in dates]
    return [
        number
        for number in find_numbers(text)
        if not _meets(dates, ends, number)
        and not lies_in(idle, number.start, number.end)
        and not (number.unit is None and is_name(text, number.start, number.end))
    ]


def _meets(dates: list[FoundFigure], ends: list[int], number: Quantity) -> bool:
    """Whether one of the dates, which are in order, shares a character with a number."""
    first = bisect_left(ends, number.start + 1)
    return first < len(dates) and dates[first].start < number.end


def _in_pairs(text: str, quantities: list[Quantity]) -> set[Quantity]:
    """Return the ends of ranges and ratios, one of which is more than a loose word."""
    found: set[Quantity] = set()
    for first, last in pairwise(quantities):
        is_telling = not {first.text.lower(), last.text.lower()} <= _LOOSE
        if is_telling and joint_of(text, first.start, first.end, last.start):
            found |= {first, last}
    return found


def _with_meaning(figure: FoundFigure, text: str, room: tuple[int, int]) -> FoundFigure:
    if isinstance(figure, Quantity):
        is_money = figure.unit not in {None, "percent", "percentage points"}
        meaning = meaning_of(text, figure.start, figure.end, room=room, is_money=is_money)
    else:
        meaning = meaning_of_date(text, figure.start, figure.end, room=room)
    return replace(
        figure, what=meaning.what, qualifier=meaning.qualifier, is_target=meaning.is_target
    )


def _is_ordinal(text: str, match: re.Match[str]) -> bool:
    """Whether spelled words go on to an ordinal or a fraction: "twenty-first", "two thirds"."""
    words = match["words"]
    if not words:
        return False
    # "three quarters" are a part, "six quarters" a year and a half.
    is_part = words.lower() in {"one", "three"} and _QUARTERS.match(text, match.end())
    return bool(is_part or _FRACTION_OR_ORDINAL.match(text, match.end()))
