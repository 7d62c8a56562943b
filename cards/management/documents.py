"""Documents as `ingest --json` says them: a promise to whoever reads it by program."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from seeds.models import Person, Source
from seeds.readers import Document

QUOTES = "\"“”'‘’«»"


def failed(path: Path, error: str) -> dict[str, Any]:
    """Return what is said of a file that is no document."""
    return _document(path, error=error)


def read(
    document: Document, *, title: str = "", outlet: str = "", published_on: date | None = None
) -> dict[str, Any]:
    """Return what is said of a document that is not stored; what is given goes before guesses."""
    guess = document.description
    return _document(
        Path(document.name),
        sha256=document.sha256,
        title=title or guess.title,
        outlet=outlet or guess.outlet,
        published_on=published_on or guess.published_on,
        text=document.text,
    )


def stored(path: Path, source: Source) -> dict[str, Any]:
    """Return what is said of a document that is stored, with its claims."""
    return _document(
        path,
        sha256=source.sha256,
        title=source.title,
        outlet=source.outlet,
        published_on=source.published_on,
        text=source.text,
        claims=list(_claims(source)),
    )


def _document(
    path: Path,
    *,
    sha256: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published_on: date | None = None,
    text: str | None = None,
    claims: list[dict[str, Any]] | None = None,
    error: str | None = None,
) -> dict[str, Any]:
    return {
        "path": str(path),
        "sha256": sha256,
        "title": title,
        "outlet": outlet or None,
        "published_on": published_on.isoformat() if published_on else None,
        "characters": None if text is None else len(text),
        "error": error,
        "claims": claims or [],
        "cards": [],
    }


def _claims(source: Source) -> Iterator[dict[str, Any]]:
    text = source.text or ""
    sides = dict(Person.objects.values_list("name", "side"))
    for claim in source.claims.filter(end__lte=len(text)):
        yield {
            "start": claim.start,
            "end": claim.end,
            "text": text[claim.start : claim.end],
            "role": claim.role,
            "speaker": claim.speaker or None,
            "speaker_side": sides.get(claim.speaker, "unknown"),
            "quotation": bool(claim.speaker) and _is_in_quotes(text, claim.start, claim.end),
            "figures": claim.figures,
            "score": claim.score,
        }


def _is_in_quotes(text: str, start: int, end: int) -> bool:
    around = text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1]
    return all(any(char in QUOTES for char in side) for side in around)
