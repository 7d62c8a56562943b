"""The front door, and whether the house stands."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder


@pytest.mark.parametrize(
    ("who", "where"),
    [
        (None, "/accounts/login/"),
        ("surrogate", "/app/"),
        ("outsider", "/app/"),
        ("curator", "/admin/"),
        ("lead", "/admin/"),
    ],
)
def test_everyone_is_sent_to_where_their_work_is(client, db, request, who, where):
    if who:
        client.force_login(request.getfixturevalue(who))

    assert client.get("/")["Location"] == where


def test_the_front_door_is_not_posted_to(client, db):
    assert client.post("/").status_code == 405


def test_health_is_answered_without_asking_the_database(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_ready_costs_one_question_to_the_database(client, db, django_assert_max_num_queries):
    client.get("/readyz")

    with django_assert_max_num_queries(2):  # is the table there, and what is in it
        response = client.get("/readyz")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_not_ready_names_the_migrations_that_wait(client, db):
    MigrationRecorder(connection).record_unapplied("cards", "0001_initial")

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["missing"] == ["Migrations are not applied: cards.0001_initial."]


def test_not_ready_names_three_migrations_and_counts_the_rest(client, db):
    for app in ("accounts", "cards", "quizzes", "seeds"):
        MigrationRecorder(connection).record_unapplied(app, "0001_initial")

    (sentence,) = client.get("/readyz").json()["missing"]

    assert sentence.endswith("quizzes.0001_initial and 1 more.")


def test_not_ready_says_that_the_database_does_not_answer(client, db, monkeypatch):
    def no_answer(recorder):
        raise OperationalError

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", no_answer)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["missing"] == ["The database does not answer."]
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_balancers_may_ask_in_the_clear(client, db, settings, path):
    settings.SECURE_SSL_REDIRECT = True

    assert client.get(path).status_code == 200
    assert client.get("/").status_code == 301
