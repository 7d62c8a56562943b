"""Approving what a file brought, in one person's name."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from cards import curation
from cards.curation import CurationError
from cards.deckfiles.loading import Loaded
from cards.deckfiles.problems import Problem
from cards.models import Card, CardStatus
from debateprep.accounts.models import User


@dataclass
class Approved:
    """How many cards were approved, and why the others were not."""

    count: int = 0
    refused: list[Problem] = field(default_factory=list)


def approve_all(loaded: Loaded, *, by: User, at: datetime) -> Approved:
    """Submit and approve each card of the file that waits for it. One that is refused stays.

    A draft that a curator last edited is refused: it is theirs to submit, when they are done.
    """
    waiting = Card.objects.filter(
        pk__in=loaded.lines, status__in=[CardStatus.DRAFT, CardStatus.SUBMITTED]
    )
    approved = Approved()
    places = {pk: place for place, pk in enumerate(loaded.lines)}
    for card in sorted(waiting, key=lambda card: places[card.pk]):
        try:
            _approve(card, by=by, at=at)
        except CurationError as exc:
            path = f"cards[{places[card.pk]}]"
            approved.refused.append(Problem(loaded.lines[card.pk], path, f"not approved: {exc}"))
        else:
            approved.count += 1
    return approved


@transaction.atomic
def _approve(card: Card, *, by: User, at: datetime) -> None:
    if card.status == CardStatus.DRAFT:
        if card.last_editor is not None:
            raise CurationError(f"{card.last_editor.name} edited it and has not submitted it yet.")
        card = curation.submit(card, by=by, at=at)
    curation.approve(card, by=by, at=at)
