"""Documents, the excerpts we make of them, and the people in them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet, URLField
from django.db.models.functions import Substr
from django.forms import Script
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from debateprep.shared.lines import LinesField
from seeds.models import Claim, Person, Source

WORDS_IN_LIST = 24
SOURCE_LABELS = {
    "url": "Web address",
    "sha256": "Fingerprint (SHA-256)",
    "ingested_at": "Read in at",
}
NOT_READ = "Not ingested: its claims are citations, until `manage.py ingest` reads the document."


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    aliases = LinesField(help_text="Other names for them, one per line.")

    class Meta:
        model = Person
        exclude: list[str] = []


class ClaimForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Claim
        exclude: list[str] = []
        labels = {"start": "Starts at", "end": "Ends before", "origin": "Found by"}
        help_texts = {
            "start": "The first character of the excerpt, counted from 0.",
            "end": "The character after its last one.",
            "speaker": "Who says it, where the document tells.",
        }

    def clean(self) -> None:
        """See that the excerpt lies in its document."""
        super().clean()
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        source = self.cleaned_data.get("source") or getattr(self.instance, "source", None)
        if start is None or end is None or source is None:
            return
        if end <= start:
            raise ValidationError({"end": f"The excerpt must end after {start}, where it starts."})
        length = len(source.text) if source.text is not None else None
        if length is not None and end > length:
            raise ValidationError({"end": f"“{source}” has {length} characters: end there."})


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who speaks or is spoken of. Which side is ours is data."""

    form = PersonForm
    list_display = ("name", "side", "is_principal", "pronoun")
    list_filter = ("side", "is_principal")
    search_fields = ("name",)


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Documents as they were read. `manage.py ingest` brings them; nobody types one."""

    list_display = ("title", "outlet", "published_on", "grade", "is_read")
    list_filter = ("grade", "side")
    search_fields = ("title", "outlet", "author", "sha256")
    fields = (
        "title",
        ("outlet", "author"),
        ("published_on", "grade", "side"),
        "url",
        "sha256",
        "ingested_at",
        "claims",
        "document",
    )
    readonly_fields = ("sha256", "ingested_at", "claims", "document")
    formfield_overrides = {
        URLField: {"widget": AdminURLFieldWidget, "assume_scheme": "https"},
    }

    class Media:
        css = {"all": ["cards/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).defer("text")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any
    ) -> Any:
        return super().get_form(request, obj, change, labels=SOURCE_LABELS, **options)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # what a card was approved on stays where it can be read

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        if form.changed_data:
            obj.save(update_fields=form.changed_data)

    @admin.display(description="read", boolean=True)
    def is_read(self, source: Source) -> bool:
        return source.ingested_at is not None

    @admin.display(description="text")
    def document(self, source: Source) -> SafeString | str:
        if source.text is None:
            return NOT_READ
        return format_html('<pre class="document" tabindex="0">{}</pre>', source.text)

    @admin.display(description="claims")
    def claims(self, source: Source) -> SafeString | str:
        claims = list(source.claims.all())
        for claim in claims:
            claim.source = source
        rows = format_html_join(
            "", '<li><a href="{}">{}</a></li>', ((_url(claim), str(claim)) for claim in claims)
        )
        return format_html('<ol class="claims">{}</ol>', rows) if claims else "None yet."


class SourceFilter(admin.SimpleListFilter):
    """Claims of one document, named without reading any."""

    title = parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(Source.objects.values_list("sha256", "title"))

    def queryset(self, request: HttpRequest, claims: QuerySet[Claim]) -> QuerySet[Claim]:
        return claims.filter(source__sha256=self.value()) if self.value() else claims


@admin.register(Claim)
class ClaimAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Excerpts of documents. The words are read out of the document, never typed."""

    form = ClaimForm
    list_display = ("words", "source", "role", "speaker")
    list_filter = ("role", "origin", SourceFilter)
    list_select_related = ()
    search_fields = ("excerpt", "speaker", "source__title", "source__outlet")
    autocomplete_fields = ("source",)  # a select would read every document
    fields = ("source", ("start", "end"), "quotation", "role", "speaker", "origin")
    readonly_fields = ("quotation", "origin")

    class Media:
        css = {"all": ["cards/admin.css"]}
        js = [Script("cards/named_selects.js", type="module")]

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        if not change:
            obj.save()
        elif form.changed_data:
            obj.save(update_fields=form.changed_data)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Cut the excerpts in the database, which searches them; read each source once."""
        length = F("end") - F("start")
        excerpt = Substr("source__text", F("start") + 1, length)
        claims = super().get_queryset(request).annotate(excerpt=excerpt)
        return claims.prefetch_related("source")

    @admin.display(description="quotation")
    def words(self, claim: Any) -> str:
        cited = f"Not ingested: characters {claim.start} to {claim.end}"
        return Truncator(claim.excerpt or cited).words(WORDS_IN_LIST)

    @admin.display(description="quotation")
    def quotation(self, claim: Claim) -> SafeString | str:
        if claim._state.adding:  # noqa: SLF001  documented, if underscored
            return "Shown once saved."
        if claim.quotation is None:
            return NOT_READ
        return format_html("<blockquote>{}</blockquote>", claim.quotation)


def _url(claim: Claim) -> str:
    return reverse("admin:seeds_claim_change", args=[claim.pk])
