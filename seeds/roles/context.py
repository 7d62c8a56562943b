"""What the words around a unit let expect of it, and all else that its voice says."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from seeds.cast import Side
from seeds.roles.features import Features, named_in, voice_of
from seeds.roles.units import Unit

STANCES = ("against", "for")
_NEXT, _FADES, _FARTHEST = 0.6, 0.5, 0.1  # how far the unit before counts, and those before it
_RULED = 6  # statements before one that says they are so, or not so

Seems = Callable[[Unit, str, Side], float]  # how likely a unit, read by itself, takes a stance


def context(unit: Unit, side: Side, seems: Seems) -> Features:
    """Describe what stands around a unit as it looks to one side."""
    voice = voice_of(unit, side)
    named = named_in(unit, side)
    found: Features = defaultdict(float)
    for name, near, reach in _around(unit):
        for stance in STANCES:
            chance = reach * seems(near, stance, side)
            found[f"{name}: {stance}"] += chance
            if named == "nobody":
                found[f"{name}: {stance}, {voice} voice, nobody named"] += chance
    found.update(_ruling(unit, side, seems))
    found.update(_lean(unit, side, voice, named))
    return found


def _around(unit: Unit) -> Iterator[tuple[str, Unit, float]]:
    """Yield the units before, in the same mouth and in any, and the heading."""
    for name in ("before", "previous"):
        near, reach = getattr(unit, name), _NEXT
        while near and reach > _FARTHEST:
            yield name, near, reach
            near, reach = getattr(near, name), reach * _FADES
    if unit.head:
        yield "head", unit.head, 1.0


def _ruling(unit: Unit, side: Side, seems: Seems) -> Features:
    """What is likeliest of the statements shortly before, where they are confirmed or corrected."""
    marks = [mark for mark in ("correction", "confirmation") if unit.weights.marks.get(mark)]
    ruled = [unit.head] if unit.head and marks else []
    near = unit.previous if marks else None
    while near and len(ruled) < _RULED:
        ruled.append(near)
        near = near.previous
    return {
        f"{mark}: {stance}": max((seems(one, stance, side) for one in ruled), default=0.0)
        for mark in marks
        for stance in STANCES
    }


def _lean(unit: Unit, side: Side, voice: str, named: str) -> Features:
    """Of a stranger, and of a document's voice; a known speaker's side says more."""
    if not unit.lean or voice in ("own", "other") or (unit.is_speech and voice == "neutral"):
        return {}
    how = "speech" if unit.is_speech else "text"
    lean = unit.lean.of(side)
    return {f"lean of {how}": lean, f"lean of {how}, {named} named": lean}
