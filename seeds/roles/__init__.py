"""What part a statement plays: an attack on us, our answer, a contrast on them, or none.

Each statement may be for or against either side. How likely each is comes from one table of
weights for both sides (`weights.json`, made by `scripts/fit_roles.py`); only at the end does the
likeliest get the name of a role.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Literal

from seeds.cast import Side
from seeds.roles.context import STANCES, context
from seeds.roles.features import Features, features
from seeds.roles.units import Lean, Unit
from seeds.weighing import OTHER

__all__ = ["Judgment", "Lean", "Role", "Unit", "chances", "guess", "judge", "scored", "seems"]

Role = Literal["attack", "rebuttal", "contrast", "fact", "none"]
Table = Mapping[str, Mapping[str, float]]  # by stance, then by feature

NAMES: dict[str, Role] = {
    "against ours": "attack",
    "against theirs": "contrast",
    "for ours": "rebuttal",
    "for theirs": "none",
    "nothing": "none",
}
EAGERNESS = 0.4  # taken off "nothing": a curator strikes a claim sooner than finds one
_ENOUGH, _SHARE = 4, 0.8  # statements, and their share, that show whose document it is

_TABLES = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
FIRST: Table = _TABLES["first"]
LEARNED: Table = _TABLES["learned"]


@dataclass(frozen=True)
class Judgment:
    """A role and how sure it is, from 0 to 1."""

    role: Role
    score: float


def judge(unit: Unit) -> Judgment:
    """Name the role of a statement."""
    scores = readings(unit, LEARNED)
    scores["nothing"] -= EAGERNESS
    likeliest = _likeliest(scores, unit.weights.first)
    return Judgment(NAMES[likeliest], round(chances(scores)[likeliest], 3))


def guess(units: Iterable[Unit]) -> Side:
    """Guess on whose side a voice is from all that it says."""
    taken = Counter(_likeliest(readings(unit, LEARNED), unit.weights.first) for unit in units)
    toward = {
        side: taken[f"for {side}"] + taken[f"against {other}"] for side, other in OTHER.items()
    }
    side, count = max(toward.items(), key=itemgetter(1))
    return side if count >= _ENOUGH and count >= _SHARE * sum(toward.values()) else "unknown"


def seems(unit: Unit, stance: str, side: Side) -> float:
    """Return how likely a unit takes a stance, as it reads by itself."""
    if not unit.impression:
        seen = {side: features(unit, side) for side in OTHER}
        unit.impression.update(chances(scored(seen, FIRST)))
    return unit.impression[f"{stance} {side}"]


def readings(unit: Unit, table: Table) -> dict[str, float]:
    """Return how much speaks for each way to take a unit, in its context."""
    seen = {side: features(unit, side) | context(unit, side, seems) for side in OTHER}
    return scored(seen, table)


def scored(seen: Mapping[Side, Features], table: Table) -> dict[str, float]:
    """Return how much speaks for each reading, given how the unit looks to each side."""
    scores = {"nothing": 0.0}
    for stance in STANCES:
        weights = table[stance]
        for side, found in seen.items():
            told = sum(weights.get(name, 0.0) * value for name, value in found.items())
            scores[f"{stance} {side}"] = weights["always"] + told
    return scores


def _likeliest(scores: Mapping[str, float], first: Side | None) -> str:
    """Return the best reading; of two as good, that of the side named first, or nothing."""
    top = max(scores.values())
    best = [name for name, value in scores.items() if value == top]
    if len(best) == 1:
        return best[0]
    return next((name for name in best if first and name.endswith(first)), "nothing")


def chances(scores: Mapping[str, float]) -> dict[str, float]:
    """Return how likely each reading is; together they make 1."""
    top = max(scores.values())
    odds = {name: math.exp(value - top) for name, value in scores.items()}
    total = sum(odds.values())
    return {name: value / total for name, value in odds.items()}
