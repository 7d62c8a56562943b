"""Which cards a deck holds, and in what order: the file's and the curators' word on it."""

from collections.abc import Iterable
from uuid import UUID

from cards import decks
from cards.deckfiles.merging import arrange
from cards.deckfiles.normal import Entry
from cards.deckfiles.surroundings import Merging
from cards.models import Card, Deck


def place_cards(
    merging: Merging, deck: Deck, base: list[str], entries: list[Entry], *, new: Iterable[UUID]
) -> tuple[list[UUID], list[str]]:
    """Put the file's cards in the deck and take out those that left the file.

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


def _held(deck: Deck) -> list[str]:
    held = deck.entries.filter(has_left=False)
    return [str(pk) for pk in held.values_list("card", flat=True)]


def _put(deck: Deck, order: list[str]) -> None:
    cards = Card.objects.in_bulk(order)
    for position, pk in enumerate(order):
        decks.put(deck, cards[UUID(pk)], position=position)
