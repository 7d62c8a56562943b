"""Whether a deck file has the shape of `deck.schema.json`, said in words."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from difflib import get_close_matches
from functools import cache
from pathlib import Path as FilePath
from typing import Any, cast
from uuid import UUID

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from cards.deckfiles.problems import Problem
from cards.deckfiles.reading import DeckFile

SCHEMA = FilePath(__file__).parent.parent / "deck.schema.json"
NO_VALUE = "has no value; give it one, or leave the field out."
QUOTE = "'"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KINDS = {
    "str": "text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "list": "a list",
    "dict": "fields with values",
    "NoneType": "nothing",
}
WANTED = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "fields with values",
}
FORMATS = {
    "date": "a day, such as 2031-05-06",
    "uuid": "an id, such as 0192f0c1-7a3e-7c31-9d6e-2b6f0d7c9a11",
}
PATTERNS = {
    r"\S": "is empty; fill it in, or leave the field out.",
    r"^[a-z0-9][a-z0-9-]*$": "must be lower-case letters, digits and hyphens.",
    r"^[0-9a-f]{64}$": "must be a sha256: 64 digits from 0 to 9 and a to f.",
    r"^https?://[^\s/]": "must start with https:// or http://.",
}

formats = FormatChecker(formats=())


def misshapen(file: DeckFile) -> Iterator[Problem]:
    """Yield what in a file does not follow the schema."""
    for error in _validator().iter_errors(file.data):
        yield from _problems(file, error)


@cache
def schema() -> dict[str, Any]:
    return dict(json.loads(SCHEMA.read_text(encoding="utf-8")))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema(), format_checker=formats)


@formats.checks("date", raises=ValueError)
def is_day(value: object) -> bool:
    """Whether text is a day as ISO 8601 writes it. Raises ValueError for the 31st of February."""
    return not isinstance(value, str) or bool(DAY.fullmatch(value) and date.fromisoformat(value))


@formats.checks("date-time", raises=(ValueError, OverflowError))
def is_moment(value: object) -> bool:
    """Whether text is a date and time with its offset. Raises ValueError, or OverflowError."""
    at = datetime.fromisoformat(str(value))
    return at.tzinfo is not None and bool(at.astimezone(UTC))


@formats.checks("uuid", raises=ValueError)
def is_id(value: object) -> bool:
    """Whether text is a UUID with its hyphens. Raises ValueError."""
    return not isinstance(value, str) or str(UUID(value)) == value.lower()


def _problems(file: DeckFile, error: ValidationError) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known = cast("dict[str, Any]", error.schema)["properties"]
        for key in sorted(set(cast("dict[str, Any]", error.instance)) - set(known)):
            yield file.problem((*path, key), f"is not a field here{_hint(key, known)}")
    elif error.validator == "required":
        # One error for each missing field, which only the message names.
        yield file.problem(path, f"has no {error.message.split(QUOTE)[1]}.")
    elif "propertyNames" in error.absolute_schema_path:
        yield file.problem((*path, str(error.instance)), _said(error))
    else:
        yield file.problem(path, _said(error))


def _hint(key: str, known: dict[str, Any]) -> str:
    close = get_close_matches(key, known, n=1)
    return f"; did you mean {close[0]}?" if close else "."


def _said(error: ValidationError) -> str:
    say = SAYINGS.get(str(error.validator))
    return say(error.validator_value, error.instance) if say else f"{error.message}."


def _wrong_type(wanted: str, value: Any) -> str:
    if value is None:
        return NO_VALUE
    if wanted == "integer" and isinstance(value, float):
        return f"is {value}; must be a whole number."
    quotes = " Put it in quotes." if wanted == "string" and isinstance(value, int | float) else ""
    return f"must be {WANTED[wanted]}, but is {KINDS[type(value).__name__]}.{quotes}"


def _not_one_of(choices: list[str], value: Any) -> str:
    if value is None:
        return NO_VALUE
    close = get_close_matches(str(value), choices, n=1)
    meant = f" Did you mean {close[0]}?" if close else ""
    return f"is “{value}”; must be one of {', '.join(choices)}.{meant}"


def _miscounted(limit: str) -> Callable[[int, Any], str]:
    return lambda count, value: f"has {len(value)} items; {limit} {count}."


SAYINGS: dict[str, Callable[[Any, Any], str]] = {
    "type": _wrong_type,
    "enum": _not_one_of,
    "const": lambda wanted, value: f"is “{value}”; this program reads {wanted}.",
    "maxLength": lambda most, value: f"is {len(value)} characters long; at most {most}.",
    "maxItems": _miscounted("at most"),
    "minItems": _miscounted("at least"),
    "minimum": lambda least, value: f"is {value}; must not be below {least}.",
    "maximum": lambda most, value: f"is {value}; at most {most}.",
    "pattern": lambda pattern, value: PATTERNS[pattern],
    "format": lambda name, value: f"is “{value}”; must be {FORMATS[name]}.",
    "anyOf": lambda _, value: (
        f"is “{value}”; must be a day (2031-05-06) or a moment with its offset"
        " (2031-05-06T20:00:00+02:00)."
    ),
}
