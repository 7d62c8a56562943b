"""The page of a card."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cards import curation
from cards.admin.desk import desk_of
from cards.admin.inlines import (
    NAMED_SELECTS,
    TEXT_OVERRIDES,
    FigureInline,
    KeyPointInline,
    ProofInline,
    is_open,
)
from cards.admin.listing import ListingAdmin
from cards.forms import CardForm
from cards.models import Card
from debateprep.accounts.requests import person_of
from debateprep.shared.lines import ReasonsField
from debateprep.shared.moments import MOMENT_OVERRIDES


@admin.register(Card)
class CardAdmin(ListingAdmin):
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

    class Media:
        css = {"all": ["cards/admin.css"]}
        js = [NAMED_SELECTS]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_open(obj) and super().has_change_permission(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show a card out of use as text: its lists as lines, and nothing of the form's own."""
        if obj is None or self.has_change_permission(request, obj):
            return self.fieldsets
        lines = {name: f"{name}_lines" for name in ("heard_as", "loaded_words", "do_not_say")}
        shown: list[tuple[str, dict[str, Any]]] = []
        for name, options in self.fieldsets:
            fields = [field for field in options["fields"] if field != "read_hash"]
            shown.append((str(name), {"fields": [lines.get(str(each), each) for each in fields]}))
        return shown

    @admin.display(description="also heard as")
    def heard_as_lines(self, card: Card) -> str:
        return "\n".join(card.heard_as)

    @admin.display(description="loaded words")
    def loaded_words_lines(self, card: Card) -> str:
        return "\n".join(card.loaded_words)

    @admin.display(description="do not say")
    def do_not_say_lines(self, card: Card) -> str:
        return "\n".join(map(ReasonsField().line, card.do_not_say))

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
