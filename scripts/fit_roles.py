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
from seeds.extraction import extract
from seeds.roles.context import STANCES, context
from seeds.roles.features import features
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
PULL = 10.0  # toward the expectations
LESS = 0.3  # what a short statement counts against one of a document
RARE = 8  # sides of statements: a feature seen less often keeps its expectation
STEPS, RATE = 250, 0.05
NOTICED = 0.03  # smaller weights are left out

Table = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Example:
    """A statement as it looks to each side, and the readings that are right."""

    seen: dict[str, dict[str, float]]
    right: set[str]
    weight: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folds", type=int, default=0)
    folds = parser.parse_args().folds
    expected = json.loads(PRIORS.read_text(encoding="utf-8"))
    roles.FIRST = expected
    documents = scoring.load("read")
    examples = {document.name: list(of_document(document)) for document in documents}
    short = list(of_sentences())
    if not folds:
        learned = fit([one for each in examples.values() for one in each] + short, expected)
        tables = {"first": expected, "learned": learned}
        WEIGHTS.write_text(json.dumps(tables, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        return
    scores = []
    for fold in range(folds):
        held = documents[fold::folds]
        others = [one for one in documents if one not in held]
        training = [example for one in others for example in examples[one.name]]
        roles.LEARNED = fit(training + short, expected)
        scores += [scoring.score(one, extract(one.text, one.people, one.side)) for one in held]
    print(*scoring.table(f"left out, {folds} folds", scoring.total(scores)), sep="\n")  # noqa: T201


def of_document(document: scoring.Annotated) -> Iterator[Example]:
    found = statements(Document(document.text, document.people, document.side))
    for one in found:
        if not one.is_aside:
            yield example(one, role_of(one, document.claims), 1.0)


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
            yield example(one, right, LESS)


def example(one: Statement, role: str, weight: float) -> Example:
    seen = {side: features(one.unit, side) | context(one.unit, side, roles.seems) for side in OTHER}
    return Example(seen, READINGS[role], weight)


def fit(examples: Sequence[Example], expected: Table) -> Table:
    """Return the likeliest weights, by gradient steps of even size (Adam, arXiv 1412.6980)."""
    often = Counter(name for one in examples for seen in one.seen.values() for name in seen)
    names = {name for name, count in often.items() if count >= RARE} | {"always"}
    table = {
        stance: {name: expected[stance].get(name, 0.0) for name in names | set(expected[stance])}
        for stance in STANCES
    }
    first: Table = {stance: defaultdict(float) for stance in STANCES}
    second: Table = {stance: defaultdict(float) for stance in STANCES}
    for step in range(1, STEPS + 1):
        slopes = slope(examples, table, expected)
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


def slope(examples: Sequence[Example], table: Table, expected: Table) -> Table:
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
    for one in examples:
        chances = roles.chances(roles.scored(one.seen, table))
        right = sum(chances[name] for name in one.right)
        for stance in STANCES:
            for side, seen in one.seen.items():
                name = f"{stance} {side}"
                wanted = chances[name] / right if name in one.right else 0.0
                excess = one.weight * (chances[name] - wanted)
                slopes[stance]["always"] += excess
                for feature, value in seen.items():
                    slopes[stance][feature] += excess * value
    return slopes


if __name__ == "__main__":
    main()
