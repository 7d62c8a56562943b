"""Ways in besides a code or a passkey, and what a session has proved so far."""

from datetime import datetime, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest
from django.urls import reverse

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


def second_factor_page(user: User) -> str:
    """Return where this person shows the second factor they have, or else sets one up."""
    ways = get_adapter().get_reauthentication_methods(user)
    return str(ways[0]["url"]) if ways else reverse("mfa_index")


def used_second_factor(request: HttpRequest) -> bool:
    """Whether this session saw more than a code by e-mail; a passkey counts as two factors."""
    if request.session.get(SET_UP_NOW):
        return True
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def note_second_factor(request: HttpRequest, **kwargs: Any) -> None:
    """Count the factor just set up, which its owner has proved to hold (allauth's signal)."""
    request.session[SET_UP_NOW] = True
