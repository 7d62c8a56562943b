"""A card as one JSON document: what is approved, hashed and served."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from copy import copy
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import prefetch_related_objects

from cards.models import Card, Figure, Proof

# What may change without a new approval: filing; how a document is described; and a quotation,
# which sha256, start and end determine. Everything else is said or proven: the hash covers it.
FILING = frozenset({"topic", "weight", "trust", "revision", "content_hash"})


def content_of(card: Card) -> dict[str, Any]:
    """Return the working copy as the API's Card, without what a deck or an approval adds."""
    return contents_of([card])[0]


def contents_of(cards: Iterable[Card]) -> list[dict[str, Any]]:
    """Return `content_of` each card, in as many queries as for one."""
    return [content_read(card) for card in read_afresh(cards)]


def read_afresh(cards: Iterable[Card]) -> list[Card]:
    """Return copies of these cards with the rows they stand on, as they are now."""
    # Copies: a card in hand may know rows that were changed since.
    held = [_without_prefetched(card) for card in cards]
    prefetch_related_objects(held, "key_points", "figures", "proofs__claim__source")
    return held


def content_hash(content: Mapping[str, Any]) -> str:
    """Return the sha256, in hex, of what the content says and proves."""
    said = {key: value for key, value in content.items() if key not in FILING}
    said["proofs"] = [
        {**proof, "quotation": None, "source": proof["source"]["sha256"]}
        for proof in content["proofs"]
    ]
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def lapses_at(card: Card) -> datetime:
    """Return when the card stops being live: its expiry, or the end of a figure's last day.

    Raises ValueError if the card has no expiry.
    """
    if card.expires_at is None:
        raise ValueError("A card without an expiry never lapses.")
    ends = [
        datetime.combine(figure.valid_until + timedelta(days=1), time(), UTC)
        for figure in card.figures.all()
        if figure.valid_until and figure.valid_until < date.max  # which has no day after it
    ]
    return min([card.expires_at, *ends])


def moment(at: datetime | None) -> str | None:
    """Return a moment as the API writes it: ISO 8601 in UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def plain(value: Decimal) -> str:
    """Return a number without the zeros that its column adds."""
    return f"{value.normalize():f}"


def _without_prefetched(card: Card) -> Card:
    held = copy(card)
    vars(held).pop("_prefetched_objects_cache", None)
    return held


def content_read(card: Card) -> dict[str, Any]:
    """Return `content_of` a card that was read with the rows it stands on (`read_afresh`)."""
    proofs = list(card.proofs.all())
    return {
        "id": str(card.pk),
        "kind": card.kind,
        "topic": card.topic_id,
        "attack": card.attack,
        "heard_as": card.heard_as,
        "loaded_words": card.loaded_words,
        "headline": card.headline,
        "rebuttal": card.rebuttal,
        "long_rebuttal": card.long_rebuttal or None,
        "bridge": card.bridge or None,
        "punt": card.punt or None,
        "do_not_say": card.do_not_say,
        "key_points": [
            {
                "id": str(point.pk),
                "text": point.text,
                "required": point.is_required,
                "paraphrases": point.paraphrases,
            }
            for point in card.key_points.all()
        ],
        "figures": [_figure(figure, proofs) for figure in card.figures.all()],
        "proofs": [_proof(proof) for proof in proofs],
        "follows": str(card.follows_id) if card.follows_id else None,
        "weight": card.weight,
        "expires_at": moment(card.expires_at),
    }


def _figure(figure: Figure, proofs: Iterable[Proof]) -> dict[str, Any]:
    carried_by = [proof.claim_id for proof in proofs]
    return {
        "what": figure.what,
        "value": plain(figure.value),
        "unit": figure.unit,
        "say_as": figure.say_as,
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
        "valid_until": figure.valid_until.isoformat() if figure.valid_until else None,
        "proof": carried_by.index(figure.claim_id) if figure.claim_id in carried_by else None,
    }


def _proof(proof: Proof) -> dict[str, Any]:
    claim, source = proof.claim, proof.claim.source
    return {
        "says": proof.says,
        "stance": proof.stance,
        "quotation": claim.quotation,
        "speaker": claim.speaker or None,
        "source": {
            "title": source.title,
            "outlet": source.outlet or None,
            "author": source.author or None,
            "published_on": source.published_on.isoformat() if source.published_on else None,
            "url": source.url or None,
            "sha256": source.sha256,
            "grade": source.grade,
        },
        "start": claim.start,
        "end": claim.end,
        "key_point": str(proof.key_point_id) if proof.key_point_id else None,
    }
