"""Draft cards: an attack and its answer, a contrast, or a fact, in a document's words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from cards.checking import HEADLINE_AT_MOST, REBUTTAL_AT_MOST
from cards.pairing.answers import Answer
from cards.pairing.heard import (
    ANY_NUMBER,
    ATTACK_AT_MOST,
    corrected_label,
    loaded_words,
    other_phrasings,
)
from cards.pairing.passages import SHORTEST_LINE, Line, Passage
from cards.pairing.runs import spoken
from cards.pairing.standing import leans
from cards.pairing.wording import fit, lines
from debateprep.shared.text import words

Kind = Literal["rebuttal", "contrast", "fact"]

HEADLINE_CHARACTERS = 200
POINT_CHARACTERS = 200


@dataclass(frozen=True)
class Doubt:
    """What a curator should look at in a draft: `field` is where, if in one place."""

    field: str
    code: str
    message: str


@dataclass(frozen=True)
class Draft:
    """A card as a document would have it. `points[n]` is what `supports[n]` lands."""

    kind: Kind
    attack: str
    headline: str
    rebuttal: str
    supports: tuple[Passage, ...]
    receipts: tuple[Passage, ...] = ()
    heard_as: tuple[str, ...] = ()
    loaded_words: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    score: float = field(default=0, compare=False)
    is_proposed: bool = False  # by a language model

    @property
    def passages(self) -> tuple[Passage, ...]:
        return (*self.receipts, *self.supports)

    @property
    def subject(self) -> Line:
        """What the card is known by: the attack's passages, or else what it says."""
        own = [passage for passage in self.supports if passage.claim.role == self.kind]
        return Line(self.receipts or (*own, *self.supports)[:1])


class NoCardError(Exception):
    """A passage cannot become a card; the message says why."""


def answered(line: Line, answers: Sequence[Answer]) -> Draft:
    """Make the card of an attack and its answers. Raises NoCardError if no part of it fits."""
    label = corrected_label(line.best, answers[0])
    attack = fit(
        label or line.best.text, words_at_most=ANY_NUMBER, characters_at_most=ATTACK_AT_MOST
    )
    if attack.is_over:
        raise NoCardError(
            f"“{_opening(attack.text)}…” is over {ATTACK_AT_MOST} characters and cannot be cut."
        )
    doubts = [Doubt("attack", "cut", "The attack was cut to fit.")] if attack.is_cut else []
    if label or line.best.length < SHORTEST_LINE:
        message = "The attack is a label: put it as somebody would say it."
        doubts.append(Doubt("attack", "label", message))
    if answers[0].basis == "theme":
        message = "The answer was found by shared words only: see that it answers this attack."
        doubts.append(Doubt("rebuttal", "answer_by_words", message))
    supports = tuple(answer.passage for answer in answers)
    score = answers[0].score + len(line.passages) / 10
    draft = _draft(
        "rebuttal", attack.text, supports, receipts=line.apart(), doubts=doubts, score=score
    )
    heard_as = tuple(other_phrasings(line, attack.text))
    return replace(draft, heard_as=heard_as, loaded_words=loaded_words(line, supports))


def said(
    kind: Kind, line: Line, question: str, *, score: float, lead: Passage | None = None
) -> Draft:
    """Make the card of a contrast or a fact, behind the question that opens the door to it.

    `lead` is said in the breath before, and leads over to it.
    """
    message = "The question is a template: put it as people would ask."
    doubts = [Doubt("attack", "template", message)]
    supports = (*([lead] if lead else []), *line.apart())
    return _draft(kind, question, supports, doubts=doubts, score=score, answer=spoken(supports))


def _draft(
    kind: Kind,
    attack: str,
    supports: tuple[Passage, ...],
    *,
    doubts: list[Doubt],
    score: float,
    receipts: tuple[Passage, ...] = (),
    answer: str = "",
) -> Draft:
    rebuttal = fit(answer or supports[0].text, words_at_most=REBUTTAL_AT_MOST)
    headline = _headline(sorted(supports, key=lambda each: each.claim.role != kind))
    return Draft(
        kind=kind,
        attack=attack,
        headline=headline,
        rebuttal=rebuttal.text,
        supports=supports,
        receipts=receipts,
        points=tuple(_point(passage) for passage in supports),
        doubts=(
            *doubts,
            *_doubts_of_answer(headline, is_cut=rebuttal.is_cut, is_over=rebuttal.is_over),
            *_doubts_of_speakers([*receipts, *supports]),
        ),
        score=score,
    )


def _doubts_of_answer(headline: str, *, is_cut: bool, is_over: bool) -> Iterator[Doubt]:
    if not headline:
        message = f"No line of {HEADLINE_AT_MOST} words or fewer stands in the document: write one."
        yield Doubt("headline", "no_line", message)
    if is_cut:
        yield Doubt("rebuttal", "cut", f"The rebuttal was cut to {REBUTTAL_AT_MOST} words.")
    if is_over:
        message = f"The rebuttal is over {REBUTTAL_AT_MOST} words and could not be cut: shorten it."
        yield Doubt("rebuttal", "over", message)


def _doubts_of_speakers(passages: Sequence[Passage]) -> Iterator[Doubt]:
    for passage in passages:
        if passage.claim.speaker_status in {"unresolved", "contradicted"}:
            message = f"Who says “{_opening(passage.text)}…” is not certain: read it there."
            yield Doubt("proofs", "speaker", message)


def _headline(supports: list[Passage]) -> str:
    """Return the first line that is short enough to be one, from the best passage that has any."""
    for passage in supports[:1] + [each for each in supports[1:] if not leans(each)]:
        for line in lines(passage.text):
            is_short = len(line) <= HEADLINE_CHARACTERS
            if is_short and SHORTEST_LINE <= len(words(line)) <= HEADLINE_AT_MOST:
                return line
    return ""


def _point(passage: Passage) -> str:
    """Return what a passage lands, or nothing if it is too long to be one point."""
    point = fit(passage.text, words_at_most=ANY_NUMBER, characters_at_most=POINT_CHARACTERS)
    return "" if point.is_over else point.text


def _opening(text: str) -> str:
    return " ".join(text.split()[:6]).rstrip(",;:—–.")
