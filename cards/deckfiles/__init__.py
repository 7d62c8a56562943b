"""Deck files (YAML, `debateprep.deck/v1`) into rows, and rows into deck files."""

from cards.deckfiles.approving import Approved, approve_all
from cards.deckfiles.dumping import contents, dump
from cards.deckfiles.loading import Loaded, load
from cards.deckfiles.normal import normalize
from cards.deckfiles.problems import DeckFileError, Problem
from cards.deckfiles.reading import DeckFile, parse, read

__all__ = [
    "Approved",
    "DeckFile",
    "DeckFileError",
    "Loaded",
    "Problem",
    "approve_all",
    "contents",
    "dump",
    "load",
    "normalize",
    "parse",
    "read",
]
