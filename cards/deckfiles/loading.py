"""A deck file into the database: all of it or nothing, and never over a curator's head."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Length

from cards import decks
from cards.deckfiles import surroundings
from cards.deckfiles.normal import Entry, entry_of, normalize
from cards.deckfiles.problems import DeckFileError, Problem
from cards.deckfiles.reading import DeckFile
from cards.deckfiles.rules import Known, broken
from cards.deckfiles.shape import misshapen
from cards.deckfiles.storing import Stored, place_cards, store_cards
from cards.deckfiles.surroundings import Merging
from cards.models import Card, Deck
from seeds.models import Source


@dataclass(frozen=True)
class Loaded:
    """What a file changed, and the fields where a curator's word was kept."""

    deck: Deck
    lines: dict[UUID, int]  # the file's cards, in its order
    new: list[UUID] = field(default_factory=list)
    changed: list[UUID] = field(default_factory=list)
    left: list[UUID] = field(default_factory=list)
    conflicts: list[Problem] = field(default_factory=list)
    is_changed: bool = False


@transaction.atomic
def load(file: DeckFile, *, at: datetime, overwrite: bool = False) -> Loaded:
    """Make the database say what a deck file says.

    What a curator changed since it was last loaded stays; where the file changed it too, that is
    a conflict, and the curator's word stays unless `overwrite`.
    Raises DeckFileError, and stores nothing, if anything in the file is wrong.
    """
    if problems := _problems(file):
        raise DeckFileError(file.name, problems)
    said = normalize(file.data)
    sha256s = {key: source["sha256"] for key, source in said.get("sources", {}).items()}
    entries = [entry_of(card, sha256s) for card in said["cards"]]
    merging = Merging(file, overwrite=overwrite)
    deck, stored, left = _store(merging, said, entries, at=at)
    return Loaded(
        deck=deck,
        lines={UUID(each["id"]): file.line(("cards", n)) for n, each in enumerate(entries)},
        new=stored.new,
        changed=stored.changed,
        left=left,
        conflicts=sorted(merging.conflicts),
        is_changed=merging.is_changed,
    )


def _problems(file: DeckFile) -> list[Problem]:
    found = [*file.problems, *misshapen(file)]
    return found + list(broken(file, _known(), misshapen=found))


def _known() -> Known:
    read = Source.objects.filter(text__isnull=False).order_by()
    lengths = read.annotate(length=Length("text")).values_list("sha256", "length")
    ladder = Card.objects.order_by().values_list("pk", "follows")
    parents = {str(card): str(above or "") for card, above in ladder}
    return Known(dict(lengths), parents)


def _store(
    merging: Merging, said: Entry, entries: list[Entry], *, at: datetime
) -> tuple[Deck, Stored, list[UUID]]:
    decks.hold(_concerned(said, entries))
    deck, deck_base = surroundings.store_deck(merging, said["deck"])
    was: Entry = deck.loaded or {"people": [], "sources": [], "topics": [], "cards": []}
    people = surroundings.store_people(merging, was["people"], said.get("people", []))
    sources, redescribed = surroundings.store_sources(
        merging, was["sources"], said.get("sources", {})
    )
    topics = surroundings.store_topics(merging, was["topics"], said.get("topics", {}))
    stored = store_cards(merging, entries, redescribed=redescribed, at=at)
    left, order = place_cards(merging, deck, was["cards"], entries, new=stored.new)
    base = {
        "deck": deck_base,
        "people": people,
        "sources": sources,
        "topics": topics,
        "cards": order,
    }
    if base != deck.loaded:
        Deck.objects.filter(pk=deck.pk).update(loaded=base)
    deck.refresh_from_db()
    return deck, stored, left


def _concerned(said: Entry, entries: list[Entry]) -> set[UUID]:
    """Return the cards that a load may change: the file's, the deck's, those that cite the same."""
    held = Card.objects.filter(entries__deck__slug=said["deck"]["slug"])
    sha256s = [source["sha256"] for source in said.get("sources", {}).values()]
    citing = Card.objects.filter(proofs__claim__source__sha256__in=sha256s)
    return {
        *(UUID(entry["id"]) for entry in entries),
        *held.order_by().values_list("pk", flat=True),
        *citing.order_by().values_list("pk", flat=True),
    }
