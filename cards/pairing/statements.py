"""What we say of them, our figures and our plans: the drafts that answer no attack."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from cards.checking import REBUTTAL_AT_MOST
from cards.pairing.drafts import Draft, Kind, said
from cards.pairing.merging import Said, merge
from cards.pairing.passages import Line, Passage
from cards.pairing.questions import Questions
from cards.pairing.runs import Leads, joined
from cards.pairing.standing import LEANING, WORTH, is_line, is_torn, leans, weight
from seeds.cast import Side

# What a curator can use of a thousand words, beside every attack that has an answer.
CONTRASTS = 4
FACTS = 3
FEWEST = 5  # drafts, if we have plans and a record to tell
PAGE = 1000

IsHeld = Callable[[Line, Kind], bool]


class Statements:
    """Drafts what a document says of them, and for us; `is_held` tells what a card holds."""

    def __init__(
        self, passages: Sequence[Passage], questions: Questions, is_held: IsHeld, *, voice: Side
    ) -> None:
        self._passages, self._questions, self._is_held = passages, questions, is_held
        self._voice, self._leads = voice, Leads(passages)
        self._pages = max(round(sum(each.length for each in passages) / PAGE), 1)

    def contrasts(self) -> Iterator[Draft]:
        """Yield the best of what is said of them, as one card what is said in one breath."""
        found = [
            each
            for each in self._passages
            if each.claim.role == "contrast" and (is_line(each) or self._leads.to(each))
            if each.claim.speaker_side != "theirs"
        ]
        lines = [line for line in joined(merge(found)) if not is_torn(line.best)]
        for line in self._new(lines, "contrast")[: CONTRASTS * self._pages]:
            question = self._questions.on_them(line.best)
            lead = self._leads.to(line.best)
            yield said("contrast", line, question, score=self._weight(line), lead=lead)

    def facts(self, drafted: Sequence[Draft]) -> Iterator[Draft]:
        """Yield figures to know; if little was drafted, also plans and a record without any."""
        used = _used(drafted)
        stated = [*self._of("fact"), *self._of("rebuttal")]
        ours = [each for each in stated if each.claim.speaker_side != "theirs"]
        weighty = [each for each in ours if each.is_weighty and self._voice != "theirs"]
        free = [line for line in merge(weighty) if used.find(line.best) is None]
        facts = self._new(free, "fact")[: FACTS * self._pages]
        for line in facts:
            yield self._fact(line, self._questions.on_figure(line.best))
        for line in self._records(used, FEWEST * self._pages - len(drafted) - len(facts)):
            yield self._fact(line, self._questions.on_us(line.best))

    def _records(self, used: Said[int], missing: int) -> list[Line]:
        if self._voice != "ours" or missing <= 0:
            return []
        records = [
            each
            for each in self._of("rebuttal")
            if not leans(each) and each.length <= REBUTTAL_AT_MOST and used.find(each) is None
        ]
        new = [line for line in self._new(merge(records), "fact") if self._questions.is_ours(line)]
        return new[:missing]

    def _fact(self, line: Line, question: str) -> Draft:
        return said("fact", line, question, score=self._weight(line))

    def _of(self, role: str) -> list[Passage]:
        return [each for each in self._passages if each.claim.role == role and is_line(each)]

    def _new(self, lines: Iterable[Line], kind: Kind) -> list[Line]:
        """Return the lines worth drafting that no card holds, the weightiest first."""
        worthy = (line for line in lines if self._weight(line) >= WORTH)
        new = [line for line in worthy if not self._is_held(line, kind)]
        return sorted(new, key=lambda line: -self._weight(line))

    def _weight(self, line: Line) -> float:
        """Return how much a line is worth; what it leans on may be on the card with it."""
        is_led = leans(line.best) and self._leads.to(line.best)
        return weight(line) + (LEANING if is_led else 0)


def _used(drafted: Sequence[Draft]) -> Said[int]:
    used: Said[int] = Said()
    for number, draft in enumerate(drafted):
        for passage in draft.passages:
            used.add(number, passage)
    return used
