"""Where curators work: cards, decks and what they stand on."""

from cards.admin.cards import CardAdmin
from cards.admin.decks import DeckAdmin, TopicAdmin
from cards.admin.evidence import CitedClaimAdmin, CitedSourceAdmin
from cards.admin.intakes import IntakeAdmin

__all__ = [
    "CardAdmin",
    "CitedClaimAdmin",
    "CitedSourceAdmin",
    "DeckAdmin",
    "IntakeAdmin",
    "TopicAdmin",
]
