"""Who holds which office in a document: "the mayor", "the former senator", "her opponent"."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from seeds.cast.mentions import PRONOUN, Mention
from seeds.cast.names import TITLE, Named
from seeds.cast.people import Member
from seeds.speech import FINITE, OFFICES, PARTS, SHORT_TITLES, any_of

_OFFICE = any_of((*OFFICES, *PARTS))
_FORMER = r"(?:(?P<former>former|ex|then)[ -])?"
_DESCRIBED_AFTER = re.compile(
    rf", (?:who (?:is|was|has been) )?(?:(?:the|an?|[\w’'.-]+[’']s?) )?"
    rf"(?:(?!former\b)[\w’'-]+ ){{0,2}}?{_FORMER}(?P<office>{_OFFICE})\b",
    re.IGNORECASE,
)
_DESCRIBED_BEFORE = re.compile(
    rf"\b(?:the|an?|[\w.-]+[’']s) (?:[\w’'-]+ ){{0,2}}?{_FORMER}(?P<office>{_OFFICE}), \Z",
    re.IGNORECASE,
)
_NAMED_OFFICE = re.compile(
    rf"\b(?:the|this|our|your|that)\s(?:(?!former|the\b)[a-z-]+\s)??{_FORMER}"
    rf"(?P<office>{_OFFICE})\b(?![’']s? (?:race|debate|election)|\s?-|\s(?:of|and|or)\s"
    r"|\s(?-i:[A-Z]))",
    re.IGNORECASE,
)
_HEADLINED = re.compile(
    rf"(?:^[#*\s]{{0,8}}|[”\"’'],? )(?P<former>former )?(?P<office>{_OFFICE})"
    rf"(?= (?:{FINITE}|tells))",
    re.IGNORECASE | re.MULTILINE,
)
_RIVAL = re.compile(
    r"\b(?:[Hh]er|[Hh]is|[Tt]heir) (?:\w+ )?(?:opponent|rival|challenger)\b(?![’']s)"
)
_BUSINESS = frozenset(
    {"president", "director", "chief", "officer", "chair", "chairman", "chairwoman", "secretary"}
)
_OF_FIRM = re.compile(r" (?:of|for|at)\b")
_LAWMAKERS = (
    "senator", "representative", "congressman", "congresswoman", "assemblyman", "assemblywoman",
    "councilman", "councilwoman", "councilor", "councillor", "delegate", "mp",
)  # fmt: skip
_UNSAID = frozenset({"us", "state", "acting", "deputy"})  # parts of titles that are often left out
_TITLED = re.compile(rf"(?:{TITLE}){{1,2}}(?=[A-Z])", re.IGNORECASE)


def offices(text: str, named: Named, people: tuple[Member, ...]) -> dict[str, str]:
    """Return who holds an office, where the document ties it to exactly one person."""
    held: dict[str, set[str]] = defaultdict(set)
    for title, name in [*named.titles, *_listed_titles(people)]:
        held[_office(title)].add(name)
    for who in named.mentions:
        if who.is_person:
            for office in _appositions(text, who):
                held[office].add(who.name)
    held["lawmaker"] |= set().union(*(held.get(kind, set()) for kind in _LAWMAKERS))
    return _one_each(held, people)


def _appositions(text: str, who: Mention) -> Iterator[str]:
    """Yield the offices that stand beside a name: "Holt, the mayor", "the mayor, Dana Holt"."""
    after = _DESCRIBED_AFTER.match(text, who.end, who.end + 90)
    if after and not _is_business(text, after):
        yield _described(after)
    if before := _DESCRIBED_BEFORE.search(text[max(0, who.start - 60) : who.start]):
        yield _described(before)


def _listed_titles(people: tuple[Member, ...]) -> Iterator[tuple[str, str]]:
    """Yield the offices in the names that people are listed with: "Mayor Holt", "the mayor"."""
    for member in people:
        for form in (member.name, *member.aliases):
            words = form.lower().removeprefix("the ").replace(".", "")
            if words.removeprefix("former ") in (*OFFICES, *PARTS) and not member.is_group:
                yield words, member.name
            elif title := _TITLED.match(form):
                yield title[0].strip().lower().replace(".", ""), member.name


def _one_each(held: Mapping[str, set[str]], people: tuple[Member, ...]) -> dict[str, str]:
    """Keep what one person holds; of listed people and strangers the one listed."""
    listed = {member.name for member in people}
    single = {}
    for office, names in held.items():
        known = names & listed
        bearers = known if len(known) == 1 and office not in _BUSINESS else names
        if office and len(bearers) == 1:
            single[office] = next(iter(bearers))
    return single


def _office(title: str) -> str:
    """Return the office that a title names: "then-senator" held it, "former mayor" did."""
    words = title.replace("-elect", "").replace("then-", "").removeprefix("then ").split()
    known = (SHORT_TITLES.get(word, word) for word in words if word not in _UNSAID)
    return " ".join(known).strip()


def _described(match: re.Match[str]) -> str:
    is_former = match["former"] and match["former"].lower().strip() != "then"
    return ("former " if is_former else "") + _office(match["office"].lower())


def _is_business(text: str, match: re.Match[str]) -> bool:
    """Whether it is an office of some firm: "president of a polling firm"."""
    return match["office"].lower() in _BUSINESS and bool(_OF_FIRM.match(text, match.end()))


def described(text: str, held: Mapping[str, str], bearers: Mapping[str, Mention]) -> list[Mention]:
    """Return where an office stands for whoever holds it: "the mayor", "the former senator"."""
    spans = [(match.span(), _described(match)) for match in _NAMED_OFFICE.finditer(text)]
    spans += [(match.span("office"), _described(match)) for match in _HEADLINED.finditer(text)]
    found = []
    for (start, end), office in spans:
        who = bearers.get(held.get(office, ""))
        if who:
            found.append(Mention(start, end, who.name, who.side, who.kind, who.member))
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
        others = principals["theirs" if owner.side == "ours" else "ours"] if owner else []
        if owner and owner.side in principals and len(others) == 1:
            one = others[0]
            found.append(Mention(*match.span(), one.name, one.side, "person", one))
    return found
