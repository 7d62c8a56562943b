"""The schema that ships is a good one, and whatever it refuses is refused in words."""

from collections.abc import Iterator
from typing import Any

import yaml
from django.conf import settings
from jsonschema import Draft202012Validator

from cards.deckfiles import normalize, read
from cards.deckfiles.shape import FORMATS, PATTERNS, SAYINGS, schema
from cards.models.card import SLUG

SHIPPED = settings.BASE_DIR / "seeds" / "decks" / "immigration-2024.yaml"
# Keywords that say where things are, not what is wrong with them.
STRUCTURE = {
    "$schema", "$id", "$ref", "$defs", "title", "description", "properties", "items", "anyOf",
    "required", "additionalProperties", "propertyNames",
}  # fmt: skip


def subschemas(of: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema within a schema, itself included."""
    if isinstance(of, dict):
        yield of
        named = [*of.get("properties", {}).values(), *of.get("$defs", {}).values()]
        inner = [of.get(name) for name in ("items", "additionalProperties", "propertyNames")]
        for each in [*named, *inner, *of.get("anyOf", [])]:
            yield from subschemas(each)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())


def test_a_slug_is_the_same_in_the_schema_and_the_database():
    topics = schema()["properties"]["topics"]["propertyNames"]

    assert schema()["$defs"]["slug"]["pattern"] == topics["pattern"] == SLUG.regex.pattern


def test_whatever_it_refuses_has_words():
    found = list(subschemas(schema()))

    assert {name for each in found for name in each} <= STRUCTURE | set(SAYINGS)
    assert {each["pattern"] for each in found if "pattern" in each} == set(PATTERNS)
    # A moment is told by its two formats together, in the words of `anyOf`.
    formats = {each["format"] for each in found if "format" in each}
    assert formats - {"date-time"} == set(FORMATS)


def test_the_normal_form_has_its_fields_in_the_order_of_the_schema():
    normal = normalize(read(SHIPPED).data)

    def in_order(entry: dict[str, Any], said: dict[str, Any]) -> bool:
        return list(entry) == [name for name in said["properties"] if name in entry]

    kinds = schema()["$defs"]
    card = kinds["card"]["properties"]
    assert in_order(normal, schema())
    assert in_order(normal["deck"], schema()["properties"]["deck"])
    assert all(in_order(each, kinds["person"]) for each in normal["people"])
    assert all(in_order(each, kinds["source"]) for each in normal["sources"].values())
    assert all(in_order(each, kinds["card"]) for each in normal["cards"])
    for part in ("key_points", "figures", "proofs", "do_not_say"):
        for each in normal["cards"]:
            assert all(in_order(one, card[part]["items"]) for one in each.get(part, []))


def test_the_shipped_deck_is_normal_already_but_for_its_moments():
    said = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))

    normal = normalize(read(SHIPPED).data)

    assert list(normal["topics"]) == list(said["topics"])
    assert [len(card) for card in normal["cards"]] == [len(card) for card in said["cards"]]
