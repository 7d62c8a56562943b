"""Rows as the entries a deck file would hold for them. Dump and merge see the same."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet

from cards.deckfiles import normal
from cards.deckfiles.normal import Entry
from cards.models import Card, Deck, Figure, KeyPoint, Proof
from seeds.models import Person, Source


def renderable(cards: QuerySet[Card]) -> QuerySet[Card]:
    """Fetch what `card_entry` reads, in a constant number of queries and without any document."""
    with_source = "claim__source"
    proofs = Proof.objects.select_related(with_source).defer(f"{with_source}__text")
    figures = Figure.objects.select_related(with_source).defer(f"{with_source}__text")
    return cards.prefetch_related(
        "key_points", Prefetch("proofs", proofs), Prefetch("figures", figures)
    )


def deck_entry(deck: Deck) -> Entry:
    return normal.deck(_said(slug=deck.slug, title=deck.title, debate_at=_moment(deck.debate_at)))


def person_entry(person: Person) -> Entry:
    return normal.person(
        _said(
            name=person.name,
            side=person.side,
            principal=person.is_principal,
            pronoun=person.pronoun,
            aliases=person.aliases,
        )
    )


def source_entry(source: Source) -> Entry:
    return normal.source(
        _said(
            sha256=source.sha256,
            title=source.title,
            outlet=source.outlet,
            author=source.author,
            published_on=_day(source.published_on),
            url=source.url,
            grade=source.grade,
            side=source.side,
        )
    )


def card_entry(card: Card) -> Entry:
    points = list(card.key_points.all())
    return normal.card(
        _said(
            id=str(card.pk),
            kind=card.kind,
            topic=card.topic_id,
            attack=card.attack,
            heard_as=card.heard_as,
            loaded_words=card.loaded_words,
            headline=card.headline,
            rebuttal=card.rebuttal,
            long_rebuttal=card.long_rebuttal,
            bridge=card.bridge,
            punt=card.punt,
            do_not_say=card.do_not_say,
            follows=str(card.follows_id) if card.follows_id else None,
            likelihood=card.likelihood,
            damage=card.damage,
            note=card.note,
            owner=card.owner,
            backup_owner=card.backup_owner,
            expires_at=_moment(card.expires_at),
            key_points=[_key_point(point) for point in points],
            figures=[_figure(figure) for figure in card.figures.all()],
            proofs=[_proof(proof, points) for proof in card.proofs.all()],
        )
    )


def _key_point(point: KeyPoint) -> Entry:
    return _said(text=point.text, required=point.is_required, paraphrases=point.paraphrases)


def _figure(figure: Figure) -> Entry:
    claim = figure.claim
    return _said(
        what=figure.what,
        value=_number(figure.value),
        unit=figure.unit,
        say_as=figure.say_as,
        as_of=_day(figure.as_of),
        valid_until=_day(figure.valid_until),
        proof=[claim.source.sha256, claim.start, claim.end] if claim else None,
    )


def _proof(proof: Proof, points: Iterable[KeyPoint]) -> Entry:
    places = {point.pk: place for place, point in enumerate(points)}
    claim = proof.claim
    return _said(
        source=claim.source.sha256,
        span=[claim.start, claim.end],
        says=proof.says,
        stance=proof.stance,
        speaker=claim.speaker,
        key_point=places.get(proof.key_point_id) if proof.key_point_id else None,
    )


def _said(**values: Any) -> Entry:
    """Return values as a file would hold them: without space around, without what is empty."""
    return {name: _stripped(value) for name, value in values.items() if value not in (None, "")}


def _stripped(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [_stripped(each) for each in value]
    return (
        {key: _stripped(each) for key, each in value.items()} if isinstance(value, dict) else value
    )


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _moment(at: datetime | None) -> str | None:
    return normal.moment_text(at) if at else None


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
