"""The import contracts hold, and bite."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ["debateprep", "seeds", "cards", "quizzes"]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path):
    """A copy of the code, to plant violations in."""
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_code_keeps_every_contract(copy):
    result = lint_imports(copy)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("seeds/models.py", "import cards.models", "The apps look down the line"),
        ("debateprep/shared/text.py", "import seeds.models", "The apps look down the line"),
        ("cards/checking.py", "import django.utils.timezone", "The core never reaches Django"),
        ("cards/models/deck.py", "import cards.curation", "Edges import domain"),
        ("cards/helpers.py", "", "Edges import domain"),
    ],
)
def test_a_planted_violation_breaks_its_contract(copy, module, line, contract):
    path = copy / module
    before = path.read_text() if path.exists() else ""
    path.write_text(f"{before}\n{line}\n")

    result = lint_imports(copy)

    assert result.returncode == 1
    broken = [each for each in result.stdout.splitlines() if "BROKEN" in each]
    assert broken or "not listed" in result.stdout or "undeclared" in result.stdout.lower()
    assert contract in result.stdout
