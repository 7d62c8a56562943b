"""How a unit looks to one side: "own" is that side, "other" the opposing one.

Neither side is told from the other but by this, so whoever swaps them swaps the roles.
"""

from seeds.cast import Side
from seeds.roles.units import Unit
from seeds.weighing import OTHER

Features = dict[str, float]

_MOST = 2.0  # of one kind of evidence
_SHORT = 4  # words


def voice_of(unit: Unit, side: Side) -> str:
    if unit.voice in OTHER:
        return "own" if unit.voice == side else "other"
    return "stranger" if unit.is_speech and unit.voice == "unknown" else "neutral"


def named_in(unit: Unit, side: Side) -> str:
    own = "own" if unit.weights.named(side) else ""
    other = "other" if unit.weights.named(OTHER[side]) else ""
    return own + other or "nobody"


def features(unit: Unit, side: Side) -> Features:
    """Describe a unit read by itself."""
    voice, named = voice_of(unit, side), named_in(unit, side)
    how = "speech" if unit.is_speech else "text"
    found = {
        f"{voice} {how}": 1.0,
        f"{voice} voice, {named} named": 1.0,
        f"{how}, {named} named": 1.0,
        f"{voice} {how}, {_actor(unit, side)} acts": 1.0,
        **_evidence(unit, side, f"{voice} {how}"),
        **_free(unit, voice, named),
        **_marks(unit, side, voice, named),
        **_form(unit, voice, named),
        **_traits(unit, side, voice),
    }
    if unit.weights.first == side:
        found["first named"] = 1.0
    return {name: value for name, value in found.items() if value}


def _actor(unit: Unit, side: Side) -> str:
    actor = unit.weights.actor
    if actor in OTHER:
        return "own" if actor == side else "other"
    return "stranger" if actor else "nobody"


def _evidence(unit: Unit, side: Side, mouth: str) -> Features:
    found = {}
    for who, whose in (("own", side), ("other", OTHER[side])):
        for kind, value in unit.weights.of(whose).items():
            if kind != "named":
                found[f"{who} {kind}"] = min(value, _MOST)
                found[f"{who} {kind}, {mouth}"] = min(value, _MOST)
    for kind, value in unit.weights.of(None).items():
        found[f"nobody {kind}"] = min(value, _MOST)
    return found


def _free(unit: Unit, voice: str, named: str) -> Features:
    """What is good or bad of nobody in particular."""
    bad, good = min(unit.weights.against(None), _MOST), min(unit.weights.favor(None), _MOST)
    found = {f"bad in {voice} voice": bad, f"good in {voice} voice": good}
    if voice not in ("own", "other"):
        found |= {f"bad of {named}": bad, f"good of {named}": good}
    return found


def _marks(unit: Unit, side: Side, voice: str, named: str) -> Features:
    weights, marks = unit.weights, unit.weights.marks
    found = {}
    if marks.get("you"):
        found[f"you of {voice}"] = 1.0
        if unit.kind == "turn":
            found[f"you of {voice} in turn"] = 1.0
    if marks.get("process"):
        found["process"] = 1.0
    if marks.get("negation"):
        found[f"negation of {voice}"] = 1.0
    if marks.get("correction"):
        found[f"correction in {voice} voice, {named} named"] = 1.0
        found["correction, own bad"] = min(weights.against(side), _MOST)
        found["correction, other bad"] = min(weights.against(OTHER[side]), _MOST)
    return found


def _form(unit: Unit, voice: str, named: str) -> Features:
    found = {}
    if unit.is_question:
        found[f"question of {voice}"] = 1.0
    if unit.has_figure:
        found[f"figure of {voice}"] = 1.0
    if unit.kind != "prose":
        found[unit.kind] = 1.0
        found[f"{unit.kind} of {voice}, {named} named"] = 1.0
    if unit.weights.words < _SHORT:
        found[f"short in {voice} voice"] = 1.0
    return found


def _traits(unit: Unit, side: Side, voice: str) -> Features:
    found = dict.fromkeys(unit.traits, 1.0)
    if unit.document in OTHER:
        whose = "own" if unit.document == side else "other"
        found |= {f"{trait}, {whose} document": 1.0 for trait in unit.traits}
        if voice == "stranger":
            found[f"stranger in {whose} document"] = 1.0
    return found
