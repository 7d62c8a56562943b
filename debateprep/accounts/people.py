"""Letting people go: every session and every key dies at once, and does not come back."""

from django.db import transaction

from debateprep.accounts.models import SignInLink, User
from debateprep.shared.errors import DomainError


class PersonError(DomainError):
    """Something one person may not do to another."""

    code = "person_refused"


@transaction.atomic
def disable(person: User, *, by: User) -> User:
    """Close the account. Raises PersonError, as for one's own or by a lead a superuser's."""
    if person == by:
        raise PersonError("Ask someone else to close your own account.")
    if person.is_superuser and not by.is_superuser:
        raise PersonError("Only a superuser can close a superuser's account.")
    person.is_active = False
    # Sessions are bound to the password hash: a new one ends them, also after `enable`.
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    person.auth_token_set.all().delete()
    SignInLink.objects.filter(user=person, used_at__isnull=True).delete()
    return person


def enable(person: User, *, by: User) -> User:
    """Open the account again; the person signs in anew. Raises PersonError as `disable` does."""
    if person.is_superuser and not by.is_superuser:
        raise PersonError("Only a superuser can open a superuser's account.")
    person.is_active = True
    person.save(update_fields=["is_active"])
    return person
