"""Moving cards through curation: the only code that writes `Card.status` and revisions."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from cards import decks
from cards.checking import Finding, check
from cards.models import Card, CardRevision, CardStatus, CurationEvent
from cards.snapshot import content_hash, content_of, lapses_at, moment
from debateprep.accounts.models import User
from debateprep.shared.errors import DomainError

MOVES = {
    CardStatus.DRAFT: {CardStatus.SUBMITTED, CardStatus.RETIRED},
    CardStatus.SUBMITTED: {CardStatus.APPROVED, CardStatus.DRAFT, CardStatus.RETIRED},
    CardStatus.APPROVED: {CardStatus.DRAFT, CardStatus.RETIRED},
    CardStatus.RETIRED: {CardStatus.DRAFT},
    CardStatus.WITHDRAWN: set[CardStatus](),
}
DEEPEST_LADDER = 4


class CurationError(DomainError):
    """A move that a card, or the person who asks, may not make."""

    code = "curation_refused"


def findings(card: Card) -> list[Finding]:
    """Return what blocks the card's approval and what a curator should look at."""
    found = check(content_of(card), owner=card.owner)
    depth = len(_ladder_above(card))
    if depth >= DEEPEST_LADDER:
        message = f"A ladder is at most {DEEPEST_LADDER} cards deep, and goes round in no circle."
        found.append(Finding("error", "follows", "ladder_too_deep", message))
    return found


@transaction.atomic
def edited(card: Card, *, by: User | None, at: datetime) -> Card:
    """Take note that the working copy was changed: call it after the card and its rows are saved.

    A card that no longer says or proves what was approved becomes a draft again; surrogates go
    on seeing the revision that stands. Filing (topic, owner, weights) reopens nothing, and shows
    at once. `by` is None when a deck file changed it.
    """
    card = _locked(card)
    content = content_of(card)
    card.last_editor = by
    card.save(update_fields=["last_editor"])
    if card.status == CardStatus.APPROVED and content_hash(content) != card.approved_hash:
        return _move(card, CardStatus.DRAFT, by=by, at=at, why="Changed after approval.")
    if card.status == CardStatus.APPROVED:
        _refile(card)
    return card


@transaction.atomic
def submit(card: Card, *, by: User | None, at: datetime) -> Card:
    """Ask for a card to be approved."""
    return _move(_locked(card), CardStatus.SUBMITTED, by=by, at=at)


@transaction.atomic
def approve(card: Card, *, by: User, at: datetime, is_material: bool = True) -> Card:
    """Let surrogates see a submitted card, exactly as it stands now.

    Raises CurationError if `by` wrote or last edited it, or if a finding blocks it.
    """
    card = _locked(card)
    if by.pk in {card.author_id, card.last_editor_id}:
        raise CurationError("Ask someone else to approve a card you wrote or last edited.")
    _refuse_unless_allowed(card, CardStatus.APPROVED)
    if errors := [each for each in findings(card) if each.is_error]:
        raise CurationError(" ".join(error.message for error in errors))
    content = content_of(card)
    card.approved_hash = content_hash(content)
    card.approved_by, card.approved_at = by, at
    card.revision += 1
    card.standing = CardRevision.objects.create(
        card=card,
        number=card.revision,
        content=_published(content, card),
        content_hash=card.approved_hash,
        is_material=is_material,
        approved_by=by,
        approved_at=at,
        lapses_at=lapses_at(card),
    )
    approval = ["approved_hash", "approved_by", "approved_at", "revision", "standing"]
    card = _move(card, CardStatus.APPROVED, by=by, at=at, also=approval)
    decks.touch([card.pk])
    return card


@transaction.atomic
def retire(card: Card, *, by: User, at: datetime, why: str = "") -> Card:
    """Take a card out of use now."""
    card = _locked(card)
    card.standing = None
    card = _move(card, CardStatus.RETIRED, by=by, at=at, why=why, also=["standing"])
    decks.touch([card.pk])
    return card


@transaction.atomic
def reopen(card: Card, *, by: User, at: datetime, why: str = "") -> Card:
    """Make a submitted or retired card a draft again, to be worked on."""
    return _move(_locked(card), CardStatus.DRAFT, by=by, at=at, why=why)


def _locked(card: Card) -> Card:
    # Whoever comes second sees what the first one did, and is judged by it.
    return Card.objects.select_for_update(of=("self",)).get(pk=card.pk)


def _refuse_unless_allowed(card: Card, to: CardStatus) -> None:
    was = CardStatus(card.status)
    if to not in MOVES[was]:
        message = f"A card that is {was.label.lower()} cannot become {to.label.lower()}."
        raise CurationError(message)


def _move(
    card: Card,
    to: CardStatus,
    *,
    by: User | None,
    at: datetime,
    why: str = "",
    also: Iterable[str] = (),
) -> Card:
    _refuse_unless_allowed(card, to)
    was, card.status = card.status, to
    card.save(update_fields=["status", *also])
    CurationEvent.objects.create(
        card=card,
        was=was,
        became=to,
        by=by,
        at=at,
        why=why,
        content_hash=content_hash(content_of(card)),
    )
    return card


def _refile(card: Card) -> None:
    """Show a change of filing in the standing revision: what its hash covers is the same."""
    standing = card.standing
    content = _published(content_of(card), card)
    if standing is not None and standing.content != content:
        CardRevision.objects.filter(pk=standing.pk).update(content=content)
        decks.touch([card.pk])


def _published(content: dict[str, Any], card: Card) -> dict[str, Any]:
    assert card.approved_by is not None  # noqa: S101  only an approved card is published
    return {
        **content,
        "revision": card.revision,
        "content_hash": f"sha256:{card.approved_hash}",
        "trust": {
            "state": "approved",
            "reasons": [],
            "approved_by": card.approved_by.name,
            "approved_at": moment(card.approved_at),
            "expires_at": moment(lapses_at(card)),
            "owner": card.owner,
        },
    }


def _ladder_above(card: Card) -> list[Card]:
    """Return the cards this one follows, the nearest first; cut at the deepest ladder allowed."""
    above: list[Card] = []
    while card.follows is not None and len(above) < DEEPEST_LADDER:
        card = card.follows
        above.append(card)
    return above
