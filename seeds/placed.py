"""Figures where they stand: in which sentence, between which words, in whose place."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import lru_cache
from math import log

from seeds.figures import FoundFigure, find_all, find_numbers
from seeds.spans import layout
from seeds.surroundings import CLAUSE, Surroundings, denies, stems, stems_at, surroundings, words_of

_NEIGHBOR = 0.6  # what a word in the sentence before or behind is worth
_REPEATS = 0.7  # share of its words that a statement has in common with a sentence it repeats
_OTHER_CLAUSE = 40  # characters that the end of a clause counts for
_CANDIDATES = 5  # sentences most like a statement that it may repeat


@dataclass(frozen=True, eq=False)
class Placed:
    """A figure with its sentence and the words around it."""

    figure: FoundFigure
    sentence: int
    around: Surroundings
    is_stated: bool  # no part of a name, no loose word


@dataclass(frozen=True, eq=False)
class Figures:
    """A text taken apart for comparing its figures; `stems` has those of each sentence."""

    text: str
    spans: tuple[tuple[int, int], ...]
    stems: tuple[frozenset[str], ...]
    figures: tuple[Placed, ...]
    weights: dict[str, float]
    by_sentence: dict[int, list[Placed]]

    def support(self, words: frozenset[str], sentence: int) -> float:
        """Return the share of these words, by weight, that stand in or around a sentence.

        Words that the text does not have anywhere say nothing.
        """
        known = {word: self.weights[word] for word in words if word in self.weights}
        if not known:
            return 1.0
        held = sum(weight * self._worth(word, sentence) for word, weight in known.items())
        return held / sum(known.values())

    def has_any(self, words: frozenset[str]) -> bool:
        return any(word in self.weights for word in words)

    def marks(self, sentence: int) -> list[tuple[int, str]]:
        """Return the telling words and the figures of a sentence, with their places."""
        start, end = self.spans[sentence]
        figures = [
            (placed.figure.start, str(placed.figure.value))
            for placed in self.by_sentence.get(sentence, [])
        ]
        return sorted([*figures, *stems_at(self.text, start, end)])

    def nearest_figures(self, marks: frozenset[str], best: "Placed") -> dict["Placed", int]:
        """Count for each figure of a figure's sentence how many of these marks it is nearest to."""
        figures = [
            placed
            for placed in self.by_sentence[best.sentence]
            if placed.is_stated or placed is best
        ]
        votes = dict.fromkeys(figures, 0)
        places: dict[str, list[int]] = {}
        for place, name in self.marks(best.sentence):
            if name in marks:
                places.setdefault(name, []).append(place)
        for name, found in places.items():
            others = [each for each in figures if str(each.figure.value) != name] or figures
            distances = {each: self._distance(each, found) for each in others}
            nearest = min(distances.values())
            closest = [each for each in others if distances[each] == nearest]
            if len(closest) == 1:
                votes[closest[0]] += 1
        return votes

    def _distance(self, placed: Placed, places: list[int]) -> int:
        return min(self._between(place, placed.figure.start) for place in places)

    def _between(self, first: int, second: int) -> int:
        """Return how far apart two places are; a word of another clause is farther."""
        start, end = sorted((first, second))
        return end - start + (_OTHER_CLAUSE if CLAUSE.search(self.text, start, end) else 0)

    def _worth(self, word: str, sentence: int) -> float:
        if word in self.stems[sentence]:
            return 1.0
        around = self.stems[max(0, sentence - 1) : sentence + 2]
        return _NEIGHBOR if any(word in near for near in around) else 0.0


@lru_cache(maxsize=8)
def take_apart(text: str) -> Figures:
    """Find the figures of a text; the last few texts are remembered."""
    spans = tuple((sentence.start, sentence.end) for sentence in layout(text).sentences)
    words = tuple(frozenset(stems(text[start:end])) for start, end in spans)
    figures = tuple(_placed(text, spans))
    times = Counter(word for each in words for word in each)
    weights = {word: log(1 + len(spans) / count) for word, count in times.items()}
    by_sentence: dict[int, list[Placed]] = {}
    for placed in figures:
        by_sentence.setdefault(placed.sentence, []).append(placed)
    return Figures(text, spans, words, figures, weights, by_sentence)


@dataclass(frozen=True)
class Counterpart:
    """The figure in the same place of a sentence that a statement repeats, nearly or in part."""

    placed: Placed
    is_denied_differently: bool  # one of the two says "not" where the other does not


def in_its_place(placed: Placed, said: Figures, source: Figures) -> Iterator[Counterpart]:
    """Yield what stands in this figure's place in the sentences that the statement repeats."""
    words = said.stems[placed.sentence]
    likeness = {place: len(words & source.stems[place]) for place in source.by_sentence}
    likely = sorted(likeness, key=lambda place: -likeness[place])[:_CANDIDATES]
    for sentence in likely:
        other = _aligned(placed, sentence, said, source)
        if other:
            yield other


def _placed(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[Placed]:
    sentence = 0
    stated = set(find_all(text))
    for figure in _all_figures(text, stated):
        while sentence + 1 < len(spans) and spans[sentence + 1][0] <= figure.start:
            sentence += 1
        if spans and spans[sentence][0] <= figure.start < spans[sentence][1]:
            around = surroundings(text, figure, spans[sentence])
            yield Placed(figure, sentence, around, figure in stated)


def _all_figures(text: str, stated: set[FoundFigure]) -> list[FoundFigure]:
    """Return what a text states and every other number in it, in order."""
    taken = {place for figure in stated for place in range(figure.start, figure.end)}
    others = [number for number in find_numbers(text) if number.start not in taken]
    return sorted([*stated, *others], key=lambda figure: figure.start)


def _aligned(placed: Placed, sentence: int, said: Figures, source: Figures) -> Counterpart | None:
    ours, places = _slots(said, placed.sentence)
    theirs, there = _slots(source, sentence)
    blocks = _in_common(said, placed.sentence, source, sentence)
    if sum(block.size for block in blocks) < _REPEATS * len(ours):
        return None
    slot = next(slot for slot, figure in places.items() if figure is placed)
    for block in blocks:
        if block.a <= slot < block.a + block.size:
            first, last = blocks[0], blocks[-1]
            repeated = " ".join(theirs[first.b : last.b + last.size])
            return Counterpart(
                there[block.b + slot - block.a], denies(" ".join(ours)) != denies(repeated)
            )
    return None


@lru_cache(maxsize=8)
def _in_common(said: Figures, ours: int, source: Figures, theirs: int) -> tuple[Match, ...]:
    """Return the runs of words that two sentences share: the same for all figures of both."""
    words, others = _slots(said, ours)[0], _slots(source, theirs)[0]
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return tuple(block for block in matcher.get_matching_blocks() if block.size > 1)


def _slots(text: Figures, sentence: int) -> tuple[list[str], dict[int, Placed]]:
    """Return the words of a sentence with "#" for each figure, and which figure stands where."""
    words: list[str] = []
    places: dict[int, Placed] = {}
    start, end = text.spans[sentence]
    for placed in text.by_sentence[sentence]:
        words += words_of(text.text[start : placed.figure.start])
        places[len(words)] = placed
        words.append("#")
        start = placed.figure.end
    return words + words_of(text.text[start:end]), places
