"""What the page of a card says above its form: where it stands, what is wrong, what is next."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from cards import curation
from cards.checking import Finding
from cards.models import Card, CardStatus, CurationEvent
from cards.snapshot import content_hash, content_of
from debateprep.accounts.models import User
from debateprep.accounts.requests import person_of

ONLY_LEADS = "Only a lead approves cards."


def desk_of(request: HttpRequest, card: Card) -> "Desk":
    """Return the card's desk, made once a request: the page asks several times."""
    held = vars(request)
    if "desk" not in held:
        held["desk"] = Desk(card, person_of(request))
    return cast(Desk, held["desk"])


@dataclass(frozen=True)
class Desk:
    """A card as its curator has it in hand."""

    card: Card
    person: User

    @cached_property
    def findings(self) -> list[Finding]:
        return curation.findings(self.card, at=timezone.now())

    @cached_property
    def errors(self) -> list[Finding]:
        return [each for each in self.findings if each.is_error]

    @cached_property
    def warnings(self) -> list[Finding]:
        return [each for each in self.findings if not each.is_error]

    @cached_property
    def content(self) -> dict[str, Any]:
        """The card as it would be approved."""
        return content_of(self.card)

    @cached_property
    def content_hash(self) -> str:
        return content_hash(self.content)

    @property
    def differs(self) -> bool:
        """Whether surrogates see something else than the working copy says."""
        standing = self.card.standing
        return standing is not None and standing.content_hash != self.content_hash

    @property
    def has_lapsed(self) -> bool:
        standing = self.card.standing
        return standing is not None and standing.lapses_at <= timezone.now()

    @property
    def author(self) -> str:
        return self.card.author.name if self.card.author else self.maker

    @property
    def editor(self) -> str:
        return self.card.last_editor.name if self.card.last_editor else self.maker

    @property
    def maker(self) -> str:
        """Who made the card where no person did."""
        is_drafted = self.card.drafted is not None and self.card.loaded is None
        return "a program, from documents" if is_drafted else "a deck file"

    @property
    def events(self) -> QuerySet[CurationEvent]:
        return self.card.events.select_related("by").order_by("-pk")

    @property
    def may_move(self) -> bool:
        return self.person.has_perm("cards.change_card")

    @property
    def can_submit(self) -> bool:
        return self.may_move and self.card.status == CardStatus.DRAFT

    @property
    def can_reopen(self) -> bool:
        return self.may_move and self.card.status in {CardStatus.SUBMITTED, CardStatus.RETIRED}

    @property
    def can_retire(self) -> bool:
        return self.may_move and CardStatus.RETIRED in curation.MOVES[CardStatus(self.card.status)]

    @property
    def awaits_approval(self) -> bool:
        return self.card.status == CardStatus.SUBMITTED

    @cached_property
    def objection(self) -> str | None:
        """Why this person cannot approve the card."""
        if not self.person.has_perm("cards.approve_card"):
            return ONLY_LEADS
        if self.errors:
            return "What blocks its approval stands above."
        return curation.objection(self.card, by=self.person)
