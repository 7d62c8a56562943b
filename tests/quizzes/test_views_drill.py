"""A drill on the phone, without JavaScript: tests/journeys has the script."""

import gzip
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from cards import curation
from debateprep.shared.ids import new_id
from quizzes import drills
from quizzes.models import Drill, Learner, Review
from tests.factories.cards import KeyPointFactory, live_card
from tests.factories.quizzes import LearnerFactory

START = reverse("quizzes:start")


def at(name, drill):
    return reverse(f"quizzes:{name}", args=[drill.pk])


@pytest.fixture
def drill(surrogate, deck, noon):
    """A sitting of three cards."""
    for _ in range(3):
        live_card(deck=deck)
    return drills.start(surrogate, at=noon)


def answer(phone, drill, position=0, value="3", **values):
    """Answer a card as its form does."""
    pin = drill.cards[position]
    form = {"review": pin["review"], "card": pin["card"], "rating": value} | values
    return phone.post(at("drill", drill), form)


# -- Starting -----------------------------------------------------------------------


def test_strangers_are_asked_to_sign_in(client, drill):
    for address in (START, at("drill", drill)):
        assert client.get(address).url.startswith("/accounts/login/")
        assert client.post(address).url.startswith("/accounts/login/")


def test_starting_leads_to_the_sitting(phone, surrogate, deck):
    live_card(deck=deck)

    response = phone.post(START)

    drill = Drill.objects.get(user=surrogate)
    assert (response.status_code, response.url) == (303, at("drill", drill))


def test_looking_at_the_start_starts_nothing(phone, deck):
    live_card(deck=deck)

    assert phone.get(START).url == reverse("quizzes:today")
    assert not Drill.objects.exists()


def test_the_start_leads_to_the_drill_that_is_open(phone, drill):
    assert phone.get(START).url == at("drill", drill)


def test_with_nothing_to_drill_today_says_so(phone, deck):
    response = phone.post(START, follow=True)

    assert response.redirect_chain == [(reverse("quizzes:today"), 303)]
    assert "There is nothing to drill now." in response.text


def test_what_did_not_hold_up_can_be_drilled_again(phone, drill):
    for position, value in enumerate(["1", "3", "2"]):
        answer(phone, drill, position, value)
    phone.post(at("finish", drill))

    phone.post(START, {"again": drill.pk})

    again = Drill.objects.exclude(pk=drill.pk).get()
    missed, _, shaky = drill.cards
    assert [pin["card"] for pin in again.cards] == [missed["card"], shaky["card"]]


@pytest.mark.parametrize("again", ["not-an-id", "0192f0c1-0000-7000-8000-000000000001"])
def test_a_drill_that_is_not_there_cannot_be_drilled_again(phone, drill, again):
    assert phone.post(START, {"again": again}).status_code == 404


def test_the_first_drill_takes_the_browsers_word_for_the_time_zone(phone, surrogate, deck):
    live_card(deck=deck)
    assert 'name="time_zone"' in phone.get(reverse("quizzes:today")).text

    phone.post(START, {"time_zone": "Asia/Tokyo"})

    assert Learner.objects.get(user=surrogate).time_zone == "Asia/Tokyo"
    assert 'name="time_zone"' not in phone.get(reverse("quizzes:today")).text


def test_a_time_zone_that_is_set_stays(phone, surrogate, deck):
    LearnerFactory(user=surrogate, time_zone="Pacific/Auckland")
    live_card(deck=deck)

    phone.post(START, {"time_zone": "Asia/Tokyo"})

    assert Learner.objects.get(user=surrogate).time_zone == "Pacific/Auckland"


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd"])
def test_a_browser_that_names_no_time_zone_drills_all_the_same(phone, surrogate, deck, zone):
    live_card(deck=deck)

    assert phone.post(START, {"time_zone": zone}).status_code == 303

    assert Learner.objects.get(user=surrogate).time_zone == "UTC"


# -- The sitting --------------------------------------------------------------------


def test_the_whole_sitting_is_in_one_page_with_one_card_shown(phone, drill):
    response = phone.get(at("drill", drill))

    assert response.text.count("Show the answer") == 3
    assert response.text.count('class="turn"') == 3
    assert [turn.is_current for turn in response.context["turns"]] == [True, False, False]
    assert "Card 1 of 3" in response.text


def test_a_sitting_is_compressed_on_its_way(phone, drill):
    response = phone.get(at("drill", drill), headers={"Accept-Encoding": "gzip"})

    assert (response["Content-Encoding"], response["Vary"]) == ("gzip", "Accept-Encoding, Cookie")
    assert b"Card 1 of 3" in gzip.decompress(response.content)


def test_a_card_shows_what_to_say_and_what_proves_it(phone, surrogate, deck, noon):
    card = live_card(deck=deck, headline="She opened them.", rebuttal="Every one is open.")
    drill = drills.start(surrogate, at=noon)

    text = phone.get(at("drill", drill)).text

    source = card.proofs.get().claim.source
    for said in (
        card.attack,
        "She opened them.",
        "Every one is open.",
        card.key_points.get().text,
        card.proofs.get().claim.quotation,
        source.title,
        "again today",
    ):
        assert said in text


def test_markup_in_a_card_is_text(phone, surrogate, deck, noon):
    live_card(deck=deck, attack="<script>alert(1)</script> is what you are.")
    drill = drills.start(surrogate, at=noon)

    assert "<script>alert" not in phone.get(at("drill", drill)).text


@pytest.mark.parametrize("address", ["drill", "undo", "finish"])
def test_someone_elses_drill_does_not_exist(client, outsider, curator, drill, address):
    for person in (outsider, curator):
        client.force_login(person)
        assert client.post(at(address, drill)).status_code == 404
    assert client.get(at("drill", drill)).status_code == 404


def test_a_card_that_was_retired_meanwhile_is_not_shown(phone, lead, drill, deck, noon):
    entry = deck.entries.get(card=drill.cards[0]["card"])
    curation.retire(entry.card, by=lead, at=noon, why="No longer true.")

    response = phone.get(at("drill", drill))

    assert entry.card.attack not in response.text
    assert len(response.context["turns"]) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_three_cards_as_for_one(
    phone, surrogate, deck, noon, count, django_assert_num_queries
):
    for _ in range(count):
        KeyPointFactory(card=live_card(deck=deck))
    drill = drills.start(surrogate, at=noon)

    with django_assert_num_queries(8):
        phone.get(at("drill", drill))


# -- Answering ----------------------------------------------------------------------


def test_an_answer_is_recorded_and_the_next_card_is_shown(phone, surrogate, drill, noon):
    response = answer(phone, drill, value="2")

    assert (response.status_code, response.url) == (303, at("drill", drill))
    pin = drill.cards[0]
    review = Review.objects.get()
    assert (review.user, str(review.id), str(review.card_id)) == (
        surrogate,
        pin["review"],
        pin["card"],
    )
    assert (review.rating, review.revision, review.mode) == (2, 1, "drill")
    assert (review.reviewed_at, review.study_day) == (noon, noon.date())
    assert "Card 2 of 3" in phone.get(response.url).text


def test_an_answer_sent_twice_counts_once(phone, drill):
    for _ in range(2):
        assert answer(phone, drill).status_code == 303

    assert Review.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"rating": ""}, "Say how it went"),
        ({"rating": "7"}, "7 is not one of the available choices"),
        ({"card": str(uuid4())}, "That card is not in this drill."),
        ({"review": "nonsense"}, "Enter a valid UUID."),
        ({"review": str(uuid4())}, "UUIDv7"),
    ],
)
def test_an_answer_that_makes_no_sense_is_refused_with_a_sentence(phone, drill, values, said):
    response = answer(phone, drill, **values)

    assert response.status_code == 422
    assert said in response.text
    assert "Card 1 of 3" in response.text
    assert not Review.objects.exists()


# -- Undoing ------------------------------------------------------------------------


def test_the_last_answer_can_be_taken_back(phone, drill):
    answer(phone, drill)
    page = phone.get(at("drill", drill))
    undo = {"review": page.context["undo_id"], "undoes": page.context["undoes"]}

    for _ in range(2):  # the second tap of two adds nothing
        response = phone.post(at("undo", drill), undo)

    assert (response.status_code, response.url) == (303, at("drill", drill))
    assert Review.objects.filter(undoes=drill.cards[0]["review"]).count() == 1
    assert "Card 1 of 3" in phone.get(response.url).text


def test_a_card_can_be_rated_again_after_an_undo(phone, surrogate, drill):
    answer(phone, drill, value="1")
    phone.post(at("undo", drill), {"review": new_id(), "undoes": drill.cards[0]["review"]})
    [turn, *_] = phone.get(at("drill", drill)).context["turns"]

    answer(phone, drill, value="3", review=turn.item.review)

    [counted] = Review.objects.filter(user=surrogate).counted()
    assert counted.rating == 3


def test_with_nothing_to_undo_it_says_so(phone, drill):
    page = phone.get(at("drill", drill))
    assert page.context["undoes"] is None

    response = phone.post(at("undo", drill), {"review": new_id(), "undoes": ""})

    assert response.status_code == 422
    assert "There is nothing to undo." in response.text


def test_an_undo_cannot_be_undone(phone, drill):
    answer(phone, drill)
    undo = new_id()
    phone.post(at("undo", drill), {"review": undo, "undoes": drill.cards[0]["review"]})

    response = phone.post(at("undo", drill), {"review": new_id(), "undoes": undo})

    assert response.status_code == 422
    assert "Only a rating can be undone" in response.text


@pytest.mark.parametrize("address", ["undo", "finish"])
def test_nothing_changes_by_looking(phone, drill, address):
    assert phone.get(at(address, drill)).status_code == 405


# -- The result ---------------------------------------------------------------------


def test_after_the_last_card_the_result_is_one_button_away(phone, drill):
    for position in range(3):
        answer(phone, drill, position)

    response = phone.get(at("drill", drill))

    assert response.context["is_answered"]
    assert f'action="{at("finish", drill)}"' in response.text


def test_the_result_tells_what_held_up_and_what_to_work_on(phone, drill):
    for position, value in enumerate(["3", "2", "1"]):
        answer(phone, drill, position, value)

    response = phone.post(at("finish", drill), follow=True)

    assert response.redirect_chain == [(at("drill", drill), 303)]
    for said in ("of 3 held up", "1 nailed", "1 shaky", "1 missed", "Drill these 2 again"):
        assert said in response.text
    missed, shaky = response.context["work"]
    assert (str(missed.item.card), missed.name) == (drill.cards[2]["card"], "Missed")
    assert (str(shaky.item.card), shaky.name) == (drill.cards[1]["card"], "Shaky")


def test_the_bar_is_as_wide_as_its_parts(phone, drill):
    for position, value in enumerate(["3", "3", "1"]):
        answer(phone, drill, position, value)

    parts = phone.post(at("finish", drill), follow=True).context["parts"]

    assert [(part.color, round(part.start), round(part.share)) for part in parts] == [
        ("good", 0, 67),
        ("miss", 67, 33),
    ]


def test_when_everything_held_up_there_is_nothing_to_drill_again(phone, drill):
    for position in range(3):
        answer(phone, drill, position)

    response = phone.post(at("finish", drill), follow=True)

    assert "Every answer held up." in response.text
    assert "again</button>" not in response.text


def test_a_drill_left_before_the_first_answer_has_a_result_too(phone, drill):
    response = phone.post(at("finish", drill), follow=True)

    assert "of 0 held up" in response.text


def test_a_result_stays_as_it_was_when_its_cards_are_drilled_again(phone, drill, surrogate, noon):
    for position in range(3):
        answer(phone, drill, position, "1")
    phone.post(at("finish", drill))

    with time_machine.travel(noon + timedelta(minutes=5), tick=False):
        phone.post(START, {"again": drill.pk})
        again = Drill.objects.exclude(pk=drill.pk).get()
        answer(phone, again, value="3")
        response = phone.get(at("drill", drill))

    assert "3 missed" in response.text
