"""Claims as pairing sees them: with their words, their place, and what they are about."""

from typing import NamedTuple


class Excerpt(NamedTuple):
    """Characters of a document, by its sha256."""

    document: str
    start: int
    end: int
