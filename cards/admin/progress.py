"""How far the reading of an intake is, and why nothing happens, if nothing does."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django_tasks import TaskResult, TaskResultStatus, default_task_backend
from django_tasks.exceptions import TaskResultDoesNotExist
from django_tasks_db.models import DBTaskResult

from cards.models import Intake, IntakeFile, IntakeFileStatus

PATIENCE = timedelta(seconds=15)  # how long nobody may begin before the page says so
STALLED = timedelta(minutes=5)  # the longest that one document is believed to take
MOST_NAMED = 10  # of the documents that wait

NO_WORKER = "Nothing reads documents on this server: start `manage.py db_worker`."
OTHERS_FIRST = "Other documents are read first."
NEVER = "Reading was never started."
STOPPED = "Reading stopped half-way. Nothing is lost: let it go on."
SILENT = "Nothing has happened for {} minutes: reading may have been cut off. Nothing is lost."


class Progress:
    """Where an intake stands at a moment."""

    def __init__(self, intake: Intake, files: list[IntakeFile], *, at: datetime) -> None:
        self.intake, self.files, self.at = intake, files, at

    @cached_property
    def waiting(self) -> list[IntakeFile]:
        return [each for each in self.files if each.status == IntakeFileStatus.WAITING]

    @property
    def is_done(self) -> bool:
        return not self.waiting

    @property
    def settled(self) -> int:
        return len(self.files) - len(self.waiting)

    @property
    def reading(self) -> IntakeFile | None:
        """The document in hand: the last that was begun."""
        begun = [(each.begun_at, each.position, each) for each in self.waiting if each.begun_at]
        return max(begun)[-1] if begun and not self.trouble else None

    @property
    def next(self) -> list[IntakeFile]:
        """Documents that nobody has begun, so many as can be named."""
        return [each for each in self.waiting if each != self.reading][:MOST_NAMED]

    @property
    def unnamed(self) -> int:
        """How many more wait than are named."""
        return max(len(self.waiting) - bool(self.reading) - MOST_NAMED, 0)

    @cached_property
    def trouble(self) -> str:
        """Why nothing happens, if nothing does."""
        if self.is_done:
            return ""
        try:
            task = default_task_backend.get_result(self.intake.task)
        except TaskResultDoesNotExist:
            return NEVER
        if task.is_finished:
            return STOPPED
        if task.status == TaskResultStatus.RUNNING:
            return self._silence(task)
        is_late = self.at - (task.enqueued_at or self.at) > PATIENCE
        return self._queue() if is_late else ""

    @property
    def can_go_on(self) -> bool:
        return bool(self.trouble) and self.trouble not in {NO_WORKER, OTHERS_FIRST}

    def _silence(self, task: TaskResult[Any]) -> str:
        """Whoever was killed leaves its task running for ever, and begins no other document."""
        begun = [each.begun_at for each in self.files if each.begun_at]
        signs = [*begun, *([task.started_at] if task.started_at else [])]
        silent = self.at - max(signs, default=self.intake.at)
        return SILENT.format(silent // timedelta(minutes=1)) if silent > STALLED else ""

    def _queue(self) -> str:
        running = DBTaskResult.objects.running().filter(started_at__gt=self.at - STALLED)
        return OTHERS_FIRST if running.exists() else NO_WORKER
