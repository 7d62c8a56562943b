"""What a document says of people in passing: their pronoun, and whose side a stranger is on."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence

from seeds.cast.mentions import Mention
from seeds.cast.names import Named
from seeds.cast.people import Member, Side
from seeds.speech import HE, SHE

_SHE_OR_HE = re.compile(r"\b(?:[Ss]he|[Hh]e)\b")
_NOUN = re.compile(r"[a-z]+")
_APPOSITION_ENDS = re.compile(r"[.;!?]| who ")
_LEARNED_WITHIN = 220  # characters after a name in which a pronoun shows whose it is
_SURE = 0.6  # share of votes that a pronoun needs
_NOUN_COUNTS = 3  # votes
_WORKS_FOR = re.compile(
    r",? (?:who (?:is |was |has |once |also )?(?:back|support|work|advise|manage|run|volunteer|lead"
    r"|endorse|represent|serve|head|direct|campaign)\w*\b|[^.;!?]{0,140}?\b(?:works?|worked|working"
    r"|speaks?|speaking|volunteers?|campaigning|canvassing|advis\w+|aide|ally|spokes\w+|surrogate"
    r"|strategist|supporter|treasurer|manager|director|pollster|counsel|lawyer|attorney|deputy"
    r"|chair\w*|donor|backer|friend|running mate|secretary|chief of staff|consultant)"
    r"(?: (?:with|for|to|of|at|on|in))?\b)[^.;!?\n]{0,60}?\Z"
)
_ARTICLE = re.compile(r",? (?:(?:an?|the) )?\Z")
_OWNED = re.compile(
    r"(?:[’']s?)? (?:[\w-]+ ){0,2}?(?:spokes\w+|aide|advis[eo]r|manager|strategist|pollster"
    r"|director|secretary|deputy|lawyer|attorney|ally|surrogate|supporter|running mate"
    r"|chief of staff|counsel|treasurer|chair\w*|mate)\b"
)
_OWNED_NAME = re.compile(rf"{_OWNED.pattern},? ")
_ELSEWHERE = re.compile(r"[.;!?”\"]\s|\n\s*\n")
_IN_CAMP = re.compile(r",(?!.*\b(?:told|said)\b)", re.DOTALL)
_BESIDE = re.compile(r",? ?")
_FARTHEST = 200  # characters
_MOST = 3  # mentions looked at


def pronouns(outside: str, named: Named, people: tuple[Member, ...]) -> dict[str, str]:
    """Return the pronoun of each person: as listed, given away by a noun, or learned from use.

    `outside` is the text with its quotations blanked out.
    """
    found = {member.name: member.pronoun for member in people if member.pronoun}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    ends = [who.start for who in named.mentions[1:]] + [len(outside)]
    for who, following in zip(named.mentions, ends, strict=False):
        if who.is_person and who.name not in found:
            stretch = outside[who.end : min(following, who.end + _LEARNED_WITHIN)]
            votes[who.name] += _votes(stretch.split("\n\n")[0])
    learned = dict(named.pronouns)
    for name, counts in votes.items():
        best = counts.most_common(1)
        if best and best[0][1] / counts.total() > _SURE:
            learned[name] = best[0][0]
    return {**learned, **found}


def _votes(stretch: str) -> Counter[str]:
    """Count what follows a name: ", a retired policewoman, said … she"."""
    votes: Counter[str] = Counter()
    if stretch.startswith(", "):
        nouns = set(_NOUN.findall(_APPOSITION_ENDS.split(stretch, maxsplit=1)[0].lower()))
        votes["she"] += _NOUN_COUNTS * bool(nouns & SHE)
        votes["he"] += _NOUN_COUNTS * bool(nouns & HE)
    if match := _SHE_OR_HE.search(stretch):
        votes[match[0].lower()] += 1
    return +votes


def sides_of_strangers(text: str, named: list[Mention], camps: list[Mention]) -> dict[str, Side]:
    """Return the sides of strangers whom the document ties to somebody's side."""
    sided = [who for who in (*named, *camps) if who.side != "unknown"]
    sided.sort(key=lambda who: who.start)
    starts = [who.start for who in sided]
    tied: dict[str, Side] = {}
    for who in named:
        if who.kind == "stranger" and who.name not in tied:
            at = bisect_left(starts, who.start)
            side = _tied_after(text, who, sided[at : at + _MOST])
            side = side or _tied_before(text, who, sided[max(0, at - 1) : at])
            if side:
                tied[who.name] = side
    return tied


def _tied_after(text: str, who: Mention, following: Sequence[Mention]) -> Side | None:
    """Return the side that an apposition names: ", a pollster who works for the Holt campaign"."""
    for other in following:
        between = text[who.end : min(other.start, who.end + _FARTHEST)]
        if other.start - who.end >= _FARTHEST or _ELSEWHERE.search(between):
            return None
        is_owned = _ARTICLE.match(between) and _OWNED.match(text, other.end, other.end + 50)
        is_in_camp = other.kind == "camp" and _IN_CAMP.match(between)
        if is_owned or is_in_camp or _WORKS_FOR.match(between):
            return other.side
    return None


def _tied_before(text: str, who: Mention, before: Sequence[Mention]) -> Side | None:
    """Return the side of whoever owns a person: "Holt spokesman Al Reyes"."""
    if not before:
        return None
    other = before[-1]
    is_camp = other.kind == "camp" and _BESIDE.fullmatch(text, other.end, who.start)
    is_owned = is_camp or _OWNED_NAME.fullmatch(text, other.end, who.start)
    return other.side if is_owned else None
