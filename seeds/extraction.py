"""Claims in a document: who says what, against or for whom, with which figures.

Every offset counts characters of the text as read: `text[claim.start : claim.end]` is the claim.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from seeds.figures import FoundFigure, find_figures
from seeds.roles import Role

Side = Literal["ours", "theirs", "neutral", "unknown"]
SpeakerStatus = Literal["confirmed", "unresolved", "contradicted"]


@dataclass(frozen=True)
class ExtractedClaim:
    """A statement of a document: a sentence, or the words between quotation marks.

    `speaker` is a person's name as given in `people`, or the fullest name in the document;
    `speaker_start` and `speaker_end` are the words that say so. `corrects` is the span of the
    attack that this claim answers by explicit correction. `score` is how sure the role is.
    """

    start: int
    end: int
    role: Role
    quotation: bool
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_side: Side
    speaker_status: SpeakerStatus | None
    figures: tuple[FoundFigure, ...]
    score: float
    corrects: tuple[int, int] | None


def extract(text: str, people: Iterable[object], side: Side = "unknown") -> list[ExtractedClaim]:
    """Return the claims of a document, sorted by where they start.

    `people` are members of the cast, mappings as in a deck file, or objects with those
    attributes; `side` is whose document it is.
    """
    return [
        ExtractedClaim(
            match.start(), match.end(), "fact", False, None, None, None, "unknown", None,
            _figures(text, match.start(), match.end()), 0.1, None,
        )
        for match in re.finditer(r"[^\s.!?][^.!?\n]*[.!?]?", text)
    ]  # fmt: skip


def guess_side(text: str, people: Iterable[object]) -> Side:
    """Guess whose document it is from whom it praises and criticizes in its own voice."""
    return "unknown"


def _figures(text: str, start: int, end: int) -> tuple[FoundFigure, ...]:
    return tuple(
        FoundFigure(found.text, found.value, found.unit, start + found.start, start + found.end)
        for found in find_figures(text[start:end])
    )
