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
from django.db.models import F

from cards import drafting, proposing
from cards.drafting import Contradiction, TakenIn
from cards.drafting.known import Knowledge
from cards.models import Intake, IntakeFile, IntakeFileStatus
from cards.proposing import Endpoint, Proposal, ProposingError
from debateprep.accounts.models import User
from seeds.cast import Member, members
from seeds.cast.names import find_listed
from seeds.models import Person
from seeds.readers import Document, UnreadableDocumentError, parse, weigh
from seeds.readers.documents import Description

MOST_FILES = 50
MOST_BYTES = 100_000_000  # of all files at once
LONGEST_NAME = 255
DESCRIBED = ("side", "outlet", "published_on", "grade")  # of all documents of an intake


class Upload(Protocol):
    """A file as a browser sends it."""

    name: str | None
    size: int | None

    def read(self) -> bytes: ...


@dataclass(frozen=True)
class Handed:
    """A document as handed over; one that is refused at once has an error, and no `raw`."""

    name: str
    raw: bytes | None
    title: str = ""
    error: str = ""

    @classmethod
    def file(cls, upload: Upload) -> "Handed":
        """Take a file; one of another kind, or too large, is not even read."""
        name = PurePath(upload.name or "document").name[-LONGEST_NAME:]
        try:
            weigh(IntakeFile(name=name).short_name, upload.size or 0)
        except UnreadableDocumentError as exc:
            return cls(name, None, error=str(exc))
        return cls(name, upload.read())

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
    file = _begin(intake, at=at)
    if file is None:
        return None
    knowledge = knowledge or Knowledge.stored()
    try:
        document = _document(file)
    except UnreadableDocumentError as exc:
        _settle(file, status=IntakeFileStatus.REFUSED, error=str(exc))
        return file
    proposals, notes = proposed(document, drafter)
    taken = drafting.take_in(
        document, at=at, knowledge=knowledge, proposals=proposals, **_described(intake, file)
    )
    source = taken.received.ingested.source
    outcome = _outcome(taken, notes) | {"names_us": _names_us(document, knowledge.people)}
    _settle(file, status=IntakeFileStatus.READ, source=source, outcome=outcome)
    return file


def proposed(document: Document, drafter: Endpoint | None) -> tuple[list[Proposal], list[str]]:
    """Return what the installation's model proposes, or why rules alone must do."""
    if drafter is None:
        return [], []
    try:
        return proposing.propose(document.text, members(Person.objects.all()), drafter), []
    except ProposingError as exc:
        return [], [f"Drafted by rule alone. {exc}"]


def _begin(intake: Intake, *, at: datetime) -> IntakeFile | None:
    """Take the next document in hand. One that was begun and not finished comes last.

    So a document that stops whoever reads it does not keep the others from being read.
    """
    waiting = intake.files.filter(status=IntakeFileStatus.WAITING).select_related("source")
    waiting = waiting.order_by(F("begun_at").asc(nulls_first=True), "position")
    while file := waiting.first():
        # Compare and set: of two that read, the slower takes the next one.
        if waiting.filter(pk=file.pk, begun_at=file.begun_at).update(begun_at=at):
            return file
    return None


def _document(file: IntakeFile) -> Document:
    """Return the document as it came; one that is read again, as it is stored."""
    source = file.source
    if source is None:
        return parse(bytes(file.raw or b""), name=file.short_name)
    return Document(file.short_name, source.text or "", source.sha256, Description(source.title))


def _described(intake: Intake, file: IntakeFile) -> dict[str, Any]:
    """Return what was said of a document when it came: read again, it has been described."""
    if file.source:
        return {}
    return {"title": file.title} | {name: getattr(intake, name) for name in DESCRIBED}


def _settle(file: IntakeFile, **values: Any) -> None:
    IntakeFile.objects.filter(pk=file.pk, status=IntakeFileStatus.WAITING).update(
        raw=None, **values
    )


def _outcome(taken: TakenIn, notes: list[str]) -> dict[str, Any]:
    """Return what the page says of a document, beyond its claims."""
    return {
        "new": [str(card) for card in taken.new],
        "heard": [{"card": str(each.card), "words": str(each)} for each in taken.heard],
        "gaps": [
            {"words": each.words, "start": each.excerpt.start, "end": each.excerpt.end}
            for each in taken.gaps
        ],
        "contradictions": [_contradiction(each) for each in taken.contradictions],
        "notes": [*notes, *taken.refused],
    }


def _contradiction(found: Contradiction) -> dict[str, Any]:
    passages = [
        {"sha256": at.document, "start": at.start, "end": at.end, "words": words}
        for at, words in found.passages
    ]
    return {"what": found.what, "passages": passages}


def _names_us(document: Document, people: tuple[Member, ...]) -> bool:
    """Whether it names anybody of ours or theirs: roles need them."""
    mentions = find_listed(document.text, people)
    return any(each.side in {"ours", "theirs"} for each in mentions)


def _file(intake: Intake, position: int, document: Handed) -> IntakeFile:
    is_refused = document.raw is None
    return IntakeFile(
        intake=intake,
        position=position,
        name=document.name,
        raw=document.raw,
        title=document.title,
        status=IntakeFileStatus.REFUSED if is_refused else IntakeFileStatus.WAITING,
        error=document.error,
    )
