"""The record: every move of every card, and every "stop saying this". Only ever added to."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

from cards.models.card import Card, CardStatus
from cards.models.revision import CardRevision
from debateprep.accounts.models import User
from debateprep.shared.ids import IdField


class RecordQuerySet(models.QuerySet["CurationEvent"]):
    """Refuses to rewrite history."""

    def update(self, **values: Any) -> NoReturn:
        raise TypeError("The record is only ever added to.")

    def bulk_update(self, *args: Any, **options: Any) -> NoReturn:
        raise TypeError("The record is only ever added to.")

    def delete(self) -> NoReturn:
        raise TypeError("The record is only ever added to.")


class CurationEvent(models.Model):
    """One move of a card: who, when, from, to, why. `by` is null for a command's own work."""

    id = IdField()
    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="events")
    was = models.CharField(max_length=9, choices=CardStatus, blank=True)
    became = models.CharField(max_length=9, choices=CardStatus)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    why = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="event_statuses_are_known",
                condition=Q(was__in=["", *CardStatus.values], became__in=CardStatus.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.was or 'new'} to {self.became}"

    def save(self, *args: Any, **options: Any) -> None:
        """Add the move; refuse to change one that was added."""
        if not self._state.adding:
            raise TypeError("The record is only ever added to.")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        """Refuse."""
        raise TypeError("The record is only ever added to.")


class Withdrawal(models.Model):
    """Stop saying this now; what to say instead."""

    id = IdField()
    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="withdrawals")
    revision = models.ForeignKey(CardRevision, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    say_instead = models.TextField(blank=True)
    replaced_by = models.ForeignKey(
        Card, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(name="withdrawal_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"Stop saying “{self.revision.attack}”"


class Acknowledgement(models.Model):
    """A person has seen a withdrawal."""

    id = models.BigAutoField(primary_key=True)
    withdrawal = models.ForeignKey(
        Withdrawal, on_delete=models.PROTECT, related_name="acknowledgements"
    )
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["withdrawal", "user"], name="withdrawal_is_acknowledged_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} saw {self.withdrawal}"
