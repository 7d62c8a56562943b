"""What is true of the project as a whole."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
RUN = 8  # words; shorter runs are names and turns of phrase


def tracked(*patterns: str) -> list[Path]:
    """Return the files of the project, as git lists them."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def test_no_side_is_named_in_code_templates_or_tests():
    decks = (ROOT / "seeds/decks").glob("*.yaml")
    people = [person for deck in decks for person in yaml.safe_load(deck.read_text())["people"]]
    parts = {part for person in people for part in person["name"].split()}
    names = {part for part in parts if len(part) > 2 and part[0].isupper()}  # not "campaign"
    sides = re.compile(rf"\b({'|'.join(sorted(names))})\b")
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked("*.py", "*.html", "*.js", "*.css")
        for match in sides.finditer(path.read_text())
    }

    assert people
    assert found == set()


@pytest.mark.skipif(not SEEDS.exists(), reason="the five documents are not beside the project")
def test_the_project_holds_no_sentence_of_the_documents():
    theirs = {run for path in SEEDS.glob("*.txt") for run in runs(path.read_text())}
    titles = {
        run
        for deck in (ROOT / "seeds/decks").glob("*.yaml")
        for source in yaml.safe_load(deck.read_text())["sources"].values()
        for run in runs(source["title"])
    }
    held = {
        f"{path.relative_to(ROOT)}: {' '.join(run)}"
        for path in tracked("*.py", "*.html", "*.js", "*.yaml", "*.md", "*.txt", "*.json")
        for run in runs(path.read_text()) & theirs - titles
    }

    assert theirs
    assert held == set()


DJANGO = {"admin", "api", "apps", "forms", "management", "migrations", "models", "static"}
DJANGO |= {"templatetags", "urls", "views"}


def modules(app: str) -> set[str]:
    """Return the modules and packages of an app, but those that every Django app may have."""
    paths = tracked(f"{app}/*.py")
    return {path.relative_to(ROOT / app).parts[0].removesuffix(".py") for path in paths} - DJANGO


def test_contributing_tells_where_every_module_lives():
    told = (ROOT / "CONTRIBUTING.md").read_text().partition("```\n")[2].partition("```")[0]
    words = set(re.findall(r"\w+", told))
    homeless = {
        f"{app}/{name}"
        for app in ("seeds", "cards", "quizzes")
        for name in modules(app) - {"__init__"} - words
    }

    assert homeless == set()
