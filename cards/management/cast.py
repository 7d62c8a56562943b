"""The people of a run: those of a file, or those who are stored."""

from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import CommandError

from debateprep.shared.migrated import what_is_missing
from seeds.cast import Member, members
from seeds.models import Person

MOST_BYTES = 2_000_000
FIELDS = {"name", "aliases", "side", "principal", "pronoun"}


def from_file(path: Path) -> tuple[Member, ...]:
    """Read people from a deck file, or from a list of people, in YAML or JSON.

    Raises CommandError, naming the file and the line, or the entry and the field.
    """
    entries = _loaded(path)
    if isinstance(entries, dict):
        entries = entries.get("people")
    if not isinstance(entries, list):
        raise CommandError(f"{path}: holds no list of people, and is no deck file that has one.")
    for number, entry in enumerate(entries, start=1):
        unknown = sorted(map(str, set(entry) - FIELDS)) if isinstance(entry, dict) else []
        if unknown:
            known = ", ".join(sorted(FIELDS))
            message = f"Person {number}: {unknown[0]} is none of {known}."
            raise CommandError(f"{path}: {message}")
    try:
        return members(entries)
    except ValueError as exc:
        raise CommandError(f"{path}: {exc}") from exc


def stored() -> tuple[Member, ...]:
    """Return the people that the database has; nobody if it has no tables yet."""
    return () if what_is_missing() else members(Person.objects.all())


def _loaded(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise CommandError(f"{path}: is larger than {MOST_BYTES // 10**6} MB.")
        return yaml.safe_load(raw.decode("utf-8-sig"))
    except OSError as exc:
        raise CommandError(f"{path}: cannot be read: {exc.strerror}.") from exc
    except UnicodeDecodeError as exc:
        raise CommandError(f"{path}: is not UTF-8 text; save it as UTF-8 first.") from exc
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        mark = getattr(exc, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        problem = getattr(exc, "problem", None) or "it cannot be read"
        raise CommandError(f"{where}: is neither YAML nor JSON: {problem}.") from exc
