"""Documents into claims and draft cards: `ingest` of 50 articles, and of 100.

The articles are put together from the sentences of this project's own samples and annotated
documents, shuffled by a fixed seed, about a thousand words each, so that every article is new
and says much that others say. Prints one JSON document.
"""

import json
import os
import platform
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from cards import drafting
from cards.drafting.known import Knowledge
from cards.models import Card
from seeds.models import Claim, Person, Side
from seeds.readers import Document, parse
from seeds.spans import layout

ROOT = Path(__file__).parents[1]
SAMPLES = (ROOT / "seeds" / "samples", ROOT / "tests" / "vectors" / "extraction" / "read")
PEOPLE = (("Ines Vasquez", Side.OURS, "she"), ("Desmond Holt", Side.THEIRS, "he"))
WORDS = 1000
SEED = 20261125
MEGABYTE = 1024 * 1024
KILOBYTE = 1024


@dataclass(frozen=True)
class Extent:
    """How many articles are taken in, one number after the other, each by an empty database."""

    articles: tuple[int, ...]


FULL = Extent((50, 100))
BRIEF = Extent((1, 2))  # says nothing, but that it runs


def articles(count: int) -> Iterator[Document]:
    """Yield that many articles, the same at every call."""
    chance = random.Random(SEED)
    paragraphs = list(_paragraphs())
    for number in range(count):
        said = [f"Article {number}"]
        while sum(len(each.split()) for each in said) < WORDS:
            sentences = chance.choice(paragraphs)
            said.append(" ".join(chance.sample(sentences, k=len(sentences))))
        yield parse("\n\n".join(said).encode(), name=f"article-{number}.txt")


def _paragraphs() -> Iterator[list[str]]:
    for folder in SAMPLES:
        for path in sorted([*folder.glob("*.txt"), *folder.glob("*.md")]):
            text = path.read_text()
            laid_out = layout(text)
            for place, _ in enumerate(laid_out.paragraphs):
                held = [text[s.start : s.end] for s in laid_out.sentences if s.paragraph == place]
                if len(held) > 1:
                    yield held


def case(count: int) -> dict[str, Any]:
    """Take in that many articles."""
    call_command("flush", interactive=False, verbosity=0)
    for name, side, pronoun in PEOPLE:
        Person.objects.create(
            name=name, side=side, pronoun=pronoun, aliases=[name.split()[-1]], is_principal=True
        )
    documents = list(articles(count))
    before, cpu = time.perf_counter(), time.process_time()
    knowledge = Knowledge.stored()
    for document in documents:
        drafting.take_in(document, at=timezone.now(), knowledge=knowledge)
    seconds, cpu = time.perf_counter() - before, time.process_time() - cpu
    words = sum(len(each.text.split()) for each in documents)
    return {
        "articles": count,
        "words": words,
        "seconds": round(seconds, 2),
        "cpu_seconds": round(cpu, 2),
        "words_per_second": round(words / seconds),
        "claims": Claim.objects.count(),
        "cards": Card.objects.count(),
        "peak_megabytes": round(_peak() / MEGABYTE),
    }


def _peak() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * KILOBYTE


def main(extent: Extent) -> None:
    call_command("migrate", verbosity=0)
    cases = [case(count) for count in extent.articles]
    first, last = cases[0], cases[-1]
    document = {
        "what": "documents into claims and draft cards, one process",
        "extent": asdict(extent),
        "command": "make bench",
        "measured_on": datetime.now(tz=timezone.get_current_timezone()).date().isoformat(),
        "database": connection.display_name,
        "versions": {"python": platform.python_version(), "django": django.__version__},
        "machine": {
            "system": platform.system(),
            "architecture": platform.machine(),
            "cores": os.cpu_count(),
        },
        # 1 if twice the words take twice the time.
        "growth": round(
            last["cpu_seconds"] / first["cpu_seconds"] / (last["words"] / first["words"]), 2
        ),
        "cases": cases,
    }
    json.dump(document, sys.stdout)
