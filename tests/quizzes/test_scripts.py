"""The phone's scripts, in Node: tests/js."""

import shutil
import subprocess
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent / "js"


def test_scripts_pass_their_own_tests():
    node = shutil.which("node")
    if node is None:
        pytest.skip("NODE IS MISSING, so the scripts were not tested: apt-get install nodejs")

    files = sorted(str(path) for path in TESTS.glob("*.test.js"))
    run = subprocess.run([node, "--test", *files], capture_output=True, text=True, check=False)

    assert files
    assert run.returncode == 0, run.stdout + run.stderr
