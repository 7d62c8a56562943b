"""Settings: written down, and safe where it matters."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "k3-Xw9_qLz7Tn2vBd8Rf5Ym1Jc6Hs4Pg0Ae-UoIiKxNbVwZqStDr",
    "ALLOWED_HOSTS": "prep.example.org",
}


def manage(*command, **environment):
    """Run a command in a process of its own, with nothing set but this."""
    return subprocess.run(
        [sys.executable, "-W", "error::UserWarning", "manage.py", *command],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATABASE_URL": "sqlite:///:memory:"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_setting_that_is_read_is_written_down_and_no_other():
    code = (ROOT / "debateprep/settings.py").read_text()
    page = (ROOT / "docs/settings.md").read_text()

    read = set(re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', code))
    written = set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE))

    assert len(read) == len(re.findall(r"\benv\.\w+\(", code))
    assert written == read


def test_production_passes_every_check_without_a_warning():
    checked = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout + checked.stderr


@pytest.mark.parametrize("secret", [None, "short", "x" * 49])
def test_production_does_not_boot_with_the_laptops_secret_or_a_short_one(secret):
    environment = PRODUCTION | {"SECRET_KEY": secret}
    if secret is None:
        del environment["SECRET_KEY"]

    refused = manage("check", **environment)

    assert refused.returncode != 0
    assert "Set SECRET_KEY" in refused.stderr


@pytest.mark.parametrize("name", ["DEBUG", "NUM_PROXIES", "DATABASE_URL"])
def test_a_value_that_cannot_be_read_stops_the_program(name):
    assert manage("check", **{name: "perhaps"}).returncode != 0


@pytest.mark.parametrize(
    ("drafter", "said"),
    [
        ({"DRAFTER": "anything"}, "DRAFTER is openai-compatible"),
        ({"DRAFTER": "openai-compatible"}, "DRAFTER needs DRAFTER_URL"),
        (
            {
                "DRAFTER": "openai-compatible",
                "DRAFTER_MODEL": "small",
                "DRAFTER_URL": "file:///etc/passwd",
            },
            "DRAFTER needs DRAFTER_URL, http or https",
        ),
        ({"DRAFTER_SECONDS": "0"}, "DRAFTER_SECONDS is more than 0"),
    ],
)
def test_a_drafter_that_cannot_be_asked_stops_the_program(drafter, said):
    refused = manage("check", **drafter)

    assert refused.returncode != 0
    assert said in refused.stderr


def test_production_asks_staff_for_a_second_factor_and_a_laptop_does_not():
    names = ["STAFF_NEED_SECOND_FACTOR", "SIGN_IN_LINKS_ALLOWED", "SESSION_COOKIE_SECURE"]
    ask = f"from django.conf import settings; print(*(getattr(settings, n) for n in {names}))"

    production = manage("shell", "-v0", "-c", ask, **PRODUCTION)
    laptop = manage("shell", "-v0", "-c", ask)

    assert production.stdout.split() == ["True", "False", "True"]
    assert laptop.stdout.split() == ["False", "True", "False"]
