"""Claims and cards as `ingest --json` says them, stored or only planned."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cards.drafting.planning import SIDE_GUESSED
from cards.findings import Finding
from cards.models import Card
from cards.pairing import Draft, marks
from cards.snapshot import contents_of
from seeds.claims import figure_entry
from seeds.extraction import ExtractedClaim
from seeds.models import Claim, Source

QUOTES = "\"“”'‘’«»"

Span = tuple[int, int]


def found_claim(claim: ExtractedClaim, text: str) -> dict[str, Any]:
    """Return a claim that is not stored."""
    return {
        "start": claim.start,
        "end": claim.end,
        "text": text[claim.start : claim.end],
        "role": claim.role,
        "speaker": claim.speaker,
        "speaker_side": claim.speaker_side,
        "quotation": claim.quotation,
        "figures": [figure_entry(figure) for figure in claim.figures],
        "score": claim.score,
    }


def stored_claim(row: Claim, text: str, sides: Mapping[str, str]) -> dict[str, Any]:
    """Return a claim's row. Of one that a person made, `sides` and the text tell the rest."""
    is_found = row.origin != Claim.Origin.CURATOR
    in_quotes = bool(row.speaker) and _is_in_quotes(text, row.start, row.end)
    return {
        "start": row.start,
        "end": row.end,
        "text": text[row.start : row.end],
        "role": row.role,
        "speaker": row.speaker or None,
        "speaker_side": row.speaker_side if is_found else sides.get(row.speaker, "unknown"),
        "quotation": row.is_quotation or (in_quotes and not is_found),
        "figures": row.figures,
        "score": row.score,
    }


def planned_card(draft: Draft, sha256: str, places: Mapping[Span, int]) -> dict[str, Any]:
    """Return a draft, with its claims of one document by their places there."""
    said = {"attack": draft.attack, "headline": draft.headline, "rebuttal": draft.rebuttal}
    excerpts = [each.excerpt for each in draft.passages if each.document == sha256]
    findings = marks.findings({**said, "proofs": [{"says": ""}]}, marks.mark(draft, [""]))
    return {
        "card": None,
        "status": "draft",
        "kind": draft.kind,
        **said,
        "claims": _places(((each.start, each.end) for each in excerpts), places),
        "warnings": _warnings(findings),
    }


def stored_cards(source: Source, places: Mapping[Span, int]) -> Iterator[dict[str, Any]]:
    """Yield the cards that were drafted from a document, as they are now."""
    cited = Card.objects.filter(drafted__isnull=False, proofs__claim__source=source)
    cards = list(cited.order_by("pk").distinct())
    for card, content in zip(cards, contents_of(cards), strict=True):
        proofs = [each for each in content["proofs"] if each["source"]["sha256"] == source.sha256]
        yield {
            "card": str(card.pk),
            "status": card.status,
            "kind": card.kind,
            "attack": card.attack,
            "headline": card.headline,
            "rebuttal": card.rebuttal,
            "claims": _places(((each["start"], each["end"]) for each in proofs), places),
            "warnings": _warnings(marks.findings(content, card.drafted)),
        }


def _warnings(findings: Iterable[Finding]) -> list[str]:
    """Return what to look at in a card; that its document's side is a guess is said of that."""
    return [finding.message for finding in findings if finding.code != SIDE_GUESSED]


def _places(spans: Iterable[Span], places: Mapping[Span, int]) -> list[int]:
    return sorted({places[span] for span in spans if span in places})


def _is_in_quotes(text: str, start: int, end: int) -> bool:
    around = text[max(start - 1, 0) : start + 1], text[end - 1 : end + 1]
    return all(any(char in QUOTES for char in side) for side in around)
