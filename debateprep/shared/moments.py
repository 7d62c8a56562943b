"""A form's day and time of day, each with a name that is read aloud."""

from typing import Any

from django.contrib.admin.widgets import AdminSplitDateTime
from django.db.models import DateTimeField


class NamedSplitDateTime(AdminSplitDateTime):
    """The admin's two boxes; the field's own label names neither."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        for box, name in zip(self.widgets, ["Date", "Time"], strict=True):
            box.attrs["aria-label"] = name


MOMENT_OVERRIDES: dict[Any, dict[str, Any]] = {DateTimeField: {"widget": NamedSplitDateTime}}
