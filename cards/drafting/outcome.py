"""What came of a document, as commands and pages tell it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict
from uuid import UUID

from cards.citing import Received
from cards.pairing import Contradiction as Disagreement
from cards.pairing import Excerpt, Paired
from cards.pairing.wording import plain

LONGEST_SAID = 24  # words of a passage, in a sentence that names it


@dataclass(frozen=True)
class Gap:
    """An attack that nothing answers."""

    excerpt: Excerpt
    words: str

    def __str__(self) -> str:
        return f"No answer found for “{_cut(self.words)}”"


@dataclass(frozen=True)
class Heard:
    """An attack (or a contrast, or a fact) that a card holds already.

    A draft takes it as one more receipt; a card that people approved, or retired, stays as it is.
    """

    card: UUID
    attack: str
    status: str
    excerpts: tuple[Excerpt, ...]
    is_added: bool

    def __str__(self) -> str:
        if self.is_added:
            return f"Heard again, added to the draft “{self.attack}”"
        return f"Heard again: the card “{self.attack}” ({self.status}) stays as it is"


@dataclass(frozen=True)
class Contradiction:
    """Two passages that give the same thing another figure or date."""

    what: str
    one: Excerpt
    one_says: str
    other: Excerpt
    other_says: str

    @property
    def passages(self) -> tuple[tuple[Excerpt, str], tuple[Excerpt, str]]:
        return (self.one, self.one_says), (self.other, self.other_says)

    def __str__(self) -> str:
        return f"{self.what}: “{_cut(self.one_says)}” or “{_cut(self.other_says)}”?"


class Told(TypedDict):
    gaps: list[Gap]
    contradictions: list[Contradiction]
    refused: list[str]


def told(paired: Paired) -> Told:
    """Return what pairing found, beside drafts, in words."""
    return {
        "gaps": [Gap(line.best.excerpt, plain(line.best.text)) for line in paired.gaps],
        "contradictions": [
            Contradiction(
                _what(found),
                found.one.excerpt,
                plain(found.one.text),
                found.other.excerpt,
                plain(found.other.text),
            )
            for found in paired.contradictions
        ],
        "refused": paired.refused,
    }


@dataclass(frozen=True)
class TakenIn:
    """A document in the database: its claims, and the drafts that came of it."""

    received: Received
    roles: Counter[str] = field(default_factory=Counter)  # claims of the document, by role
    new: Sequence[UUID] = ()  # cards drafted now
    heard: Sequence[Heard] = ()
    gaps: Sequence[Gap] = ()
    contradictions: Sequence[Contradiction] = ()
    refused: Sequence[str] = ()  # sentences: what could not become a card, and why

    @property
    def told(self) -> Told:
        """What pairing found beside drafts."""
        return {
            "gaps": list(self.gaps),
            "contradictions": list(self.contradictions),
            "refused": list(self.refused),
        }


def _what(found: Disagreement) -> str:
    """Return what two passages are about; if one is a correction's, which of them."""
    if found.corrected is None:
        return found.what
    which = "first" if found.corrected == found.one.excerpt else "second"
    return f"{found.what}; the {which} is what an earlier version said"


def _cut(said: str) -> str:
    words = said.split()
    return said if len(words) <= LONGEST_SAID else f"{' '.join(words[:LONGEST_SAID])} …"
