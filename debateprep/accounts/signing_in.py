"""Ways in besides a code or a passkey, and what a session has proved so far."""

from datetime import datetime, timedelta
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from debateprep.accounts import tickets
from debateprep.accounts.models import SignInLink, User

LINK_LASTS = timedelta(hours=24)
SET_UP_NOW = "second_factor_set_up"


def make_sign_in_link(user: User, *, at: datetime) -> str:
    """Return the token of `/accounts/link/<token>/`: it signs `user` in once, within a day."""
    _, token = tickets.issue(SignInLink, lasts=LINK_LASTS, at=at, user=user)
    return token


def follow_sign_in_link(token: str, *, at: datetime) -> User:
    """Spend the link and return whose it is. Raises SpentTicketError."""
    link = tickets.use(SignInLink, token, at=at)
    if not link.user.is_active:
        raise tickets.SpentTicketError("This account has been closed.")
    return link.user


def has_second_factor(user: User | AnonymousUser) -> bool:
    """Whether they have set up an authenticator app or a security key."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(is_mfa_enabled(user, types=kinds))


def used_second_factor(request: HttpRequest) -> bool:
    """Whether this session saw more than a code by e-mail; a passkey counts as two factors."""
    if request.session.get(SET_UP_NOW):
        return True
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def note_second_factor(request: HttpRequest, **kwargs: Any) -> None:
    """Count the factor just set up, which its owner has proved to hold (allauth's signal)."""
    request.session[SET_UP_NOW] = True
