"""Sessions in the database, asked for by keys that could be one."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    def _validate_session_key(self, key: str) -> bool:
        # A cookie may hold anything, and PostgreSQL refuses to look for a NUL.
        is_possible: bool = super()._validate_session_key(key)  # type: ignore[misc]
        return is_possible and key.isalnum()
