"""One sitting with a run of cards: begun, answered from the log of reviews, finished."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from cards.models import CardRevision, DeckCard
from debateprep.accounts.models import User
from debateprep.shared.errors import DomainError
from debateprep.shared.ids import new_id
from quizzes.admission import SLOW_LINE
from quizzes.choosing import Candidate, candidates, choose
from quizzes.memory import NOTHING, Memory, outcomes
from quizzes.models import Drill, Learner, MemoryState, Rating, Review


class NothingToDrillError(DomainError):
    """None of the cards asked for is live and assigned to the person."""

    code = "nothing_to_drill"


@dataclass(frozen=True)
class Item:
    """A card of a sitting, as it was when the sitting began.

    `review` is the id that its review carries, or is to carry; `outcomes` are days until due.
    """

    revision: CardRevision
    review: UUID
    rating: int | None
    memory: Memory | None
    outcomes: dict[int, int]

    @property
    def card(self) -> UUID:
        return self.revision.card_id

    @property
    def content(self) -> dict[str, Any]:
        return dict(self.revision.content)


@dataclass(frozen=True)
class Results:
    """How a sitting went. Cards without an answer are in none of the three."""

    nailed: list[Item]
    shaky: list[Item]
    missed: list[Item]


def open_drill(user: User, *, at: datetime) -> Drill | None:
    """Return the drill that the person began today and still has cards to answer in."""
    drill = user.drills.filter(finished_at__isnull=True).first()
    if drill is None:
        return None
    learner = Learner.objects.of(user)
    if learner.study_day(drill.started_at) != learner.study_day(at):
        return None
    is_open = any(item.rating is None for item in sitting(drill, at=at))
    return drill if is_open else None


@transaction.atomic
def start(user: User, *, at: datetime, cards: Sequence[UUID] | None = None) -> Drill:
    """Begin a sitting, or return the one that is open.

    With a list of cards those are drilled, again or for the first time; another sitting that is
    open ends. Raises NothingToDrillError if there is nothing to take.
    """
    Learner.objects.locked(user)  # The second of two taps finds what the first one began.
    standing = open_drill(user, at=at)
    if standing and (cards is None or _is_just_begun(standing, cards, at=at)):
        return standing
    chosen = choose(user, at=at) if cards is None else _asked_for(user, cards, at=at)
    if not chosen:
        raise NothingToDrillError("There is nothing to drill now.")
    if standing:
        finish(standing, at=at)
    pins = [_pinned(each) for each in chosen]
    return Drill.objects.create(user=user, started_at=at, cards=pins)


def sitting(drill: Drill, *, at: datetime) -> list[Item]:
    """Return the cards of a sitting in order, with the ratings already given.

    Left out are cards that are no longer live, or no longer the person's: nobody is shown what
    must not be said. A newer revision waits for the next sitting.
    """
    learner = Learner.objects.of(drill.user)
    pins = {UUID(pin["card"]): pin for pin in drill.cards}
    revisions = _still_shown(drill, pins, at=at)
    memories = MemoryState.objects.filter(user=drill.user, card__in=list(pins)).memories()
    log = _log_of(drill, pins)
    day = learner.study_day(at)
    items = []
    for card, pin in pins.items():
        if revision := revisions.get((card, pin["revision"])):
            memory = memories.get(card)
            review, rating = _answer(drill, UUID(pin["review"]), log.get(card, []))
            days = outcomes(memory or NOTHING, study_day=day, parameters=learner.forgetting)
            items.append(Item(revision, review, rating, memory, days))
    return items


def finish(drill: Drill, *, at: datetime) -> Drill:
    """End a sitting. One that has ended stays as it is."""
    Drill.objects.filter(pk=drill.pk, finished_at__isnull=True).update(finished_at=at)
    drill.refresh_from_db(fields=["finished_at"])
    return drill


def results(drill: Drill, *, at: datetime) -> Results:
    """Return how the sitting went so far."""
    found = Results(nailed=[], shaky=[], missed=[])
    by_rating = {
        Rating.AGAIN: found.missed,
        Rating.HARD: found.shaky,
        Rating.GOOD: found.nailed,
        Rating.EASY: found.nailed,
    }
    for item in sitting(drill, at=at):
        if item.rating is not None:
            by_rating[Rating(item.rating)].append(item)
    return found


def _asked_for(user: User, cards: Sequence[UUID], *, at: datetime) -> list[Candidate]:
    every = {each.card: each for each in candidates(user, at=at)}
    return [every[card] for card in dict.fromkeys(cards) if card in every]


def _is_just_begun(drill: Drill, cards: Sequence[UUID], *, at: datetime) -> bool:
    """Whether the drill is what the first of two taps on the same button began."""
    is_same = {pin["card"] for pin in drill.cards} == {str(card) for card in cards}
    return is_same and all(item.rating is None for item in sitting(drill, at=at))


def _pinned(candidate: Candidate) -> dict[str, Any]:
    return {
        "card": str(candidate.card),
        "revision": candidate.revision.number,
        "review": str(new_id()),
    }


def _still_shown(
    drill: Drill, pins: dict[UUID, Any], *, at: datetime
) -> dict[tuple[UUID, int], CardRevision]:
    assigned = DeckCard.objects.filter(deck__assignments__user=drill.user_id, has_left=False)
    revisions = CardRevision.objects.filter(
        card__in=assigned.filter(card__in=list(pins)).values("card"),
        number__in={pin["revision"] for pin in pins.values()},
        lapses_at__gt=at,
        card__standing__lapses_at__gt=at,
    )
    return {(revision.card_id, revision.number): revision for revision in revisions}


def _log_of(drill: Drill, cards: Iterable[UUID]) -> dict[UUID, list[Review]]:
    since = Review.objects.filter(
        user=drill.user_id, card__in=list(cards), received_at__gte=drill.started_at
    )
    log: dict[UUID, list[Review]] = {}
    for review in since.with_undone():
        assert review.card_id is not None  # noqa: S101  it was found by its card
        log.setdefault(review.card_id, []).append(review)
    return log


def _answer(drill: Drill, minted: UUID, log: Sequence[Review]) -> tuple[UUID, int | None]:
    """Return the id and rating of a card's review in this sitting; or the id for it, and None.

    A review made elsewhere meanwhile answers the card too, but not one that was only sent late,
    nor one of the sittings that came after.
    """
    for review in reversed(log):
        if not review.is_undone and (review.id == minted or _is_meanwhile(drill, review)):
            return review.id, review.rating
    # The first write of an id wins, so an answer that was taken back needs another id.
    is_used = any(review.id == minted for review in log)
    return (new_id() if is_used else minted), None


def _is_meanwhile(drill: Drill, review: Review) -> bool:
    if drill.finished_at and review.received_at > drill.finished_at:
        return False
    earliest = drill.started_at - SLOW_LINE
    return review.received_at > drill.started_at and review.reviewed_at >= earliest
