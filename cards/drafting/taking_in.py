"""One document at a time: stored, read for claims, paired, drafted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from cards import citing, decks
from cards.citing import Received
from cards.drafting.hearing import hear
from cards.drafting.known import Knowledge
from cards.drafting.outcome import TakenIn, told
from cards.drafting.planning import Plan, plan
from cards.drafting.rows import create
from cards.models import Card, Figure, Proof
from cards.pairing import Draft, Excerpt, Repeated
from cards.proposing import Proposal
from seeds import claims
from seeds.cast import Side
from seeds.models import Claim, Source
from seeds.readers import Document

Cited = TypeVar("Cited", Draft, Repeated)


def take_in(
    document: Document,
    *,
    at: datetime,
    knowledge: Knowledge | None = None,
    proposals: Sequence[Proposal] = (),
    **described: Any,
) -> TakenIn:
    """Store a document, its claims, and the draft cards that come of them, in one transaction.

    `described` is what somebody says of the document (`seeds.ingest.ingest`): title, outlet,
    published_on, grade, side. `knowledge` is shared by a run of documents; without it, it is
    read now. `proposals` are a language model's, made beforehand. The same document again, with
    people who have not changed, changes nothing.
    """
    knowledge = knowledge or Knowledge.stored()
    stored = Source.objects.filter(sha256=document.sha256).defer("text").first()
    side: str = described.get("side") or (stored.side if stored else "")
    found_with = claims.fingerprint(knowledge.people, side)
    if stored and stored.extracted_with == found_with:
        return _unchanged(citing.receive(document, at=at, **described))
    knowledge.learn_cards()
    planned = plan(document, knowledge, side=cast(Side, side or "unknown"), proposals=proposals)
    taken = carry_out(planned, document, found_with=found_with, at=at, **described)
    knowledge.learn_receipts(planned.paired.repeated)
    return taken


@transaction.atomic
def carry_out(
    planned: Plan, document: Document, *, found_with: str, at: datetime, **described: Any
) -> TakenIn:
    """Store a document and what was planned for it, unless someone else has just done so.

    `found_with` is the fingerprint of what it was planned with (`seeds.claims`).
    """
    # Cards before the document, and all of them at once (`cards.decks`).
    decks.hold({*citing.cards_citing(document.sha256), *_cards_of(planned)})
    received = citing.receive(document, at=at, **described)
    if _is_taken(received.ingested.source, found_with, planned):
        return _unchanged(received)
    return _draft(received, planned, at=at)


def _unchanged(received: Received) -> TakenIn:
    return TakenIn(received, roles=_roles(received.ingested.source))


def _cards_of(planned: Plan) -> set[UUID]:
    return {each.card for each in planned.paired.repeated if isinstance(each.card, UUID)}


def _is_taken(source: Source, found_with: str, planned: Plan) -> bool:
    """Whether someone else has just taken it in with the same result; if not, we have."""
    guess = planned.side if planned.is_guess and planned.side != "unknown" else ""
    is_ours = (
        Source.objects.filter(pk=source.pk)
        .exclude(extracted_with=found_with)
        .update(extracted_with=found_with, guessed_side=guess)
    )
    source.refresh_from_db(fields=["extracted_with", "guessed_side"])
    return not is_ours


def _draft(received: Received, planned: Plan, *, at: datetime) -> TakenIn:
    source = received.ingested.source
    leant_on, unwanted = _leant_on(source)
    claims.store(source, planned.claims, leant_on=leant_on, cited=unwanted)
    claims.add(source, planned.proposed, origin=Claim.Origin.MODEL)
    paired = planned.paired
    cited: list[Draft | Repeated] = [*paired.drafts, *paired.repeated]
    rows = _claims_at(passage.excerpt for each in cited for passage in each.passages)
    new = create(_whole(paired.drafts, rows), rows, at=at)
    heard = hear(_whole(paired.repeated, rows), rows, at=at)
    return TakenIn(
        received,
        roles=_roles(source),
        new=[card.pk for card in new],
        heard=heard,
        **told(paired),
    )


def _leant_on(source: Source) -> tuple[set[UUID], set[UUID]]:
    """Return the claims that cards lean on, and those that only drafts cite that were let go."""
    of_source = {"claim__source": source}
    proofs = Proof.objects.filter(**of_source).order_by().values_list("card", "claim")
    figures = Figure.objects.filter(**of_source).order_by().values_list("card", "claim")
    if not (cited := [*proofs, *figures]):
        return set(), set()
    cards = Card.objects.let_go().filter(pk__in={card for card, _ in cited})
    let_go = set(cards.order_by().values_list("pk", flat=True))
    held = {claim for card, claim in cited if card not in let_go}
    return held, {claim for _, claim in cited} - held


def _claims_at(excerpts: Iterable[Excerpt]) -> dict[Excerpt, Claim]:
    wanted = set(excerpts)
    documents = {excerpt.document for excerpt in wanted}
    rows = Claim.objects.filter(source__sha256__in=documents).select_related("source")
    rows = rows.filter(start__in={excerpt.start for excerpt in wanted}).defer("source__text")
    found = {Excerpt(row.source.sha256, row.start, row.end): row for row in rows}
    return {excerpt: found[excerpt] for excerpt in wanted & found.keys()}


def _whole(cited: Iterable[Cited], rows: Mapping[Excerpt, Claim]) -> list[Cited]:
    """Return what has all its claims: one of another document may have gone since it was read."""
    return [each for each in cited if all(passage.excerpt in rows for passage in each.passages)]


def _roles(source: Source) -> Counter[str]:
    counted = source.claims.order_by().values("role").annotate(count=Count("pk"))
    return Counter({each["role"]: each["count"] for each in counted})
