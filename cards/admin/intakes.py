"""Bringing in documents: files or pasted words, how far reading is, what came of each."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from cards import intake, tasks
from cards.admin.results import Results
from cards.intake import MOST_FILES, Handed
from cards.models import Intake
from debateprep.accounts.requests import person_of
from seeds.models import Side
from seeds.readers import SUFFIXES

KINDS = ", ".join(suffix.removeprefix(".") for suffix in SUFFIXES)
GUESS = "Guess it from the words"
STOP_ASKING = 286  # htmx's own


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; its value is a list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        clean = super().clean
        return [clean(each, initial) for each in data or []]


class IntakeForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is brought in, and what is known of it."""

    documents = FilesField(
        required=False,
        help_text=f"{KINDS}: up to {MOST_FILES} at once. Nothing is shown to surrogates.",
        widget=FilesInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    words = forms.CharField(
        required=False,
        label="Or paste words",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="An article, a memo, a transcript, as it stands.",
    )
    title = forms.CharField(
        required=False, max_length=300, help_text="Of what you pasted. Else its first line."
    )
    side = forms.ChoiceField(
        required=False,
        label="Whose document is it?",
        choices=[("", GUESS), *Side.choices],
        widget=forms.RadioSelect,
        help_text="It decides whom its own voice attacks. A guess is shown as one.",
    )

    class Meta:
        model = Intake
        fields = ["side", "outlet", "published_on", "grade"]
        help_texts = {
            "outlet": "Who published it, if it does not say so itself.",
            "published_on": "If it does not say so itself.",
            "grade": "How much it is worth as evidence.",
        }

    def clean_documents(self) -> list[Any]:
        files: list[Any] = self.cleaned_data["documents"]
        if len(files) > MOST_FILES:
            raise ValidationError(f"At most {MOST_FILES} at once: these are {len(files)}.")
        return files

    def clean_words(self) -> str:
        """Undo what sending a form does to line ends."""
        words: str = self.cleaned_data["words"]
        return words.replace("\r\n", "\n")

    def clean(self) -> None:
        super().clean()
        words = self.cleaned_data.get("words", "").strip()
        if not (self.errors or words or self.cleaned_data.get("documents")):
            raise ValidationError("Choose a document, or paste its words.")
        if self.cleaned_data.get("title") and not words:
            self.add_error("title", "It names what you paste: paste the words, or leave it out.")

    def handed(self) -> list[Handed]:
        """Return what was brought, in order."""
        handed = [Handed.file(each) for each in self.cleaned_data["documents"]]
        if words := self.cleaned_data["words"]:
            handed.append(Handed.pasted(words, title=self.cleaned_data["title"]))
        return handed


@admin.register(Intake)
class IntakeAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Documents brought in: added once, read in the background, then only looked at."""

    form = IntakeForm
    list_display = ("brought", "by", "documents")
    list_select_related = ("by",)
    fieldsets = (
        (None, {"fields": ("documents", "words", "title", "side")}),
        ("If you know more", {"fields": ("outlet", "published_on", "grade")}),
    )
    radio_fields = {"grade": admin.HORIZONTAL}
    change_form_template = "admin/cards/intake/add.html"

    class Media:
        css = {"all": ["cards/admin.css", "cards/intake.css"]}

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<uuid:intake_id>/again/", view(self.again_view), name="cards_intake_again"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Intake]:
        intakes: QuerySet[Intake] = super().get_queryset(request)
        return intakes.annotate(count=Count("files"))

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
        brought = get_object_or_404(self.get_queryset(request), pk=UUID(object_id))
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

    def again_view(self, request: HttpRequest, intake_id: UUID) -> HttpResponse:
        """Read what was not read."""
        if request.method != "POST" or not self.has_add_permission(request):
            raise PermissionDenied
        tasks.start(get_object_or_404(Intake, pk=intake_id))
        return redirect("admin:cards_intake_change", intake_id)

    @admin.display(description="brought in", ordering="at")
    def brought(self, brought: Intake) -> str:
        return f"{timezone.localtime(brought.at):%B %-d, %Y, %H:%M}"

    @admin.display(description="documents")
    def documents(self, brought: Any) -> int:
        return int(brought.count)
