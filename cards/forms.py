"""What curators type into the admin, checked before it reaches a card."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cards.checking import HEARD_AS_AT_LEAST, HEARD_AS_AT_MOST, Finding
from cards.models import Card, Figure, KeyPoint, Proof
from cards.snapshot import content_hash, content_of, plain
from debateprep.shared.lines import LinesField, ReasonsField
from debateprep.shared.text import words

SENTENCE = forms.Textarea(attrs={"rows": 2})


class CardForm(forms.ModelForm):  # type: ignore[type-arg]
    """The working copy, with what is wrong beside each field."""

    heard_as = LinesField(
        rows=4,
        label="Also heard as",
        help_text="Other ways people put it, as they speak: one per line, at most eight.",
    )
    loaded_words = LinesField(
        rows=2, help_text="Words the answer should not echo: one word or phrase per line."
    )
    do_not_say = ReasonsField(
        rows=3, label="Do not say", help_text="One per line: the phrase — the reason."
    )
    read_hash = forms.CharField(required=False, widget=forms.HiddenInput)

    findings: Iterable[Finding] = ()

    class Meta:
        model = Card
        exclude: list[str] = []
        widgets = dict.fromkeys(["attack", "headline", "bridge", "punt"], SENTENCE)
        labels = {"expires_at": "Good until"}
        help_texts = {
            "attack": "What they say, in the words heard on a stage.",
            "follows": "The card whose answer this one comes back at, if any.",
            "bridge": "One phrase that leads from their ground to ours.",
            "punt": "What to say instead, when you cannot give the answer. No figures in it.",
            "owner": "The person or desk that answers for it.",
            "backup_owner": "Whom to ask when the owner is away.",
            "note": "For curators only: what to know before changing it.",
            "expires_at": "From then on surrogates no longer see it.",
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["read_hash"].initial = self._hash()
        for name, field in self.fields.items():
            found = [each for each in self.findings if each.field == name]
            field.help_text = _with_findings(str(field.help_text), found)

    def clean_heard_as(self) -> list[str]:
        phrasings: list[str] = self.cleaned_data["heard_as"]
        if len(phrasings) > HEARD_AS_AT_MOST:
            raise ValidationError(f"Keep at most {HEARD_AS_AT_MOST}: there are {len(phrasings)}.")
        for phrasing in phrasings:
            if len(words(phrasing)) < HEARD_AS_AT_LEAST:
                raise ValidationError(f"“{phrasing}” is too short: at least two words.")
        return phrasings

    def clean(self) -> None:
        """Refuse to write over what someone else wrote meanwhile."""
        super().clean()
        read = self.cleaned_data.get("read_hash")
        if read and read != self._hash():
            raise ValidationError(
                "Someone changed this card while you were editing it. Copy what you typed, "
                "reload the page, and make your change again."
            )

    def _hash(self) -> str:
        is_new = self.instance._state.adding  # noqa: SLF001  documented, if underscored
        return "" if is_new else content_hash(content_of(self.instance))


class KeyPointForm(forms.ModelForm):  # type: ignore[type-arg]
    paraphrases = LinesField(rows=2, help_text="Other ways to say it, one per line.")

    class Meta:
        model = KeyPoint
        exclude: list[str] = []
        labels = {"is_required": "Must land", "position": "Place"}
        widgets = {"text": SENTENCE}


class ProofForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Proof
        exclude: list[str] = []
        labels = {"says": "It shows", "position": "Place"}
        help_texts = {"says": "In our words, one sentence."}
        widgets = {"says": SENTENCE}


class FigureForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Figure
        exclude: list[str] = []
        labels = {"position": "Place"}
        help_texts = {
            "what": "What the number counts.",
            "unit": "Dollars, percent, people, years and so on.",
            "say_as": "As spoken: “about fifty-five percent”.",
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "value" in self.initial:  # without the zeros that the column adds
            self.initial["value"] = Decimal(plain(self.initial["value"]))


class MoveForm(forms.Form):
    """What is said with a move: what was read, whether it matters, and why."""

    content_hash = forms.CharField(required=False)
    is_material = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        error_messages={"invalid_choice": "Say whether what people must remember changed."},
    )
    why = forms.CharField(
        required=False, max_length=1000, error_messages={"max_length": "That is too long a reason."}
    )


def _with_findings(help_text: str, found: list[Finding]) -> str | SafeString:
    lines = format_html_join(
        "",
        '<span class="finding {}">{}: {}{}</span>',
        (
            (
                each.level,
                "Blocks approval" if each.is_error else "Worth a look",
                each.message,
                _passage(each),
            )
            for each in found
        ),
    )
    return format_html("{}{}", help_text, lines) if found else help_text


def _passage(finding: Finding) -> str | SafeString:
    if not finding.passage:
        return ""
    shown = '<span class="passage">“{}” has: <span class="words">{}</span></span>'
    return format_html(shown, finding.source, finding.passage)
