"""Which of our passages answers an attack.

Best is a passage that corrects it, then one that stands by it; a passage from elsewhere must be
about the same. That words are shared is a weak guide: where it is the only one, it is said.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from cards.pairing.answers import FEWEST_SHARED, Answer, Basis, apart, is_weak
from cards.pairing.index import Index
from cards.pairing.passages import Excerpt, Line, Passage
from cards.pairing.standing import is_charge, is_strategy
from seeds.cast import Side

ENOUGH = 1.0
ENOUGH_ELSEWHERE = 0.5  # of what the attack is about, in another document
BESIDE = 0.6  # of the best answer's score: what is worth citing beside it
SURE = 1.8  # a score that no answer beside it need come near
# What standing so many paragraphs after the attack counts; an answer before it is rarer.
NEARNESS = {-2: 0.2, -1: 0.4, 0: 1.0, 1: 0.7, 2: 0.5, 3: 0.3}
BEFORE_IN_PARAGRAPH = 0.6
PARAGRAPH = 800  # characters, where a text has none
AROUND = 15  # rebuttals before and after an attack that may be near it
THEME = 1.5
SURENESS = 0.2
REPLY = 0.3  # if it is said by one of us, near what one of them said, or about what they said
DENIED = re.compile(r"\bnot\s+(?:\w+\s+)?$", re.IGNORECASE)  # "…, not 40 percent"


class Rebuttals:
    """The rebuttals of one document, in its order: by place and by what they are about."""

    def __init__(self, passages: Sequence[Passage], voice: Side = "unknown") -> None:
        self.has_camp = voice in {"ours", "theirs"}  # then what nobody is quoted for is its own
        self._about: Index[int] = Index()
        self._passages = [each for each in passages if _may_answer(each)]
        self._attacked = [each.claim.start for each in passages if each.claim.role == "attack"]
        self._starts = [passage.claim.start for passage in self._passages]
        self._correcting: dict[object, list[int]] = defaultdict(list)
        for number, passage in enumerate(self._passages):
            self._about.add(number, passage.terms.stems)
            for corrected in (passage.claim.corrects, *_denied(passage)):
                self._correcting[corrected].append(number)

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
        answers = sorted(apart(beside, line), key=lambda answer: is_weak(answer.passage))
        return answers if any(answer.passage.is_line for answer in answers) else []

    def _candidates(self, attack: Passage) -> set[int]:
        at = bisect_right(self._starts, attack.claim.start)
        near = range(max(at - AROUND, 0), min(at + AROUND, len(self._starts)))
        corrected = (_span(attack), *_stated(attack))
        correcting = (each for one in corrected for each in self._correcting.get(one, ()))
        return {*near, *correcting, *self._about.near(attack.terms.stems)}

    def stand_between(self, one: Passage, other: Passage) -> bool:
        """Whether one of them stands between two passages."""
        return bisect_right(self._starts, one.claim.start) < bisect_right(
            self._starts, other.claim.start
        )

    def _rate(self, line: Line, passage: Passage) -> Answer:
        rated = [self._rated(attack, passage) for attack in line.passages]
        return max(rated, key=lambda answer: answer.score)

    def _rated(self, attack: Passage, passage: Passage) -> Answer:
        shared = attack.terms.shared(passage.terms)
        theme = self._about.share(shared, of=attack.terms.stems)
        near = _nearness(attack, passage)
        score = near + THEME * theme + SURENESS * passage.claim.score
        corrected = passage.claim.corrects == _span(attack) or _denied(passage) & _stated(attack)
        if corrected or _holds(passage.excerpt, attack.excerpt):
            return Answer(passage, score + (2 if corrected else 1), "correction")
        if passage.claim.role == "fact" or is_strategy(passage):
            return Answer(passage, 0, "theme")
        is_after = passage.claim.start > attack.claim.start
        if len(shared) < FEWEST_SHARED and not (near and is_after and self._is_said(attack)):
            return Answer(passage, 0, "theme")
        if near and is_after and self._is_reply(attack, passage, is_about_it=bool(shared)):
            score += REPLY
        basis: Basis = "paragraph" if attack.place == passage.place else "nearby"
        return Answer(passage, score, basis if near else "theme")

    def _is_said(self, attack: Passage) -> bool:
        """Whether an attack is somebody's: else what only stands by it does not answer it."""
        is_corrected = _span(attack) in self._correcting
        return self.has_camp or is_corrected or bool(attack.claim.speaker) or is_charge(attack)

    def _is_reply(self, attack: Passage, passage: Passage, *, is_about_it: bool) -> bool:
        """Whether one of us says it to them, or the document does before the next attack."""
        if not is_charge(attack) or passage.claim.speaker_side == "ours":
            return is_charge(attack)
        before, after = (
            bisect_right(self._attacked, each.claim.start) for each in (attack, passage)
        )
        return is_about_it and before == after


def answers_elsewhere(line: Line, rebuttals: Index[Passage]) -> list[Answer]:
    """Return the rebuttals of other documents that are about the same as a line."""
    stems = line.best.terms.stems
    answers = []
    for passage in rebuttals.near(stems):
        shared = line.best.terms.shared(passage.terms)
        theme = rebuttals.share(shared, of=stems)
        if len(shared) >= FEWEST_SHARED and theme >= ENOUGH_ELSEWHERE:
            answers.append(Answer(passage, theme + SURENESS * passage.claim.score, "theme"))
    return apart(sorted(answers, key=lambda answer: -answer.score), line)


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


def _may_answer(passage: Passage) -> bool:
    role = passage.claim.role
    return role == "rebuttal" or (role == "fact" and bool(_denied(passage)))


def _span(passage: Passage) -> tuple[int, int]:
    return passage.claim.start, passage.claim.end


def _stated(passage: Passage) -> set[object]:
    """Return its figures, as another passage may deny them."""
    return {(figure.value, figure.unit) for figure in passage.claim.figures}


def _denied(passage: Passage) -> set[object]:
    """Return the figures that a passage says are not so."""
    before = {
        each: passage.text[: each.start - passage.claim.start] for each in passage.claim.figures
    }
    return {(each.value, each.unit) for each, text in before.items() if DENIED.search(text)}
