"""What the process that reads says, in one line of JSON: how it is written, and how understood."""

import importlib
import json
import re
from datetime import date
from typing import Any

from seeds.readers.documents import Description, Extracted, RefusedError
from seeds.readers.limits import Limits, megabytes

UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # what a font or a file may claim, and no text holds
LONGEST_ESCAPE = 6  # bytes that JSON may make of a character
OVERHEAD = 10_000  # of a line: its titles, authors and braces
END = b"\n"
LONGEST_REASON = 300


def read(parser: str, raw: bytes, limits: Limits) -> bytes:
    """Return what a file holds, or why it cannot be read; whatever happens, one line of JSON."""
    reader = importlib.import_module(parser)
    try:
        found = reader.extract(raw, limits)
    except RefusedError as exc:
        return refusal(str(exc))
    except MemoryError:
        return refusal(too_much(limits))
    except RecursionError:
        return refusal("is nested too deeply to read.")
    except Exception:  # noqa: BLE001  parsers raise what they like
        return damaged(parser)
    if len(found.text) > limits.characters:
        return refusal(too_long(limits))
    return _line(_values(found))


def damaged(parser: str) -> bytes:
    name = importlib.import_module(parser).NAME
    return refusal(f"cannot be read as a {name}; it may be damaged.")


def refusal(reason: str) -> bytes:
    return _line({"refused": reason})


def _values(found: Extracted) -> dict[str, Any]:
    known = found.known
    values = {"text": found.text, "title": known.title, "outlet": known.outlet}
    values |= {"author": known.author}
    day = known.published_on.isoformat() if known.published_on else None
    return {name: UNSTORABLE.sub("\ufffd", value) for name, value in values.items()} | {
        "published_on": day
    }


def _line(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode() + END


def too_much(limits: Limits) -> str:
    return f"takes more than {megabytes(limits.memory)} of memory to read."


def most_bytes(limits: Limits) -> int:
    """Return how long a line can be."""
    return LONGEST_ESCAPE * limits.characters + OVERHEAD


def too_long(limits: Limits) -> str:
    return f"holds more than {limits.characters:,} characters of text."


def understood(said: bytes) -> Extracted:
    """Return what a process says that may have been taken over by what it read.

    Raises RefusedError, with its reason or because it makes no sense.
    """
    try:
        values = json.loads(said)
        if "refused" in values:
            reason = " ".join(_storable(values["refused"]).split())[:LONGEST_REASON]
        else:
            day = values["published_on"]
            return Extracted(
                text=_storable(values["text"]),
                known=Description(
                    title=_storable(values["title"]),
                    outlet=_storable(values["outlet"]),
                    author=_storable(values["author"]),
                    published_on=None if day is None else date.fromisoformat(day),
                ),
            )
    except (KeyError, TypeError, ValueError, RecursionError):
        reason = "cannot be read: what its reader says makes no sense."
    raise RefusedError(reason)


def _storable(value: Any) -> str:
    """Return a text that a database takes, or raise ValueError."""
    if not isinstance(value, str) or "\0" in value:
        raise ValueError
    value.encode()  # no half of a surrogate pair
    return value
