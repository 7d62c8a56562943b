"""The phone's scripts, in Node: tests/js."""

import shutil
import subprocess
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

TESTS = Path(__file__).parent.parent / "js"


def test_scripts_pass_their_own_tests():
    # Playwright brings a Node of its own, for machines that have none.
    node = shutil.which("node") or compute_driver_executable()[0]

    files = sorted(str(path) for path in TESTS.glob("*.test.js"))
    run = subprocess.run([node, "--test", *files], capture_output=True, text=True, check=False)

    assert files
    assert run.returncode == 0, run.stdout + run.stderr
