"""Documents into the database, and draft cards out of them."""

import argparse
import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from cards import drafting, intake, tasks
from cards.drafting.known import Knowledge
from cards.management import cast as people_of
from cards.management import documents
from cards.management.progress import Progress
from cards.management.rehearsing import Rehearsal
from cards.management.reports import Report, of_taken, summary
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

KINDS = f"{', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}"


class Command(DatabaseCommand):
    """Reads documents, stores them once with their claims, and drafts cards from them."""

    help = (
        "Store documents exactly as read, find their claims and draft cards. Cards that cite them "
        "quote them from then on. The same documents again change nothing."
    )

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
        parser.add_argument(
            "--people",
            type=Path,
            metavar="FILE",
            help="whose words they are: a deck file or a list of people, instead of those stored",
        )
        parser.add_argument("--dry-run", action="store_true", help="read, but store nothing")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def execute(self, *args: Any, **options: Any) -> str | None:
        """A dry run needs no database."""
        self.requires_migrations_checks = not options["dry_run"]
        return super().execute(*args, **options)

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        self.failures = 0
        self.progress = Progress(self.stderr, self._say)
        files = list(self._files(paths))
        if options["title"] and len(files) > 1:
            raise CommandError(f"--title is for one document, and these are {len(files)}.")
        report = self._reader(options)
        reports = [report(path) for path in self.progress.through(files)]
        if options["json"]:
            self.stdout.write(json.dumps({"documents": [each.json for each in reports]}, indent=1))
        else:
            self.stdout.write(summary(reports, is_dry_run=options["dry_run"]))
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
                    self.progress.line(f"{each}: passed over, not a {KINDS} file.")
            if not readable:
                self._fail(f"{path}: holds no {KINDS} file.")
            yield from readable

    def _reader(self, options: dict[str, Any]) -> Callable[[Path], Report]:
        """Return what makes a report of a path, with all that its documents share."""
        given = people_of.from_file(options["people"]) if options["people"] else None
        if options["dry_run"]:
            rehearsal = Rehearsal(Knowledge(people_of.stored() if given is None else given))
            self._tell_of_people(rehearsal.knowledge)
            return partial(self._report, take=partial(self._rehearse, rehearsal, options))
        knowledge = Knowledge.stored(given)
        self._tell_of_people(knowledge)
        if given is not None:
            self._say("The people of this file are used in this run, and not stored.")
        return partial(self._report, take=partial(self._store, knowledge, options))

    def _tell_of_people(self, knowledge: Knowledge) -> None:
        if not knowledge.people:
            self._say("Nobody is known: who attacks whom is a guess until people are.")

    def _report(self, path: Path, *, take: Callable[[Path, Document], Report]) -> Report:
        try:
            return take(path, read(path))
        except UnreadableDocumentError as exc:
            self._fail(str(exc))
            return Report(documents.failed(path, str(exc)), is_read=False)

    def _rehearse(
        self, rehearsal: Rehearsal, options: dict[str, Any], path: Path, document: Document
    ) -> Report:
        self.progress.line(f"{path}: {len(document.text)} characters.")
        return rehearsal.report(document, side=options["side"], **_given(options))

    def _store(
        self, knowledge: Knowledge, options: dict[str, Any], path: Path, document: Document
    ) -> Report:
        proposals, notes = intake.proposed(document, tasks.drafter())
        taken = drafting.take_in(
            document,
            at=timezone.now(),
            knowledge=knowledge,
            proposals=proposals,
            grade=options["grade"],
            side=options["side"],
            **_given(options),
        )
        ingested, bound = taken.received.ingested, taken.received.bound
        news = "new" if ingested.is_new else "stored before"
        self.progress.line(f"{path}: {news}, “{ingested.source.title}”.")
        for note in notes:
            self.progress.line(f"{path}: {note}")
        for citation in bound.outside:
            where = f"lies beyond the document's {len(document.text)}"
            self.progress.line(f"{path}: {citation} {where}; it has no words.")
        for heard in taken.heard:
            self.progress.line(f"{path}: {heard}.")
        return of_taken(documents.stored(path, taken), taken)

    def _say(self, line: str) -> None:
        self.stderr.write(line, style_func=str)

    def _fail(self, line: str) -> None:
        self.failures += 1
        self.progress.line(line)


def _given(options: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": options["title"] or "",
        "outlet": options["outlet"] or "",
        "published_on": options["published"],
    }


def _in_folder(folder: Path) -> list[Path]:
    """Return a folder's files in the order of their names, without hidden ones and links."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not path.is_symlink()  # it may lead anywhere
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
