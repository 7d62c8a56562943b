"""Documents into rows, once: the only code that writes `Source.text`."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from seeds.models import Source
from seeds.readers import Document


@dataclass(frozen=True)
class Ingested:
    """What came of a document: `is_new` if its text was not stored before."""

    source: Source
    is_new: bool
    is_redescribed: bool = False


@transaction.atomic
def ingest(
    document: Document,
    *,
    at: datetime,
    side: str = "",
    title: str = "",
    outlet: str = "",
    published_on: date | None = None,
    grade: str = "",
) -> Ingested:
    """Store a document exactly as read.

    The same bytes are stored once. What is given here describes the source; where nothing is
    given, a source that was already described (by a deck file, or before) stays as it is, and a
    new one takes what its first lines say.
    """
    given = _present(side=side, title=title, outlet=outlet, published_on=published_on, grade=grade)
    guessed = _present(**vars(document.description))
    source, is_created = Source.objects.get_or_create(
        sha256=document.sha256,
        defaults={**guessed, **given, "text": document.text, "ingested_at": at},
    )
    if is_created:
        return Ingested(source, is_new=True)
    # Compare and set: of two that bring the same document, one brings it.
    cited = Source.objects.filter(pk=source.pk, text__isnull=True)
    is_new = bool(cited.update(text=document.text, ingested_at=at))
    is_redescribed = any(getattr(source, name) != value for name, value in given.items())
    if is_redescribed:
        Source.objects.filter(pk=source.pk).update(**given)
    source.refresh_from_db()
    return Ingested(source, is_new, is_redescribed)


def _present(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
