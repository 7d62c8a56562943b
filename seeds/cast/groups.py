"""Groups that a document puts on somebody's side: "Holt and the Rowans", "Rowans, who back Holt".

No list here says who belongs to whom.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from seeds.cast.mentions import Mention
from seeds.cast.people import Side
from seeds.speech import any_of

_FELLOW = re.compile(
    r"(?: and (?:(?:his|her|their|the|other|fellow|most|some) )*|, an? |[’']s? fellow | \()"
    r"(?P<group>[A-Z][a-z]{3,})\b(?!\s[A-Z]|[’'])"
)
_BACKS = re.compile(
    r"\b(?P<group>[A-Z][a-z]{3,}s)\b[^,.;!?\n]{0,40},? (?:who|which) (?:\w+ly )?"
    r"(?:back|support|endorse)\w* \Z"
)
_BEFORE = re.compile(r"\b(?P<group>[A-Z][a-z]{4,}) (?:[a-z]+ )?\Z")
_ENDING = re.compile(r"(?:ical|ic|al|ive)?s?\Z")
_MEMBERS = ("s", "ists", "ans", "ives", "als")
_CAPITALIZED = re.compile(r"\b[A-Z][a-z]{3,}\b")


def learn_groups(text: str, mentions: list[Mention]) -> dict[str, Side]:
    """Return the sides of groups that the document names together with people, by stem."""
    votes: dict[str, Counter[Side]] = defaultdict(Counter)
    for who in mentions:
        if who.kind in {"person", "camp"} and who.side in {"ours", "theirs"}:
            for group in _named_with(text, who):
                votes[_stem(group)][who.side] += 1
    words = set(_CAPITALIZED.findall(text))
    names = {who.name.split()[-1].lower() for who in mentions}
    return {
        group: next(iter(sides))
        for group, sides in votes.items()
        if len(sides) == 1 and group not in names and _has_members(group, words)
    }


def _named_with(text: str, who: Mention) -> Iterator[str]:
    after = _FELLOW.match(text, who.end, who.end + 50)
    backs = _BACKS.search(text[max(0, who.start - 110) : who.start])
    before = _BEFORE.search(text[max(0, who.start - 50) : who.start])
    for match in (after, backs, before):
        if match:
            yield match["group"]


def _has_members(group: str, words: set[str]) -> bool:
    """Whether a text speaks of many of them: "the Rowans"."""
    return any(group.capitalize() + ending in words for ending in _MEMBERS)


def _stem(word: str) -> str:
    """Return what the names of a group and of its members share."""
    return _ENDING.sub("", word.lower())


def groups_named(text: str, sides: dict[str, Side]) -> list[Mention]:
    """Return where learned groups are named."""
    if not sides:
        return []
    stems = any_of(group.capitalize() for group in sides)
    pattern = re.compile(rf"\b(?P<stem>{stems})(?:ical|ic|al|ive|ist|an)?s?\b(?:[ \xa0]Party\b)?")
    return [
        Mention(*match.span(), match[0], sides[match["stem"].lower()], "group")
        for match in pattern.finditer(text)
    ]
