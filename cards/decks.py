"""What is in a deck, and what changed since: the only code that writes `Deck.version`.

Rows are locked in one order, cards before decks and each kind by id, so that two changes cannot
wait for each other; and a card that enters a deck while it is being approved is counted after.
Who changes more than one card, or what cards stand on, holds them all first (`hold`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery

from cards.models import Card, CardStatus, Deck, DeckCard


@dataclass(frozen=True)
class Changes:
    """What brings a copy up to `version`: cards to put in place, and cards to drop."""

    version: int
    changed: list[dict[str, Any]]
    gone: list[dict[str, Any]]


def hold(card_ids: Iterable[UUID]) -> list[UUID]:
    """Keep others from changing these cards until the transaction ends."""
    # `no_key` lets other rows go on pointing at them: a deck that takes one in need not wait.
    cards = Card.objects.select_for_update(no_key=True).filter(pk__in=list(card_ids))
    return list(cards.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def touch(card_ids: Iterable[UUID]) -> None:
    """Count a change of these cards in every deck that holds them."""
    held = hold(card_ids)
    _stamp(DeckCard.objects.filter(card__in=held, has_left=False))


@transaction.atomic
def put(deck: Deck, card: Card, *, position: int | None = None) -> DeckCard:
    """Put a card in a deck, at its end unless told where. A card already there is moved."""
    hold([card.pk])
    held = Deck.objects.select_for_update(no_key=True).get(pk=deck.pk)
    entry = DeckCard.objects.filter(deck=held, card=card).first()
    is_in = entry is not None and not entry.has_left
    if entry and is_in and position in {None, entry.position}:
        return entry
    if position is None:
        position = _end(held)
    entry, _ = DeckCard.objects.update_or_create(
        deck=held, card=card, defaults={"position": position, "has_left": False}
    )
    _stamp(DeckCard.objects.filter(pk=entry.pk))
    entry.refresh_from_db(fields=["changed_in"])
    return entry


@transaction.atomic
def take_out(deck: Deck, card: Card) -> None:
    """Take a card out of a deck and leave a tombstone, so that copies drop it too."""
    hold([card.pk])
    held = Deck.objects.select_for_update(no_key=True).get(pk=deck.pk)
    entries = DeckCard.objects.filter(deck=held, card=card)
    if entries.filter(has_left=False).update(has_left=True):
        _stamp(entries)


def cards_in(deck: Deck, *, at: datetime) -> list[dict[str, Any]]:
    """Return the deck's live cards, in order, as the API's Card."""
    return [served(entry) for entry in _entries(deck).shown(at=at)]


def changes(deck: Deck, *, after: int, at: datetime) -> Changes:
    """Return what to apply to a copy of the deck at version `after`.

    Put each changed card in place of the one with its id, drop those gone, and sort by
    (`position`, `id`): the copy then equals a full pull. Cards that lapse do so by the clock,
    without a change of the deck: they are named as gone each time, which a copy may apply as
    often as it likes.
    """
    lapsed = Q(has_left=False, card__standing__lapses_at__lte=at)
    changed, gone = [], []
    for entry in _entries(deck).filter(Q(changed_in__gt=after) | lapsed):
        if is_shown(entry, at=at):
            changed.append(served(entry))
        elif entry.card.revision:
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
    return {"deck_version": entry.changed_in, "position": entry.position, **standing.content}


def _entries(deck: Deck) -> Any:
    return deck.entries.select_related("card__standing")


def _reason(entry: DeckCard) -> str:
    if entry.has_left:
        return "removed"
    if entry.card.standing is not None:
        return "expired"
    # A draft with nothing standing was retired before it was reopened.
    return "withdrawn" if entry.card.status == CardStatus.WITHDRAWN else "retired"


def _end(deck: Deck) -> int:
    last = deck.entries.filter(has_left=False).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _stamp(entries: QuerySet[DeckCard]) -> None:
    """Give each deck of these entries its next version, and note it in the entries."""
    decks = Deck.objects.select_for_update(no_key=True).filter(pk__in=entries.values("deck"))
    held = list(decks.order_by("pk").values_list("pk", flat=True))
    Deck.objects.filter(pk__in=held).update(version=F("version") + 1)
    version = Deck.objects.filter(pk=OuterRef("deck")).values("version")
    entries.filter(deck__in=held).update(changed_in=Subquery(version))
