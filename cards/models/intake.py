"""Documents brought in together: what was handed over, how far reading is, what came of it."""

from django.db import models
from django.db.models import Q

from debateprep.accounts.models import User
from debateprep.shared.ids import IdField
from seeds.models import Grade, Side, Source

LONGEST_SHOWN = 60  # characters of a file's name
ENDING = 16  # of which so many are its last, which tell its kind


class IntakeFileStatus(models.TextChoices):
    WAITING = "waiting"
    READ = "read"
    REFUSED = "refused"


class Intake(models.Model):
    """One handing over of documents, with what was said of all of them."""

    id = IdField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, editable=False, related_name="+")
    at = models.DateTimeField(editable=False)
    side = models.CharField(max_length=7, choices=Side, blank=True)
    outlet = models.CharField(max_length=120, blank=True)
    published_on = models.DateField(null=True, blank=True)
    grade = models.CharField(max_length=1, choices=Grade, blank=True)
    # The work in the background that reads it: its last try.
    task = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="intake_side_is_known", condition=Q(side__in=["", *Side.values])
            ),
            models.CheckConstraint(
                name="intake_grade_is_known", condition=Q(grade__in=["", *Grade.values])
            ),
        ]

    def __str__(self) -> str:
        return f"Documents of {self.at:%B %-d, %Y}"


class IntakeFile(models.Model):
    """One document of an intake.

    `raw` is kept until the document is read or refused, and no longer: what is read is a source.
    One that waits and has a source is to be read again. `outcome` is what the page says of it
    (`cards.intake`).
    """

    id = IdField()
    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    raw = models.BinaryField(null=True)
    title = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=7, choices=IntakeFileStatus, default="waiting")
    begun_at = models.DateTimeField(null=True)  # its last try
    error = models.TextField(blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.JSONField(default=dict)

    class Meta:
        ordering = ["intake", "position"]
        constraints = [
            models.UniqueConstraint(fields=["intake", "position"], name="intake_file_has_a_place"),
            models.CheckConstraint(
                name="intake_file_is_what_its_status_says",
                condition=Q(status="waiting", raw__isnull=False, source__isnull=True, error="")
                | Q(status="waiting", raw__isnull=True, source__isnull=False, error="")
                | Q(status="read", raw__isnull=True, source__isnull=False, error="")
                | Q(status="refused", raw__isnull=True, source__isnull=True) & ~Q(error=""),
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    @property
    def short_name(self) -> str:
        """Its name on one line, for people: whatever somebody named it."""
        name = "".join(each if each.isprintable() else "\ufffd" for each in self.name)
        if len(name) <= LONGEST_SHOWN:
            return name
        return f"{name[: LONGEST_SHOWN - ENDING - 1]}…{name[-ENDING:]}"
