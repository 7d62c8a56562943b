"""Decks and topics in the admin, and evidence that changes under cards."""

import pytest
from django.urls import reverse

from cards import decks
from cards.models import CardStatus, Deck, Topic
from tests.cards.admin_pages import client_of, deck_url, filled
from tests.factories.accounts import UserFactory
from tests.factories.cards import DeckFactory, TopicFactory, live_card, proven_card

pytestmark = pytest.mark.django_db


@pytest.fixture
def deck():
    return DeckFactory(title="Mayoral race", slug="mayor")


def saved(person, deck, **changes):
    client = client_of(person)
    return client.post(deck_url(deck), filled(client, deck_url(deck), **changes))


def attacks(deck, at):
    return [card["attack"] for card in decks.cards_in(deck, at=at)]


def test_cards_are_put_at_the_end(curator, deck, noon):
    live_card(deck=deck, attack="One.")
    two = live_card(attack="Two.")

    saved(curator, deck, add_cards=[str(two.pk)])

    deck.refresh_from_db()
    assert (attacks(deck, noon), deck.version) == (["One.", "Two."], 2)


def test_cards_are_moved_and_taken_out(curator, deck, noon):
    for attack in ("One.", "Two.", "Three."):
        live_card(deck=deck, attack=attack)

    saved(curator, deck, **{"entries-0-position": "9", "entries-1-DELETE": "on"})

    assert attacks(deck, noon) == ["Three.", "One."]
    since = decks.changes(Deck.objects.get(), after=3, at=noon)
    assert [each["reason"] for each in since.gone] == ["removed"]
    assert [card["attack"] for card in since.changed] == ["One."]


def test_saving_without_a_change_counts_no_version(curator, deck):
    live_card(deck=deck)

    assert saved(curator, deck).status_code == 302
    deck.refresh_from_db()
    assert deck.version == 1


def test_a_deck_is_named_and_dated(curator, deck):
    saved(curator, deck, title="The race", debate_at_0="2031-05-20", debate_at_1="21:00:00")

    deck.refresh_from_db()
    assert (deck.title, deck.debate_at.isoformat()) == ("The race", "2031-05-20T21:00:00+00:00")


def test_a_new_deck_may_hold_cards_at_once(curator, noon):
    card, client = live_card(attack="One."), client_of(curator)
    url = reverse("admin:cards_deck_add")

    client.post(url, filled(client, url, title="New", slug="new", add_cards=[str(card.pk)]))

    assert attacks(Deck.objects.get(slug="new"), noon) == ["One."]


def test_the_version_is_not_typed_and_decks_stay(curator, deck):
    saved(curator, deck, version="99", title="The race")

    deck.refresh_from_db()
    assert deck.version == 0
    delete = reverse("admin:cards_deck_delete", args=[deck.pk])
    assert client_of(curator).post(delete, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_as_many_queries_for_any_number_of_cards(
    rows, curator, deck, django_assert_num_queries
):
    for _ in range(rows):
        live_card(deck=deck)
    client = client_of(curator)
    client.get(deck_url(deck))

    with django_assert_num_queries(6):
        assert client.get(deck_url(deck)).status_code == 200


def test_a_topic_keeps_its_slug(curator):
    topic, client = TopicFactory(slug="libraries"), client_of(curator)
    url = reverse("admin:cards_topic_change", args=[topic.pk])

    client.post(url, filled(client, url, title="Our libraries", slug="other"))

    assert Topic.objects.values_list("slug", "title").get() == ("libraries", "Our libraries")


def test_a_new_topic_takes_a_slug(curator):
    client, url = client_of(curator), reverse("admin:cards_topic_add")

    client.post(url, {"title": "Parks", "slug": "parks"})

    assert Topic.objects.filter(slug="parks").exists()


@pytest.mark.parametrize("model", [Topic, Deck])
@pytest.mark.parametrize("slug", ["Parks", "our_parks", "-parks"])
def test_a_slug_that_no_deck_file_could_hold_is_refused(curator, model, slug):
    client, url = client_of(curator), reverse(f"admin:cards_{model._meta.model_name}_add")
    inline = {"entries-TOTAL_FORMS": "0", "entries-INITIAL_FORMS": "0"}

    answer = client.post(url, {"title": "Parks", "slug": slug} | inline)

    assert answer.context["adminform"].errors["slug"] == [
        "Use lower-case letters, digits and hyphens, and begin with a letter or digit."
    ]
    assert not model.objects.exists()


def test_a_deck_keeps_its_slug(curator, deck):
    saved(curator, deck, title="The race", slug="other")

    assert Deck.objects.values_list("slug", "title").get() == ("mayor", "The race")


def test_another_description_of_a_source_shows_at_once_and_reopens_nothing(curator):
    card = live_card()
    source = card.proofs.get().claim.source
    client, url = client_of(curator), reverse("admin:seeds_source_change", args=[source.pk])

    client.post(url, filled(client, url, title="Four years of libraries"))

    card.refresh_from_db()
    assert card.status == CardStatus.APPROVED
    assert card.standing.content["proofs"][0]["source"]["title"] == "Four years of libraries"


def test_another_speaker_of_a_claim_is_noted_on_the_cards_that_cite_it(curator):
    card = live_card()
    claim = card.proofs.get().claim
    client, url = client_of(curator), reverse("admin:seeds_claim_change", args=[claim.pk])

    client.post(url, filled(client, url, speaker="The clerk"))

    card.refresh_from_db()
    assert card.status == CardStatus.DRAFT
    assert card.last_editor == curator


@pytest.mark.parametrize(
    ("name", "change"),
    [("seeds_source_change", {"title": "Another title"}), ("seeds_claim_change", {"role": "fact"})],
)
def test_filing_evidence_makes_nobody_the_editor_of_its_cards(curator, name, change):
    editor = UserFactory(lead=True)
    card = proven_card(last_editor=editor)
    claim = card.proofs.get().claim
    row = claim if name == "seeds_claim_change" else claim.source
    client, url = client_of(curator), reverse(f"admin:{name}", args=[row.pk])

    client.post(url, filled(client, url, **change))

    row.refresh_from_db()
    assert vars(row).items() >= change.items()
    card.refresh_from_db()
    assert card.last_editor == editor


@pytest.mark.parametrize("name", ["seeds_source_change", "seeds_claim_change"])
def test_saving_evidence_without_a_change_reopens_nothing(curator, name):
    card = live_card()
    claim = card.proofs.get().claim
    row = claim if name == "seeds_claim_change" else claim.source
    client, url = client_of(curator), reverse(f"admin:{name}", args=[row.pk])

    assert client.post(url, filled(client, url)).status_code == 302
    card.refresh_from_db()
    assert card.status == CardStatus.APPROVED
