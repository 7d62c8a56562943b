"""Every page that a link leads to is sound: no console or CSP error, axe clean, not too wide."""

import re
from urllib.parse import urlsplit

import pytest

from tests.browsing import OVERFLOW, listen, violations
from tests.factories.cards import DeckFactory, FigureFactory, live_card, proven_card
from tests.factories.quizzes import AssignmentFactory
from tests.journeys.conftest import session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+")
ELSEWHERE = re.compile(r"/logout/|/jsi18n/|/api/schema/|/static/")


@pytest.fixture
def campaign(surrogate):
    """Something on every page."""
    deck = DeckFactory(slug="mayoral", title="Mayoral")
    AssignmentFactory(user=surrogate, deck=deck)
    card = live_card(deck=deck)
    FigureFactory(card=card, claim=card.proofs.get().claim)
    proven_card(follows=card)


@pytest.mark.parametrize(
    ("who", "scheme", "width", "least"),
    [("surrogate", "light", 320, 8), ("lead", "dark", 390, 30), ("curator", "light", 1280, 30)],
)
def test_every_page_is_sound(chromium, live_server, request, campaign, who, scheme, width, least):
    context = chromium.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    context.add_cookies([session_cookie(request.getfixturevalue(who), live_server.url)])
    page = context.new_page()
    said = listen(page)
    statuses, faults = {}, {}
    waiting = ["/", "/accounts/2fa/", "/api/docs/", "/admin/cards/card/?status__exact=draft"]
    while waiting:
        address = waiting.pop(0)
        if (kind := ID.sub("…", address)) in statuses or ELSEWHERE.search(address):
            continue
        statuses[kind] = page.goto(address).status
        # A refused page is an error to the console, and a page to look at all the same.
        wrong = [] if statuses[kind] >= 400 else [*said]
        wrong += violations(page)
        wrong += ["wider than the screen"] if page.evaluate(OVERFLOW) > 0 else []
        if wrong:
            faults[address] = wrong
        said.clear()  # axe itself offends the CSP
        hrefs = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        waiting += [urlsplit(href).path for href in hrefs if href.startswith(live_server.url)]
    context.close()

    assert faults == {}
    assert max(statuses.values()) < 500
    assert len(statuses) >= least
