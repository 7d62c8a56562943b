"""The lead's desk."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group

from debateprep.accounts.models import ApiToken, Invitation, Role, User
from debateprep.accounts.tokens import make_token
from tests.clients import with_token
from tests.factories.accounts import UserFactory

USERS = "/admin/accounts/user/"
INVITATIONS = "/admin/accounts/invitation/"
TOKENS = "/admin/accounts/apitoken/"


@pytest.fixture
def desk(client, lead):
    """A lead at work."""
    client.force_login(lead)
    return client


@pytest.fixture
def root(db):
    return UserFactory(username="root", is_staff=True, is_superuser=True)


# -- Who comes in ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "statuses"),
    [
        (USERS, {"curator": 200, "lead": 200}),
        (USERS + "add/", {"curator": 403, "lead": 403}),
        (INVITATIONS, {"curator": 403, "lead": 200}),
        (INVITATIONS + "add/", {"curator": 403, "lead": 200}),
        (TOKENS, {"curator": 403, "lead": 200}),
        (TOKENS + "add/", {"curator": 403, "lead": 200}),
        ("/admin/auth/group/", {"curator": 403, "lead": 403}),
        ("/admin/mfa/authenticator/", {"curator": 403, "lead": 403}),
        ("/admin/account/emailaddress/", {"curator": 403, "lead": 403}),
    ],
)
def test_pages_are_for_those_whose_work_they_are(client, request, path, statuses):
    found = {}
    for who in statuses:
        client.force_login(request.getfixturevalue(who))
        found[who] = client.get(path).status_code

    assert found == statuses


# -- People ------------------------------------------------------------------------


@pytest.mark.parametrize("people", [1, 3])
def test_the_list_of_people_costs_the_same_for_one_and_for_three(
    desk, people, django_assert_num_queries
):
    UserFactory.create_batch(people, surrogate=True)

    with django_assert_num_queries(9):
        assert desk.get(USERS).status_code == 200


def test_a_lead_closes_an_account_and_opens_it(desk, surrogate):
    program = with_token(surrogate, ApiToken.Scope.CARDS_READ)

    desk.post(f"{USERS}{surrogate.pk}/change/", {})
    surrogate.refresh_from_db()
    assert not surrogate.is_active
    assert program.get("/api/v1/decks/").status_code == 401

    desk.post(f"{USERS}{surrogate.pk}/change/", {"is_active": "on"})
    surrogate.refresh_from_db()
    assert surrogate.is_active


@pytest.mark.parametrize("whose", ["lead", "surrogate", "root"])
def test_a_lead_raises_nobody(desk, request, whose):
    person = request.getfixturevalue(whose)
    leads = Group.objects.get(name=Role.LEAD)
    before = User.objects.filter(pk=person.pk).values().get()
    groups = set(person.groups.all())

    desk.post(
        f"{USERS}{person.pk}/change/",
        {
            "is_active": "on", "is_staff": "on", "is_superuser": "on", "groups": [leads.pk],
            "user_permissions": ["1"], "username": "changed", "email": "changed@example.org",
            "first_name": "Changed", "password": "changed",
        },
    )  # fmt: skip

    assert User.objects.filter(pk=person.pk).values().get() == before
    assert set(person.groups.all()) == groups


@pytest.mark.parametrize("whose", ["lead", "root"])
def test_a_lead_closes_neither_their_own_account_nor_a_superusers(desk, request, whose):
    person = request.getfixturevalue(whose)

    desk.post(f"{USERS}{person.pk}/change/", {})

    person.refresh_from_db()
    assert person.is_active


def test_closing_several_reports_those_that_may_not_be_closed(desk, surrogate, root):
    response = desk.post(
        USERS,
        {"action": "close_accounts", "_selected_action": [surrogate.pk, root.pk]},
        follow=True,
    )

    told = [str(message) for message in response.context["messages"]]
    assert any(line.startswith("root: Neither") for line in told)
    assert "surrogate is signed out everywhere." in told
    assert list(User.objects.filter(is_active=False)) == [surrogate]


def test_a_curator_sees_people_and_changes_nothing(client, curator, surrogate):
    client.force_login(curator)

    assert client.get(f"{USERS}{surrogate.pk}/change/").status_code == 200
    assert client.post(f"{USERS}{surrogate.pk}/change/", {}).status_code == 403
    surrogate.refresh_from_db()
    assert surrogate.is_active


def test_a_superuser_gives_roles_but_does_not_close_their_own_account(client, root, surrogate):
    client.force_login(root)
    leads = Group.objects.get(name=Role.LEAD)
    form = {"username": "surrogate", "email": "surrogate@example.org", "is_active": "on"}

    client.post(f"{USERS}{surrogate.pk}/change/", form | {"is_staff": "on", "groups": [leads.pk]})
    client.post(
        f"{USERS}{root.pk}/change/",
        {"username": "root", "email": "root@example.org", "is_staff": "on", "is_superuser": "on"},
    )

    surrogate.refresh_from_db()
    root.refresh_from_db()
    assert (surrogate.is_staff, list(surrogate.groups.all())) == (True, [leads])
    assert root.is_active


# -- Invitations -----------------------------------------------------------------------


def test_inviting_sends_the_link_and_shows_it_once(
    desk, lead, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = desk.post(
            INVITATIONS + "add/", {"email": "ada@example.org", "role": Role.CURATOR}, follow=True
        )

    link = re.search(r"http://testserver(/accounts/invitation/[\w-]+/)", response.text)[1]
    assert link in mailoutbox[0].body
    assert Invitation.objects.get().invited_by == lead
    assert link not in desk.get(INVITATIONS).text
    assert "as a curator" in desk.get(link).text


def test_who_is_here_is_not_invited_again(desk, surrogate):
    response = desk.post(INVITATIONS + "add/", {"email": surrogate.email, "role": Role.SURROGATE})

    assert "has an account already" in response.text
    assert not Invitation.objects.exists()


def test_an_invitation_is_taken_back_but_never_edited(desk):
    desk.post(INVITATIONS + "add/", {"email": "ada@example.org", "role": Role.SURROGATE})
    (invitation,) = Invitation.objects.all()

    edited = desk.post(f"{INVITATIONS}{invitation.pk}/change/", {"role": Role.LEAD})
    assert edited.status_code == 403

    desk.post(f"{INVITATIONS}{invitation.pk}/delete/", {"post": "yes"})
    assert not Invitation.objects.exists()


# -- Keys for programs -----------------------------------------------------------------


def test_a_key_is_made_for_a_person_and_shown_once(desk, surrogate):
    response = desk.post(
        TOKENS + "add/",
        {"name": "export", "user": surrogate.pk, "scopes": ["cards:read"], "days": "30"},
        follow=True,
    )

    text = re.search(r"Shown this once.*: (\w{64})", response.text)[1]
    token = ApiToken.objects.get()
    assert (token.name, token.user, token.scopes) == ("export", surrogate, ["cards:read"])
    assert token.expiry - token.created < timedelta(days=30, minutes=1)
    assert text not in desk.get(TOKENS).text
    assert (
        desk.get("/api/v1/decks/", headers={"Authorization": f"Bearer {text}"}).status_code == 200
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"scopes": []}, "This field is required"),
        ({"days": "0"}, "greater than or equal to 1"),
        ({"days": "366"}, "less than or equal to 365"),
        ({"scopes": ["curation:write"]}, "is made by its owner"),
        ({"user": "root"}, "is made by its owner"),
    ],
)
def test_a_key_that_may_not_be_made_is_refused_in_the_form(desk, surrogate, root, wrong, said):
    if wrong.get("user") == "root":
        wrong = {"user": root.pk}
    right = {"name": "x", "user": surrogate.pk, "scopes": ["cards:read"], "days": "30"}

    response = desk.post(TOKENS + "add/", right | wrong)

    assert said in response.text
    assert not ApiToken.objects.exists()


def test_a_lead_makes_a_key_that_curates_for_themselves(desk, lead):
    desk.post(
        TOKENS + "add/",
        {"name": "x", "user": lead.pk, "scopes": ["curation:write"], "days": "1"},
    )

    assert ApiToken.objects.get().user == lead


def test_a_key_is_shown_without_its_text_and_revoked(desk, surrogate):
    token, text = make_token(
        surrogate, name="x", scopes=["cards:read"], expires_in=timedelta(days=1)
    )

    page = desk.get(f"{TOKENS}{token.pk}/change/")
    assert "cards:read" in page.text
    assert text not in page.text

    desk.post(f"{TOKENS}{token.pk}/delete/", {"post": "yes"})
    assert not ApiToken.objects.exists()
