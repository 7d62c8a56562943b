"""Keeping memory states equal to a fold of the log: the only code that writes `MemoryState`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from debateprep.accounts.models import User
from quizzes.memory import NOTHING, Event, Memory, extend, fold, is_newer, is_sound, place
from quizzes.models import Learner, MemoryState, Review

KEY = ["user", "card"]


@dataclass(frozen=True)
class Difference:
    """A memory state that is not what the log says. `None` is a state that is not there."""

    card: UUID
    stored: str | None
    folded: str | None


def take_in(learner: Learner, added: Iterable[Review], *, known: Iterable[Review]) -> None:
    """Bring memory up to date with rows just added to the log, under the learner's lock.

    `known` are the older rows that the added ones undo, or that undo them. A newer rating
    extends a state; for anything else the card's log is folded again.
    """
    added, known = list(added), list(known)
    undone = {review.undoes for review in [*known, *added]} - {None}
    fresh: dict[UUID, list[Event]] = defaultdict(list)
    for review in added:
        if review.card_id and review.id not in undone:
            fresh[review.card_id].append(review.event)
    taken_back = {review.undoes for review in added}
    shaken = {review.card_id for review in known if review.card_id and review.id in taken_back}
    memories = _extended(learner, fresh, besides=shaken)
    again = (shaken | fresh.keys()) - memories.keys()
    _store(learner, memories | _folded(learner, again))


@transaction.atomic
def rebuild(user: User) -> int:
    """Fold a person's whole log again and return how many cards they have a memory of."""
    learner = Learner.objects.locked(user)
    memories = _folded(learner)
    gone = MemoryState.objects.filter(user=user).exclude(card__in=memories)
    gone.delete()
    _store(learner, memories)
    return len(memories)


@transaction.atomic
def differences(user: User) -> list[Difference]:
    """Return where a person's memory states are not exactly what their log says."""
    learner = Learner.objects.locked(user)
    folded = {card: memory.digest for card, memory in _folded(learner).items()}
    states = MemoryState.objects.filter(user=user).memories()
    # What the columns hold is checked, not only what they say of themselves.
    stored = {
        card: memory.digest if is_sound(memory, learner.forgetting) else "damaged"
        for card, memory in states.items()
    }
    return [
        Difference(card, stored.get(card), folded.get(card))
        for card in sorted(stored.keys() | folded.keys())
        if stored.get(card) != folded.get(card)
    ]


def _extended(
    learner: Learner, fresh: Mapping[UUID, list[Event]], *, besides: Collection[UUID]
) -> dict[UUID, Memory]:
    """Return the memories that could be extended."""
    cards = fresh.keys() - besides
    if not cards:
        return {}
    memories = {}
    states = MemoryState.objects.filter(user=learner.user_id, card__in=cards)
    for card, memory in states.memories().items():
        events = sorted(fresh[card], key=place)
        # A state made with other parameters, or touched by hand, is not built upon.
        if is_newer(events[0], memory) and is_sound(memory, learner.forgetting):
            memories[card] = memory
            for event in events:
                memories[card] = extend(memories[card], event, learner.forgetting)
    return memories


def _folded(learner: Learner, cards: Collection[UUID] | None = None) -> dict[UUID, Memory]:
    """Return the log of these cards, or of all, folded; nothing is known of a card without one."""
    if cards is not None and not cards:
        return {}
    log = Review.objects.filter(user=learner.user_id).counted()
    if cards is not None:
        log = log.filter(card__in=cards)
    events: dict[UUID, list[Event]] = {card: [] for card in cards or ()}
    for review in log.order_by():
        assert review.card_id is not None  # noqa: S101  ratings have cards: a constraint
        events.setdefault(review.card_id, []).append(review.event)
    return {card: fold(its, learner.forgetting) for card, its in events.items()}


def _store(learner: Learner, memories: Mapping[UUID, Memory]) -> None:
    known = {card: memory for card, memory in memories.items() if memory != NOTHING}
    if forgotten := memories.keys() - known.keys():
        MemoryState.objects.filter(user=learner.user_id, card__in=forgotten).delete()
    MemoryState.objects.bulk_create(
        [
            MemoryState.holding(memory, user_id=learner.user_id, card_id=card)
            for card, memory in known.items()
        ],
        update_conflicts=True,
        unique_fields=KEY,
        update_fields=MemoryState.HELD,
    )
