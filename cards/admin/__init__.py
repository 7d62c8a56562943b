"""Where curators work: cards, decks and what they stand on."""

from cards.admin.cards import CardAdmin
from cards.admin.decks import DeckAdmin, TopicAdmin
from cards.admin.evidence import CitedClaimAdmin, CitedSourceAdmin

__all__ = ["CardAdmin", "CitedClaimAdmin", "CitedSourceAdmin", "DeckAdmin", "TopicAdmin"]
