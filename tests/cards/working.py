"""Work in the background, done now."""

from unittest.mock import patch

from django.db import close_old_connections, connection
from django_tasks_db.management.commands import db_worker


def work() -> None:
    """Do what waits, as `manage.py db_worker --batch` does, without its signals."""
    # In a test's transaction, an old connection is one that must stay: so does Django's own client.
    close = (lambda: None) if connection.in_atomic_block else close_old_connections
    with patch.object(db_worker, "close_old_connections", close):
        db_worker.Worker(
            queue_names=["default"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="tests",
            excluded_queue_names=[],
        ).run()
