"""Cards grouped for a purpose, with a version that counts every change a client could see."""

from django.db import models

from cards.models.card import Card
from debateprep.shared.ids import IdField


class Deck(models.Model):
    """A set of cards. A card may be in many."""

    id = IdField()
    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    debate_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    # The deck file as last loaded, without its cards: those keep their own entries.
    loaded = models.JSONField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["title", "slug"]

    def __str__(self) -> str:
        return self.title


class DeckCard(models.Model):
    """A card's place in a deck; a tombstone once it has left."""

    id = models.BigAutoField(primary_key=True)
    deck = models.ForeignKey(Deck, on_delete=models.CASCADE, related_name="entries")
    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="entries")
    position = models.PositiveIntegerField(default=0)
    changed_in = models.PositiveIntegerField(
        default=0, editable=False, help_text="The deck's version of its last change."
    )
    has_left = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["deck", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["deck", "card"], name="deck_holds_a_card_once"),
        ]
        indexes = [models.Index(fields=["deck", "changed_in"], name="deck_changes")]

    def __str__(self) -> str:
        return f"{self.card} in {self.deck}"
