"""What was said, and where: the people, the documents, and excerpts of them."""

import re

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from debateprep.accounts.models import User
from debateprep.shared.ids import IdField
from seeds.addresses import ONLY_WEB, WEB

AROUND = 200  # characters shown on each side of an excerpt, at least


class Side(models.TextChoices):
    OURS = "ours"
    THEIRS = "theirs"
    NEUTRAL = "neutral"


class SpeakerSide(models.TextChoices):
    OURS = "ours"
    THEIRS = "theirs"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"


class SpeakerStatus(models.TextChoices):
    """Whether the document itself says who speaks. Blank where nobody looked."""

    CONFIRMED = "confirmed"
    UNRESOLVED = "unresolved"
    CONTRADICTED = "contradicted"


class Pronoun(models.TextChoices):
    SHE = "she"
    HE = "he"
    THEY = "they"


class Grade(models.TextChoices):
    """How much a source is worth as evidence (CARD.md)."""

    A = "A", "A: primary record"
    B = "B", "B: named outlet"
    C = "C", "C: campaign or opinion"
    D = "D", "D: unknown"


class Person(models.Model):
    """Somebody who speaks or is spoken of. Which side is ours is data."""

    name = models.CharField(max_length=120, unique=True)
    aliases = models.JSONField(default=list, blank=True)
    side = models.CharField(max_length=7, choices=Side)
    is_principal = models.BooleanField("principal", default=False)
    pronoun = models.CharField(max_length=4, choices=Pronoun, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(name="person_side_is_known", condition=Q(side__in=Side.values)),
            models.CheckConstraint(
                name="person_pronoun_is_known", condition=Q(pronoun__in=["", *Pronoun.values])
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Source(models.Model):
    """A document we quote from.

    `text` is exactly as read, or null while a deck file cites a document that nobody has
    ingested yet: then its claims are citations, and quote from the day the text arrives.
    """

    id = IdField()
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    title = models.CharField(max_length=300)
    outlet = models.CharField(max_length=120, blank=True)
    author = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    url = models.URLField(
        max_length=500,
        blank=True,
        validators=[RegexValidator(WEB, ONLY_WEB, code="not_web", flags=re.IGNORECASE)],
    )
    grade = models.CharField(max_length=1, choices=Grade, default=Grade.D)
    side = models.CharField(
        max_length=7, choices=Side, blank=True, help_text="Whose document it is, as somebody said."
    )
    guessed_side = models.CharField(max_length=7, choices=Side, blank=True, editable=False)
    text = models.TextField(null=True, editable=False)  # noqa: DJ001  null is "not read yet", "" cannot be
    ingested_at = models.DateTimeField(null=True, editable=False)
    # What its claims were found with (`seeds.claims.fingerprint`): with the same, nothing is new.
    extracted_with = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="source_sha256_is_hex", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(
                name="source_grade_is_known", condition=Q(grade__in=Grade.values)
            ),
            models.CheckConstraint(
                name="source_side_is_known", condition=Q(side__in=["", *Side.values])
            ),
            models.CheckConstraint(
                name="source_guessed_side_is_known",
                condition=Q(guessed_side__in=["", *Side.values]),
            ),
            models.CheckConstraint(
                name="source_url_is_on_the_web", condition=Q(url="") | Q(url__iregex=WEB)
            ),
            models.CheckConstraint(
                name="source_read_means_when",
                condition=Q(text__isnull=True, ingested_at__isnull=True)
                | Q(text__isnull=False, ingested_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def side_is_guess(self) -> bool:
        """Whether nobody said whose document it is, and its words were taken to tell."""
        return not self.side and bool(self.guessed_side)

    @property
    def whose(self) -> str:
        """The side it is read from: said, or else guessed, or else "unknown"."""
        return self.side or self.guessed_side or "unknown"


class Claim(models.Model):
    """A checkable statement: an excerpt of a source, by offsets into its text.

    The quotation is read out of the source each time, so that it cannot drift.
    """

    class ClaimRole(models.TextChoices):
        ATTACK = "attack", "attack on us"
        REBUTTAL = "rebuttal", "rebuttal or record of ours"
        CONTRAST = "contrast", "contrast on them"
        FACT = "fact"
        NONE = "none"

    class Origin(models.TextChoices):
        EXTRACTOR = "extractor"
        CURATOR = "curator"
        MODEL = "model", "language model"

    id = IdField()
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="claims")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    role = models.CharField(max_length=8, choices=ClaimRole, default=ClaimRole.NONE)
    is_quotation = models.BooleanField("quotation", default=False)
    speaker = models.CharField(max_length=120, blank=True)
    speaker_side = models.CharField(max_length=7, choices=SpeakerSide, default=SpeakerSide.UNKNOWN)
    # Where the document names the speaker.
    speaker_start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    speaker_end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    speaker_status = models.CharField(
        max_length=12, choices=SpeakerStatus, blank=True, editable=False
    )
    # A curator read the passage, and it is this speaker; or, by nobody, a deck file said so.
    speaker_checked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    speaker_checked_at = models.DateTimeField(null=True, editable=False)
    figures = models.JSONField(default=list, blank=True)
    origin = models.CharField(max_length=9, choices=Origin, default=Origin.CURATOR)
    score = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["source", "start"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "start", "end"], name="claim_is_one_excerpt_once"
            ),
            models.CheckConstraint(name="claim_is_not_empty", condition=Q(end__gt=F("start"))),
            models.CheckConstraint(
                name="claim_role_is_known",
                condition=Q(role__in=["attack", "rebuttal", "contrast", "fact", "none"]),
            ),
            models.CheckConstraint(
                name="claim_origin_is_known",
                condition=Q(origin__in=["extractor", "curator", "model"]),
            ),
            models.CheckConstraint(
                name="claim_speaker_side_is_known",
                condition=Q(speaker_side__in=SpeakerSide.values),
            ),
            models.CheckConstraint(
                name="claim_speaker_status_is_known",
                condition=Q(speaker_status__in=["", *SpeakerStatus.values]),
            ),
            models.CheckConstraint(
                name="claim_speaker_is_named_somewhere",
                condition=Q(speaker_start__isnull=True, speaker_end__isnull=True)
                | Q(
                    speaker_start__isnull=False,
                    speaker_end__isnull=False,
                    speaker_end__gt=F("speaker_start"),
                ),
            ),
            models.CheckConstraint(
                name="claim_speaker_checked_means_when",
                condition=Q(speaker_checked_by__isnull=True) | Q(speaker_checked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="claim_score_is_a_share",
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
            ),
        ]

    def __str__(self) -> str:
        return self.quotation or f"{self.source}, characters {self.start} to {self.end}"

    @property
    def needs_speaker(self) -> bool:
        """Whether it is put in somebody's mouth, or should be."""
        return self.is_quotation or bool(self.speaker)

    @property
    def has_sure_speaker(self) -> bool:
        """Whether the document says that it is this speaker, or else a curator does.

        A deck file's word is enough where the document leaves it open, not against the document.
        """
        if self.speaker_status == SpeakerStatus.CONFIRMED or bool(self.speaker_checked_by_id):
            return True
        is_contradicted = self.speaker_status == SpeakerStatus.CONTRADICTED
        return self.speaker_checked_at is not None and not is_contradicted

    @property
    def quotation(self) -> str | None:
        """The words of the excerpt; None while the document has not been read."""
        text = self.source.text
        return None if text is None else text[self.start : self.end]

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and after the excerpt: whole lines, and a good part of them."""
        text = self.source.text or ""
        begin = text.rfind("\n", 0, max(0, self.start - AROUND)) + 1
        finish = text.find("\n", self.end + AROUND)
        return text[begin : self.start], text[self.end : finish if finish >= 0 else None]

    @property
    def speaker_named(self) -> str:
        """The document's words for the speaker, where it has any."""
        if self.speaker_start is None or self.speaker_end is None:
            return ""
        return (self.source.text or "")[self.speaker_start : self.speaker_end]
