"""`POST cards/{id}/submit|approve|retire/`: who may move a card, and what curation refuses."""

import json

import pytest

from cards.models import Card, CardStatus
from cards.snapshot import content_hash, content_of
from debateprep.accounts.tokens import Scope
from debateprep.shared.ids import new_id
from tests.clients import signed_in, with_token
from tests.factories.cards import CardFactory, live_card, proven_card

MOVES = ["submit", "approve", "retire"]


def move(client, card, name, **body):
    address = f"/api/v1/cards/{card.pk}/{name}/"
    return client.post(address, json.dumps(body), content_type="application/json")


def submitted_card():
    card = proven_card(status=CardStatus.SUBMITTED)
    assert card.author_id is not None
    return card


def test_a_curator_submits_a_card(curator):
    card = proven_card()

    answer = move(signed_in(curator), card, "submit")

    assert answer.status_code == 200
    assert answer.json() == {
        "id": str(card.pk),
        "status": "submitted",
        "revision": 0,
        "content_hash": f"sha256:{content_hash(content_of(card))}",
    }
    assert card.events.get().by == curator


def test_a_lead_approves_a_submitted_card(lead):
    card = submitted_card()

    answer = move(signed_in(lead), card, "approve", is_material=False)

    card.refresh_from_db()
    assert answer.json() == {
        "id": str(card.pk),
        "status": "approved",
        "revision": 1,
        "content_hash": f"sha256:{card.approved_hash}",
    }
    assert (card.standing.approved_by, card.standing.is_material) == (lead, False)


def test_what_people_must_remember_changed_unless_said_otherwise(lead):
    card = submitted_card()

    move(signed_in(lead), card, "approve")

    card.refresh_from_db()
    assert card.standing.is_material


def test_what_was_read_is_what_is_approved(lead, curator):
    card = proven_card()
    read = move(signed_in(curator), card, "submit").json()["content_hash"]
    punt = card.punt
    Card.objects.filter(pk=card.pk).update(punt="Ask the board.")

    answer = move(signed_in(lead), card, "approve", content_hash=read)

    assert answer.status_code == 409
    (error,) = answer.json()["errors"]
    assert error["detail"] == "Someone changed this card while you were reading it."
    Card.objects.filter(pk=card.pk).update(punt=punt)
    assert move(signed_in(lead), card, "approve", content_hash=read).status_code == 200


def test_approving_ones_own_card_is_refused(lead):
    card = proven_card(status=CardStatus.SUBMITTED, author=lead)

    answer = move(signed_in(lead), card, "approve")

    assert answer.status_code == 409
    assert answer.json() == {
        "type": "client_error",
        "errors": [
            {
                "code": "curation_refused",
                "detail": "Ask someone else to approve a card you wrote or last edited.",
                "attr": None,
            }
        ],
    }
    card.refresh_from_db()
    assert card.status == CardStatus.SUBMITTED


def test_a_card_that_nothing_proves_is_refused(lead):
    card = CardFactory(status=CardStatus.SUBMITTED)

    answer = move(signed_in(lead), card, "approve")

    assert answer.status_code == 409
    assert not card.events.exists()


def test_a_curator_retires_a_card_and_says_why(curator):
    card = live_card()

    answer = move(signed_in(curator), card, "retire", why="The library moved.")

    assert (answer.json()["status"], answer.json()["revision"]) == ("retired", 1)
    assert card.events.last().why == "The library moved."


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("approve", {"is_material": "perhaps"}),
        ("approve", {"content_hash": "a" * 64}),
        ("approve", {"content_hash": None}),
        ("retire", {"why": ["a", "list"]}),
        ("retire", {"why": "x" * 1001}),
        ("retire", {"why": "\0"}),
        ("retire", {"why": "\ud800"}),
    ],
)
def test_a_body_that_makes_no_sense_is_refused(lead, name, body):
    card = submitted_card()

    answer = move(signed_in(lead), card, name, **body)

    assert answer.status_code == 400
    card.refresh_from_db()
    assert card.status == CardStatus.SUBMITTED


MAY = [
    ("curator", "submit", 200),
    ("curator", "approve", 403),
    ("curator", "retire", 200),
    ("lead", "submit", 200),
    ("lead", "approve", 200),
    ("lead", "retire", 200),
    *[(who, name, 403) for who in ["surrogate", "outsider"] for name in MOVES],
]


@pytest.mark.parametrize(("who", "name", "status"), MAY)
def test_who_may_move_a_card(request, db, who, name, status):
    card = proven_card() if name == "submit" else submitted_card()

    answer = move(signed_in(request.getfixturevalue(who)), card, name)

    assert answer.status_code == status
    assert card.events.exists() == (status == 200)


@pytest.mark.parametrize("change", [{"is_staff": False}, {"is_active": False}])
def test_who_is_staff_no_more_moves_no_card(lead, change):
    card, client = submitted_card(), with_token(lead, Scope.CURATION_WRITE)
    type(lead).objects.filter(pk=lead.pk).update(**change)

    assert move(client, card, "approve").status_code in {401, 403}
    assert not card.events.exists()


@pytest.mark.parametrize("name", MOVES)
def test_nobody_moves_a_card_without_signing_in(client, db, name):
    assert client.post(f"/api/v1/cards/{new_id()}/{name}/").status_code == 401


@pytest.mark.parametrize("name", MOVES)
@pytest.mark.parametrize(
    ("scope", "status"),
    [(Scope.CARDS_READ, 403), (Scope.REVIEWS_WRITE, 403), (Scope.CURATION_WRITE, 200)],
)
def test_a_token_moves_cards_with_the_scope_for_it(lead, name, scope, status):
    card = proven_card() if name == "submit" else submitted_card()

    assert move(with_token(lead, scope), card, name).status_code == status


def test_a_token_allows_no_more_than_its_owner_may_do(curator):
    card = submitted_card()

    assert move(with_token(curator, Scope.CURATION_WRITE), card, "approve").status_code == 403


@pytest.mark.parametrize("name", MOVES)
def test_a_card_that_is_not_there_is_not_found(lead, name):
    assert signed_in(lead).post(f"/api/v1/cards/{new_id()}/{name}/").status_code == 404
