"""Letting people go: every session and every key dies at once, and does not come back."""

from django.db import transaction

from debateprep.accounts.models import SignInLink, User
from debateprep.shared.errors import DomainError


class PersonError(DomainError):
    """Something one person may not do to another."""

    code = "person_refused"


def may_close(person: User, *, by: User) -> bool:
    """Whether `by` may close or open this account."""
    return person != by and (by.is_superuser or not person.is_superuser)


@transaction.atomic
def disable(person: User, *, by: User) -> User:
    """Close the account. Raises PersonError for one's own, and for a superuser's by a lead."""
    _check(person, by)
    person.is_active = False
    # Sessions are bound to the password hash: a new one ends them, also after `enable`.
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    person.auth_token_set.all().delete()
    SignInLink.objects.filter(user=person, used_at__isnull=True).delete()
    return person


def enable(person: User, *, by: User) -> User:
    """Open the account again; the person signs in anew. Raises PersonError as `disable` does."""
    _check(person, by)
    person.is_active = True
    person.save(update_fields=["is_active"])
    return person


def _check(person: User, by: User) -> None:
    if not may_close(person, by=by):
        raise PersonError("Neither your own account nor, unless you are one, a superuser's.")
