"""Camps and groups: what belongs to somebody, and whose side a document puts a group on."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from seeds.cast.mentions import PRONOUN, Mention
from seeds.cast.people import Side
from seeds.speech import CAMPS, OFFICES, any_of

_ADJECTIVE = r"(?:(?!and\b|or\b|to\b|for\b|in\b|on\b|of\b|at\b|with\b|the\b)[\w-]+ )"
_PLAIN = r"(?:(?:[a-z-]+(?:al|tion|ive)|senior|top|longtime|former|\d{4}|campaign) )"
_OWNED = re.compile(
    rf"(?:(?P<mark>[’']s?)[ \xa0]{_ADJECTIVE}{{0,2}}?|[ \xa0]{_PLAIN}{{0,2}}?)(?P<camp>{CAMPS})\b"
    rf"(?:(?: and (?:(?:his|her|their) )?|, | ){_ADJECTIVE}?(?:{CAMPS})\b){{0,2}}",
)
_TO = re.compile(
    rf"\b(?:(?:an?|the|one|some|several|two|three|top|senior|his|her)[ ])?(?:{_ADJECTIVE}{{0,2}}?)"
    rf"(?:{CAMPS}|people close|those close|lawmakers loyal)(?: and (?:{CAMPS}))?"
    r" (?:to|of|for|with|behind|backing|supporting) (?:the )?\Z",
    re.IGNORECASE,
)
_BACKS = re.compile(
    r"\b(?P<group>[A-Z][a-z]{3,}s)\b[^,.;!?\n]{0,40},? (?:who|which) (?:\w+ly )?(?:back|support|endorse)\w* \Z"
)
_RUNS_FOR = re.compile(r" for (?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)?\b")
_BARE = re.compile(
    r"\b(?P<words>[Tt]he campaign(?! (?:trail|season|manager))|[Aa] campaign (?:official|aide|spokes\w+|adviser|advisor|memo)"
    r"|[Cc]ampaign (?:officials|aides|advisers)|[Aa]ides and allies|[Tt]he administration)\b"
)
_FELLOW = re.compile(
    r"(?: and (?:(?:his|her|their|the|other|fellow|most|some) )*|, an? |[’']s? fellow )"
    r"(?P<group>[A-Z][a-z]{3,})\b(?!\s[A-Z]|[’'])"
)
_PARTY_BEFORE = re.compile(r"\b(?P<group>[A-Z][a-z]{4,}) (?:[a-z]+ )?\Z")
_PARTY_OF = re.compile(r" \((?P<group>[A-Z][a-z]{3,})\)")
_PERSON_NOUN = re.compile(r"(?:s|ists|ans|ers)\Z")
_ADJECTIVES = re.compile(r"(?:ical|ic|al|ive)?s?\Z")
_BACK = 90  # characters looked back for what belongs to somebody


def find_camps(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return what belongs to people listed, as mentions that hold the owner's."""
    found = []
    for position, who in enumerate(mentions):
        if who.kind == "camp" and who.member:
            continue
        if camp := _camp_of(text, who, mentions[position - 1] if position else None):
            found.append(camp)
    return found


def _camp_of(text: str, who: Mention, before: Mention | None) -> Mention | None:
    if who.kind not in {"person", "group"} and who.side == "unknown":
        return None
    start, end = who.start, who.end
    owned = _OWNED.match(text, end, end + 70)
    if owned and not _is_owner_of_media(owned):
        return Mention(start, owned.end(), _words(text, start, owned.end()), who.side, "camp")
    if who.kind == "person" and (runs := _RUNS_FOR.match(text, end, end + 40)):
        if re.search(rf"(?i){any_of(OFFICES)}\Z|[Cc]hair\Z|[Cc]ouncil\Z|[Cc]ongress\Z", runs[0]):
            return Mention(start, runs.end(), _words(text, start, runs.end()), who.side, "camp")
    if who.kind == "person":
        floor = max(before.end if before else 0, start - _BACK)
        if to := _TO.search(text[floor:start]):
            begin = floor + to.start()
            return Mention(begin, end, _words(text, begin, end), who.side, "camp")
    return None


def _is_owner_of_media(match: re.Match[str]) -> bool:
    """Whether a person's noun is not theirs: "Holt people"."""
    return not match["mark"] and match["camp"] in {"people", "side", "friend", "friends", "deputy"}


def _words(text: str, start: int, end: int) -> str:
    """Return a camp's words with the article that stands before them."""
    article = re.search(r"\b(?:[Tt]he|[Aa]n?) \Z", text[max(0, start - 5) : start])
    words = " ".join(text[start:end].split())
    return (article[0] if article else "") + words


def owned_by_pronouns(text: str, mean: Callable[[re.Match[str]], Mention | None]) -> list[Mention]:
    """Return "her campaign", "his aides" with the side of whom the pronoun means."""
    found = []
    for match in re.finditer(rf"\b(?:her|his|their) {_ADJECTIVE}{{0,1}}?(?:{CAMPS})\b", text, re.I):
        pronoun = PRONOUN.match(text, match.start())
        owner = mean(pronoun) if pronoun else None
        if owner:
            words = " ".join(match[0].split())
            found.append(Mention(*match.span(), words, owner.side, "camp"))
    return found


def bare_camps(text: str, named: list[Mention], sentences: list[int]) -> list[Mention]:
    """Return "the campaign" and its like with the side of the camp named last, close by."""
    camps = [who for who in named if who.kind == "camp"]
    starts = [who.start for who in camps]
    found = []
    for match in _BARE.finditer(text):
        position = bisect_left(starts, match.start()) - 1
        last = camps[position] if position >= 0 else None
        if last and "\n\n\n" not in text[last.end : match.start()][:4000]:
            found.append(Mention(*match.span(), match[0], last.side, "camp"))
    return found


def learn_groups(text: str, mentions: list[Mention]) -> dict[str, Side]:
    """Return the sides of groups that the document names together with people, by stem."""
    votes: dict[str, Counter[Side]] = defaultdict(Counter)
    for who in mentions:
        if who.kind not in {"person", "camp"} or who.side not in {"ours", "theirs"}:
            continue
        fellow = _FELLOW.match(text, who.end, who.end + 50) or _PARTY_OF.match(text, who.end)
        if fellow:
            votes[stem(fellow["group"])][who.side] += 1
        backs = _BACKS.search(text[max(0, who.start - 110) : who.start])
        if backs:
            votes[stem(backs["group"])][who.side] += 1
        before = _PARTY_BEFORE.search(text[max(0, who.start - 50) : who.start])
        if before:
            votes[stem(before["group"])][who.side] += 1
    named = {who.name.split()[-1].lower() for who in mentions}
    return {
        group: sides.most_common(1)[0][0]
        for group, sides in votes.items()
        if len(sides) == 1 and group not in named and _is_plural_somewhere(text, group)
    }


def _is_plural_somewhere(text: str, group: str) -> bool:
    """Whether a text speaks of its members: "the Greens"."""
    return bool(re.search(rf"\b{re.escape(group.capitalize())}(?:s|ists|ans)\b", text))


def stem(word: str) -> str:
    """Return what the names of a group and of its members share."""
    return _ADJECTIVES.sub("", word.lower())


def groups_named(text: str, sides: dict[str, Side]) -> list[Mention]:
    """Return where learned groups are named."""
    if not sides:
        return []
    stems = "|".join(re.escape(group.capitalize()) for group in sorted(sides, key=len)[::-1])
    pattern = re.compile(rf"\b(?P<stem>{stems})(?:ical|ic|al|ive|s|)\b(?:s\b)?(?: Party\b)?")
    return [
        Mention(*match.span(), match[0], sides[match["stem"].lower()], "group")
        for match in pattern.finditer(text)
    ]


def settled(mentions: Iterable[Mention]) -> list[Mention]:
    """Return mentions in order without those that others hold; the longer one stays."""
    kept: list[Mention] = []
    for who in sorted(mentions, key=lambda who: (who.start, -who.end)):
        if not kept or who.start >= kept[-1].end:
            kept.append(who)
        elif who.end > kept[-1].end and who.kind == "camp" and kept[-1].kind != "camp":
            kept[-1] = replace(who, start=kept[-1].start)
    return kept
