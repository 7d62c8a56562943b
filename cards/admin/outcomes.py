"""A document that was read, as the page of its intake shows it."""

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from cards.models import Card, CardKind, IntakeFile
from cards.rereading import Drafts
from debateprep.shared.text import counted
from seeds.models import Claim, Side, Source

# Said once for the document, or by the words before the question.
SAID_ELSEWHERE = {"side_guessed", "template"}


class RoleOfClaims(NamedTuple):
    """Claims of one role in one document: how many, and the first of them."""

    role: str
    label: str
    all: int
    claims: list[Claim]


class Told(NamedTuple):
    """Words of a document, and the claim that they are, if it still is one."""

    words: str
    claim: Claim | None


class Disagreement(NamedTuple):
    what: str
    passages: list[Told]


@dataclass(frozen=True)
class DraftLine:
    """A draft as a line of the page: what they say, what we say, what to look at."""

    card: Card

    @property
    def asked(self) -> str:
        if self.card.kind == CardKind.REBUTTAL:
            return "They say"
        codes = {code for _, code, _ in self._doubts}
        return "Asked, by template" if "template" in codes else "Asked"

    @property
    def answer(self) -> str:
        return self.card.headline or self.card.rebuttal

    @property
    def warnings(self) -> list[str]:
        """What was doubtful in it as drafted; once somebody edits it, its own page tells."""
        if self.card.last_editor_id:
            return []
        return [words for _, code, words in self._doubts if code not in SAID_ELSEWHERE]

    @property
    def _doubts(self) -> list[list[str]]:
        doubts: list[list[str]] = (self.card.drafted or {}).get("doubts", [])
        return doubts


@dataclass(frozen=True)
class Outcome:
    """A document that was read, and what came of it, in the order in which it needs a person."""

    file: IntakeFile
    source: Source
    new: list[DraftLine]
    gaps: list[Told]
    disagreements: list[Disagreement]
    unsure: list[Claim]  # who says them, somebody must look up
    heard: list[dict[str, str]]
    drafts: Drafts
    roles: list[RoleOfClaims]
    cited_by: int  # cards that nobody drafted from documents

    @property
    def whose(self) -> str:
        """Whose document it was taken for, in words."""
        if self.source.whose not in Side.values:
            return "Nobody said whose document it is, and its words do not show it."
        if self.source.side_is_guess:
            return f"Nobody said whose document it is: by its words it is {self.source.whose}."
        return f"Read as {self.source.whose}."

    @property
    def described(self) -> str:
        """Who published it, and when."""
        day = self.source.published_on
        return " · ".join(filter(None, [self.source.outlet, f"{day:%B %-d, %Y}" if day else ""]))

    @property
    def brief(self) -> str:
        """What waits in it for a person, in a line."""
        return ", ".join(counted(count, noun) for count, noun in self.counts if count)

    @property
    def counts(self) -> list[tuple[int, str]]:
        return [
            (len(self.new), "draft"),
            (len(self.gaps), "attack without an answer"),
            (len(self.disagreements), "contradiction"),
            (len(self.unsure), "speaker to look up"),
        ]

    @property
    def names_us(self) -> bool:
        return bool(self.file.outcome.get("names_us", True))

    @property
    def notes(self) -> list[str]:
        return list(self.file.outcome.get("notes", []))

    @property
    def earlier(self) -> list[DraftLine]:
        """Its drafts that were there before this reading, or that stayed through it."""
        shown = {line.card.pk for line in self.new} | {UUID(each["card"]) for each in self.heard}
        drafts = [*self.drafts.kept, *self.drafts.untouched]
        return [DraftLine(card) for card in drafts if card.pk not in shown]
