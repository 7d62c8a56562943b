"""Settings."""

from datetime import timedelta

import pytest
from django.urls import reverse

from quizzes.models import Learner
from tests.factories.quizzes import AssignmentFactory

SETTINGS = reverse("quizzes:settings")
CHOSEN = {"first_name": "Sam", "last_name": "Ruiz", "time_zone": "America/New_York"}


def test_strangers_are_asked_to_sign_in(client, db):
    assert client.get(SETTINGS).url.startswith("/accounts/login/")
    assert client.post(SETTINGS, CHOSEN).url.startswith("/accounts/login/")


def test_the_page_shows_what_is_set_and_the_ways_to_the_door(phone, surrogate):
    for minutes in (10, 15):
        AssignmentFactory(user=surrogate, minutes_a_day=minutes)

    response = phone.get(SETTINGS)

    for said in (surrogate.email, "25 minutes a day", reverse("mfa_index")):
        assert said in response.text
    assert reverse("account_logout") in response.text
    assert response.context["form"].initial["time_zone"] == "UTC"


def test_what_is_chosen_is_kept_and_turns_the_study_day(phone, surrogate, noon):
    response = phone.post(SETTINGS, CHOSEN | {"time_zone": "Pacific/Auckland"}, follow=True)

    assert response.redirect_chain == [(SETTINGS, 303)]
    assert "Saved." in response.text
    surrogate.refresh_from_db()
    assert surrogate.name == "Sam Ruiz"
    learner = Learner.objects.get(user=surrogate)
    assert str(learner.study_day(noon + timedelta(hours=5))) == "2031-05-07"


@pytest.mark.parametrize("time_zone", ["Mars/Olympus", "../../etc/passwd"])
def test_a_time_zone_that_is_none_is_refused(phone, time_zone):
    response = phone.post(SETTINGS, CHOSEN | {"time_zone": time_zone})

    assert response.status_code == 422
    assert "Choose one of the places in the list." in response.text
    assert not Learner.objects.exists()
