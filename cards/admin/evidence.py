"""Sources and claims, as cards lean on them: what changes there is noted on the cards."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from cards import citing
from cards.admin.desk import person_of
from cards.models import Proof
from seeds.admin import ClaimAdmin, SourceAdmin
from seeds.models import Claim, Source

admin.site.unregister([Claim, Source])


@admin.register(Source)
class CitedSourceAdmin(SourceAdmin):
    """Another description of a document shows at once on the cards that cite it."""

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.changed_data:
            _note(request, Proof.objects.filter(claim__source=obj))


@admin.register(Claim)
class CitedClaimAdmin(ClaimAdmin):
    """A card is approved with the words of its evidence and who says them: others reopen it."""

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.changed_data:
            _note(request, Proof.objects.filter(claim=obj))


def _note(request: HttpRequest, proofs: QuerySet[Proof]) -> None:
    cards = set(proofs.values_list("card", flat=True))
    citing.evidence_changed(cards, by=person_of(request), at=timezone.now())
