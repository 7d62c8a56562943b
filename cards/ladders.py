"""Cards that follow cards: attack, answer, their reply, our counter."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

DEEPEST = 4

Key = TypeVar("Key", bound=Hashable)


def is_circular(card: Key, follows: Mapping[Key, Key]) -> bool:
    """Whether the cards above this one come round to one another."""
    seen, above = {card}, follows.get(card)
    while above is not None and above not in seen:
        seen.add(above)
        above = follows.get(above)
    return above is not None


def length(card: Key, follows: Mapping[Key, Key]) -> int:
    """Return how many cards the longest ladder through this one has, counted up to DEEPEST + 1."""
    above = below = 0
    rung = card
    while rung in follows and above <= DEEPEST:
        rung = follows[rung]
        above += 1
    rungs = {card}
    while (rungs := {key for key, on in follows.items() if on in rungs}) and below <= DEEPEST:
        below += 1
    return min(above + 1 + below, DEEPEST + 1)
