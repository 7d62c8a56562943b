"""What a card stands on, edited on its page: key points, proofs, figures."""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db.models import QuerySet, TextField
from django.forms import BaseInlineFormSet, Script
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cards.forms import FigureForm, KeyPointForm, ProofForm
from cards.models import Card, CardStatus, Figure, KeyPoint, Proof
from debateprep.shared import lines
from seeds.models import Claim

OUT_OF_USE = {CardStatus.RETIRED, CardStatus.WITHDRAWN}


class PlacedFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """Rows in order: a new one goes to the end unless it says where."""

    def save_new(self, form: Any, commit: bool = True) -> Any:
        if "position" not in form.changed_data:
            places = [each.instance.position for each in self.forms if each is not form]
            form.instance.position = max(places, default=-1) + 1
        return super().save_new(form, commit)


class CardPartInline(admin.StackedInline):  # type: ignore[type-arg]
    """Rows of a card; closed while the card is out of use."""

    template = "admin/cards/card/inline.html"
    formset = PlacedFormSet
    extra = 0
    ordering = ("position", "pk")
    found_under = ""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_open(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_open(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_open(obj) and super().has_delete_permission(request, obj)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        options["queryset"] = self.choices_for(db_field, card_id(request))
        field: Any = super().formfield_for_foreignkey(db_field, request, **options)
        if db_field.name not in self.autocomplete_fields:
            # Read once: each row of the formset would ask again.
            field.choices = list(field.choices)
        return field

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        """Offer no deletion of what other cards may lean on."""
        field: Any = super().formfield_for_dbfield(db_field, request, **options)
        if field is not None:
            vars(field.widget).update(can_delete_related=False)
        return field

    def choices_for(self, db_field: Any, card: UUID | None) -> QuerySet[Any]:
        """Return the rows that a field may point at: asked of the inlines with such fields only."""
        raise NotImplementedError


class KeyPointInline(CardPartInline):
    model = KeyPoint
    form = KeyPointForm
    fields = ("text", "paraphrases", ("is_required", "position"))
    readonly_fields = ("other_ways",)  # shown in place of `paraphrases` when out of use
    found_under = "key_points"

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if self.has_change_permission(request, obj):
            return self.fields
        return ("text", "other_ways", "is_required")

    @admin.display(description="paraphrases")
    def other_ways(self, point: KeyPoint) -> str:
        return "\n".join(point.paraphrases)


class ProofInline(CardPartInline):
    model = Proof
    form = ProofForm
    fields = ("says", "quotation", "claim", "key_point", ("stance", "position"))
    readonly_fields = ("quotation",)
    autocomplete_fields = ("claim",)
    found_under = "proofs"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proof]:
        return super().get_queryset(request).select_related("claim__source")

    def choices_for(self, db_field: Any, card: UUID | None) -> QuerySet[Any]:
        if db_field.name == "key_point":
            return KeyPoint.objects.filter(card=card)
        return Claim.objects.select_related("source")

    @admin.display(description="quotation")
    def quotation(self, proof: Proof) -> SafeString | str:
        """The words cited, and where they stand: to be read, never typed."""
        if proof._state.adding:  # noqa: SLF001  documented, if underscored
            return "Shown once a claim is chosen and saved."
        claim, source = proof.claim, proof.claim.source
        told = [source.title, source.outlet, source.author]
        if source.published_on:
            told.append(f"{source.published_on:%B %-d, %Y}")
        told.append(f"grade {source.grade}")
        where = ", ".join(filter(None, told))
        if claim.quotation is None:
            cited = f"Not ingested: citation only (characters {claim.start} to {claim.end})."
            return format_html('<p class="unread">{}</p><p class="source">{}</p>', cited, where)
        speaker = f"{claim.speaker}, in " if claim.speaker else ""
        quoted = "<blockquote>{}</blockquote>"
        shown = f'{quoted}<p class="source">{{}}{{}}. <a href="{{}}">Open the claim</a></p>'
        page = reverse("admin:seeds_claim_change", args=[claim.pk])
        return format_html(shown, claim.quotation, speaker, where, page)


class FigureInline(CardPartInline):
    model = Figure
    form = FigureForm
    fields = ("what", ("value", "unit"), "say_as", "claim", ("as_of", "valid_until"), "position")
    found_under = "figures"

    def choices_for(self, db_field: Any, card: UUID | None) -> QuerySet[Any]:
        return Claim.objects.filter(proofs__card=card).select_related("source")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        options["help_text"] = "One of this card's proofs. Save a new proof before you choose it."
        options["label"] = "Carried by"
        return super().formfield_for_foreignkey(db_field, request, **options)


def is_open(card: Card | None) -> bool:
    """Whether a card may be edited: one out of use is reopened first."""
    return card is None or card.status not in OUT_OF_USE


def card_id(request: HttpRequest) -> UUID | None:
    """Return the card of the page, if the page has one."""
    match = request.resolver_match
    named = match.kwargs.get("object_id") if match else None
    return UUID(named) if named else None


NAMED_SELECTS = Script("cards/named_selects.js", type="module")
TEXT_OVERRIDES: dict[Any, dict[str, Any]] = {
    TextField: {
        "form_class": lines.TextField,
        "widget": AdminTextareaWidget(attrs={"rows": 4}),
    }
}
