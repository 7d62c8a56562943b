"""Commands on a database that has no tables yet."""

import os
import subprocess
import sys

import pytest
from django.conf import settings


def manage(tmp_path, *command):
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/new/empty.sqlite3"}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "command", [("demo",), ("dump_deck", "valley"), ("ingest", "README.md"), ("rebuild_memory",)]
)
def test_without_tables_a_command_says_what_to_run(tmp_path, command):
    result = manage(tmp_path, *command)

    assert result.returncode == 1
    assert result.stdout == ""
    assert "Migrations are not applied" in result.stderr
    assert "python manage.py migrate" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_dry_run_needs_no_tables(tmp_path):
    result = manage(tmp_path, "ingest", "--dry-run", "README.md")

    assert result.returncode == 0, result.stderr
