"""A stretch of text as a row of words, with whoever is mentioned as one word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seeds.cast import Mention, Side
from seeds.polarity import Sense, phrases, sense
from seeds.weighing.weights import OTHER

_TOKEN = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|[,;:()…—–]|--")
_POSSESSIVE_MARK = re.compile(r"['’]s?\b|['’](?=\s)")
_POSSESSIVES = {
    "his", "her", "hers", "their", "theirs", "its", "my", "our", "ours", "your", "yours", "whose",
}  # fmt: skip
_OPPONENTS = {"opponent", "opponents", "rival", "rivals", "challenger", "adversary", "critics"}
_BREAKS = {
    "but", "while", "although", "though", "because", "when", "as", "after", "before", "if",
    "since", "until", "where", "and", "which", "that", "so", "yet", "whereas", "even",
}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """A word, a mark, or whoever is mentioned."""

    word: str
    sense: Sense | None = None
    side: Side | None = None  # of whoever is mentioned
    is_possessive: bool = False
    is_break: bool = False


def items(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Item]:
    """Return the words of a stretch in order."""
    who = {mention.start: mention for mention in mentions if start <= mention.start < end}
    runs = phrases(text, start, end)
    found: list[Item] = []
    until = start
    for match in _TOKEN.finditer(text, start, end):
        at = match.start()
        if at < until:
            continue
        if mention := who.get(at):
            until = mention.end
            found.append(_person(text, mention))
        elif at in runs:
            until, meant = runs[at]
            found.append(Item(text[at:until].lower(), meant))
        else:
            _add_word(found, match)
    return found


def _person(text: str, mention: Mention) -> Item:
    word = _plain(text[mention.start : mention.end])
    owns = word in _POSSESSIVES or bool(_POSSESSIVE_MARK.match(text, mention.end))
    return Item(word, None, mention.side, owns or word.endswith(("'s", "s'")))


def _add_word(found: list[Item], match: re.Match[str]) -> None:
    word = _plain(match[0])
    stem = word.removesuffix("'s")
    if stem in _OPPONENTS and found and found[-1].is_possessive:
        # "her opponent" is on the other side than she.
        owner = found.pop().side or "unknown"
        found.append(Item(stem, None, OTHER.get(owner, "unknown"), stem != word))
        return
    is_break = not word[0].isalnum() or word in _BREAKS
    found.append(Item(word, sense(word), is_break=is_break))


def _plain(words: str) -> str:
    return words.lower().replace("’", "'")
