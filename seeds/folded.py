"""A text as it is matched: without the differences that typesetting makes, with a map back.

Typographic marks become plain ones, runs of white space one space, every dash "-" and every
ellipsis "..." (the spaces around both do not count), and a word divided at the end of a line
becomes whole. Soft hyphens, zero-width characters and the asterisks of Markdown vanish. Case does
not count; accents, and the digits of "10²", do.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property, lru_cache

_PLAIN_MARKS = str.maketrans(
    {**dict.fromkeys("‘’‚‛′ʼ´`＇", "'"), **dict.fromkeys("“”„‟″«»＂", '"')}
)
_INVISIBLE = (
    r"\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef"
)
_SPACE = rf"[\s{_INVISIBLE}]"
_DASHES = r"\-‐-―−﹘﹣－"
_DIVIDED = r"(?<=[^\W\d_])[-‐][^\S\n]*+\n[^\S\n]*+(?=[^\W\d_])"  # "immi-\ngration"
# Whatever does not fold character by character. All repetition is possessive, so time is linear.
_SPECIAL = re.compile(
    rf"""
    (?P<divided>{_DIVIDED})
  | (?P<dash>{_SPACE}*+[{_DASHES}][{_DASHES}\s{_INVISIBLE}]*+)
  | (?P<ellipsis>{_SPACE}*+(?:…|\.(?:[ \xa0]?\.){{2}})[.…\s{_INVISIBLE}]*+)
  | (?P<space>[{_INVISIBLE}]*+(?:[^\S ]|[ ](?={_SPACE})){_SPACE}*+)
  | (?P<nothing>[{_INVISIBLE}]++|(?<!\w)\*++|\*++(?!\w))
  | (?P<foreign>[^\x00-\x7f\s…{_DASHES}{_INVISIBLE}]++)
    """,
    re.VERBOSE,
)
_BECOMES = {"divided": "", "dash": "-", "ellipsis": "...", "space": " ", "nothing": ""}
# Compatibility characters that say something of their own: "²" is not "2".
_TELLING = ("<super>", "<sub>", "<fraction>", "<circle>", "<square>")
_HYPHEN_IN_WORD = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


class Folded:
    """A text, folded in `text`, that can say where each stretch of it came from."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._starts, self._ends = array("L"), array("L")
        self._has_divided = False
        self.text = "".join(self._pieces())

    def find(self, words: str, start: int = 0) -> tuple[int, int] | None:
        """Return where the original, from `start` on, first says these words; None if nowhere."""
        needle = fold(words)
        begin = bisect_left(self._starts, start)
        found = self._place(self.text, needle.text.strip(), begin)
        if found is None and (self._has_divided or needle._has_divided):  # noqa: SLF001
            found = self._find_without_hyphens(needle.text.strip(), begin)
        return found and self.origin(*found)

    def are_whole_words(self, start: int, end: int) -> bool:
        """Whether a stretch of the original neither begins nor ends within a word."""
        before, after = (
            self.original[max(0, start - 1) : start + 1],
            self.original[end - 1 : end + 1],
        )
        return not any(len(edge) > 1 and edge.isalnum() for edge in (before, after))

    def folded_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in `text` a stretch of the original stands."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original of `text[start:end]`, without white space around."""
        if start >= end:
            here = self._starts[start] if start < len(self._starts) else len(self.original)
            return here, here
        first, last = self._starts[start], self._ends[end - 1]
        words = self.original[first:last]
        if words.isspace():
            return first, last
        return first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())

    def _place(self, text: str, needle: str, begin: int) -> tuple[int, int] | None:
        """Find a needle that neither begins nor ends within what one character became."""
        at = text.find(needle, begin) if needle else -1
        while at >= 0:
            if self.is_whole(at) and self.is_whole(at + len(needle)):
                return at, at + len(needle)
            at = text.find(needle, at + 1)
        return None

    def is_whole(self, place: int) -> bool:
        """Whether a place in `text` does not lie within what one character became."""
        inside = 0 < place < len(self._starts)
        return not inside or self._starts[place] != self._starts[place - 1]

    def _find_without_hyphens(self, needle: str, begin: int) -> tuple[int, int] | None:
        """Where lines divide words, nobody knows which hyphens were the author's."""
        text, places = self._unhyphenated
        at = text.find(_HYPHEN_IN_WORD.sub("", needle), bisect_left(places, begin))
        plain = _HYPHEN_IN_WORD.sub("", needle)
        if not plain or at < 0:
            return None
        return places[at], places[at + len(plain) - 1] + 1

    @cached_property
    def _unhyphenated(self) -> tuple[str, list[int]]:
        hyphens = {match.start() for match in _HYPHEN_IN_WORD.finditer(self.text)}
        places = [place for place in range(len(self.text)) if place not in hyphens]
        return _HYPHEN_IN_WORD.sub("", self.text), places

    def _pieces(self) -> Iterator[str]:
        text = self.original.translate(_PLAIN_MARKS)
        done = 0
        for special in _SPECIAL.finditer(text):
            yield self._alike(text, done, special.start())
            if special.lastgroup == "foreign":
                yield from self._foreign(text, *special.span())
            else:
                kind = special.lastgroup or ""
                self._has_divided |= kind == "divided"
                yield self._as_one(_BECOMES[kind], *special.span())
            done = special.end()
        yield self._alike(text, done, len(text))

    def _alike(self, text: str, start: int, end: int) -> str:
        self._starts.extend(range(start, end))
        self._ends.extend(range(start + 1, end + 1))
        return text[start:end].casefold()

    def _as_one(self, becomes: str, start: int, end: int) -> str:
        self._starts.extend([start] * len(becomes))
        self._ends.extend([end] * len(becomes))
        return becomes

    def _foreign(self, text: str, start: int, end: int) -> Iterator[str]:
        run = text[start:end]
        # Folding case only ever lengthens: the same length is one for one.
        if unicodedata.is_normalized("NFKD", run) and len(run.casefold()) == len(run):
            yield self._alike(text, start, end)
            return
        for place, character in enumerate(run, start):
            yield self._as_one(_unfolded(character), place, place + 1)


@lru_cache(maxsize=8)
def fold(text: str) -> Folded:
    """Fold a text; the last few are remembered, as a document is searched many times."""
    return Folded(text)


@lru_cache(maxsize=4096)
def _unfolded(character: str) -> str:
    if unicodedata.decomposition(character).startswith(_TELLING):
        return character
    return unicodedata.normalize("NFKD", character).casefold()
