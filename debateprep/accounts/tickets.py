"""Tickets: random, short-lived, good for one use, and kept as hashes only."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, TypeVar, cast

from debateprep.accounts.models import Ticket
from debateprep.shared.errors import DomainError

TOKEN_BYTES = 32

AnyTicket = TypeVar("AnyTicket", bound=Ticket)


class SpentTicketError(DomainError):
    """Used before, out of date, or never issued: whoever holds it is not told which."""

    code = "ticket_spent"


def issue(
    kind: type[AnyTicket], *, lasts: timedelta, at: datetime, **fields: Any
) -> tuple[AnyTicket, str]:
    """Make a ticket; its token can never be shown again."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    ticket = kind.objects.create(
        digest=_digest(token), created_at=at, expires_at=at + lasts, **fields
    )
    return cast(AnyTicket, ticket), token


def look_up(kind: type[AnyTicket], token: str, *, at: datetime) -> AnyTicket:
    """Return the ticket that this token still opens. Raises SpentTicketError."""
    ticket = kind.objects.usable(at=at).filter(digest=_digest(token)).first()
    if ticket is None:
        raise SpentTicketError("This link has been used, or it is out of date.")
    return cast(AnyTicket, ticket)


def use(kind: type[AnyTicket], token: str, *, at: datetime) -> AnyTicket:
    """Spend the ticket. Raises SpentTicketError."""
    ticket = look_up(kind, token, at=at)
    # Compare and set: of two requests with the same link, one gets in.
    spent = kind.objects.usable(at=at).filter(pk=ticket.pk).update(used_at=at)
    if not spent:
        raise SpentTicketError("This link has just been used.")
    ticket.used_at = at
    return ticket


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
