"""Cards, from a bare draft to one that surrogates see."""

from datetime import UTC, datetime, timedelta

import factory

from cards import curation, decks
from cards.models import Card, Deck, Figure, KeyPoint, Proof, Topic
from tests.factories.accounts import UserFactory
from tests.factories.seeds import ClaimFactory


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    slug = factory.Sequence(lambda n: f"topic-{n}")
    title = factory.Sequence(lambda n: f"Topic {n}")


class CardFactory(factory.django.DjangoModelFactory):
    """A draft that nothing blocks but its missing proof."""

    class Meta:
        model = Card

    topic = factory.SubFactory(TopicFactory)
    attack = factory.Sequence(lambda n: f"You closed library {n}.")
    headline = "The mayor opened libraries."
    rebuttal = "She opened libraries all over the valley, and every one of them is open today."
    owner = "library-desk"
    expires_at = datetime(2040, 1, 1, tzinfo=UTC)
    author = factory.SubFactory(UserFactory, curator=True)
    last_editor = factory.SelfAttribute("author")


class KeyPointFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = KeyPoint

    card = factory.SubFactory(CardFactory)
    text = factory.Sequence(lambda n: f"Key point {n}")


class ProofFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Proof

    card = factory.SubFactory(CardFactory)
    claim = factory.SubFactory(ClaimFactory)
    says = "The mayor opened libraries."


class FigureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Figure

    card = factory.SubFactory(CardFactory)
    what = "libraries opened"
    value = 12
    unit = "libraries"
    say_as = "twelve libraries"
    as_of = datetime(2031, 5, 1, tzinfo=UTC).date()


class DeckFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Deck

    slug = factory.Sequence(lambda n: f"deck-{n}")
    title = factory.Sequence(lambda n: f"Deck {n}")


def proven_card(**values) -> Card:
    """Return a draft that nothing blocks."""
    card = CardFactory(**values)
    KeyPointFactory(card=card)
    ProofFactory(card=card)
    return card


def live_card(*, deck: Deck | None = None, at: datetime | None = None, **values) -> Card:
    """Return a card that went through curation and is in the deck."""
    at = at or datetime(2031, 5, 6, 12, tzinfo=UTC) - timedelta(days=1)
    card = proven_card(**values)
    curation.submit(card, by=card.author, at=at)
    card = curation.approve(card, by=UserFactory(lead=True), at=at)
    if deck:
        decks.put(deck, card)
    return card
