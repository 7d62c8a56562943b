"""What is judged at once, and what its judges know of it."""

from dataclasses import dataclass, field

from seeds.cast import Side
from seeds.weighing import OTHER, Weights

_SURE = 4.0  # as much evidence makes a voice wholly partisan


@dataclass
class Lean:
    """For or against whom a voice speaks, over all that it says."""

    toward: dict[Side, float] = field(default_factory=lambda: dict.fromkeys(OTHER, 0.0))

    def add(self, weights: Weights) -> None:
        for side in OTHER:
            self.toward[side] += weights.favor(side) - 2 * weights.against(side)

    def of(self, side: Side) -> float:
        """From -1, against that side, to 1, for it."""
        difference = self.toward[side] - self.toward[OTHER[side]]
        return max(-1.0, min(1.0, difference / _SURE))


@dataclass
class Unit:
    """A sentence, or a piece of a quotation: its words, its voice, and what stands around it."""

    weights: Weights
    voice: Side
    is_speech: bool  # somebody says it, not the document itself
    kind: str = "prose"  # of paragraph
    document: Side = "unknown"
    has_figure: bool = False
    is_question: bool = False
    traits: frozenset[str] = frozenset()
    before: "Unit | None" = None  # in the same mouth
    previous: "Unit | None" = None  # in whatever mouth
    head: "Unit | None" = None  # the heading that it stands under
    lean: Lean | None = None
    impression: dict[str, float] = field(default_factory=dict)  # chances, read by itself

    @property
    def corrects(self) -> bool:
        """Whether it says that something said is not so."""
        return bool(self.weights.marks.get("correction")) or "answer" in self.traits
