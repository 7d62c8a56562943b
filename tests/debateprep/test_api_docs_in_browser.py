"""The page of the API as Chromium sees it, with every example open."""

import pytest

from tests.browsing import faults_on_a_phone, listen, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPEN_EXAMPLES = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_the_api_offends_neither_the_csp_nor_axe_nor_a_thumb(phone, scheme):
    page = phone(scheme)
    said = listen(page)

    page.goto("/api/docs/")
    page.evaluate(OPEN_EXAMPLES)

    assert said == []
    assert faults_on_a_phone(page) == []
    assert violations(page) == []


def test_a_shape_is_one_tap_from_where_it_is_named(phone):
    page = phone()
    page.goto("/api/docs/")

    page.locator("section", has_text="Answers 200").get_by_role("link", name="Changes").click()

    assert page.evaluate("document.querySelector(':target').textContent") == "Changes"
