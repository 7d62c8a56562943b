"""Deck files, from the smallest valid one up."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

CARD_IDS = [f"0192f0c1-7a3e-7c31-9d6e-00000000000{n}" for n in range(9)]
SHA256 = "a" * 64

DECK: dict[str, Any] = {
    "schema": "debateprep.deck/v1",
    "deck": {"slug": "valley-2031", "title": "The valley race"},
    "people": [{"name": "Ines Vasquez", "side": "ours", "aliases": ["the mayor"]}],
    "sources": {"memo": {"sha256": SHA256, "title": "A memo", "grade": "B"}},
    "topics": {"libraries": "Libraries"},
}


def card_data(n: int = 0, **values: Any) -> dict[str, Any]:
    """Return a card as a deck file writes it: complete, and with its proof."""
    return {
        "id": CARD_IDS[n],
        "kind": "rebuttal",
        "topic": "libraries",
        "attack": f"You closed library {n}.",
        "headline": "The mayor opened libraries.",
        "rebuttal": "She opened libraries, and every one of them is open today.",
        "likelihood": 3,
        "damage": 3,
        "owner": "library-desk",
        "expires_at": "2040-01-01",
        "key_points": [{"text": "All are open.", "required": True}],
        "proofs": [
            {"source": "memo", "span": [n, n + 10], "says": "They are open.", "stance": "supports"}
        ],
    } | values


def deck_data(*cards: dict[str, Any], **values: Any) -> dict[str, Any]:
    """Return a deck file's contents, with one card unless told which."""
    return deepcopy(DECK) | {"cards": list(cards) or [card_data()]} | values


def write_deck(path: Path, data: Any) -> Path:
    """Write contents as a deck file, each on lines of its own."""
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return path
