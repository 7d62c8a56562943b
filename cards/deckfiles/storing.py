"""A file's cards into rows, those that changed and no others, and into their deck."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from cards import citing, curation, decks
from cards.deckfiles.claims import Write, claims_for
from cards.deckfiles.merging import Merged, arrange
from cards.deckfiles.normal import Entry
from cards.deckfiles.rendering import card_entry, renderable
from cards.deckfiles.surroundings import Merging
from cards.deckfiles.writing import write
from cards.models import Card, Deck, Proof
from seeds.models import Claim


@dataclass(frozen=True)
class Stored:
    """Cards that a file brought, and cards that it changed."""

    new: list[UUID]
    changed: list[UUID]


def store_cards(
    merging: Merging,
    entries: list[Entry],
    *,
    redescribed: Iterable[str] = (),
    at: datetime,
) -> Stored:
    """Write the cards that changed, and let curation know of each. They must be held already.

    `redescribed` are the sha256s of documents whose description changed: it shows at once.
    """
    rows = _rows(entries)
    new = [UUID(entry["id"]) for entry in entries if entry["id"] not in rows]
    merging.is_changed |= bool(new)
    writes = _writes(merging, entries, rows)
    bases = [row.loaded for row in rows.values() if row.loaded]
    claims, respoken = claims_for(writes, bases, merging, at=at)
    for each in writes:
        each.card.loaded = each.merged.base
        write(each.card, each.merged.value, claims)
        # Where some of it is still a curator's, that curator may not approve it.
        is_all_theirs = each.merged.value == entries[each.place]
        curation.edited(each.card, by=None, at=at, keeps_editor=not is_all_theirs)
    written = {each.card.pk for each in writes}
    citing.evidence_changed(_standing_on(redescribed, respoken) - written, at=at)
    return Stored(new, sorted(written.difference(new)))


def place_cards(
    merging: Merging, deck: Deck, base: list[str], entries: list[Entry], *, new: Iterable[UUID]
) -> tuple[list[UUID], list[str]]:
    """Put the file's cards in the deck, in its order, and take out those that left the file.

    Returns the cards that left, and the base of the next merge. A card the file never brought
    is not its to take out.
    """
    brought = {str(pk) for pk in new}
    ours = _held(deck)
    arranged = arrange(
        [card for card in base if card not in brought],
        ours,
        [entry["id"] for entry in entries],
        overwrite=merging.overwrite,
    )
    if arranged.is_conflict:
        merging.conflict(("cards",))
    left = [UUID(card) for card in ours if card not in arranged.order]
    for card in Card.objects.filter(pk__in=left):
        decks.take_out(deck, card)
    if arranged.order != [card for card in ours if card in arranged.order]:
        _put(deck, arranged.order)
    merging.is_changed |= arranged.order != ours
    return left, arranged.base


def _rows(entries: list[Entry]) -> dict[str, Card]:
    cards = Card.objects.filter(pk__in=[entry["id"] for entry in entries])
    return {str(card.pk): card for card in renderable(cards)}


def _writes(merging: Merging, entries: list[Entry], rows: dict[str, Card]) -> list[Write]:
    writes = []
    for place, entry in enumerate(entries):
        row = rows.get(entry["id"])
        if row is None:
            card = Card(pk=UUID(entry["id"]))
            writes.append(Write(card, Merged(entry, {**entry}), place))
            continue
        ours = card_entry(row)
        merged = merging.merge(("cards", place), row.loaded, ours, entry)
        if merged.value != ours:
            writes.append(Write(row, merged, place))
        elif merged.base != row.loaded:
            Card.objects.filter(pk=row.pk).update(loaded=merged.base)
    return writes


def _standing_on(sha256s: Iterable[str], claims: list[Claim]) -> set[UUID]:
    if not sha256s and not claims:
        return set()
    changed = Q(claim__source__sha256__in=sha256s) | Q(claim__in=claims)
    return set(Proof.objects.filter(changed).values_list("card", flat=True))


def _held(deck: Deck) -> list[str]:
    held = deck.entries.filter(has_left=False)
    return [str(pk) for pk in held.values_list("card", flat=True)]


def _put(deck: Deck, order: list[str]) -> None:
    cards = Card.objects.in_bulk(order)
    for position, pk in enumerate(order):
        decks.put(deck, cards[UUID(pk)], position=position)
