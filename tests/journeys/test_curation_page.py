"""A card from a curator's laptop to a lead's phone, in Chromium."""

import pytest
from django.utils import timezone

from cards import curation, decks
from cards.models import Card, CardStatus
from debateprep.accounts.signing_in import make_sign_in_link
from tests.browsing import OVERFLOW, listen, violations
from tests.factories.cards import (
    DeckFactory,
    FigureFactory,
    ProofFactory,
    live_card,
    proven_card,
)
from tests.factories.seeds import ClaimFactory, SourceFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LAPTOP = {"width": 1280, "height": 900}


@pytest.fixture
def enter(phone, settings, request):
    """Return a function that opens the admin as a person, by a sign-in link."""
    settings.SIGN_IN_LINKS_ALLOWED = True

    def entered(user, scheme="light"):
        page = phone(scheme)
        page.goto(f"/accounts/link/{make_sign_in_link(user, at=timezone.now())}/")
        return page

    return entered


def page_of(card: Card) -> str:
    return f"/admin/cards/card/{card.pk}/change/"


def test_a_curator_edits_and_submits_and_a_lead_approves_on_a_phone(enter, curator, lead):
    deck = DeckFactory()
    card = live_card(deck=deck, author=curator)

    laptop = enter(curator)
    laptop.set_viewport_size(LAPTOP)
    laptop.goto(page_of(card))
    laptop.get_by_label("Headline").fill("The mayor opened the most libraries.")
    laptop.get_by_role("button", name="Save and continue editing").click()
    laptop.get_by_role("button", name="Submit for approval").click()
    laptop.get_by_text("Submitted: a lead can approve it now.").wait_for()
    assert decks.cards_in(deck, at=timezone.now())[0]["headline"] == "The mayor opened libraries."

    handset = enter(lead)
    handset.goto(page_of(card))
    handset.get_by_label("Yes: they have something new to learn").check()
    handset.get_by_role("button", name="Approve").click()
    handset.get_by_text("Approved: surrogates see it as it stands here.").wait_for()

    card.refresh_from_db()
    assert (card.status, card.approved_by) == (CardStatus.APPROVED, lead)
    shown = decks.cards_in(deck, at=timezone.now())
    assert shown[0]["headline"] == "The mayor opened the most libraries."


def test_a_proof_is_added_by_searching_for_its_words(enter, curator):
    card = proven_card()
    claim = card.proofs.get().claim
    card.proofs.all().delete()

    laptop = enter(curator)
    laptop.set_viewport_size(LAPTOP)
    said = listen(laptop)
    laptop.goto(page_of(card))
    laptop.get_by_text("Add another Proof").click()
    laptop.locator("#id_proofs-0-says").fill("It says so.")
    laptop.get_by_role("combobox", name="Claim").click()
    laptop.get_by_role("searchbox", name="Search: Claim").fill(claim.quotation[5:25])
    laptop.get_by_role("option", name=claim.quotation).click()
    laptop.get_by_role("button", name="Save and continue editing").click()
    laptop.locator("blockquote", has_text=claim.quotation).wait_for()

    assert said == []
    assert card.proofs.get().claim == claim


def test_a_false_quotation_and_a_doubtful_speaker_are_settled_where_they_stand(enter, curator):
    text = "“We will not close one library,” somebody called out. “Not one in the valley!”"
    spoken = ClaimFactory(source=SourceFactory(text=text), start=1, end=31, speaker="Ines Vasquez")
    card = proven_card(author=curator, rebuttal="She said “we will close one library”.")
    ProofFactory(card=card, claim=spoken, position=1)
    laptop = enter(curator)
    laptop.set_viewport_size(LAPTOP)
    said = listen(laptop)

    laptop.goto(page_of(card))
    beside = laptop.locator("#id_rebuttal_helptext .finding")
    assert "“We will not close one library,” somebody called out." in beside.inner_text()
    laptop.locator("#id_rebuttal").fill("She said “we will not close one library”.")
    laptop.get_by_role("button", name="Save and continue editing").click()
    laptop.locator(".findings").get_by_role("link", name="Open the claim").first.click()
    assert laptop.locator("mark").inner_text() == "We will not close one library,"
    laptop.get_by_label("I have read the passage: this is who says it").check()
    laptop.locator("#id_words").fill("We will not close one library")
    laptop.get_by_label("Speaker").fill("Rosa Lind")
    laptop.get_by_role("button", name="Save", exact=True).click()
    laptop.get_by_text("was changed successfully").wait_for()

    card.refresh_from_db()
    spoken.refresh_from_db()
    assert (spoken.quotation, spoken.speaker) == ("We will not close one library", "Rosa Lind")
    assert spoken.speaker_checked_by == curator
    assert [each.message for each in curation.findings(card) if each.is_error] == []
    assert said == []


@pytest.mark.parametrize(("size", "scheme"), [("phone", "dark"), ("laptop", "light")])
def test_the_pages_of_curation_are_sound(enter, lead, size, scheme):
    deck = DeckFactory()
    card = live_card(deck=deck)
    retired = curation.retire(live_card(author=lead), by=lead, at=timezone.now())
    blocked = proven_card(owner="", headline="We opened 300: “opened 300 libraries in it”.")
    FigureFactory(card=blocked, claim=blocked.proofs.get().claim)
    claim = card.proofs.get().claim
    page = enter(lead, scheme)
    if size == "laptop":
        page.set_viewport_size(LAPTOP)
    said = listen(page)
    faults = {}

    for path in (
        "/admin/cards/card/",
        "/admin/cards/card/add/",
        page_of(card),
        page_of(blocked),
        page_of(retired),
        f"/admin/cards/deck/{deck.pk}/change/",
        f"/admin/seeds/source/{claim.source.pk}/change/",
        f"/admin/seeds/claim/{claim.pk}/change/",
        "/admin/seeds/person/add/",
        "/admin/quizzes/assignment/add/",
    ):
        page.goto(path, wait_until="networkidle")
        found = list(said) + violations(page)
        said.clear()
        if page.evaluate(OVERFLOW) > 0:
            found.append("wider than the screen")
        if found:
            faults[path] = found

    assert faults == {}
