"""The documents annotated by hand are what tests/vectors/extraction/README.md says they are.

The words of the published documents are not part of the project: what needs them is skipped
where they are missing.
"""

import hashlib
import json
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.seeds.scoring import REAL, VECTORS

ROLES = {"attack", "rebuttal", "contrast", "fact", "none"}
SIDES = {"ours", "theirs", "neutral", "unknown"}
PARTS = {"read", "unread"}
UNITS = {None, "percent", "percentage points", "year", "date"}
CURRENCIES = {"USD", "EUR", "GBP"}

FILES = sorted(path for path in VECTORS.glob("*/*.json") if path.parent.name in PARTS)

every_document = pytest.mark.parametrize(
    "path", FILES, ids=[f"{path.parent.name}/{path.stem}" for path in FILES]
)


def notes_of(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def words_of(path: Path) -> str:
    """Return the document's words, of bytes that no editor has translated."""
    beside = path.with_suffix(".txt")
    if beside.exists():
        return beside.read_bytes().decode()
    sha256 = notes_of(path)["sha256"]
    for real in REAL.glob("*.txt"):
        if hashlib.sha256(real.read_bytes()).hexdigest() == sha256:
            return real.read_bytes().decode()
    pytest.skip(f"the words of {path.stem} are not in {REAL}: its offsets are not tested")


def test_there_are_documents_of_every_role_to_measure_by():
    roles = {claim["role"] for path in FILES for claim in notes_of(path)["claims"]}

    assert len(FILES) >= 11
    assert roles == ROLES


def test_every_text_has_its_annotation():
    texts = {path.with_suffix("") for part in PARTS for path in (VECTORS / part).glob("*.txt")}

    assert texts <= {path.with_suffix("") for path in FILES}


@every_document
def test_each_has_its_words_beside_it_or_their_sha256(path):
    assert path.with_suffix(".txt").exists() != ("sha256" in notes_of(path))


@every_document
def test_sides_and_people_are_those_of_a_deck_file(path):
    notes = notes_of(path)

    assert notes["side"] in SIDES
    for person in notes["people"]:
        assert person.keys() == {"name", "aliases", "side", "principal", "pronoun"}
        assert person["side"] in SIDES
    principals = [person["side"] for person in notes["people"] if person["principal"]]
    assert sorted(principals) == ["ours", "theirs"]


@every_document
def test_claims_have_known_roles_and_quotations_a_speaker(path):
    for claim in notes_of(path)["claims"]:
        assert claim["role"] in ROLES
        assert isinstance(claim["quotation"], bool)
        assert claim["speaker"] or not claim["quotation"]


@every_document
def test_claims_are_exact(path):
    words = words_of(path)

    for claim in notes_of(path)["claims"]:
        text = words[claim["start"] : claim["end"]]
        assert text
        assert text == text.strip()
        assert claim.get("text", text) == text


@every_document
def test_published_words_are_not_kept(path):
    notes = notes_of(path)

    if "sha256" in notes:
        assert not any("text" in claim for claim in notes["claims"])


@every_document
def test_no_stretch_of_words_is_two_claims_and_claims_stand_in_order(path):
    claims = notes_of(path)["claims"]
    spans = [(claim["start"], claim["end"]) for claim in claims]

    assert len(set(spans)) == len(spans)
    assert [start for start, _ in spans] == sorted(start for start, _ in spans)


@every_document
def test_claims_hold_each_other_or_stand_apart(path):
    claims = notes_of(path)["claims"]

    for one in claims:
        for other in claims:
            if one["start"] < other["start"] < one["end"]:
                assert other["end"] <= one["end"]


@every_document
def test_speakers_are_named_as_in_people_or_in_the_document(path):
    notes = notes_of(path)
    words = " ".join(words_of(path).split()).casefold()
    names = {person["name"] for person in notes["people"]}

    for claim in notes["claims"]:
        assert claim["speaker"] in {None, *names} or claim["speaker"].casefold() in words


@every_document
def test_figures_are_exact_in_order_and_apart(path):
    words = words_of(path)
    figures = notes_of(path)["figures"]

    for figure in figures:
        assert words[figure["start"] : figure["end"]] == figure["text"]
    for one, following in pairwise(figures):
        assert one["end"] <= following["start"]


@every_document
def test_figures_have_a_value_of_their_unit(path):
    for figure in notes_of(path)["figures"]:
        value, unit = figure["value"], figure["unit"]
        assert unit in UNITS | CURRENCIES
        if unit == "date":
            assert_is_date(value)
        elif unit == "year":
            assert 1500 <= int(value) <= 2199
        else:
            assert Decimal(value).is_finite()


def assert_is_date(value: str) -> None:
    """Check a date that may leave out its year ("--04-22") or its day ("2031-04")."""
    if value.startswith("--"):
        date.fromisoformat(f"2028{value[1:]}")
    elif value.count("-") == 1:
        date.fromisoformat(f"{value}-01")
    else:
        date.fromisoformat(value)
