"""How fast people forget: laws of the fold, py-fsrs as the oracle, and what day it is."""

import json
import math
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfoNotFoundError

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from debateprep.shared.ids import new_id
from quizzes.memory import (
    DEFAULT,
    NOTHING,
    Event,
    clipped,
    due_on,
    extend,
    fold,
    is_sound,
    outcomes,
    recall,
    study_day,
)

FIRST_DAY = date(2031, 5, 1)
DAY = timedelta(days=1)
VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "study_day.json").read_text())

# What each parameter may be, from where its learner's fit may end.
FITTED = clipped([0.4, 1.0, 3.0, 12.0, *DEFAULT[4:20], 0.35])


def event(day: int, rating: int | None = 3, *, minute: int = 0, **values) -> Event:
    on = FIRST_DAY + day * DAY
    at = datetime.combine(on, time(9, minute), UTC)
    return Event(id=new_id(), study_day=on, reviewed_at=at, rating=rating, **values)


def undo_of(review: Event) -> Event:
    return event(0, None, undoes=review.id)


events = st.builds(event, st.integers(0, 400), st.integers(1, 4), minute=st.integers(0, 59))
logs = st.lists(events, min_size=1, max_size=12)
parameters = st.sampled_from([DEFAULT, FITTED])


# -- The fold -----------------------------------------------------------------------


def test_without_reviews_nothing_is_known():
    assert fold([]) == NOTHING
    assert recall(NOTHING, datetime(2031, 5, 1, tzinfo=UTC)) == 0.0
    assert due_on(NOTHING) is None


@given(logs, st.randoms())
def test_the_order_of_arrival_does_not_matter(log: list[Event], random: Random):
    shuffled = log.copy()
    random.shuffle(shuffled)

    assert fold(shuffled) == fold(log)


@given(logs)
def test_repetition_does_not_matter(log: list[Event]):
    assert fold([*log, *log]) == fold(log)


@given(logs, st.data())
def test_what_is_undone_never_happened(log: list[Event], data: st.DataObject):
    slip = data.draw(st.sampled_from(log))

    assert fold([undo_of(slip), *log]) == fold([each for each in log if each is not slip])


def test_an_undo_of_an_undo_does_nothing():
    review = event(0)
    undo = undo_of(review)

    assert fold([review, undo, undo_of(undo)]) == NOTHING


@given(logs, parameters)
def test_extending_one_by_one_is_folding(log: list[Event], parameters):
    memory = NOTHING
    for each in sorted(log, key=lambda e: (e.study_day, e.reviewed_at, e.id)):
        memory = extend(memory, each, parameters)

    assert memory == fold(log, parameters)


@pytest.mark.parametrize("late", [event(3), event(4), event(4, None, undoes=new_id())])
def test_only_a_newer_rating_extends(late: Event):
    memory = fold([event(0), event(4, minute=30)])

    with pytest.raises(ValueError, match="fold the log"):
        extend(memory, late)


def test_an_undo_extends_nothing():
    with pytest.raises(ValueError, match="Only a rating"):
        extend(NOTHING, undo_of(event(0)))


def test_at_one_moment_the_id_decides():
    first, second = event(0, 1), event(0, 4)
    assert first.id < second.id

    memory = extend(fold([first]), second)

    assert memory == fold([second, first])
    assert memory.last_review == second.id


def test_a_review_past_midnight_elsewhere_stays_in_its_study_day():
    late = Event(new_id(), FIRST_DAY, datetime(2031, 5, 2, 3, tzinfo=UTC), 1)
    early = Event(new_id(), FIRST_DAY + DAY, datetime(2031, 5, 2, 2, tzinfo=UTC), 3)

    assert fold([early, late]).last_review == early.id


def test_reviews_and_lapses_are_counted():
    memory = fold([event(0, 1), event(1, 1), event(2, 3), event(9, 1)])

    # Not knowing a card one has never seen is no lapse.
    assert (memory.reps, memory.lapses) == (4, 2)


def test_moments_are_kept_in_utc():
    at = datetime.fromisoformat("2031-05-01T23:00:00-04:00")

    memory = fold([Event(new_id(), FIRST_DAY, at, 3)])

    assert memory.reviewed_at == at
    assert memory.reviewed_at.tzinfo is UTC


# -- The oracle ---------------------------------------------------------------------


def oracle(log: list[Event], parameters) -> Card:
    """Return py-fsrs' own card after reviews in order, at noon of their study days."""
    scheduler = Scheduler(parameters, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card = Card(card_id=1)
    for each in sorted(log, key=lambda e: (e.study_day, e.reviewed_at, e.id)):
        at = datetime.combine(each.study_day, time(12), UTC)
        card, _ = scheduler.review_card(card, Rating(each.rating), at)
    return card


@given(logs, parameters)
def test_the_fold_is_what_py_fsrs_does(log: list[Event], parameters):
    card, memory = oracle(log, parameters), fold(log, parameters)

    assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
    assert due_on(memory, parameters) == card.due.date()


@given(logs, st.integers(0, 500), parameters)
def test_outcomes_are_when_py_fsrs_would_ask_again(log: list[Event], later: int, parameters):
    memory = fold(log, parameters)
    day = memory.study_day + later * DAY

    days = outcomes(memory, study_day=day, parameters=parameters)

    noon = datetime.combine(day, time(12), UTC)
    assert days[1] == 0
    for rating in (2, 3, 4):
        after = extend(
            memory, Event(new_id(), day, max(noon, memory.reviewed_at), rating), parameters
        )
        assert days[rating] == (due_on(after, parameters) - day).days
        assert days[rating] >= 1
    assert days[2] <= days[3] <= days[4]


def test_outcomes_of_a_card_never_seen():
    assert outcomes(NOTHING, study_day=FIRST_DAY) == {1: 0, 2: 1, 3: 2, 4: 8}


def test_outcomes_never_go_back_before_the_last_review():
    memory = fold([event(5)])

    assert outcomes(memory, study_day=FIRST_DAY) == outcomes(memory, study_day=FIRST_DAY + 5 * DAY)


def test_twice_on_one_day_is_judged_as_same_day():
    once = fold([event(0, 3)])
    twice = fold([event(0, 3), event(0, 3, minute=30)])

    # FSRS-6: S' = S · e^(w17 · (G − 3 + w18)) · S^−w19, but a success never lowers it.
    grown = math.e ** (DEFAULT[17] * DEFAULT[18]) * once.stability ** -DEFAULT[19]
    assert twice.stability == once.stability * max(grown, 1.0)
    missed = fold([event(0, 3), event(0, 1, minute=30)])
    shrunk = math.e ** (DEFAULT[17] * (1 - 3 + DEFAULT[18])) * once.stability ** -DEFAULT[19]
    assert missed.stability == once.stability * shrunk


# -- Forgetting ---------------------------------------------------------------------


@given(logs, parameters)
def test_recall_is_nine_in_ten_after_stability_days(log: list[Event], parameters):
    memory = fold(log, parameters)
    after = memory.reviewed_at + memory.stability * DAY

    assert recall(memory, after, parameters) == pytest.approx(0.9, abs=1e-6)


@given(logs, st.floats(0, 5000), st.floats(0.01, 5000), parameters)
def test_recall_is_a_chance_that_falls(log: list[Event], days: float, more: float, parameters):
    memory = fold(log, parameters)
    sooner = recall(memory, memory.reviewed_at + days * DAY, parameters)
    later = recall(memory, memory.reviewed_at + (days + more) * DAY, parameters)

    assert 0 < later < sooner <= 1


def test_recall_is_certain_until_the_review_is_over():
    memory = fold([event(3)])

    assert recall(memory, memory.reviewed_at) == 1.0
    assert recall(memory, memory.reviewed_at - DAY) == 1.0


def test_recall_counts_hours_and_not_only_days():
    memory = fold([event(0)])

    assert recall(memory, memory.reviewed_at + timedelta(hours=1)) < 1.0


# -- Digest and parameters ----------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        {"stability": math.nextafter(2.3065, 3)},
        {"difficulty": 5.0},
        {"study_day": FIRST_DAY + DAY},
        {"reviewed_at": datetime(2031, 5, 1, 9, 0, 0, 1, tzinfo=UTC)},
        {"last_review": new_id()},
        {"reps": 2},
        {"lapses": 1},
    ],
)
def test_a_digest_tells_any_change(change):
    memory = fold([event(0)])

    assert is_sound(memory)
    assert not is_sound(replace(memory, **change))


def test_a_digest_tells_other_parameters():
    memory = fold([event(0)])

    assert not is_sound(memory, [*DEFAULT[:20], 0.2])


def test_a_digest_does_not_depend_on_the_zone_a_moment_is_written_in():
    memory = fold([event(0)])
    elsewhere = datetime.fromisoformat("2031-05-01T05:00:00-04:00")

    assert is_sound(replace(memory, reviewed_at=elsewhere))


def test_a_digest_is_the_same_on_every_machine():
    review = UUID("0192f0c1-8a5e-7c3b-9d10-5b1a7c2e4f80")
    log = [Event(review, FIRST_DAY, datetime(2031, 5, 1, 9, tzinfo=UTC), 3)]

    assert fold(log).digest == ("2c71619bd9ca044544304243bab2a4b9d2aa61ce47acd024809a6b3ddf60f18d")


def test_the_usual_parameters_need_no_clipping():
    assert clipped(DEFAULT) == DEFAULT


def test_wild_parameters_are_clipped():
    low, high = clipped([-1] * 21), clipped([1000] * 21)

    assert low[:4] == (0.1, 0.1, 0.1, 0.1)
    assert low[19] == 0.01
    assert (low[20], high[20]) == (0.1, 0.8)
    assert fold([event(0)], [-1] * 21).stability == 0.1


@pytest.mark.parametrize("count", [0, 19, 22])
def test_there_are_21_parameters(count):
    with pytest.raises(ValueError, match="argument"):
        clipped([1.0] * count)


# -- What day it is -----------------------------------------------------------------


@pytest.mark.parametrize("vector", VECTORS["vectors"], ids=lambda vector: vector["why"])
def test_a_study_day_is_the_learners_own(vector):
    at = datetime.fromisoformat(vector["at"])

    day = study_day(at, time_zone=vector["time_zone"], rollover_hour=vector["rollover_hour"])

    assert day.isoformat() == vector["study_day"]


def test_a_study_day_begins_at_four():
    at = datetime(2031, 5, 6, 3, 59, tzinfo=UTC)

    assert study_day(at, time_zone="UTC") == date(2031, 5, 5)
    assert study_day(at + timedelta(minutes=1), time_zone="UTC") == date(2031, 5, 6)


@given(
    st.integers(0, 7000).map(
        lambda hours: datetime(2031, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    ),
    st.sampled_from(["America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "Etc/GMT+12"]),
    st.integers(0, 23),
)
def test_a_study_day_is_never_far_from_utc(at: datetime, zone: str, hour: int):
    day = study_day(at, time_zone=zone, rollover_hour=hour)

    assert at.date() - 2 * DAY <= day <= at.date() + DAY


def test_a_zone_that_is_none_is_an_error():
    with pytest.raises(ZoneInfoNotFoundError):
        study_day(datetime(2031, 5, 6, tzinfo=UTC), time_zone="Mars/Olympus")
