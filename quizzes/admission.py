"""Which reviews the log takes, and what it says to those it does not."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from quizzes.models import Grader, Mode, Rating

# Every place on Earth keeps a time within this of UTC, so it also bounds anyone's calendar day.
FARTHEST_ZONE = timedelta(hours=14)
# A phone's day turns at night, and its clock may be wrong.
DAY_TOLERANCE = timedelta(days=1)
# Under this, what separates the phone's `now` from ours is the line's delay and not the clock.
SLOW_LINE = timedelta(seconds=60)
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
NEVER = datetime.min.replace(tzinfo=UTC)
LONGEST_MS = 24 * 60 * 60 * 1000
UUID7 = 7
RATINGS, MODES, GRADERS = frozenset(Rating.values), frozenset(Mode.values), frozenset(Grader.values)


@dataclass(frozen=True)
class ReviewEvent:
    """One review as a phone reports it; with `undoes`, word that one never happened.

    Without `reviewed_at` it happened now, without `study_day` on the learner's day of then.
    """

    id: UUID
    card: UUID | None = None
    revision: int | None = None
    rating: int | None = None
    grader: str = Grader.SELF
    reviewed_at: datetime | None = None
    study_day: date | None = None
    duration_ms: int | None = None
    mode: str = Mode.DRILL
    undoes: UUID | None = None


@dataclass(frozen=True)
class Rejected:
    """A review that the log does not take: why, for programs and for people."""

    id: UUID
    code: str
    detail: str


def refusal(
    event: ReviewEvent, *, reviewed_at: datetime, cards: Mapping[UUID, int], undos: Collection[UUID]
) -> Rejected | None:
    """Return why the log does not take this event, or None if it does.

    `cards` are those the person was ever shown, with how many revisions each has had; `undos`
    are the ids that are known to be undos themselves.
    """
    reasons = _reasons(event, reviewed_at, cards, undos)
    return next((Rejected(event.id, code, detail) for code, detail in reasons), None)


def moment(event: ReviewEvent, *, at: datetime, skew: timedelta) -> datetime:
    """Return when the review happened by our clock: never later than now."""
    if event.reviewed_at is None:
        return at
    try:
        return min(event.reviewed_at + skew, at)
    except OverflowError:
        return NEVER


def skew(*, at: datetime, phone_now: datetime | None) -> timedelta:
    """Return what to add to the phone's times.

    A slow line is not a wrong clock: correcting for its delay, different at each sending, would
    put two reviews of one card in the wrong order.
    """
    if phone_now is None or abs(at - phone_now) <= SLOW_LINE:
        return timedelta()
    return at - phone_now


def _reasons(
    event: ReviewEvent, reviewed_at: datetime, cards: Mapping[UUID, int], undos: Collection[UUID]
) -> Iterator[tuple[str, str]]:
    if event.id.version != UUID7:
        yield "id_is_not_uuid7", "A review's id is a UUIDv7 made on the phone."
    if reviewed_at < EARLIEST:
        yield (
            "bad_reviewed_at",
            "The phone's clock is decades wrong, and it sent no `now` that helps.",
        )
    elif event.study_day and not _is_day_of(event.study_day, reviewed_at):
        yield "bad_study_day", "The study day is more than a day away from when it happened."
    if event.undoes is not None:
        if (event.rating, event.card, event.revision) != (None, None, None):
            yield "rating_and_undo", "A review either rates a card or undoes another review."
        if event.undoes in undos or event.undoes == event.id:
            yield "undoes_no_rating", "Only a rating can be undone; rate the card again instead."
    else:
        yield from _reasons_of_rating(event, cards)
    if event.mode not in MODES:
        yield "bad_mode", f"A mode is one of {', '.join(Mode.values)}."
    if event.grader not in GRADERS:
        yield "bad_grader", f"A grader is one of {', '.join(Grader.values)}."


def _reasons_of_rating(event: ReviewEvent, cards: Mapping[UUID, int]) -> Iterator[tuple[str, str]]:
    if event.rating not in RATINGS:
        yield "bad_rating", "A rating is 1 (again), 2 (hard), 3 (good) or 4 (easy)."
    revisions = cards.get(event.card) if event.card else None
    if revisions is None:
        yield "unknown_card", "There is no such card in the decks assigned to you."
    elif event.revision is not None and not 1 <= event.revision <= revisions:
        yield "unknown_revision", "The card has no such revision."


def _is_day_of(study_day: date, reviewed_at: datetime) -> bool:
    there = reviewed_at.astimezone(UTC)
    first = (there - FARTHEST_ZONE).date() - DAY_TOLERANCE
    last = (there + FARTHEST_ZONE).date() + DAY_TOLERANCE
    return first <= study_day <= last
