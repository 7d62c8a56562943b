"""Signing in: codes, links, passkeys' absence of passwords, second factors."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.utils import timezone

from debateprep.accounts import people
from debateprep.accounts.adapter import FactorAdapter
from debateprep.accounts.models import SignInLink
from debateprep.accounts.signing_in import (
    follow_sign_in_link,
    make_sign_in_link,
    second_factor_page,
)
from debateprep.accounts.tickets import SpentTicketError
from tests.debateprep.accounts.doors import (
    add_authenticator_app,
    app_code,
    ask_for_code,
    sign_in_by_code,
)

pytestmark = pytest.mark.django_db


def is_signed_in(client, user) -> bool:
    return client.session.get("_auth_user_id") == str(user.pk)


# -- By code -----------------------------------------------------------------------


def test_a_code_by_mail_signs_in(client, surrogate, mailoutbox):
    response = sign_in_by_code(client, surrogate)

    assert response["Location"] == "/"
    assert is_signed_in(client, surrogate)


def test_the_code_stands_in_the_subject_and_first_in_the_mail(client, surrogate, mailoutbox):
    code = ask_for_code(client, surrogate.email)

    (mail,) = mailoutbox
    assert mail.subject == f"{code} is your debateprep code"
    assert mail.body.startswith(f"{code}\n")
    assert mail.to == [surrogate.email]


def test_after_signing_in_one_is_where_one_wanted_to_be(client, surrogate, mailoutbox):
    response = sign_in_by_code(client, surrogate, next="/app/drill/")

    assert response["Location"] == "/app/drill/"


def test_nobody_is_sent_to_another_site_after_signing_in(client, surrogate, mailoutbox):
    response = sign_in_by_code(client, surrogate, next="https://elsewhere.example.com/")

    assert response["Location"] == "/"


def test_a_wrong_code_is_refused_and_the_third_ends_it(client, surrogate, mailoutbox):
    ask_for_code(client, surrogate.email)

    answers = [
        client.post("/accounts/login/code/confirm/", {"code": "not it"}).status_code
        for _ in range(3)
    ]

    assert answers == [200, 200, 302]
    assert not is_signed_in(client, surrogate)


def test_a_code_ends_after_ten_minutes(client, surrogate, mailoutbox, at_noon):
    code = ask_for_code(client, surrogate.email)
    at_noon.shift(timedelta(minutes=11))

    client.post("/accounts/login/code/confirm/", {"code": code})

    assert not is_signed_in(client, surrogate)


def test_an_unknown_address_gets_the_same_answer_and_a_mail_without_a_code(
    client, surrogate, mailoutbox
):
    known = client.post("/accounts/login/", {"email": surrogate.email})
    client.logout()
    unknown = client.post("/accounts/login/", {"email": "nobody@example.org"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert mailoutbox[1].to == ["nobody@example.org"]
    assert "Nobody is invited under this address" in mailoutbox[1].body


def test_the_fourth_code_within_a_minute_is_refused(client, surrogate, mailoutbox):
    for _ in range(4):
        response = client.post("/accounts/login/", {"email": surrogate.email})
        client.logout()

    assert response.status_code == 200
    assert "Too many" in response.text
    assert len(mailoutbox) == 3


def test_a_closed_account_gets_no_code(client, surrogate, lead, mailoutbox):
    people.disable(surrogate, by=lead)

    client.post("/accounts/login/", {"email": surrogate.email})

    assert "Nobody is invited under this address" in mailoutbox[0].body


def test_signing_in_gives_the_session_a_new_key_and_two_weeks(client, surrogate, mailoutbox):
    ask_for_code(client, surrogate.email)
    before = client.session.session_key
    code = mailoutbox[0].subject[:6]

    response = client.post("/accounts/login/code/confirm/", {"code": code})

    assert client.session.session_key != before
    assert response.cookies["sessionid"]["max-age"] == 14 * 24 * 60 * 60


def test_signing_out_ends_the_session_and_asks_first(client, surrogate):
    client.force_login(surrogate)

    assert client.get("/accounts/logout/").status_code == 200
    assert is_signed_in(client, surrogate)

    client.post("/accounts/logout/")
    assert not is_signed_in(client, surrogate)


# -- What there is not ---------------------------------------------------------------


def test_nobody_signs_up(client, mailoutbox):
    page = client.get("/accounts/signup/")
    client.post("/accounts/signup/", {"email": "new@example.org"})

    assert "By invitation only" in page.text
    assert not mailoutbox


def test_a_password_opens_nothing(client, surrogate):
    surrogate.set_password("correct horse battery staple")
    surrogate.save()

    client.post(
        "/accounts/login/",
        {"login": surrogate.email, "password": "correct horse battery staple"},
    )

    assert not is_signed_in(client, surrogate)


@pytest.mark.parametrize(
    "path",
    ["password/reset/", "password/change/", "password/set/", "email/", "reauthenticate/",
     "confirm-email/", "confirm-email/x/"],
)  # fmt: skip
def test_pages_about_passwords_and_addresses_are_not_offered(client, surrogate, path):
    client.force_login(surrogate)

    assert client.get(f"/accounts/{path}")["Location"] == "/accounts/2fa/"


# -- By link -----------------------------------------------------------------------


@pytest.fixture
def links(settings):
    """A laptop, where printed links work."""
    settings.SIGN_IN_LINKS_ALLOWED = True


def test_following_a_link_signs_in_once(client, surrogate, links):
    token = make_sign_in_link(surrogate, at=timezone.now())

    first = client.get(f"/accounts/link/{token}/")
    assert (first.status_code, first["Location"]) == (302, "/")
    assert is_signed_in(client, surrogate)

    client.logout()
    second = client.get(f"/accounts/link/{token}/")
    assert second.status_code == 410
    assert "make run" in second.text
    assert not is_signed_in(client, surrogate)


def test_a_link_says_whose_it_is_and_not_its_token(surrogate, noon):
    token = make_sign_in_link(surrogate, at=noon)

    assert str(SignInLink.objects.get()) == "sign-in link for surrogate"
    assert token not in str(SignInLink.objects.get())


def test_a_link_ends_after_a_day(client, surrogate, links):
    token = make_sign_in_link(surrogate, at=timezone.now() - timedelta(hours=24))

    assert client.get(f"/accounts/link/{token}/").status_code == 410


def test_a_link_of_a_closed_account_is_spent(surrogate, noon):
    token = make_sign_in_link(surrogate, at=noon)
    type(surrogate).objects.update(is_active=False)

    with pytest.raises(SpentTicketError):
        follow_sign_in_link(token, at=noon)


@pytest.mark.parametrize("header", ["Sec-Purpose", "Purpose"])
def test_a_browser_that_looks_ahead_does_not_spend_the_link(client, surrogate, links, header):
    token = make_sign_in_link(surrogate, at=timezone.now())

    response = client.get(f"/accounts/link/{token}/", headers={header: "prefetch;prerender"})

    assert response.status_code == 503
    assert SignInLink.objects.get().used_at is None


@pytest.mark.parametrize("method", ["head", "post", "put"])
def test_only_following_a_link_spends_it(client, surrogate, links, method):
    token = make_sign_in_link(surrogate, at=timezone.now())

    assert getattr(client, method)(f"/accounts/link/{token}/").status_code == 405
    assert SignInLink.objects.get().used_at is None


def test_links_do_not_work_in_production(client, surrogate, settings):
    settings.SIGN_IN_LINKS_ALLOWED = False
    token = make_sign_in_link(surrogate, at=timezone.now())

    assert client.get(f"/accounts/link/{token}/").status_code == 404
    assert SignInLink.objects.get().used_at is None


def test_a_link_takes_the_device_over_from_whoever_was_signed_in(client, surrogate, lead, links):
    client.force_login(lead)

    client.get(f"/accounts/link/{make_sign_in_link(surrogate, at=timezone.now())}/")

    assert is_signed_in(client, surrogate)


def test_on_anothers_device_a_link_still_asks_for_its_owners_second_factor(
    client, surrogate, lead, links
):
    add_authenticator_app(surrogate)
    client.force_login(lead)

    asked = client.get(f"/accounts/link/{make_sign_in_link(surrogate, at=timezone.now())}/")
    client.post(asked["Location"], {"code": app_code()})

    assert is_signed_in(client, surrogate)


# -- The second factor -----------------------------------------------------------------


@pytest.fixture
def production(settings):
    """Where staff need a second factor."""
    settings.STAFF_NEED_SECOND_FACTOR = True


def test_staff_without_a_second_factor_are_sent_to_set_one_up(client, curator, production):
    client.force_login(curator)

    for path in ("/admin/", "/", "/app/"):
        response = client.get(path)
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/2fa/?next=")

    assert "Staff need a second factor" in client.get("/accounts/2fa/").text


def test_passkeys_are_named_and_sign_in_alone_unless_one_says_otherwise(client, surrogate):
    client.force_login(surrogate)
    form = client.get("/accounts/2fa/webauthn/add/").context["form"]
    Authenticator.objects.create(user=surrogate, type=Authenticator.Type.WEBAUTHN, data={})

    second = FactorAdapter().generate_authenticator_name(surrogate, Authenticator.Type.WEBAUTHN)

    assert (form["name"].value(), form["passwordless"].value()) == ("Passkey", True)
    assert second == "Passkey 2"


def test_the_passkey_is_asked_for_before_the_app(surrogate):
    add_authenticator_app(surrogate)
    Authenticator.objects.create(user=surrogate, type=Authenticator.Type.WEBAUTHN, data={})

    assert second_factor_page(surrogate) == "/accounts/2fa/webauthn/reauthenticate/"


def test_the_page_about_signing_in_says_what_is_in_use(client, surrogate):
    add_authenticator_app(surrogate)
    RecoveryCodes.activate(surrogate)
    client.force_login(surrogate)

    page = " ".join(client.get("/accounts/2fa/").text.split())

    assert 'Passkeys</p> <p class="small soft"> None yet' in page
    assert 'Authenticator app</p> <p class="small soft"> In use' in page
    assert "10 left" in page


@pytest.mark.django_db(transaction=True)  # allauth counts the factor once it is committed
def test_setting_a_factor_up_opens_the_admin_at_once(client, curator, production, mailoutbox):
    sign_in_by_code(client, curator)
    page = client.get("/accounts/2fa/totp/activate/")

    code = app_code(page.context["form"].secret)
    client.post("/accounts/2fa/totp/activate/", {"code": code})

    assert client.get("/admin/").status_code == 200


def test_signing_in_asks_for_the_second_factor_and_then_opens_the_admin(
    client, curator, production, mailoutbox
):
    add_authenticator_app(curator)

    assert sign_in_by_code(client, curator)["Location"] == "/accounts/2fa/authenticate/"
    assert not is_signed_in(client, curator)

    client.post("/accounts/2fa/authenticate/", {"code": app_code()})
    assert client.get("/admin/").status_code == 200


def test_staff_whose_session_saw_no_factor_are_asked_to_show_it(client, curator, production):
    add_authenticator_app(curator)
    client.force_login(curator)

    asked = client.get("/admin/")
    assert asked["Location"] == "/accounts/2fa/reauthenticate/?next=%2Fadmin%2F"

    shown = client.post(asked["Location"], {"code": app_code()})
    assert shown["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_the_api_says_in_json_that_staff_need_a_second_factor(client, curator, production):
    client.force_login(curator)

    response = client.get("/api/v1/decks/")

    assert response.status_code == 403
    assert response.json()["errors"][0]["code"] == "second_factor_required"


def test_surrogates_need_no_second_factor(client, surrogate, production):
    client.force_login(surrogate)

    assert client.get("/")["Location"] == "/app/"


def test_a_superuser_who_is_not_staff_needs_one_too(client, outsider, production):
    outsider.is_superuser = True
    outsider.save()
    client.force_login(outsider)

    assert client.get("/")["Location"].startswith("/accounts/2fa/")


def test_on_a_laptop_staff_need_none(client, curator):
    client.force_login(curator)

    assert client.get("/admin/").status_code == 200
