"""What every answer goes through."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.views.decorators.cache import cache_control

from debateprep import middleware

HTMX = {"HX-Request": "true"}


def test_pages_of_a_person_are_kept_by_no_cache(client, surrogate):
    client.force_login(surrogate)

    assert "no-store" in client.get("/")["Cache-Control"]
    assert "no-store" in client.get("/accounts/2fa/")["Cache-Control"]


class Session:
    accessed = True


@pytest.mark.parametrize(
    ("accessed", "view", "expected"),
    [
        (True, lambda request: HttpResponse(), "no-store"),
        (True, cache_control(max_age=60)(lambda request: HttpResponse()), "max-age=60"),
        (False, lambda request: HttpResponse(), ""),
    ],
)
def test_a_view_may_say_how_its_answer_is_kept(accessed, view, expected):
    request = RequestFactory().get("/")
    request.session = Session()
    request.session.accessed = accessed

    response = middleware.private_pages(view)(request)

    assert expected in response.headers.get("Cache-Control", "")
    assert accessed or not response.has_header("Cache-Control")


def test_answers_carry_the_headers_that_browsers_heed(client, db):
    response = client.get("/accounts/login/")

    assert "unsafe" not in response["Content-Security-Policy"]
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "geolocation=()" in response["Permissions-Policy"]
    assert "microphone" not in response["Permissions-Policy"]  # answers may be spoken
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_htmx_is_told_to_send_the_whole_page_to_sign_in(client, db):
    response = client.get(
        "/app/",
        headers=HTMX | {"HX-Current-URL": "http://testserver/app/drill/?deck=a"},
    )

    assert response.status_code == 200
    assert response["HX-Redirect"] == "/accounts/login/?next=%2Fapp%2Fdrill%2F%3Fdeck%3Da"
    assert not response.content


def test_htmx_comes_back_to_our_own_pages_only(client, db):
    response = client.get("/app/", headers=HTMX | {"HX-Current-URL": "https://example.com/x"})

    assert response["HX-Redirect"] == "/accounts/login/?next=%2F"


def test_other_redirects_of_htmx_stay_as_they_are(client, surrogate):
    client.force_login(surrogate)

    response = client.get("/", headers=HTMX)

    assert (response.status_code, response["Location"]) == (302, "/app/")


def test_a_plain_request_is_redirected_plainly(client, db):
    response = client.get("/app/")

    assert (response.status_code, response["Location"]) == (302, "/accounts/login/?next=/app/")


def test_htmx_of_staff_without_a_second_factor_leaves_the_page_too(client, curator, settings):
    settings.STAFF_NEED_SECOND_FACTOR = True
    client.force_login(curator)

    response = client.get("/admin/", headers=HTMX)

    assert response["HX-Redirect"].startswith("/accounts/2fa/")
