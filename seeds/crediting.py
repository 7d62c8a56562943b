"""Who says a claim, and how sure that is: compared with the document, or ticked by a curator.

Call `compare` whenever a claim was made, its excerpt or speaker changed, or its document arrived.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from debateprep.accounts.models import User
from seeds.credits import credit
from seeds.models import Claim, Person, Source

COMPARED = ["speaker_status", "speaker_start", "speaker_end"]
TICKED = ["speaker_checked_by", "speaker_checked_at"]


def compare(claims: Iterable[Claim]) -> None:
    """Hold the speakers of these claims against their documents, each read once; store it.

    A claim that neither names a speaker nor is a quotation is nobody's, and has no status; nor
    has one whose document has not been read.
    """
    of_source = defaultdict(list)
    for claim in claims:
        if claim.needs_speaker or claim.speaker_status:
            of_source[claim.source_id].append(claim)
    sources = Source.objects.in_bulk(of_source)
    people = list(Person.objects.all()) if sources else []
    changed: list[Claim] = []
    for pk, spoken in of_source.items():
        changed += [each for each in spoken if _compare(each, sources[pk], people)]
    Claim.objects.bulk_update(changed, COMPARED)


def tick(claim: Claim, *, by: User, at: datetime) -> None:
    """Put on record that a curator read the passage: this is who says it."""
    claim.speaker_checked_by, claim.speaker_checked_at = by, at
    claim.save(update_fields=TICKED)


def untick(claim: Claim) -> None:
    """Forget who checked the speaker: call it when the excerpt or the speaker changed."""
    claim.speaker_checked_by = claim.speaker_checked_at = None
    claim.save(update_fields=TICKED)


def vouch(claims: Iterable[Claim], *, at: datetime) -> None:
    """Put on record that a file names these speakers, whoever was checked before, and compare.

    By nobody: that is enough where the document leaves it open (`Claim.has_sure_speaker`).
    """
    claims = [claim for claim in claims if claim.speaker or claim.speaker_checked_at]
    for claim in claims:
        claim.speaker_checked_by = None
        claim.speaker_checked_at = at if claim.speaker else None
    Claim.objects.bulk_update(claims, TICKED)
    compare(claims)


def _compare(claim: Claim, source: Source, people: list[Person]) -> bool:
    """Set what the document says of a claim's speaker; return whether that is new."""
    was = [getattr(claim, name) for name in COMPARED]
    status, (start, end) = "", (None, None)
    if claim.needs_speaker and source.text is not None:
        span = (claim.start, claim.end)
        found = credit(source.text, span, claim.speaker, people, author=source.author)
        status, (start, end) = found.status, found.place or (None, None)
    claim.speaker_status, claim.speaker_start, claim.speaker_end = status, start, end
    return was != [status, start, end]
