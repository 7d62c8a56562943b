"""A document's words made to fit a card: cut, never changed.

Words are only left out at the end or the beginning, where a sentence or a clause ends, and never
when what would go denies, limits or hedges what stays. What cannot be cut that way is left whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from debateprep.shared.text import words
from seeds.abbreviations import ALWAYS_GO_ON

FEWEST_WORDS = 4  # of what stays: less is no sentence

_OPENING, _CLOSING = "“«(", "”»)"
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*(?=\s+[\"'“‘«(]*[^\W_a-z])")
_TITLES = "|".join(map(re.escape, sorted(ALWAYS_GO_ON)))
_MONTHS = "Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
_NO_END = re.compile(rf"(?:\b[A-Z]|\b(?:{_TITLES}|{_MONTHS}|St|No|[ap]\.m))\.$")
# A sentence that takes back, or limits, what the one before it said.
_TURN = re.compile(
    r"[\"'“‘«(]*(?:but|however|yet|still|except|unless|only|though|although|instead|nor|not|no"
    r"|never|otherwise|in fact|that said|even so|nevertheless|on the other hand)\b",
    re.IGNORECASE,
)
# Words that a sentence cannot lose without saying something else.
_GUARD = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|but|yet|except|unless"
    r"|only|just|if|until|till|however|although|though|whereas|while|despite|instead|rather|than"
    r"|about|nearly|almost|over|under|up to|at (?:least|most)|more|less|fewer|roughly"
    r"|approximately|around|some|according|alleg\w+|reported\w*|claim\w*|would|could|may|might"
    r"|should|plan\w*|propos\w+|promis\w+|as long as|provided|per)\b|n[’']t\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r"[,;:](?=[\"'”’»)]*\s)|\s+[—–-]{1,2}(?=\s)|—")
# What may begin a part that can go: it hangs on what stays, and says more of it.
_HANGS = re.compile(
    r"\W*(?:and|so|which|who|whose|where|when|because|since|after|before|as|with|including|among"
    r"|for|calling|saying|making|leaving|adding)\b",
    re.IGNORECASE,
)
# Where another clause begins, and not the last of a list: with a subject of its own.
_NEXT_CLAUSE = re.compile(
    r"(?:;|\s[—–]|,\s+(?:and|so)\b)\s+(?=(?:i|we|you|he|she|it|they|both|there|the|our|his|her"
    r"|their|that|this|these|nobody|everybody)\b)",
    re.IGNORECASE,
)
# What begins so hangs on something before it.
_HANGING = re.compile(
    r"\W*(?:because|which|who|whom|whose|where|when|while|since|as|to|than)\b", re.IGNORECASE
)
ACTION = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|can|must|[a-z]{2,}ed|went|made"
    r"|took|got|gave|came|saw|knew|kept|left|lost|led|met|paid|put|ran|said|sent|set|shut|told|won"
    r"|wrote|began|built|bought|brought|cut|fell|found|held|let|rose|spent|stood|thought|wants?"
    r"|needs?|works?|shows?|says?|knows?|makes?|takes?|costs?)\b|[’'](?:s|re|ve|m|ll|d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Fitted:
    """Words of a document, and whether some were left out, or too many are left in."""

    text: str
    is_cut: bool = False
    is_over: bool = False


def plain(text: str) -> str:
    """Return words on one line, without the marks that only hung on to what followed."""
    return " ".join(text.split()).rstrip(" ,;:—–")


def fit(text: str, *, words_at_most: int, characters_at_most: int | None = None) -> Fitted:
    """Return as much of the beginning of a passage as fits, cut where nothing is lost."""
    whole = plain(text)

    def fits(part: str) -> bool:
        is_short = characters_at_most is None or len(part) <= characters_at_most
        return is_short and len(words(part)) <= words_at_most

    if fits(whole):
        return Fitted(whole)
    kept = next((part for part in _beginnings(whole) if fits(part)), None)
    return Fitted(kept, is_cut=True) if kept else Fitted(whole, is_over=True)


def lines(text: str) -> Iterator[str]:
    """Yield the parts of a passage that can stand alone: sentences, then their clauses."""
    sentences = list(_sentences(plain(text)))
    for number, sentence in enumerate(sentences):
        follows = sentences[number + 1 : number + 2]
        is_limited = follows and _TURN.match(follows[0])
        if not is_limited and not _TURN.match(sentence) and not _HANGING.match(sentence):
            yield plain(sentence)
    for sentence in sentences:
        yield from _clauses(sentence)


def _beginnings(text: str) -> Iterator[str]:
    """Yield what a text may be cut to, the longest first."""
    sentences = list(_sentences(text))
    for count in range(len(sentences) - 1, 0, -1):
        if not _TURN.match(sentences[count]):
            yield plain(" ".join(sentences[:count]))
    if len(sentences) == 1 or not _TURN.match(sentences[1]):
        yield from _heads(sentences[0])


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if not _NO_END.search(text[start : end.start()]):
            yield text[start : end.end()].strip()
            start = end.end()
    yield text[start:].strip()


def _heads(sentence: str) -> Iterator[str]:
    for border in reversed(list(_BORDER.finditer(sentence))):
        head, tail = sentence[: border.start()], sentence[border.end() :]
        if _can_go(tail) and _is_whole(head):
            yield plain(head)


def _clauses(sentence: str) -> Iterator[str]:
    """Yield clauses of a sentence that say something by themselves, cut at either end."""
    yield from _heads(sentence)
    for border in _NEXT_CLAUSE.finditer(sentence):
        head, clause = sentence[: border.start()], sentence[border.end() :]
        if not _GUARD.search(head) and _is_whole(clause):
            yield plain(clause)


def _can_go(tail: str) -> bool:
    """Whether a sentence that ends before this says the same, only less."""
    return bool(_HANGS.match(tail)) and not _GUARD.search(tail) and not _BORDER.search(tail)


def _is_whole(part: str) -> bool:
    """Whether a part has a verb, enough words, and each mark that it opens closed again."""
    depths = accumulate((char in _OPENING) - (char in _CLOSING) for char in part)
    depth, lowest = 0, 0
    for depth in depths:
        lowest = min(lowest, depth)
    is_balanced = depth == 0 == lowest and part.count('"') % 2 == 0
    return is_balanced and len(words(part)) >= FEWEST_WORDS and bool(ACTION.search(part))
