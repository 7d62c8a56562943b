"""How a sitting is laid out on its page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cards.models import Topic
from debateprep.shared.ids import new_id
from quizzes.drills import Item
from quizzes.models import Rating
from quizzes.phrases import when_again

# Each rating's name in the interface, and its mark: the icon and color that go with it.
OFFERED = [
    (Rating.AGAIN, "Missed", "missed"),
    (Rating.HARD, "Shaky", "shaky"),
    (Rating.GOOD, "Nailed it", "nailed"),
]


@dataclass(frozen=True)
class Choice:
    """A rating that can be given, and when the card comes back after it."""

    rating: int
    name: str
    mark: str
    when: str


@dataclass(frozen=True)
class Turn:
    """A card of the sitting. One at a time is current; none once all are answered."""

    item: Item
    topic: str
    is_current: bool

    @property
    def card(self) -> dict[str, Any]:
        return self.item.content

    @property
    def choices(self) -> list[Choice]:
        days = self.item.outcomes
        return [
            Choice(int(rating), name, mark, when_again(days[rating]))
            for rating, name, mark in OFFERED
        ]


def laid_out(items: Iterable[Item]) -> dict[str, Any]:
    """Return what the page shows of a sitting: its turns, where it stands, what can be undone."""
    items = list(items)
    titles = Topic.objects.titles(item.content["topic"] for item in items)
    current = next((item for item in items if item.rating is None), None)
    answered = [item for item in items if item.rating is not None]
    place = items.index(current) + 1 if current else len(items)
    return {
        "turns": [Turn(item, titles[item.content["topic"]], item is current) for item in items],
        "place": f"Card {place} of {len(items)}",
        "is_answered": current is None,
        "undo_id": new_id(),
        "undoes": answered[-1].review if answered else None,
    }
