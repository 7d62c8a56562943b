"""Deck files into the database."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from cards import deckfiles
from cards.deckfiles import Approved, Loaded
from debateprep.accounts.models import User
from debateprep.shared.migrated import DatabaseCommand
from seeds.models import Source


class Command(DatabaseCommand):
    """Loads deck files. All of a file is stored, or none of it."""

    help = "Load deck files. What a curator changed since is kept; loading twice changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--approve-as", metavar="USER", help="submit and approve the files' cards as this user"
        )
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="where a curator and the file both changed something, take the file's",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        self.failures = 0
        approver = _approver(options["approve_as"]) if options["approve_as"] else None
        reports = []
        for path in files:
            report, summary = self._load(path, approver, overwrite=options["overwrite"])
            reports.append(report)
            if summary and not options["json"]:
                self.stdout.write(summary)
        if options["json"]:
            self.stdout.write(json.dumps({"files": reports}, indent=1))
        if self.failures:
            noun = "problem" if self.failures == 1 else "problems"
            refused = [report["path"] for report in reports if report["deck"] is None]
            rest = f"not loaded: {', '.join(refused)}" if refused else "everything else was done"
            raise CommandError(f"{self.failures} {noun}; {rest}.")

    def _load(
        self, path: Path, approver: User | None, *, overwrite: bool
    ) -> tuple[dict[str, Any], str]:
        at = timezone.now()
        try:
            loaded = deckfiles.load(deckfiles.read(path), at=at, overwrite=overwrite)
        except deckfiles.DeckFileError as exc:
            self._fail(path, exc.problems)
            return _report(path, problems=exc.problems), ""
        self._fail(path, loaded.conflicts)
        approved = self._approve(path, loaded, approver, at=at)
        self._tell_of_missing_documents(path, loaded)
        report = _report(path, loaded=loaded, approved=approved)
        return report, _summary(path, loaded, approved)

    def _approve(
        self, path: Path, loaded: Loaded, approver: User | None, *, at: datetime
    ) -> Approved:
        if approver is None:
            return Approved()
        approved = deckfiles.approve_all(loaded, by=approver, at=at)
        self._fail(path, approved.refused)
        loaded.deck.refresh_from_db()
        return approved

    def _tell_of_missing_documents(self, path: Path, loaded: Loaded) -> None:
        cited = Source.objects.filter(
            claims__proofs__card__entries__deck=loaded.deck,
            claims__proofs__card__entries__has_left=False,
            text__isnull=True,
        )
        if count := cited.order_by().distinct().count():
            documents = "document is" if count == 1 else "documents are"
            message = f"{path}: {count} cited {documents} not stored yet; ingest to see the words."
            self.stderr.write(message, style_func=str)

    def _fail(self, path: Path, problems: list[deckfiles.Problem]) -> None:
        self.failures += len(problems)
        for problem in problems:
            self.stderr.write(f"{path}:{problem}")


def _approver(username: str) -> User:
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise CommandError(f"There is no active user “{username}” to approve as.")
    if not user.has_perm("cards.approve_card"):
        raise CommandError(f"{user.name} may not approve cards.")
    return user


def _report(
    path: Path,
    *,
    loaded: Loaded | None = None,
    approved: Approved | None = None,
    problems: list[deckfiles.Problem] | None = None,
) -> dict[str, Any]:
    report: dict[str, Any] = {"path": str(path), "deck": None, "problems": _json(problems or [])}
    if loaded and approved:
        report |= {
            "deck": loaded.deck.slug,
            "version": loaded.deck.version,
            "cards": len(loaded.lines),
            "new": len(loaded.new),
            "changed": len(loaded.changed),
            "left": len(loaded.left),
            "approved": approved.count,
            "conflicts": _json(loaded.conflicts),
            "refused": _json(approved.refused),
        }
    return report


def _json(problems: list[deckfiles.Problem]) -> list[dict[str, Any]]:
    return [problem._asdict() for problem in problems]


def _summary(path: Path, loaded: Loaded, approved: Approved) -> str:
    counts = {
        "new": len(loaded.new),
        "changed": len(loaded.changed),
        "left the deck": len(loaded.left),
        "approved": approved.count,
    }
    parts = [f"{count} {what}" for what, count in counts.items() if count]
    if not parts:
        parts = [
            "people, sources, topics or order changed" if loaded.is_changed else "nothing changed"
        ]
    cards = f"{len(loaded.lines)} card{'' if len(loaded.lines) == 1 else 's'}"
    return f"{loaded.deck.slug}: {cards}: {', '.join(parts)}"
