"""The phone app's addresses, under /app/."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path
from django.views.decorators.gzip import gzip_page

from quizzes import views


def page(route: str, view: Callable[..., Any], *, name: str) -> URLPattern:
    """Return an address whose page is compressed: a sitting is a tenth of its size on the line.

    Not by middleware, which would make the API's ETags weak.
    """
    return path(route, gzip_page(view), name=name)


app_name = "quizzes"

urlpatterns = [
    page("", views.today, name="today"),
    page("drill/", views.start_drill, name="start"),
    page("drill/<uuid:drill_id>/", views.drill, name="drill"),
    page("drill/<uuid:drill_id>/undo/", views.undo_answer, name="undo"),
    page("drill/<uuid:drill_id>/finish/", views.finish_drill, name="finish"),
    page("decks/", views.decks, name="decks"),
    page("decks/<slug:slug>/", views.deck, name="deck"),
    page("cards/<uuid:card_id>/", views.card, name="card"),
    page("settings/", views.settings, name="settings"),
]
