"""Claims in a document: who says what, against or for whom, with which figures.

Every offset counts characters of the text as read: `text[claim.start : claim.end]` is the claim.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from seeds.cast import Side
from seeds.figures import FoundFigure
from seeds.roles import Judgment, Role, judge
from seeds.statements import Document, Statement

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


def extract(text: str, people: Iterable[Any], side: Side = "unknown") -> list[ExtractedClaim]:
    """Return the claims of a document, sorted by where they start.

    `people` are members of the cast, mappings as in a deck file, or objects with those
    attributes; `side` is whose document it is.
    """
    document = Document(text, people, side)
    judged = [(one, judge(one.unit)) for one in document.statements()]
    found: dict[tuple[int, int], ExtractedClaim] = {}
    for one, judgment in _merged(judged):
        if claim := _claim(document, one, judgment):
            found.setdefault((claim.start, claim.end), claim)
    claims = sorted(found.values(), key=lambda one: (one.start, -one.end))
    return _with_figures(claims, document.figures)


def guess_side(text: str, people: Iterable[Any]) -> Side:
    """Guess whose document it is from whom it praises and criticizes in its own voice."""
    return "unknown"


Judged = tuple[Statement, Judgment]


def _merged(judged: list[Judged]) -> list[Judged]:
    """Join the pieces of a quotation that play one role."""
    out: list[Judged] = []
    last: dict[int, int] = {}
    for one, judgment in judged:
        at = last.get(one.quotation) if one.quotation is not None else None
        if at is not None and out[at][1].role == judgment.role:
            whole = replace(out[at][0], end=one.end)
            out[at] = (whole, max(out[at][1], judgment, key=lambda each: each.score))
            continue
        if one.quotation is not None:
            last[one.quotation] = len(out)
        out.append((one, judgment))
    return out


def _claim(document: Document, one: Statement, judgment: Judgment) -> ExtractedClaim | None:
    if one.quotation is None and judgment.role == "none":
        if not any(document.has_figure(span) for span in one.spans):
            return None
        judgment = Judgment("fact", judgment.score)
    elif one.is_aside:
        return None
    saying = one.saying
    return ExtractedClaim(
        one.start,
        one.end,
        judgment.role,
        one.quotation is not None,
        saying.speaker if saying else None,
        saying.start if saying else None,
        saying.end if saying else None,
        saying.side if saying else "unknown",
        saying.status if saying else None,
        (),
        judgment.score,
        None,
    )


def _with_figures(claims: list[ExtractedClaim], figures: list[FoundFigure]) -> list[ExtractedClaim]:
    held: list[list[FoundFigure]] = [[] for _ in claims]
    for figure in figures:
        holding = [
            at
            for at, claim in enumerate(claims)
            if claim.start <= figure.start and figure.end <= claim.end
        ]
        if holding:
            held[min(holding, key=lambda at: claims[at].end - claims[at].start)].append(figure)
    return [replace(claim, figures=tuple(own)) for claim, own in zip(claims, held, strict=True)]
