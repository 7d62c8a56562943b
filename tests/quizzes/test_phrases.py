"""Days and times as people say them."""

from datetime import UTC, datetime, timedelta

import pytest

from quizzes.phrases import Countdown, clock, countdown, when_again

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
NEW_YORK = "America/New_York"


def to(due_at: datetime, *, at: datetime = NOON, time_zone: str = "UTC") -> Countdown:
    return countdown(due_at, title="Mayoral", at=at, time_zone=time_zone)


@pytest.mark.parametrize(
    ("due_in", "lead", "rest", "is_over"),
    [
        (timedelta(days=14, hours=9), "14 days", "to the Mayoral debate", False),
        (timedelta(days=2), "2 days", "to the Mayoral debate", False),
        (timedelta(hours=13), "Tomorrow", "the Mayoral debate", False),
        (timedelta(hours=9), "Tonight", "the Mayoral debate, 9 p.m.", False),
        (timedelta(hours=2, minutes=30), "Today", "the Mayoral debate, 2:30 p.m.", False),
        (timedelta(), "Under way", "the Mayoral debate has begun", True),
        (timedelta(hours=-13), "Yesterday", "was the Mayoral debate", True),
        (timedelta(days=-3), "3 days", "since the Mayoral debate", True),
    ],
)
def test_a_debate_is_so_far_away(due_in, lead, rest, is_over):
    assert to(NOON + due_in) == Countdown(lead, rest, is_over)


def test_nights_are_counted_where_the_person_is():
    late = datetime(2031, 5, 7, 2, tzinfo=UTC)  # 10 in the evening of the 6th in New York

    assert to(late).lead == "Tomorrow"
    assert to(late, time_zone=NEW_YORK).lead == "Tonight"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(0, 0, "12 a.m."), (9, 5, "9:05 a.m."), (12, 0, "12 p.m."), (21, 0, "9 p.m.")],
)
def test_a_time_of_day_is_said_as_on_a_stage(hour, minute, said):
    assert clock(datetime(2031, 5, 6, hour, minute, tzinfo=UTC)) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "again today"),
        (1, "tomorrow"),
        (4, "in 4 days"),
        (13, "in 13 days"),
        (14, "in 2 weeks"),
        (59, "in 8 weeks"),
        (60, "in 2 months"),
        (549, "in 18 months"),
        (550, "in 2 years"),
    ],
)
def test_a_card_comes_back(days, said):
    assert when_again(days) == said
