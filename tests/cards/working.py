"""Work in the background, done now."""

from django_tasks_db.management.commands.db_worker import Worker


def work() -> None:
    """Do what waits, as `manage.py db_worker --batch` does, without its signals."""
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="tests",
        excluded_queue_names=[],
    ).run()
