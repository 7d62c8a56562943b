"""Names in a text of the people listed, and the titles that stand before names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from seeds.cast.mentions import Mention, MentionKind
from seeds.cast.people import Member
from seeds.speech import HE, OFFICES, SHE, SHORT_TITLES, any_of, words_of

UP = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΫА-Я"
OFFICE = any_of(OFFICES)
_SHORT = any_of(SHORT_TITLES)
_PREFIX = r"(?:(?:former|then|ex|acting|outgoing|incoming|interim|deputy|state|US|U\.S\.)[ \xa0-])"
TITLE = rf"(?:{_PREFIX}{{0,2}}(?:{OFFICE}|{_SHORT}\.?)(?:-elect)?[ \xa0])"
TITLES_BEFORE = re.compile(rf"(?<![\w-])(?<!\bfor )(?:{TITLE}){{1,3}}\Z", re.IGNORECASE)
TITLES_WITHIN = re.compile(rf"(?:{TITLE}){{1,3}}(?=[{UP}])", re.IGNORECASE)
_SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\b\.?")
LONGEST_TITLE = 60
COMMON_WORDS = frozenset(words_of(
        "will may grace mark bill rich frank rose hope faith joy april june august art chase "
        "grant miles major dean king judge sterling victor price young case"
    ))  # fmt: skip


@dataclass(frozen=True)
class Named:
    """Everybody that a text names, the titles that stand before, and pronouns those give away."""

    mentions: list[Mention]
    titles: list[tuple[str, str]]  # the title in small letters, and the name
    pronouns: dict[str, str]


def find_listed(text: str, people: tuple[Member, ...]) -> list[Mention]:
    """Find the people listed, by the names given, by surname and by first name."""
    return _Listed(people).find(text)


def folded_name(name: str) -> str:
    """Return a name as names are compared: case, stops and marks make no difference."""
    return " ".join(name.replace(".", "").replace("’", "'").replace("-", " ").lower().split())


class _Listed:
    """The listed people, and a pattern for all the forms of their names."""

    def __init__(self, people: tuple[Member, ...]) -> None:
        self.people = people
        self.by_form: dict[str, Member] = {}
        patterns = []
        for form, member in self._forms():
            if self.by_form.setdefault(folded_name(form), member) is member:
                patterns.append((len(form), _pattern(form)))
        ordered = "|".join(pattern for _, pattern in sorted(patterns, reverse=True))
        self.pattern = re.compile(rf"(?<![\w])(?:{ordered})(?![\w])") if ordered else None

    def _forms(self) -> Iterator[tuple[str, Member]]:
        for member in self.people:
            yield member.name, member
            for alias in member.aliases:
                yield alias, member
            if member.is_group:
                yield member.name.removeprefix("The ").removeprefix("the "), member
        yield from self._shared(-1)
        yield from self._shared(0)

    def _shared(self, position: int) -> Iterator[tuple[str, Member]]:
        """Yield surnames or first names that only one of the people bears."""
        bearers: dict[str, list[Member]] = {}
        for member in self.people:
            part = _SUFFIX.sub("", member.name).split()[position]
            is_telling = len(part) > 1 and (position or part.lower() not in COMMON_WORDS)
            if is_telling and not member.is_group:
                bearers.setdefault(part, []).append(member)
        for part, whose in bearers.items():
            if len(whose) == 1:
                yield part, whose[0]

    def find(self, text: str) -> list[Mention]:
        if not self.pattern:
            return []
        found = []
        for match in self.pattern.finditer(text):
            member = self._bearer(match[0])
            if member:
                kind = _kind(member, self.people)
                found.append(Mention(*match.span(), member.name, member.side, kind, member))
        return found

    def _bearer(self, words: str) -> Member | None:
        form = folded_name(words)
        if form in self.by_form:
            return self.by_form[form]
        parts = [part for part in form.split() if len(part) > 1]
        return self.by_form.get(" ".join(parts)) or self.by_form.get(parts[-1] if parts else "")


def _kind(member: Member, people: tuple[Member, ...]) -> MentionKind:
    if not member.is_group:
        return "person"
    words = set(folded_name(member.name).split())
    owners = {folded_name(one.name).split()[-1] for one in people if not one.is_group}
    return "camp" if words & owners else "group"


def _pattern(form: str) -> str:
    """Return a pattern for a name that allows for missing stops, other marks and line breaks."""
    words = form.split()
    parts = [_word(word) for word in words]
    if len(words) == 2 and form[:1].isupper() and words[1][:1].isupper():  # noqa: PLR2004
        middle = rf"(?:\s{{1,2}}[{UP}]\.?)?\s{{1,2}}"
        return parts[0] + middle + parts[1]
    pattern = r"\s{1,2}".join(parts)
    return rf"(?i:{pattern})" if form[:1].islower() else pattern


def _word(word: str) -> str:
    letters = re.fullmatch(r"(?:[^\W\d_]\.?){2,3}", word)
    if letters and word.replace(".", "").isupper():
        return r"\.?\s?".join(word.replace(".", "")) + r"\.?"
    plain = re.escape(word).replace("'", "[’']").replace("’", "[’']")
    capitals = re.escape(word.upper()).replace("'", "[’']").replace("’", "[’']")
    return plain if plain == capitals else f"(?:{plain}|{capitals})"


def with_titles(text: str, mentions: list[Mention]) -> Named:
    """Stretch mentions over their titles, and keep what the titles say."""
    stretched: list[Mention] = []
    titles: list[tuple[str, str]] = []
    pronouns: dict[str, str] = {}
    done = 0
    for who in mentions:
        before = text[max(done, who.start - LONGEST_TITLE) : who.start]
        title = TITLES_BEFORE.search(before) if who.is_person else None
        start = who.start - (len(before) - title.start()) if title else who.start
        if title:
            words = title[0].lower().replace(".", "").split()
            titles.append((" ".join(words), who.name))
            for pronoun, nouns in (("he", HE), ("she", SHE)):
                if nouns.intersection(words):
                    pronouns.setdefault(who.name, pronoun)
        stretched.append(replace(who, start=start))
        done = who.end
    return Named(stretched, titles, pronouns)
