"""Who is meant by "you" in a transcript, and by "it" where a measure or a company has a side."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from seeds.cast import Mention, Side
from seeds.spans import Layout
from seeds.speakers import Attribution
from seeds.weighing import OTHER

_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_IT = re.compile(
    r"\b(?:it|its|itself)\b(?! (?:is|was|will be) (?:not )?(?:clear|time|hard|true|likely))",
    re.IGNORECASE,
)
# Whom a partisan means who names nobody: those in office, and a "you" who did something.
_OPPONENT = re.compile(
    r"\bthis (?:administration|government|mayor|governor|council|company|gentleman|lady|man|woman"
    r"|candidate|bunch|crowd|president|minister|board)\b"
    r"|\byou(?= (?:never |just |even )?(?:\w+ed|had|were|did|didn['’]t|took|sent|told|said|knew"
    r"|left|made|gave|cut|broke|ran|lost|spent|kept|hid)\b)",
    re.IGNORECASE,
)
# Also "they", where a sentence begins with it.
_THEY = re.compile(r"\W*(?:and |but |now |so )?(?P<they>they)\b", re.IGNORECASE)
_FAR = 400  # characters from the name that "it" stands for
_TURNS = 2  # looked at before and after


def those_called_you(text: str, start: int, end: int, side: Side) -> Iterator[Mention]:
    for match in _YOU.finditer(text, start, end):
        yield Mention(*match.span(), "you", side, "person")


def those_called_it(text: str, start: int, end: int, named: Sequence[Mention]) -> Iterator[Mention]:
    """Yield what "it" means; `named` are the mentions it may stand for, in order."""
    for match in _IT.finditer(text, start, end) if named else ():
        at = bisect_left(named, match.start(), key=lambda who: who.start) - 1
        if at >= 0 and match.start() - named[at].end < _FAR:
            yield replace(named[at], start=match.start(), end=match.end())


def those_opposed(text: str, start: int, end: int, side: Side) -> Iterator[Mention]:
    """Yield whom a speaker of one side means by "this administration" or "they"."""
    for match in _OPPONENT.finditer(text, start, end):
        yield Mention(*match.span(), "they", OTHER[side], "group")
    if they := _THEY.match(text, start, end):
        yield Mention(*they.span("they"), "they", OTHER[side], "group")


def addressees(layout: Layout, reports: Sequence[Attribution | None]) -> dict[int, Side]:
    """Return the side of "you" by paragraph, for the turns of a transcript.

    To a host it is whoever answers next; to a debater, whoever spoke before, or speaks next, on
    the other side.
    """
    turns: dict[int, Attribution] = {}
    for sentence, report in zip(layout.sentences, reports, strict=True):
        if report and layout.paragraphs[sentence.paragraph].kind == "turn":
            turns.setdefault(sentence.paragraph, report)
    order = list(turns)
    found = ((place, _addressee(order, at, turns)) for at, place in enumerate(order))
    return {place: side for place, side in found if side}


def _addressee(order: list[int], at: int, turns: Mapping[int, Attribution]) -> Side | None:
    own = turns[order[at]]
    after = [turns[place] for place in order[at + 1 : at + 1 + _TURNS]]
    before = [turns[place] for place in reversed(order[max(0, at - _TURNS) : at])]
    near = [*before, *after] if own.side in OTHER else [*after, *before]
    wanted = {OTHER[own.side]} if own.side in OTHER else set(OTHER)
    sides = (one.side for one in near if one.speaker != own.speaker and one.side in wanted)
    return next(sides, None)
