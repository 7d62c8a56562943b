"""What the tables hold to by themselves, and what their rows say."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from debateprep.shared.ids import new_id
from quizzes.memory import DEFAULT, Event, fold
from quizzes.models import Assignment, Drill, HeardReport, Learner, MemoryState, Review
from quizzes.reviews import record
from tests.factories.cards import live_card
from tests.factories.quizzes import AssignmentFactory, LearnerFactory
from tests.quizzes.reviewing import rating, undo


@pytest.fixture
def card(surrogate):
    return live_card(deck=AssignmentFactory(user=surrogate).deck)


def refused_by(constraint: str):
    return pytest.raises(IntegrityError, match=constraint)


@pytest.fixture
def review(surrogate, card, noon):
    return Review(
        user=surrogate,
        id=new_id(),
        card=card,
        rating=3,
        reviewed_at=noon,
        study_day=noon.date(),
        received_at=noon,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"rating": 5}, "review_is_a_rating_or_an_undo"),
        ({"rating": None}, "review_is_a_rating_or_an_undo"),
        ({"card": None}, "review_is_a_rating_or_an_undo"),
        ({"undoes": new_id()}, "review_is_a_rating_or_an_undo"),
        ({"mode": "asleep"}, "review_mode_is_known"),
        ({"grader": "oracle"}, "review_grader_is_known"),
    ],
)
def test_the_log_holds_ratings_and_undos_only(review, values, constraint):
    for name, value in values.items():
        setattr(review, name, value)

    with refused_by(constraint), transaction.atomic():
        review.save(force_insert=True)


def test_the_log_holds_an_id_once_for_each_person(review, outsider):
    review.save(force_insert=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        review.save(force_insert=True)
    review.user = outsider
    review.save(force_insert=True)

    assert Review.objects.count() == 2


def test_a_review_is_an_event_to_fold(review, noon):
    assert review.event == Event(review.id, date(2031, 5, 6), noon, 3, None)
    assert str(review) == f"{review.id} by {review.user_id}"


def test_ratings_that_were_taken_back_do_not_count(surrogate, card, noon):
    kept, slip = rating(card.pk), rating(card.pk)
    record(surrogate, [kept, slip, undo(slip.id)], at=noon)

    assert [review.id for review in Review.objects.counted()] == [kept.id]
    undone = {review.id: review.is_undone for review in Review.objects.with_undone()}
    assert (undone[kept.id], undone[slip.id]) == (False, True)


def test_an_undo_of_anothers_review_undoes_nothing(surrogate, outsider, card, noon):
    event = rating(card.pk)
    record(surrogate, [event], at=noon)
    record(outsider, [undo(event.id)], at=noon)

    assert Review.objects.counted().count() == 1


def test_a_memory_state_holds_a_memory(surrogate, card, noon):
    memory = fold([Event(new_id(), noon.date(), noon, 3)])
    MemoryState.holding(memory, user_id=surrogate.pk, card_id=card.pk).save(force_insert=True)

    assert MemoryState.objects.memories() == {card.pk: memory}
    state = MemoryState.objects.get()
    assert str(state) == f"{surrogate.pk} on {card.pk}"


@pytest.mark.parametrize("values", [{"stability": 0.0}, {"difficulty": 11.0}, {"reps": 0}])
def test_a_memory_is_in_range(surrogate, card, noon, values):
    memory = fold([Event(new_id(), noon.date(), noon, 3)])
    state = MemoryState.holding(memory, user_id=surrogate.pk, card_id=card.pk)
    for name, value in values.items():
        setattr(state, name, value)

    with refused_by("memory_is_in_range"), transaction.atomic():
        state.save(force_insert=True)


def test_a_learner_without_a_fit_forgets_like_everyone(surrogate):
    assert Learner(user=surrogate).forgetting == DEFAULT
    assert Learner(user=surrogate, parameters=[0.5] * 21).forgetting == [0.5] * 21


def test_a_learners_day_is_in_their_zone(surrogate, noon):
    learner = LearnerFactory(user=surrogate, time_zone="Asia/Tokyo", rollover_hour=22)

    assert learner.study_day(noon) == date(2031, 5, 5)
    assert learner.study_day(noon + timedelta(hours=1)) == date(2031, 5, 6)
    assert str(learner) == "surrogate"


def test_a_learner_is_made_by_the_first_write(surrogate):
    Learner.objects.of(surrogate)
    assert not Learner.objects.exists()

    assert Learner.objects.locked(surrogate) == Learner.objects.locked(surrogate)
    assert Learner.objects.count() == 1


def test_what_the_lock_found_replaces_what_was_read_before(surrogate):
    LearnerFactory(user=surrogate)
    Learner.objects.of(surrogate)
    Learner.objects.update(time_zone="Asia/Tokyo")

    Learner.objects.locked(surrogate)

    assert Learner.objects.of(surrogate).time_zone == "Asia/Tokyo"


def test_a_rollover_is_an_hour(surrogate):
    with refused_by("learner_rollover_is_an_hour"), transaction.atomic():
        LearnerFactory(user=surrogate, rollover_hour=24)


def test_assignments_come_the_nearest_debate_first(surrogate, outsider):
    later = AssignmentFactory(user=surrogate)
    undated = AssignmentFactory(user=surrogate, due_at=None)
    sooner = AssignmentFactory(user=surrogate, due_at=later.due_at - timedelta(days=1))
    AssignmentFactory(user=outsider)

    assert list(Assignment.objects.of(surrogate)) == [sooner, later, undated]
    assert str(later) == f"{later.deck} for surrogate"


def test_a_deck_is_assigned_once(surrogate):
    deck = AssignmentFactory(user=surrogate).deck

    with pytest.raises(IntegrityError), transaction.atomic():
        AssignmentFactory(user=surrogate, deck=deck)


@pytest.mark.parametrize("minutes", [0, 241])
def test_an_assignment_has_minutes(surrogate, minutes):
    with refused_by("assignment_has_minutes"), transaction.atomic():
        AssignmentFactory(user=surrogate, minutes_a_day=minutes)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"mode": "asleep"}, "drill_mode_is_known"),
        ({"finished_at": -1}, "drill_ends_after_it_starts"),
    ],
)
def test_a_drill_is_sound(surrogate, noon, values, constraint):
    if "finished_at" in values:
        values = {"finished_at": noon - timedelta(seconds=1)}

    with refused_by(constraint), transaction.atomic():
        Drill.objects.create(user=surrogate, cards=[], started_at=noon, **values)


def test_a_drill_names_itself(surrogate, noon):
    assert str(Drill(user=surrogate, cards=[], started_at=noon)) == "drill of surrogate"


def test_a_heard_report_has_words(surrogate, noon):
    heard = HeardReport(user=surrogate, words="Who closed the library?", heard_at=noon)
    assert str(heard) == "Who closed the library?"

    heard.words = ""
    with refused_by("heard_report_has_words"), transaction.atomic():
        heard.save()
