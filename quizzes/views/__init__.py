"""The phone's pages. What is not yours does not exist: permission is in the query."""

from quizzes.views.decks import card, deck, decks
from quizzes.views.drill import drill, finish_drill, start_drill, undo_answer
from quizzes.views.settings import settings
from quizzes.views.today import today

__all__ = [
    "card",
    "deck",
    "decks",
    "drill",
    "finish_drill",
    "settings",
    "start_drill",
    "today",
    "undo_answer",
]
