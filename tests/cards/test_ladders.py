"""How long a line of cards that follow cards is."""

import pytest

from cards.ladders import is_circular, length


@pytest.mark.parametrize(
    ("card", "follows", "cards"),
    [
        ("a", {}, 1),
        ("b", {"b": "a"}, 2),
        ("a", {"b": "a"}, 2),
        ("b", {"b": "a", "c": "b", "d": "c", "x": "a"}, 4),
        ("c", {"b": "a", "c": "b", "d": "c", "e": "d", "f": "e"}, 5),
        ("f", {"b": "a", "c": "b", "d": "c", "e": "d", "f": "e", "g": "f"}, 5),
        ("a", {"a": "b", "b": "a"}, 5),
    ],
)
def test_a_ladder_is_measured_up_and_down(card, follows, cards):
    assert length(card, follows) == cards


@pytest.mark.parametrize(
    ("card", "follows", "circular"),
    [
        ("b", {"b": "a"}, False),
        ("a", {"a": "b", "b": "a"}, True),
        ("a", {"a": "b", "b": "c", "c": "b"}, True),
    ],
)
def test_a_circle_is_seen_from_every_card_that_leads_into_it(card, follows, circular):
    assert is_circular(card, follows) is circular
