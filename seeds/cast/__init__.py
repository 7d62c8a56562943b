"""The people of a document: named, described, belonging to a camp."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from seeds.spans import Layout

Side = Literal["ours", "theirs", "neutral", "unknown"]


@dataclass(frozen=True)
class Member:
    """A person or group that the curator has listed."""

    name: str
    aliases: tuple[str, ...] = ()
    side: Side = "unknown"
    is_principal: bool = False
    pronoun: str = ""


@dataclass(frozen=True)
class Mention:
    """Where a document names, describes or refers to somebody."""

    start: int
    end: int
    name: str
    side: Side
    kind: Literal["person", "camp", "group", "stranger"]
    member: Member | None = None


@dataclass(frozen=True)
class Cast:
    """Who is mentioned where."""

    people: tuple[Member, ...]
    mentions: tuple[Mention, ...]

    def side_of(self, name: str) -> Side:
        """Return the side of whoever bears that name in the document."""
        return next((who.side for who in self.mentions if who.name == name), "unknown")

    def within(self, start: int, end: int, speaker: Mention | None = None) -> list[Mention]:
        """Return who is mentioned between two offsets, pronouns resolved.

        `speaker` is who "I" and "we" are, and is nobody's "she" there.
        """
        first = bisect_left(self.mentions, start, key=lambda who: who.start)
        last = bisect_left(self.mentions, end, key=lambda who: who.start)
        return list(self.mentions[first:last])

    def resolve(self, start: int, speaker: Mention | None = None) -> Mention | None:
        """Return whom the mention or pronoun that begins at `start` refers to."""
        return next(iter(self.within(start, start + 1, speaker)), None)


def members(people: Iterable[Any]) -> tuple[Member, ...]:
    """Read people from Members, a deck file's mappings, or objects with these attributes.

    Raises ValueError, naming the entry and the field.
    """
    return tuple(_member(number, entry) for number, entry in enumerate(people, 1))


def meet(text: str, people: Iterable[Any], layout: Layout) -> Cast:
    """Find everybody that a document mentions."""
    known = members(people)
    named = {form: member for member in known for form in (member.name, *member.aliases)}
    if not named:
        return Cast(known, ())
    forms = "|".join(re.escape(form) for form in sorted(named, key=len, reverse=True))
    found = re.finditer(rf"\b(?:{forms})\b", text)
    return Cast(known, tuple(_mention(match, named[match[0]]) for match in found))


def _mention(match: re.Match[str], member: Member) -> Mention:
    return Mention(*match.span(), member.name, member.side, "person", member)


def _member(number: int, entry: Any) -> Member:
    if isinstance(entry, Member):
        return entry
    if isinstance(entry, Mapping):
        fields = dict(entry)
    else:
        keys = ("name", "aliases", "side", "principal", "is_principal", "pronoun")
        fields = {key: getattr(entry, key) for key in keys if hasattr(entry, key)}
    name = fields.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ValueError(f"Person {number}: name is missing.")
    aliases = fields.get("aliases") or ()
    if isinstance(aliases, str) or not all(isinstance(alias, str) for alias in aliases):
        raise ValueError(f"Person {number} ({name}): aliases must be a list of names.")
    side = fields.get("side") or "unknown"
    if side not in get_args(Side):
        raise ValueError(f"Person {number} ({name}): side must be one of {get_args(Side)}.")
    principal = fields.get("is_principal", fields.get("principal", False))
    return Member(name, tuple(aliases), side, bool(principal), fields.get("pronoun") or "")
