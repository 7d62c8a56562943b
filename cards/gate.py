"""The one gate: nothing stands on a card as quoted that its documents do not say.

People, rules and a language model alike go through it, on save and on approval. Quotations of
claims are offsets and cannot be false; so it looks at what a card itself puts between quotation
marks (`quoting`), at the numbers it speaks (`carrying`), and at who is said to say a claim
(`seeds.crediting`). `curation` takes its findings among a card's own. A program's draft that is not
its documents' words is refused whole, before anything of it is stored (`admit`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from cards.findings import Content, Finding, error
from cards.models import Card, Proof
from cards.pairing import Draft
from cards.quoting import Cited, beside, misquotations
from cards.verbatim import why_not
from seeds.models import SpeakerStatus


def weigh(cards: Sequence[tuple[Card, Content]]) -> dict[UUID, list[Finding]]:
    """Return what these cards quote, and in whose name, that their documents do not bear out.

    Each card was read with what it stands on (`snapshot.read_afresh`): nothing is asked again.
    """
    quoted = misquotations([(content, _cited(card)) for card, content in cards])
    return {
        card.pk: [*found, *_speakers(card)] for (card, _), found in zip(cards, quoted, strict=True)
    }


def admit(drafts: Iterable[Draft], texts: Mapping[str, str]) -> tuple[list[Draft], list[str]]:
    """Return the drafts that say what their documents say, and why each other one is refused.

    `texts` are documents by sha256: those that were just read, which nobody has checked.
    """
    admitted, refused = [], []
    for draft in drafts:
        if problem := why_not(draft, texts):
            refused.append(problem)
        else:
            admitted.append(draft)
    return admitted, refused


def _cited(card: Card) -> list[Cited]:
    spans = defaultdict(list)
    sources = {}
    for proof in card.proofs.all():
        claim = proof.claim
        spans[claim.source_id].append((claim.start, claim.end))
        sources[claim.source_id] = claim.source
    return [
        Cited(source.sha256, source.title, source.text, tuple(spans[pk]))
        for pk, source in sources.items()
    ]


def _speakers(card: Card) -> Iterator[Finding]:
    for number, proof in enumerate(card.proofs.all(), start=1):
        claim = proof.claim
        is_read = claim.quotation is not None
        if is_read and claim.needs_speaker and not claim.has_sure_speaker:
            yield _unsure(number, proof)


def _unsure(number: int, proof: Proof) -> Finding:
    """Say who is said to say it, whom the document names, and what to do."""
    claim = proof.claim
    if not claim.speaker:
        code = "speaker_missing"
        message = f"Proof {number} quotes somebody, and nobody is named for it: say who says it."
    elif claim.speaker_status == SpeakerStatus.CONTRADICTED:
        code = "speaker_contradicted"
        message = (
            f"Proof {number} has {claim.speaker} say what the document has "
            f"{claim.speaker_named} say: correct the speaker, or tick it on the claim."
        )
    else:
        code = "speaker_unresolved"
        message = (
            f"The document does not say for sure that {claim.speaker} says what proof {number} "
            "quotes: read the passage, and tick it on the claim if so."
        )
    found = error("proofs", code, message, claim=claim.pk)
    start, end = claim.start, claim.end
    if claim.speaker_start is not None and claim.speaker_end is not None:
        start, end = min(start, claim.speaker_start), max(end, claim.speaker_end)
    return beside(
        found, Cited(claim.source.sha256, claim.source.title, claim.source.text, ()), (start, end)
    )
