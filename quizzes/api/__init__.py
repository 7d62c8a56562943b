"""Decks as a person sees them, and what they answered, over REST."""

from quizzes.api.decks import CardViewSet, DeckViewSet
from quizzes.api.reviews import ReviewsView

__all__ = ["CardViewSet", "DeckViewSet", "ReviewsView"]
