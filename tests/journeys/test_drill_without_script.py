"""The same drill with the script blocked."""

import pytest
from playwright.sync_api import expect

from quizzes.models import Drill, Review

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def in_hand(page):
    return page.locator(".turn:not([hidden])")


def rate(page, name):
    in_hand(page).get_by_text("Show the answer").click()
    in_hand(page).get_by_role("button", name=name).click()


def start(opened):
    page = opened(script=False).page
    page.goto("/app/")
    page.get_by_role("button", name="Start drill").click()
    return page


def test_a_surrogate_drills_from_today_to_the_result(opened, surrogate, sitting):
    page = start(opened)
    expect(in_hand(page).get_by_role("heading")).to_have_text(f"“{sitting[0].attack}”")
    expect(in_hand(page).get_by_text(sitting[0].rebuttal)).to_be_hidden()

    in_hand(page).get_by_text("Show the answer").click()
    expect(in_hand(page).get_by_text(sitting[0].rebuttal)).to_be_visible()
    in_hand(page).get_by_role("button", name="Shaky").click()
    expect(page.locator(".segs")).to_have_attribute("aria-label", "Card 2 of 3")
    assert Review.objects.get().rating == 2

    rate(page, "Missed")
    page.get_by_role("button", name="Undo last answer").click()
    expect(page.locator(".segs")).to_have_attribute("aria-label", "Card 2 of 3")
    rate(page, "Nailed it")
    rate(page, "Nailed it")
    page.get_by_role("button", name="See the result").click()

    expect(page.get_by_text("of 3 held up")).to_be_visible()
    ratings = Review.objects.filter(user=surrogate).counted().values_list("rating", flat=True)
    assert sorted(ratings) == [2, 3, 3]
    assert Drill.objects.get().finished_at


def test_the_second_of_two_taps_adds_nothing(opened, sitting):
    page = start(opened)
    in_hand(page).get_by_text("Show the answer").click()

    in_hand(page).get_by_role("button", name="Nailed it").dblclick()

    expect(page.locator(".segs")).to_have_attribute("aria-label", "Card 2 of 3")
    assert Review.objects.count() == 1


def test_going_back_shows_where_the_drill_is_now(opened, sitting):
    page = start(opened)
    rate(page, "Nailed it")
    expect(page.locator(".segs")).to_have_attribute("aria-label", "Card 2 of 3")

    page.go_back()
    page.go_forward()

    expect(page.locator(".segs")).to_have_attribute("aria-label", "Card 2 of 3")
