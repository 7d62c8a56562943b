"""From Today through a drill to its result, as a surrogate's thumb goes."""

import re

import pytest
from playwright.sync_api import expect

from quizzes.models import Drill, Learner, Review
from tests.browsing import faults_on_a_phone, violations
from tests.journeys.conftest import session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SAVED = "All answers saved"
NO_SECOND_TAP_MS = 250  # quizzes/static/quizzes/drill.js takes 200 for one


def start(phone):
    phone.page.clock.install()  # so that tests need not wait as long as people do
    phone.page.goto("/app/")
    phone.page.get_by_role("button", name="Start drill").click()
    phone.page.wait_for_url("**/app/drill/*/")  # and for its script
    return phone.page


def in_hand(page):
    return page.locator(".turn:not([hidden])")


def reveal(page):
    page.clock.fast_forward(NO_SECOND_TAP_MS)
    in_hand(page).get_by_text("Show the answer").click()


def rate(page, name):
    """Reveal and rate the card in hand, no faster than people tap."""
    reveal(page)
    page.clock.fast_forward(NO_SECOND_TAP_MS)
    in_hand(page).get_by_role("button", name=name).click()


def is_saved(page):
    expect(page.locator(".saved")).to_have_text(SAVED)


def test_the_first_drill_begins_on_the_day_it_is_where_the_phone_is(opened, surrogate, sitting):
    page = start(opened(time_zone="Asia/Tokyo"))

    expect(page.locator("[data-drill]")).to_have_attribute("data-time-zone", "Asia/Tokyo")
    assert Learner.objects.get(user=surrogate).time_zone == "Asia/Tokyo"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_surrogate_drills_from_today_to_the_result(opened, surrogate, sitting, scheme):
    phone = opened(scheme)
    page = start(phone)
    expect(in_hand(page).get_by_role("heading")).to_have_text(f"“{sitting[0].attack}”")
    assert violations(page) + faults_on_a_phone(page) == []

    reveal(page)
    expect(in_hand(page).get_by_text(sitting[0].rebuttal)).to_be_visible()
    in_hand(page).get_by_label(sitting[0].key_points.get().text).check()
    expect(in_hand(page).locator("[data-hint]")).to_contain_text("Nailed it")
    assert violations(page) + faults_on_a_phone(page) == []

    page.clock.fast_forward(NO_SECOND_TAP_MS)
    in_hand(page).get_by_role("button", name="Shaky").click()
    expect(page.locator(".segs")).to_have_attribute("aria-label", "Card 2 of 3")
    expect(in_hand(page).get_by_role("heading")).to_be_focused()
    expect(page.locator(".announcer")).to_have_text("Shaky. Card 2 of 3.")
    is_saved(page)
    review = Review.objects.get()
    pin = Drill.objects.get(user=surrogate).cards[0]
    assert (str(review.id), str(review.card_id)) == (pin["review"], pin["card"])
    assert (review.rating, review.revision, review.user) == (2, 1, surrogate)
    assert 0 < review.duration_ms < 60_000

    rate(page, "Missed")
    rate(page, "Nailed it")
    expect(page.get_by_role("heading", name="That was the last card")).to_be_focused()
    expect(page.get_by_text("of 3 held up")).to_be_visible()  # the result comes by itself
    assert violations(page) + faults_on_a_phone(page) == []
    assert Drill.objects.get().finished_at
    assert Review.objects.count() == 3

    page.get_by_role("button", name="Drill these 2 again").click()
    expect(page.locator(".segs")).to_have_attribute("aria-label", "Card 1 of 2")


def test_an_answer_can_be_taken_back_and_given_again(opened, surrogate, sitting):
    page = start(opened())
    rate(page, "Missed")

    page.clock.fast_forward(NO_SECOND_TAP_MS)
    page.get_by_role("button", name="Undo last answer").click()
    expect(page.locator(".announcer")).to_have_text("Answer undone. Card 1 of 3.")
    page.clock.fast_forward(NO_SECOND_TAP_MS)
    in_hand(page).get_by_role("button", name="Nailed it").click()  # its answer is still open
    is_saved(page)

    [counted] = Review.objects.filter(user=surrogate).counted()
    assert counted.rating == 3
    assert Review.objects.count() == 3  # the slip, its undo, and the answer


def test_the_last_answer_can_be_taken_back_before_the_result_comes(opened, sitting):
    page = start(opened())
    for _ in sitting:
        rate(page, "Nailed it")

    page.clock.fast_forward(NO_SECOND_TAP_MS)
    page.get_by_role("button", name="Undo last answer").click()

    expect(page.locator(".segs")).to_have_attribute("aria-label", "Card 3 of 3")
    is_saved(page)
    page.clock.fast_forward(1500)  # longer than the last look
    assert not Drill.objects.get().finished_at


def test_a_keyboard_is_enough(opened, sitting):
    page = start(opened())

    page.keyboard.press("3")  # nothing: the answer has not been seen
    page.keyboard.press("Space")
    page.clock.fast_forward(NO_SECOND_TAP_MS)
    page.keyboard.press("2")
    expect(page.locator(".segs")).to_have_attribute("aria-label", "Card 2 of 3")
    page.clock.fast_forward(NO_SECOND_TAP_MS)
    page.keyboard.press("u")
    expect(page.locator(".segs")).to_have_attribute("aria-label", "Card 1 of 3")
    is_saved(page)

    assert list(Review.objects.order_by("received_at").values_list("rating", flat=True)) == [
        2,
        None,
    ]


def test_return_in_a_tick_box_rates_nothing(opened, sitting):
    page = start(opened())
    reveal(page)
    page.clock.fast_forward(NO_SECOND_TAP_MS)

    in_hand(page).get_by_label(sitting[0].key_points.get().text).press("Enter")

    expect(page.locator(".segs")).to_have_attribute("aria-label", "Card 1 of 3")
    is_saved(page)
    assert not Review.objects.exists()


def test_the_second_of_two_taps_is_ignored(opened, sitting):
    page = start(opened())
    reveal(page)
    page.clock.fast_forward(NO_SECOND_TAP_MS)

    page.evaluate(
        """() => {
          for (let tap = 0; tap < 2; tap += 1) {
            document.querySelector(".turn:not([hidden]) .nailed").click();
          }
        }"""
    )
    is_saved(page)

    assert Review.objects.count() == 1


def test_tapping_the_question_shows_the_answer(opened, sitting):
    page = start(opened())

    page.clock.fast_forward(NO_SECOND_TAP_MS)
    in_hand(page).get_by_role("heading").click()

    expect(in_hand(page).get_by_text(sitting[0].rebuttal)).to_be_visible()


def test_without_a_line_answers_wait_and_say_so_then_arrive_once(opened, sitting):
    phone = opened()
    page = start(phone)
    page.context.set_offline(True)
    rate(page, "Nailed it")
    rate(page, "Missed")
    expect(page.locator(".saved")).to_have_text("2 answers not saved yet. Keep this page open")
    assert violations(page) == []

    page.context.set_offline(False)

    is_saved(page)
    assert sorted(Review.objects.values_list("rating", flat=True)) == [1, 3]
    phone.forgive("ERR_INTERNET_DISCONNECTED")


def test_leaving_with_unsaved_answers_is_asked_about(opened, sitting):
    phone = opened()
    page = start(phone)
    page.context.set_offline(True)
    rate(page, "Nailed it")
    expect(page.locator(".saved")).to_contain_text("not saved yet")

    with page.expect_event("dialog") as asked:
        page.on("dialog", lambda dialog: dialog.accept())
        page.close(run_before_unload=True)

    assert asked.value.type == "beforeunload"
    phone.forgive("ERR_INTERNET_DISCONNECTED")


def test_signed_out_in_mid_drill_answers_wait_for_their_owner(
    opened, surrogate, sitting, live_server
):
    phone = opened()
    page = start(phone)
    page.context.clear_cookies(name="sessionid")
    rate(page, "Nailed it")
    link = page.get_by_role("link", name="Sign in again to send 1")
    expect(link).to_have_attribute("href", re.compile("^/accounts/login/"))
    assert violations(page) == []

    page.context.add_cookies([session_cookie(surrogate, live_server.url)])
    page.evaluate("dispatchEvent(new Event('focus'))")

    is_saved(page)
    assert Review.objects.get().user == surrogate
    phone.forgive("401")


def test_reloading_keeps_the_place(opened, sitting):
    page = start(opened())
    rate(page, "Nailed it")
    is_saved(page)

    page.reload()

    expect(page.locator(".segs")).to_have_attribute("aria-label", "Card 2 of 3")
    page.goto("/app/")
    page.get_by_role("link", name="Go on with your drill").click()
    expect(in_hand(page).get_by_role("heading")).to_have_text(f"“{sitting[1].attack}”")
