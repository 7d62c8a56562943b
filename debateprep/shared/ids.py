"""Ids that leave the server: sortable by time, made without asking a database."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models
from uuid6 import uuid7


def new_id() -> UUID:
    """Return a UUIDv7 (RFC 9562)."""
    return UUID(int=uuid7().int)


if TYPE_CHECKING:
    _UUIDField = models.UUIDField[UUID | str, UUID]
else:  # Django's own class takes no type arguments
    _UUIDField = models.UUIDField


class IdField(_UUIDField):
    """A primary key that is a UUIDv7."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"primary_key": True, "default": new_id, "editable": False}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Describe the column alone, so that migrations need none of our code."""
        name, _, args, _ = super().deconstruct()
        return name, "django.db.models.UUIDField", args, {"primary_key": True, "editable": False}
