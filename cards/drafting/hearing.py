"""What a card says already, heard again: more proofs for a draft, news for people's cards."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from cards import curation
from cards.drafting.outcome import Heard
from cards.drafting.rows import says
from cards.models import Card, CardKind, CardStatus, Proof, Stance
from cards.pairing import Excerpt, Repeated
from seeds.models import Claim


def hear(
    repeats: Sequence[Repeated], claims: Mapping[Excerpt, Claim], *, at: datetime
) -> list[Heard]:
    """Add receipts to drafts; leave cards alone that people have approved, or a file brought.

    The cards must be held.
    """
    keys = {each.card for each in repeats if isinstance(each.card, UUID)}
    cards = Card.objects.in_bulk(keys)
    proofs = Proof.objects.filter(card__in=keys).order_by()
    cited = set(proofs.values_list("card", "claim"))
    counts = Counter(card for card, _ in cited)
    new: list[Proof] = []
    heard = []
    for repeated in repeats:
        card = cards[repeated.card]
        receipts = list(_receipts(card, repeated, claims, cited, counts))
        new += receipts
        excerpts = tuple(passage.excerpt for passage in repeated.said)
        heard.append(Heard(card.pk, card.attack, card.status, excerpts, bool(receipts)))
    Proof.objects.bulk_create(new)
    # A card that nobody has approved yet has nothing that its change could be held against.
    for card in {proof.card for proof in new if proof.card.standing_id}:
        curation.edited(card, by=None, at=at, keeps_editor=True)
    return heard


def _receipts(
    card: Card,
    repeated: Repeated,
    claims: Mapping[Excerpt, Claim],
    cited: set[tuple[UUID, UUID]],
    counts: Counter[UUID],
) -> Iterator[Proof]:
    """Yield the proofs that a draft lacks, and note that it has them."""
    if card.status != CardStatus.DRAFT or card.loaded is not None:
        return
    said_is = Stance.RECEIPT if card.kind == CardKind.REBUTTAL else Stance.SUPPORTS
    stances = [
        *((passage, said_is) for passage in repeated.said),
        *((passage, Stance.SUPPORTS) for passage in repeated.answers),
    ]
    for passage, stance in stances:
        claim = claims[passage.excerpt]
        if (card.pk, claim.pk) not in cited:
            cited.add((card.pk, claim.pk))
            said = says(claim, stance)
            yield Proof(card=card, claim=claim, position=counts[card.pk], says=said, stance=stance)
            counts[card.pk] += 1
