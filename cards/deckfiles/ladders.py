"""Ladders across a file and the database: cards that follow cards of either."""

from collections.abc import Iterator, Mapping
from typing import Any

from cards.deckfiles.problems import Problem
from cards.deckfiles.reading import DeckFile
from cards.ladders import DEEPEST, is_circular, length


def ladders(
    file: DeckFile, cards: Mapping[int, Mapping[str, Any]], stored: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield cards that follow nothing we know, one another in a circle, or too long a line.

    `stored` says whom each card in the database follows, or "" for nobody; the file's word goes
    before it.
    """
    said = {card["id"].lower(): card.get("follows", "").lower() for card in cards.values()}
    known = {**stored, **said}
    follows = {card: above for card, above in known.items() if above}
    for n, card in cards.items():
        key, path = card["id"].lower(), ("cards", n, "follows")
        if not said[key]:
            continue
        if said[key] not in known:
            message = f"there is no card {card['follows']}, here or in the database."
            yield file.problem(path, message)
        elif is_circular(key, follows):
            yield file.problem(path, "goes round in a circle.")
        # Of a ladder's cards only the last is named.
        elif key not in said.values() and length(key, follows) > DEEPEST:
            yield file.problem(path, f"stands on a ladder of more than {DEEPEST} cards.")
