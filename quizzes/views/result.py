"""How a finished sitting is laid out on its page."""

from dataclasses import dataclass
from typing import Any

from cards.models import Topic
from quizzes.drills import Item, Results


@dataclass(frozen=True)
class Part:
    """A stretch of the bar, in percent of its width."""

    color: str
    start: float
    share: float


@dataclass(frozen=True)
class Line:
    """A card to work on, with the icon and the color of its rating."""

    item: Item
    name: str
    mark: str
    color: str
    topic: str


def summed_up(results: Results) -> dict[str, Any]:
    """Return what the page shows of a sitting's results."""
    missed = [("Missed", "missed", "miss", item) for item in results.missed]
    shaky = [("Shaky", "shaky", "warn", item) for item in results.shaky]
    to_work_on = [*results.missed, *results.shaky]
    titles = Topic.objects.titles(item.content["topic"] for item in to_work_on)
    work = [
        Line(item, name, mark, color, titles[item.content["topic"]])
        for name, mark, color, item in [*missed, *shaky]
    ]
    answered = len(results.nailed) + len(work)
    return {"results": results, "answered": answered, "work": work, "parts": _parts(results)}


def _parts(results: Results) -> list[Part]:
    counts = {"good": results.nailed, "warn": results.shaky, "miss": results.missed}
    answered = sum(len(items) for items in counts.values())
    parts, start = [], 0.0
    for color, items in counts.items():
        if items:
            share = 100 * len(items) / answered
            parts.append(Part(color, start, share))
            start += share
    return parts
