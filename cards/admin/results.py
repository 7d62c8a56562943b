"""What came of an intake, gathered for its page in as many queries as for one document."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils import timezone
from django_tasks import TaskResultStatus, default_task_backend
from django_tasks.exceptions import TaskResultDoesNotExist

from cards.models import Card, Intake, IntakeFile, IntakeFileStatus
from seeds.models import Claim, Side, Source

PATIENCE = timedelta(seconds=15)  # how long nothing may happen before the page says so
MOST_CLAIMS = 100  # of one role and document, on the page
NEITHER = "said by somebody, and none of these"


@dataclass(frozen=True)
class RoleOfClaims:
    """Claims of one role in one document."""

    role: str
    label: str
    count: int
    claims: list[Claim]


@dataclass(frozen=True)
class Read:
    """A document that was read, and what came of it."""

    file: IntakeFile
    source: Source
    roles: list[RoleOfClaims]
    drafts: list[Card]
    outcome: dict[str, Any]

    @property
    def whose(self) -> str:
        """Whose document it was taken for, in words."""
        side = self.source.whose
        if side not in Side.values:
            return "It does not show whose document it is"
        return f"Taken for {side}: a guess" if self.source.side_is_guess else Side(side).label


class Results:
    """An intake as its page shows it."""

    def __init__(self, intake: Intake, *, at: datetime) -> None:
        self.intake, self.at = intake, at
        self.files = list(intake.files.select_related("source").defer("raw"))

    @cached_property
    def waiting(self) -> list[IntakeFile]:
        return [each for each in self.files if each.status == IntakeFileStatus.WAITING]

    @cached_property
    def refused(self) -> list[IntakeFile]:
        return [each for each in self.files if each.status == IntakeFileStatus.REFUSED]

    @property
    def is_done(self) -> bool:
        return not self.waiting

    @property
    def settled(self) -> int:
        return len(self.files) - len(self.waiting)

    @property
    def heading(self) -> str:
        count = len(self.files)
        documents = "1 document" if count == 1 else f"{count} documents"
        return f"{documents} brought in on {timezone.localtime(self.intake.at):%B %-d, %Y}"

    @cached_property
    def trouble(self) -> str:
        """Why nothing happens, if nothing does."""
        if self.is_done:
            return ""
        try:
            task = default_task_backend.get_result(self.intake.task)
        except TaskResultDoesNotExist:
            return "Reading was never started."
        if task.is_finished:
            return "Reading stopped half-way. Nothing is lost: let it go on."
        late = self.at - task.enqueued_at > PATIENCE if task.enqueued_at else False
        if task.status == TaskResultStatus.READY and late:
            return "Nothing reads documents on this server: start `manage.py db_worker`."
        return ""

    @property
    def can_go_on(self) -> bool:
        return bool(self.trouble) and "db_worker" not in self.trouble

    @cached_property
    def read(self) -> list[Read]:
        files = [each for each in self.files if each.source]
        claims = _claims_of(each.source for each in files if each.source)
        cards = Card.objects.in_bulk({UUID(pk) for each in files for pk in each.outcome["new"]})
        return [
            Read(
                file,
                file.source,
                _by_role(claims[file.source.pk]),
                [cards[UUID(pk)] for pk in file.outcome["new"] if UUID(pk) in cards],
                file.outcome,
            )
            for file in files
            if file.source
        ]

    @property
    def totals(self) -> dict[str, int]:
        """How much came of all of it."""
        totals = Counter[str]()
        for each in self.read:
            totals["drafts"] += len(each.drafts)
            totals["gaps"] += len(each.outcome["gaps"])
            totals["contradictions"] += len(each.outcome["contradictions"])
        return totals


def _claims_of(sources: Iterable[Source]) -> dict[UUID, list[Claim]]:
    known = {source.pk: source for source in sources}
    found = defaultdict(list)
    for claim in Claim.objects.filter(source__in=known).order_by("source", "start"):
        claim.source = known[claim.source_id]
        found[claim.source_id].append(claim)
    return found


def _by_role(claims: list[Claim]) -> list[RoleOfClaims]:
    grouped = {role: [each for each in claims if each.role == role] for role in Claim.ClaimRole}
    return [
        RoleOfClaims(role, _label(role), len(each), each[:MOST_CLAIMS])
        for role, each in grouped.items()
        if each
    ]


def _label(role: Claim.ClaimRole) -> str:
    return NEITHER if role == Claim.ClaimRole.NONE else str(role.label)
