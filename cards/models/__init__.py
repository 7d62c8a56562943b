"""What surrogates say, what proves it, and who approved it."""

from cards.models.card import Card, CardKind, CardStatus, KeyPoint, Topic
from cards.models.curation import Acknowledgement, CurationEvent, Withdrawal
from cards.models.deck import Deck, DeckCard
from cards.models.evidence import Figure, Proof, Stance
from cards.models.intake import Intake, IntakeFile, IntakeFileStatus
from cards.models.revision import CardRevision

__all__ = [
    "Acknowledgement",
    "Card",
    "CardKind",
    "CardRevision",
    "CardStatus",
    "CurationEvent",
    "Deck",
    "DeckCard",
    "Figure",
    "Intake",
    "IntakeFile",
    "IntakeFileStatus",
    "KeyPoint",
    "Proof",
    "Stance",
    "Topic",
    "Withdrawal",
]
