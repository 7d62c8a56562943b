"""The working copy: an attack line, the rebuttal we want said back, and its key points."""

from collections.abc import Iterable
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q

from cards.models.revision import CardRevision
from debateprep.accounts.models import User
from debateprep.shared.ids import IdField

SCALE = [MinValueValidator(1), MaxValueValidator(5)]
MIDDLE = 3
# Of topics and decks: what `deck.schema.json` takes.
SLUG = RegexValidator(
    r"^[a-z0-9][a-z0-9-]*$",
    "Use lower-case letters, digits and hyphens, and begin with a letter or digit.",
)


class CardKind(models.TextChoices):
    REBUTTAL = "rebuttal", "rebuttal: they attack us"
    CONTRAST = "contrast", "contrast: we go on offense"
    FACT = "fact", "fact: one figure to know cold"


class CardStatus(models.TextChoices):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETIRED = "retired"
    WITHDRAWN = "withdrawn"


class TopicQuerySet(models.QuerySet["Topic"]):
    def titles(self, slugs: Iterable[str]) -> dict[str, str]:
        """Titles by slug. A topic that is gone, though a revision names it, is called its slug."""
        slugs = set(slugs)
        known = self.filter(slug__in=slugs).values_list("slug", "title")
        return {slug: slug for slug in slugs} | dict(known)


class Topic(models.Model):
    """What a card is about."""

    slug = models.SlugField(primary_key=True, max_length=60, validators=[SLUG])
    title = models.CharField(max_length=80)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class CardQuerySet(models.QuerySet["Card"]):
    def untouched(self) -> Self:
        """Drafts as a program made them: nobody edited, moved, filed or built on them."""
        by_nobody = self.filter(
            status=CardStatus.DRAFT,
            drafted__isnull=False,
            loaded__isnull=True,
            author__isnull=True,
            last_editor__isnull=True,
        )
        return (
            by_nobody.exclude(events__by__isnull=False)
            .exclude(entries__has_left=False)
            .exclude(replies__isnull=False)
        )

    def let_go(self) -> Self:
        """Drafts that went with a reading of their document: nobody worked on them."""
        return self.filter(status=CardStatus.RETIRED, drafted__let_go=True)


class Card(models.Model):
    """An attack line and the rebuttal we want said back: the working copy.

    Surrogates never see this row; they see `standing`, the revision that was approved.
    """

    id = IdField()
    kind = models.CharField(max_length=8, choices=CardKind, default=CardKind.REBUTTAL)
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="cards")
    attack = models.CharField(
        "attack line",
        max_length=280,
        help_text="What they say, as a hostile person would say it on a stage.",
    )
    heard_as = models.JSONField(
        default=list, blank=True, help_text="Up to eight other ways people put it."
    )
    loaded_words = models.JSONField(
        default=list, blank=True, help_text="Words the answer should not echo."
    )
    headline = models.CharField(
        max_length=200, help_text="The answer in one line that stands alone: at most 15 words."
    )
    rebuttal = models.TextField(help_text="As spoken, 9 to 15 seconds: aim for 27 words.")
    long_rebuttal = models.TextField(
        blank=True, help_text="30 to 60 seconds: 65 to 160 words, when there is time."
    )
    bridge = models.CharField(
        max_length=200, blank=True, help_text="From their ground to ours, one phrase."
    )
    punt = models.CharField(
        max_length=280, blank=True, help_text="When out of lane or out of date. Holds no figure."
    )
    do_not_say = models.JSONField(
        default=list, blank=True, help_text="Phrases to avoid, each with its reason."
    )
    follows = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replies",
        help_text="The card whose answer this attack comes back at.",
    )
    likelihood = models.PositiveSmallIntegerField(default=MIDDLE, validators=SCALE)
    damage = models.PositiveSmallIntegerField(default=MIDDLE, validators=SCALE)
    note = models.TextField(
        blank=True, help_text="For curators: what to know before changing it. Never spoken."
    )
    owner = models.CharField(
        max_length=150, blank=True, help_text="The one person or desk answerable for it."
    )
    backup_owner = models.CharField(max_length=150, blank=True)
    # The card's entry in its deck file as last loaded: what a curator's own changes are told by.
    loaded = models.JSONField(null=True, blank=True, editable=False)
    # What a program made of documents, as it wrote it (`cards.drafting`): what still stands in
    # those words is a document's wording, and no curator's yet.
    drafted = models.JSONField(null=True, blank=True, editable=False)
    expires_at = models.DateTimeField(
        null=True, blank=True, help_text="When it must be looked at again. Not live after that."
    )

    status = models.CharField(
        max_length=9, choices=CardStatus, default=CardStatus.DRAFT, editable=False
    )
    author = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    last_editor = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved_hash = models.CharField(max_length=64, blank=True, editable=False)
    approved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    standing = models.OneToOneField(
        CardRevision,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="stands_for",
    )

    objects = CardQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        permissions = [
            ("approve_card", "Can approve cards"),
            ("withdraw_card", "Can withdraw cards"),
        ]
        constraints = [
            models.CheckConstraint(
                name="card_kind_is_known", condition=Q(kind__in=CardKind.values)
            ),
            models.CheckConstraint(
                name="card_status_is_known", condition=Q(status__in=CardStatus.values)
            ),
            models.CheckConstraint(
                name="card_weights_are_1_to_5",
                condition=Q(likelihood__range=(1, 5), damage__range=(1, 5)),
            ),
            models.CheckConstraint(
                name="card_does_not_follow_itself",
                condition=Q(follows__isnull=True) | ~Q(follows=F("id")),
            ),
            models.CheckConstraint(
                name="card_approved_by_someone_else",
                condition=~Q(status=CardStatus.APPROVED)
                | (
                    Q(approved_by__isnull=False, approved_at__isnull=False)
                    & ~Q(approved_hash="")
                    & Q(standing__isnull=False, expires_at__isnull=False)
                    & (Q(author__isnull=True) | ~Q(author=F("approved_by")))
                    & (Q(last_editor__isnull=True) | ~Q(last_editor=F("approved_by")))
                ),
            ),
            models.CheckConstraint(
                name="card_out_of_use_has_nothing_standing",
                condition=~Q(status__in=[CardStatus.RETIRED, CardStatus.WITHDRAWN])
                | Q(standing__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.attack

    @property
    def weight(self) -> float:
        """How much planning cares: likelihood × damage, 1 for a card in the middle of both."""
        return self.likelihood * self.damage / MIDDLE**2


class KeyPoint(models.Model):
    """An idea the rebuttal must land, and answers are graded on."""

    id = IdField()
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="key_points")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(max_length=200)
    paraphrases = models.JSONField(default=list, blank=True)
    is_required = models.BooleanField("required", default=True)

    class Meta:
        ordering = ["card", "position", "pk"]

    def __str__(self) -> str:
        return self.text
