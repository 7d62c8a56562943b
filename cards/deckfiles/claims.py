"""The claims that a file's proofs cite: made where they are missing, their speakers kept right."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple, Self

from cards.deckfiles.merging import Merged
from cards.deckfiles.normal import Entry
from cards.deckfiles.surroundings import ELSEWHERE, Merging
from cards.models import Card, CardKind, Stance
from seeds import crediting
from seeds.models import Claim, Source

Role = Claim.ClaimRole
ROLES = {
    CardKind.REBUTTAL: Role.REBUTTAL,
    CardKind.CONTRAST: Role.CONTRAST,
    CardKind.FACT: Role.FACT,
}


class Excerpt(NamedTuple):
    """Characters of a document, before any row stands for them."""

    sha256: str
    start: int
    end: int

    @classmethod
    def of(cls, proof: Entry) -> Self:
        return cls(proof["source"], *proof["span"])


class Write(NamedTuple):
    """A card to be written: what it shall say, and its place in the file."""

    card: Card
    merged: Merged
    place: int

    @property
    def proofs(self) -> Iterator[tuple[int, Entry]]:
        return enumerate(self.merged.value.get("proofs", []))


def claims_for(
    writes: list[Write], bases: Iterable[Entry], merging: Merging, *, at: datetime
) -> tuple[dict[Excerpt, Claim], list[Claim]]:
    """Return the claims that these cards cite, and those that have another speaker now.

    `bases` are the cards as last loaded: a speaker that stands there came from the file, and
    may be changed by it. One from elsewhere stays, and is a conflict. Whoever the file names was
    checked by whoever wrote the file.
    """
    found = _stored(writes)
    trusted = {
        (Excerpt.of(proof), proof.get("speaker", ""))
        for base in bases
        for proof in base.get("proofs", [])
    }
    missing: dict[Excerpt, Claim] = {}
    changed: dict[Excerpt, Claim] = {}
    agreed: dict[Excerpt, Claim] = {}
    for write in writes:
        for n, proof in write.proofs:
            excerpt, speaker = Excerpt.of(proof), proof.get("speaker", "")
            claim = found.get(excerpt)
            if claim is None:
                role = role_of(proof["stance"], write.merged.value["kind"])
                missing.setdefault(excerpt, _claim(excerpt, speaker, role))
            elif claim.speaker == speaker:
                agreed[excerpt] = claim
            elif merging.overwrite or not claim.speaker or (excerpt, claim.speaker) in trusted:
                claim.speaker = speaker
                changed[excerpt] = claim
            elif speaker:
                path = ("cards", write.place, "proofs", n, "speaker")
                merging.conflict(path, ELSEWHERE)
                # As if its proofs had never come: so the conflict is named until it is solved.
                write.merged.base.pop("proofs", None)
    _create(missing)
    Claim.objects.bulk_update(changed.values(), ["speaker"])
    unticked = [claim for claim in agreed.values() if claim.speaker_checked_at is None]
    crediting.vouch([*missing.values(), *changed.values(), *unticked], at=at)
    return found | missing, list(changed.values())


def role_of(stance: str, kind: str) -> Role:
    """Return what a claim is to us, by what a card uses it for."""
    if stance == Stance.RECEIPT:
        return Role.ATTACK
    return ROLES[CardKind(kind)] if stance == Stance.SUPPORTS else Role.NONE


def _stored(writes: list[Write]) -> dict[Excerpt, Claim]:
    sha256s = {proof["source"] for write in writes for _, proof in write.proofs}
    claims = Claim.objects.filter(source__sha256__in=sha256s).select_related("source")
    return {
        Excerpt(claim.source.sha256, claim.start, claim.end): claim
        for claim in claims.defer("source__text")
    }


def _claim(excerpt: Excerpt, speaker: str, role: Role) -> Claim:
    return Claim(start=excerpt.start, end=excerpt.end, speaker=speaker, role=role)


def _create(missing: dict[Excerpt, Claim]) -> None:
    sha256s = {excerpt.sha256 for excerpt in missing}
    sources = Source.objects.defer("text").in_bulk(list(sha256s), field_name="sha256")
    for excerpt, claim in missing.items():
        claim.source = sources[excerpt.sha256]
    Claim.objects.bulk_create(missing.values())
