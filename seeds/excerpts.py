"""Where a source says a quotation: word for word, or in parts that an ellipsis joins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from seeds.folded import Folded, fold

_OUTER = "\"'“”‘’«»‹›„‟‚‛`*_"
_ELLIPSIS = r"[\[(]?\s*(?:…|\.(?:[ \xa0]?\.){2,})\s*[\])]?"
_EDGE_ELLIPSIS = re.compile(rf"\A\s*{_ELLIPSIS}\s*|\s*{_ELLIPSIS}\s*\Z")
_CAPITAL_CHANGED = re.compile(r"\[(\w)\](?=\w)")  # "[T]he doors"
_GAP = re.compile(rf"(?P<ellipsis>{_ELLIPSIS})|\[(?P<insertion>[^\[\]]{{1,80}})\]")
_MARKS = "['\"]*"
_PIECE = re.compile(r"\w+(?:'\w+)*|[^\w'\"]+")


@dataclass(frozen=True)
class Wanted:
    """A quotation taken apart: its parts, and what stands between each two.

    A gap is None for an ellipsis, or the words that brackets put there; `before` and `after` are
    the words of brackets at the beginning and the end.
    """

    words: str
    parts: tuple[str, ...]
    gaps: tuple[str | None, ...]
    is_statement: bool  # ended in a full stop
    before: str | None
    after: str | None


def bare(quotation: str) -> str:
    """Take off the marks around a quotation, and the comma or full stop that goes with them."""
    words = quotation.strip()
    while True:
        shorter = _EDGE_ELLIPSIS.sub("", words.strip(_OUTER).strip()).strip()
        if shorter.endswith((",", ".")):
            shorter = shorter[:-1].rstrip()
        if shorter == words:
            return words
        words = shorter


def take_apart(quotation: str) -> Wanted:
    """Split a quotation where it leaves words out or puts some in brackets."""
    words = _CAPITAL_CHANGED.sub(r"\1", bare(quotation))
    parts, gaps, done = [], [], 0
    for gap in _GAP.finditer(words):
        parts.append(words[done : gap.start()].strip())
        gaps.append(gap["insertion"])
        done = gap.end()
    parts.append(words[done:].strip())
    before = after = None
    if gaps and not parts[0]:
        parts, before, gaps = parts[1:], gaps[0], gaps[1:]
    if gaps and not parts[-1]:
        parts, after, gaps = parts[:-1], gaps[-1], gaps[:-1]
    ends = quotation.rstrip().rstrip(_OUTER).endswith(".")
    return Wanted(words, tuple(parts), tuple(gaps), ends, before, after)


def places(words: str, source: Folded, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield where the folded source says these words as whole words, other quotation marks aside.

    `start` and what is yielded are offsets in the folded text.
    """
    pattern = _pattern(fold(words).text)
    if pattern is None:
        return
    for match in pattern.finditer(source.text, start):
        if source.is_whole(match.start()) and source.is_whole(match.end()):
            yield match.span()


def _pattern(folded: str) -> re.Pattern[str] | None:
    pieces = _PIECE.findall(folded.strip(" '\""))
    if not any(piece[0].isalnum() for piece in pieces):
        return None
    before = r"(?<!\w)" if pieces[0][0].isalnum() else ""
    after = r"(?![\w\u0300-\u036f])" if pieces[-1][-1].isalnum() else ""
    return re.compile(before + _MARKS.join(re.escape(piece) for piece in pieces) + after)
