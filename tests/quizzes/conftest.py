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
def assignment(surrogate):
    """A deck given to the surrogate, due in 14 days."""
    return AssignmentFactory(user=surrogate, deck=DeckFactory(slug="mayoral", title="Mayoral"))


@pytest.fixture
def deck(assignment):
    """The deck that is assigned."""
    return assignment.deck


@pytest.fixture
def phone(client, at_noon, surrogate):
    """The surrogate's browser."""
    client.force_login(surrogate)
    return client
