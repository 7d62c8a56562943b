"""The door and the admin as Chromium sees them."""

import pytest
from django.core import mail
from django.utils import timezone

from debateprep.accounts.invitations import invite
from debateprep.accounts.models import Role
from debateprep.accounts.signing_in import make_sign_in_link
from tests.browsing import faults_on_a_phone, listen, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def links(settings):
    settings.SIGN_IN_LINKS_ALLOWED = True


def enter(page, user) -> None:
    page.goto(f"/accounts/link/{make_sign_in_link(user, at=timezone.now())}/")


def add_device(page) -> None:
    """Give the browser a phone's own lock, which says yes to everything."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})


def faults_of(page, paths, *, thumbs=True) -> dict[str, list[str]]:
    """Return what is wrong with each page."""
    said = listen(page)
    faults = {}
    for path in paths:
        page.goto(path)
        # A page that says no is an error to the console too.
        complaints = [line for line in said if "Failed to load resource" not in line]
        found = complaints + violations(page) + (faults_on_a_phone(page) if thumbs else [])
        said.clear()
        if found:
            faults[path] = found
    return faults


@schemes
def test_pages_for_those_outside_are_sound(phone, links, lead, scheme):
    _, token = invite("ada@example.org", Role.SURROGATE, by=lead, at=timezone.now())
    paths = [
        "/accounts/login/",
        "/accounts/signup/",
        "/accounts/link/spent/",
        f"/accounts/invitation/{token}/",
        "/accounts/invitation/spent/",
        "/accounts/inactive/",
        "/nowhere/",
    ]

    assert faults_of(phone(scheme), paths) == {}


@schemes
def test_the_page_for_the_code_is_sound_also_when_the_code_is_wrong(phone, surrogate, scheme):
    page = phone(scheme)
    page.goto("/accounts/login/")
    page.get_by_label("Your e-mail address").fill(surrogate.email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Six digits").fill("000000")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("Incorrect code").wait_for()

    assert violations(page) + faults_on_a_phone(page) == []


@schemes
def test_pages_about_signing_in_are_sound(phone, links, surrogate, scheme):
    page = phone(scheme)
    enter(page, surrogate)
    paths = [
        "/accounts/2fa/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/2fa/totp/activate/",
        "/accounts/logout/",
        "/admin/",  # not for surrogates
    ]

    assert faults_of(page, paths) == {}


@schemes
def test_the_pages_of_someone_with_a_passkey_are_sound(phone, links, surrogate, scheme):
    page = phone(scheme)
    add_device(page)
    enter(page, surrogate)
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_role("button", name="Add").click()
    page.get_by_role("button", name="Use your passkey").click()
    page.get_by_label("Your codes").wait_for()
    paths = [
        "/accounts/2fa/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/recovery-codes/",
        "/accounts/2fa/recovery-codes/generate/",
        "/accounts/2fa/reauthenticate/",
        "/accounts/2fa/webauthn/reauthenticate/",
        "/accounts/2fa/totp/activate/",
    ]

    assert faults_of(page, paths) == {}


@schemes
def test_the_lead_s_desk_is_sound(phone, links, lead, surrogate, scheme):
    page = phone(scheme)
    page.set_viewport_size({"width": 1280, "height": 800})
    enter(page, lead)
    paths = [
        "/admin/",
        "/admin/accounts/user/",
        f"/admin/accounts/user/{surrogate.pk}/change/",
        "/admin/accounts/invitation/",
        "/admin/accounts/invitation/add/",
        "/admin/accounts/apitoken/add/",
    ]

    assert faults_of(page, paths, thumbs=False) == {}


def test_a_passkey_signs_staff_in_alone_and_opens_the_admin(phone, curator, settings):
    settings.STAFF_NEED_SECOND_FACTOR = True
    page = phone()
    add_device(page)
    page.goto("/admin/")
    page.get_by_label("Your e-mail address").fill(curator.email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Six digits").fill(mail.outbox[0].subject[:6])
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("Staff need a second factor").wait_for()

    page.get_by_role("link", name="Passkeys").click()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add").click()
    page.get_by_role("heading", name="Is it still you?").wait_for()
    page.goto("/admin/")
    assert page.get_by_role("heading", name="Curation").is_visible()

    page.get_by_role("button", name="Sign out").click()
    page.goto("/admin/")
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_role("heading", name="Curation").wait_for()


@schemes
def test_a_passkey_follows_a_code_as_the_second_factor(phone, links, surrogate, scheme):
    page = phone(scheme)
    add_device(page)
    enter(page, surrogate)
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_role("button", name="Add").click()
    page.get_by_role("heading", name="Is it still you?").wait_for()
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Sign out").click()
    mail.outbox.clear()
    page.get_by_label("Your e-mail address").fill(surrogate.email)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Six digits").fill(mail.outbox[0].subject[:6])
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="One more step").wait_for()

    assert violations(page) + faults_on_a_phone(page) == []
    page.get_by_role("button", name="Use a passkey or security key").click()
    page.wait_for_url("**/app/")


def test_a_passkey_that_is_not_there_is_explained_in_words(phone, db):
    page = phone()
    add_device(page)
    said = listen(page)
    page.goto("/accounts/login/")

    page.get_by_role("button", name="Use a passkey").click()

    page.get_by_role("alert").get_by_text("No passkey was used.").wait_for()
    assert said == []
