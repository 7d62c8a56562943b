"""One document against all that is known: its drafts, its gaps, what it contradicts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from cards.pairing.answering import Rebuttals, answers_elsewhere
from cards.pairing.answers import Answer
from cards.pairing.contradictions import Contradiction
from cards.pairing.drafts import Doubt, Draft, Kind, NoCardError, answered
from cards.pairing.index import Index
from cards.pairing.merging import merge, together
from cards.pairing.passages import Line, Passage
from cards.pairing.questions import Questions
from cards.pairing.shelf import Key, Shelf
from cards.pairing.standing import is_open, is_sayable
from cards.pairing.statements import Statements
from seeds.cast import Side


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
    voice: Side = "unknown",
) -> Paired:
    """Pair a document's passages, given what is known, and put them on the shelf.

    Its cards do not go there: their keys are the caller's to give (`Shelf.put_card`). `given` are
    drafts made otherwise, and what they say is not drafted again. `doubts` concern the whole
    document, and so each of its drafts. `voice` is whose document it is.
    """
    paired = Paired()
    for draft in given:
        if not _is_held(draft.subject, draft.kind, shelf, paired):
            paired.proposed.append(draft)
    paired.drafts += paired.proposed
    rebuttals = _of("rebuttal", passages)
    among = Rebuttals(passages, voice)
    _draft_attacks(_of("attack", passages), among, shelf, paired)
    _draft_open_attacks(rebuttals, shelf, paired)
    stated = Statements(
        passages,
        questions,
        lambda line, kind: _is_held(line, kind, shelf, paired),
        voice=voice,
    )
    paired.drafts += stated.contrasts()
    paired.drafts += stated.facts(paired.drafts)
    paired.drafts = [replace(draft, doubts=doubts + draft.doubts) for draft in paired.drafts]
    paired.drafts.sort(key=lambda draft: (draft.kind != "rebuttal", draft.kind, -draft.score))
    paired.contradictions += shelf.statements.put_all(passages)
    shelf.put_passages(passages)
    return paired


def _draft_attacks(
    attacks: Sequence[Passage], among: Rebuttals, shelf: Shelf, paired: Paired
) -> None:
    found = [(line, among.answers(line)) for line in merge(attacks)]
    for line, answers in together(found, among):
        if not is_sayable(line.best) or _is_held(line, "rebuttal", shelf, paired, answers):
            continue
        if answers := answers or answers_elsewhere(line, shelf.rebuttals):
            _draft_answered(line, answers, paired)
        elif is_open(line, has_camp=among.has_camp):
            paired.gaps.append(line)


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
