"""Bringing in documents: files or pasted words, how far reading is, what came of each."""

from typing import Any
from uuid import UUID

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from cards import intake, tasks
from cards.admin.again import ReadingAgainAdmin
from cards.admin.handing import IntakeForm
from cards.admin.results import Results
from cards.models import Intake, IntakeFileStatus
from debateprep.accounts.requests import person_of
from debateprep.shared.text import counted

STOP_ASKING = 286  # htmx's own


@admin.register(Intake)
class IntakeAdmin(ReadingAgainAdmin):
    """Documents brought in: added once, read in the background, then only looked at."""

    form = IntakeForm
    list_display = ("brought", "documents", "by")
    list_select_related = ("by",)
    fieldsets = (
        (None, {"fields": ("documents", "words", "title", "side")}),
        ("If you know more", {"fields": ("outlet", "published_on", "grade")}),
    )
    change_form_template = "admin/cards/intake/add.html"
    change_list_template = "admin/cards/intake/list.html"

    class Media:
        css = {"all": ["cards/admin.css", "cards/intake.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Intake]:
        intakes: QuerySet[Intake] = super().get_queryset(request)
        waiting = Q(files__status=IntakeFileStatus.WAITING)
        refused = Q(files__status=IntakeFileStatus.REFUSED)
        return intakes.annotate(
            count=Count("files"),
            waiting=Count("files", filter=waiting),
            refused=Count("files", filter=refused),
        )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # what came in, and who brought it, stays on record

    def save_model(self, request: HttpRequest, obj: Intake, form: Any, change: bool) -> None:
        """Keep what was brought until it is read, which begins when this is committed."""
        intake.bring(obj, form.handed(), by=person_of(request), at=timezone.now())
        transaction.on_commit(lambda: tasks.start(obj))

    def response_add(
        self, request: HttpRequest, obj: Intake, post_url_continue: str | None = None
    ) -> HttpResponse:
        return redirect("admin:cards_intake_change", obj.pk)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show how far reading is, and what came of what is read."""
        if request.method == "POST" or not self.has_view_permission(request):
            raise PermissionDenied
        brought = get_object_or_404(Intake, pk=UUID(object_id))
        results = Results(brought, at=timezone.now())
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": brought,
            "title": str(brought),
            "subtitle": results.heading,
            "results": results,
            "may_add": self.has_add_permission(request),
            "media": self.media,
        }
        if not request.headers.get("HX-Request"):
            return TemplateResponse(request, "admin/cards/intake/page.html", context)
        # htmx asks again every second, until it is told to stop.
        status = STOP_ASKING if results.is_done else 200
        return TemplateResponse(request, "admin/cards/intake/_results.html", context, status=status)

    @admin.display(description="brought in", ordering="at")
    def brought(self, brought: Intake) -> str:
        return f"{timezone.localtime(brought.at):%B %-d, %Y, %H:%M}"

    @admin.display(description="documents")
    def documents(self, brought: Any) -> str:
        parts = [
            counted(brought.count, "document"),
            f"{brought.waiting} to be read" if brought.waiting else "",
            f"{brought.refused} refused" if brought.refused else "",
        ]
        return ", ".join(filter(None, parts))
