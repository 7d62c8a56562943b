"""Cards grouped for a purpose, with a version that counts every change a client could see."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Count, Q

from cards.models.card import SLUG, Card
from debateprep.shared.ids import IdField


class DeckQuerySet(models.QuerySet["Deck"]):
    def with_card_count(self, *, at: datetime) -> Self:
        """Decks that know how many live cards they hold, as `card_count`."""
        shown = Q(entries__has_left=False, entries__card__standing__lapses_at__gt=at)
        return self.annotate(card_count=Count("entries", filter=shown))


class DeckCardQuerySet(models.QuerySet["DeckCard"]):
    def shown(self, *, at: datetime) -> Self:
        """Entries whose card a surrogate may be shown: in the deck, and live."""
        return self.filter(has_left=False, card__standing__lapses_at__gt=at)


class Deck(models.Model):
    """A set of cards. A card may be in many."""

    id = IdField()
    slug = models.SlugField(max_length=60, unique=True, validators=[SLUG])
    title = models.CharField(max_length=120)
    debate_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    # The deck file as last loaded, without its cards: those keep their own entries.
    loaded = models.JSONField(null=True, blank=True, editable=False)

    objects = DeckQuerySet.as_manager()

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

    objects = DeckCardQuerySet.as_manager()

    class Meta:
        ordering = ["deck_id", "position", "card_id"]
        constraints = [
            models.UniqueConstraint(fields=["deck", "card"], name="deck_holds_a_card_once"),
        ]
        indexes = [models.Index(fields=["deck", "changed_in"], name="deck_changes")]

    def __str__(self) -> str:
        return f"{self.card} in {self.deck}"
