"""Texts made to be slow: what twice the characters cost each reader of documents.

The floor of a text is its first half, read in the same run: a ratio near 2 is linear, one near 4
is quadratic. Prints one JSON document.
"""

import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from time import process_time
from typing import Any

from seeds.cast import Member, meet
from seeds.extraction import extract
from seeds.figures import find_all
from seeds.folded import fold
from seeds.quotations import find_quotations
from seeds.spans import layout
from seeds.speakers import attribute
from seeds.verifying import verify, verify_figures

Reader = Callable[[str], Callable[[], Any]]  # prepares the reading of a text
PEOPLE = (
    Member("Ines Vasquez", ("Vasquez", "the mayor"), "ours", True, "she"),
    Member("Desmond Holt", ("Holt",), "theirs", True, "he"),
)
TEXTS = {
    "quotation marks": '"',
    "opening marks": "“",
    "marks in marks": "“‘",
    "quoted words": "“a b” ",
    "one letter": "a",
    "one word": "not ",
    "spaces": " ",
    "lines": "a\n",
    "paragraphs": "x\n\n",
    "broken words": "a-\n",
    "dashes": "-",
    "full stops": ". ",
    "ellipses": "… a b ",
    "abbreviations": "A.",
    "brackets": "[1,",
    "combining marks": "e\u0301",
    "invisible": "\u200b",
    "other letters": "שלום. ",
    "digits": "1",
    "numbers": "1 ",
    "number words": "two hundred and ",
    "ranges": "1-",
    "percentages": "5 percent ",
    "dates": "May 3 ",
    "labels": "HOLT: x\n",
    "names": "Holt 47, ",
    "strangers": "Aaa Bbb, a cook, said “we did not.” ",
    "speakers": "Holt said “we will go” and he said “no we will not” as the mayor said, ",
    "reports": "And it said so. And it did. ",
}


@dataclass(frozen=True)
class Extent:
    """How long the longer text is, and how much time is spent on each at least."""

    characters: int
    seconds: float


FEWEST_TURNS = 2  # one alone may meet a pause that is not its own
MOST_TURNS = 5  # of a text that is read in no time, whose preparing costs more
FULL = Extent(8_000, 0.02)
BRIEF = Extent(60, 0)  # says nothing, but that it runs


def _attributing(text: str) -> Callable[[], Any]:
    spans = layout(text)
    quotations, cast = find_quotations(text, spans), meet(text, PEOPLE, spans)
    return partial(attribute, text, quotations, spans, cast)


def _verifying(text: str) -> Callable[[], Any]:
    return partial(verify, f"{text[:200]} locked", text, "Holt", PEOPLE)


# What each reader needs is prepared first, and its time is not counted.
READERS: dict[str, Reader] = {
    "fold": lambda text: partial(fold, text),
    "layout": lambda text: partial(layout, text),
    "find_all": lambda text: partial(find_all, text),
    "find_quotations": lambda text: partial(find_quotations, text, layout(text)),
    "meet": lambda text: partial(meet, text, PEOPLE, layout(text)),
    "attribute": _attributing,
    "extract": lambda text: partial(extract, text, PEOPLE),
    "verify": _verifying,
    "verify_figures": lambda text: partial(verify_figures, f"{text[:50]} 7 percent", text),
}


def case(name: str, extent: Extent) -> dict[str, Any]:
    """Let one reader read every text, and its first half."""
    found = list(_times(name, extent))
    worst = max(found, key=lambda each: each["ratio"])
    slowest = max(found, key=lambda each: each["seconds"])
    return {
        "function": name,
        "worst_ratio": worst["ratio"],
        "worst_text": worst["text"],
        "characters_per_second": round(extent.characters / slowest["seconds"]),
        "slowest_text": slowest["text"],
        "texts": found,
    }


def _times(name: str, extent: Extent) -> Iterator[dict[str, Any]]:
    for called, unit in TEXTS.items():
        text = (unit * extent.characters)[: extent.characters]
        half, whole = _least(READERS[name], (text[: len(text) // 2], text), extent.seconds)
        yield {"text": called, "seconds": round(whole, 6), "ratio": round(whole / half, 2)}


def _least(prepare: Reader, texts: tuple[str, str], seconds: float) -> list[float]:
    """Return the least time of several turns; both texts meet the same neighbors by turns."""
    least, spent, turn = [float("inf")] * len(texts), 0.0, 0
    while turn < FEWEST_TURNS or (spent < seconds and turn < MOST_TURNS):
        for place, text in enumerate(texts):
            read = prepare(f"{text}{turn}")  # a text that no cache has seen
            begun = process_time()
            read()
            took = process_time() - begun
            least[place], spent = min(least[place], took), spent + took
        turn += 1
    return least


def main(extent: Extent) -> None:
    document = {
        "what": "texts made to be slow, and their first halves, one process",
        "extent": asdict(extent),
        "command": "make bench",
        "measured_on": datetime.now(tz=UTC).date().isoformat(),
        "versions": {"python": platform.python_version()},
        "machine": {
            "system": platform.system(),
            "architecture": platform.machine(),
            "cores": os.cpu_count(),
        },
        "cases": [case(name, extent) for name in READERS],
    }
    json.dump(document, sys.stdout)
