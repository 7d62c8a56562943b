"""Which of our passages answers an attack.

Best is a passage that corrects it, then one that stands by it; a passage from elsewhere must be
about the same. That words are shared is a weak guide: where it is the only one, it is said.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from cards.pairing.index import Index
from cards.pairing.passages import Excerpt, Line, Passage

Basis = Literal["correction", "paragraph", "nearby", "theme", "model"]

MOST_ANSWERS = 3
ENOUGH = 1.0
ENOUGH_ELSEWHERE = 0.5  # of what the attack is about, in another document
FEWEST_SHARED = 2
BESIDE = 0.6  # of the best answer's score: what is worth citing beside it
SURE = 2.0  # a score that no answer beside it need come near
# What standing so many paragraphs after the attack counts; an answer before it is rarer.
NEARNESS = {-2: 0.2, -1: 0.4, 0: 1.0, 1: 0.7, 2: 0.5, 3: 0.3}
BEFORE_IN_PARAGRAPH = 0.6
PARAGRAPH = 800  # characters, where a text has none
AROUND = 15  # rebuttals before and after an attack that may be near it
THEME = 1.5
SURENESS = 0.2
REPLY = 0.3  # if it is said by one of us, near what one of them said


@dataclass(frozen=True)
class Answer:
    """A passage that answers an attack, and what says so."""

    passage: Passage
    score: float
    basis: Basis


class Rebuttals:
    """The rebuttals of one document, in its order: by place and by what they are about."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._about: Index[int] = Index()
        self._starts = [passage.claim.start for passage in passages]
        self._passages = passages
        self._correcting: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, passage in enumerate(passages):
            self._about.add(number, passage.terms.stems)
            if passage.claim.corrects:
                self._correcting[passage.claim.corrects].append(number)

    def answers(self, line: Line) -> list[Answer]:
        """Return what answers a line; nothing if nothing does well enough, or says anything.

        The best stands first, but for mere denials: those are no answer to say on a stage.
        """
        numbers = {number for attack in line.passages for number in self._candidates(attack)}
        rated = [self._rate(line, self._passages[number]) for number in sorted(numbers)]
        good = sorted(
            (answer for answer in rated if answer.score >= ENOUGH),
            key=lambda answer: (-answer.score, answer.passage.claim.start),
        )
        beside = [each for each in good if each.score >= BESIDE * min(good[0].score, SURE)]
        answers = sorted(_apart(beside), key=lambda answer: not answer.passage.is_answer)
        return answers if any(answer.passage.is_line for answer in answers) else []

    def _candidates(self, attack: Passage) -> set[int]:
        at = bisect_right(self._starts, attack.claim.start)
        near = range(max(at - AROUND, 0), min(at + AROUND, len(self._starts)))
        correcting = self._correcting.get((attack.claim.start, attack.claim.end), ())
        return {*near, *correcting, *self._about.near(attack.terms.stems)}

    def _rate(self, line: Line, passage: Passage) -> Answer:
        rated = [self._rated(attack, passage) for attack in line.passages]
        return max(rated, key=lambda answer: answer.score)

    def _rated(self, attack: Passage, passage: Passage) -> Answer:
        shared = attack.terms.shared(passage.terms)
        theme = self._about.share(shared, of=attack.terms.stems)
        near = _nearness(attack, passage)
        score = near + THEME * theme + SURENESS * passage.claim.score
        if near and (attack.claim.speaker_side, passage.claim.speaker_side) == ("theirs", "ours"):
            score += REPLY
        basis: Basis = "theme"
        if passage.claim.corrects == (attack.claim.start, attack.claim.end):
            score, basis = score + 2, "correction"
        elif _holds(passage.excerpt, attack.excerpt):
            score, basis = score + 1, "correction"
        elif near:
            basis = "paragraph" if attack.place == passage.place else "nearby"
        elif len(shared) < FEWEST_SHARED:
            score = 0
        return Answer(passage, score, basis)


def answers_elsewhere(line: Line, rebuttals: Index[Passage]) -> list[Answer]:
    """Return the rebuttals of other documents that are about the same as a line."""
    stems = line.best.terms.stems
    answers = []
    for passage in rebuttals.near(stems):
        shared = line.best.terms.shared(passage.terms)
        theme = rebuttals.share(shared, of=stems)
        if len(shared) >= FEWEST_SHARED and theme >= ENOUGH_ELSEWHERE:
            answers.append(Answer(passage, theme + SURENESS * passage.claim.score, "theme"))
    return _apart(sorted(answers, key=lambda answer: -answer.score))


def _nearness(attack: Passage, passage: Passage) -> float:
    """Return what standing by the attack counts; a long paragraph counts as several."""
    before = attack.claim.start - passage.claim.end
    after = passage.claim.start - attack.claim.end
    steps = attack.distance(passage) or max(after, 0) // PARAGRAPH - max(before, 0) // PARAGRAPH
    if steps == 0 and before >= 0:
        return BEFORE_IN_PARAGRAPH
    return NEARNESS.get(steps, 0.0)


def _holds(outer: Excerpt, inner: Excerpt) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _apart(answers: Iterable[Answer]) -> list[Answer]:
    """Return the first few answers that are not each other's words again."""
    kept: list[Answer] = []
    for answer in answers:
        line = Line(tuple(each.passage for each in kept))
        if len(kept) < MOST_ANSWERS and not line.says(answer.passage):
            kept.append(answer)
    return kept
