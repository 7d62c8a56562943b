"""What a phone sent, turned into values by hand: a serializer takes five times as long.

A body that is no batch is refused as a whole (ValidationError). An event that cannot be read is
refused by itself, so that the rest is not lost with it: all that takes is an id. What a review
may be is not decided here but in `quizzes.admission`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from rest_framework.exceptions import ValidationError

from quizzes.reviews import Rejected, ReviewEvent

MOST_REVIEWS = 500
CANONICAL_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)

Reader = Callable[[Any], Any]


@dataclass(frozen=True)
class Batch:
    events: list[ReviewEvent]
    unreadable: list[Rejected]
    ids: dict[UUID, str]  # as the client wrote them: it knows its reviews by these
    user: str | None
    device: str
    now: datetime | None


def read_batch(body: Any) -> Batch:
    """Return the events that can be read and those that cannot; raise ValidationError for none."""
    if not isinstance(body, dict):
        raise ValidationError("Send an object with a list of reviews.")
    batch = Batch(
        events=[],
        unreadable=[],
        ids={},
        user=_field(body, "user", _text),
        device=_field(body, "device", _text) or "",
        now=_field(body, "now", _moment),
    )
    for position, said in enumerate(_reviews(body)):
        event_id = _id(said, position)
        batch.ids[event_id] = said["id"]
        try:
            batch.events.append(ReviewEvent(id=event_id, **_values(said)))
        except ValueError as exc:
            batch.unreadable.append(Rejected(event_id, "unreadable", str(exc)))
    return batch


def _field(body: Mapping[str, Any], name: str, reader: Reader) -> Any:
    try:
        return None if body.get(name) is None else reader(body[name])
    except ValueError as exc:
        raise ValidationError({name: [str(exc)]}) from None


def _reviews(body: Mapping[str, Any]) -> list[Any]:
    reviews = body.get("reviews")
    if not isinstance(reviews, list):
        raise ValidationError({"reviews": ["Send a list."]})
    if len(reviews) > MOST_REVIEWS:
        said = f"Send at most {MOST_REVIEWS} reviews at once."
        raise ValidationError({"reviews": [said]}, code="max_length")
    return reviews


def _id(said: Any, position: int) -> UUID:
    try:
        return _uuid(said.get("id") if isinstance(said, dict) else None)
    except ValueError as exc:
        raise ValidationError({f"reviews.{position}.id": [str(exc)]}) from None


def _values(said: Mapping[str, Any]) -> dict[str, Any]:
    values = {}
    for name, reader in READERS.items():
        if (value := said.get(name)) is not None:
            try:
                values[name] = reader(value)
            except ValueError as exc:
                raise ValueError(f"{name}: {exc}") from None
    return values


def _uuid(value: Any) -> UUID:
    if isinstance(value, str) and CANONICAL_UUID.fullmatch(value):
        return UUID(value)
    raise ValueError("Send a UUID, as 8-4-4-4-12 hexadecimal digits.")


def _moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        pass
    raise ValueError("Send a moment in ISO 8601, with its offset from UTC.")


def _day(value: Any) -> date:
    try:
        if DAY.fullmatch(value):
            return date.fromisoformat(value)
    except (TypeError, ValueError):
        pass
    raise ValueError("Send a day as YYYY-MM-DD.")


def _number(value: Any) -> int:
    if type(value) is int:  # True is an int in Python, and no number in JSON
        return value
    raise ValueError("Send a whole number.")


def _text(value: Any) -> str:
    if isinstance(value, str) and value.isprintable():
        return value
    raise ValueError("Send printable text.")


READERS: dict[str, Reader] = {
    "card": _uuid,
    "revision": _number,
    "rating": _number,
    "grader": _text,
    "reviewed_at": _moment,
    "study_day": _day,
    "duration_ms": _number,
    "mode": _text,
    "undoes": _uuid,
}
