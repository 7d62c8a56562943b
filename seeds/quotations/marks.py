"""Which quotation marks belong together.

Marks pair within a paragraph, so one that is missing spoils no more than its own. Typographic marks
say whether they open; straight ones are told by what stands beside them, and so are apostrophes.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seeds.spans import Layout

_MARK = re.compile(r"[“”„«»\"‘’‚']")
_DEEPEST = 8  # marks open at once; a text with more is no text
_CLOSED_BY = {
    "“": '”"',
    "„": '“”"',
    "«": "»",
    "‘": "’'",
    "‚": "‘’'",
    '"': '"”',
    "'": "'’",
    "”": "”",
}
_CLOSED_BY["»"] = "«"
_SINGLE = frozenset("‘‚'")
# Words that begin with an apostrophe, and the decades.
_ELIDED = re.compile(
    r"['‘’](?:\d\ds?|em|til|tis|twas|cause|bout|round|n|im|er|neath|cuz|kay|tude)\b(?!['’])",
    re.IGNORECASE,
)
_BEFORE_OPENING = frozenset("([{—–-/|¿¡:=…>*_") | frozenset("“„«‘\"'")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…|<*_") | frozenset("”»’\"'“‘")
_ENDS_SPEECH = frozenset(".,!?…—–-")


@dataclass(frozen=True)
class Run:
    """What stands between two marks: `start` to `end` without them, `outer_…` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_continued: bool = False  # goes on in the next paragraph, so it has no closing mark


@dataclass
class _Open:
    mark: str
    at: int
    tentative: int | None = None  # where it closes, unless a better mark comes


def find_runs(text: str, layout: Layout) -> list[Run]:
    """Return all runs between marks, sorted by where they begin, the outer before the inner."""
    starts = [sentence.start for sentence in layout.sentences]
    runs: list[Run] = []
    paragraphs = layout.paragraphs
    for position, paragraph in enumerate(paragraphs):
        following = paragraphs[position + 1].start if position + 1 < len(paragraphs) else None
        scan = _Scan(text, paragraph.start, paragraph.end, starts)
        runs += scan.runs(_opening_at(text, following))
    return sorted(
        (run for run in runs if run.start < run.end), key=lambda run: (run.start, -run.end)
    )


def _opening_at(text: str, start: int | None) -> str:
    return "" if start is None else text[start : start + 1]


class _Scan:
    """One paragraph's marks, from left to right."""

    def __init__(self, text: str, start: int, end: int, sentences: Sequence[int]) -> None:
        self.text, self.start, self.end = text, start, end
        self.sentences = sentences
        self.open: list[_Open] = []
        self.found: list[Run] = []

    def runs(self, following: str) -> Iterator[Run]:
        """Pair the marks; `following` is what the next paragraph begins with."""
        for match in _MARK.finditer(self.text, self.start, self.end):
            self._meet(match[0], match.start())
        for mark in self.open:
            if mark.tentative is not None:
                self._add(mark.at, mark.tentative)
            elif following and following == mark.mark and mark.mark not in _SINGLE:
                self._continue(mark)
        return iter(self.found)

    def _meet(self, mark: str, at: int) -> None:
        if mark in "'’‘" and self._is_apostrophe(mark, at):
            return
        if self._opens(mark, at):
            self._push(mark, at)
        elif not self._close(mark, at):
            self._recover(mark, at)

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at > self.start else " "

    def _after(self, at: int) -> str:
        return self.text[at + 1] if at + 1 < self.end else " "

    def _is_apostrophe(self, mark: str, at: int) -> bool:
        before, after = self._before(at), self._after(at)
        if before.isalnum() and after.isalnum():
            return True
        return not before.isalnum() and bool(_ELIDED.match(self.text, at))

    def _faces_right(self, at: int) -> bool:
        """Whether a mark stands where one opens: before a word, after none."""
        before, after = self._before(at), self._after(at)
        return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()

    def _opens(self, mark: str, at: int) -> bool:
        if mark in "“„«‘‚":
            return not any(mark in _CLOSED_BY[one.mark] for one in self.open)
        if mark == "»":
            return self._is_free(mark, at) and not any(one.mark == "«" for one in self.open)
        if mark == "”":
            return self._is_free(mark, at) and not any(
                mark in _CLOSED_BY[one.mark] for one in self.open
            )
        if mark == '"':
            return self._opens_straight(at)
        return (
            mark == "'"
            and self._is_free(mark, at)
            and self._after(at) not in _AFTER_CLOSING - {'"', "“"}
        )

    def _is_free(self, mark: str, at: int) -> bool:
        return self._faces_right(at) and not (
            self._before(at) in "\"'“‘" and self._after(at) in _AFTER_CLOSING
        )

    def _opens_straight(self, at: int) -> bool:
        is_open = any('"' in _CLOSED_BY[one.mark] for one in self.open)
        before, after = self._before(at), self._after(at)
        if before.isspace() and not after.isspace():
            return True
        if is_open:
            return False
        return self._faces_right(at) and after not in _AFTER_CLOSING - {"'", "‘", "“", "…"}

    def _push(self, mark: str, at: int) -> None:
        for position, one in enumerate(self.open):
            if one.mark == mark and one.tentative is not None:
                self._add(one.at, one.tentative)
                del self.open[position:]
                break
            if mark == '"' and one.mark == '"':
                del self.open[position:]  # its closing mark is missing
                break
        if len(self.open) < _DEEPEST:
            self.open.append(_Open(mark, at))

    def _close(self, mark: str, at: int) -> bool:
        for position in range(len(self.open) - 1, -1, -1):
            one = self.open[position]
            if mark not in _CLOSED_BY[one.mark]:
                continue
            if one.mark in _SINGLE and self._may_be_possessive(at):
                one.tentative = at if one.tentative is None else one.tentative
                return True
            self._settle_above(position)
            self._add(one.at, at)
            del self.open[position:]
            return True
        return False

    def _settle_above(self, position: int) -> None:
        for inner in self.open[position + 1 :]:
            if inner.tentative is not None:
                self._add(inner.at, inner.tentative)

    def _may_be_possessive(self, at: int) -> bool:
        """Whether a single mark might belong to a word: "the voters’ money", "doin’ well"."""
        before, after = self._before(at), self._after(at)
        return before.isalpha() and after.isspace() and before in "snzx" and at + 2 < self.end

    def _recover(self, mark: str, at: int) -> None:
        """Take a closing mark without its partner to end words that begin with the sentence."""
        if mark not in '”"' or self._before(at) not in _ENDS_SPEECH or self.open:
            return
        position = bisect_right(self.sentences, at) - 1
        begin = max(self.sentences[position], self.start) if position >= 0 else self.start
        if not self.found or self.found[-1].outer_end <= begin:
            self.found.append(Run(begin, at, begin, at + 1))

    def _add(self, opening: int, closing: int) -> None:
        start, end = trimmed(self.text, opening + 1, closing)
        self.found.append(Run(start, end, opening, closing + 1))

    def _continue(self, mark: _Open) -> None:
        start, end = trimmed(self.text, mark.at + 1, self.end)
        self.found.append(Run(start, end, mark.at, end, is_continued=True))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the white space at its ends."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, start + len(words.strip()))
