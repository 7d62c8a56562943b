"""Two numbers that belong together: "5 to 10 percent", "between 200 and 900", "seven to two"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Joint = Literal["dash", "to", "or", "between", "in"]

_JOINTS: dict[Joint, re.Pattern[str]] = {
    "dash": re.compile(r"\s?[-–—‑]\s?"),
    "to": re.compile(r"(?:\s|-)(?:to|through)(?:\s|-)(?:(?:nearly|almost|about|over|up to)\s)?"),
    "or": re.compile(r"\sor\s(?:even\s)?"),
    "in": re.compile(r"\s(?:in|in every|out of|out of every)\s"),
    "between": re.compile(r"\sand\s"),
}
_BETWEEN = re.compile(r"\bbetween\s(?:(?:about|roughly|around)\s)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s(?:(?:about|roughly|around|nearly)\s)?$", re.IGNORECASE)
_LONGEST = 20  # characters between the two, or before the first
_ALIKE = 20  # times that one may be the other and still count the same millions
_THOUSAND = 1000


@dataclass(frozen=True)
class Written:
    """A number taken apart: 5 with the magnitude of a million, in dollars."""

    value: Decimal
    magnitude: Decimal
    unit: str | None

    @property
    def worth(self) -> Decimal:
        return self.value * self.magnitude


def joint_of(text: str, start: int, end: int, following: int) -> Joint | None:
    """Return how two numbers are joined; the first stands from start to end."""
    if following - end > _LONGEST:
        return None
    before = text[max(0, start - _LONGEST) : start]
    for joint, pattern in _JOINTS.items():
        if pattern.fullmatch(text, end, following):
            return None if joint == "between" and not _BETWEEN.search(before) else joint
    return None


def shared(first: Written, last: Written, joint: Joint, before: str) -> tuple[Written, Written]:
    """Return both ends with the unit and the magnitude that only one of them shows."""
    if joint == "in":
        return first, last
    magnitude, unit = first.magnitude, first.unit
    if magnitude == 1 and first.value < _THOUSAND and _are_alike(first.value, last.value):
        magnitude = last.magnitude
    # "gave $5 to 12 families": only what is plainly a range shares what stands first.
    is_range = joint != "to" or last.magnitude > 1 or bool(_FROM.search(before[-_LONGEST:]))
    return (
        Written(first.value, magnitude, unit or last.unit),
        Written(last.value, last.magnitude, last.unit or (unit if is_range else None)),
    )


def _are_alike(one: Decimal, other: Decimal) -> bool:
    return one < other * _ALIKE and other < one * _ALIKE
