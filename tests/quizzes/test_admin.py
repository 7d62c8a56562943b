"""Assignments and learners in the admin."""

import pytest
from django.urls import reverse

from quizzes.models import Assignment
from tests.cards.admin_pages import client_of, filled
from tests.factories.accounts import UserFactory
from tests.factories.cards import DeckFactory
from tests.factories.quizzes import AssignmentFactory, LearnerFactory

pytestmark = pytest.mark.django_db

ADD = reverse("admin:quizzes_assignment_add")


def test_an_assignment_says_who_made_it(curator, lead, surrogate):
    deck, client = DeckFactory(), client_of(curator)
    client.post(ADD, filled(client, ADD, user=str(surrogate.pk), deck=str(deck.pk)))
    assignment = Assignment.objects.get()
    url = reverse("admin:quizzes_assignment_change", args=[assignment.pk])
    client = client_of(lead)

    client.post(url, filled(client, url, minutes_a_day="20"))

    assignment.refresh_from_db()
    assert (assignment.assigned_by, assignment.minutes_a_day) == (curator, 20)


def test_people_who_left_are_not_offered(curator):
    UserFactory(username="gone", is_active=False)

    page = client_of(curator).get(ADD)

    people = page.context["adminform"].form.fields["user"].queryset
    assert [person.username for person in people] == ["curator"]


@pytest.mark.parametrize(("zone", "kept"), [("Asia/Tokyo", "Asia/Tokyo"), ("Tokio", "UTC")])
def test_a_learners_time_zone_is_one(zone, kept):
    learner, client = LearnerFactory(), client_of(UserFactory(is_staff=True, is_superuser=True))
    url = reverse("admin:quizzes_learner_change", args=[learner.pk])

    client.post(url, filled(client, url, time_zone=zone))

    learner.refresh_from_db()
    assert learner.time_zone == kept


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_any_number_of_rows(
    rows, curator, django_assert_num_queries
):
    deck = DeckFactory()
    for _ in range(rows):
        AssignmentFactory(deck=deck, assigned_by=UserFactory())
    client, url = client_of(curator), reverse("admin:quizzes_assignment_changelist")
    client.get(url)

    with django_assert_num_queries(8):
        assert client.get(url).status_code == 200


def test_what_was_fitted_to_a_learner_is_never_typed():
    learner, client = LearnerFactory(), client_of(UserFactory(is_staff=True, is_superuser=True))
    url = reverse("admin:quizzes_learner_change", args=[learner.pk])

    client.post(url, filled(client, url, rollover_hour="3", calibration_offset="9"))

    learner.refresh_from_db()
    assert (learner.rollover_hour, learner.calibration_offset) == (3, 0.0)
    assert client.post(reverse("admin:quizzes_learner_add")).status_code == 403
    gone = reverse("admin:quizzes_learner_delete", args=[learner.pk])
    assert client.post(gone, {"post": "yes"}).status_code == 403
