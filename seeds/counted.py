"""Figures of a statement held against those of a source: value, unit, and what they count.

A number that the source has is not enough: it must count the same thing there. Which thing is
told by the words around it; where the statement repeats a sentence, by the place in it.
"""

import re
from collections.abc import Iterator

from seeds.figures import FoundFigure
from seeds.placed import Figures, Placed, in_its_place, take_apart
from seeds.surroundings import stems
from seeds.verdicts import Problem

_PAIRS = re.compile(r"\b(?:both|pair|couple|twice|double|two)\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"[ -](?:(?:an?|per|each|every) )?(?P<period>year|month|week|day|hour|minute|decade)s?\b",
    re.IGNORECASE,
)
_SUPPORT = 0.3  # share of a statement's telling words that must stand around the figure
_FEW = 2  # words in common that make another figure the better fit


def compare_figures(statement: str, source_text: str) -> tuple[list[FoundFigure], list[Problem]]:
    """Return the figures of a source that bear a statement out, and what is wrong with the rest."""
    said, source = take_apart(statement), take_apart(source_text)
    found: list[FoundFigure] = []
    problems: list[Problem] = []
    for placed in said.figures:
        if placed.is_stated:
            match, wrong = _compare(placed, said, source)
            found += [match.figure] if match else []
            problems += wrong
    return found, problems


def _compare(placed: Placed, said: Figures, source: Figures) -> tuple[Placed | None, list[Problem]]:
    same = [other for other in source.figures if _agrees(placed.figure, other.figure)]
    if not same:
        is_pair = placed.figure.value == _FEW and _PAIRS.search(source.text)
        return None, [] if is_pair else [_absent(placed, said, source)]
    of_period = [other for other in same if not _other_period(placed, other, said, source)]
    if not of_period:
        return same[0], [_another_period(placed, same[0], source)]
    in_place = list(in_its_place(placed, said, source))
    best = max(of_period, key=lambda other: _fit(placed, other, said, source))
    fitting = [each for each in in_place if _agrees(placed.figure, each.placed.figure)]
    if in_place and not fitting:
        is_moved = True
    elif fitting:
        is_moved, best = False, fitting[0].placed
    else:
        is_moved = _is_moved(placed, best, said, source)
    if is_moved:
        message = f"In the source “{placed.figure.text}” counts something else."
        nearest = source.spans[best.sentence]
        return best, [Problem("moved", placed.figure.text, message, nearest)]
    is_denied = all(each.is_denied_differently for each in fitting) if fitting else None
    return best, list(_differences(placed, best, source, is_denied))


def _agrees(said: FoundFigure, there: FoundFigure) -> bool:
    """Whether it is the same figure; a date may be less exact than the source's."""
    ours, theirs = str(said.value), str(there.value)
    if said.unit in {"date", "year"} and there.unit == "date":
        return theirs == ours or theirs.startswith(f"{ours}-") or _has_day(theirs, ours)
    if "year" in {said.unit, there.unit} and None in {said.unit, there.unit}:
        return said.value == there.value
    return said.value == there.value and said.unit == there.unit


def _other_period(placed: Placed, other: Placed, said: Figures, source: Figures) -> bool:
    """Whether both count a time, or for each how long, and not the same: "a month", "a year"."""
    ours = _PERIOD.match(said.text, placed.figure.end)
    theirs = _PERIOD.match(source.text, other.figure.end)
    return bool(ours and theirs and ours["period"].lower() != theirs["period"].lower())


def _another_period(placed: Placed, other: Placed, source: Figures) -> Problem:
    found = _PERIOD.match(source.text, other.figure.end)
    place = (other.figure.start, found.end() if found else other.figure.end)
    message = f"The source has “{source.text[slice(*place)]}”."
    return Problem("unit", placed.figure.text, message, place)


def _has_day(date: str, day: str) -> bool:
    """Whether a date has this month, or month and day, given without a year ("--04-22")."""
    without_year = f"-{date[4:]}" if date[:4].isdigit() else date
    return day.startswith("--") and f"{without_year}-".startswith(f"{day}-")


def _fit(placed: Placed, other: Placed, said: Figures, source: Figures) -> float:
    near = len(placed.around.near & other.around.near)
    return near + 2 * source.support(said.stems[placed.sentence], other.sentence)


def _is_moved(placed: Placed, best: Placed, said: Figures, source: Figures) -> bool:
    """Whether the number counts something else in the source than in the statement."""
    words = said.stems[placed.sentence]
    if len(words) >= _FEW and not source.has_any(words):
        return True
    if source.support(words, best.sentence) < _SUPPORT:
        return True
    return (
        _counts_another(placed, best, source)
        or _fits_another(placed, best, source)
        or _is_nearer_to_another(placed, best, said, source)
    )


def _counts_another(placed: Placed, best: Placed, source: Figures) -> bool:
    """Whether both name what a plain number counts, and it is not the same."""
    ours, theirs = set(stems(placed.figure.what)), set(stems(best.figure.what))
    if placed.figure.unit or not ours or not theirs:
        return False
    if ours & {*theirs, *best.around.behind[:4], *best.around.before[:2]}:
        return False
    if theirs & placed.around.near:
        return False
    return source.has_any(frozenset(ours)) or not placed.around.near & best.around.near


def _is_nearer_to_another(placed: Placed, best: Placed, said: Figures, source: Figures) -> bool:
    """Whether most words of the statement stand closer to another figure of that sentence."""
    stated = {str(each.figure.value) for each in said.figures}
    own = str(placed.figure.value)
    marks = [name for _, name in said.marks(placed.sentence) if name != own]
    votes = source.nearest_figures(frozenset(marks), best)
    return any(
        count > votes[best] + votes[best] // 2
        for other, count in votes.items()
        if other.figure.unit == best.figure.unit and str(other.figure.value) not in stated
    )


def _fits_another(placed: Placed, best: Placed, source: Figures) -> bool:
    """Whether nothing around a figure is the source's, and much of it is another figure's."""
    ours = placed.around.near
    if ours & best.around.near:
        return False
    others = (other for other in source.figures if other.sentence != best.sentence)
    return any(len(ours & other.around.near) >= _FEW for other in others)


def _absent(placed: Placed, said: Figures, source: Figures) -> Problem:
    """Say that a figure is not in the source, and which one is in its place."""
    words = placed.figure.text
    same = [other for other in source.figures if other.figure.value == placed.figure.value]
    others = same or [each.placed for each in in_its_place(placed, said, source)] or source.figures
    nearest = max(others, key=lambda other: _likeness(placed, other, said, source), default=None)
    if nearest is None:
        return Problem("figure", words, "The source has no figures.")
    message = f"The source has “{nearest.figure.text}”, not “{words}”."
    place = (nearest.figure.start, nearest.figure.end)
    return Problem("unit" if same else "figure", words, message, place)


def _likeness(placed: Placed, other: Placed, said: Figures, source: Figures) -> tuple[int, int]:
    near = placed.around.near & other.around.near
    return len(near), len(said.stems[placed.sentence] & source.stems[other.sentence])


def _differences(
    placed: Placed, best: Placed, source: Figures, is_denied: bool | None
) -> Iterator[Problem]:
    """Yield how the words around a figure differ from the source's.

    `is_denied` tells whether a repeated sentence says "not" in one of them only; None for a
    statement in other words, where only the clauses around the figures can be compared.
    """
    nearest = source.spans[best.sentence]
    words = placed.figure.text
    ours, theirs = placed.around.hedge, best.around.hedge
    if ours != theirs:
        is_soft = not ours or (ours in {"nearly", "about"} and theirs not in {"over", "under"})
        message = f"The source hedges “{best.figure.text}” in another way."
        yield Problem("qualifier", words, message, nearest, is_soft)
    if {placed.around.direction, best.around.direction} == {"up", "down"}:
        yield Problem("direction", words, "In the source it goes the other way.", nearest)
    if is_denied or (is_denied is None and placed.around.is_denied != best.around.is_denied):
        is_likely = is_denied or len(placed.around.near & best.around.near) >= _FEW
        message = "Only one of statement and source says “not”."
        yield Problem("negation", words, message, nearest, not is_likely)
