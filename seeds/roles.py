"""What part a statement plays: an attack on us, our answer, a contrast on them, or none.

What speaks for or against each side is weighed the same way for either; only at the end does
it get the name of a role. So whoever swaps the sides swaps the roles.
"""

import json
import math
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from seeds.cast import Side
from seeds.weighing import OTHER, Weights

Role = Literal["attack", "rebuttal", "contrast", "fact", "none"]

PATH = Path(__file__).with_name("role_weights.json")


@dataclass(frozen=True)
class Judgment:
    """A role and how sure it is, from 0 to 1."""

    role: Role
    score: float


@dataclass
class Lean:
    """Whom a voice speaks for or against, summed over all that it says."""

    toward: dict[Side, float] = field(default_factory=dict)

    def add(self, weights: Weights) -> None:
        for side in OTHER:
            amount = weights.favor(side) - 2 * weights.against(side)
            self.toward[side] = self.toward.get(side, 0.0) + amount

    def of(self, side: Side) -> float:
        """From -1, against that side, to 1, for it."""
        difference = self.toward.get(side, 0.0) - self.toward.get(OTHER[side], 0.0)
        return max(-1.0, min(1.0, difference / 4))


@dataclass
class Unit:
    """What is judged: the words' weights, who says them, and what went before."""

    weights: Weights
    voice: Side
    is_speech: bool
    kind: str = "prose"
    is_quotation: bool = False
    has_figure: bool = False
    is_question: bool = False
    before: "Unit | None" = None  # in the same mouth and paragraph
    previous: "Unit | None" = None  # in whatever mouth
    lean: "Lean | None" = None  # of whoever says it, all through the document
    traits: dict[str, float] = field(default_factory=dict)
    impression: dict[str, float] = field(default_factory=dict)  # chances, before any context

    def seems(self, stance: str, side: Side) -> float:
        if not self.impression:
            self.impression = _chances(options(self, FIRST, in_context=False))
        return self.impression[f"{stance} {side}"]


def features(unit: Unit, side: Side, *, in_context: bool = True) -> dict[str, float]:
    """Describe a unit as it looks to one side; `own` is that side, `other` the opposing one."""
    weights, other = unit.weights, OTHER[side]
    found: dict[str, float] = {}
    own_named, other_named = weights.named(side), weights.named(other)
    for who, whose in (("own", side), ("other", other), ("nobody", None)):
        for kind, value in weights.pans.get(whose, {}).items():
            if kind != "named" and value:
                found[f"{who} {kind}"] = min(value, 2.0)
    voice = {side: "own", other: "other"}.get(unit.voice, "neutral")
    named = ("own" if own_named else "") + ("other" if other_named else "") or "nobody"
    how = "speech" if unit.is_speech else "text"
    found[f"{voice} {how}"] = 1.0
    found[f"{voice} voice, {named} named"] = 1.0
    found[f"{how}, {named} named"] = 1.0
    actor = {side: "own", other: "other"}.get(weights.actor or "unknown", "nobody")
    if weights.actor and actor == "nobody":
        actor = "stranger"
    found[f"{voice} {how}, {actor} acts"] = 1.0
    bad, good = weights.against(None), weights.favor(None)
    found[f"bad in {voice} voice"] = min(bad, 2.0)
    found[f"good in {voice} voice"] = min(good, 2.0)
    if voice == "neutral":
        found[f"bad of {named}"] = min(bad, 2.0)
        found[f"good of {named}"] = min(good, 2.0)
    if weights.first == side:
        found["first named"] = 1.0
    if in_context:
        found.update(_context(unit, side, voice, named, how))
    if weights.marks["you"]:
        found[f"you of {voice}"] = 1.0
        if unit.kind == "turn":
            found[f"you of {voice} in turn"] = 1.0
    if weights.marks["process"]:
        found["process"] = 1.0
    if unit.is_question:
        found[f"question of {voice}"] = 1.0
    if unit.has_figure:
        found[f"figure of {voice}"] = 1.0
    if weights.marks["negation"]:
        found[f"negation of {voice}"] = 1.0
    for trait in unit.traits:
        found[f"{trait}"] = 1.0
    if weights.marks["correction"]:
        found[f"correction in {voice} voice, {named} named"] = 1.0
        found["correction, own bad"] = min(weights.against(side), 2.0)
        found["correction, other bad"] = min(weights.against(other), 2.0)
    if unit.kind != "prose":
        found[unit.kind] = 1.0
    if weights.words < 4:
        found[f"short in {voice} voice"] = 1.0
    return {name: value for name, value in found.items() if value}


def _context(unit: Unit, side: Side, voice: str, named: str, how: str) -> dict[str, float]:
    """What the words around a unit, and all else that its voice says, let expect."""
    found: dict[str, float] = defaultdict(float)
    if unit.lean and voice == "neutral":
        lean = unit.lean.of(side)
        found[f"lean of {how}"] = lean
        found[f"lean of {how}, {named} named"] = lean
    for name, start in (("before", unit.before), ("previous", unit.previous)):
        near, reach = start, 0.6
        while near and reach > 0.1:
            for stance in ("against", "for"):
                chance = reach * near.seems(stance, side)
                found[f"{name}: {stance}"] += chance
                if named == "nobody":
                    found[f"{name}: {stance}, {voice} voice, nobody named"] += chance
                if unit.weights.marks["correction"] and name == "previous":
                    found[f"corrected: {stance}"] += chance
            near = near.before if name == "before" else near.previous
            reach *= 0.5
    return found


def options(
    unit: Unit, learned: dict[str, dict[str, float]], *, in_context: bool = True
) -> dict[str, float]:
    """Return how much speaks for each reading; nothing at all is worth 0."""
    scores = {"nothing": 0.0}
    for side in OTHER:
        seen = features(unit, side, in_context=in_context)
        for stance in ("against", "for"):
            table = learned[stance]
            scores[f"{stance} {side}"] = table["always"] + sum(
                table.get(name, 0.0) * value for name, value in seen.items()
            )
    return scores


NAMES: dict[str, Role] = {
    "against ours": "attack",
    "against theirs": "contrast",
    "for ours": "rebuttal",
    "for theirs": "none",
    "nothing": "none",
}


def judge(unit: Unit) -> Judgment:
    """Name the role of a statement."""
    scores = options(unit, LEARNED)
    top = max(scores.values())
    best = [name for name, value in scores.items() if value == top]
    name = best[0]
    if len(best) > 1 and unit.weights.first:
        name = next((one for one in best if one.endswith(unit.weights.first)), name)
    return Judgment(NAMES[name], round(_chances(scores)[name], 3))


def _chances(scores: dict[str, float]) -> dict[str, float]:
    top = max(scores.values())
    odds = {name: math.exp(value - top) for name, value in scores.items()}
    total = sum(odds.values())
    return {name: value / total for name, value in odds.items()}


LEARNED: dict[str, dict[str, float]] = (
    json.loads(PATH.read_text(encoding="utf-8"))
    if PATH.exists()
    else {"against": {"always": 0.0}, "for": {"always": 0.0}}
)
FIRST = LEARNED.get("first", LEARNED)
