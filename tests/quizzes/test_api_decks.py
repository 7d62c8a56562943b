"""`GET decks/…` and `GET cards/{id}/`: who sees what, and how a copy keeps up."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
import time_machine

from cards import curation, decks
from cards.models import CardStatus, Deck
from debateprep.accounts.tokens import Scope
from tests.clients import signed_in, with_token
from tests.factories.accounts import UserFactory
from tests.factories.cards import DeckFactory, FigureFactory, live_card, proven_card
from tests.factories.quizzes import AssignmentFactory

DECKS = "/api/v1/decks/"


@pytest.fixture(autouse=True)
def _at_noon(noon):
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def deck(surrogate) -> Deck:
    """Assigned to the surrogate."""
    deck = DeckFactory(slug="mayor", title="The mayoral debate")
    AssignmentFactory(user=surrogate, deck=deck)
    return deck


def retired(card, *, at):
    return curation.retire(card, by=UserFactory(lead=True), at=at)


def pull(client, slug="mayor"):
    """Return a full pull of a deck: its cards by id."""
    cards = client.get(f"{DECKS}{slug}/cards/").json()["results"]
    return {card["id"]: card for card in cards}


def in_order(copy):
    """Return a copy's cards as the contract says to sort them."""
    return sorted(copy.values(), key=lambda card: (card["position"], card["id"]))


def keep_up(client, copy, *, after, slug="mayor"):
    """Apply what changed to a copy; return the version it is at."""
    changes = client.get(f"{DECKS}{slug}/changes/", {"after": after}).json()
    for card in changes["changed"]:
        copy[card["id"]] = card
    for gone in changes["gone"]:
        copy.pop(gone["id"], None)
    return changes["version"]


def test_a_surrogate_lists_the_decks_assigned_to_them(surrogate, deck):
    live_card(deck=deck)
    DeckFactory()

    answer = signed_in(surrogate).get(DECKS)

    assert answer.status_code == 200
    assert answer.json() == {
        "next": None,
        "previous": None,
        "results": [
            {
                "slug": "mayor",
                "title": "The mayoral debate",
                "version": 1,
                "card_count": 1,
                "debate_at": "2031-05-20T21:00:00Z",
            }
        ],
    }


def test_staff_list_every_deck(curator, deck):
    DeckFactory(slug="other")

    found = signed_in(curator).get(DECKS).json()["results"]

    assert [each["slug"] for each in found] == ["mayor", "other"]


def test_a_deck_is_due_at_its_own_debate_where_the_assignment_names_none(surrogate, curator):
    deck = DeckFactory(slug="mayor", debate_at=datetime(2031, 6, 1, 20, tzinfo=UTC))
    AssignmentFactory(user=surrogate, deck=deck, due_at=None)

    for person in [surrogate, curator]:
        answer = signed_in(person).get(f"{DECKS}mayor/")
        assert answer.json()["debate_at"] == "2031-06-01T20:00:00Z"


def test_the_count_of_cards_is_of_those_that_are_shown(surrogate, deck, noon):
    live_card(deck=deck)
    live_card(deck=deck, expires_at=datetime(2031, 5, 6, 12, tzinfo=UTC))
    retired(live_card(deck=deck), at=noon)
    decks.put(deck, proven_card())
    gone = live_card(deck=deck)
    decks.take_out(deck, gone)

    client = signed_in(surrogate)

    assert client.get(f"{DECKS}mayor/").json()["card_count"] == 1
    assert len(pull(client)) == 1


def test_cards_come_in_the_order_of_the_deck_just_as_the_domain_has_them(surrogate, deck, noon):
    second, first = live_card(), live_card()
    FigureFactory(card=proven_card())
    decks.put(deck, second, position=2)
    decks.put(deck, first, position=1)

    answer = signed_in(surrogate).get(f"{DECKS}mayor/cards/").json()

    assert [card["id"] for card in answer["results"]] == [str(first.pk), str(second.pk)]
    assert answer == {
        "next": None,
        "previous": None,
        "results": decks.cards_in(deck, at=noon),
    }


def test_a_deck_larger_than_a_page_is_read_page_by_page(surrogate, deck, monkeypatch):
    monkeypatch.setattr("quizzes.api.pages.CardPages.page_size", 2)
    ids = [str(live_card(deck=deck).pk) for _ in range(5)]
    client = signed_in(surrogate)

    pages, address = [], f"{DECKS}mayor/cards/"
    while address:
        page = client.get(address).json()
        pages.append([card["id"] for card in page["results"]])
        address = page["next"]

    assert pages == [ids[:2], ids[2:4], ids[4:]]
    assert client.get(page["previous"]).json()["results"][0]["id"] == ids[2]


def test_a_copy_that_applies_changes_equals_a_full_pull(surrogate, lead, deck, noon):
    client = signed_in(surrogate)
    kept, edited, leaving, ending = (live_card(deck=deck) for _ in range(4))
    copy = {}
    version = keep_up(client, copy, after=0)
    assert copy == pull(client)

    decks.take_out(deck, leaving)
    retired(ending, at=noon)
    edited.headline = "The mayor opened all of them."
    edited.save()
    curation.edited(edited, by=edited.author, at=noon)
    curation.submit(edited, by=edited.author, at=noon)
    curation.approve(edited, by=lead, at=noon)
    early, late = live_card(), live_card()
    decks.put(deck, late, position=0)  # beside the first, and before the one with the lower id
    decks.put(deck, early, position=0)
    at_last = keep_up(client, copy, after=version)

    assert in_order(copy) == list(pull(client).values())
    assert len(copy) == 4
    assert str(kept.pk) in copy
    assert at_last == Deck.objects.get().version


def test_a_card_that_lapsed_by_the_clock_is_gone_without_a_change_of_the_deck(surrogate, deck):
    card = live_card(deck=deck, expires_at=datetime(2031, 5, 6, 13, tzinfo=UTC))
    client = signed_in(surrogate)
    assert str(card.pk) in pull(client)

    with time_machine.travel(datetime(2031, 5, 6, 13, tzinfo=UTC), tick=False):
        changes = client.get(f"{DECKS}mayor/changes/", {"after": 1}).json()

    gone = [{"id": str(card.pk), "reason": "expired", "say_instead": None}]
    assert changes == {"version": 1, "changed": [], "gone": gone}


def test_changes_without_after_are_everything(surrogate, deck):
    card = live_card(deck=deck)

    changes = signed_in(surrogate).get(f"{DECKS}mayor/changes/").json()

    assert [each["id"] for each in changes["changed"]] == [str(card.pk)]


@pytest.mark.parametrize("after", ["-1", "2", "one", "1.5", "\0", "9" * 400, "9" * 5000])
def test_an_after_that_the_deck_never_was_at_is_refused(surrogate, deck, after):
    live_card(deck=deck)

    answer = signed_in(surrogate).get(f"{DECKS}mayor/changes/", {"after": after})

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["attr"] == "after"


def test_a_copy_that_is_ahead_is_told_to_pull_anew(surrogate, deck):
    live_card(deck=deck)

    answer = signed_in(surrogate).get(f"{DECKS}mayor/changes/", {"after": 2})

    assert answer.json() == {
        "type": "validation_error",
        "errors": [
            {
                "code": "version_ahead",
                "detail": "The deck is only at version 1. Pull it anew.",
                "attr": "after",
            }
        ],
    }


def test_one_card_says_what_the_deck_says(surrogate, deck):
    card = live_card(deck=deck)
    client = signed_in(surrogate)

    answer = client.get(f"/api/v1/cards/{card.pk}/")

    assert answer.json() == pull(client)[str(card.pk)]


def test_a_card_in_two_decks_is_shown_as_the_first_of_the_persons_own(surrogate, deck, lead):
    card = live_card(deck=DeckFactory(slug="a-deck-of-others"))
    live_card(deck=deck)
    decks.put(deck, card)

    def deck_version(person):
        return signed_in(person).get(f"/api/v1/cards/{card.pk}/").json()["deck_version"]

    assert (deck_version(surrogate), deck_version(lead)) == (2, 1)


def test_staff_read_a_live_card_that_is_in_no_deck(curator):
    card = live_card()

    answer = signed_in(curator).get(f"/api/v1/cards/{card.pk}/")

    assert answer.status_code == 200
    assert answer.json() == {"deck_version": None, "position": None, **card.standing.content}


ADDRESSES = [
    "/api/v1/decks/mayor/",
    "/api/v1/decks/mayor/cards/",
    "/api/v1/decks/mayor/changes/",
    "/api/v1/cards/{card}/",
]
SEEN = [("surrogate", 200), ("curator", 200), ("lead", 200), ("outsider", 404)]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("who", "status"), SEEN)
def test_what_is_not_yours_does_not_exist(request, deck, address, who, status):
    card = live_card(deck=deck)

    answer = signed_in(request.getfixturevalue(who)).get(address.format(card=card.pk))

    assert answer.status_code == status


@pytest.mark.parametrize("address", [DECKS, *ADDRESSES])
def test_nobody_reads_without_signing_in(client, deck, address):
    card = live_card(deck=deck)

    answer = client.get(address.format(card=card.pk))

    assert answer.status_code == 401
    assert answer.json() == {
        "type": "client_error",
        "errors": [
            {
                "code": "not_authenticated",
                "detail": "Authentication credentials were not provided.",
                "attr": None,
            }
        ],
    }


@pytest.mark.parametrize("who", ["surrogate", "curator"])
@pytest.mark.parametrize("kind", ["draft", "retired", "expired"])
def test_a_card_that_is_not_live_does_not_exist_for_anyone(request, deck, noon, who, kind):
    make = {
        "draft": proven_card,
        "retired": lambda: retired(live_card(), at=noon),
        "expired": lambda: live_card(expires_at=noon),
    }
    card = make[kind]()
    decks.put(deck, card)

    answer = signed_in(request.getfixturevalue(who)).get(f"/api/v1/cards/{card.pk}/")

    assert answer.status_code == 404


def test_a_card_that_left_the_surrogates_deck_does_not_exist_for_them(surrogate, deck):
    card = live_card(deck=deck)
    decks.take_out(deck, card)

    assert signed_in(surrogate).get(f"/api/v1/cards/{card.pk}/").status_code == 404


@pytest.mark.parametrize("address", [DECKS, *ADDRESSES])
@pytest.mark.parametrize(
    ("scope", "status"),
    [(Scope.CARDS_READ, 200), (Scope.REVIEWS_WRITE, 403), (Scope.CURATION_WRITE, 403)],
)
def test_a_token_reads_cards_with_the_scope_for_it(surrogate, deck, address, scope, status):
    card = live_card(deck=deck)

    answer = with_token(surrogate, scope).get(address.format(card=card.pk))

    assert answer.status_code == status


@pytest.mark.parametrize("address", [DECKS, *ADDRESSES])
def test_a_client_that_has_the_answer_is_not_sent_it_again(surrogate, deck, address):
    card = live_card(deck=deck)
    address, client = address.format(card=card.pk), signed_in(surrogate)
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert first["ETag"].startswith('"')
    assert set(first["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert {"Authorization", "Cookie"} <= set(first["Vary"].split(", "))
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


@pytest.mark.parametrize("address", [DECKS, *ADDRESSES[:-1]])
def test_a_card_that_lapses_by_the_clock_changes_the_etag(surrogate, deck, noon, address):
    live_card(deck=deck, expires_at=datetime(2031, 5, 6, 13, tzinfo=UTC))
    client = signed_in(surrogate)
    before = client.get(address)["ETag"]

    with time_machine.travel(datetime(2031, 5, 6, 13, tzinfo=UTC), tick=False):
        after = client.get(address, headers={"If-None-Match": before})

    assert (after.status_code, after["ETag"] != before) == (200, True)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"),
    # Two are the session and its person.
    [
        (DECKS, 3),
        ("/api/v1/decks/mayor/", 3),
        ("/api/v1/decks/mayor/cards/", 4),
        ("/api/v1/decks/mayor/changes/", 4),
        ("/api/v1/cards/{card}/", 3),
    ],
)
def test_any_number_of_rows_costs_the_same(
    surrogate, deck, rows, address, queries, django_assert_num_queries
):
    cards = [live_card(deck=deck) for _ in range(rows)]
    for _ in range(rows - 1):
        AssignmentFactory(user=surrogate)
    client = signed_in(surrogate)

    with django_assert_num_queries(queries):
        answer = client.get(address.format(card=cards[0].pk))

    assert answer.status_code == 200


CURSORS = [
    "x",
    "é",
    "cD0%3D",
    "cD0A",  # p= and a NUL
    "cD0tMQ==",  # p=-1
    "cD1h",  # p=a
    "cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5",
    "bz0tMQ==",  # o=-1
]


@pytest.mark.parametrize("cursor", CURSORS)
@pytest.mark.parametrize("address", [DECKS, "/api/v1/decks/mayor/cards/"])
def test_a_cursor_that_was_never_given_is_no_error_of_the_server(surrogate, deck, address, cursor):
    live_card(deck=deck)

    answer = signed_in(surrogate).get(address, {"cursor": cursor})

    assert answer.status_code in {200, 404}


def test_ids_that_are_not_ids_lead_nowhere(surrogate):
    answer = signed_in(surrogate).get("/api/v1/cards/17/")

    assert answer.status_code == 404
    assert answer.json()["errors"][0]["code"] == "not_found"


def test_the_cards_id_is_a_uuid_and_its_status_approved(surrogate, deck):
    card = live_card(deck=deck)

    shown = pull(signed_in(surrogate))[str(card.pk)]

    assert (UUID(shown["id"]), shown["trust"]["state"]) == (card.pk, CardStatus.APPROVED)
