"""A document read again, as another side's, or given up: what becomes of the drafts it brought.

Drafts that nobody worked on are let go: retired, and no hindrance to the same line being drafted
anew (`Card.objects.let_go`). All others stay as they are.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from cards import curation, decks
from cards.models import Card, CardKind, CardStatus, IntakeFile, IntakeFileStatus, Proof, Stance
from debateprep.accounts.models import User
from debateprep.shared.errors import DomainError
from seeds.models import Source

DISCARDED = "Discarded: its document was brought in by mistake."
OUT_OF_USE = (CardStatus.RETIRED, CardStatus.WITHDRAWN)


class RereadingError(DomainError):
    """A document that cannot be read again, or given up, now."""

    code = "rereading_refused"


@dataclass(frozen=True)
class Drafts:
    """Cards that were drafted from a document and are in use.

    `kept` are those that somebody worked on, and those whose line another document has too.
    """

    untouched: list[Card] = field(default_factory=list)
    kept: list[Card] = field(default_factory=list)


def drafts_of(sources: Collection[UUID]) -> dict[UUID, Drafts]:
    """Return the drafts of each document, in as many queries as for one."""
    cited = Proof.objects.filter(claim__source__in=sources).order_by().values("card")
    cards = Card.objects.filter(pk__in=cited, drafted__isnull=False).exclude(status__in=OUT_OF_USE)
    untouched = set(cards.untouched().order_by().values_list("pk", flat=True))
    citing, saying = _documents_of(cards.order_by().values_list("pk", flat=True))
    found = {source: Drafts() for source in sources}
    for card in cards.order_by("pk"):
        for source in citing[card.pk].intersection(found):
            is_shared = source in saying[card.pk] and len(saying[card.pk]) > 1
            drafts = found[source]
            is_free = card.pk in untouched and not is_shared
            (drafts.untouched if is_free else drafts.kept).append(card)
    return found


@transaction.atomic
def read_again(file: IntakeFile, *, side: str = "", by: User, at: datetime) -> Drafts:
    """Let a document wait to be read again, as the document of `side` if that is given.

    Return its drafts as they were; have the intake read afterwards. Raises RereadingError.
    """
    source = _source(file)
    is_ours = IntakeFile.objects.filter(pk=file.pk, status=IntakeFileStatus.READ).update(
        status=IntakeFileStatus.WAITING, begun_at=None, outcome={}
    )
    if not is_ours:
        raise RereadingError("Somebody else is having it read again just now.")
    why = f"Read again as {side}." if side else "Read again."
    drafts = _let_go(source, by=by, at=at, why=why)
    Source.objects.filter(pk=source.pk).update(side=side or source.side, extracted_with="")
    return drafts


@transaction.atomic
def discard(file: IntakeFile, *, by: User, at: datetime) -> Drafts:
    """Let go of a document's drafts; the document stays, as evidence. Raises RereadingError."""
    return _let_go(_source(file), by=by, at=at, why=DISCARDED)


def _source(file: IntakeFile) -> Source:
    if file.source is None or file.status != IntakeFileStatus.READ:
        raise RereadingError("It is not read yet.")
    return file.source


def _let_go(source: Source, *, by: User, at: datetime, why: str) -> Drafts:
    # All cards at once (`cards.decks`); what happened to them meanwhile is seen after.
    decks.hold(card.pk for card in drafts_of([source.pk])[source.pk].untouched)
    drafts = drafts_of([source.pk])[source.pk]
    for card in drafts.untouched:
        curation.retire(card, by=by, at=at, why=why)
        card.drafted = {**(card.drafted or {}), "let_go": True}
    Card.objects.bulk_update(drafts.untouched, ["drafted"])
    return drafts


def _documents_of(
    cards: Collection[UUID],
) -> tuple[dict[UUID, set[UUID]], dict[UUID, set[UUID]]]:
    """Return the documents that each card cites, and those that have its line."""
    citing, saying = defaultdict(set), defaultdict(set)
    proofs = Proof.objects.filter(card__in=cards).order_by()
    for card, kind, stance, source in proofs.values_list(
        "card", "card__kind", "stance", "claim__source"
    ):
        citing[card].add(source)
        has_line = Stance.RECEIPT if kind == CardKind.REBUTTAL else Stance.SUPPORTS
        if stance == has_line:
            saying[card].add(source)
    return citing, saying
