"""What part a statement plays: an attack on us, our answer, a contrast on them, or none.

What speaks for or against each side is weighed the same way for either; only at the end does
it get the name of a role. So whoever swaps the sides swaps the roles.
"""

import math
from dataclasses import dataclass
from typing import Literal

from seeds.cast import Side
from seeds.weighing import OTHER, Weights

Role = Literal["attack", "rebuttal", "contrast", "fact", "none"]


@dataclass(frozen=True)
class Judgment:
    """A role and how sure it is, from 0 to 1."""

    role: Role
    score: float


def judge(weights: Weights, voice: Side, *, is_speech: bool) -> Judgment:
    """Name the role of a statement from what it says of each side, and who says it."""
    if voice in OTHER:
        _partisan(weights, voice, is_speech=is_speech)
    else:
        _neutral(weights)
    against, favor = weights.against, weights.favor
    options: dict[Role, float] = {
        "attack": against["ours"],
        "contrast": against["theirs"],
        "rebuttal": favor["ours"],
        "none": favor["theirs"],
    }
    # Who sets one side against the other speaks against it first of all.
    for charge, defense in (("attack", "none"), ("contrast", "rebuttal")):
        if options[charge] >= 0.8:
            options[defense] *= 0.6
    ranked = sorted(options.values(), reverse=True)
    least = 0.4 if is_speech else 0.55
    if ranked[0] < least:
        return Judgment("none", 0.2)
    role = _best(options, weights)
    return Judgment(role, round(1 / (1 + math.exp(-1.5 * (ranked[0] - ranked[1]))), 3))


def _best(options: dict[Role, float], weights: Weights) -> Role:
    top = max(options.values())
    best = [role for role, value in options.items() if value == top]
    if best[:2] == ["attack", "contrast"]:
        return "attack" if weights.first == "ours" else "contrast"
    return best[0]


def _partisan(weights: Weights, voice: Side, *, is_speech: bool) -> None:
    other = OTHER[voice]
    against, favor = weights.against, weights.favor
    against[voice] *= 0.35
    favor[other] *= 0.5
    against[other] += 0.7 * weights.bad
    favor[voice] += 0.6 * weights.good
    if other in weights.named:
        against[other] += 0.6 if is_speech else 0.3
    if voice in weights.named:
        favor[voice] += 0.4 if is_speech else 0.25


def _neutral(weights: Weights) -> None:
    named = [side for side in OTHER if side in weights.named]
    for side in named:
        weights.against[side] += weights.bad * (0.5 if len(named) == 1 else 0.2)
        weights.favor[side] += weights.good * (0.4 if len(named) == 1 else 0.1)
    if weights.process:
        for side in named:
            weights.favor[side] *= 0.7
