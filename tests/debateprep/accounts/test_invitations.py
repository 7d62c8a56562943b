"""Inviting, and coming in."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from debateprep.accounts import invitations
from debateprep.accounts.invitations import InvitationError, accept, invite
from debateprep.accounts.models import Invitation, Role, User
from debateprep.accounts.tickets import SpentTicketError
from tests.debateprep.accounts.doors import sign_in_by_code
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
NAMES = {"first_name": "Ada", "last_name": "Quill"}


@pytest.mark.parametrize(
    ("role", "is_staff"), [(Role.SURROGATE, False), (Role.CURATOR, True), (Role.LEAD, True)]
)
def test_accepting_makes_the_account_that_was_promised(lead, noon, role, is_staff):
    _, token = invite("Ada.Quill@example.org", role, by=lead, at=noon)

    ada = accept(token, **NAMES, at=noon)

    assert (ada.username, ada.email, ada.name) == (
        "ada.quill",
        "Ada.Quill@example.org",
        "Ada Quill",
    )
    assert (ada.is_staff, ada.is_superuser) == (is_staff, False)
    assert [group.name for group in ada.groups.all()] == [role]
    assert EmailAddress.objects.get(user=ada).verified


def test_an_invitation_admits_once(lead, noon):
    _, token = invite("ada@example.org", Role.SURROGATE, by=lead, at=noon)
    accept(token, **NAMES, at=noon)

    with pytest.raises(SpentTicketError):
        accept(token, **NAMES, at=noon)

    assert User.objects.filter(email="ada@example.org").count() == 1


def test_an_invitation_ends_after_seven_days(lead, noon):
    _, token = invite("ada@example.org", Role.SURROGATE, by=lead, at=noon)

    with pytest.raises(SpentTicketError):
        accept(token, **NAMES, at=noon + timedelta(days=7))


def test_inviting_again_ends_the_invitation_before(lead, noon):
    _, first = invite("ada@example.org", Role.LEAD, by=lead, at=noon)
    _, second = invite("ADA@example.org", Role.SURROGATE, by=lead, at=noon)

    with pytest.raises(SpentTicketError):
        accept(first, **NAMES, at=noon)
    assert not accept(second, **NAMES, at=noon).is_staff


def test_whoever_is_here_is_not_invited(lead, surrogate, noon):
    with pytest.raises(InvitationError):
        invite(surrogate.email.upper(), Role.LEAD, by=lead, at=noon)


def test_who_came_in_by_another_door_meanwhile_keeps_the_invitation_unused(lead, noon):
    invitation, token = invite("ada@example.org", Role.SURROGATE, by=lead, at=noon)
    UserFactory(email="ada@example.org")

    with pytest.raises(InvitationError):
        accept(token, **NAMES, at=noon)

    invitation.refresh_from_db()
    assert invitation.used_at is None


def test_usernames_are_made_of_what_usernames_may_hold_and_are_new(lead, noon):
    UserFactory(username="o-neil", email="first@example.org")
    UserFactory(username="o-neil-2", email="second@example.org")
    _, token = invite("O'Neil@example.org", Role.SURROGATE, by=lead, at=noon)

    assert accept(token, **NAMES, at=noon).username == "o-neil-3"


def test_the_mail_says_who_invites_as_what_and_where_to_go(lead, noon, mailoutbox):
    invitation, _ = invite("ada@example.org", Role.CURATOR, by=lead, at=noon)

    invitations.send(invitation, link="https://prep.example.org/accounts/invitation/x/")

    (mail,) = mailoutbox
    assert mail.to == ["ada@example.org"]
    assert "lead invites you to debateprep as a curator" in mail.body
    assert "https://prep.example.org/accounts/invitation/x/" in mail.body
    assert "May 13" in mail.body


# -- The page ----------------------------------------------------------------------


@pytest.fixture
def address(lead):
    """Where an invitation leads."""
    _, token = invite("ada@example.org", Role.SURROGATE, by=lead, at=timezone.now())
    return f"/accounts/invitation/{token}/"


def test_the_page_says_what_one_is_invited_to_and_changes_nothing(client, address):
    response = client.get(address)

    assert response.status_code == 200
    assert "ada@example.org" in response.text
    assert "as a surrogate" in response.text
    assert not User.objects.filter(email="ada@example.org").exists()
    assert Invitation.objects.get().used_at is None


def test_posting_makes_the_account_and_signs_in(client, address):
    response = client.post(address, NAMES)

    assert response["Location"] == "/"
    assert client.get("/")["Location"] == "/app/"
    assert client.session["_auth_user_id"] == str(User.objects.get(email="ada@example.org").pk)


def test_whoever_was_signed_in_on_the_device_no_longer_is(client, address, lead):
    client.force_login(lead)

    client.post(address, NAMES)

    assert client.session["_auth_user_id"] == str(User.objects.get(email="ada@example.org").pk)


def test_a_person_without_a_name_is_asked_again(client, address):
    response = client.post(address, {"first_name": "", "last_name": "Quill"})

    assert response.status_code == 422
    assert "This field is required" in response.text
    assert Invitation.objects.get().used_at is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_spent_invitation_says_how_to_get_another(client, address, method):
    client.post(address, NAMES)
    client.logout()

    response = getattr(client, method)(address, NAMES)

    assert response.status_code == 410
    assert "can send you another" in response.text


def test_who_was_invited_can_sign_in_by_code_afterwards(client, address, mailoutbox):
    client.post(address, NAMES)
    client.logout()

    response = sign_in_by_code(client, User.objects.get(email="ada@example.org"))

    assert response["Location"] == "/"
