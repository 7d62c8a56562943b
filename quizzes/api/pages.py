"""Cursor pages over decks and their cards. A cursor is the client's word, so it is checked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field
from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request

from cards.models import Deck, DeckCard


class CheckedPages(CursorPagination):
    """Pages whose cursor holds a value that its column could hold."""

    page_size = 200
    field: "Field[Any, Any]"

    def decode_cursor(self, request: Request) -> Cursor | None:
        cursor = super().decode_cursor(request)
        if cursor and cursor.position is not None:
            try:
                self.field.clean(cursor.position, None)
            except ValidationError:
                raise NotFound(self.invalid_cursor_message) from None
        return cursor

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the page's schema; REST framework's own is of OpenAPI 3.0, before null types."""
        address = {"type": ["string", "null"], "format": "uri", "example": None}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {"next": address, "previous": address, "results": schema},
        }


class DeckPages(CheckedPages):
    ordering = ("slug", "pk")
    field = Deck.slug.field


class CardPages(CheckedPages):
    """Holds a whole normal deck."""

    ordering = ("position", "card_id")
    field = DeckCard.position.field
