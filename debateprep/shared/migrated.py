"""Whether the database has the tables that the code expects."""

from functools import cache

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

LISTED = 3


def what_is_missing() -> list[str]:
    """Return a sentence for each thing that keeps the database from being used."""
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
    except Error:
        return ["The database does not answer."]
    waiting = sorted(f"{app}.{name}" for app, name in _shipped_migrations() - applied)
    if not waiting:
        return []
    more = f" and {len(waiting) - LISTED} more" if len(waiting) > LISTED else ""
    return [f"Migrations are not applied: {', '.join(waiting[:LISTED])}{more}."]


class DatabaseCommand(BaseCommand):
    """A command that needs the tables: without them it says so, and does nothing."""

    requires_migrations_checks = True

    def check_migrations(self) -> None:
        if missing := what_is_missing():
            raise CommandError(f"{' '.join(missing)} Run: python manage.py migrate")


@cache
def _shipped_migrations() -> frozenset[tuple[str, str]]:
    # Files do not change while a process runs, so only the database is asked each time.
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
