"""The page and the list of cards."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from cards import curation
from cards.admin.desk import desk_of, person_of
from cards.admin.inlines import (
    NAMED_SELECTS,
    TEXT_OVERRIDES,
    FigureInline,
    KeyPointInline,
    ProofInline,
    is_open,
)
from cards.admin.moves import MovingAdmin
from cards.checking import Finding
from cards.forms import CardForm
from cards.models import Card, Deck
from debateprep.shared.moments import MOMENT_OVERRIDES

SHORT = 12  # words of an attack line in the list


class ReasonForm(ActionForm):
    """What to do with the cards ticked, and why."""

    why = forms.CharField(required=False, label="Reason, to retire", max_length=1000)


class DeckFilter(admin.SimpleListFilter):
    title = parameter_name = "deck"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(deck.slug, deck.title) for deck in Deck.objects.only("slug", "title")]

    def queryset(self, request: HttpRequest, cards: QuerySet[Card]) -> QuerySet[Card]:
        if self.value() is None:
            return cards
        return cards.filter(entries__deck__slug=self.value(), entries__has_left=False)


@admin.register(Card)
class CardAdmin(MovingAdmin):
    """The working copies. Nobody sets a status here: cards move by the buttons."""

    form = CardForm
    inlines = (KeyPointInline, ProofInline, FigureInline)
    autocomplete_fields = ("follows",)
    formfield_overrides = TEXT_OVERRIDES | MOMENT_OVERRIDES
    change_form_template = "admin/cards/card/change_form.html"
    fieldsets = (
        ("What they say", {"fields": ("kind", "attack", "heard_as", "loaded_words", "follows")}),
        ("What we say", {"fields": ("headline", "rebuttal", "bridge", "punt", "do_not_say")}),
        ("If pressed", {"fields": ("long_rebuttal",)}),
        ("Filing", {"fields": ("topic", ("likelihood", "damage"), "note")}),
        ("Curation", {"fields": ("owner", "backup_owner", "expires_at", "read_hash")}),
    )

    action_form = ReasonForm
    list_display = (
        "attack_line",
        "standing_at",
        "readiness",
        "topic",
        "kind_name",
        "expires_at",
        "owner",
    )
    list_filter = ("status", "kind", "topic", DeckFilter)
    list_select_related = ("topic", "standing")
    list_per_page = 100
    search_fields = ("attack", "headline", "rebuttal", "owner")
    ordering = ("topic", "pk")
    save_on_top = False

    class Media:
        css = {"all": ["cards/admin.css"]}
        js = [NAMED_SELECTS]

    # -- The list ------------------------------------------------------------------------

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Find what is wrong with all the cards of the page at once."""
        changelist = super().get_changelist_instance(request)
        cards = list(changelist.result_list)
        self._found_in(request).update(curation.findings_of(cards, at=timezone.now()))
        for card in cards:
            vars(card)["found"] = self._found_in(request)[card.pk]
        changelist.result_list = cards
        return changelist

    def _found_in(self, request: HttpRequest) -> dict[UUID, list[Finding]]:
        found: dict[UUID, list[Finding]] = vars(request).setdefault("found", {})
        return found

    @admin.display(description="attack line", ordering="attack")
    def attack_line(self, card: Card) -> str:
        return Truncator(card.attack).words(SHORT)

    @admin.display(description="status", ordering="status")
    def standing_at(self, card: Card) -> str:
        if card.standing is not None and card.status != "approved":
            return f"{card.get_status_display()}, revision {card.standing.number} live"
        return card.get_status_display()

    @admin.display(description="kind", ordering="kind")
    def kind_name(self, card: Card) -> str:
        return card.kind

    @admin.display(description="problems")
    def readiness(self, card: Card) -> SafeString:
        errors = sum(each.is_error for each in vars(card)["found"])
        if not errors:
            return format_html('<span class="ready">{}</span>', "ready")
        problems = "1 problem" if errors == 1 else f"{errors} problems"
        return format_html('<span class="problems">{}</span>', problems)

    # -- The page ------------------------------------------------------------------------

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_open(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # a card that is not wanted is retired: its record stays

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Hold the card while it is saved: what was read is what is written over."""
        with transaction.atomic():
            card = self.get_object(request, unquote(object_id)) if object_id else None
            if card is not None and request.method == "POST":
                curation.locked(card)
            context = {"desk": desk_of(request, card)} if card is not None else {}
            return super().changeform_view(
                request, object_id, form_url, {**(extra_context or {}), **context}
            )

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **options)
        form.findings = desk_of(request, obj).findings if obj else ()
        return form

    def get_inline_formsets(self, request: HttpRequest, *args: Any, **options: Any) -> list[Any]:
        """Say with each inline what is wrong with its rows."""
        inlines: list[Any] = super().get_inline_formsets(request, *args, **options)
        desk = vars(request).get("desk")
        for inline in inlines:
            found = desk.findings if desk else []
            inline.findings = [each for each in found if each.field == inline.opts.found_under]
        return inlines

    def save_model(self, request: HttpRequest, obj: Card, form: Any, change: bool) -> None:
        """Write only what was typed: curation writes the rest of the row."""
        typed = set(form.changed_data) - {"read_hash"}
        if not change:
            obj.author = person_of(request)
            obj.save()
        elif typed:
            obj.save(update_fields=typed)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Let curation know, when anything changed at all."""
        super().save_related(request, form, formsets, change)
        changed = form.has_changed() or any(formset.has_changed() for formset in formsets)
        if changed or not change:
            curation.edited(form.instance, by=person_of(request), at=timezone.now())
