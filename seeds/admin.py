"""Documents, the excerpts we make of them, and the people in them."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.db.models import F, QuerySet, URLField
from django.db.models.functions import Substr
from django.forms import Script
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from debateprep.accounts.requests import person_of
from seeds import crediting
from seeds.forms import ClaimForm, PersonForm
from seeds.models import Claim, Person, Source, SpeakerStatus

WORDS_IN_LIST = 24
SOURCE_LABELS = {
    "url": "Web address",
    "sha256": "Fingerprint (SHA-256)",
    "ingested_at": "Read in at",
}
NOT_READ = "Not ingested: its claims are citations, until `manage.py ingest` reads the document."
NOT_COMPARED = "Not compared with the document yet."
SPOKEN = {"source", "start", "end", "speaker"}  # what a tick of the speaker is for
TOLD = {
    SpeakerStatus.CONFIRMED: "It is this speaker{named}.",
    SpeakerStatus.UNRESOLVED: "It is not certain who speaks{named}.",
    SpeakerStatus.CONTRADICTED: "It is somebody else{named}.",
}


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who speaks or is spoken of. Which side is ours is data."""

    form = PersonForm
    list_display = ("name", "side", "is_principal", "pronoun")
    list_filter = ("side", "is_principal")
    search_fields = ("name",)

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        """Compare again what they are said to say: another name may be the document's."""
        super().save_model(request, obj, form, change)
        names = {obj.name, *obj.aliases, form.initial.get("name", obj.name)}
        crediting.compare(Claim.objects.filter(speaker__in=names))


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
        """Compare again who says its own words: its author does."""
        if form.changed_data:
            obj.save(update_fields=form.changed_data)
        if "author" in form.changed_data:
            crediting.compare(obj.claims.all())

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
    fieldsets = (
        ("The excerpt", {"fields": ("source", "words", ("start", "end"), "quotation", "role")}),
        (
            "Who says it",
            {"fields": ("is_quotation", "speaker", "in_the_document", "is_speaker_checked")},
        ),
        ("Filing", {"fields": ("origin",)}),
    )
    readonly_fields = ("quotation", "in_the_document", "origin")

    class Media:
        css = {"all": ["cards/admin.css"]}
        js = [Script("cards/named_selects.js", type="module")]

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:
        if not change:
            obj.save()
        elif form.typed:
            obj.origin = Claim.Origin.CURATOR  # so that finding claims anew leaves it as it is
            obj.save(update_fields={*form.typed, "origin"})
        if form.ticks:
            crediting.tick(obj, by=person_of(request), at=timezone.now())
        elif SPOKEN.intersection(form.typed) or "is_speaker_checked" in form.changed_data:
            crediting.untick(obj)
        crediting.compare([obj])

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
        """The words, marked where they stand: whoever ticks the speaker reads them there."""
        if claim._state.adding:  # noqa: SLF001  documented, if underscored
            return "Shown once saved."
        if claim.quotation is None:
            return NOT_READ
        before, after = claim.around
        return format_html(
            "<blockquote>{}<mark>{}</mark>{}</blockquote>", before, claim.quotation, after
        )

    @admin.display(description="in the document")
    def in_the_document(self, claim: Claim) -> str:
        """What the document says of the speaker, and who checked it."""
        if not claim.needs_speaker:
            return "These are the document’s own words."
        named = f": “{claim.speaker_named}”" if claim.speaker_named else ""
        told = TOLD[SpeakerStatus(claim.speaker_status)] if claim.speaker_status else NOT_COMPARED
        told = told.format(named=named)
        if claim.speaker_checked_by:
            told += f" Checked by {claim.speaker_checked_by.name}."
        elif claim.speaker_checked_at:
            told += " Named by a deck file."
        return told


def _url(claim: Claim) -> str:
    return reverse("admin:seeds_claim_change", args=[claim.pk])
