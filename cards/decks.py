"""What is in a deck, and what changed since: the only code that writes `Deck.version`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from cards.models import Card, CardStatus, Deck, DeckCard


@dataclass(frozen=True)
class Changes:
    """What brings a copy up to `version`: cards to put in place, and cards to drop."""

    version: int
    changed: list[dict[str, Any]]
    gone: list[dict[str, Any]]


@transaction.atomic
def touch(card_ids: Iterable[UUID]) -> None:
    """Count a change of these cards in every deck that holds them."""
    entries = DeckCard.objects.filter(card__in=list(card_ids), has_left=False)
    for deck in _locked(entries.values("deck")):
        _stamp(deck, [entry.pk for entry in entries if entry.deck_id == deck.pk])


@transaction.atomic
def put(deck: Deck, card: Card, *, position: int | None = None) -> DeckCard:
    """Put a card in a deck, at its end unless told where. A card already there is moved."""
    held = Deck.objects.select_for_update().get(pk=deck.pk)
    entry = DeckCard.objects.filter(deck=held, card=card).first()
    if position is None:
        position = entry.position if entry and not entry.has_left else held.entries.count()
    if entry and not entry.has_left and entry.position == position:
        return entry
    entry, _ = DeckCard.objects.update_or_create(
        deck=held, card=card, defaults={"position": position, "has_left": False}
    )
    _stamp(held, [entry.pk])
    return entry


@transaction.atomic
def take_out(deck: Deck, card: Card) -> None:
    """Take a card out of a deck and leave a tombstone, so that copies drop it too."""
    held = Deck.objects.select_for_update().get(pk=deck.pk)
    entries = DeckCard.objects.filter(deck=held, card=card, has_left=False)
    pks = list(entries.values_list("pk", flat=True))
    if pks:
        DeckCard.objects.filter(pk__in=pks).update(has_left=True)
        _stamp(held, pks)


def cards_in(deck: Deck, *, at: datetime) -> list[dict[str, Any]]:
    """Return the deck's live cards, in order, as the API's Card."""
    return [served(entry) for entry in _entries(deck) if is_shown(entry, at=at)]


def changes(deck: Deck, *, after: int, at: datetime) -> Changes:
    """Return what to apply to a copy of the deck at version `after`.

    Cards that lapse do so by the clock, without a change of the deck: they are named as gone
    each time, which a copy may apply as often as it likes.
    """
    changed, gone = [], []
    for entry in _entries(deck, with_tombstones=True):
        if is_shown(entry, at=at):
            if entry.changed_in > after:
                changed.append(served(entry))
        elif entry.card.revision and (entry.changed_in > after or _has_lapsed(entry, at=at)):
            gone.append({"id": str(entry.card_id), "reason": _reason(entry), "say_instead": None})
    return Changes(version=deck.version, changed=changed, gone=gone)


def is_shown(entry: DeckCard, *, at: datetime) -> bool:
    """Whether a surrogate may be shown this entry: its card is live and has not left."""
    standing = entry.card.standing
    return not entry.has_left and standing is not None and standing.lapses_at > at


def served(entry: DeckCard) -> dict[str, Any]:
    """Return the card of an entry as the API's Card."""
    standing = entry.card.standing
    assert standing is not None  # noqa: S101  only entries that are shown are served
    return {"deck_version": entry.changed_in, **standing.content}


def _entries(deck: Deck, *, with_tombstones: bool = False) -> Iterator[DeckCard]:
    entries = deck.entries.select_related("card__standing")
    return iter(entries if with_tombstones else entries.filter(has_left=False))


def _has_lapsed(entry: DeckCard, *, at: datetime) -> bool:
    standing = entry.card.standing
    return not entry.has_left and standing is not None and standing.lapses_at <= at


def _reason(entry: DeckCard) -> str:
    if entry.has_left:
        return "removed"
    if entry.card.status in {CardStatus.WITHDRAWN, CardStatus.RETIRED}:
        return str(entry.card.status)
    return "expired"


def _locked(deck_ids: Any) -> Iterator[Deck]:
    # In one order, so that two changes of the same decks cannot wait for each other.
    return iter(Deck.objects.select_for_update().filter(pk__in=deck_ids).order_by("pk"))


def _stamp(deck: Deck, entry_pks: list[int]) -> None:
    Deck.objects.filter(pk=deck.pk).update(version=F("version") + 1)
    deck.refresh_from_db(fields=["version"])
    DeckCard.objects.filter(pk__in=entry_pks).update(changed_in=deck.version)
