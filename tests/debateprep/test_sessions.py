"""Sessions, and cookies that are none."""

import pytest


@pytest.mark.parametrize("cookie", [r'"\000aaaaaaaaaaaaaaa"', r'"\303\050aaaaaaaaaaaaa"', "a b;"])
def test_a_cookie_that_is_no_session_is_no_session(client, db, cookie):
    response = client.get("/app/", headers={"Cookie": f"sessionid={cookie}"})

    assert response.status_code == 302
    assert response.url.startswith("/accounts/login/")


def test_a_session_is_found_by_its_key(client, surrogate):
    client.force_login(surrogate)

    assert client.get("/app/").status_code == 200
