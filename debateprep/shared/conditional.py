"""Answers that a client keeps, and asks about before it uses them again."""

from typing import Any

from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from django.views.decorators.vary import vary_on_headers

# A strong ETag over the body, so that it also changes with what lapses by the clock; 304 when
# the client has that body. `no-cache` means: ask first. For a class-based view.
conditional = method_decorator(
    [
        vary_on_headers("Authorization", "Cookie"),
        cache_control(private=True, no_cache=True),
        conditional_page,
    ],
    name="dispatch",
)

IF_NONE_MATCH = {
    "in": "header",
    "name": "If-None-Match",
    "schema": {"type": "string"},
    "description": "The ETag of the answer that the client has.",
}
NOT_MODIFIED = {"description": "What the client has is still right."}
ETAG = {"schema": {"type": "string"}, "description": "Changes when the answer does."}


def document(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Write the ETag and the 304 of every GET into the schema."""
    for operations in result["paths"].values():
        if operation := operations.get("get"):
            operation.setdefault("parameters", []).append(IF_NONE_MATCH)
            operation["responses"]["200"]["headers"] = {"ETag": ETAG}
            operation["responses"]["304"] = NOT_MODIFIED
    return result
