"""Who knows what, and by when.

`Review` and `MemoryState` lead with the user in every key and have no sequence, so that they
can be partitioned by user. A review is never changed; memory can be made again from the log.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from cards.models import Card, Deck
from debateprep.accounts.models import User
from debateprep.shared.ids import IdField
from quizzes import memory


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def of(self, user: User) -> Self:
        """What this person is to know, the nearest debate first."""
        nearest_first = F("due_at").asc(nulls_last=True)  # databases differ in where nulls go
        return self.filter(user=user).select_related("deck").order_by(nearest_first, "pk")


class Assignment(models.Model):
    """A deck given to a person, due at a debate. Surrogates see these decks and nothing else."""

    id = IdField()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="assignments")
    deck = models.ForeignKey(Deck, on_delete=models.PROTECT, related_name="assignments")
    due_at = models.DateTimeField("debate", null=True, blank=True)
    minutes_a_day = models.PositiveSmallIntegerField(default=10)
    assigned_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "deck"], name="deck_is_assigned_once"),
            models.CheckConstraint(
                name="assignment_has_minutes", condition=Q(minutes_a_day__range=(1, 240))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deck} for {self.user}"


class LearnerQuerySet(models.QuerySet["Learner"]):
    def of(self, user: User) -> "Learner":
        """The person's row, or one with the defaults that is not saved: reading writes nothing.

        Read once for each `user` object, which keeps it.
        """
        try:
            return user.learner
        except Learner.DoesNotExist:
            return Learner(user=user)

    def locked(self, user: User) -> "Learner":
        """The person's row, made if need be; their other writers wait for this transaction."""
        learner, _ = self.select_for_update().get_or_create(user=user)
        learner.user = user  # so that `of` finds what was read under the lock
        return learner


class Learner(models.Model):
    """One row a person: how they forget, when their day turns. Its lock serializes their writes."""

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="learner"
    )
    parameters = models.JSONField(null=True, blank=True)
    calibration_offset = models.FloatField(default=0.0)
    time_zone = models.CharField(max_length=64, default="UTC")
    rollover_hour = models.PositiveSmallIntegerField(default=4)

    objects = LearnerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="learner_rollover_is_an_hour", condition=Q(rollover_hour__range=(0, 23))
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def is_new(self) -> bool:
        """Whether this person has neither drilled yet nor chosen a time zone."""
        return self._state.adding

    @property
    def forgetting(self) -> Sequence[float]:
        """How they forget, for `quizzes.memory`: their own parameters, or everyone's."""
        return self.parameters or memory.DEFAULT

    def study_day(self, at: datetime) -> date:
        """The day it is for them."""
        return memory.study_day(at, time_zone=self.time_zone, rollover_hour=self.rollover_hour)


class Rating(models.IntegerChoices):
    """What the scheduler hears."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Mode(models.TextChoices):
    DRILL = "drill"
    QUIZ = "quiz"
    MOCK = "mock"
    HANDS_FREE = "hands_free"


class Grader(models.TextChoices):
    """Who decided the rating."""

    SELF = "self"
    KEY_POINTS = "key_points"


class ReviewQuerySet(models.QuerySet["Review"]):
    def with_undone(self) -> Self:
        """Tell of each whether it `is_undone`, by an undo that came before or after it."""
        undos = Review.objects.filter(user=OuterRef("user"), undoes=OuterRef("id"))
        return self.annotate(is_undone=Exists(undos))

    def counted(self) -> Self:
        """The ratings that memory is made of: nobody took them back."""
        return self.filter(rating__isnull=False).with_undone().filter(is_undone=False)


class Review(models.Model):
    """One recall of one card by one person; or, with `undoes`, word that one never happened."""

    pk = models.CompositePrimaryKey("user", "id")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="reviews")
    id = models.UUIDField()
    card = models.ForeignKey(Card, on_delete=models.PROTECT, null=True, related_name="reviews")
    revision = models.PositiveIntegerField(null=True)
    rating = models.PositiveSmallIntegerField(choices=Rating, null=True)
    grader = models.CharField(max_length=10, choices=Grader, default=Grader.SELF)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.DRILL)
    reviewed_at = models.DateTimeField()
    study_day = models.DateField(help_text="The learner's day, as the phone had it.")
    duration_ms = models.PositiveIntegerField(null=True)
    device = models.CharField(max_length=64, blank=True)
    undoes = models.UUIDField(null=True)
    received_at = models.DateTimeField()

    is_undone: bool  # of a review that was read `with_undone()`

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["user", "study_day", "reviewed_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="review_is_a_rating_or_an_undo",
                # Without `isnull` a missing rating would make the whole unknown, which passes.
                condition=Q(
                    rating__isnull=False,
                    rating__range=(1, 4),
                    card__isnull=False,
                    undoes__isnull=True,
                )
                | Q(rating__isnull=True, card__isnull=True, undoes__isnull=False),
            ),
            models.CheckConstraint(name="review_mode_is_known", condition=Q(mode__in=Mode.values)),
            models.CheckConstraint(
                name="review_grader_is_known", condition=Q(grader__in=Grader.values)
            ),
        ]
        indexes = [
            models.Index(fields=["user", "card", "study_day"], name="review_of_card"),
            models.Index(
                fields=["user", "undoes"], name="review_undone", condition=Q(undoes__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id} by {self.user_id}"

    @property
    def event(self) -> memory.Event:
        """The review as `quizzes.memory` folds it."""
        return memory.Event(
            id=self.id,
            study_day=self.study_day,
            reviewed_at=self.reviewed_at,
            rating=self.rating,
            undoes=self.undoes,
        )


class MemoryStateQuerySet(models.QuerySet["MemoryState"]):
    def memories(self) -> dict[UUID, memory.Memory]:
        """What these rows hold, by card, as `quizzes.memory` counts with it. For one person's."""
        rows = self.values_list("card", *MemoryState.HELD)
        return {card: memory.Memory(*held) for card, *held in rows}


class MemoryState(models.Model):
    """What the log says a person knows of a card. A cache: `rebuild_memory` makes it again."""

    pk = models.CompositePrimaryKey("user", "card")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memory_states")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="memory_states")
    stability = models.FloatField(help_text="Days until recall falls to 0.9.")
    difficulty = models.FloatField()
    study_day = models.DateField(help_text="Of the last review.")
    reviewed_at = models.DateTimeField(help_text="Of the last review.")
    last_review = models.UUIDField()
    reps = models.PositiveIntegerField()
    lapses = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    HELD = [field.name for field in fields(memory.Memory)]

    objects = MemoryStateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="memory_is_in_range",
                condition=Q(stability__gt=0, difficulty__range=(1, 10), reps__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} on {self.card_id}"

    @classmethod
    def holding(cls, known: memory.Memory, *, user_id: UUID, card_id: UUID) -> Self:
        """Return a row, not saved, for what a person knows of a card."""
        return cls(
            user_id=user_id,
            card_id=card_id,
            **{field: getattr(known, field) for field in cls.HELD},
        )


class Drill(models.Model):
    """One sitting: the cards chosen for it, in order."""

    id = IdField()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="drills")
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.DRILL)
    cards = models.JSONField(help_text="Each card's id, the revision pinned and its review's id.")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.CheckConstraint(name="drill_mode_is_known", condition=Q(mode__in=Mode.values)),
            models.CheckConstraint(
                name="drill_ends_after_it_starts",
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("started_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mode} of {self.user}"


class HeardReport(models.Model):
    """ "I was asked this": the words, and the card that answers them, if there is one."""

    id = IdField()
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="heard_reports")
    card = models.ForeignKey(
        Card, on_delete=models.PROTECT, null=True, blank=True, related_name="heard_reports"
    )
    words = models.TextField()
    heard_at = models.DateTimeField()

    class Meta:
        ordering = ["-heard_at"]
        constraints = [
            models.CheckConstraint(name="heard_report_has_words", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return self.words
