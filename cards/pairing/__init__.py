"""Attacks with what answers them, and what has no answer or two: passages in, drafts out."""

from cards.pairing.contradictions import Contradiction, Statement
from cards.pairing.drafts import Doubt, Draft, Kind
from cards.pairing.likeness import Terms, names_of, terms
from cards.pairing.pairs import Paired, Repeated, pair
from cards.pairing.passages import Excerpt, Line, Passage, read
from cards.pairing.questions import Questions
from cards.pairing.shelf import Key, Known, Shelf

__all__ = [
    "Contradiction",
    "Doubt",
    "Draft",
    "Excerpt",
    "Key",
    "Kind",
    "Known",
    "Line",
    "Paired",
    "Passage",
    "Questions",
    "Repeated",
    "Shelf",
    "Statement",
    "Terms",
    "names_of",
    "pair",
    "read",
    "terms",
]
