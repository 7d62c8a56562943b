"""Entries into rows: a card with its key points, proofs and figures."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from cards.deckfiles.claims import Excerpt
from cards.deckfiles.normal import Entry, moment_of
from cards.models import Card, Figure, KeyPoint, Proof
from seeds.models import Claim

PLAIN = ("attack", "headline", "rebuttal", "long_rebuttal", "bridge", "punt", "note", "owner")
LISTS = ("heard_as", "loaded_words", "do_not_say")


def write(card: Card, entry: Entry, claims: Mapping[Excerpt, Claim]) -> None:
    """Make the card and its rows say what an entry says. Claims must be there already."""
    card.kind, card.topic_id = entry["kind"], entry["topic"]
    for name in (*PLAIN, "backup_owner"):
        setattr(card, name, entry.get(name, ""))
    for name in LISTS:
        setattr(card, name, entry.get(name, []))
    card.likelihood, card.damage = entry["likelihood"], entry["damage"]
    card.follows_id = UUID(entry["follows"]) if "follows" in entry else None  # type: ignore[assignment]  # nullable
    card.expires_at = moment_of(entry["expires_at"]) if "expires_at" in entry else None
    card.save()
    points = _write_key_points(card, entry.get("key_points", []))
    _write_proofs(card, entry.get("proofs", []), points, claims)
    _write_figures(card, entry.get("figures", []), claims)


def _write_key_points(card: Card, wanted: list[Entry]) -> list[KeyPoint]:
    """Keep the id of a point that says the same as before, or else stands where it stood."""
    left = dict(enumerate(card.key_points.all()))
    kept: dict[int, KeyPoint] = {}
    for place, point in enumerate(wanted):
        if was := [n for n, each in left.items() if each.text == point["text"]]:
            kept[place] = left.pop(was[0])
    for place in set(left) & (set(range(len(wanted))) - set(kept)):
        kept[place] = left.pop(place)
    KeyPoint.objects.filter(pk__in=[point.pk for point in left.values()]).delete()
    points = [kept.get(place) or KeyPoint(card=card) for place in range(len(wanted))]
    for place, (row, point) in enumerate(zip(points, wanted, strict=True)):
        row.position, row.text, row.is_required = place, point["text"], point["required"]
        row.paraphrases = point.get("paraphrases", [])
        row.save()
    return points


def _write_proofs(
    card: Card, wanted: list[Entry], points: list[KeyPoint], claims: Mapping[Excerpt, Claim]
) -> None:
    card.proofs.all().delete()
    Proof.objects.bulk_create(
        Proof(
            card=card,
            claim=claims[Excerpt.of(proof)],
            key_point=dict(enumerate(points)).get(proof.get("key_point", -1)),
            position=place,
            says=proof["says"],
            stance=proof["stance"],
        )
        for place, proof in enumerate(wanted)
    )


def _write_figures(card: Card, wanted: list[Entry], claims: Mapping[Excerpt, Claim]) -> None:
    card.figures.all().delete()
    Figure.objects.bulk_create(
        Figure(
            card=card,
            claim=claims[Excerpt(*figure["proof"])] if "proof" in figure else None,
            position=place,
            what=figure["what"],
            value=Decimal(str(figure["value"])),
            unit=figure["unit"],
            say_as=figure["say_as"],
            as_of=_day(figure.get("as_of")),
            valid_until=_day(figure.get("valid_until")),
        )
        for place, figure in enumerate(wanted)
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
