"""A surrogate's phone, with or without script, that must not complain."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page

from tests.browsing import PHONE, listen
from tests.factories.cards import DeckFactory, live_card
from tests.factories.quizzes import AssignmentFactory


@dataclass
class Phone:
    """A signed-in browser. `said` fills with what its console complains of."""

    page: Page
    said: list[str] = field(default_factory=list)

    def forgive(self, *parts: str) -> None:
        """Take complaints that belong to the test for what they are: a line cut off is one."""
        self.said[:] = [line for line in self.said if not any(part in line for part in parts)]


@pytest.fixture
def opened(chromium, live_server, surrogate):
    """Return a function that opens the surrogate's phone. Any console error fails the test."""
    phones = []

    def phone(scheme="light", *, script=True, time_zone="UTC"):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport=PHONE,
            color_scheme=scheme,
            java_script_enabled=script,
            timezone_id=time_zone,
        )
        context.set_default_timeout(10_000)
        context.add_cookies([session_cookie(surrogate, live_server.url)])
        page = context.new_page()
        phones.append(Phone(page, listen(page)))
        return phones[-1]

    yield phone
    said = [line for phone in phones for line in phone.said]
    for phone in phones:
        phone.page.context.close()
    assert said == []


@pytest.fixture
def sitting(surrogate):
    """Three cards to drill."""
    now = timezone.now()
    deck = DeckFactory(slug="mayoral", title="Mayoral")
    AssignmentFactory(user=surrogate, deck=deck, due_at=now + timedelta(days=14))
    return [live_card(deck=deck, at=now - timedelta(days=1)) for _ in range(3)]


def session_cookie(user, url):
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}
