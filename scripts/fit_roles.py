"""Fit the weights that `seeds.roles` judges by: `python -m scripts.fit_roles [--folds 5]`.

Fits a softmax over the readings of each statement of tests/vectors/extraction/read/, and of the
short statements in sentences.txt at less weight, drawn toward the expectations in
`scripts/role_priors.json`. Writes seeds/roles/weights.json. With `--folds` it writes nothing, but
prints how documents are scored that were left out of the fit.
"""

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seeds import roles
from seeds.cast import Side
from seeds.extraction import extract
from seeds.roles.context import STANCES, context
from seeds.roles.features import Features, features
from seeds.roles.units import Unit
from seeds.speakers import Attribution
from seeds.statements import Document, Statement, statements
from seeds.weighing import OTHER
from tests.seeds import scoring

PRIORS = Path(__file__).with_name("role_priors.json")
WEIGHTS = Path(roles.__file__).with_name("weights.json")
SENTENCES = scoring.VECTORS / "sentences.txt"
READINGS = {
    "attack": {"against ours"},
    "contrast": {"against theirs"},
    "rebuttal": {"for ours"},
    "none": {"for theirs", "nothing"},
    "fact": {"for theirs", "nothing"},
}
PULL = 20.0  # toward the expectations
LESS = 0.3  # what a short statement counts against one of a document
RARE = 8  # sides of statements: a feature seen less often keeps its expectation
STEPS, RATE = 250, 0.05
NOTICED = 0.03  # smaller weights are left out

Table = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Example:
    """A statement, the readings of it that are right, and how much it counts."""

    unit: Unit
    right: set[str]
    weight: float


Seen = dict[Side, Features]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folds", type=int, default=0)
    folds = parser.parse_args().folds
    documents = scoring.load("read")
    examples = {document.name: list(of_document(document)) for document in documents}
    short = list(of_sentences())
    if not folds:
        tables = learn([one for each in examples.values() for one in each] + short)
        WEIGHTS.write_text(json.dumps(tables, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        return
    scores = []
    for fold in range(folds):
        held = documents[fold::folds]
        others = [one for one in documents if one not in held]
        tables = learn([one for each in others for one in examples[each.name]] + short)
        roles.FIRST, roles.LEARNED = tables["first"], tables["learned"]
        scores += [scoring.score(one, extract(one.text, one.people, one.side)) for one in held]
    print(*scoring.table(f"left out, {folds} folds", scoring.total(scores)), sep="\n")  # noqa: T201


def learn(examples: Sequence[Example]) -> dict[str, Table]:
    """Fit how statements read by themselves, then how they read in the light of that."""
    expected = json.loads(PRIORS.read_text(encoding="utf-8"))
    seen = [{side: features(one.unit, side) for side in OTHER} for one in examples]
    roles.FIRST = fit(examples, seen, expected)
    for one in examples:
        forget(one.unit)
    seen = [
        {side: found | context(one.unit, side, roles.seems) for side, found in alone.items()}
        for one, alone in zip(examples, seen, strict=True)
    ]
    return {"first": roles.FIRST, "learned": fit(examples, seen, expected)}


def forget(unit: Unit | None) -> None:
    """Clear how a unit, and those before it, read by earlier weights."""
    while unit and unit.impression:
        unit.impression.clear()
        forget(unit.head)
        unit = unit.previous


def of_document(document: scoring.Annotated) -> Iterator[Example]:
    for one in statements(Document(document.text, document.people, document.side)):
        if not one.is_aside:
            role = role_of(one, document.claims)
            yield Example(one.unit, READINGS[role], 1.0)


def role_of(one: Statement, claims: Sequence[dict[str, Any]]) -> str:
    """Return the role of the claim that a statement shares most with, or none."""
    span = {"start": one.start, "end": one.end}
    is_quotation = one.quotation is not None
    alike = [claim for claim in claims if claim["quotation"] == is_quotation]
    near = [claim for claim in alike if scoring.share_half(span, claim)]
    return max(near, key=lambda claim: scoring.share(span, claim))["role"] if near else "none"


def of_sentences() -> Iterator[Example]:
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            voice, role, text = line.split(" ", 2)
            for ours in ("A", "B"):
                yield from of_sentence(voice, role, text, ours)


def of_sentence(voice: str, role: str, text: str, ours: str) -> Iterator[Example]:
    sides = {"A": "ours", "B": "theirs"} if ours == "A" else {"A": "theirs", "B": "ours"}
    people = [
        {"name": "Dana Whitfield", "aliases": ["Whitfield"], "side": sides["A"], "pronoun": "she"},
        {"name": "Paul Renner", "aliases": ["Renner"], "side": sides["B"], "pronoun": "he"},
    ]
    side = sides.get(voice.upper(), "neutral")
    document = Document(text, people, side)
    if voice == "b":  # he says it
        said = Attribution("Paul Renner", None, None, side, "confirmed")
        document.reports = [said for _ in document.reports]
    named = {"-": {"ours": "attack", "theirs": "contrast"}, "+": {"ours": "rebuttal"}}
    right = "none" if role == "0" else named[role[0]].get(sides[role[1]], "none")
    for one in statements(document):
        if one.quotation is None:
            yield Example(one.unit, READINGS[right], LESS)


def fit(examples: Sequence[Example], seen: Sequence[Seen], expected: Table) -> Table:
    """Return the likeliest weights, by gradient steps of even size (Adam, arXiv 1412.6980)."""
    often = Counter(name for sides in seen for found in sides.values() for name in found)
    names = {name for name, count in often.items() if count >= RARE} | {"always"}
    table = {
        stance: {name: expected[stance].get(name, 0.0) for name in names | set(expected[stance])}
        for stance in STANCES
    }
    first: Table = {stance: defaultdict(float) for stance in STANCES}
    second: Table = {stance: defaultdict(float) for stance in STANCES}
    for step in range(1, STEPS + 1):
        slopes = slope(examples, seen, table, expected)
        for stance, weights in table.items():
            for name in weights:
                value = slopes[stance][name]
                first[stance][name] += 0.1 * (value - first[stance][name])
                second[stance][name] += 0.01 * (value * value - second[stance][name])
                mean = first[stance][name] / (1 - 0.9**step)
                spread = math.sqrt(second[stance][name] / (1 - 0.99**step))
                weights[name] -= RATE * mean / (spread + 1e-6)
    return {
        stance: {name: round(value, 2) for name, value in weights.items() if abs(value) >= NOTICED}
        | {"always": round(weights["always"], 2)}
        for stance, weights in table.items()
    }


def slope(
    examples: Sequence[Example], seen: Sequence[Seen], table: Table, expected: Table
) -> Table:
    slopes: Table = {
        stance: defaultdict(
            float,
            {
                name: 0.0 if name == "always" else PULL * (value - expected[stance].get(name, 0.0))
                for name, value in weights.items()
            },
        )
        for stance, weights in table.items()
    }
    for one, sides in zip(examples, seen, strict=True):
        chances = roles.chances(roles.scored(sides, table))
        right = sum(chances[name] for name in one.right)
        for stance in STANCES:
            for side, found in sides.items():
                name = f"{stance} {side}"
                wanted = chances[name] / right if name in one.right else 0.0
                excess = one.weight * (chances[name] - wanted)
                slopes[stance]["always"] += excess
                for feature, value in found.items():
                    slopes[stance][feature] += excess * value
    return slopes


if __name__ == "__main__":
    main()
