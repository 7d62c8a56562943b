"""Running a drill: which cards a person should take now, and one sitting with them."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Sum

from cards.models import CardRevision, DeckCard
from debateprep.accounts.models import User
from debateprep.shared.errors import DomainError
from debateprep.shared.ids import new_id
from quizzes.admission import SLOW_LINE
from quizzes.memory import NOTHING, RETENTION, Memory, due_on, outcomes, recall
from quizzes.models import Assignment, Drill, Learner, MemoryState, Mode, Rating, Review

SECONDS_A_CARD = 20
SMALLEST_SITTING = 10


class NothingToDrillError(DomainError):
    """None of the cards asked for is live and assigned to the person."""

    code = "nothing_to_drill"


@dataclass(frozen=True)
class Candidate:
    """A card that the person could be given now, and what they know of it."""

    revision: CardRevision
    memory: Memory | None
    recall: float
    is_due: bool

    @property
    def card(self) -> UUID:
        return self.revision.card_id

    @property
    def content(self) -> dict[str, Any]:
        return dict(self.revision.content)

    @property
    def is_new(self) -> bool:
        return self.memory is None

    @property
    def topic(self) -> str:
        return str(self.revision.said("topic"))

    @property
    def weight(self) -> float:
        return self.revision.weight

    @property
    def follows(self) -> UUID | None:
        above = self.revision.said("follows")
        return UUID(above) if above else None


@dataclass(frozen=True)
class Load:
    """How much a run of cards asks of a person."""

    due: int
    new: int
    minutes: int


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


def learner_of(user: User) -> Learner:
    """Return the person's learner; one with the defaults, not saved, if they have none yet."""
    return Learner.objects.of(user)


# -- What to take -------------------------------------------------------------------


def candidates(user: User, *, at: datetime) -> list[Candidate]:
    """Return the live cards of the decks assigned to the person, each once, in deck order."""
    learner = learner_of(user)
    places = DeckCard.objects.filter(deck__assignments__user=user, has_left=False)
    nearest_first = F("deck__assignments__due_at").asc(nulls_last=True)
    order = places.order_by(nearest_first, "deck", "position", "pk")
    cards = list(dict.fromkeys(order.values_list("card", flat=True)))
    live = CardRevision.objects.live(at=at).filter(card__in=cards)
    revisions = {revision.card_id: revision for revision in live}
    memories = _memories(learner, cards)
    return [
        _candidate(learner, revisions[card], memories.get(card), at=at)
        for card in cards
        if card in revisions
    ]


def choose(
    user: User, *, at: datetime, among: Sequence[Candidate] | None = None
) -> list[Candidate]:
    """Return the cards to take now, in order, as many as the day has minutes left for.

    Due ones come first, the weakest first, then unseen ones, the weightiest first; a card that
    follows another comes after it. Even on a day already full there is one small sitting.
    `among` are the person's candidates, for who has them already.
    """
    every = candidates(user, at=at) if among is None else among
    due = sorted((each for each in every if each.is_due), key=lambda each: each.recall)
    new = sorted((each for each in every if each.is_new), key=lambda each: -each.weight)
    return _in_ladders([*due, *new])[: _cards_left(learner_of(user), at=at)]


def load(cards: Iterable[Candidate]) -> Load:
    """Return how many of these cards are due, how many new, and the minutes they take."""
    cards = list(cards)
    new = sum(each.is_new for each in cards)
    due = sum(each.is_due for each in cards)
    return Load(due=due, new=new, minutes=math.ceil(len(cards) * SECONDS_A_CARD / 60))


def _candidate(
    learner: Learner, revision: CardRevision, memory: Memory | None, *, at: datetime
) -> Candidate:
    if memory is None:
        return Candidate(revision, None, recall=0.0, is_due=False)
    now = recall(memory, at, learner.forgetting)
    promised = due_on(memory, learner.forgetting)
    # From the morning of the day it was promised for, or as soon as it has faded.
    is_due = now < RETENTION or (promised is not None and promised <= learner.study_day(at))
    return Candidate(revision, memory, recall=now, is_due=is_due)


def _memories(learner: Learner, cards: Iterable[UUID]) -> dict[UUID, Memory]:
    return MemoryState.objects.filter(user=learner.user_id, card__in=list(cards)).memories()


def _in_ladders(cards: Sequence[Candidate]) -> list[Candidate]:
    """Return the cards with each that is followed moved up before the first that follows it."""
    by_card = {each.card: each for each in cards}
    placed: dict[UUID, Candidate] = {}
    for each in cards:
        ladder = [each]
        while (above := by_card.get(ladder[-1].follows or each.card)) and above not in ladder:
            ladder.append(above)
        placed |= {rung.card: rung for rung in reversed(ladder) if rung.card not in placed}
    return list(placed.values())


def _cards_left(learner: Learner, *, at: datetime) -> int:
    """Return how many cards fit into what is left of the person's day."""
    given = Assignment.objects.filter(user=learner.user_id)
    minutes = given.aggregate(Sum("minutes_a_day"))["minutes_a_day__sum"] or 0
    today = Review.objects.filter(user=learner.user_id, study_day=learner.study_day(at))
    taken = today.filter(rating__isnull=False).count()
    return max(minutes * 60 // SECONDS_A_CARD - taken, SMALLEST_SITTING)


# -- One sitting --------------------------------------------------------------------


def open_drill(user: User, *, at: datetime) -> Drill | None:
    """Return the drill that the person began today and still has cards to answer in."""
    drill = user.drills.filter(finished_at__isnull=True).first()
    if drill is None:
        return None
    learner = learner_of(user)
    if learner.study_day(drill.started_at) != learner.study_day(at):
        return None
    is_open = any(item.rating is None for item in sitting(drill, at=at))
    return drill if is_open else None


@transaction.atomic
def start(
    user: User, *, at: datetime, cards: Sequence[UUID] | None = None, mode: Mode = Mode.DRILL
) -> Drill:
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
    return Drill.objects.create(
        user=user, mode=mode, started_at=at, cards=[_pinned(each) for each in chosen]
    )


def sitting(drill: Drill, *, at: datetime) -> list[Item]:
    """Return the cards of a sitting in order, with the ratings already given.

    Left out are cards that are no longer live, or no longer the person's: nobody is shown what
    must not be said. A newer revision waits for the next sitting.
    """
    learner = learner_of(drill.user)
    pins = {UUID(pin["card"]): pin for pin in drill.cards}
    revisions = _still_shown(drill, pins, at=at)
    memories = _memories(learner, pins)
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
