"""Claims in a document: who says what, against or for whom, with which figures.

Every offset counts characters of the text as read: `text[claim.start : claim.end]` is the claim.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, get_args

from seeds.cast import Side
from seeds.corrections import reported_charge
from seeds.figures import FoundFigure
from seeds.roles import Judgment, Role, guess, judge
from seeds.speakers import Attribution, Status
from seeds.statements import Document, Span, Statement, statements

_FACT = 0.5  # how sure it is that a sentence with a figure states a fact
_NEARBY = 3  # claims before a correction that it may answer
_OVERLAPS = 8  # claims looked back for one that holds a figure


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
    speaker_status: Status | None
    figures: tuple[FoundFigure, ...]
    score: float
    corrects: Span | None


def extract(text: str, people: Iterable[Any], side: Side = "unknown") -> list[ExtractedClaim]:
    """Return the claims of a document, sorted by where they start.

    `people` are members of the cast, mappings as in a deck file, or objects with those
    attributes; `side` is whose document it is. Takes time linear in the length of the text.
    Raises ValueError for a side, or a person, that cannot be read.
    """
    if side not in get_args(Side):
        raise ValueError(f"side is {side!r}: it is one of {', '.join(get_args(Side))}.")
    document = Document(text, people, side)
    found: dict[Span, ExtractedClaim] = {}
    corrections: set[Span] = set()
    stated = _once(document, statements(document))
    for one, judgment in _joined((one, _judged(document, one)) for one in stated):
        for claim in _claims(document, one, judgment):
            found.setdefault(_span(claim), claim)
            if one.unit.corrects:
                corrections.add(_span(claim))
    claims = sorted(found.values(), key=lambda claim: (claim.start, -claim.end))
    return _with_figures(_answering(claims, corrections), document)


def guess_side(text: str, people: Iterable[Any]) -> Side:
    """Guess whose document it is from whom it praises and criticizes in its own voice."""
    units = (one.unit for one in statements(Document(text, people, "neutral")))
    return guess(unit for unit in units if not unit.is_speech)


def _once(document: Document, stated: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the statements, but a headline that is repeated only once."""
    seen: set[str] = set()
    for one in stated:
        words = " ".join(document.text[one.start : one.end].split())
        if one.unit.kind != "heading" or words not in seen:
            yield one
        if one.unit.kind == "heading":
            seen.add(words)


def _judged(document: Document, one: Statement) -> Judgment:
    """Judge a statement; where neither side appears, nothing is for or against one."""
    return judge(one.unit) if document.has_sides else Judgment("none", _FACT)


_Judged = tuple[Statement, Judgment]


def _joined(judged: Iterable[_Judged]) -> Iterable[_Judged]:
    """Join the pieces of a quotation that play one role."""
    joined: list[_Judged] = []
    last: dict[int, int] = {}  # where the last piece of each quotation stands
    for one, judgment in judged:
        at = last.get(one.quotation, -1) if one.quotation is not None else -1
        if at >= 0 and joined[at][1].role == judgment.role:
            surer = max(joined[at][1], judgment, key=lambda each: each.score)
            joined[at] = (replace(joined[at][0], end=one.end), surer)
            continue
        if one.quotation is not None:
            last[one.quotation] = len(joined)
        joined.append((one, judgment))
    return joined


def _claims(document: Document, one: Statement, judgment: Judgment) -> Iterator[ExtractedClaim]:
    """Yield the claim that a statement makes; two, if it reports a charge to correct it."""
    span = one.start, one.end
    if one.quotation is not None:
        yield _claim(span, one.saying, judgment, quotation=True)
        return
    corrected = None
    charge = reported_charge(document.text, *span, document.cast.within(*span))
    if charge:
        corrected = charge.start, charge.end
        yield _claim(corrected, one.saying, Judgment(charge.role, judgment.score))
        judgment = Judgment(charge.answer, judgment.score)
    if judgment.role != "none" and not one.is_aside:
        yield _claim(span, one.saying, judgment, corrects=corrected)


def _claim(
    span: Span,
    saying: Attribution | None,
    judgment: Judgment,
    *,
    quotation: bool = False,
    corrects: Span | None = None,
) -> ExtractedClaim:
    return ExtractedClaim(
        *span,
        judgment.role,
        quotation,
        saying.speaker if saying else None,
        saying.start if saying else None,
        saying.end if saying else None,
        saying.side if saying else "unknown",
        saying.status if saying else None,
        (),
        judgment.score,
        corrects,
    )


def _answering(claims: list[ExtractedClaim], corrections: set[Span]) -> list[ExtractedClaim]:
    """Tie each correction to the attack shortly before it."""
    tied = []
    for at, claim in enumerate(claims):
        if claim.role == "rebuttal" and not claim.corrects and _span(claim) in corrections:
            near = reversed(claims[max(0, at - _NEARBY) : at])
            attack = next((_span(one) for one in near if one.role == "attack"), None)
            tied.append(replace(claim, corrects=attack))
        else:
            tied.append(claim)
    return tied


def _span(claim: ExtractedClaim) -> Span:
    return claim.start, claim.end


def _with_figures(claims: list[ExtractedClaim], document: Document) -> list[ExtractedClaim]:
    """Give each figure to the shortest claim that holds it, or else its sentence as a fact."""
    held: list[list[FoundFigure]] = [[] for _ in claims]
    facts: dict[Span, list[FoundFigure]] = defaultdict(list)
    starts = [claim.start for claim in claims]
    for figure in document.figures:
        last = bisect_right(starts, figure.start)
        near = range(max(0, last - _OVERLAPS), last)
        holding = [at for at in near if figure.end <= claims[at].end]
        if holding:
            held[min(holding, key=lambda at: claims[at].end - claims[at].start)].append(figure)
        else:
            sentence = document.layout.sentences[document.sentence_at(figure.start)]
            if sentence.start <= figure.start and figure.end <= sentence.end:
                facts[sentence.start, sentence.end].append(figure)
    counted = [replace(claim, figures=tuple(own)) for claim, own in zip(claims, held, strict=True)]
    counted += [_fact(document, span, own) for span, own in facts.items()]
    return sorted(counted, key=lambda claim: (claim.start, -claim.end))


def _fact(document: Document, span: Span, figures: list[FoundFigure]) -> ExtractedClaim:
    saying = document.reports[document.sentence_at(span[0])]
    claim = _claim(span, saying, Judgment("fact", _FACT))
    return replace(claim, figures=tuple(figures))
