"""Figures of a statement held against those of a source: value, unit, and what they count.

A number that the source has is not enough: it must count the same thing there. Which thing is
told by the words around it; where the statement repeats a sentence, by the place in it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from math import log

from seeds.figures import FoundFigure, find_figures, find_numbers
from seeds.numerals import ONES
from seeds.spans import layout
from seeds.surroundings import Surroundings, stems, surroundings
from seeds.verdicts import Problem

_LOOSE = frozenset({"one", "a", "an"})
_PAIRS = re.compile(r"\b(?:both|pair|couple|twice|double|two)\b", re.IGNORECASE)
_TOKEN = re.compile(r"\w+(?:[.,'’]\w+)*")
_SUPPORT = 0.3  # share of a statement's telling words that the figure's sentences must hold
_NEIGHBOR = 0.6  # what a word in the sentence before or behind is worth
_REPEATS = 0.7  # share of its words in common with a sentence that makes a statement repeat it
_FEW = 2  # words in common that make another figure the better fit
_DENIAL = re.compile(
    r"\b(?:not|never|no|none|nobody|cannot|neither|nor|without|\w+n['’]t)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class _Placed:
    """A figure with its sentence and the words around it."""

    figure: FoundFigure
    sentence: int
    around: Surroundings


@dataclass(frozen=True, eq=False)
class _Text:
    """A text taken apart for comparing figures."""

    text: str
    spans: tuple[tuple[int, int], ...]  # sentences
    stems: tuple[frozenset[str], ...]  # of each sentence
    figures: tuple[_Placed, ...]
    weights: dict[str, float]

    def context(self, sentence: int) -> dict[str, float]:
        """Return what each telling word around a sentence is worth to it."""
        worth: dict[str, float] = {}
        for near in (sentence - 1, sentence + 1):
            if 0 <= near < len(self.stems):
                worth.update(dict.fromkeys(self.stems[near], _NEIGHBOR))
        return worth | dict.fromkeys(self.stems[sentence], 1.0)


def compare_figures(statement: str, source_text: str) -> tuple[list[FoundFigure], list[Problem]]:
    """Return the figures of a source that bear a statement out, and what is wrong with the rest."""
    said, source = _taken_apart(statement), _taken_apart(source_text)
    found, problems = [], []
    for placed in said.figures:
        if _is_loose(placed.figure, statement):
            continue
        match, problem = _compare(placed, said, source)
        if match:
            found.append(match.figure)
        problems.extend(problem)
    return found, problems


def _compare(placed: _Placed, said: _Text, source: _Text) -> tuple[_Placed | None, list[Problem]]:
    same = [other for other in source.figures if _is_same(placed.figure, other.figure)]
    if not same:
        if placed.figure.text.lower() == "two" and _PAIRS.search(source.text):
            return None, []
        return None, [_absent(placed, said, source)]
    best = max(same, key=lambda other: _fit(placed, other, said, source))
    moved = _is_moved(placed, best, said, source)
    if moved:
        message = f"In the source “{placed.figure.text}” counts something else."
        return best, [Problem("moved", placed.figure.text, message, _sentence(source, best))]
    return best, list(_differences(placed, best, said, source))


def _is_same(said: FoundFigure, there: FoundFigure) -> bool:
    return said.value == there.value and said.unit == there.unit


def _fit(placed: _Placed, other: _Placed, said: _Text, source: _Text) -> float:
    near = len(placed.around.near & other.around.near)
    return near + 2 * _support(said.stems[placed.sentence], other.sentence, source)


def _support(words: frozenset[str], sentence: int, source: _Text) -> float:
    """Return the share of these words, by weight, that stand around a sentence of the source."""
    known = {word: source.weights[word] for word in words if word in source.weights}
    if not known:
        return 1.0
    context = source.context(sentence)
    held = sum(weight * context.get(word, 0.0) for word, weight in known.items())
    return held / sum(known.values())


def _is_moved(placed: _Placed, best: _Placed, said: _Text, source: _Text) -> bool:
    """Whether the number counts something else in the source than in the statement."""
    if _support(said.stems[placed.sentence], best.sentence, source) < _SUPPORT:
        return True
    aligned = _aligned(placed, best, said, source)
    if aligned is not None:
        return not _is_same(placed.figure, aligned.figure)
    return _counts_otherwise(placed, best, source)


def _counts_otherwise(placed: _Placed, best: _Placed, source: _Text) -> bool:
    """Whether the words around a figure are those of another figure in the source."""
    ours = placed.around.near
    if ours & best.around.near:
        counted = set(placed.around.behind[:2])
        if not counted or counted & {*best.around.behind[:3], *best.around.before[:2]}:
            return False
        return any(
            counted & set(other.around.behind[:2])
            for other in source.figures
            if not _is_same(other.figure, best.figure) and other.sentence == best.sentence
        )
    rivals = (
        len(ours & other.around.near)
        for other in source.figures
        if not _is_same(other.figure, placed.figure)
    )
    return max(rivals, default=0) >= _FEW


def _aligned(placed: _Placed, best: _Placed, said: _Text, source: _Text) -> _Placed | None:
    """Return the figure that stands in the same place of a sentence that the statement repeats."""
    ours, places = _slots(said, placed.sentence)
    theirs, there = _slots(source, best.sentence)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size > 1]
    if sum(block.size for block in blocks) < _REPEATS * len(ours):
        return None
    slot = next(slot for slot, figure in places.items() if figure is placed)
    for block in blocks:
        if block.a <= slot < block.a + block.size:
            return there[block.b + slot - block.a]
    return None


def _slots(text: _Text, sentence: int) -> tuple[list[str], dict[int, _Placed]]:
    """Return the words of a sentence with "#" for each figure, and which figure stands where."""
    words: list[str] = []
    places: dict[int, _Placed] = {}
    start, end = text.spans[sentence]
    for placed in (each for each in text.figures if each.sentence == sentence):
        words += _words(text.text[start : placed.figure.start])
        places[len(words)] = placed
        words.append("#")
        start = placed.figure.end
    return words + _words(text.text[start:end]), places


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _TOKEN.findall(text)]


def _absent(placed: _Placed, said: _Text, source: _Text) -> Problem:
    """Say that a figure is not in the source, and which one is in its place."""
    figure = placed.figure
    rank = {other: _fit(placed, other, said, source) for other in source.figures}
    others = [other for other in source.figures if other.figure.value == figure.value]
    kind = "unit" if others else "figure"
    pool = others or list(source.figures)
    nearest = max(pool, key=rank.__getitem__, default=None)
    if nearest is None:
        return Problem("figure", figure.text, "The source has no figures.")
    place = (nearest.figure.start, nearest.figure.end)
    message = f"The source has “{nearest.figure.text}”, not “{figure.text}”."
    return Problem("unit" if kind == "unit" else "figure", figure.text, message, place)


def _differences(placed: _Placed, best: _Placed, said: _Text, source: _Text) -> Iterator[Problem]:
    """Yield how the words around a figure differ from the source's."""
    nearest = _sentence(source, best)
    ours, theirs = placed.around.hedge, best.around.hedge
    words = placed.figure.text
    if ours != theirs:
        is_warning = not ours or (ours in {"nearly", "about"} and theirs not in {"over", "under"})
        message = f"The source hedges “{best.figure.text}” otherwise."
        yield Problem("qualifier", words, message, nearest, is_warning)
    up, down = placed.around.direction, best.around.direction
    if up and down and up != down:
        yield Problem("direction", words, "In the source it goes the other way.", nearest)
    if _denies(said, placed) != _denies(source, best):
        repeats = _aligned(placed, best, said, source) is not None
        message = "Only one of statement and source says “not”."
        yield Problem("negation", words, message, nearest, is_warning=not repeats)


def _denies(text: _Text, placed: _Placed) -> bool:
    start, end = text.spans[placed.sentence]
    return len(_DENIAL.findall(text.text[start:end])) % 2 == 1


def _sentence(text: _Text, placed: _Placed) -> tuple[int, int]:
    return text.spans[placed.sentence]


def _is_loose(figure: FoundFigure, text: str) -> bool:
    """Whether a number is no figure to be held to: "one thing", "Route 12"."""
    if figure.text.lower() in _LOOSE:
        return True
    if figure.text.lower() in ONES:
        return False
    return figure not in find_figures(text)


@lru_cache(maxsize=8)
def _taken_apart(text: str) -> _Text:
    spans = tuple((sentence.start, sentence.end) for sentence in layout(text).sentences)
    words = tuple(frozenset(stems(text[start:end])) for start, end in spans)
    figures, sentence = [], 0
    for figure in find_numbers(text):
        while sentence + 1 < len(spans) and spans[sentence + 1][0] <= figure.start:
            sentence += 1
        if spans:
            figures.append(_Placed(figure, sentence, surroundings(text, figure)))
    times = Counter(word for each in words for word in each)
    weights = {word: log(1 + len(spans) / count) for word, count in times.items()}
    return _Text(text, spans, words, tuple(figures), weights)
