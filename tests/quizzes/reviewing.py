"""Reviews as a phone makes them, for the tests of what becomes of them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from debateprep.shared.ids import new_id
from quizzes import memory
from quizzes.memory import Memory, fold
from quizzes.models import MemoryState, Review
from quizzes.reviews import ReviewEvent

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)


def rating(card: UUID, value: int = 3, *, ago: timedelta = timedelta(), **values) -> ReviewEvent:
    """Return a rating made `ago` before noon, on the day it was in UTC."""
    at = NOON - ago
    given = {"id": new_id(), "revision": 1, "reviewed_at": at, "study_day": at.date()} | values
    return ReviewEvent(card=card, rating=value, **given)


def undo(review: UUID, **values) -> ReviewEvent:
    return ReviewEvent(**({"id": new_id(), "undoes": review} | values))


def memories(user) -> dict[UUID, Memory]:
    """Return what the memory states hold."""
    return MemoryState.objects.filter(user=user).memories()


def folded(user) -> dict[UUID, Memory]:
    """Return what the log says, folded in the plainest way."""
    log = list(Review.objects.filter(user=user))
    undos = [review.event for review in log if review.undoes]
    cards = {review.card_id for review in log if review.card_id}
    folds = {
        card: fold([*undos, *(each.event for each in log if each.card_id == card)])
        for card in cards
    }
    return {card: each for card, each in folds.items() if each != memory.NOTHING}
