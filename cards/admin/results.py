"""An intake as its page shows it: how far it is, what was refused, what came of the rest."""

from collections import Counter
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from cards.admin.gathering import outcomes_of
from cards.admin.outcomes import Outcome
from cards.admin.progress import Progress
from cards.models import Intake, IntakeFile, IntakeFileStatus
from debateprep.shared.text import counted
from seeds.models import Side


class Results:
    """What the page asks, each thing once."""

    sides = Side.values

    def __init__(self, intake: Intake, *, at: datetime) -> None:
        self.intake = intake
        self.files = list(intake.files.select_related("source").defer("raw"))
        self.progress = Progress(intake, self.files, at=at)

    @property
    def is_done(self) -> bool:
        return self.progress.is_done

    @property
    def heading(self) -> str:
        return f"{counted(len(self.files), 'document')} brought in on {_day(self.intake.at)}"

    @cached_property
    def refused(self) -> list[IntakeFile]:
        return [each for each in self.files if each.status == IntakeFileStatus.REFUSED]

    @cached_property
    def outcomes(self) -> list[Outcome]:
        return outcomes_of(self.files)

    @property
    def summary(self) -> list[str]:
        """What waits for a person in all of it, the most urgent first."""
        totals = Counter[str]()
        for outcome in self.outcomes:
            totals.update({noun: count for count, noun in outcome.counts})
        totals["document refused"] = len(self.refused)
        return [counted(count, noun) for noun, count in totals.items() if count]


def _day(at: datetime) -> str:
    return f"{timezone.localtime(at):%B %-d, %Y}"
