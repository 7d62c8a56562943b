"""What a card stands on: claims tied to it, and the numbers it speaks."""

from django.db import models
from django.db.models import F, Q

from cards.models.card import Card, KeyPoint
from debateprep.shared.ids import IdField
from seeds.models import Claim


class Stance(models.TextChoices):
    SUPPORTS = "supports"
    RECEIPT = "receipt", "receipt of the attack"
    CONTRADICTS = "contradicts"


class Proof(models.Model):
    """A claim tied to a card, and to a key point where it belongs to one."""

    id = IdField()
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="proofs")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="proofs")
    key_point = models.ForeignKey(
        KeyPoint, on_delete=models.SET_NULL, null=True, blank=True, related_name="proofs"
    )
    position = models.PositiveSmallIntegerField(default=0)
    says = models.CharField(max_length=400, help_text="What it shows, in our words.")
    stance = models.CharField(max_length=11, choices=Stance, default=Stance.SUPPORTS)

    class Meta:
        ordering = ["card", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["card", "claim"], name="proof_cites_a_claim_once"),
            models.CheckConstraint(
                name="proof_stance_is_known", condition=Q(stance__in=Stance.values)
            ),
        ]

    def __str__(self) -> str:
        return self.says


class Figure(models.Model):
    """A number the card speaks, and the claim that carries it."""

    id = IdField()
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="figures")
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)
    what = models.CharField(max_length=200, help_text="What is counted.")
    value = models.DecimalField(max_digits=20, decimal_places=4)
    unit = models.CharField(max_length=40, help_text="USD, percent, people, year...")
    say_as = models.CharField(max_length=120, help_text="“about fifty-five percent”")
    as_of = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["card", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="figure_is_valid_after_its_date",
                condition=Q(as_of__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("as_of")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.say_as} ({self.what})"
