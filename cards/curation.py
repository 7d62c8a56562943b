"""Moving cards through curation: the only code that writes `Card.status` and revisions.

Every move locks the card's row first and the decks after it (`decks.touch`), always in this
order, and is judged by what the row says then: of two people at once, the second sees what the
first did.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from cards import decks, gate, ladders, snapshot
from cards.checking import Finding, check
from cards.models import Card, CardRevision, CardStatus, CurationEvent
from cards.pairing import marks
from cards.snapshot import (
    content_of,
    content_read,
    contents_of,
    lapses_at,
    moment,
    read_afresh,
)
from debateprep.accounts.models import User
from debateprep.shared.errors import DomainError
from seeds import crediting
from seeds.models import Claim

MOVES = {
    CardStatus.DRAFT: {CardStatus.SUBMITTED, CardStatus.RETIRED},
    CardStatus.SUBMITTED: {CardStatus.APPROVED, CardStatus.DRAFT, CardStatus.RETIRED},
    CardStatus.APPROVED: {CardStatus.DRAFT, CardStatus.RETIRED},
    CardStatus.RETIRED: {CardStatus.DRAFT},
    CardStatus.WITHDRAWN: set[CardStatus](),
}


class CurationError(DomainError):
    """A move that a card, or the person who asks, may not make."""

    code = "curation_refused"


def findings(card: Card, *, at: datetime | None = None) -> list[Finding]:
    """Return what blocks the card's approval and what a curator should look at.

    `at` is the moment by which it may have lapsed already.
    """
    return findings_of([card], at=at)[card.pk]


def findings_of(cards: Sequence[Card], *, at: datetime | None = None) -> dict[UUID, list[Finding]]:
    """Return the `findings` of each card, in as many queries as for one."""
    follows = _follows()
    read = [(card, content_read(card)) for card in read_afresh(cards)]
    weighed = gate.weigh(read)
    return {
        card.pk: _found(card, content, weighed[card.pk], follows, at=at) for card, content in read
    }


def objection(card: Card, *, by: User) -> str | None:
    """Return why this person may not approve the card as it stands, or None if they may."""
    (card,) = read_afresh([card])
    return _objection(card, content_read(card), by=by)


@transaction.atomic
def edited(card: Card, *, by: User | None, at: datetime, keeps_editor: bool = False) -> Card:
    """Take note that the working copy was changed: call it after the card and its rows are saved.

    An approved card that no longer says or proves what was approved becomes a draft; surrogates
    go on seeing the revision that stands. Filing (topic, owner, weights, how a source is described)
    reopens nothing, makes nobody the editor of an approved card, and shows at once. A card out of
    use stays out of use.
    `by` is None when a file changed it; with `keeps_editor`, who last edited it still may not
    approve it.
    """
    card = locked(card)
    content = content_of(card)
    is_approved = card.status == CardStatus.APPROVED
    editor = card.last_editor if keeps_editor else by
    if is_approved and snapshot.content_hash(content) != card.approved_hash:
        card.last_editor = editor
        why = "Changed after approval."
        return _move(card, CardStatus.DRAFT, content, by=by, at=at, why=why, also=["last_editor"])
    if not is_approved:
        card.last_editor = editor
        card.save(update_fields=["last_editor"])
    _refile(card, content)
    return card


def drafted(cards: Sequence[Card], *, at: datetime) -> None:
    """Put on record that a program made these cards of documents, once their rows are saved."""
    CurationEvent.objects.bulk_create(
        CurationEvent(
            card=card,
            became=CardStatus.DRAFT,
            at=at,
            why="Drafted from documents.",
            content_hash=snapshot.content_hash(content),
        )
        for card, content in zip(cards, contents_of(cards), strict=True)
    )


@transaction.atomic
def submit(card: Card, *, by: User | None, at: datetime) -> Card:
    """Ask for a card to be approved."""
    card = locked(card)
    return _move(card, CardStatus.SUBMITTED, content_of(card), by=by, at=at)


@transaction.atomic
def approve(
    card: Card,
    *,
    by: User,
    at: datetime,
    is_material: bool = True,
    content_hash: str | None = None,
) -> Card:
    """Let surrogates see a submitted card, exactly as it stands now.

    `content_hash` is of the content that `by` has read. Raises CurationError if the card says
    something else by now, if `by` wrote or last edited it, or if a finding blocks it.
    """
    card = locked(card)
    # People may have changed since: who they are tells who speaks.
    crediting.compare(Claim.objects.filter(proofs__card=card))
    (card,) = read_afresh([card])
    content = content_read(card)
    approved_hash = snapshot.content_hash(content)
    if content_hash not in {None, approved_hash}:
        raise CurationError("Someone changed this card while you were reading it.")
    if refusal := _objection(card, content, by=by):
        raise CurationError(refusal)
    card.approved_hash, card.approved_by, card.approved_at = approved_hash, by, at
    card.revision += 1
    card.standing = _revise(card, content, at=at, is_material=is_material)
    approval = ["approved_hash", "approved_by", "approved_at", "revision", "standing"]
    card = _move(card, CardStatus.APPROVED, content, by=by, at=at, also=approval)
    decks.touch([card.pk])
    return card


@transaction.atomic
def retire(card: Card, *, by: User, at: datetime, why: str = "") -> Card:
    """Take a card out of use now."""
    card = locked(card)
    card.standing = None
    content = content_of(card)
    card = _move(card, CardStatus.RETIRED, content, by=by, at=at, why=why, also=["standing"])
    decks.touch([card.pk])
    return card


@transaction.atomic
def reopen(card: Card, *, by: User, at: datetime, why: str = "") -> Card:
    """Make a submitted or retired card a draft again, to be worked on."""
    card = locked(card)
    if card.status == CardStatus.APPROVED:
        raise CurationError("An approved card is a draft again as soon as someone changes it.")
    return _move(card, CardStatus.DRAFT, content_of(card), by=by, at=at, why=why)


def locked(card: Card) -> Card:
    """Return the card as it is now, its row held until the transaction ends."""
    decks.hold([card.pk])
    return Card.objects.get(pk=card.pk)


def _found(
    card: Card,
    content: dict[str, Any],
    weighed: list[Finding],
    follows: dict[UUID, UUID],
    *,
    at: datetime | None,
) -> list[Finding]:
    found = [
        *weighed,
        *check(content, owner=card.owner, at=at),
        *marks.findings(content, card.drafted),
    ]
    message = ""
    if ladders.is_circular(card.pk, follows):
        message = "Cards that follow one another come round to this one: break the circle."
    elif (cards := ladders.length(card.pk, follows)) > ladders.DEEPEST:
        message = f"A ladder has at most {ladders.DEEPEST} cards; this one has {cards} or more."
    ladder = [Finding("error", "follows", "ladder", message)] if message else []
    return sorted([*ladder, *found], key=lambda finding: not finding.is_error)


def _objection(card: Card, content: dict[str, Any], *, by: User) -> str | None:
    if by.pk in {card.author_id, card.last_editor_id}:
        return "Ask someone else to approve a card you wrote or last edited."
    if refusal := _refusal(card, CardStatus.APPROVED):
        return refusal
    weighed = gate.weigh([(card, content)])[card.pk]
    found = _found(card, content, weighed, _follows(), at=None)
    return " ".join(str(each) for each in found if each.is_error) or None


def _follows() -> dict[UUID, UUID]:
    pairs = Card.objects.order_by().values_list("pk", "follows_id")
    return {card: on for card, on in pairs.filter(follows__isnull=False) if on}


def _refusal(card: Card, to: CardStatus) -> str | None:
    was = CardStatus(card.status)
    if to in MOVES[was]:
        return None
    if was == to:
        return f"This card is {to.label.lower()} already."
    return f"A card cannot go from {was.label.lower()} to {to.label.lower()}."


def _move(
    card: Card,
    to: CardStatus,
    content: dict[str, Any],
    *,
    by: User | None,
    at: datetime,
    why: str = "",
    also: Iterable[str] = (),
) -> Card:
    if refusal := _refusal(card, to):
        raise CurationError(refusal)
    was, card.status = card.status, to
    card.save(update_fields=["status", *also])
    CurationEvent.objects.create(
        card=card,
        was=was,
        became=to,
        by=by,
        at=at,
        why=why,
        content_hash=snapshot.content_hash(content),
    )
    return card


def _revise(
    card: Card, content: dict[str, Any], *, at: datetime, is_material: bool
) -> CardRevision:
    assert card.approved_by is not None  # noqa: S101  `approve` has just set it
    ends = lapses_at(card)
    published = {
        **content,
        "revision": card.revision,
        "content_hash": f"sha256:{card.approved_hash}",
        "trust": {
            "state": "approved",
            "reasons": [],
            "approved_by": card.approved_by.name,
            "approved_at": moment(at),
            "expires_at": moment(ends),
            "owner": card.owner,
        },
    }
    return CardRevision.objects.create(
        card=card,
        number=card.revision,
        content=published,
        content_hash=card.approved_hash,
        is_material=is_material,
        approved_by=card.approved_by,
        approved_at=at,
        lapses_at=ends,
    )


def _refile(card: Card, working: dict[str, Any]) -> None:
    """Show a change of filing in the revision that stands: what its hash covers is the same."""
    standing = card.standing
    if standing is None:
        return
    sources = {proof["source"]["sha256"]: proof["source"] for proof in working["proofs"]}
    content = {
        **standing.content,
        "topic": working["topic"],
        "weight": working["weight"],
        "trust": {**standing.content["trust"], "owner": card.owner},
        "proofs": [
            {**proof, "source": sources.get(proof["source"]["sha256"], proof["source"])}
            for proof in standing.content["proofs"]
        ],
    }
    if content != standing.content:
        CardRevision.objects.filter(pk=standing.pk).update(content=content)
        decks.touch([card.pk])
