"""However reviews arrive, they leave one set of rows and one memory: the fold of the log."""

from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from debateprep.shared.ids import new_id
from quizzes.models import MemoryState, Review
from quizzes.reviews import ReviewEvent, record
from tests.factories.accounts import UserFactory
from tests.factories.cards import live_card
from tests.factories.quizzes import AssignmentFactory
from tests.quizzes.reviewing import NOON, folded, memories, rating, undo

DEVICES = ["phone", "tablet"]
CARDS = 2
# A study day is at most a day from its moment, so three days hold every disorder there is.
HOURS = st.integers(0, 72)
FEW = settings(max_examples=60, deadline=None)


@st.composite
def logs(draw) -> list[tuple[int, int, int, bool]]:
    """Draw reviews as (card, rating, hours ago, undone), to be made with real cards later."""
    review = st.tuples(st.integers(0, CARDS - 1), st.integers(1, 4), HOURS, st.booleans())
    return draw(st.lists(review, min_size=1, max_size=12))


def rows(user) -> list[dict]:
    """Return the log, without what tells only how it arrived."""
    told = ["id", "card", "rating", "reviewed_at", "study_day", "undoes", "mode"]
    return list(Review.objects.filter(user=user).order_by("id").values(*told))


class TestArrival(TestCase):
    """One person gets the log in order, each review once; the other gets it in any way at all."""

    @classmethod
    def setUpTestData(cls):
        deck = AssignmentFactory().deck
        cls.cards = [live_card(deck=deck).pk for _ in range(CARDS)]
        cls.orderly, cls.messy = UserFactory.create_batch(2)
        for user in (cls.orderly, cls.messy):
            AssignmentFactory(user=user, deck=deck)

    @FEW
    @given(logs(), st.randoms(use_true_random=False), st.integers(0, 6))
    def test_leaves_no_trace(self, log, random: Random, cuts: int):
        events: list[ReviewEvent] = []
        for card, value, hours, undone in log:
            events.append(rating(self.cards[card], value, ago=timedelta(hours=hours)))
            if undone:
                events.append(undo(events[-1].id, reviewed_at=NOON, study_day=NOON.date()))
        for event in events:
            record(self.orderly, [event], at=NOON)

        for batch in _in_disorder(events, random, cuts):
            recorded = record(self.messy, batch, at=NOON, device=random.choice(DEVICES))
            assert not recorded.rejected

        assert rows(self.messy) == rows(self.orderly)
        assert memories(self.messy) == memories(self.orderly) == folded(self.messy)


def _in_disorder(events: list[ReviewEvent], random: Random, cuts: int) -> list[list[ReviewEvent]]:
    """Return batches that hold every event, some of them several times."""
    sent = [*events, *random.sample(events, k=random.randint(0, len(events)))]
    random.shuffle(sent)
    at = sorted({0, len(sent), *(random.randint(0, len(sent)) for _ in range(cuts))})
    batches = [sent[start:stop] for start, stop in pairwise(at)]
    return [*batches, *batches[: random.randint(0, len(batches))]]


class Phones(RuleBasedStateMachine):
    """Two phones of one person answer, take back, send late, lose replies and send again."""

    made = Bundle("made")

    @initialize()
    def begin(self):
        deck = AssignmentFactory().deck
        self.cards = [live_card(deck=deck).pk for _ in range(CARDS)]
        self.user = AssignmentFactory(deck=deck).user
        self.outbox: dict[str, list[ReviewEvent]] = {device: [] for device in DEVICES}
        self.sent: dict[object, ReviewEvent] = {}

    @rule(
        target=made,
        device=st.sampled_from(DEVICES),
        card=st.integers(0, CARDS - 1),
        value=st.integers(1, 4),
        hours=HOURS,
    )
    def answer(self, device, card, value, hours):
        event = rating(self.cards[card], value, ago=timedelta(hours=hours))
        self.outbox[device].append(event)
        return event.id

    @rule(review=consumes(made), device=st.sampled_from(DEVICES))
    def take_back(self, review, device):
        self.outbox[device].append(undo(review))

    @rule(target=made, device=st.sampled_from(DEVICES))
    def take_back_what_never_comes(self, device):
        self.outbox[device].append(undo(new_id()))
        return multiple()

    @rule(
        device=st.sampled_from(DEVICES),
        is_answered=st.booleans(),
        random=st.randoms(use_true_random=False),
        days=st.integers(0, 3),
    )
    def send(self, device, is_answered, random, days):
        batch = random.sample(self.outbox[device], k=random.randint(0, len(self.outbox[device])))
        recorded = record(self.user, batch, at=NOON + timedelta(days=days), device=device)
        assert recorded.rejected == []
        assert set(recorded.accepted).isdisjoint(self.sent)
        assert set(recorded.duplicate) <= self.sent.keys()
        self.sent |= {event.id: event for event in batch}
        if is_answered:
            safe = {*recorded.accepted, *recorded.duplicate}
            self.outbox[device] = [each for each in self.outbox[device] if each.id not in safe]

    @invariant()
    def every_event_is_in_the_log_once(self):
        if hasattr(self, "sent"):
            log = Review.objects.filter(user=self.user).values_list("id", flat=True)
            assert sorted(log) == sorted(self.sent)

    @invariant()
    def memory_is_the_fold_of_the_log(self):
        if hasattr(self, "sent"):
            assert memories(self.user) == folded(self.user)


class TestPhones(TestCase, Phones.TestCase):
    """Run the machine on the real database, each time with another person."""

    settings = settings(max_examples=15, stateful_step_count=20, deadline=None)


@pytest.mark.django_db
def test_the_law_can_fail(surrogate, noon):
    card = live_card(deck=AssignmentFactory(user=surrogate).deck)
    record(surrogate, [rating(card.pk)], at=noon)
    MemoryState.objects.update(reps=2)

    assert memories(surrogate) != folded(surrogate)
