"""Run every benchmark: `make bench`."""

import json
import os
import secrets
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django

RESULTS = Path(__file__).parent / "results"
WITH_POSTGRES = Path(__file__).parents[1] / "scripts" / "with-postgres"
RECORDING = [sys.executable, "-m", "benchmarks", "recording"]
READING = [sys.executable, "-m", "benchmarks", "reading"]
HOSTILE = [sys.executable, "-m", "benchmarks", "hostile"]
HEADINGS = ("database", "batch", "requests/s", "reviews/s", "CPU µs/review", "floor", "ratio", "n")
READ = ("articles", "words", "seconds", "cpu_seconds", "claims", "cards", "peak_megabytes")
GREW = ("function", "worst_ratio", "worst_text", "characters_per_second", "slowest_text")


def main() -> None:
    RESULTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.sqlite3"
        print("POST /api/v1/reviews/ on SQLite…", flush=True)
        measured = [measure("reviews-sqlite", RECORDING, DATABASE_URL=url)]
    print("POST /api/v1/reviews/ on PostgreSQL…", flush=True)
    measured.append(measure("reviews-postgresql", [str(WITH_POSTGRES), "--durable", *RECORDING]))
    print("Documents into claims and draft cards…", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bench.sqlite3"
        read = measure("reading-sqlite", READING, DATABASE_URL=url)
    print("Texts made to be slow…", flush=True)
    hostile = measure("hostile", HOSTILE)
    print_table([result for result in measured if result])
    if read:
        print_reading(read)
    if hostile:
        print_hostile(hostile)
    if None in [*measured, read, hostile]:
        sys.exit("Not everything could be measured: see above.")


def run(name: str, *, brief: bool) -> None:
    """Measure in this process, on the database that DATABASE_URL names."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "debateprep.settings"
    django.setup()
    # It needs models, and a Django that is not set up has none.
    benchmark = import_module(f"benchmarks.{name}")
    benchmark.main(benchmark.BRIEF if brief else benchmark.FULL)


def measure(name: str, command: list[str], **environment: str) -> dict | None:
    """Run one benchmark as in production, in its own process, and keep what it found."""
    production = {"DEBUG": "0", "SECRET_KEY": secrets.token_hex(32)}
    production["PYTHONWARNINGS"] = "ignore:No directory at"  # no page is asked for: no static files
    done = subprocess.run(
        command, env=os.environ | production | environment, stdout=subprocess.PIPE, check=False
    )
    if done.returncode:
        print(f"{name} was not measured.", file=sys.stderr)
        return None
    result: dict = json.loads(done.stdout)
    (RESULTS / f"{name}.json").write_text(json.dumps(result, indent=2) + "\n")
    return result


def print_table(results: list[dict]) -> None:
    """Print one row a case. `floor` is the CPU time of the same statements without Django."""
    rows = [HEADINGS]
    for result in results:
        for case in result["cases"]:
            ours, floor = case["django"], case["floor"]
            rows.append(
                (
                    result["database"],
                    str(case["reviews_a_request"]),
                    f"{ours['requests_per_second']:.0f}",
                    f"{ours['reviews_per_second']:.0f}",
                    f"{ours['cpu_us_per_review']:.0f}",
                    f"{floor['cpu_us_per_review']:.0f}",
                    f"{case['cpu_ratio']:.1f}",
                    str(case["statements"]),
                )
            )
    _print(rows)


def print_reading(result: dict) -> None:
    """Print one row a case. `growth` is what twice the words cost, over twice the time."""
    _print([READ, *(tuple(str(case[name]) for name in READ) for case in result["cases"])])
    print(f"growth {result['growth']}")


def print_hostile(result: dict) -> None:
    """Print one row a function. `worst_ratio` is 2 if twice the characters take twice the time."""
    _print([GREW, *(tuple(str(case[name]) for name in GREW) for case in result["cases"])])


def _print(rows: list[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, strict=True)
        print("  ".join(cell.rjust(width) for cell, width in cells))


if __name__ == "__main__":
    if names := {"recording", "reading", "hostile"}.intersection(sys.argv):
        run(names.pop(), brief="--brief" in sys.argv)
    else:
        main()
