"""Answers to one attack: which stand on its card together, and which goes first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from typing import Literal

from cards.pairing.passages import Line, Passage

Basis = Literal["correction", "paragraph", "nearby", "theme", "model"]

MOST_ANSWERS = 3
FEWEST_SHARED = 2
BESIDE_IT = 60  # characters from one answer to the next
_GOES_ON = re.compile(r"\W*(?:and|but|so)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """A passage that answers an attack, and what says so."""

    passage: Passage
    score: float
    basis: Basis


def is_weak(passage: Passage) -> bool:
    """Whether it is a mere denial, or only goes on from another answer."""
    return not passage.is_answer or bool(_GOES_ON.match(passage.text))


def apart(answers: Iterable[Answer], line: Line) -> list[Answer]:
    """Return the best answer, and those that go with it and are not its words again."""
    kept: list[Answer] = []
    for answer in answers:
        said = Line(tuple(each.passage for each in kept))
        is_new = len(kept) < MOST_ANSWERS and not said.says(answer.passage)
        if is_new and (not kept or _goes_with(answer.passage, said, line)):
            kept.append(answer)
    return kept


def _goes_with(passage: Passage, said: Line, line: Line) -> bool:
    """Whether an answer is about the attack, or stands by another answer."""
    for attack in line.passages:
        shared = len(passage.terms.shared(attack.terms))
        if shared >= FEWEST_SHARED or (shared and abs(attack.distance(passage)) <= 1):
            return True
    return any(_between(passage, each) <= BESIDE_IT for each in said.passages)


def _between(one: Passage, other: Passage) -> float:
    first, second = sorted((one.claim, other.claim), key=lambda claim: claim.start)
    return second.start - first.end if one.document == other.document else inf
