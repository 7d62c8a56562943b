"""The passage of a source that comes nearest to words it does not hold, and how they differ."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import lru_cache

from seeds.figures import find_numbers
from seeds.folded import Folded, fold
from seeds.negations import negation_in
from seeds.verdicts import Kind, Problem

_TOKEN = re.compile(r"\$?\w+(?:[.,']\w+)*%?")
_UNIT = re.compile(
    r"[\d$€£%]|\b(?:percent|percentage|points?|dollars?|euros?|pounds?|million|billion|trillion|thousand|hundred|dozen)\b"
)
_COMMON = 400  # a word that stands more often says little about where
_LONGEST = 400  # words that are compared one by one
_FAR = 6  # words that may be missing or too many between two that match
_MOVED = 3  # words out of place that make it another order
_ALIKE = 0.5  # below that share of words in common nothing is near


@dataclass(frozen=True)
class _Tokens:
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]  # in the folded text


def differences(quotation: str, source: Folded) -> list[Problem]:
    """Say how a quotation differs from the nearest passage of the source."""
    said = _tokens(fold(quotation))
    there = _tokens(source)
    window = _window(said, there)
    if window is None:
        return [_not_found(quotation, None)]
    first, last = window
    words = list(there.words[first:last])
    asked = list(said.words[:_LONGEST])
    matcher = SequenceMatcher(None, asked, words, autojunk=False)
    blocks = _together(matcher.get_matching_blocks())
    begin, end = first + blocks[0].b, first + blocks[-1].b + blocks[-1].size
    place = source.origin(there.spans[begin][0], there.spans[end - 1][1])
    near = there.words[begin:end]
    alike = sum(block.size for block in blocks)
    if _is_reordered(asked, words, list(near), len(asked) - alike):
        return [Problem("reordered", quotation, "The words stand in another order.", place)]
    if 2 * alike / (len(asked) + len(near)) < _ALIKE:
        return [_not_found(quotation, place)]
    changes = SequenceMatcher(None, asked, near, autojunk=False).get_opcodes()
    found = [
        _problem(asked[a:b], list(near[c:d]), place)
        for tag, a, b, c, d in changes
        if tag != "equal"
    ]
    if found:
        return found
    return [Problem("punctuation", quotation, "The punctuation is not the source's.", place)]


def _together(blocks: list[Match]) -> list[Match]:
    """Leave out common words that happen to stand far from what matches best."""
    best = max(blocks, key=lambda block: block.size)
    shift = best.b - best.a
    return [
        block
        for block in blocks
        if block.size and abs(block.b - block.a - shift) <= _FAR + best.size
    ]


def _is_reordered(asked: list[str], around: list[str], near: list[str], lost: int) -> bool:
    """Whether all the words are there, and not where they should be; `lost` are out of place."""
    if Counter(asked) == Counter(near):
        return lost > 0
    return lost >= _MOVED and not Counter(asked) - Counter(around)


def _not_found(quotation: str, place: tuple[int, int] | None) -> Problem:
    return Problem("not_found", quotation, "The source does not say this.", place)


def _problem(said: list[str], there: list[str], place: tuple[int, int]) -> Problem:
    ours, theirs = " ".join(said), " ".join(there)
    words = ours or theirs
    if not said:
        message = f"The source has “{theirs}” here."
        kind: Kind = "missing"
    elif not there:
        message = f"The source does not have “{ours}” here."
        kind = "added"
    else:
        message = f"The source says “{theirs}”, not “{ours}”."
        kind = "changed"
    if bool(negation_in(ours)) != bool(negation_in(theirs)):
        kind = "negation"
    elif _is_figure(ours) or _is_figure(theirs):
        kind = "figure"
    return Problem(kind, words, message, place)


def _is_figure(words: str) -> bool:
    return bool(_UNIT.search(words)) or bool(find_numbers(words))


@lru_cache(maxsize=8)
def _tokens(folded: Folded) -> _Tokens:
    matches = list(_TOKEN.finditer(folded.text))
    return _Tokens(tuple(match[0] for match in matches), tuple(match.span() for match in matches))


@lru_cache(maxsize=8)
def _positions(tokens: _Tokens) -> dict[str, list[int]]:
    positions: dict[str, list[int]] = defaultdict(list)
    for position, word in enumerate(tokens.words):
        positions[word].append(position)
    return positions


def _window(said: _Tokens, there: _Tokens) -> tuple[int, int] | None:
    """Return where the source holds most of the words close together; rare words weigh more."""
    hits = sorted(_hits(said, _positions(there)))
    if not hits:
        return None
    size = min(len(said.words), _LONGEST) + 2
    best, best_at, weight, tail = 0.0, hits[0][0], 0.0, 0
    for position, worth in hits:
        weight += worth
        while hits[tail][0] < position - size:
            weight -= hits[tail][1]
            tail += 1
        if weight > best + 1e-9:
            best, best_at = weight, hits[tail][0]
    return max(0, best_at - size), min(len(there.words), best_at + 2 * size)


def _hits(said: _Tokens, positions: dict[str, list[int]]) -> Iterator[tuple[int, float]]:
    known = [word for word in set(said.words[:_LONGEST]) if word in positions]
    rare = [word for word in known if len(positions[word]) <= _COMMON]
    for word in rare or known:
        for position in positions[word]:
            yield position, 1 / len(positions[word])
