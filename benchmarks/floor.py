"""The floor: the statements that a request sent, sent again by the bare driver.

No request, no session, no permission, no fold: what is left is what no program that keeps these
rows in this database could do without. Read the ratio to it, not the figure.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from django.db import connection

Statement = tuple[str, Any, bool]  # SQL, parameters, inside a transaction
TRANSACTION_CONTROL = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "PRAGMA")


@contextmanager
def captured() -> Iterator[list[Statement]]:
    """Collect the statements that Django sends meanwhile."""
    statements: list[Statement] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(TRANSACTION_CONTROL):
            statements.append((sql, params, connection.in_atomic_block))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield statements


class Floor:
    """A bare connection, with the same durability, that replays a request's statements."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.is_sqlite = connection.vendor == "sqlite"
        self.statements = [(self._native(sql), *rest) for sql, *rest in statements]
        if self.is_sqlite:
            database = settings.DATABASES["default"]
            self.connection = sqlite3.connect(database["NAME"], isolation_level=None)
            self.connection.executescript(database["OPTIONS"]["init_command"])
        else:
            self.connection = psycopg.connect(**self._where(), autocommit=True)
        self.begin = "BEGIN IMMEDIATE" if self.is_sqlite else "BEGIN"

    def replay(self, fresh: Mapping[str, UUID]) -> None:
        """Send the statements once more, with fresh ids in place of those captured, by hex."""
        cursor, is_inside = self.connection.cursor(), False
        for sql, params, inside in self.statements:
            if inside is not is_inside:
                cursor.execute(self.begin if inside else "COMMIT")
                is_inside = inside
            cursor.execute(sql, self._renewed(params, fresh))
            if cursor.description:
                cursor.fetchall()
        if is_inside:
            cursor.execute("COMMIT")
        cursor.close()

    def _renewed(self, params: Any, fresh: Mapping[str, UUID]) -> Any:
        if isinstance(params, (list, tuple)):
            return type(params)([self._renewed(param, fresh) for param in params])
        if isinstance(params, UUID) and params.hex in fresh:
            return fresh[params.hex]
        if isinstance(params, str) and params in fresh:
            return fresh[params].hex
        return params

    def _native(self, sql: str) -> str:
        return sql.replace("%s", "?").replace("%%", "%") if self.is_sqlite else sql

    @staticmethod
    def _where() -> dict[str, Any]:
        known = connection.get_connection_params()
        return {name: known[name] for name in ("dbname", "user", "host", "port")}
