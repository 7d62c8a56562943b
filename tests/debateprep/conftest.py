"""What tests of the door need: a clock that stands at noon, attempts that start from zero."""

import shutil

import pytest
import time_machine
from django.core.cache import cache
from playwright.sync_api import sync_playwright

from tests.browsing import PHONE


@pytest.fixture(autouse=True)
def no_attempts():
    """Forget the attempts that other tests made: they count in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def at_noon(noon):
    """Stop the clock at noon; `shift` moves it."""
    with time_machine.travel(noon, tick=False) as traveller:
        yield traveller


# -- Chromium ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def chromium():
    """Debian's Chromium, closed before other tests go on; root has no sandbox."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright runs an event loop in this thread; Django would not ask the database in it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def phone(chromium, live_server):
    """Return a function that opens the browser in a light or a dark room."""
    contexts = []

    def opened(scheme="light"):
        context = chromium.new_context(
            base_url=live_server.url, viewport=PHONE, color_scheme=scheme, reduced_motion="reduce"
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
