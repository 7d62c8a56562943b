"""What people are to know, and what they did about it."""

from datetime import UTC, datetime

import factory

from quizzes.models import Assignment, Learner
from tests.factories.accounts import UserFactory
from tests.factories.cards import DeckFactory


class LearnerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Learner

    user = factory.SubFactory(UserFactory, surrogate=True)


class AssignmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Assignment

    user = factory.SubFactory(UserFactory, surrogate=True)
    deck = factory.SubFactory(DeckFactory)
    due_at = datetime(2031, 5, 20, 21, tzinfo=UTC)
