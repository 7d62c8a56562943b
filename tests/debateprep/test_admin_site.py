"""The admin behind our sign-in."""

import pytest


@pytest.mark.parametrize("path", ["/admin/", "/admin/cards/card/", "/admin/login/"])
def test_who_is_not_signed_in_goes_to_our_sign_in(client, db, path):
    response = client.get(path, follow=True)

    assert response.redirect_chain[-1][0].startswith("/accounts/login/?next=/admin/")
    assert "password" not in response.text.replace("There is no password", "")


def test_no_password_is_taken_at_the_admins_own_door(client, curator):
    curator.set_password("correct horse battery staple")
    curator.save()

    response = client.post(
        "/admin/login/",
        {"username": "curator", "password": "correct horse battery staple", "next": "/admin/"},
    )

    assert response["Location"].startswith("/accounts/login/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("who", ["surrogate", "outsider"])
def test_who_is_not_staff_is_refused_and_not_sent_around_in_circles(client, request, who):
    client.force_login(request.getfixturevalue(who))

    response = client.get("/admin/", follow=True)

    assert response.status_code == 403
    assert "This page is closed to you" in response.text


def test_staff_who_are_signed_in_pass_the_door(client, curator):
    client.force_login(curator)

    assert client.get("/admin/login/")["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_what_is_done_every_day_stands_first(client, lead):
    client.force_login(lead)

    apps = client.get("/admin/").context["app_list"]

    names = ["Cards and decks", "Evidence", "Who drills what", "Accounts and access"]
    assert [app["name"] for app in apps] == names


def test_what_waits_for_approval_is_one_tap_away(client, lead):
    client.force_login(lead)
    link = "/admin/cards/card/?status__exact=submitted"

    assert f'href="{link}"' in client.get("/admin/").text
    assert client.get(link).status_code == 200


def test_the_admin_offers_no_password_to_change(client, curator):
    client.force_login(curator)

    assert client.get("/admin/password_change/")["Location"] == "/accounts/2fa/"
    assert "password" not in client.get("/admin/").text


def test_the_admin_never_sends_anyone_to_another_site(client, db):
    response = client.get("/admin/login/?next=https://example.com/", follow=True)

    assert "example.com" not in client.get("/accounts/login/").text
    assert response.redirect_chain[-1][0].startswith("/accounts/login/")
