"""What a curator can do about documents that came in: go on, read one again, let its drafts go."""

from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.text import Truncator

from cards import rereading, tasks
from cards.admin.results import Results
from cards.models import Intake, IntakeFile
from cards.rereading import Drafts, RereadingError
from debateprep.accounts.requests import person_of
from debateprep.shared.text import counted
from seeds.models import Side

WORDS = 12  # of a draft that is named


class ReadingAgainAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The buttons of the page of an intake. Whoever may bring documents in may press them."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        of_file = "document/<uuid:file_id>"
        return [
            path("<uuid:intake_id>/go-on/", view(self.go_on_view), name="cards_intake_go_on"),
            path(f"{of_file}/again/", view(self.again_view), name="cards_intake_again"),
            path(f"{of_file}/discard/", view(self.discard_view), name="cards_intake_discard"),
            *super().get_urls(),
        ]

    def go_on_view(self, request: HttpRequest, intake_id: UUID) -> HttpResponse:
        """Read what was not read, if nobody does."""
        self._refuse_unless_permitted(request)
        brought = get_object_or_404(Intake, pk=intake_id)
        if Results(brought, at=timezone.now()).progress.can_go_on:
            tasks.start(brought)
        return redirect("admin:cards_intake_change", intake_id)

    def again_view(self, request: HttpRequest, file_id: UUID) -> HttpResponse:
        """Read a document again, as another side's if one is named."""
        self._refuse_unless_permitted(request)
        file = _file(file_id)
        side = request.POST.get("side", "")
        if side not in {"", *Side.values}:
            raise PermissionDenied
        try:
            with transaction.atomic():
                drafts = rereading.read_again(
                    file, side=side, by=person_of(request), at=timezone.now()
                )
                tasks.start(file.intake)
        except RereadingError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            how = f"as {side}" if side else "with the people there are now"
            self.message_user(request, f"It is read again {how}.{_told(drafts, 'retired')}")
        return redirect("admin:cards_intake_change", file.intake_id)

    def discard_view(self, request: HttpRequest, file_id: UUID) -> HttpResponse:
        """Let go of what a document brought; the document stays."""
        self._refuse_unless_permitted(request)
        file = _file(file_id)
        try:
            drafts = rereading.discard(file, by=person_of(request), at=timezone.now())
        except RereadingError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, _told(drafts, "discarded").strip() or "It had no drafts.")
        return redirect("admin:cards_intake_change", file.intake_id)

    def _refuse_unless_permitted(self, request: HttpRequest) -> None:
        if request.method != "POST" or not self.has_add_permission(request):
            raise PermissionDenied


def _file(file_id: UUID) -> IntakeFile:
    files = IntakeFile.objects.select_related("intake", "source").defer("raw", "source__text")
    return get_object_or_404(files, pk=file_id)


def _told(drafts: Drafts, done: str) -> str:
    """Return what became of a document's drafts, in sentences."""
    gone, kept = len(drafts.untouched), drafts.kept
    told = f" {counted(gone, 'draft')} {done}." if gone else ""
    if kept:
        named = ", ".join(f"“{Truncator(card.attack).words(WORDS)}”" for card in kept)
        told += f" {'It stays' if len(kept) == 1 else 'These stay'}, as somebody worked on "
        told += f"{'it' if len(kept) == 1 else 'them'} or another document says the same: {named}."
    return told
