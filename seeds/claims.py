"""What was extracted from a document, into rows: found once, found anew when people changed."""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from seeds.cast import Member
from seeds.extraction import ExtractedClaim
from seeds.figures import FoundFigure
from seeds.models import Claim, Source

Span = tuple[int, int]

# What extraction says of an excerpt: written anew if it says something else.
FOUND = (
    "role",
    "is_quotation",
    "speaker",
    "speaker_side",
    "speaker_start",
    "speaker_end",
    "speaker_status",
    "figures",
    "score",
)
LONGEST_SPEAKER = 120
# Goes up whenever `extract` finds something else in the same document.
EXTRACTION = 1


@dataclass(frozen=True)
class Stored:
    """How many claims are new, changed and gone."""

    new: int = 0
    changed: int = 0
    gone: int = 0


def fingerprint(people: Sequence[Member], side: str) -> str:
    """Return what claims were found with: with the same, the same are found in a document.

    `side` is whose document it is, as somebody said; a guess follows from the rest.
    """
    found_with = [EXTRACTION, side, sorted(map(astuple, people))]
    return hashlib.sha256(json.dumps(found_with).encode()).hexdigest()


def store(
    source: Source,
    found: Iterable[ExtractedClaim],
    *,
    leant_on: Collection[UUID],
    cited: Collection[UUID] = (),
) -> Stored:
    """Make a source's claims what was found; what others made or lean on stays as it is.

    That is: claims of a curator or a deck file, claims whose speaker a curator has checked, and
    those in `leant_on`. Those in `cited` may become another, or none, but stay. Whoever else holds
    the excerpt, it is one claim.
    """
    rows = {(claim.start, claim.end): claim for claim in source.claims.all()}
    new: dict[Span, Claim] = {}
    changed, kept = [], set()
    for each in found:
        span = each.start, each.end
        row = rows.get(span)
        kept.add(span)
        if row is None:
            new.setdefault(
                span, Claim(source=source, origin=Claim.Origin.EXTRACTOR, **_values(each))
            )
        elif _is_ours(row, leant_on) and _update(row, _values(each)):
            changed.append(row)
    lost = [row for span, row in rows.items() if span not in kept and _is_ours(row, leant_on)]
    gone = [row.pk for row in lost if row.pk not in cited]
    changed += [_emptied(row) for row in lost if row.pk in cited]
    Claim.objects.bulk_create(new.values())
    Claim.objects.bulk_update(changed, FOUND)
    Claim.objects.filter(pk__in=gone).delete()
    return Stored(len(new), len(changed), len(gone))


def add(source: Source, found: Sequence[ExtractedClaim], *, origin: Claim.Origin) -> None:
    """Add claims to a source, but for excerpts that are claims already."""
    if found:
        taken = set(source.claims.values_list("start", "end"))
        new = [each for each in found if (each.start, each.end) not in taken]
        Claim.objects.bulk_create(
            Claim(source=source, origin=origin, **_values(each)) for each in new
        )


def figure_of(entry: dict[str, Any]) -> FoundFigure:
    """Return a figure of a claim's row as extraction gives it."""
    value = entry["value"]
    return FoundFigure(
        entry["text"],
        value if isinstance(value, str) else Decimal(str(value)),
        entry["unit"],
        entry["start"],
        entry["end"],
        entry.get("what", ""),
        entry.get("qualifier", ""),
        entry.get("is_target", False),
    )


def figure_entry(figure: FoundFigure) -> dict[str, Any]:
    """Return a figure as a claim's row and `ingest --json` have it."""
    return {
        "text": figure.text,
        "value": _number(figure.value),
        "unit": figure.unit,
        "start": figure.start,
        "end": figure.end,
        "what": figure.what,
        "qualifier": figure.qualifier,
        "is_target": figure.is_target,
    }


def _number(value: Decimal | str) -> int | float | str:
    if isinstance(value, str):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _values(found: ExtractedClaim) -> dict[str, Any]:
    return {
        "start": found.start,
        "end": found.end,
        "role": found.role,
        "is_quotation": found.quotation,
        "speaker": (found.speaker or "")[:LONGEST_SPEAKER],
        "speaker_side": found.speaker_side,
        "speaker_start": found.speaker_start,
        "speaker_end": found.speaker_end,
        "speaker_status": found.speaker_status or "",
        "figures": [figure_entry(figure) for figure in found.figures],
        "score": found.score,
    }


def _is_ours(row: Claim, leant_on: Collection[UUID]) -> bool:
    is_checked = row.speaker_checked_at is not None
    return row.origin == Claim.Origin.EXTRACTOR and not is_checked and row.pk not in leant_on


def _emptied(row: Claim) -> Claim:
    row.role = Claim.ClaimRole.NONE
    return row


def _update(row: Claim, values: dict[str, Any]) -> bool:
    was = [getattr(row, name) for name in FOUND]
    for name in FOUND:
        setattr(row, name, values[name])
    return was != [values[name] for name in FOUND]
