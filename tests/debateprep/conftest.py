"""What tests of the door need: a clock that stands at noon, attempts that start from zero."""

import pytest
import time_machine
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_attempts():
    """Forget the attempts that other tests made: they count in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def at_noon(noon):
    """Stop the clock at noon; `shift` moves it."""
    with time_machine.travel(noon, tick=False) as traveller:
        yield traveller
