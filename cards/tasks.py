"""Work in the background: `manage.py db_worker` does it."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from cards import intake
from cards.drafting.known import Knowledge
from cards.models import Intake
from cards.proposing import Endpoint


@task()
def read_intake(intake_id: str) -> None:
    """Read the documents of an intake that wait, one by one. Safe to run twice."""
    brought, knowledge = Intake.objects.get(pk=intake_id), Knowledge.stored()
    while intake.read_next(brought, at=timezone.now(), knowledge=knowledge, drafter=drafter()):
        pass


@transaction.atomic
def start(brought: Intake) -> None:
    """Have an intake read. Of two who ask for it at once, one is heard."""
    result = read_intake.enqueue(str(brought.pk))
    is_first = Intake.objects.filter(pk=brought.pk, task=brought.task).update(task=result.id)
    if not is_first:
        transaction.set_rollback(True)


def drafter() -> Endpoint | None:
    """Return the language model that this installation names, if it names one."""
    if not settings.DRAFTER:
        return None
    return Endpoint(
        url=settings.DRAFTER_URL,
        model=settings.DRAFTER_MODEL,
        key=settings.DRAFTER_KEY,
        seconds=settings.DRAFTER_SECONDS,
    )
