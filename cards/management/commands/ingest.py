"""Documents into the database."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from cards import citing
from cards.management import documents
from debateprep.shared.migrated import DatabaseCommand
from seeds.models import Grade, Side
from seeds.readers import (
    LONGEST_OUTLET,
    LONGEST_TITLE,
    SUFFIXES,
    Document,
    UnreadableDocumentError,
    read,
)

KINDS = " or ".join(SUFFIXES)


@dataclass(frozen=True)
class Report:
    """What came of one path."""

    json: dict[str, Any]
    is_read: bool = True
    is_new: bool = False
    is_redescribed: bool = False
    quoted: int = 0


class Command(DatabaseCommand):
    """Reads documents, stores them once, and gives the cards that cite them their words."""

    help = "Store documents exactly as read; cards that cite them quote them from then on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help=f"{KINDS} files, or folders of them"
        )
        parser.add_argument("--title", type=_line(LONGEST_TITLE), help="of one document")
        parser.add_argument("--outlet", type=_line(LONGEST_OUTLET), help="who published it")
        parser.add_argument("--published", type=_day, metavar="YYYY-MM-DD", help="when")
        parser.add_argument(
            "--grade", default="", choices=Grade.values, help="; ".join(Grade.labels)
        )
        parser.add_argument("--side", default="", choices=Side.values, help="whose document it is")
        parser.add_argument("--dry-run", action="store_true", help="read, but store nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def execute(self, *args: Any, **options: Any) -> str | None:
        """A dry run needs no database."""
        self.requires_migrations_checks = not options["dry_run"]
        return super().execute(*args, **options)

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        self.failures = 0
        files = list(self._files(paths))
        if options["title"] and len(files) > 1:
            raise CommandError(f"--title is for one document, and these are {len(files)}.")
        reports = [self._report(path, options) for path in files]
        if options["json"]:
            self.stdout.write(json.dumps({"documents": [each.json for each in reports]}, indent=1))
        else:
            self.stdout.write(_summary(reports, is_dry_run=options["dry_run"]))
        if self.failures:
            noun = "failure" if self.failures == 1 else "failures"
            raise CommandError(f"{self.failures} {noun}; everything else was done.")

    def _files(self, paths: list[Path]) -> Iterator[Path]:
        for path in paths:
            try:
                found = _in_folder(path) if path.is_dir() else [path]
            except OSError as exc:
                self._fail(f"{path}: cannot be read: {exc.strerror}.")
                continue
            if found == [path]:
                yield path
                continue
            readable = [each for each in found if each.suffix.lower() in SUFFIXES]
            for each in found:
                if each not in readable:
                    self._progress(f"{each}: passed over, not a {KINDS} file.")
            if not readable:
                self._fail(f"{path}: holds no {KINDS} file.")
            yield from readable

    def _report(self, path: Path, options: dict[str, Any]) -> Report:
        try:
            document = read(path)
        except UnreadableDocumentError as exc:
            self._fail(str(exc))
            return Report(documents.failed(path, str(exc)), is_read=False)
        if not options["dry_run"]:
            return self._store(path, document, options)
        self._progress(f"{path}: {len(document.text)} characters.")
        return Report(documents.read(document, **_given(options)))

    def _store(self, path: Path, document: Document, options: dict[str, Any]) -> Report:
        received = citing.receive(
            document,
            at=timezone.now(),
            grade=options["grade"],
            side=options["side"],
            **_given(options),
        )
        ingested, bound = received.ingested, received.bound
        news = "new" if ingested.is_new else "stored before"
        self._progress(f"{path}: {news}, “{ingested.source.title}”.")
        for citation in bound.outside:
            where = f"lies beyond the document's {len(document.text)}"
            self._progress(f"{path}: {citation} {where}; it has no words.")
        return Report(
            documents.stored(path, ingested.source),
            is_new=ingested.is_new,
            is_redescribed=ingested.is_redescribed,
            quoted=len(bound.quoted),
        )

    def _progress(self, line: str) -> None:
        self.stderr.write(line, style_func=str)

    def _fail(self, line: str) -> None:
        self.failures += 1
        self.stderr.write(line)


def _given(options: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": options["title"] or "",
        "outlet": options["outlet"] or "",
        "published_on": options["published"],
    }


def _in_folder(folder: Path) -> list[Path]:
    """Return a folder's files in the order of their names, without hidden ones."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _line(most: int) -> Any:
    def line(value: str) -> str:
        value = value.strip()
        if not 0 < len(value) <= most:
            raise argparse.ArgumentTypeError(f"must have 1 to {most} characters")
        return value

    return line


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as exc:
        raise argparse.ArgumentTypeError(f"“{value}” is not a day such as 2031-05-06") from exc


def _summary(reports: list[Report], *, is_dry_run: bool) -> str:
    count = sum(each.is_read for each in reports)
    documents = "1 document" if count == 1 else f"{count} documents"
    if is_dry_run:
        return f"{documents} read, nothing stored"
    parts = [documents, f"{sum(each.is_new for each in reports) or 'nothing'} new"]
    if redescribed := sum(each.is_redescribed for each in reports):
        parts.append(f"{redescribed} described anew")
    if quoted := sum(each.quoted for each in reports):
        bound = "citation now quotes its" if quoted == 1 else "citations now quote their"
        parts.append(f"{quoted} {bound} words")
    return ", ".join(parts)
