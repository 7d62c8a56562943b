"""Recording reviews, also late, twice and out of order: the one door to the log.

The log is only ever added to. A batch costs the same number of statements whatever its size,
and any order, repetition or splitting of batches leaves the same memory (docs/decisions).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from cards.models import Card, DeckCard
from debateprep.accounts.models import User
from quizzes import folding
from quizzes.admission import LONGEST_MS, Rejected, ReviewEvent, moment, refusal, skew
from quizzes.models import Drill, Learner, Review

__all__ = ["Recorded", "Rejected", "ReviewEvent", "record"]

DEVICE_LENGTH = 64
DRILLS_REMEMBERED = 50


@dataclass(frozen=True)
class Recorded:
    """What became of each event of a batch. Accepted and duplicate ones are safe in the log."""

    accepted: list[UUID] = field(default_factory=list)
    duplicate: list[UUID] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)


@transaction.atomic
def record(
    user: User,
    events: Sequence[ReviewEvent],
    *,
    at: datetime,
    phone_now: datetime | None = None,
    device: str = "",
) -> Recorded:
    """Add a person's reviews to their log and bring their memory up to date.

    The first write of an id wins. `phone_now` is the phone's clock when it sent them, to put
    its times right. A refused event is named with its reason and holds up no other.
    """
    learner = Learner.objects.locked(user)
    known = _log_around(user, events)
    batch = _Batch(
        learner, at=at, skew=skew(at=at, phone_now=phone_now), device=device[:DEVICE_LENGTH]
    )
    batch.admit(events, known=known, cards=_cards_shown(user, events))
    if batch.rows:
        Review.objects.bulk_create(batch.rows)
        folding.take_in(learner, batch.rows, known=known)
    return batch.recorded


class _Batch:
    """One batch on its way into the log."""

    def __init__(self, learner: Learner, *, at: datetime, skew: timedelta, device: str) -> None:
        self.learner, self.at, self.skew, self.device = learner, at, skew, device
        self.rows: list[Review] = []
        self.recorded = Recorded()

    def admit(
        self, events: Iterable[ReviewEvent], *, known: Iterable[Review], cards: dict[UUID, int]
    ) -> None:
        """Sort events into rows to add, duplicates and refusals."""
        ids = {review.id for review in known}
        undos = {review.id for review in known if review.undoes}
        for event in events:
            if self.skew:  # a clock that is wrong does not know the day either
                event = replace(event, study_day=None)  # noqa: PLW2901
            reviewed_at = moment(event, at=self.at, skew=self.skew)
            if event.id in ids:
                self.recorded.duplicate.append(event.id)
            elif no := refusal(event, reviewed_at=reviewed_at, cards=cards, undos=undos):
                self.recorded.rejected.append(no)
            else:
                self.rows.append(self._row(event, reviewed_at))
                self.recorded.accepted.append(event.id)
                ids.add(event.id)
                if event.undoes:
                    undos.add(event.id)

    def _row(self, event: ReviewEvent, reviewed_at: datetime) -> Review:
        duration = event.duration_ms
        return Review(
            user_id=self.learner.user_id,
            id=event.id,
            card_id=event.card,
            revision=event.revision,
            rating=event.rating,
            grader=event.grader,
            mode=event.mode,
            reviewed_at=reviewed_at,
            study_day=event.study_day or self.learner.study_day(reviewed_at),
            duration_ms=None if duration is None else min(max(duration, 0), LONGEST_MS),
            device=self.device,
            undoes=event.undoes,
            received_at=self.at,
        )


def _log_around(user: User, events: Iterable[ReviewEvent]) -> list[Review]:
    """Return what the log holds of these ids, of what they undo, and of what undoes them."""
    ids = {event.id for event in events}
    targets = {event.undoes for event in events if event.undoes}
    around = Q(id__in=ids | targets) | Q(undoes__in=ids)
    return list(Review.objects.filter(around, user=user).order_by())


def _cards_shown(user: User, events: Iterable[ReviewEvent]) -> dict[UUID, int]:
    """Return which of the events' cards the person was ever shown, each with its last revision.

    Once is enough: a card that has been retired since, or has left the deck, still counts.
    """
    asked = {event.card for event in events if event.card}
    cards = Card.objects.filter(pk__in=asked, revision__gte=1).order_by()
    if user.is_staff:
        return dict(cards.values_list("pk", "revision"))
    assigned = DeckCard.objects.filter(
        deck__assignments__user=user, card__in=asked, card__revision__gte=1
    )
    found = dict(assigned.order_by().values_list("card", "card__revision"))
    if missing := asked - found.keys():
        # Drilled offline while the deck was taken away: what was answered was answered.
        reviewed = Review.objects.filter(user=user, card__in=missing).order_by()
        before = {*reviewed.values_list("card", flat=True), *_cards_drilled(user)}
        found |= dict(cards.filter(pk__in=missing & before).values_list("pk", "revision"))
    return found


def _cards_drilled(user: User) -> set[UUID]:
    drills = Drill.objects.filter(user=user).values_list("cards", flat=True)
    return {UUID(each["card"]) for drill in drills[:DRILLS_REMEMBERED] for each in drill}
