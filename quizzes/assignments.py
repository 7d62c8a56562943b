"""Who sees which deck: surrogates those assigned to them, staff all."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cards.models import Deck
from debateprep.accounts.models import User
from quizzes.models import Assignment


def decks_seen_by(user: User) -> QuerySet[Deck]:
    """Return the decks a person sees. To everybody else they do not exist."""
    if user.is_staff:
        return Deck.objects.all()
    return Deck.objects.filter(Exists(_assignments_of(user)))


def decks_as_seen_by(user: User, *, at: datetime) -> QuerySet[Deck]:
    """Return the same with `card_count`, and with `due_at`: the person's own debate, if set."""
    own = Subquery(_assignments_of(user).values("due_at"))
    decks = Deck.objects.with_card_count(at=at).filter(pk__in=decks_seen_by(user).values("pk"))
    return decks.annotate(due_at=Coalesce(own, "debate_at"))


def _assignments_of(user: User) -> QuerySet[Assignment]:
    return Assignment.objects.filter(user=user, deck=OuterRef("pk")).order_by()
