"""The cast and the moment, shared by every test."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import TransactionTestCase
from playwright.sync_api import sync_playwright

from tests.browsing import PHONE
from tests.factories.accounts import UserFactory

APPS = [Path(__file__).parent / app for app in ("seeds", "cards", "quizzes")]


def pytest_collection_modifyitems(items):
    """Mark what has to pass on each database.

    A test of an app that asks for no database is refused one by pytest-django, so there is no
    second database for it to differ on. Whatever lies elsewhere may reach one in its own process.
    """
    for item in items:
        if not any(item.path.is_relative_to(app) for app in APPS) or _asks_for_a_database(item):
            item.add_marker(pytest.mark.database)


def _asks_for_a_database(item):
    return (
        item.get_closest_marker("django_db")
        or issubclass(item.cls or object, TransactionTestCase)
        or not {"db", "transactional_db"}.isdisjoint(item.fixturenames)
    )


@pytest.fixture
def noon() -> datetime:
    """The moment tests happen at."""
    return datetime(2031, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def curator(db):
    """Keeps the cards."""
    return UserFactory(username="curator", curator=True)


@pytest.fixture
def lead(db):
    """Approves what curators wrote."""
    return UserFactory(username="lead", lead=True)


@pytest.fixture
def surrogate(db):
    """Says them."""
    return UserFactory(username="surrogate", surrogate=True)


@pytest.fixture
def outsider(db):
    """Has an account, and nothing else."""
    return UserFactory(username="outsider")


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
