"""Where a sentence ends within a stretch of running text."""

import re
from collections.abc import Iterator

from seeds.abbreviations import (
    ALWAYS_GO_ON,
    BEFORE_NUMBERS,
    MAY_END,
    STARTERS,
    TIMES_GO_ON_WITH,
)

CLOSERS = "\"'”’»›)\\]}*_"
OPENERS = "\"'“‘«‹„(\\[{*_¿¡"
_STOP = re.compile(
    rf"(?P<mark>(?:\.(?:[ \xa0]\.){{2,}}+|[.!?…。！？।؟])++(?:[ \xa0](?:…|\.{{3}}))?+)"
    rf"(?P<closers>[{CLOSERS}]*+(?:\[\d{{1,3}}\])*+)"
)
_SPACES = re.compile(r"\s*+")
_NEXT = re.compile(rf"(?P<openers>[{OPENERS}…]*+)(?P<word>[^\W_]+(?:['’.][^\W_]+)*|.)?", re.DOTALL)
_ASIDE = re.compile(r"[(\[][^()\[\]]{1,40}(?<![.!?…])[)\]]\s+")
_LAST_WORD = re.compile(rf"[^\s{OPENERS}—–]*\Z")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_INITIAL = re.compile(r"(?:\A|[-.])[A-Z]\Z")
_ATTRIBUTION = re.compile(
    r"(?:[A-Z][\w.’'-]*[ \xa0]){1,4}(?:said|says|asked|asks|replied|shouted|wondered|demanded"
    r"|cried|answered|chanted|called out|joked|wrote)\b(?! that)"
)
_WIDE_MARKS = "。！？"
_LONGEST_WORD = 40  # characters looked back for the word before a full stop


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where each sentence within `text[start:end]` ends, its closing marks included."""
    for stop in _STOP.finditer(text, start, end):
        after = _SPACES.match(text, stop.end(), end)
        following = after.end() if after else stop.end()
        if following == end:
            break
        is_apart = following > stop.end()
        if _ends(text, stop, following) if is_apart else stop["mark"][-1] in _WIDE_MARKS:
            yield stop.end()
    yield end


def _ends(text: str, stop: re.Match[str], following: int) -> bool:
    """Whether a mark that white space follows ends a sentence, from what stands around it."""
    mark, closers = stop["mark"], stop["closers"]
    aside = _ASIDE.match(text, following)
    ahead = _NEXT.match(text, aside.end() if aside else following)
    openers, word = (ahead["openers"], ahead["word"] or "") if ahead else ("", "")
    if _goes_on(word, openers, has_closers=bool(closers)):
        return False
    if mark == ".":
        last = _LAST_WORD.search(text[max(0, stop.start() - _LONGEST_WORD) : stop.start()])
        return closers != "" or _ends_with_stop(last[0] if last else "", word)
    if mark[0] in "!?":
        return not (closers and _ATTRIBUTION.match(text, following))
    if "".join(mark.split()) in {"…", "..."}:
        is_loose = text[stop.start() - 1 : stop.start()].isspace()
        return not is_loose and word != "I"
    return True


def _goes_on(word: str, openers: str, *, has_closers: bool) -> bool:
    """Whether what follows cannot begin a sentence."""
    if word[:1] in {"—", "–", "-", ",", ";", ":"}:
        return True
    is_quoted = any(mark in "\"'“‘«„" for mark in openers)
    return word[:1].islower() and (has_closers or not is_quoted)


def _ends_with_stop(last: str, following: str) -> bool:
    """Whether a full stop after the word `last` is more than an abbreviation's."""
    name = last.lower()
    if name in BEFORE_NUMBERS:
        return not following[:1].isdigit()
    if last in ALWAYS_GO_ON:
        return False
    if name in {"a.m", "p.m"}:
        return following not in TIMES_GO_ON_WITH
    if _INITIAL.search(last) or _ACRONYM.search(last) or name in MAY_END:
        return following in STARTERS
    return True
