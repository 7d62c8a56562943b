"""Documents as `ingest --json` says them: a promise to whoever reads it by program."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from cards.drafting import TakenIn, Told
from cards.drafting.planning import Plan
from cards.management.entries import found_claim, planned_card, stored_cards, stored_claim
from cards.pairing import Draft, Excerpt
from seeds.models import Person
from seeds.readers import Document

# Every document says all of this.
NOTHING: dict[str, Any] = {
    "path": "",
    "sha256": None,
    "title": None,
    "outlet": None,
    "published_on": None,
    "characters": None,
    "error": None,
    "side": "unknown",
    "side_is_guess": False,
    "claims": [],
    "cards": [],
    "gaps": [],
    "contradictions": [],
    "refused": [],
}


def failed(path: Path, error: str) -> dict[str, Any]:
    """Return what is said of a file that is no document."""
    return {**NOTHING, "path": str(path), "error": error}


def planned(
    document: Document,
    plan: Plan,
    drafts: Iterable[Draft],
    told: Told,
    *,
    title: str = "",
    outlet: str = "",
    published_on: date | None = None,
) -> dict[str, Any]:
    """Return what is said of a document that is not stored; what is given goes before guesses.

    `drafts` are all that draw on it, also those that an earlier document of the run brought.
    """
    guess = document.description
    places = {(each.start, each.end): place for place, each in enumerate(plan.claims)}
    return {
        **NOTHING,
        "path": document.name,
        "sha256": document.sha256,
        "title": title or guess.title,
        "outlet": outlet or guess.outlet or None,
        "published_on": _day(published_on or guess.published_on),
        "characters": len(document.text),
        "side": plan.side,
        "side_is_guess": plan.is_guess,
        "claims": [found_claim(each, document.text) for each in plan.claims],
        "cards": [planned_card(draft, document.sha256, places) for draft in drafts],
        **_told(told),
    }


def stored(path: Path, taken: TakenIn) -> dict[str, Any]:
    """Return what is said of a document that is stored, with its claims and its drafts."""
    source = taken.received.ingested.source
    text = source.text or ""
    rows = list(source.claims.filter(end__lte=len(text)).order_by("start", "end"))
    places = {(row.start, row.end): place for place, row in enumerate(rows)}
    sides = dict(Person.objects.values_list("name", "side"))
    return {
        **NOTHING,
        "path": str(path),
        "sha256": source.sha256,
        "title": source.title,
        "outlet": source.outlet or None,
        "published_on": _day(source.published_on),
        "characters": len(text),
        "side": source.whose,
        "side_is_guess": source.side_is_guess,
        "claims": [stored_claim(row, text, sides) for row in rows],
        "cards": list(stored_cards(source, places)),
        **_told(taken.told),
    }


def _told(told: Told) -> dict[str, Any]:
    return {
        "gaps": [{"text": gap.words, **_span(gap.excerpt)} for gap in told["gaps"]],
        "contradictions": [
            {
                "what": found.what,
                "passages": [
                    {"sha256": excerpt.document, "text": said, **_span(excerpt)}
                    for excerpt, said in found.passages
                ],
            }
            for found in told["contradictions"]
        ],
        "refused": told["refused"],
    }


def _span(excerpt: Excerpt) -> dict[str, int]:
    return {"start": excerpt.start, "end": excerpt.end}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
