"""What a stretch of text says for and against each side."""

from collections import defaultdict
from dataclasses import dataclass, field

from seeds.cast import Side

OTHER: dict[Side, Side] = {"ours": "theirs", "theirs": "ours"}
AGAINST = ("did bad", "is bad", "charged")
FAVOR = ("did good", "is good", "praised", "plan", "record")

Pan = dict[str, float]


@dataclass
class Weights:
    """What speaks against and for each side, by kind; under None what belongs to nobody."""

    pans: dict[Side | None, Pan] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(float))
    )
    first: Side | None = None  # of the two, the one that is mentioned first
    actor: Side | None = None  # whoever acts first
    marks: Pan = field(default_factory=lambda: defaultdict(float))
    words: int = 0

    def of(self, side: Side | None) -> Pan:
        return self.pans.get(side, {})

    def named(self, side: Side) -> bool:
        return self.of(side).get("named", 0.0) > 0

    def against(self, side: Side | None) -> float:
        return sum(self.of(side).get(kind, 0.0) for kind in AGAINST)

    def favor(self, side: Side | None) -> float:
        return sum(self.of(side).get(kind, 0.0) for kind in FAVOR)
