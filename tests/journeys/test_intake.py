"""Documents from a curator's laptop to what came of them, in Chromium."""

import pytest
from django.db import connection
from playwright.sync_api import expect

from tests.browsing import OVERFLOW, PHONE, SMALL_TARGETS, listen, violations
from tests.cards.working import work
from tests.factories.seeds import PersonFactory
from tests.journeys.conftest import session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARTICLE = """Vasquez answers Holt on libraries

“Mayor Vasquez closed our libraries and called it savings,” Desmond Holt said on Monday.

“Two branches shut in the flood, and both of them are open again,” Vasquez said. “We added
Sunday hours at all nine.”
"""


@pytest.fixture
def people(db):
    PersonFactory(name="Ines Vasquez", aliases=["Vasquez"], pronoun="she", is_principal=True)
    PersonFactory(name="Desmond Holt", aliases=["Holt"], pronoun="he", side="theirs")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_documents_become_claims_while_the_curator_watches(
    chromium, live_server, curator, people, tmp_path, scheme, width
):
    """The page follows along by itself, and ends with what to work on."""
    files = [tmp_path / "article.txt", tmp_path / "photo.txt"]
    files[0].write_text(ARTICLE)
    files[1].write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    context = chromium.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    context.add_cookies([session_cookie(curator, live_server.url)])
    page = context.new_page()
    said = listen(page)

    page.goto("/admin/")
    page.get_by_role("link", name="Bring in documents").click()
    page.get_by_label("Files").set_input_files(files)
    page.get_by_label("Or paste words").fill("The library board met on Monday.")
    page.get_by_role("button", name="Read them").click()
    expect(page.get_by_text("0 of 3 read")).to_be_visible()
    assert said == []
    assert violations(page) == []
    said.clear()  # axe itself offends the CSP

    work()

    expect(page.get_by_text("1 document refused")).to_be_visible()
    expect(page.get_by_text("photo.txt: ")).to_be_visible()
    quotation = page.get_by_text("Mayor Vasquez closed our libraries and called it savings,")
    page.get_by_text("Attack on us").click()
    expect(quotation.last).to_be_visible()
    assert said == []
    assert violations(page) == []
    assert page.evaluate(OVERFLOW) <= 0
    context.close()
    connection.close()  # the worker's


def test_a_document_is_read_again_by_keyboard(chromium, live_server, curator, people, tmp_path):
    """What was guessed wrong is put right, and what is there is given up, without a mouse."""
    (tmp_path / "article.txt").write_text(ARTICLE)
    context = chromium.new_context(base_url=live_server.url, viewport=PHONE)
    context.set_default_timeout(10_000)
    context.add_cookies([session_cookie(curator, live_server.url)])
    page = context.new_page()
    said = listen(page)
    page.goto("/admin/cards/intake/add/")
    page.get_by_label("Files").set_input_files(tmp_path / "article.txt")
    page.get_by_label("Neutral").check()
    page.get_by_role("button", name="Read them").click()
    work()

    page.get_by_text("Not neutral? Read it again").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Ours")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is read again as ours.")).to_be_visible()
    work()

    expect(page.get_by_text("Not ours? Read it again")).to_be_visible()
    assert said == []
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert violations(page) == []
    small = page.evaluate(SMALL_TARGETS.replace("document.", 'document.querySelector(".intake").'))
    assert small == []
    page.get_by_role("button", name="Discard").press("Enter")
    expect(page.get_by_text("discarded.")).to_be_visible()
    expect(page.get_by_text("Brought in by mistake?")).to_have_count(0)
    assert page.evaluate(OVERFLOW) <= 0
    context.close()
    connection.close()  # the worker's


def test_a_form_with_errors_is_sound(phone, live_server, curator, tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE)
    page = phone("dark")
    page.context.add_cookies([session_cookie(curator, live_server.url)])
    page.goto("/admin/cards/intake/add/")
    page.get_by_label("Files").set_input_files(tmp_path / "article.txt")
    page.get_by_label("Title of what you paste").fill("Mine")

    page.get_by_role("button", name="Read them").click()

    expect(page.get_by_text("Choose the files again:")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate(OVERFLOW) <= 0
