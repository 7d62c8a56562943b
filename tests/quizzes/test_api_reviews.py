"""`POST reviews/`: recorded once, whatever is sent, and one bad review holds up no other."""

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from debateprep.accounts.tokens import Scope
from debateprep.shared.ids import new_id
from quizzes.api.reading import READERS
from quizzes.models import Review
from tests.clients import signed_in, with_token
from tests.factories.cards import DeckFactory, live_card
from tests.factories.quizzes import AssignmentFactory, LearnerFactory

REVIEWS = "/api/v1/reviews/"


@pytest.fixture(autouse=True)
def _at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def card(surrogate):
    """In a deck of the surrogate's."""
    deck = DeckFactory()
    AssignmentFactory(user=surrogate, deck=deck)
    return live_card(deck=deck)


def review(card, **values):
    """Return a review as a phone sends it."""
    return {
        "id": str(new_id()),
        "card": str(card.pk),
        "revision": 1,
        "rating": 3,
        "grader": "self",
        "reviewed_at": "2031-05-06T11:59:00Z",
        "study_day": "2031-05-06",
        "duration_ms": 8200,
        "mode": "drill",
        **values,
    }


def send(client, *reviews, **body):
    return client.post(
        REVIEWS, json.dumps({"reviews": reviews, **body}), content_type="application/json"
    )


def test_a_review_is_accepted_and_in_the_log(surrogate, card):
    sent = review(card)

    answer = send(signed_in(surrogate), sent, device="phone")

    assert answer.status_code == 200
    assert answer.json() == {
        "accepted": [sent["id"]],
        "duplicate": [],
        "rejected": [],
        "now": "2031-05-06T12:00:00Z",
    }
    kept = Review.objects.get()
    assert (kept.user, str(kept.id), kept.card, kept.revision) == (surrogate, sent["id"], card, 1)
    assert (kept.rating, kept.grader, kept.mode, kept.duration_ms) == (3, "self", "drill", 8200)
    assert (kept.reviewed_at, kept.device) == (datetime(2031, 5, 6, 11, 59, tzinfo=UTC), "phone")
    assert str(kept.study_day) == "2031-05-06"


def test_what_is_sent_again_is_a_duplicate(surrogate, card):
    client, sent, new = signed_in(surrogate), review(card), review(card)
    send(client, sent)

    answer = send(client, new, sent)

    assert answer.json()["accepted"] == [new["id"]]
    assert answer.json()["duplicate"] == [sent["id"]]
    assert Review.objects.count() == 2


def test_an_undo_is_an_event_too(surrogate, card):
    client, sent = signed_in(surrogate), review(card)
    undo = {"id": str(new_id()), "undoes": sent["id"]}

    answer = send(client, sent, undo)

    assert answer.json()["accepted"] == [sent["id"], undo["id"]]
    assert Review.objects.counted().count() == 0


def test_ids_come_back_as_they_were_sent(surrogate, card):
    loud = review(card, id=str(new_id()).upper())

    answer = send(signed_in(surrogate), loud)

    assert answer.json()["accepted"] == [loud["id"]]


def test_a_review_needs_no_more_than_its_id_card_and_rating(surrogate, card, noon):
    least = {"id": str(new_id()), "card": str(card.pk), "rating": 1, "duration_ms": None}

    answer = send(signed_in(surrogate), least)

    assert answer.json()["accepted"] == [least["id"]]
    kept = Review.objects.get()
    assert (kept.reviewed_at, kept.grader, kept.mode) == (noon, "self", "drill")


WRONG = {
    "card": ["17", 17, "", [], {}, "\0" * 36, "0192f0c1_8a5e-7c3b-9d10-5b1a7c2e4f60"],
    "revision": [True, "1", 1.0, 0, -1, 10**30],
    "rating": [True, "3", 3.0, 0, 5, None, 10**30],
    "grader": [1, "\0", "other", "", {}],
    "reviewed_at": [
        1,
        "yesterday",
        "2031-05-06",
        "2031-05-06T11:59:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "",
        {},
    ],
    "study_day": [
        1,
        "20310506",
        "2031-W19-2",
        "2031-02-30",
        "0001-01-01",
        "9999-12-31",
        "٢٠٣١-٠٥-٠٦",
    ],
    "duration_ms": ["8200", 8.2, True, []],
    "mode": [1, "\ud800", "other", {}],
    "undoes": [1, "17", {}, [None]],
}


@pytest.mark.parametrize(
    ("field", "value"), [(name, value) for name, values in WRONG.items() for value in values]
)
def test_a_review_that_is_wrong_is_rejected_alone(surrogate, card, field, value):
    wrong, right = review(card) | {field: value}, review(card)

    answer = send(signed_in(surrogate), wrong, right)

    assert answer.status_code == 200
    assert answer.json()["accepted"] == [right["id"]]
    [rejected] = answer.json()["rejected"]
    assert rejected["id"] == wrong["id"]
    assert rejected["code"]
    assert rejected["detail"]


def test_every_field_that_is_read_is_tried_with_what_is_wrong():
    assert WRONG.keys() == READERS.keys()


def test_a_rejection_names_the_field(surrogate, card):
    answer = send(signed_in(surrogate), review(card, study_day="today"))

    [rejected] = answer.json()["rejected"]
    assert rejected["code"] == "unreadable"
    assert rejected["detail"] == "study_day: Send a day as YYYY-MM-DD."


def test_a_card_of_somebody_elses_deck_is_rejected(outsider, card):
    answer = send(signed_in(outsider), review(card))

    assert answer.json()["rejected"][0]["code"] == "unknown_card"
    assert not Review.objects.exists()


@pytest.mark.parametrize("wrong", [None, [], "id", 17, {}, {"id": 17}, {"id": "17"}, {"id": None}])
def test_a_review_without_an_id_refuses_the_batch_and_says_where(surrogate, card, wrong):
    answer = send(signed_in(surrogate), review(card), wrong)

    assert answer.status_code == 400
    assert answer.json()["errors"] == [
        {
            "code": "invalid",
            "detail": "Send a UUID, as 8-4-4-4-12 hexadecimal digits.",
            "attr": "reviews.1.id",
        }
    ]
    assert not Review.objects.exists()


BODIES = {
    b"": "reviews",
    b"{}": "reviews",
    b"[]": None,
    b"17": None,
    b'"reviews"': None,
    b'{"reviews": {}}': "reviews",
    b'{"reviews": null}': "reviews",
    b'{"reviews": [], "device": 17}': "device",
    b'{"reviews": [], "device": "\\u0000"}': "device",
    b'{"reviews": [], "now": "2031-05-06T12:00:00"}': "now",
    b'{"reviews": [], "now": 17}': "now",
    b'{"reviews": [], "user": 17}': "user",
    b"{": None,
    b"\xff\xfe": None,
    b"NaN": None,
    b"[" * 100_000: None,
    b"1" * 5000: None,
}


@pytest.mark.parametrize(("body", "attr"), BODIES.items())
def test_a_body_that_is_no_batch_is_refused(surrogate, body, attr):
    answer = signed_in(surrogate).post(REVIEWS, body, content_type="application/json")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["attr"] in {attr, attr or "non_field_errors"}


NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
ANYTHING = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=5,
)
MOMENTS = st.datetimes().map(lambda at: f"{at.isoformat()}Z")
DAYS = st.dates().map(str)
FIELDS = st.sampled_from([*READERS, "id"])
VALUES = ANYTHING | MOMENTS | DAYS | st.uuids().map(str)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    changes=st.lists(st.dictionaries(FIELDS, VALUES, max_size=3), max_size=4),
    around=st.dictionaries(st.sampled_from(["now", "device", "user"]), VALUES, max_size=1),
)
def test_whatever_is_sent_is_the_clients_error_and_never_ours(surrogate, card, changes, around):
    sent = [review(card) | each for each in changes]

    answer = send(signed_in(surrogate), *sent, **around)

    assert answer.status_code in {200, 400, 409}
    if answer.status_code == 200:
        told = answer.json()
        named = [*told["accepted"], *told["duplicate"], *[each["id"] for each in told["rejected"]]]
        assert sorted(named) == sorted(each["id"] for each in sent)


def test_no_reviews_at_all_are_fine(surrogate):
    answer = send(signed_in(surrogate))

    assert answer.status_code == 200
    assert answer.json()["accepted"] == []


def test_500_reviews_are_taken_and_501_refused(surrogate, card):
    client = signed_in(surrogate)
    most = [review(card) for _ in range(500)]

    refused = send(client, *most, review(card))

    assert refused.status_code == 400
    assert refused.json()["errors"] == [
        {
            "code": "max_length",
            "detail": "Send at most 500 reviews at once.",
            "attr": "reviews",
        }
    ]
    assert not Review.objects.exists()
    assert len(send(client, *most).json()["accepted"]) == 500


def test_a_body_without_end_is_not_read_to_its_end(surrogate, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    body = json.dumps({"reviews": [], "device": " " * 1000})

    answer = signed_in(surrogate).post(REVIEWS, body, content_type="application/json")

    assert answer.status_code == 413
    assert answer.json()["errors"][0]["detail"] == "Send at most 1000 bytes at once."


def test_reviews_of_another_person_are_a_conflict(surrogate, outsider, card):
    answer = send(signed_in(surrogate), review(card), user=str(outsider.pk))

    assert answer.status_code == 409
    assert answer.json() == {
        "type": "client_error",
        "errors": [
            {
                "code": "other_user",
                "detail": "These reviews are somebody else's. Sign in as them.",
                "attr": None,
            }
        ],
    }
    assert not Review.objects.exists()


def test_reviews_may_name_who_is_signed_in(surrogate, card):
    answer = send(signed_in(surrogate), review(card), user=str(surrogate.pk).upper())

    assert answer.status_code == 200


def test_the_phones_clock_is_put_right(surrogate, card, noon):
    an_hour_ahead = noon + timedelta(hours=1)

    send(
        signed_in(surrogate),
        review(card, reviewed_at=an_hour_ahead.isoformat()),
        now=(an_hour_ahead + timedelta(minutes=5)).isoformat(),
    )

    assert Review.objects.get().reviewed_at == noon - timedelta(minutes=5)


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
@pytest.mark.parametrize(
    "reviewed_at", ["0001-01-01T00:00:00Z", "2000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]
)
def test_a_clock_at_the_end_of_time_is_no_error_of_the_server(surrogate, card, now, reviewed_at):
    answer = send(signed_in(surrogate), review(card, reviewed_at=reviewed_at), now=now)

    assert answer.status_code == 200


def test_nobody_records_without_signing_in(client, card):
    answer = client.post(REVIEWS, {"reviews": [review(card)]}, content_type="application/json")

    assert answer.status_code == 401
    assert answer.json()["errors"][0]["code"] == "not_authenticated"


@pytest.mark.parametrize(
    ("scope", "status"),
    [(Scope.CARDS_READ, 403), (Scope.REVIEWS_WRITE, 200), (Scope.CURATION_WRITE, 403)],
)
def test_a_token_records_with_the_scope_for_it(surrogate, card, scope, status):
    answer = send(with_token(surrogate, scope), review(card))

    assert answer.status_code == status
    assert Review.objects.exists() == (status == 200)


@pytest.mark.parametrize("size", [1, 20, 500])
def test_a_batch_of_any_size_costs_the_same_statements(
    surrogate, card, size, django_assert_num_queries
):
    LearnerFactory(user=surrogate)
    client = signed_in(surrogate)
    sent = [review(card) for _ in range(size)]

    with django_assert_num_queries(11):
        answer = send(client, *sent)

    assert [UUID(each) for each in answer.json()["accepted"]] == [UUID(each["id"]) for each in sent]
