"""Django's SQLite backend, but a batch of any size that SQLite takes is one statement.

Django 5.2 cuts bulk inserts at 999 parameters, the limit of SQLite until 2020. Django 6.0 asks
the library, as this does: with it the module goes.
"""

import sqlite3

from django.db.backends.sqlite3 import base, features
from django.utils.functional import cached_property


class DatabaseFeatures(features.DatabaseFeatures):
    @cached_property
    def max_query_params(self) -> int:  # type: ignore[override]
        self.connection.ensure_connection()
        limit: int = self.connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        return limit


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
