"""Sources and claims, as cards lean on them: what changes there is noted on the cards."""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from cards import citing, decks
from cards.models import Proof
from debateprep.accounts.requests import person_of
from seeds.admin import ClaimAdmin, SourceAdmin
from seeds.models import Claim, Source

QUOTED = {"source", "start", "end", "speaker"}  # what a card says of a claim

admin.site.unregister([Claim, Source])


@admin.register(Source)
class CitedSourceAdmin(SourceAdmin):
    """Another description of a document shows at once on the cards that cite it."""

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        cards = _held(Proof.objects.filter(claim__source=obj))
        super().save_model(request, obj, form, change)
        if form.changed_data:
            # By nobody: who corrects a title has not edited what the cards say.
            citing.evidence_changed(cards, at=timezone.now())


@admin.register(Claim)
class CitedClaimAdmin(ClaimAdmin):
    """A card is approved with the words of its evidence and who says them: others reopen it."""

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        cards = _held(Proof.objects.filter(claim=obj))
        super().save_model(request, obj, form, change)
        if QUOTED.intersection(form.typed):
            citing.evidence_changed(cards, by=person_of(request), at=timezone.now())


def _held(proofs: QuerySet[Proof]) -> list[UUID]:
    # Before what they stand on is written: a card is always the first row to be held.
    return decks.hold(proofs.order_by().values_list("card", flat=True))
