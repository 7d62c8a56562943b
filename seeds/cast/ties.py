"""What a document says of its people: their offices, their camps, their pronouns."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping

from seeds.cast.mentions import PRONOUN, Mention
from seeds.cast.names import TITLE, Named
from seeds.cast.people import Member, Side
from seeds.speech import FINITE, HE, OFFICES, PARTS, SHE, SHORT_TITLES, any_of

_OFFICE = any_of((*OFFICES, *PARTS))
_FORMER = r"(?:(?P<former>former|ex|then)[ -])?"
_DESCRIBED_AFTER = re.compile(
    rf",? (?:who (?:is|was|has been) )?(?:(?:the|an?|[\w’'.-]+[’']s?) )?"
    rf"(?:(?!former\b)[\w’'-]+ ){{0,2}}?{_FORMER}(?P<office>{_OFFICE})\b(?! (?:of|at) [A-Z]{{2,}})",
    re.IGNORECASE,
)
_DESCRIBED_BEFORE = re.compile(
    rf"\b(?:the|an?|[\w.-]+[’']s) (?:[\w’'-]+ ){{0,2}}?{_FORMER}(?P<office>{_OFFICE}), \Z",
    re.IGNORECASE,
)
_NAMED_OFFICE = re.compile(
    rf"\b(?:the|this|our|your|that)\s(?:(?!former|the\b)[a-z-]+\s)??{_FORMER}"
    rf"(?P<office>{_OFFICE})\b(?![’']s? (?:race|debate|election)|\s?-|\s(?:of|and|or)\s)",
    re.IGNORECASE,
)
_HEADLINED = re.compile(
    rf"(?:^[#*\s]*|[”\"’'],? )(?P<office>{any_of((*OFFICES, *PARTS))})(?= (?:{FINITE}|tells))",
    re.IGNORECASE | re.MULTILINE,
)
_RIVAL = re.compile(
    r"\b(?P<owner>[Hh]er|[Hh]is|[Tt]heir|[Tt]he) (?:\w+ )?(?:opponent|rival|challenger)\b(?![’']s)"
)
_BUSINESS = frozenset(
    "president director chief officer chair chairman chairwoman secretary".split()
)
_GENERIC = {
    "lawmaker": frozenset(
        "senator representative congressman congresswoman assemblyman assemblywoman councilman "
        "councilwoman councilor councillor delegate state senator mp".split()
    )
}
_SHE_OR_HE = re.compile(r"\b(?:[Ss]he|[Hh]e)\b")
_TITLED = re.compile(rf"(?:{TITLE}){{1,2}}(?=[A-Z])", re.IGNORECASE)
_NOUN = re.compile(r"[a-z]+")
_LEARNED_WITHIN = 220  # characters after a name in which a pronoun shows whose it is
_SURE = 0.6  # share of votes that a pronoun needs


def offices(text: str, named: Named, people: tuple[Member, ...]) -> dict[str, str]:
    """Return who holds an office, where the document ties it to exactly one person."""
    held: dict[str, set[str]] = defaultdict(set)
    for title, name in [*named.titles, *_listed_titles(people)]:
        held[_office(title)].add(name)
    for who in named.mentions:
        if who.kind not in {"person", "stranger"}:
            continue
        if after := _DESCRIBED_AFTER.match(text, who.end, who.end + 90):
            if text[who.end] == "," and not _is_business(text, after):
                held[_described(after)].add(who.name)
        if before := _DESCRIBED_BEFORE.search(text[max(0, who.start - 60) : who.start]):
            held[_described(before)].add(who.name)
    for generic, kinds in _GENERIC.items():
        for kind in kinds:
            held[generic] |= held.get(kind, set())
    return _one_each(held, people)


def _listed_titles(people: tuple[Member, ...]) -> Iterator[tuple[str, str]]:
    """Yield the offices in the names that people are listed with: "Mayor Holt", "the mayor"."""
    for member in people:
        for form in (member.name, *member.aliases):
            words = form.lower().removeprefix("the ").replace(".", "")
            plain = words.removeprefix("former ")
            if plain in (*OFFICES, *PARTS) and not member.is_group:
                yield words, member.name
            elif title := _TITLED.match(form):
                yield title[0].strip().lower().replace(".", ""), member.name


def _one_each(held: Mapping[str, set[str]], people: tuple[Member, ...]) -> dict[str, str]:
    listed = {member.name for member in people}
    single = {}
    for office, names in held.items():
        ours = names & listed
        one = ours if len(ours) == 1 and office not in _BUSINESS else names
        if len(one) == 1 and office:
            single[office] = next(iter(one))
    return single


def _office(title: str) -> str:
    """Return the office that a title names: "then-senator" held it, "former mayor" did."""
    words = title.replace("-elect", "").replace("then-", "").removeprefix("then ").split()
    words = [word for word in words if word not in {"us", "state", "acting", "deputy"}]
    return " ".join(SHORT_TITLES.get(word, word) for word in words).strip()


def _described(match: re.Match[str]) -> str:
    former = "former " if match["former"] and match["former"].lower() != "then" else ""
    return former + _office(match["office"].lower())


def _is_business(text: str, match: re.Match[str]) -> bool:
    """Whether it is an office of some firm: "president of a polling firm"."""
    word = match["office"].lower()
    return word in _BUSINESS and bool(re.match(r" (?:of|for|at)\b", text[match.end() :][:5]))


def described(text: str, held: Mapping[str, str], bearers: Mapping[str, Mention]) -> list[Mention]:
    """Return where an office stands for whoever holds it: "the mayor", "the former senator"."""
    found = []
    for match in _NAMED_OFFICE.finditer(text):
        name = held.get(_described(match))
        if name in bearers:
            who = bearers[name]
            start = match.start()
            found.append(Mention(start, match.end(), name, who.side, who.kind, who.member))
    for match in _HEADLINED.finditer(text):
        name = held.get(match["office"].lower())
        if name in bearers:
            who = bearers[name]
            span = match.span("office")
            found.append(Mention(*span, name, who.side, who.kind, who.member))
    return found


def rivals(
    text: str, people: tuple[Member, ...], mean: Callable[[re.Match[str]], Mention | None]
) -> list[Mention]:
    """Return where "her opponent" means the only principal of the other side."""
    principals = {
        side: [one for one in people if one.side == side and one.is_principal and not one.is_group]
        for side in ("ours", "theirs")
    }
    found = []
    for match in _RIVAL.finditer(text):
        pronoun = PRONOUN.match(text, match.start())
        owner = mean(pronoun) if pronoun else None
        if owner and owner.side in principals:
            others = principals["theirs" if owner.side == "ours" else "ours"]
            if len(others) == 1:
                one = others[0]
                found.append(Mention(*match.span(), one.name, one.side, "person", one))
    return found


def pronouns(text: str, named: Named, people: tuple[Member, ...], outside: str) -> dict[str, str]:
    """Return the pronoun of each person: as listed, given away by a noun, or learned from use.

    `outside` is the text with its quotations blanked out.
    """
    found = {member.name: member.pronoun for member in people if member.pronoun}
    unknown = [who for who in named.mentions if who.name not in found and _is_one(who)]
    ends = {who.end: where for where, who in enumerate(named.mentions)}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for who in unknown:
        position = ends[who.end] + 1
        following = named.mentions[position].start if position < len(named.mentions) else len(text)
        stretch = outside[who.end : min(following, who.end + _LEARNED_WITHIN)]
        if noun := _gender_of_nouns(stretch[:80]):
            votes[who.name][noun] += 3
        if match := _SHE_OR_HE.search(stretch.split("\n\n")[0]):
            votes[who.name]["she" if match[0][0] in "sS" else "he"] += 1
    for name, counts in votes.items():
        best, count = counts.most_common(1)[0]
        if count / counts.total() > _SURE:
            found[name] = best
    return {**found, **{name: one for name, one in named.pronouns.items() if name not in found}}


def _is_one(who: Mention) -> bool:
    return who.kind in {"person", "stranger"}


def _gender_of_nouns(stretch: str) -> str | None:
    """Return what an apposition gives away: ", a retired policewoman"."""
    if not stretch.startswith(", "):
        return None
    apposition = re.split(r"[.;!?]| who ", stretch, maxsplit=1)[0]
    nouns = _NOUN.findall(apposition.lower())
    if SHE.intersection(nouns):
        return "she"
    return "he" if HE.intersection(nouns) else None


def sides_of_strangers(text: str, named: list[Mention], camps: list[Mention]) -> dict[str, Side]:
    """Return the sides of strangers whom the document ties to somebody's side."""
    tied: dict[str, Side] = {}
    after: dict[int, list[Mention]] = defaultdict(list)
    by_bucket = sorted([*named, *camps], key=lambda who: who.start)
    for who in by_bucket:
        after[who.start // 100].append(who)
    for who in named:
        if who.kind == "stranger" and who.name not in tied:
            side = _tied_after(text, who, after) or _tied_before(text, who, after)
            if side:
                tied[who.name] = side
    return tied


_WORKS_FOR = re.compile(
    r",? (?:who (?:is |was |has |once |also )?(?:back|support|work|advise|manage|run|volunteer|lead|"
    r"endorse|represent|serve|head|direct|campaign)\w*\b|[^.;!?]{0,140}?\b(?:works?|worked|working|speaks?"
    r"|speaking|volunteers?|campaigning|canvassing|advis\w+|adviser|advisor|aide|ally|spokes\w+|surrogate|strategist"
    r"|supporter|treasurer|manager|director|pollster|counsel|lawyer|attorney|deputy|chair\w*"
    r"|donor|backer|friend|volunteer|running mate|secretary|chief of staff|consultant)"
    r"(?: (?:with|for|to|of|at|on|in))?\b)[^.;!?\n]{0,60}?\Z"
)
_OWN = re.compile(r",? (?:(?:an?|the) )?\Z")
_OWNED = re.compile(
    r"(?:[’']s?)? (?:[\w-]+ ){0,2}?(?:spokes\w+|aide|advis[eo]r|manager|strategist|pollster"
    r"|director|secretary|deputy|lawyer|attorney|ally|surrogate|supporter|running mate"
    r"|chief of staff|counsel|treasurer|chair\w*|mate)\b"
)


def _tied_after(text: str, who: Mention, near: Mapping[int, list[Mention]]) -> Side | None:
    for bucket in range(who.end // 100, who.end // 100 + 3):
        for other in near.get(bucket, ()):
            if other.start < who.end or other.side == "unknown" or other.name == who.name:
                continue
            between = text[who.end : other.start]
            if re.search(r"[.;!?”\"]\s|\n\s*\n", between) or len(between) > 200:  # noqa: PLR2004
                return None
            if _WORKS_FOR.match(between):
                return other.side
            if _OWN.match(between) and _OWNED.match(text, other.end, other.end + 50):
                return other.side
            is_camp = other.kind == "camp" and re.match(r",", between)
            if is_camp and not re.search(r"\b(?:told|said)\b", between):
                return other.side
    return None


def _tied_before(text: str, who: Mention, near: Mapping[int, list[Mention]]) -> Side | None:
    """Return the side of whoever owns a person: "Holt spokesman Al Reyes"."""
    for bucket in range(who.start // 100, who.start // 100 - 2, -1):
        for other in reversed(near.get(bucket, ())):
            if other.end > who.start or other.side == "unknown":
                continue
            between = text[other.end : who.start]
            if other.kind == "camp" and re.fullmatch(r",? ?", between):
                return other.side
            if re.fullmatch(rf"{_OWNED.pattern},? ", between):
                return other.side
            return None
    return None
