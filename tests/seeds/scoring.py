# ruff: noqa: T201  it is a program too, and prints a table
"""How well `extract` finds what a careful curator finds in the annotated documents.

    python -m tests.seeds.scoring read [--show] [--only NAME] [--each]

Two ways of matching claims of one role. Shared: a claim counts if it shares half of the shorter
one's characters with one of the other list; this is the measure that the aims are stated in.
Strict: pairs one to one, each sharing half of their union. Quotations: half of the union, and
the same speaker. Figures: an overlap, and the same value and unit.
"""

import argparse
import contextlib
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from seeds.extraction import ExtractedClaim, extract

VECTORS = Path(__file__).parents[1] / "vectors" / "extraction"
REAL = Path(__file__).parents[3] / "shared" / "seeds"
ROLES = ("attack", "rebuttal", "contrast", "fact")
MEASURES = (*ROLES, "any role", "quotation", "figure")


@dataclass(frozen=True)
class Annotated:
    """A document with what a curator found in it."""

    name: str
    text: str
    side: str
    people: list[dict[str, Any]]
    claims: list[dict[str, Any]]
    figures: list[dict[str, Any]]


@dataclass
class Tally:
    """Hits and misses of one measure, with the words of what was missed or false."""

    predicted: int = 0
    right: int = 0
    gold: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __iadd__(self, other: "Tally") -> "Tally":
        self.predicted += other.predicted
        self.right += other.right
        self.gold += other.gold
        self.found += other.found
        self.missed += other.missed
        self.false += other.false
        return self


Span = dict[str, Any]
Scores = dict[str, dict[str, Tally]]  # by matching, then by measure


def load(part: str, *, only: str = "") -> list[Annotated]:
    """Return the annotated documents of a folder; those whose words are missing are named."""
    documents = []
    for path in sorted((VECTORS / part).glob("*.json")):
        if only in path.stem:
            notes = json.loads(path.read_text(encoding="utf-8"))
            text = _words_of(path, notes)
            if text is None:
                print(f"SKIPPED {path.stem}: its words are not in {REAL}", file=sys.stderr)
            else:
                people, claims = notes["people"], notes["claims"]
                side = notes.get("side", "unknown")
                documents.append(Annotated(path.stem, text, side, people, claims, notes["figures"]))
    return documents


def _words_of(path: Path, notes: dict[str, Any]) -> str | None:
    own = path.with_suffix(".txt")
    if own.exists():
        return own.read_bytes().decode()
    for real in REAL.glob("*.txt"):
        raw = real.read_bytes()
        if hashlib.sha256(raw).hexdigest() == notes["sha256"]:
            return raw.decode()
    return None


def score(document: Annotated, claims: Sequence[ExtractedClaim]) -> Scores:
    """Return the tallies of one document."""
    found = [_as_span(claim) for claim in claims]
    return {
        "shared": _tallies(document, found, _shared),
        "strict": _tallies(document, found, _strict),
    }


def _as_span(claim: ExtractedClaim) -> Span:
    return {
        "start": claim.start,
        "end": claim.end,
        "role": claim.role,
        "quotation": claim.quotation,
        "speaker": claim.speaker or "",
        "figures": [
            {"start": one.start, "end": one.end, "value": str(one.value), "unit": one.unit}
            for one in claim.figures
        ],
    }


Matcher = Callable[[list[Span], list[Span]], tuple[set[int], set[int]]]


def _tallies(document: Annotated, found: list[Span], match: Matcher) -> dict[str, Tally]:
    gold = document.claims
    tallies = {role: _tally(document, _of(role, found), _of(role, gold), match) for role in ROLES}
    played = [claim for claim in found if claim["role"] not in ("none", "fact")]
    playable = [claim for claim in gold if claim["role"] not in ("none", "fact")]
    tallies["any role"] = _tally(document, played, playable, match)
    quotations = [claim for claim in found if claim["quotation"] and claim["speaker"]]
    quoted = [claim for claim in gold if claim["quotation"] and claim.get("speaker")]
    tallies["quotation"] = _tally(document, quotations, quoted, _quotations)
    figures = _once(figure for claim in found for figure in claim["figures"])
    tallies["figure"] = _tally(document, figures, document.figures, _figures)
    return tallies


def _of(role: str, claims: list[Span]) -> list[Span]:
    return [claim for claim in claims if claim["role"] == role]


def _once(figures: Iterable[Span]) -> list[Span]:
    return list({(figure["start"], figure["end"]): figure for figure in figures}.values())


def _tally(document: Annotated, predicted: list[Span], gold: list[Span], match: Matcher) -> Tally:
    right, found = match(predicted, gold)
    return Tally(
        len(predicted),
        len(right),
        len(gold),
        len(found),
        [_shown(document, one) for at, one in enumerate(gold) if at not in found],
        [_shown(document, one) for at, one in enumerate(predicted) if at not in right],
    )


def _shown(document: Annotated, span: Span) -> str:
    words = " ".join(document.text[span["start"] : span["end"]].split())
    who = f" [{span['speaker']}]" if span.get("speaker") else ""
    value = f" = {span['value']} {span['unit']}" if "value" in span else ""
    return f"{document.name} {span['start']}{who}: {words}{value}"


def overlap(one: Span, other: Span) -> int:
    return max(0, min(one["end"], other["end"]) - max(one["start"], other["start"]))


def share_half(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the shorter one."""
    return 2 * overlap(one, other) >= min(_length(one), _length(other))


def _length(span: Span) -> int:
    return int(span["end"] - span["start"])


def _shared(predicted: list[Span], gold: list[Span]) -> tuple[set[int], set[int]]:
    pairs = [
        (mine, theirs)
        for mine, one in enumerate(predicted)
        for theirs, other in enumerate(gold)
        if share_half(one, other)
    ]
    return {mine for mine, _ in pairs}, {theirs for _, theirs in pairs}


def _strict(predicted: list[Span], gold: list[Span]) -> tuple[set[int], set[int]]:
    return _one_to_one(predicted, gold, lambda _one, _other: True)


def _quotations(predicted: list[Span], gold: list[Span]) -> tuple[set[int], set[int]]:
    return _one_to_one(predicted, gold, _same_speaker)


def _one_to_one(
    predicted: list[Span], gold: list[Span], fits: Callable[[Span, Span], bool]
) -> tuple[set[int], set[int]]:
    """Pair the likest first; a pair shares at least half of its union."""
    pairs = sorted(
        (
            (share(one, other), -mine, -theirs)
            for mine, one in enumerate(predicted)
            for theirs, other in enumerate(gold)
            if share(one, other) >= 0.5 and fits(one, other)
        ),
        reverse=True,
    )
    right: set[int] = set()
    found: set[int] = set()
    for _, mine, theirs in pairs:
        if -mine not in right and -theirs not in found:
            right.add(-mine)
            found.add(-theirs)
    return right, found


def share(one: Span, other: Span) -> float:
    both = overlap(one, other)
    return both / (_length(one) + _length(other) - both)


def _same_speaker(one: Span, other: Span) -> bool:
    """A surname is its full name; a title, an article or the case make no difference."""
    mine, theirs = _name(one["speaker"]), _name(other["speaker"])
    return mine == theirs or mine[-1:] == theirs[-1:]


def _name(speaker: str) -> list[str]:
    return speaker.replace("’", "'").removeprefix("the ").casefold().split()


def _figures(predicted: list[Span], gold: list[Span]) -> tuple[set[int], set[int]]:
    pairs = [
        (mine, theirs)
        for mine, one in enumerate(predicted)
        for theirs, other in enumerate(gold)
        if overlap(one, other) and _quantity(one) == _quantity(other)
    ]
    return {mine for mine, _ in pairs}, {theirs for _, theirs in pairs}


def _quantity(figure: Span) -> tuple[str, str | None]:
    value = str(figure["value"])
    with contextlib.suppress(ValueError):  # a date is its digits
        value = str(float(value))
    return value, figure["unit"]


def total(each: Iterable[Scores]) -> Scores:
    """Add up the tallies of several documents."""
    summed: Scores = {
        how: {measure: Tally() for measure in MEASURES} for how in ("shared", "strict")
    }
    for scores in each:
        for how, tallies in scores.items():
            for measure, tally in tallies.items():
                summed[how][measure] += tally
    return summed


def table(title: str, scores: Scores) -> Iterator[str]:
    yield f"{title:28}      shared               strict"
    yield f"{'':14}{'gold':>6}{'found':>7}" + f"{'prec':>8}{'rec':>6}{'F1':>6}" * 2
    for measure in MEASURES:
        first = scores["shared"][measure]
        figures = "".join(
            f"{tally.precision:8.2f}{tally.recall:6.2f}{tally.f1:6.2f}"
            for tally in (first, scores["strict"][measure])
        )
        yield f"{measure:14}{first.gold:6}{first.predicted:7}{figures}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("part", help="a folder of tests/vectors/extraction")
    parser.add_argument("--show", action="store_true", help="list what was missed or false")
    parser.add_argument("--each", action="store_true", help="a table for each document")
    parser.add_argument("--only", default="", help="part of a document's name")
    options = parser.parse_args(arguments)
    scored = [
        (document.name, score(document, extract(document.text, document.people, document.side)))
        for document in load(options.part, only=options.only)
    ]
    for name, scores in scored if options.each else ():
        print(*table(name, scores), "", sep="\n")
    summed = total(scores for _, scores in scored)
    for measure in MEASURES if options.show else ():
        tally = summed["shared"][measure]
        print(f"{measure}: missed", *tally.missed, sep="\n  - ")
        print(f"{measure}: false", *tally.false, sep="\n  + ")
    print(*table(f"{len(scored)} documents of {options.part}", summed), sep="\n")


if __name__ == "__main__":
    main()
