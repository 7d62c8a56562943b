"""The page of a claim: an excerpt by its words, and who says it."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from cards.models import CardStatus
from seeds import crediting
from seeds.models import Claim
from tests.cards.admin_pages import client_of, filled
from tests.factories.cards import ProofFactory, live_card
from tests.factories.seeds import ClaimFactory, PersonFactory, SourceFactory

pytestmark = pytest.mark.django_db

TEXT = (
    "The mayor opened 12 libraries. “We will keep\nmost of them open — on Sundays too,” Ines "
    "Vasquez said, “and we will not close one.”\n\nBen Holt disagreed. “She closed two,” Holt said."
)
WORDS = "We will keep most of them open"
ADD = reverse("admin:seeds_claim_add")


@pytest.fixture
def source():
    PersonFactory(name="Ines Vasquez", side="ours")
    PersonFactory(name="Ben Holt", side="theirs", aliases=["Holt"])
    return SourceFactory(title="Memo", text=TEXT)


def claim_of(source, words, **values):
    start = TEXT.index(words)
    return ClaimFactory(source=source, start=start, end=start + len(words), **values)


def page(claim):
    return reverse("admin:seeds_claim_change", args=[claim.pk])


def saved(person, claim, **changes):
    """Save the claim's page with some fields changed; return the claim, and the answer."""
    client = client_of(person)
    answer = client.post(page(claim), filled(client, page(claim), **changes))
    claim.refresh_from_db()
    return claim, answer


def added(person, source, **values):
    client = client_of(person)
    return client.post(ADD, filled(client, ADD, source=str(source.pk), **values))


# -- An excerpt by its words -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "quotation"),
    [
        ("we will keep most of them open", "We will keep\nmost of them open"),
        ('"We will keep most of them open - on Sundays too,"', None),
        ("The mayor … 12 libraries", "The mayor opened 12 libraries"),
        ("and we will not close one", None),
    ],
)
def test_words_are_found_and_their_place_set_exactly(curator, source, words, quotation):
    added(curator, source, words=words)

    claim = Claim.objects.get()
    found = claim.quotation
    assert found == quotation or (quotation is None and found[:6].lower() in words.lower())
    assert claim.quotation == TEXT[claim.start : claim.end]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("We will keep all of them open", "The source says “most”, not “all”."),
        ("we will close one", "The source has “not” here."),
        ("The mayor opened 14 libraries", "The source says “12”, not “14”."),
        ("close one", "“not” stands right before these words."),
        ("zebras read quietly", "The source does not say this."),
        ("…", "There are no words to look for."),
    ],
)
def test_words_that_are_not_there_are_refused_with_what_is(curator, source, words, complaint):
    shown = added(curator, source, words=words).text

    assert complaint in shown
    assert not Claim.objects.exists()


def test_the_nearest_passage_is_shown_with_its_place(curator, source):
    shown = added(curator, source, words="The mayor opened 14 libraries").text

    assert "The document has, from 0 to 29: “The mayor opened 12 libraries”" in shown


def test_words_go_before_a_place(curator, source):
    claim = claim_of(source, "Ben Holt disagreed")

    claim, _ = saved(curator, claim, words="The mayor opened 12 libraries")

    assert (claim.start, claim.end) == (0, 29)


def test_without_words_a_place_is_needed(curator, source):
    shown = added(curator, source).text

    assert shown.count("Give the words, or else the place of the excerpt.") == 2


def test_words_of_a_document_that_is_not_here_cannot_be_found(curator):
    source = SourceFactory(cited=True)

    assert "has not been ingested" in added(curator, source, words="any words").text


def test_words_that_are_a_claim_already_are_no_second_one(curator, source):
    claim_of(source, "The mayor opened 12 libraries")

    shown = added(curator, source, words="The mayor opened 12 libraries").text

    assert "already exists" in shown


def test_another_excerpt_reopens_the_cards_it_proves(curator, source):
    claim = claim_of(source, "Ben Holt disagreed")
    card = live_card()
    card.proofs.update(claim=claim)

    saved(curator, claim, words="The mayor opened 12 libraries")

    card.refresh_from_db()
    assert card.status == CardStatus.DRAFT


# -- Who says it -------------------------------------------------------------------------------


def test_a_speaker_is_compared_with_the_document(curator, source):
    added(curator, source, words="She closed two", speaker="Ben Holt")
    confirmed = Claim.objects.get()

    assert confirmed.speaker_status == "confirmed"
    shown = client_of(curator).get(page(confirmed)).text
    assert "It is this speaker: “Holt”." in shown
    swapped, answer = saved(curator, confirmed, speaker="Ines Vasquez")
    assert answer.status_code == 302
    assert swapped.speaker_status == "contradicted"
    assert "It is somebody else: “Holt”." in client_of(curator).get(page(swapped)).text


def test_a_curator_ticks_who_says_it(curator, source):
    claim = claim_of(source, "The mayor opened 12 libraries", speaker="Ines Vasquez")

    claim, _ = saved(curator, claim, is_speaker_checked="on")

    assert (claim.speaker_status, claim.has_sure_speaker) == ("unresolved", True)
    assert claim.speaker_checked_by == curator
    assert claim.speaker_checked_at is not None
    shown = client_of(curator).get(page(claim)).text
    assert f"It is not certain who speaks. Checked by {curator.name}." in shown


def test_a_tick_stays_until_somebody_takes_it_back(curator, lead, source):
    claim = claim_of(source, "The mayor opened 12 libraries", speaker="Ines Vasquez")
    claim, _ = saved(curator, claim, is_speaker_checked="on")

    claim, _ = saved(lead, claim, role="fact")

    assert claim.speaker_checked_by == curator
    client = client_of(lead)
    posted = filled(client, page(claim))
    del posted["is_speaker_checked"]
    client.post(page(claim), posted)
    claim.refresh_from_db()
    assert claim.speaker_checked_by is None


@pytest.mark.parametrize("change", [{"speaker": "Ben Holt"}, {"words": WORDS}, {"end": "20"}])
def test_a_tick_is_lost_with_what_it_was_for(curator, source, change):
    claim = claim_of(source, "The mayor opened 12 libraries", speaker="Ines Vasquez")
    claim, _ = saved(curator, claim, is_speaker_checked="on")

    claim, _ = saved(curator, claim, **change)

    assert (claim.speaker_checked_by, claim.speaker_checked_at) == (None, None)


def test_a_new_speaker_may_be_ticked_at_once(curator, source):
    claim = claim_of(source, "The mayor opened 12 libraries")

    claim, _ = saved(curator, claim, speaker="Rosa Lind", is_speaker_checked="on")

    assert (claim.speaker, claim.speaker_checked_by) == ("Rosa Lind", curator)


def test_nobody_is_ticked_who_is_not_named(curator, source):
    claim = claim_of(source, "The mayor opened 12 libraries")

    claim, answer = saved(curator, claim, is_speaker_checked="on")

    assert "Say who says it, before you tick it." in answer.text
    assert claim.speaker_checked_by is None


def test_a_deck_files_word_is_told(curator, source, noon):
    claim = claim_of(source, WORDS[:7], speaker="Rosa Lind", speaker_checked_at=noon)

    shown = client_of(curator).get(page(claim)).text

    assert "Not compared with the document yet. Named by a deck file." in shown
    own = claim_of(source, "The mayor opened 12 libraries")
    assert "These are the document’s own words." in client_of(curator).get(page(own)).text


def test_a_new_name_of_somebody_is_looked_for_in_what_they_say(curator, source):
    person = PersonFactory(name="Rosa Lind", side="neutral")
    text = "“Nobody asked us,” the head librarian said."
    claim = ClaimFactory(
        source=SourceFactory(text=text), start=1, end=16, speaker="Rosa Lind", is_quotation=True
    )
    url = reverse("admin:seeds_person_change", args=[person.pk])
    client = client_of(curator)

    client.post(url, filled(client, url, aliases="the head librarian"))

    claim.refresh_from_db()
    assert claim.speaker_status == "confirmed"


def test_a_new_author_says_a_documents_own_words(curator, source):
    claim = claim_of(source, "The mayor opened 12 libraries", speaker="Dana Cole")
    crediting.compare([claim])
    client, url = client_of(curator), reverse("admin:seeds_source_change", args=[source.pk])
    assert claim.speaker_status == "unresolved"

    client.post(url, filled(client, url, author="Dana Cole"))

    claim.refresh_from_db()
    assert claim.speaker_status == "confirmed"


def test_who_may_only_look_sees_the_page(curator, source, django_user_model):
    claim = ProofFactory(claim=claim_of(source, "She closed two", speaker="Ben Holt")).claim
    viewer = django_user_model.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_claim"))

    assert client_of(viewer).get(page(claim)).status_code == 200
