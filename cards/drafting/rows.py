"""Drafts into rows: a card with its key points, proofs and figures, in few statements."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from cards import curation
from cards.drafting.topics import Topics
from cards.models import Card, Figure, KeyPoint, Proof, Stance
from cards.pairing import Draft, Excerpt, Passage
from cards.pairing.marks import mark
from seeds.figures import FoundFigure
from seeds.models import Claim, SpeakerStatus

LONGEST_TITLE_SAID = 200
LONGEST_WHAT = 200
LONGEST_SAY_AS = 120
LONGEST_UNIT = 40
# What `Figure.value` holds.
PLACES = 4
LARGEST = Decimal(10) ** 16

Claims = Mapping[Excerpt, Claim]


def create(drafts: Sequence[Draft], claims: Claims, *, at: datetime) -> list[Card]:
    """Write drafts as cards, in their order: claims must be there already."""
    if not drafts:
        return []
    topics = Topics()
    cards = [_card(draft, topics.of(draft), claims) for draft in drafts]
    Card.objects.bulk_create(cards)
    points: list[KeyPoint] = []
    proofs: list[Proof] = []
    figures: list[Figure] = []
    for card, draft in zip(cards, drafts, strict=True):
        of_card = list(_points(card, draft))
        points += filter(None, of_card)
        proofs += _proofs(card, draft, of_card, claims)
        figures += _figures(card, draft, claims)
    KeyPoint.objects.bulk_create(points)
    Proof.objects.bulk_create(proofs)
    Figure.objects.bulk_create(figures)
    curation.drafted(cards, at=at)
    return cards


def says(claim: Claim, stance: str) -> str:
    """Return what a proof shows: a template, to be put in a curator's words."""
    title = claim.source.title[:LONGEST_TITLE_SAID]
    if claim.speaker and claim.speaker_status in {"", SpeakerStatus.CONFIRMED}:
        return f"{claim.speaker} says it, in “{title}”."
    return f"“{title}” {'reports it' if stance == Stance.RECEIPT else 'says so'}."


def _card(draft: Draft, topic: str, claims: Claims) -> Card:
    proven = [says(claims[passage.excerpt], stance) for passage, stance in _stances(draft)]
    return Card(
        kind=draft.kind,
        topic_id=topic,
        attack=draft.attack,
        heard_as=list(draft.heard_as),
        loaded_words=list(draft.loaded_words),
        headline=draft.headline,
        rebuttal=draft.rebuttal,
        drafted=mark(draft, proven),
    )


def _stances(draft: Draft) -> Iterator[tuple[Passage, Stance]]:
    for passage in draft.receipts:
        yield passage, Stance.RECEIPT
    for passage in draft.supports:
        yield passage, Stance.SUPPORTS


def _points(card: Card, draft: Draft) -> Iterator[KeyPoint | None]:
    """Yield the key point of each supporting passage, in order; None if it has none."""
    for position, text in enumerate(draft.points):
        is_first = position == 0
        yield (
            KeyPoint(card=card, position=position, text=text, is_required=is_first)
            if text
            else None
        )


def _proofs(
    card: Card, draft: Draft, points: Sequence[KeyPoint | None], claims: Claims
) -> Iterator[Proof]:
    lands = dict(zip(draft.supports, points, strict=True))
    for position, (passage, stance) in enumerate(_stances(draft)):
        claim = claims[passage.excerpt]
        yield Proof(
            card=card,
            claim=claim,
            key_point=lands.get(passage) if stance == Stance.SUPPORTS else None,
            position=position,
            says=says(claim, stance),
            stance=stance,
        )


def _figures(card: Card, draft: Draft, claims: Claims) -> Iterator[Figure]:
    for position, (passage, figure) in enumerate(_said(draft)):
        claim = claims[passage.excerpt]
        yield Figure(
            card=card,
            claim=claim,
            position=position,
            what=figure.what[:LONGEST_WHAT],
            value=figure.value,
            unit=_unit(figure)[:LONGEST_UNIT],
            say_as=f"{figure.qualifier} {figure.text}".strip()[:LONGEST_SAY_AS],
            as_of=claim.source.published_on,
        )


def _said(draft: Draft) -> Iterator[tuple[Passage, FoundFigure]]:
    """Yield the quantities that a draft's answer speaks, each with a passage that carries it."""
    answer = f"{draft.headline}\n{draft.rebuttal}"
    seen = set()
    for passage in draft.supports:
        for figure in passage.counts:
            known = figure.value, figure.unit, figure.what
            is_said = " ".join(figure.text.split()) in answer
            if is_said and known not in seen and _is_certain(figure):
                seen.add(known)
                yield passage, figure


def _unit(figure: FoundFigure) -> str:
    """Return its unit, or what it counts: the last word of what is said to be counted."""
    return figure.unit or figure.what.split()[-1]


def _is_certain(figure: FoundFigure) -> bool:
    """Whether its column holds it, and the document says what it is a number of."""
    value = figure.value
    fits = isinstance(value, Decimal) and abs(value) < LARGEST and value == round(value, PLACES)
    return fits and bool(figure.unit or figure.what.strip())
