"""Form fields for lists, kept one item a line: what people edit instead of JSON."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core import validators
from django.core.exceptions import ValidationError

SEPARATOR = re.compile(r"\s+(?:—|–|-{1,2})\s+")


class TextField(forms.CharField):
    """Text of several lines, whose line ends are those of the database, not the browser's."""

    def to_python(self, value: Any) -> str:
        text: str = super().to_python(value) or ""
        return text.replace("\r\n", "\n")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class LinesField(forms.Field):
    """A list of short texts, one a line. Empty lines do not count."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": rows, "cols": 60}))
        super().__init__(required=options.pop("required", False), **options)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Sequence) or isinstance(value, str):
            return value
        return "\n".join(self.line(item) for item in value)

    def to_python(self, value: Any) -> list[Any]:
        validators.ProhibitNullCharactersValidator()(value)  # JSON takes it, PostgreSQL does not
        lines = [line.strip() for line in (value or "").splitlines()]
        return [self.item(line, number) for number, line in enumerate(lines, 1) if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != (initial or []))
        except ValidationError:
            return True

    def line(self, item: Any) -> str:
        """Return an item as its line."""
        return str(item)

    def item(self, line: str, number: int) -> Any:
        """Return the item that a line stands for. `number` counts lines from 1."""
        return line


class ReasonsField(LinesField):
    """A list of phrases, each with its reason: "phrase — reason"."""

    def line(self, item: Any) -> str:
        return f"{item['phrase']} — {item['reason']}"

    def item(self, line: str, number: int) -> dict[str, str]:
        phrase, *rest = SEPARATOR.split(line, maxsplit=1)
        if not phrase or not rest or not rest[0]:
            raise ValidationError(
                "Line %(number)d needs a phrase, a dash and a reason: “the phrase — the reason”.",
                params={"number": number},
            )
        return {"phrase": phrase, "reason": rest[0]}
