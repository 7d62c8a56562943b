"""Closing an account."""

from datetime import timedelta

import pytest

from debateprep.accounts import people
from debateprep.accounts.models import ApiToken, SignInLink
from debateprep.accounts.people import PersonError
from debateprep.accounts.signing_in import make_sign_in_link
from debateprep.accounts.tokens import make_token
from tests.clients import with_token
from tests.factories.accounts import UserFactory


def test_closing_an_account_ends_its_sessions_keys_and_links(client, surrogate, lead, noon):
    client.force_login(surrogate)
    program = with_token(surrogate, ApiToken.Scope.CARDS_READ)
    make_sign_in_link(surrogate, at=noon)

    people.disable(surrogate, by=lead)

    assert client.get("/")["Location"] == "/accounts/login/"
    assert program.get("/api/v1/decks/").status_code == 401
    assert not ApiToken.objects.exists()
    assert not SignInLink.objects.exists()


def test_sessions_of_a_closed_account_do_not_come_back_when_it_opens(client, surrogate, lead):
    client.force_login(surrogate)

    people.disable(surrogate, by=lead)
    people.enable(surrogate, by=lead)

    surrogate.refresh_from_db()
    assert surrogate.is_active
    assert client.get("/")["Location"] == "/accounts/login/"


def test_others_stay_signed_in(client, surrogate, outsider, lead):
    client.force_login(outsider)
    make_token(outsider, name="x", scopes=["cards:read"], expires_in=timedelta(days=1))

    people.disable(surrogate, by=lead)

    assert client.get("/")["Location"] == "/app/"
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize("turn", [people.disable, people.enable])
def test_nobody_turns_their_own_account_or_a_superusers_from_below(turn, lead):
    root = UserFactory(username="root", is_superuser=True)

    for person in (lead, root):
        with pytest.raises(PersonError):
            turn(person, by=lead)

    root.refresh_from_db()
    assert root.is_active


def test_superusers_close_the_accounts_of_superusers(db):
    one, other = UserFactory(is_superuser=True), UserFactory(is_superuser=True)

    people.disable(one, by=other)

    one.refresh_from_db()
    assert not one.is_active
