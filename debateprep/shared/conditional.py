"""Answers that a client keeps, and asks about before it uses them again."""

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
