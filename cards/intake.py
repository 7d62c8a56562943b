"""Documents handed over, and read one by one in the background.

What is handed over is kept as it came until it is read or refused; so nothing is lost when the
reading stops half-way, and a document that is read twice is stored once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any, Protocol

from django.db import transaction

from cards import drafting, proposing
from cards.drafting import TakenIn
from cards.drafting.known import Knowledge
from cards.models import Intake, IntakeFile, IntakeFileStatus
from cards.proposing import Endpoint, Proposal, ProposingError
from debateprep.accounts.models import User
from seeds.cast import members
from seeds.models import Person
from seeds.readers import MOST_BYTES, Document, UnreadableDocumentError, parse

MOST_FILES = 50
LONGEST_NAME = 255
DESCRIBED = ("side", "outlet", "published_on", "grade")  # of all documents of an intake


class Upload(Protocol):
    """A file as a browser sends it."""

    name: str | None
    size: int | None

    def read(self) -> bytes: ...


@dataclass(frozen=True)
class Handed:
    """A document as handed over; `raw` is None if it is too large to keep."""

    name: str
    raw: bytes | None
    title: str = ""

    @classmethod
    def file(cls, upload: Upload) -> "Handed":
        """Take a file; one that is too large is not even read."""
        name = PurePath(upload.name or "document").name[-LONGEST_NAME:]
        return cls(name, upload.read() if (upload.size or 0) <= MOST_BYTES else None)

    @classmethod
    def pasted(cls, words: str, *, title: str) -> "Handed":
        return cls("Pasted words.txt", words.encode(), title)


@transaction.atomic
def bring(intake: Intake, handed: Iterable[Handed], *, by: User, at: datetime) -> Intake:
    """Keep documents to be read, under a new intake that says what is known of all of them."""
    intake.by, intake.at = by, at
    intake.save(force_insert=True)
    IntakeFile.objects.bulk_create(
        _file(intake, position, document) for position, document in enumerate(handed)
    )
    return intake


def read_next(
    intake: Intake,
    *,
    at: datetime,
    knowledge: Knowledge | None = None,
    drafter: Endpoint | None = None,
) -> IntakeFile | None:
    """Read the next document that waits; return it, or None if none does.

    `knowledge` is shared by the documents of a run. Two may read the same document at once:
    taking it in a second time changes nothing.
    """
    file = intake.files.filter(status=IntakeFileStatus.WAITING).first()
    if file is None:
        return None
    try:
        document = parse(bytes(file.raw or b""), name=file.name)
    except UnreadableDocumentError as exc:
        _settle(file, status=IntakeFileStatus.REFUSED, error=str(exc))
        return file
    proposals, notes = proposed(document, drafter)
    taken = drafting.take_in(
        document,
        at=at,
        knowledge=knowledge,
        proposals=proposals,
        title=file.title,
        **{name: getattr(intake, name) for name in DESCRIBED},
    )
    source = taken.received.ingested.source
    _settle(file, status=IntakeFileStatus.READ, source=source, outcome=_outcome(taken, notes))
    return file


def proposed(document: Document, drafter: Endpoint | None) -> tuple[list[Proposal], list[str]]:
    """Return what the installation's model proposes, or why rules alone must do."""
    if drafter is None:
        return [], []
    try:
        return proposing.propose(document.text, members(Person.objects.all()), drafter), []
    except ProposingError as exc:
        return [], [f"Drafted by rule alone. {exc}"]


def _settle(file: IntakeFile, **values: Any) -> None:
    IntakeFile.objects.filter(pk=file.pk, status=IntakeFileStatus.WAITING).update(
        raw=None, **values
    )


def _outcome(taken: TakenIn, notes: list[str]) -> dict[str, Any]:
    """Return what the page says of a document, beyond its claims."""
    return {
        "new": [str(card) for card in taken.new],
        "heard": [{"card": str(each.card), "words": str(each)} for each in taken.heard],
        "gaps": [{"words": each.words, "start": each.excerpt.start} for each in taken.gaps],
        "contradictions": [str(each) for each in taken.contradictions],
        "notes": [*notes, *taken.refused],
    }


def _file(intake: Intake, position: int, document: Handed) -> IntakeFile:
    file = IntakeFile(
        intake=intake,
        position=position,
        name=document.name,
        raw=document.raw,
        title=document.title,
    )
    if document.raw is None:
        file.status = IntakeFileStatus.REFUSED
        file.error = f"{document.name}: is larger than {MOST_BYTES // 10**6} MB."
    return file
