"""One document against all that is known: its drafts, its gaps, what it contradicts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from cards.pairing.answering import Answer, Rebuttals, answers_elsewhere
from cards.pairing.contradictions import Contradiction
from cards.pairing.drafts import Doubt, Draft, Kind, NoCardError, answered, said
from cards.pairing.index import Index
from cards.pairing.merging import Said, merge, together
from cards.pairing.passages import Line, Passage
from cards.pairing.questions import Questions
from cards.pairing.shelf import Key, Shelf

# What a curator can use of a thousand words, beside every attack that has an answer.
CONTRASTS = 4
FACTS = 3
PAGE = 1000
QUOTED = 0.3
WITH_FIGURE = 0.2
POINTING = 0.4  # if its first word only means something after what went before
_POINTS_BACK = re.compile(
    r"\W*(?:it|they|that|this|these|those|he|she|but|and|so)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Repeated:
    """A line that a card holds already, said in this document too, and what answers it here."""

    card: Key
    kind: Kind
    said: tuple[Passage, ...]
    answers: tuple[Passage, ...] = ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        return (*self.said, *self.answers)


@dataclass
class Paired:
    """What comes of a document; the drafts of one kind stand together, the best first."""

    drafts: list[Draft] = field(default_factory=list)
    repeated: list[Repeated] = field(default_factory=list)
    gaps: list[Line] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    proposed: list[Draft] = field(default_factory=list)  # those that were given


def pair(
    passages: Sequence[Passage],
    shelf: Shelf,
    questions: Questions,
    *,
    given: Sequence[Draft] = (),
    doubts: tuple[Doubt, ...] = (),
) -> Paired:
    """Pair a document's passages, given what is known, and put them on the shelf.

    Its cards do not go there: their keys are the caller's to give (`Shelf.put_card`). `given` are
    drafts made otherwise, and what they say is not drafted again. `doubts` concern the whole
    document, and so each of its drafts.
    """
    paired = Paired()
    for draft in given:
        if not _is_held(draft.subject, draft.kind, shelf, paired):
            paired.proposed.append(draft)
    paired.drafts += paired.proposed
    rebuttals = _of("rebuttal", passages)
    _draft_attacks(_of("attack", passages), rebuttals, shelf, paired)
    _draft_open_attacks(rebuttals, shelf, paired)
    _draft_statements(passages, shelf, questions, paired)
    paired.drafts = [replace(draft, doubts=doubts + draft.doubts) for draft in paired.drafts]
    paired.drafts.sort(key=lambda draft: (draft.kind != "rebuttal", draft.kind, -draft.score))
    paired.contradictions += shelf.statements.put_all(passages)
    shelf.put_passages(passages)
    return paired


def _draft_attacks(
    attacks: Sequence[Passage], rebuttals: Sequence[Passage], shelf: Shelf, paired: Paired
) -> None:
    among = Rebuttals(rebuttals)
    answered_here: list[tuple[Line, list[Answer]]] = []
    for line in merge(attacks):
        answers = among.answers(line)
        if answers:
            answered_here.append((line, answers))
        elif not _is_held(line, "rebuttal", shelf, paired):
            if answers := answers_elsewhere(line, shelf.rebuttals):
                _draft_answered(line, answers, paired)
            elif line.best.is_line:
                paired.gaps.append(line)
    for line, answers in together(answered_here):
        if not _is_held(line, "rebuttal", shelf, paired, answers):
            _draft_answered(line, answers, paired)


def _draft_open_attacks(rebuttals: Sequence[Passage], shelf: Shelf, paired: Paired) -> None:
    """Draft attacks of other documents that had no answer until this one came."""
    found = [
        attack for rebuttal in rebuttals for attack in shelf.attacks.near(rebuttal.terms.stems)
    ]
    if not found:
        return
    here: Index[Passage] = Index()
    for rebuttal in rebuttals:
        here.add(rebuttal, rebuttal.terms.stems)
    for line in merge(dict.fromkeys(found)):
        answers = answers_elsewhere(line, here)
        if answers and not _is_held(line, "rebuttal", shelf, Paired()):
            _draft_answered(line, answers, paired)


def _draft_answered(line: Line, answers: Sequence[Answer], paired: Paired) -> None:
    try:
        paired.drafts.append(answered(line, answers))
    except NoCardError as exc:
        paired.refused.append(str(exc))


def _draft_statements(
    passages: Sequence[Passage], shelf: Shelf, questions: Questions, paired: Paired
) -> None:
    """Draft what we say of them, and facts, as many as a curator can use."""
    pages = max(ceil(sum(each.length for each in passages) / PAGE), 1)
    used: Said[int] = Said()
    for number, draft in enumerate(paired.drafts):
        for passage in draft.passages:
            used.add(number, passage)
    contrasts = merge(_lines_of("contrast", passages))
    for line in _new(contrasts, "contrast", shelf, paired)[: CONTRASTS * pages]:
        question = questions.on_them(line.best)
        paired.drafts.append(said("contrast", line, question, score=_weight(line)))
    stated = [*_lines_of("fact", passages), *_lines_of("rebuttal", passages)]
    facts = [
        line
        for line in merge(passage for passage in stated if passage.is_weighty)
        if used.find(line.best) is None
    ]
    for line in _new(facts, "fact", shelf, paired)[: FACTS * pages]:
        question = questions.on_figure(line.best)
        paired.drafts.append(said("fact", line, question, score=_weight(line)))


def _new(lines: Iterable[Line], kind: Kind, shelf: Shelf, paired: Paired) -> list[Line]:
    """Return the lines that no card holds, the weightiest first."""
    new = [line for line in lines if not _is_held(line, kind, shelf, paired)]
    return sorted(new, key=lambda line: -_weight(line))


def _weight(line: Line) -> float:
    claim = line.best.claim
    weight = claim.score + QUOTED * claim.quotation + WITH_FIGURE * bool(line.best.counts)
    return weight - POINTING * bool(_POINTS_BACK.match(line.best.text))


def _is_held(
    line: Line, kind: Kind, shelf: Shelf, paired: Paired, answers: Sequence[Answer] = ()
) -> bool:
    """Whether a card holds a line, or a proposal; if a card, note where it is said again."""
    if any(each.subject.says(line.best) for each in paired.proposed):
        return True
    key = shelf.holding(line, kind, [answer.passage for answer in answers])
    if key is None:
        return False
    fresh = tuple(each for each in line.apart() if key not in shelf.citing(each))
    if fresh:
        found = (answer.passage for answer in answers)
        new = tuple(each for each in found if key not in shelf.citing(each))
        paired.repeated.append(Repeated(key, kind, fresh, new))
    return True


def _of(role: str, passages: Iterable[Passage]) -> list[Passage]:
    return [passage for passage in passages if passage.claim.role == role]


def _lines_of(role: str, passages: Iterable[Passage]) -> Iterator[Passage]:
    return (each for each in _of(role, passages) if each.is_line)
