"""What a deck file says around its cards: the deck itself, people, sources and topics."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cards.deckfiles.merging import Merged, merge
from cards.deckfiles.normal import Entry, moment_of
from cards.deckfiles.problems import Path, Problem
from cards.deckfiles.reading import DeckFile
from cards.deckfiles.rendering import deck_entry, person_entry, source_entry
from cards.models import Deck, Topic
from seeds.models import Person, Source
from seeds.readers import describe

EDITED = (
    "a curator changed this since it was loaded; kept theirs (use --overwrite to take the file's)."
)
ELSEWHERE = (
    "the database already holds something else; kept that (use --overwrite to take the file's)."
)


@dataclass
class Merging:
    """One load's merges: a field that both sides changed is kept, and noted by its line."""

    file: DeckFile
    overwrite: bool = False
    conflicts: list[Problem] = field(default_factory=list)
    is_changed: bool = False

    def merge(self, path: Path, base: Entry | None, ours: Entry, theirs: Entry) -> Merged:
        merged = merge(base or {}, ours, theirs, overwrite=self.overwrite)
        for name in merged.conflicts:
            self.conflict((*path, name), EDITED if base else ELSEWHERE)
        self.is_changed |= merged.value != ours
        return merged

    def conflict(self, path: Path, message: str = EDITED) -> None:
        self.conflicts.append(self.file.problem(path, message))


def store_deck(merging: Merging, theirs: Entry) -> tuple[Deck, Entry]:
    """Store the deck and return it, locked, with the base of its next merge."""
    wanted = _deck_values(theirs)
    deck, is_new = Deck.objects.get_or_create(slug=theirs["slug"], defaults=wanted)
    deck = Deck.objects.select_for_update().get(pk=deck.pk)
    merging.is_changed |= is_new
    base = deck.loaded["deck"] if deck.loaded else None
    ours = deck_entry(deck)
    merged = merging.merge(("deck",), base, ours, theirs)
    if merged.value != ours:
        for name, value in _deck_values(merged.value).items():
            setattr(deck, name, value)
        deck.save(update_fields=["title", "debate_at"])
    return deck, merged.base


def store_people(merging: Merging, bases: list[Entry], theirs: list[Entry]) -> list[Entry]:
    """Store the people and return the bases of their next merge.

    Somebody whom the file brought and a curator deleted stays deleted, until the file says
    something new of them.
    """
    were = {base["name"]: base for base in bases}
    rows = _people(theirs)
    missing = [
        person
        for person in theirs
        if person["name"] not in rows and person != were.get(person["name"])
    ]
    if missing:
        new = [Person(**_person_values(person)) for person in missing]
        Person.objects.bulk_create(new, ignore_conflicts=True)
        merging.is_changed = True
        rows = _people(theirs)
    next_bases = []
    for n, person in enumerate(theirs):
        base, row = were.get(person["name"]), rows.get(person["name"])
        if row is None:
            next_bases.append(person)
            continue
        ours = person_entry(row)
        merged = merging.merge(("people", n), base, ours, person)
        if merged.value != ours:
            Person.objects.filter(pk=row.pk).update(**_person_values(merged.value))
        next_bases.append(merged.base)
    return next_bases


def store_sources(
    merging: Merging, bases: list[Entry], theirs: Mapping[str, Entry]
) -> tuple[list[Entry], set[str]]:
    """Store the sources; return the bases of their next merge, and whose words changed.

    Of a document that was ingested before, what the reader guessed gives way to the file.
    """
    were = {
        base["sha256"]: {name: value for name, value in base.items() if name != "key"}
        for base in bases
    }
    rows = _sources(theirs)
    if missing := [each for each in theirs.values() if each["sha256"] not in rows]:
        new = [Source(**_source_values(source)) for source in missing]
        Source.objects.bulk_create(new, ignore_conflicts=True)
        merging.is_changed = True
        rows = _sources(theirs)
    next_bases, changed = [], set()
    for key, source in theirs.items():
        row = rows[source["sha256"]]
        ours = source_entry(row)
        base = were.get(row.sha256) or (_guessed(row) if ours != source else None)
        merged = merging.merge(("sources", key), base, ours, source)
        if merged.value != ours:
            Source.objects.filter(pk=row.pk).update(**_source_values(merged.value))
            changed.add(row.sha256)
        next_bases.append({"key": key, **merged.base})
    return next_bases, changed


def store_topics(
    merging: Merging, bases: list[list[str]], theirs: Mapping[str, str]
) -> list[list[str]]:
    """Store the topics and return the bases of their next merge."""
    ours = _topics(theirs)
    if missing := [slug for slug in theirs if slug not in ours]:
        new = [Topic(slug=slug, title=theirs[slug]) for slug in missing]
        Topic.objects.bulk_create(new, ignore_conflicts=True)
        merging.is_changed = True
        ours = _topics(theirs)
    were = {slug: title for slug, title in bases if slug in theirs}
    merged = merging.merge(("topics",), were, ours, {**theirs})
    for slug in theirs:
        if merged.value[slug] != ours[slug]:
            Topic.objects.filter(slug=slug).update(title=merged.value[slug])
    return [[slug, merged.base[slug]] for slug in theirs if slug in merged.base]


def _people(entries: list[Entry]) -> dict[str, Person]:
    names = [entry["name"] for entry in entries]
    return {person.name: person for person in Person.objects.filter(name__in=names)}


def _sources(entries: Mapping[str, Entry]) -> dict[str, Source]:
    sha256s = [entry["sha256"] for entry in entries.values()]
    return Source.objects.defer("text").in_bulk(sha256s, field_name="sha256")


def _topics(slugs: Mapping[str, str]) -> dict[str, str]:
    return dict(Topic.objects.filter(slug__in=slugs).values_list("slug", "title"))


def _guessed(source: Source) -> Entry | None:
    """Return what the reader guessed of a document, and ingestion stored unless told better."""
    if source.text is None:
        return None
    said = describe(source.text)
    guess = Source(
        sha256=source.sha256,
        title=said.title,
        outlet=said.outlet,
        author=said.author,
        published_on=said.published_on,
    )
    return source_entry(guess)


def _deck_values(entry: Entry) -> dict[str, Any]:
    debate_at = entry.get("debate_at")
    return {"title": entry["title"], "debate_at": moment_of(debate_at) if debate_at else None}


def _person_values(entry: Entry) -> dict[str, Any]:
    return {
        "name": entry["name"],
        "side": entry["side"],
        "is_principal": entry.get("principal", False),
        "pronoun": entry.get("pronoun", ""),
        "aliases": entry.get("aliases", []),
    }


def _source_values(entry: Entry) -> dict[str, Any]:
    published_on = entry.get("published_on")
    return {
        "sha256": entry["sha256"],
        "title": entry["title"],
        "outlet": entry.get("outlet", ""),
        "author": entry.get("author", ""),
        "published_on": date.fromisoformat(published_on) if published_on else None,
        "url": entry.get("url", ""),
        "grade": entry["grade"],
        "side": entry.get("side", ""),
    }
