"""Camps: what belongs to somebody, "the Holt campaign", "aides to Holt", "her office"."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from seeds.cast.mentions import PRONOUN, Mention
from seeds.speech import CAMPS, OFFICES, any_of

_WORD = r"(?:(?!(?:and|or|to|for|in|on|of|at|with|the)\b)[\w-]+ )"
_ADJECTIVE = r"(?:(?:[a-z-]+(?:al|tion|ive)|senior|top|longtime|former|\d{4}|campaign) )"
_MORE = rf"(?:(?: and (?:(?:his|her|their) )?|, | ){_WORD}?(?:{CAMPS})\b){{0,2}}"
_OWNED = re.compile(
    rf"(?:[’']s?[ \xa0]{_WORD}{{0,2}}?(?:{CAMPS})"
    rf"|[ \xa0]{_ADJECTIVE}{{0,2}}?(?!(?:people|side|friends?|deputy)\b)(?:{CAMPS}))\b{_MORE}"
)
_TO = re.compile(
    rf"\b(?:(?:an?|the|one|some|several|two|three|top|senior|his|her)[ ])?(?:{_WORD}{{0,2}}?)"
    rf"(?:{CAMPS}|people close|those close|lawmakers loyal)(?: and (?:{CAMPS}))?"
    r" (?:to|of|for|with|behind|backing|supporting) (?:the )?\Z",
    re.IGNORECASE,
)
_RUNS_FOR = re.compile(
    rf" for (?:[A-Z][\w’'-]+ )?(?i:{any_of((*OFFICES, 'chair', 'council', 'congress'))})\b"
)
_BY_PRONOUN = re.compile(rf"\b(?:her|his|their) {_WORD}?(?:{CAMPS})\b", re.IGNORECASE)
_BARE = re.compile(
    r"\b(?:[Tt]he campaign(?! (?:trail|season|manager))|[Aa]ides and allies|[Tt]he administration"
    r"|[Aa] campaign (?:official|aide|spokes\w+|adviser|advisor|memo)"
    r"|[Cc]ampaign (?:officials|aides|advisers))\b"
)
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) \Z")
_BACK = 90  # characters looked back for what belongs to somebody


def find_camps(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return what belongs to people, as mentions that hold the owner's."""
    found = []
    done = 0
    for who in mentions:
        is_listed_camp = who.kind == "camp" and who.member
        span = None if is_listed_camp else _owned(text, who) or _owned_before(text, who, done)
        if span:
            found.append(Mention(*span, _words(text, *span), who.side, "camp"))
        done = who.end
    return found


def _owned(text: str, who: Mention) -> tuple[int, int] | None:
    if who.kind == "stranger" and who.side == "unknown":
        return None
    owned = _OWNED.match(text, who.end, who.end + 70)
    if not owned and who.kind == "person":
        owned = _RUNS_FOR.match(text, who.end, who.end + 40)
    return (who.start, owned.end()) if owned else None


def _owned_before(text: str, who: Mention, done: int) -> tuple[int, int] | None:
    if who.kind != "person":
        return None
    floor = max(done, who.start - _BACK)
    to = _TO.search(text[floor : who.start])
    return (floor + to.start(), who.end) if to else None


def _words(text: str, start: int, end: int) -> str:
    """Return a camp's words with the article that stands before them."""
    article = _ARTICLE.search(text[max(0, start - 5) : start])
    return (article[0] if article else "") + " ".join(text[start:end].split())


def owned_by_pronouns(text: str, mean: Callable[[re.Match[str]], Mention | None]) -> list[Mention]:
    """Return "her campaign", "his aides" with the side of whom the pronoun means."""
    found = []
    for match in _BY_PRONOUN.finditer(text):
        pronoun = PRONOUN.match(text, match.start())
        owner = mean(pronoun) if pronoun else None
        if owner:
            words = " ".join(match[0].split())
            found.append(Mention(*match.span(), words, owner.side, "camp"))
    return found


def bare_camps(text: str, named: list[Mention]) -> list[Mention]:
    """Return "the campaign" and its like with the side of the camp named last."""
    camps = [who for who in named if who.kind == "camp"]
    starts = [who.start for who in camps]
    found = []
    for match in _BARE.finditer(text):
        position = bisect_left(starts, match.start()) - 1
        if position >= 0:
            found.append(Mention(*match.span(), match[0], camps[position].side, "camp"))
    return found


def settled(mentions: Iterable[Mention]) -> list[Mention]:
    """Return mentions in order without those that others hold; a camp holds its owner."""
    kept: list[Mention] = []
    for who in sorted(mentions, key=lambda who: (who.start, -who.end)):
        if not kept or who.start >= kept[-1].end:
            kept.append(who)
    return kept
