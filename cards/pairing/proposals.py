"""A language model's proposals as drafts: it chose the words, and code found them in the text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cards.pairing.answers import Answer
from cards.pairing.drafts import Doubt, Draft, NoCardError, answered, said
from cards.pairing.passages import Line, Passage, read
from cards.pairing.questions import Questions
from cards.proposing import Proposal
from seeds.extraction import ExtractedClaim
from seeds.roles import Role
from seeds.spans import Layout

DOUBT = Doubt("", "model", "A language model chose these passages: read them in the document.")

Span = tuple[int, int]


class Proposed:
    """Passages that a model chose, as claims where they are none yet, and its drafts."""

    def __init__(self, document: str, text: str, layout: Layout, names: frozenset[str]) -> None:
        self._document, self._text, self._layout, self._names = document, text, layout, names
        self.claims: list[ExtractedClaim] = []

    def drafts(
        self, proposals: Iterable[Proposal], passages: Sequence[Passage], questions: Questions
    ) -> Iterator[Draft]:
        """Yield the drafts, and note the claims that they need in `claims`."""
        held = {(each.claim.start, each.claim.end): each for each in passages}
        for proposal in proposals:
            attack = [self._passage(span, "attack", held) for span in proposal.attack]
            role: Role = proposal.kind
            answer = [self._passage(span, role, held) for span in proposal.answer]
            try:
                draft = _draft(proposal, attack, answer, questions)
            except NoCardError:
                continue
            yield replace(draft, doubts=(DOUBT, *draft.doubts), is_proposed=True)

    def _passage(self, span: Span, role: Role, held: dict[Span, Passage]) -> Passage:
        if span not in held:
            claim = _claim(span, role, held.values())
            self.claims.append(claim)
            held[span] = read(self._document, self._text, [claim], self._layout, names=self._names)[
                0
            ]
        return held[span]


def _draft(
    proposal: Proposal, attack: list[Passage], answer: list[Passage], questions: Questions
) -> Draft:
    if proposal.kind == "rebuttal":
        return answered(Line(tuple(attack)), [Answer(each, 1, "model") for each in answer])
    ask = questions.on_them if proposal.kind == "contrast" else questions.on_figure
    return said(proposal.kind, Line(tuple(answer)), ask(answer[0]), score=1)


def _claim(span: Span, role: Role, held: Iterable[Passage]) -> ExtractedClaim:
    """Make a claim of a span; what is around it tells who says it, and its figures."""
    start, end = span
    around = (each.claim for each in held if each.claim.start <= start and end <= each.claim.end)
    holder = min(around, key=lambda claim: claim.end - claim.start, default=None)
    if holder is None:
        return ExtractedClaim(
            start, end, role, False, None, None, None, "unknown", None, (), 0.5, None
        )
    figures = tuple(each for each in holder.figures if start <= each.start and each.end <= end)
    return replace(holder, start=start, end=end, role=role, figures=figures, corrects=None)
