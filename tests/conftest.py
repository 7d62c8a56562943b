"""The cast and the moment, shared by every test."""

from datetime import UTC, datetime

import pytest

from tests.factories.accounts import UserFactory


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
