"""The list of cards: what each needs, at a glance."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ActionForm
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from cards import curation
from cards.admin.moves import MovingAdmin
from cards.models import Card, CardStatus, Deck

SHORT = 12  # words of an attack line in the list


class ReasonForm(ActionForm):
    """What to do with the cards ticked, and why."""

    # How long it is, the move checks: of a bad form here Django says that no action is selected.
    why = forms.CharField(
        required=False, label="Reason to retire", widget=forms.TextInput(attrs={"maxlength": 1000})
    )


class DeckFilter(admin.SimpleListFilter):
    title = parameter_name = "deck"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(deck.slug, deck.title) for deck in Deck.objects.only("slug", "title")]

    def queryset(self, request: HttpRequest, cards: QuerySet[Card]) -> QuerySet[Card]:
        if self.value() is None:
            return cards
        return cards.filter(entries__deck__slug=self.value(), entries__has_left=False)


class ListingAdmin(MovingAdmin):
    """The columns, the filters, and what is wrong with each card of the page."""

    action_form = ReasonForm
    list_display = (
        "attack_line",
        "where_it_stands",
        "problems",
        "topic",
        "kind_name",
        "good_until",
        "owner",
    )
    list_filter = ("status", "kind", "topic", DeckFilter)
    list_select_related = ("topic", "standing")
    list_per_page = 100
    search_fields = ("attack", "headline", "rebuttal", "owner")
    ordering = ("topic", "pk")

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Find what is wrong with all the cards of the page at once."""
        changelist = super().get_changelist_instance(request)
        cards = list(changelist.result_list)
        found = curation.findings_of(cards, at=timezone.now())
        for card in cards:
            vars(card)["found"] = found[card.pk]
        changelist.result_list = cards
        return changelist

    @admin.display(description="attack line", ordering="attack")
    def attack_line(self, card: Card) -> str:
        return Truncator(card.attack).words(SHORT)

    @admin.display(description="status", ordering="status")
    def where_it_stands(self, card: Card) -> str:
        status, standing = card.get_status_display(), card.standing
        if standing is None:
            return status
        if standing.lapses_at <= timezone.now():
            return f"{status}, revision {standing.number} lapsed"
        if card.status == CardStatus.APPROVED:
            return status
        return f"{status}, revision {standing.number} live"

    @admin.display(description="kind", ordering="kind")
    def kind_name(self, card: Card) -> str:
        return card.kind

    @admin.display(description="good until", ordering="expires_at", empty_value="not set")
    def good_until(self, card: Card) -> date | None:
        return card.expires_at.date() if card.expires_at else None

    @admin.display(description="problems")
    def problems(self, card: Card) -> SafeString:
        errors = sum(each.is_error for each in vars(card)["found"])
        if not errors:
            return format_html('<span class="ready">{}</span>', "None")
        problems = "1 problem" if errors == 1 else f"{errors} problems"
        return format_html('<span class="problems">{}</span>', problems)
