"""Every page of the phone is readable, reachable with a thumb, and quiet: axe, sizes, console."""

import pytest

from tests.browsing import faults_on_a_phone, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TWICE_AS_LARGE = {"standard": 32, "fixed": 26}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_sound(opened, sitting, scheme):
    page = opened(scheme).page

    faults = {}
    for path in (
        "/app/",
        "/app/decks/",
        "/app/decks/mayoral/",
        f"/app/cards/{sitting[0].pk}/",
        "/app/settings/",
    ):
        page.goto(path, wait_until="networkidle")
        faults[path] = violations(page) + faults_on_a_phone(page)

    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_someone_without_a_deck_are_sound(opened, scheme):
    page = opened(scheme).page

    for path in ("/app/", "/app/decks/"):
        page.goto(path)
        assert violations(page) + faults_on_a_phone(page) == []


def test_text_at_twice_its_size_stays_on_the_narrowest_screen(opened, sitting):
    page = opened().page
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": TWICE_AS_LARGE})
    page.set_viewport_size({"width": 320, "height": 640})

    page.goto("/app/")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    page.get_by_role("button", name="Start drill").click()
    page.locator(".turn:not([hidden])").get_by_text("Show the answer").click()

    assert page.evaluate(OVERFLOW) == 0
    for button in page.locator(".turn:not([hidden]) .rate").all():
        assert button.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_settings_are_kept(opened, surrogate, sitting):
    page = opened().page
    page.goto("/app/settings/")

    page.get_by_label("First name").fill("Sam")
    page.get_by_label("Time zone").select_option("America/New_York")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()

    surrogate.refresh_from_db()
    assert surrogate.name == "Sam"
    assert surrogate.learner.time_zone == "America/New_York"
    assert violations(page) == []
