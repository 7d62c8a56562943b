"""Decks and topics: which cards belong together, in what order."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest

from cards import decks
from cards.admin.inlines import NAMED_SELECTS
from cards.models import Card, Deck, DeckCard, Topic
from debateprep.shared.moments import MOMENT_OVERRIDES


class DeckForm(forms.ModelForm):  # type: ignore[type-arg]
    """A deck, and cards to put at its end."""

    add_cards = forms.ModelMultipleChoiceField(
        queryset=Card.objects.all(),
        required=False,
        label="Add cards",
        help_text="They go to the end of the deck; give them their place below, once saved.",
        widget=AutocompleteSelectMultiple(DeckCard.card.field, admin.site),
    )

    class Meta:
        model = Deck
        exclude: list[str] = []
        labels = {"slug": "Short name", "debate_at": "Debate"}
        help_texts = {
            "slug": "For addresses and deck files: small letters, digits and hyphens.",
            "debate_at": "For everyone who has no date of their own.",
        }


class EntryForm(forms.ModelForm):  # type: ignore[type-arg]
    """A card's place."""

    class Meta:
        model = DeckCard
        fields = ["position"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.card_id:  # the blank form for new rows has no card
            name = f"Place of “{self.instance.card.attack}”"
            self.fields["position"].widget.attrs["aria-label"] = name


class EntryFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    """Entries, each to be taken out by a box that says so."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields and index is not None:
            name = f"Take out “{form.instance.card.attack}”"
            form.fields["DELETE"].widget.attrs["aria-label"] = name


class EntryInline(admin.TabularInline):  # type: ignore[type-arg]
    """The deck's cards, in order. Rows are written by `cards.decks` alone."""

    model = DeckCard
    form = EntryForm
    formset = EntryFormSet
    template = "admin/cards/deck/entries.html"
    fields = ("position",)
    ordering = ("position", "card_id")
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[DeckCard]:
        return super().get_queryset(request).filter(has_left=False).select_related("card")


@admin.register(Deck)
class DeckAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Decks, and what each holds."""

    form = DeckForm
    inlines = (EntryInline,)
    list_display = ("title", "slug", "debate_at", "version")
    search_fields = ("title", "slug")
    fields = ("title", "slug", "debate_at", "version", "add_cards")
    formfield_overrides = MOMENT_OVERRIDES

    class Media:
        css = {"all": ["cards/admin.css"]}
        js = [NAMED_SELECTS]

    def get_readonly_fields(self, request: HttpRequest, obj: Deck | None = None) -> list[str]:
        return ["version", "slug"] if obj else ["version"]  # addresses and deck files point at it

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # copies on phones learn of cards that leave, never of a deck that vanished

    def save_model(self, request: HttpRequest, obj: Deck, form: Any, change: bool) -> None:
        """Write only what was typed: the version is counted by `cards.decks`."""
        held = Card.objects.filter(entries__deck=obj).values_list("pk", flat=True)
        decks.hold({*held, *(card.pk for card in form.cleaned_data["add_cards"])})
        typed = set(form.changed_data) - {"add_cards"}
        if not change:
            obj.save()
        elif typed:
            obj.save(update_fields=typed)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Put cards in, move them and take them out through `cards.decks`."""
        super().save_related(request, form, formsets, change)
        for card in form.cleaned_data["add_cards"]:
            decks.put(form.instance, card)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        formset.save(commit=False)
        for entry in formset.deleted_objects:
            decks.take_out(form.instance, entry.card)
        for entry, _ in formset.changed_objects:
            decks.put(form.instance, entry.card, position=entry.position)


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What cards are about."""

    list_display = ("title", "slug")
    search_fields = ("title", "slug")
    prepopulated_fields = {"slug": ("title",)}

    def get_readonly_fields(self, request: HttpRequest, obj: Topic | None = None) -> list[str]:
        return ["slug"] if obj else []  # cards and deck files point at it

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"slug": ("title",)}
