"""Invitations: the only way in. Each admits one address, in one role, once."""

import re
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

from debateprep.accounts import tickets
from debateprep.accounts.models import Invitation, Role, User
from debateprep.shared.errors import DomainError

INVITATION_LASTS = timedelta(days=7)
STAFF = {Role.CURATOR, Role.LEAD}


class InvitationError(DomainError):
    """An invitation that cannot be sent or accepted."""

    code = "invitation_refused"


def check_is_new(email: str) -> None:
    """Raise InvitationError if somebody here has this address."""
    if User.objects.filter(email__iexact=email).exists():
        raise InvitationError(f"{email} has an account already.")


@transaction.atomic
def invite(email: str, role: Role, *, by: User, at: datetime) -> tuple[Invitation, str]:
    """Make an invitation and its token, in place of any that this address still holds.

    Raises InvitationError if somebody here has the address already.
    """
    check_is_new(email)
    Invitation.objects.filter(email__iexact=email, used_at__isnull=True).delete()
    return tickets.issue(
        Invitation, lasts=INVITATION_LASTS, at=at, email=email, role=role, invited_by=by
    )


def send(invitation: Invitation, *, link: str) -> None:
    """Mail the invitation with its link."""
    context = {"invitation": invitation, "role": Role(invitation.role).label, "link": link}
    message = render_to_string("account/email/invitation_message.txt", context)
    send_mail("You are invited to debateprep", message, None, [invitation.email])


@transaction.atomic
def accept(token: str, *, first_name: str, last_name: str, at: datetime) -> User:
    """Make the account that the invitation promises. Raises SpentTicketError, InvitationError."""
    invitation = tickets.use(Invitation, token, at=at)
    check_is_new(invitation.email)
    user = User(
        username=_free_username(invitation.email),
        email=invitation.email,
        first_name=first_name,
        last_name=last_name,
        is_staff=invitation.role in STAFF,
        date_joined=at,
    )
    user.set_unusable_password()
    user.save(force_insert=True)
    user.groups.add(Group.objects.get(name=invitation.role))
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def _free_username(email: str) -> str:
    """Return what stands before the @, with a number behind it where that is taken."""
    base = re.sub(r"[^\w.+-]+", "-", email.partition("@")[0].lower())[:140]
    taken = set(User.objects.filter(username__startswith=base).values_list("username", flat=True))
    number = 1
    name = base
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name
