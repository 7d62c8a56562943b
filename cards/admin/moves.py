"""The buttons and list actions that move cards: each calls `curation` and shows what it says."""

from collections.abc import Callable
from itertools import chain
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone

from cards import curation
from cards.curation import CurationError
from cards.forms import MoveForm
from cards.models import Card
from debateprep.accounts.requests import person_of

Said = dict[str, Any]
Move = Callable[[Card, HttpRequest, Said], str]


def submit(card: Card, request: HttpRequest, said: Said) -> str:
    card = curation.submit(card, by=person_of(request), at=timezone.now())
    errors = [each for each in curation.findings(card) if each.is_error]
    if errors:
        return (
            f"Submitted. {_problems(len(errors))} still to be solved before anyone can approve it."
        )
    return "Submitted: a lead can approve it now."


def approve(card: Card, request: HttpRequest, said: Said) -> str:
    is_material = said["is_material"]
    if is_material is None and card.revision:
        raise CurationError("Say whether what people must remember changed.")
    curation.approve(
        card,
        by=person_of(request),
        at=timezone.now(),
        is_material=is_material is not False,
        content_hash=said["content_hash"] or None,
    )
    return "Approved: surrogates see it as it stands here."


def retire(card: Card, request: HttpRequest, said: Said) -> str:
    if not said["why"]:
        raise CurationError("Say why it is retired.")
    curation.retire(card, by=person_of(request), at=timezone.now(), why=said["why"])
    return "Retired: nobody sees it anymore."


def reopen(card: Card, request: HttpRequest, said: Said) -> str:
    curation.reopen(card, by=person_of(request), at=timezone.now(), why=said["why"])
    return "Reopened: it is a draft again."


MOVES: dict[str, Move] = {
    "submit": submit,
    "approve": approve,
    "retire": retire,
    "reopen": reopen,
}


class MovingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """An admin whose cards move through curation, one by a button or many by an action."""

    actions = ("submit_cards", "approve_cards", "retire_cards")

    def get_urls(self) -> list[URLPattern]:
        move = self.admin_site.admin_view(self.move_view)
        route = path("<uuid:card_id>/move/<slug:verb>/", move, name="cards_card_move")
        return [route, *super().get_urls()]

    def has_approve_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("cards.approve_card"))

    def has_move_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("cards.change_card"))

    def move_view(self, request: HttpRequest, card_id: UUID, verb: str) -> HttpResponse:
        """Make one move of one card, and go back to its page."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self._refuse_unless_permitted(request, verb)
        card = get_object_or_404(self.get_queryset(request), pk=card_id)
        form = MoveForm(request.POST)
        if form.is_valid():
            self._move(card, request, verb, form.cleaned_data)
        else:
            self._complain(request, form)
        return redirect("admin:cards_card_change", card.pk)

    @admin.action(description="Submit for approval", permissions=["move"])
    def submit_cards(self, request: HttpRequest, queryset: QuerySet[Card]) -> None:
        """Submit each; report those that cannot be."""
        self._move_all(request, queryset, "submit")

    @admin.action(description="Approve", permissions=["approve"])
    def approve_cards(self, request: HttpRequest, queryset: QuerySet[Card]) -> None:
        """Approve each that is approved for the first time; report the others."""
        self._move_all(request, queryset, "approve")

    @admin.action(description="Retire", permissions=["move"])
    def retire_cards(self, request: HttpRequest, queryset: QuerySet[Card]) -> None:
        """Retire each, for the reason given beside the action."""
        self._move_all(request, queryset, "retire")

    def _move_all(self, request: HttpRequest, cards: QuerySet[Card], verb: str) -> None:
        form = MoveForm({"why": request.POST.get("why", "")})
        if not form.is_valid():
            self._complain(request, form)
            return
        for card in cards:
            self._move(card, request, verb, form.cleaned_data, names_card=True)

    def _move(
        self, card: Card, request: HttpRequest, verb: str, said: Said, *, names_card: bool = False
    ) -> None:
        name = f"“{card.attack}” " if names_card else ""
        try:
            done = MOVES[verb](card, request, said)
        except CurationError as refusal:
            self.message_user(request, f"{name}{refusal}", messages.ERROR)
        else:
            self.message_user(request, f"{name}{done}", messages.SUCCESS)

    def _complain(self, request: HttpRequest, form: MoveForm) -> None:
        for error in chain.from_iterable(form.errors.values()):
            self.message_user(request, str(error), messages.ERROR)

    def _refuse_unless_permitted(self, request: HttpRequest, verb: str) -> None:
        may = self.has_approve_permission if verb == "approve" else self.has_move_permission
        if verb not in MOVES or not may(request):
            raise PermissionDenied


def _problems(count: int) -> str:
    return f"{count} problem is" if count == 1 else f"{count} problems are"
