"""What a person should take now: which of their cards have faded, and which are new."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Sum

from cards.models import CardRevision, DeckCard
from debateprep.accounts.models import User
from quizzes.memory import RETENTION, Memory, due_on, recall
from quizzes.models import Assignment, Learner, MemoryState, Rating, Review

SECONDS_A_CARD = 20
SMALLEST_SITTING = 10


@dataclass(frozen=True)
class Candidate:
    """A card that the person could be given now, and what they know of it."""

    revision: CardRevision
    memory: Memory | None
    recall: float
    is_due: bool
    was_missed: bool = False  # today, and not got right since

    @property
    def card(self) -> UUID:
        return self.revision.card_id

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


def candidates(user: User, *, at: datetime) -> list[Candidate]:
    """Return the live cards of the decks assigned to the person, each once, in deck order."""
    learner = Learner.objects.of(user)
    places = DeckCard.objects.filter(deck__assignments__user=user, has_left=False)
    nearest_first = F("deck__assignments__due_at").asc(nulls_last=True)
    order = places.order_by(nearest_first, "deck", "position", "pk")
    cards = list(dict.fromkeys(order.values_list("card", flat=True)))
    live = CardRevision.objects.live(at=at).filter(card__in=cards)
    revisions = {revision.card_id: revision for revision in live}
    memories = MemoryState.objects.filter(user=user, card__in=cards).memories()
    missed = _missed_today(learner, at=at)
    return [
        _candidate(learner, revisions[card], memories.get(card), was_missed=card in missed, at=at)
        for card in cards
        if card in revisions
    ]


def choose(
    user: User, *, at: datetime, among: Sequence[Candidate] | None = None
) -> list[Candidate]:
    """Return the cards to take now, in order, as many as the day has minutes left for.

    Due ones come first, those missed today and then the weakest; then unseen ones, the weightiest
    first. A card that follows another comes after it. Even on a day already full there is one
    small sitting. `among` are the person's candidates, for who has them already.
    """
    every = candidates(user, at=at) if among is None else among
    due = sorted((each for each in every if each.is_due), key=_weakness)
    new = sorted((each for each in every if each.is_new), key=lambda each: -each.weight)
    return _in_ladders([*due, *new])[: _cards_left(Learner.objects.of(user), at=at)]


def load(cards: Iterable[Candidate]) -> Load:
    """Return how many of these cards are due, how many new, and the minutes they take."""
    cards = list(cards)
    new = sum(each.is_new for each in cards)
    due = sum(each.is_due for each in cards)
    return Load(due=due, new=new, minutes=math.ceil(len(cards) * SECONDS_A_CARD / 60))


def _weakness(candidate: Candidate) -> tuple[bool, float]:
    return not candidate.was_missed, candidate.recall


def _missed_today(learner: Learner, *, at: datetime) -> set[UUID]:
    """Return the cards whose last rating today was Again: they were promised for today."""
    today = Review.objects.filter(user=learner.user_id, study_day=learner.study_day(at))
    last = dict(today.counted().values_list("card", "rating"))  # reviews come in the log's order
    return {card for card, rating in last.items() if card and rating == Rating.AGAIN}


def _candidate(
    learner: Learner,
    revision: CardRevision,
    memory: Memory | None,
    *,
    was_missed: bool,
    at: datetime,
) -> Candidate:
    if memory is None:
        return Candidate(revision, None, recall=0.0, is_due=False)
    now = recall(memory, at, learner.forgetting)
    promised = due_on(memory, learner.forgetting)
    # From the morning of the day it was promised for, or as soon as it has faded.
    is_promised = promised is not None and promised <= learner.study_day(at)
    is_due = was_missed or now < RETENTION or is_promised
    return Candidate(revision, memory, recall=now, is_due=is_due, was_missed=was_missed)


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
