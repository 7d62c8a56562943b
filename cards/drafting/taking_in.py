"""One document at a time: stored, read for claims, paired, drafted."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cards import citing
from cards.drafting.outcome import TakenIn
from cards.proposing import Proposal
from seeds.readers import Document


def take_in(
    document: Document, *, at: datetime, proposals: Sequence[Proposal] = (), **described: Any
) -> TakenIn:
    """Store a document, its claims, and the draft cards that come of them, in one transaction.

    `described` is what somebody says of the document (`seeds.ingest.ingest`): title, outlet,
    published_on, grade, side. `proposals` are a language model's, made beforehand. The same
    document again, from people who have not changed, changes nothing.
    """
    return TakenIn(citing.receive(document, at=at, **described))
