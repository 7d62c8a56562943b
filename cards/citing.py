"""What cards quote: citations that find their words the day the document arrives."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from cards import curation, decks
from cards.models import Card, CardRevision, Proof
from debateprep.accounts.models import User
from seeds import crediting
from seeds.ingest import Ingested, ingest
from seeds.models import Source
from seeds.readers import Document


class Citation(NamedTuple):
    """An excerpt that a card leans on."""

    card: UUID
    start: int
    end: int

    def __str__(self) -> str:
        return f"card {self.card}, characters {self.start} to {self.end}"


@dataclass(frozen=True)
class Bound:
    """Citations that now quote their words, and those that lie outside the document."""

    quoted: frozenset[Citation] = frozenset()
    outside: list[Citation] = field(default_factory=list)


@dataclass(frozen=True)
class Received:
    """What came of a document, and of the cards that cite it."""

    ingested: Ingested
    bound: Bound


@transaction.atomic
def receive(document: Document, *, at: datetime, **described: Any) -> Received:
    """Store a document (`seeds.ingest.ingest`), and give the cards that cite it their words."""
    # Before the document: who approves one of these cards meanwhile approves it with its words.
    decks.hold(cards_citing(document.sha256))
    ingested = ingest(document, at=at, **described)
    bound = bind(ingested.source)
    if ingested.is_new:
        crediting.compare(ingested.source.claims.all())
        # The working copies read their words from the source: they quote as soon as it is there.
        now = set(_cited_now(ingested.source)).difference(bound.outside)
        bound = Bound(bound.quoted | now, bound.outside)
    if ingested.is_redescribed:
        proven = Proof.objects.filter(claim__source=ingested.source)
        evidence_changed(proven.values_list("card", flat=True), at=at)
    return Received(ingested, bound)


@transaction.atomic
def bind(source: Source) -> Bound:
    """Fill in what revisions could not quote while the document had not been read.

    Revisions are otherwise never changed. Their hash leaves quotations out: a document's sha256
    and two offsets say all that a quotation says.
    """
    text = source.text
    if text is None:
        return Bound()
    quoted: set[Citation] = set()
    outside = {each for each in _cited_now(source) if each.end > len(text)}
    filled = []
    for revision in _revisions_citing(source.sha256):
        citations = list(_quote(revision, source.sha256, text))
        beyond = {citation for citation in citations if citation.end > len(text)}
        outside |= beyond
        if set(citations) - beyond:
            quoted |= set(citations) - beyond
            filled.append(revision)
    CardRevision.objects.bulk_update(filled, ["content"])
    decks.touch(
        Card.objects.filter(standing__in=[revision.pk for revision in filled])
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    return Bound(frozenset(quoted), sorted(outside))


def evidence_changed(card_ids: Iterable[UUID], *, by: User | None = None, at: datetime) -> None:
    """Take note that what these cards cite was changed.

    Another excerpt or speaker reopens the cards it proves; another title is shown at once. `by`
    edited the evidence; None if a file did, or if only a document's description changed.
    """
    for card in Card.objects.filter(pk__in=list(card_ids)).order_by("pk"):
        curation.edited(card, by=by, at=at, keeps_editor=by is None)


def _cited_now(source: Source) -> Iterator[Citation]:
    proofs = Proof.objects.filter(claim__source=source)
    return map(Citation._make, proofs.values_list("card", "claim__start", "claim__end"))


def cards_citing(sha256: str) -> set[UUID]:
    """Return the cards that cite a document, now or in a revision."""
    proofs = Proof.objects.filter(claim__source__sha256=sha256)
    revisions = _revisions_citing(sha256)
    return {
        *proofs.order_by().values_list("card", flat=True),
        *revisions.order_by().values_list("card", flat=True),
    }


def _revisions_citing(sha256: str) -> QuerySet[CardRevision]:
    # SQLite cannot ask what a list in JSON contains; a sha256 is found in its text all the same.
    return CardRevision.objects.annotate(written=Cast("content", TextField())).filter(
        written__contains=sha256
    )


def _quote(revision: CardRevision, sha256: str, text: str) -> Iterator[Citation]:
    """Yield the revision's citations without words, filling in those that lie in the text."""
    for proof in revision.content["proofs"]:
        if proof["source"]["sha256"] == sha256 and proof["quotation"] is None:
            if proof["end"] <= len(text):
                proof["quotation"] = text[proof["start"] : proof["end"]]
            yield Citation(revision.card_id, proof["start"], proof["end"])
