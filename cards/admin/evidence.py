"""Sources and claims, as cards lean on them: what changes there is noted on the cards."""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from cards import citing
from cards.models import Proof
from seeds.admin import ClaimAdmin, SourceAdmin
from seeds.models import Claim, Source

admin.site.unregister([Claim, Source])


@admin.register(Source)
class CitedSourceAdmin(SourceAdmin):
    """A card is approved with the description of its evidence: another one reopens it."""

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.changed_data:
            _note(Proof.objects.filter(claim__source=obj).values_list("card", flat=True))


@admin.register(Claim)
class CitedClaimAdmin(ClaimAdmin):
    """A card is approved with the words of its evidence: others reopen it."""

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.changed_data:
            _note(Proof.objects.filter(claim=obj).values_list("card", flat=True))


def _note(cards: Any) -> None:
    ids: set[UUID] = set(cards)
    citing.evidence_changed(ids, at=timezone.now())
