"""Passages into lines: what says the same, and what is one exchange, is one thing to answer."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from cards.pairing.answering import Rebuttals
from cards.pairing.answers import MOST_ANSWERS, Answer
from cards.pairing.index import Index
from cards.pairing.passages import Line, Passage
from cards.pairing.standing import is_charge, is_sayable

EXCHANGE = 2  # paragraphs from one attack to the next
MOST_SAYING = 20  # passages of one document that prove one line
STRETCH = 400  # characters: what shares none of them is not asked whether it overlaps

Key = TypeVar("Key", bound=Hashable)


class Said(Generic[Key]):
    """What is said already, to be asked whether a passage says it too."""

    def __init__(self) -> None:
        self._about: Index[Key] = Index()
        self._at: dict[tuple[str, int], list[Key]] = defaultdict(list)
        self._lines: dict[Key, Line] = {}

    def add(self, key: Key, passage: Passage) -> None:
        """Add a passage to what is said under a key."""
        line = self._lines.get(key)
        self._lines[key] = Line((*line.passages, passage) if line else (passage,))
        self._about.add(key, passage.terms.stems)
        for stretch in _stretches(passage):
            self._at[stretch].append(key)

    def find(self, passage: Passage) -> Key | None:
        """Return the key under which a passage is said; the first of several."""
        here = [key for stretch in _stretches(passage) for key in self._at[stretch]]
        near = dict.fromkeys([*here, *self._about.near(passage.terms.stems)])
        return next((key for key in near if self._lines[key].says(passage)), None)

    def lines(self) -> list[Line]:
        return list(self._lines.values())


def merge(passages: Iterable[Passage]) -> list[Line]:
    """Return lines: passages that say the same together, the best of them first."""
    said: Said[int] = Said()
    counts: Counter[int] = Counter()
    for passage in sorted(passages, key=lambda each: each.fitness, reverse=True):
        found = said.find(passage)
        number = len(counts) if found is None else found
        if counts[number] < MOST_SAYING:
            counts[number] += 1
            said.add(number, passage)
    return sorted(said.lines(), key=lambda line: line.best.claim.start)


def _stretches(passage: Passage) -> list[tuple[str, int]]:
    """Return the stretches of its document that a passage stands in."""
    first, last = passage.claim.start // STRETCH, (passage.claim.end - 1) // STRETCH
    return [(passage.document, number) for number in range(first, last + 1)]


def together(
    found: Sequence[tuple[Line, list[Answer]]], among: Rebuttals
) -> Iterator[tuple[Line, list[Answer]]]:
    """Make one line of attacks that come one after the other and have an answer in common.

    What somebody says right before an attack, and has no answer of its own, shares its answer.
    """
    line, answers = None, []
    for next_line, next_answers in _shared(found, among):
        if line and _is_one_exchange(line, answers, next_line, next_answers):
            passages = (*line.passages, *next_line.passages)
            line = Line(tuple(sorted(passages, key=lambda each: each.fitness, reverse=True)))
            answers = _both(answers, next_answers)
            continue
        if line:
            yield line, answers
        line, answers = next_line, next_answers
    if line:
        yield line, answers


def _shared(
    found: Sequence[tuple[Line, list[Answer]]], among: Rebuttals
) -> list[tuple[Line, list[Answer]]]:
    """Return lines with their answers, and what came right before with the same ones."""
    shared: list[tuple[Line, list[Answer]]] = []
    for line, own in reversed(found):
        answers = own
        if not own and shared and any(map(is_charge, line.passages)):
            next_line, next_answers = shared[-1]
            is_together = 0 in _steps(line, next_line) and is_sayable(next_line.best)
            if is_together and not among.stand_between(line.best, next_line.best):
                answers = next_answers
        shared.append((line, answers))
    return shared[::-1]


def _is_one_exchange(one: Line, its: list[Answer], other: Line, others: list[Answer]) -> bool:
    shared = {each.passage.excerpt for each in its} & {each.passage.excerpt for each in others}
    return bool(shared) and min(_steps(one, other)) <= EXCHANGE


def _both(answers: list[Answer], others: list[Answer]) -> list[Answer]:
    """Return answers to one attack, and those to another that they do not say."""
    said = Line(tuple(each.passage for each in answers))
    return [*answers, *(each for each in others if not said.says(each.passage))][:MOST_ANSWERS]


def _steps(one: Line, other: Line) -> set[int]:
    return {abs(first.distance(second)) for first in one.passages for second in other.passages}
