"""How a figure is meant: what it counts, how exactly, and whether it is a fact or a target."""

import re
from dataclasses import dataclass
from itertools import dropwhile

# What stands before a number, and the one word that we keep of it. Longest first where one
# begins another.
_BEFORE = {
    "no fewer than": "at least", "no less than": "at least", "not less than": "at least",
    "at least": "at least", "a minimum of": "at least", "upwards of": "at least",
    "upward of": "at least",
    "as many as": "up to", "as much as": "up to", "as high as": "up to", "up to": "up to",
    "no more than": "at most", "not more than": "at most", "at most": "at most",
    "a maximum of": "at most", "only": "", "just": "",
    "more than": "over", "greater than": "over", "higher than": "over", "well over": "over",
    "just over": "over", "over": "over", "above": "over", "exceeding": "over", "exceeds": "over",
    "exceeded": "over", "in excess of": "over", "north of": "over",
    "fewer than": "under", "less than": "under", "lower than": "under", "well under": "under",
    "under": "under", "below": "under",
    "nearly": "nearly", "almost": "nearly", "close to": "nearly", "just under": "nearly",
    "just shy of": "nearly", "just short of": "nearly", "approaching": "nearly",
    "about": "about", "around": "about", "roughly": "about", "approximately": "about",
    "some": "about", "an estimated": "about", "estimated": "about", "circa": "about",
    "more or less": "about", "in the neighborhood of": "about",
    "exactly": "exactly", "precisely": "exactly",
}  # fmt: skip
_AFTER = {
    "or more": "at least", "or higher": "at least", "or over": "at least", "plus": "at least",
    "+": "at least", "or fewer": "at most", "or less": "at most", "or so": "about",
    "or thereabouts": "about", "at most": "at most", "at least": "at least",
}  # fmt: skip
QUALIFIERS = frozenset({*_BEFORE.values(), *_AFTER.values()} - {""})
_PHRASES = "|".join(
    name.replace(" ", r"\s+") for name in sorted(_BEFORE, key=len, reverse=True) if _BEFORE[name]
)
_QUALIFIED = re.compile(rf"\b({_PHRASES})\s+(?:(?:a|an|only|just)\s+)?$", re.IGNORECASE)
_QUALIFIED_AFTER = re.compile(
    rf"[\s-]?({'|'.join(re.escape(name) for name in _AFTER)})(?!\w)", re.IGNORECASE
)

_LOOKS_BACK, _LOOKS_ON = 70, 70
_STOP = re.compile(r"(?<!\b[A-Z])[.!?;:](?:[\s”\"’)]|$)|\n[^\S\n]*[\n•*#–-]")
_AIM = re.compile(
    r"(?<!not )(?<!n[’']t )(?<!never )\b(?:will|would|shall|going to|aims?|aiming|aimed|goals?"
    r"|targets?|plans?|planned|planning|pledg\w+|promis\w+|vow\w*|hopes?|hoping|intends?|seeks?|wants?|proposes?|proposed|projected"
    r"|expected|set to|on track|commit(?:s|ted)?|needs?)\b|['’]ll\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\bby\s+(?:the\s+(?:end|start|middle|beginning)\s+of\s+|late\s+|early\s+|mid-)?$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:had|was|were|fell|rose|reached|stood|grew|dropped)\b", re.IGNORECASE)

_WORD = re.compile(r"[ \xa0\n-]([A-Za-z][\w’'-]*(?:\.[A-Za-z]\.?)*)")
_OF = re.compile(
    r"[ \xa0\n](?:of|worth of)[ \xa0\n](?:(?:the|its|his|her|their|our|all|a|an|new|more|those"
    r"|these|every|each)[ \xa0\n])*",
    re.IGNORECASE,
)
_IN = re.compile(r"[ \xa0\n](?:in|for)(?=[ \xa0\n])")
_TIMES = frozenset(
    ["second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade"]
)
_ENDS = frozenset(
    """
    a about apiece across after against ago all along also although among an and any are around
    as at away back be because been before behind being below beneath between but by can could did
    do does
    down during each every for from had has have he her here his how i if in into is it its last
    later less like may might more most must near next no nor not now of off on once or our out
    over own per should since so some than that the their them then there these they this those
    through throughout till to today together too toward under until up upon us was we were what
    when where which while who whom whose why will with within without would yesterday yet you
    your percent monday tuesday wednesday thursday friday saturday sunday said says
    """.split()  # noqa: SIM905  words are easier to read than a list of strings
)
_PLURAL = re.compile(r"[a-z’'-]*[a-z](?<![su])s$|^(?:people|women|men|children|police|feet|mice)$")
_NOT_PLURAL = frozenset(
    """
    sales news business less across process access progress campus plus bonus this surplus
    arts sports tennis analysis basis crisis gas bus series status focus virus census
    congress press class glass mass loss
    """.split()  # noqa: SIM905  words are easier to read than a list of strings
)
_HYPHENS = "-‑"
_LONGEST = 4  # words of what is counted
_SUBJECT = re.compile(
    r"([A-Za-z][\w’'-]*(?:[ ][A-Za-z][\w’'-]*){0,2})[ ](?:(?:is|are|was|were|have|has|had|will"
    r"|would|could|went|go|goes)[ ])?(?:(?:now|already|since|been|be|gone)[ ])?(?:down|up|fell|fall"
    r"|falls|fallen|rose|rise|rises|risen|dropped|drop|grew|grow|grown|climbed|jumped|declined|shrank"
    r"|increased|decreased|reached|stood|costs?(?! at)|totaled|doubled)(?:[ ](?:by|at|to|from|down"
    r"|up|nearly|almost|about|over|around|roughly|more than|less than))*[ ]$"
)


@dataclass(frozen=True)
class Meaning:
    """The words around a figure, as far as they say how it is meant."""

    what: str
    qualifier: str
    is_target: bool


def meaning_of_date(text: str, start: int, end: int, *, room: tuple[int, int]) -> Meaning:
    """Return how a date is meant; `room` ends at the figures on either side."""
    before, behind = _around(text, start, end, room)
    is_target = bool(_BY.search(before)) and not _PAST.search(before)
    return Meaning("", _qualifier(before, behind), is_target)


def meaning_of(
    text: str, start: int, end: int, *, room: tuple[int, int], is_money: bool
) -> Meaning:
    """Return how a quantity is meant; `room` ends at the figures on either side."""
    before, behind = _around(text, start, end, room)
    what, qualifier = _what(before, behind, is_money=is_money), _qualifier(before, behind)
    if qualifier == "over" and _is_time(what):  # "over three years"
        qualifier = ""
    return Meaning(what, qualifier, bool(_AIM.search(before)))


def _around(text: str, start: int, end: int, room: tuple[int, int]) -> tuple[str, str]:
    before = text[max(room[0], start - _LOOKS_BACK) : start]
    behind = text[end : min(room[1], end + _LOOKS_ON)]
    return _last_sentence(before), _first_sentence(behind)


def _last_sentence(words: str) -> str:
    cut = 0
    for stop in _STOP.finditer(words):
        cut = stop.end()
    return words[cut:]


def _first_sentence(words: str) -> str:
    stop = _STOP.search(words)
    return words[: stop.start()] if stop else words


def _qualifier(before: str, behind: str) -> str:
    after = _QUALIFIED_AFTER.match(behind)
    if after:
        return _AFTER[after[1].lower()]
    found = _QUALIFIED.search(before)
    return _BEFORE[" ".join(found[1].lower().split())] if found else ""


def _what(before: str, behind: str, *, is_money: bool) -> str:
    """Return the noun that follows, or follows "of"; else what went up or down."""
    of = _OF.match(behind)
    if of:
        return _noun(behind[of.end() - 1 :])
    noun = _noun(behind) or (_bought(behind) if is_money else "")
    if noun:
        return noun
    subject = _SUBJECT.search(before)
    if not subject:
        return ""
    words = list(dropwhile(_is_end, subject[1].split()))
    return " ".join(reversed(list(dropwhile(_is_end, reversed(words)))))


def _is_end(word: str) -> bool:
    return word.lower() in _ENDS


def _bought(behind: str) -> str:
    """Return what money is in or for: "$22.7 million in bonuses"."""
    into = _IN.match(behind)
    noun = _noun(behind[into.end() :]) if into else ""
    return "" if _is_time(noun) else noun


def _is_time(noun: str) -> bool:
    return noun.rpartition(" ")[2].lower().removesuffix("s") in _TIMES


def _noun(behind: str) -> str:
    """Return the words up to the first plural, or up to where a phrase ends."""
    words: list[str] = []
    at = 0
    while len(words) < _LONGEST and (match := _WORD.match(behind, at)):
        word = match[1]
        if _is_end(word) or (words and word.endswith("ed")):
            break
        words.append(word)
        at = match.end()
        if behind[0] in _HYPHENS or _is_plural(word.lower()):  # "a 14-page letter" counts pages
            break
    return " ".join(words)


def _is_plural(word: str) -> bool:
    return bool(_PLURAL.search(word)) and word not in _NOT_PLURAL
