"""What speaks for and against each side in a stretch of text."""

from collections.abc import Iterable, Sequence

from seeds.cast import Mention
from seeds.polarity import confirms, corrects
from seeds.weighing.items import items
from seeds.weighing.reading import read
from seeds.weighing.weights import OTHER, Weights

__all__ = ["OTHER", "Weights", "weigh"]


def weigh(text: str, spans: Iterable[tuple[int, int]], mentions: Sequence[Mention]) -> Weights:
    """Weigh some stretches of a text together. The sides are treated alike."""
    weights = Weights()
    for start, end in spans:
        read(items(text, start, end, mentions), weights)
        if corrects(text, start, end):
            weights.marks["correction"] += 1
        elif confirms(text, start, end):
            weights.marks["confirmation"] += 1
    return weights
