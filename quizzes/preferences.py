"""How the app treats a person: what it calls them, and when their day turns."""

from django.db import transaction

from debateprep.accounts.models import User
from quizzes.models import Learner


def settle(user: User, *, time_zone: str) -> None:
    """Take the browser's word for where the person is, before their first drill and never again."""
    Learner.objects.get_or_create(user=user, defaults={"time_zone": time_zone})


@transaction.atomic
def keep(user: User, *, first_name: str, last_name: str, time_zone: str) -> None:
    """Keep what the person chose. Reviews already made stay on the days they were made."""
    learner = Learner.objects.locked(user)
    learner.time_zone = time_zone
    learner.save(update_fields=["time_zone"])
    user.first_name, user.last_name = first_name, last_name
    user.save(update_fields=["first_name", "last_name"])
