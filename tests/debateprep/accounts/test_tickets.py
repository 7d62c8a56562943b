"""Tickets open a door once."""

from datetime import timedelta

import pytest

from debateprep.accounts import tickets
from debateprep.accounts.models import Invitation, SignInLink
from debateprep.accounts.tickets import SpentTicketError

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_a_ticket_is_used_once(surrogate, noon):
    ticket, token = tickets.issue(SignInLink, lasts=HOUR, at=noon, user=surrogate)

    assert tickets.use(SignInLink, token, at=noon) == ticket
    with pytest.raises(SpentTicketError):
        tickets.use(SignInLink, token, at=noon)

    ticket.refresh_from_db()
    assert ticket.used_at == noon


def test_looking_a_ticket_up_does_not_spend_it(surrogate, noon):
    ticket, token = tickets.issue(SignInLink, lasts=HOUR, at=noon, user=surrogate)

    assert tickets.look_up(SignInLink, token, at=noon) == ticket
    assert tickets.use(SignInLink, token, at=noon) == ticket


def test_of_two_who_use_a_ticket_at_once_the_slower_is_refused(surrogate, noon, monkeypatch):
    ticket, token = tickets.issue(SignInLink, lasts=HOUR, at=noon, user=surrogate)

    def looked_up_before_the_other_used_it(kind, token, *, at):
        SignInLink.objects.update(used_at=at)
        return ticket

    monkeypatch.setattr(tickets, "look_up", looked_up_before_the_other_used_it)

    with pytest.raises(SpentTicketError):
        tickets.use(SignInLink, token, at=noon)


def test_a_ticket_ends(surrogate, noon):
    _, token = tickets.issue(SignInLink, lasts=HOUR, at=noon, user=surrogate)

    with pytest.raises(SpentTicketError):
        tickets.use(SignInLink, token, at=noon + HOUR)


def test_a_ticket_of_one_kind_opens_no_other_door(surrogate, noon):
    _, token = tickets.issue(SignInLink, lasts=HOUR, at=noon, user=surrogate)

    with pytest.raises(SpentTicketError):
        tickets.use(Invitation, token, at=noon)


def test_only_a_hash_is_kept_of_at_least_256_random_bits(surrogate, noon):
    ticket, token = tickets.issue(SignInLink, lasts=HOUR, at=noon, user=surrogate)

    assert len(token) >= 43  # base64 of 32 bytes
    assert token not in repr(SignInLink.objects.filter(pk=ticket.pk).values().get())
