"""What `make run` promises: the printed link leads to cards, and a rating to the database."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import expect

from quizzes.models import MemoryState, Review
from tests.browsing import listen

NO_SECOND_TAP_MS = 250  # a tap within 200 ms of another is taken for a slip
DECK = Path(settings.BASE_DIR) / "seeds" / "decks" / "immigration-2024.yaml"

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def link(live_server, settings):
    """The surrogate's sign-in link, printed by the demo with the shipped deck loaded."""
    settings.DEBUG = True
    settings.SIGN_IN_LINKS_ALLOWED = True
    out = StringIO()
    call_command("load_deck", str(DECK), stdout=out, stderr=out)
    call_command("demo", address=live_server.url, stdout=out, stderr=out)
    return re.search(r"Surrogate .*(http\S+)", out.getvalue()).group(1)


def test_the_printed_link_leads_to_a_drill_whose_ratings_are_kept(phone, link):
    page = phone()
    page.clock.install()
    said = listen(page)

    page.goto(link)
    expect(page.get_by_text("14 days")).to_be_visible()
    page.get_by_role("button", name="Start drill").click()
    expect(page.locator(".segs")).to_have_attribute("aria-label", re.compile("Card 1 of"))
    in_hand = page.locator(".turn:not([hidden])")
    attack = in_hand.get_by_role("heading").inner_text()
    in_hand.get_by_text("Show the answer").click()
    page.clock.fast_forward(NO_SECOND_TAP_MS)
    in_hand.get_by_role("button", name="Nailed it").click()

    expect(page.locator(".segs")).to_have_attribute("aria-label", re.compile("Card 2 of"))
    expect(page.get_by_text("All answers saved")).to_be_visible()
    review = Review.objects.get()
    assert review.user.username == "demo-surrogate"
    assert review.rating == 3
    assert attack.strip("“”") == review.card.attack
    assert MemoryState.objects.get().last_review == review.id
    assert said == []
