"""How fast people forget: a memory is a fold of the log of reviews, by FSRS-6.

The schedule is py-fsrs' own; this module decides what it is shown. Reviews count in the order
(study day, moment, id) whatever order they arrive in, each once, and not at all once undone.
"""

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from fsrs import Card, Rating, Scheduler, State
from fsrs.scheduler import (
    DEFAULT_PARAMETERS,
    LOWER_BOUNDS_PARAMETERS,
    UPPER_BOUNDS_PARAMETERS,
)

DEFAULT: tuple[float, ...] = DEFAULT_PARAMETERS
RETENTION = 0.9
AGAIN = Rating.Again

# Fitted parameters may fall to where a first answer is forgotten within minutes, and where a
# second one on the same day multiplies stability without end.
LOWEST_FIRST_STABILITY = 0.1
LOWEST_SAME_DAY_DAMPING = 0.01
FIRST_STABILITIES = range(4)
SAME_DAY_DAMPING = 19
DECAY = 20


@dataclass(frozen=True)
class Event:
    """A review as the fold sees it: a rating from 1 to 4, or word that another never happened."""

    id: UUID
    study_day: date
    reviewed_at: datetime
    rating: int | None = None
    undoes: UUID | None = None


@dataclass(frozen=True)
class Memory:
    """What one person knows of one card. With no `reps` nothing is known, and nothing else says
    anything. `digest` proves that exactly this state was made, with exactly these parameters."""

    stability: float
    difficulty: float
    study_day: date | None
    reviewed_at: datetime | None
    last_review: UUID | None
    reps: int
    lapses: int
    digest: str


NOTHING = Memory(0.0, 0.0, None, None, None, 0, 0, "")


def fold(events: Iterable[Event], parameters: Sequence[float] = DEFAULT) -> Memory:
    """Return the memory that a card's reviews leave, given in any order and any number of times."""
    once = {event.id: event for event in events}
    undone = {event.undoes for event in once.values()}
    ratings = [e for e in once.values() if e.rating is not None and e.id not in undone]
    memory = NOTHING
    for event in sorted(ratings, key=place):
        memory = extend(memory, event, parameters)
    return memory


def extend(memory: Memory, event: Event, parameters: Sequence[float] = DEFAULT) -> Memory:
    """Return the memory after one more rating.

    Raises ValueError if the event is no rating, or not newer than the memory's last.
    """
    if event.rating is None or not is_newer(event, memory):
        raise ValueError("Only a rating newer than the last extends a memory: fold the log.")
    scheduler = _scheduler(tuple(parameters))
    card = _reviewed(scheduler, memory, Rating(event.rating), event.study_day)
    assert card.stability is not None  # noqa: S101  a reviewed card has both
    assert card.difficulty is not None  # noqa: S101
    extended = Memory(
        stability=card.stability,
        difficulty=card.difficulty,
        study_day=event.study_day,
        reviewed_at=event.reviewed_at.astimezone(UTC),
        last_review=event.id,
        reps=memory.reps + 1,
        # Not knowing a card one never knew is no lapse.
        lapses=memory.lapses + (event.rating == AGAIN and memory.reps > 0),
        digest="",
    )
    return replace(extended, digest=_digest(extended, parameters))


def place(event: Event) -> tuple[date, datetime, UUID]:
    """Return where the event stands among others: the order in which reviews count."""
    return event.study_day, event.reviewed_at, event.id


def is_newer(event: Event, memory: Memory) -> bool:
    """Whether the event comes after everything the memory is made of."""
    if memory.study_day is None or memory.reviewed_at is None or memory.last_review is None:
        return True
    return place(event) > (memory.study_day, memory.reviewed_at, memory.last_review)


def is_sound(memory: Memory, parameters: Sequence[float] = DEFAULT) -> bool:
    """Whether exactly this state was made, with exactly these parameters."""
    return memory.digest == _digest(memory, parameters)


def recall(memory: Memory, at: datetime, parameters: Sequence[float] = DEFAULT) -> float:
    """Return the chance, from 0 to 1, that the card is recalled at `at`; 0 if nothing is known."""
    if memory.reviewed_at is None:
        return 0.0
    # Not rounded to whole days: people drill several times on the same day.
    days = max((at - memory.reviewed_at) / timedelta(days=1), 0.0)
    decay, factor = _curve(tuple(parameters))
    return math.pow(1 + factor * days / memory.stability, decay)


def due_on(memory: Memory, parameters: Sequence[float] = DEFAULT) -> date | None:
    """Return the study day on which recall is down to 0.9, at least one after the last review."""
    if memory.study_day is None:
        return None
    _, factor = _curve(tuple(parameters))
    # Not `stability` alone: it must round as py-fsrs rounds what `outcomes` promised.
    interval = round((memory.stability / factor) * factor)
    longest = _scheduler(tuple(parameters)).maximum_interval
    return memory.study_day + timedelta(days=min(max(interval, 1), longest))


def outcomes(
    memory: Memory, *, study_day: date, parameters: Sequence[float] = DEFAULT
) -> dict[int, int]:
    """Return, for each rating given on that day, the days until the card is due again.

    Again is 0: the card comes back in the same sitting.
    """
    scheduler = _scheduler(tuple(parameters))
    day = max(study_day, memory.study_day or study_day)
    days = {int(AGAIN): 0}
    for rating in (Rating.Hard, Rating.Good, Rating.Easy):
        card = _reviewed(scheduler, memory, rating, day)
        days[int(rating)] = (card.due - _noon(day)).days
    return days


def study_day(at: datetime, *, time_zone: str, rollover_hour: int = 4) -> date:
    """Return the learner's day: their calendar day, which begins at `rollover_hour` on the wall.

    Raises zoneinfo.ZoneInfoNotFoundError for a zone that is none.
    """
    wall = at.astimezone(ZoneInfo(time_zone))
    return wall.date() - timedelta(days=1 if wall.hour < rollover_hour else 0)


def clipped(parameters: Sequence[float]) -> tuple[float, ...]:
    """Return the parameters within what FSRS-6 allows and we trust.

    Raises ValueError if there are not 21 of them.
    """
    lowest = list(LOWER_BOUNDS_PARAMETERS)
    for index in FIRST_STABILITIES:
        lowest[index] = LOWEST_FIRST_STABILITY
    lowest[SAME_DAY_DAMPING] = LOWEST_SAME_DAY_DAMPING
    bounds = zip(lowest, UPPER_BOUNDS_PARAMETERS, strict=True)
    return tuple(
        min(max(float(parameter), low), high)
        for parameter, (low, high) in zip(parameters, bounds, strict=True)
    )


@lru_cache(maxsize=256)
def _scheduler(parameters: tuple[float, ...]) -> Scheduler:
    return Scheduler(
        parameters=clipped(parameters),
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )


def _digest(memory: Memory, parameters: Sequence[float]) -> str:
    state = (
        memory.stability.hex(),
        memory.difficulty.hex(),
        str(memory.study_day),
        str(memory.reviewed_at and memory.reviewed_at.astimezone(UTC)),
        str(memory.last_review),
        str(memory.reps),
        str(memory.lapses),
        _exactly(tuple(parameters)),
    )
    return hashlib.sha256(" ".join(state).encode()).hexdigest()


@lru_cache(maxsize=256)
def _exactly(parameters: tuple[float, ...]) -> str:
    return " ".join(parameter.hex() for parameter in _scheduler(parameters).parameters)


@lru_cache(maxsize=256)
def _curve(parameters: tuple[float, ...]) -> tuple[float, float]:
    """Return FSRS-6's decay, and the factor that makes recall 0.9 after `stability` days."""
    decay = -_scheduler(parameters).parameters[DECAY]
    return decay, RETENTION ** (1 / decay) - 1


def _reviewed(scheduler: Scheduler, memory: Memory, rating: Rating, day: date) -> Card:
    # Whole study days go in, so two reviews on one day are at one instant: FSRS-6 then uses its
    # same-day formula, which is what it is for. The id is given because py-fsrs sleeps to make
    # one up, and the due time because it reads the clock.
    card = Card(
        card_id=0,
        state=State.Review if memory.reps else State.Learning,
        stability=memory.stability if memory.reps else None,
        difficulty=memory.difficulty if memory.reps else None,
        due=_noon(day),
        last_review=_noon(memory.study_day) if memory.study_day else None,
    )
    return scheduler.review_card(card, rating, _noon(day))[0]


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
