"""Who may come in: people, the invitations that admit them, and their programs' tokens."""

from datetime import datetime
from typing import Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from knox.models import AbstractAuthToken

from debateprep.shared.ids import IdField


class User(AbstractUser):  # type: ignore[django-manager-missing]  # knox has no types
    """A person of the campaign. `username` is the handle that commands and deck files use."""

    id = IdField()
    email = models.EmailField("e-mail address", unique=True)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_is_unique_in_any_case"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What to call them on a page."""
        return self.get_full_name() or self.username

    def has_usable_password(self) -> bool:
        """Say no: people come in by code or passkey, also those that `createsuperuser` made."""
        return False


class Role(models.TextChoices):
    """The groups of `roles.py`."""

    SURROGATE = "Surrogates", "Surrogate"
    CURATOR = "Curators", "Curator"
    LEAD = "Leads", "Lead"


class TicketQuerySet(models.QuerySet["Ticket"]):
    def usable(self, *, at: datetime) -> Self:
        """Tickets that still open the door: not used and not out of date."""
        return self.filter(used_at__isnull=True, expires_at__gt=at)


class Ticket(models.Model):
    """Something random that opens a door once. Only its hash is kept."""

    id = IdField()
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    objects = TicketQuerySet.as_manager()

    class Meta:
        abstract = True


class Invitation(Ticket):
    """Leave to make an account with this address and role."""

    email = models.EmailField("e-mail address")
    role = models.CharField(max_length=10, choices=Role, default=Role.SURROGATE)
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, editable=False)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="invitation_role_is_known", condition=models.Q(role__in=Role.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} as {Role(self.role).label}"


class SignInLink(Ticket):
    """A demo person's way in, once. Never made outside DEBUG."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)

    def __str__(self) -> str:
        return f"sign-in link for {self.user}"


class ApiToken(AbstractAuthToken):  # type: ignore[misc]
    """A program's key: hashed, named, limited to scopes, out of date one day."""

    class Scope(models.TextChoices):
        CARDS_READ = "cards:read", "read cards"
        REVIEWS_WRITE = "reviews:write", "send reviews"
        CURATION_WRITE = "curation:write", "curate"

    name = models.CharField(max_length=80)
    scopes = models.JSONField(default=list)

    class Meta:
        verbose_name = "API token"

    def __str__(self) -> str:
        return f"{self.name} ({', '.join(self.scopes)})"
