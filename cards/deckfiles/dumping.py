"""A deck as a file: the text a person would keep under version control."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import yaml

from cards.deckfiles import normal
from cards.deckfiles.normal import FORMAT, Entry
from cards.deckfiles.rendering import (
    card_entry,
    deck_entry,
    person_entry,
    renderable,
    source_entry,
)
from cards.models import Card, Deck, Topic
from seeds.models import Person, Source

WIDTH = 100
DATES = {"published_on", "as_of", "valid_until", "debate_at", "expires_at"}


def dump(deck: Deck) -> str:
    """Return the deck as YAML; loading it again changes nothing."""
    return to_yaml(contents(deck))


def contents(deck: Deck) -> Entry:
    """Return what a deck's file says, normalized.

    People and documents belong to the installation: a deck that came from a file keeps to those
    of its file and those its cards cite; for any other, everybody is in it.
    """
    cards = Card.objects.filter(entries__deck=deck, entries__has_left=False)
    in_order = renderable(cards.order_by("entries__position", "entries__pk"))
    entries = [card_entry(card) for card in in_order]
    sources = _sources(deck, entries)
    keys = {source["sha256"]: key for key, source in sources.items()}
    topics = _topics(deck, entries)
    return normal.normalize(
        {
            "schema": FORMAT,
            "deck": deck_entry(deck),
            "people": _people(deck),
            "sources": sources,
            "topics": topics,
            "cards": [normal.written_of(entry, keys) for entry in entries],
        }
    )


def to_yaml(data: Entry) -> str:
    """Return normalized contents as YAML, days as days and moments as moments."""
    return yaml.dump(_dated(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)


def _people(deck: Deck) -> list[Entry]:
    people = {person.name: person_entry(person) for person in Person.objects.all()}
    if deck.loaded is None:
        return list(people.values())
    names = (person["name"] for person in deck.loaded["people"])
    return [people[name] for name in names if name in people]


def _sources(deck: Deck, entries: Iterable[Entry]) -> dict[str, Entry]:
    named = [] if deck.loaded is None else deck.loaded["sources"]
    keys = {source["sha256"]: source["key"] for source in named}
    for sha256 in sorted(_cited(entries) - set(keys)):
        keys[sha256] = _free_key(sha256, keys.values())
    rows = Source.objects.defer("text").in_bulk(list(keys), field_name="sha256")
    return {keys[sha256]: source_entry(rows[sha256]) for sha256 in keys if sha256 in rows}


def _cited(entries: Iterable[Entry]) -> set[str]:
    return {proof["source"] for entry in entries for proof in entry.get("proofs", [])}


def _free_key(sha256: str, taken: Iterable[str]) -> str:
    lengths = range(8, len(sha256) + 1)
    return next(key for n in lengths if (key := f"s{sha256[:n]}") not in set(taken))


def _topics(deck: Deck, entries: Iterable[Entry]) -> dict[str, str]:
    named = [] if deck.loaded is None else deck.loaded["topics"]
    slugs = dict.fromkeys([*dict(named), *(entry["topic"] for entry in entries)])
    titles = dict(Topic.objects.filter(slug__in=slugs).values_list("slug", "title"))
    return {slug: titles[slug] for slug in slugs if slug in titles}


def _dated(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _dated(each, key) for key, each in value.items()}
    if isinstance(value, list):
        spans = _Flow(value) if name == "span" else None
        return spans or [_dated(each) for each in value]
    if name in DATES:
        return (
            date.fromisoformat(value)
            if len(value) == len("2031-05-06")
            else datetime.fromisoformat(value)
        )
    return value


class _Flow(list[int]):
    """A list that is written on one line."""


class _Dumper(yaml.SafeDumper):
    """Writes what a person would: lists indented, long lines folded."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else ">" if len(value) > WIDTH - 20 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _flow(dumper: yaml.SafeDumper, value: _Flow) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Flow, _flow)
