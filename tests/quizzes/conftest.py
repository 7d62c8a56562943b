"""A surrogate with a deck, on a phone, at noon."""

import pytest
import time_machine

from tests.factories.cards import DeckFactory
from tests.factories.quizzes import AssignmentFactory


@pytest.fixture
def at_noon(noon):
    """Hold the clock, for what reads it: the edges."""
    with time_machine.travel(noon, tick=False):
        yield noon


@pytest.fixture
def deck(surrogate):
    """A deck assigned to the surrogate, due in 14 days."""
    deck = DeckFactory(slug="mayoral", title="Mayoral")
    AssignmentFactory(user=surrogate, deck=deck)
    return deck


@pytest.fixture
def phone(client, at_noon, surrogate):
    """The surrogate's browser."""
    client.force_login(surrogate)
    return client
