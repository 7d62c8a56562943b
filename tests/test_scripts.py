"""What `make` asks of the machine."""

import os
import socket
import subprocess
from pathlib import Path

NEED = Path(__file__).parent.parent / "scripts" / "need"


def need(*what: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([NEED, *what], capture_output=True, text=True, check=False)


def test_a_port_that_is_taken_is_named_with_the_way_out():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        refused = need("port", str(port))

    assert refused.returncode == 1
    assert f"127.0.0.1:{port}" in refused.stderr
    assert f"make run PORT={port + 1}" in refused.stderr
    assert need("port", str(port)).returncode == 0


def test_what_nobody_can_install_is_said():
    refused = need("patience")

    assert (refused.returncode, refused.stderr) == (
        2,
        "need: nobody knows how to install patience\n",
    )


def test_the_server_and_the_work_in_the_background_end_together(tmp_path):
    """On an empty database the worker fails at once, and nothing is left behind."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3"}

    ended = subprocess.run(
        [NEED.with_name("serve"), str(port)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode == 1
    assert "no such table" in ended.stderr
    assert need("port", str(port)).returncode == 0
