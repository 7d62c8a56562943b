"""A card as it was approved: complete, and never changed again."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from debateprep.accounts.models import User
from debateprep.shared.ids import IdField

if TYPE_CHECKING:
    from cards.models.card import Card


class CardRevisionQuerySet(models.QuerySet["CardRevision"]):
    def live(self, *, at: datetime) -> Self:
        """What surrogates may be shown: the standing revisions that have not lapsed."""
        return self.filter(stands_for__isnull=False, lapses_at__gt=at)


class CardRevision(models.Model):
    """What everything outside the admin reads. `content` is a Card of the API, without its deck."""

    id = IdField()
    card = models.ForeignKey("cards.Card", on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    is_material = models.BooleanField("what people must remember changed", default=True)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()
    lapses_at = models.DateTimeField(
        help_text="When it stops being live: the card's expiry, or the first figure's."
    )

    objects = CardRevisionQuerySet.as_manager()

    # The working copy, when this is the revision that stands for it.
    stands_for: "Card"

    class Meta:
        ordering = ["card", "number"]
        constraints = [
            models.UniqueConstraint(fields=["card", "number"], name="revision_number_is_unique"),
            models.CheckConstraint(name="revision_number_is_positive", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="revision_hash_is_hex", condition=Q(content_hash__regex=r"^[0-9a-f]{64}$")
            ),
        ]

    def __str__(self) -> str:
        return f"revision {self.number} of “{self.attack}”"

    @property
    def attack(self) -> str:
        return str(self.content["attack"])

    @property
    def weight(self) -> float:
        return float(self.content["weight"])

    def said(self, field: str) -> Any:
        """Return a field of the approved content."""
        return self.content[field]
