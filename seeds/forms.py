"""What curators type of people and claims, checked before it is stored."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from debateprep.shared.lines import LinesField, TextField
from seeds.models import Claim, Person, Source
from seeds.verdicts import Problem
from seeds.verifying import verify

REQUIRED = "Give the words, or else the place of the excerpt."
NOT_READ = "The document has not been ingested: give the place of the excerpt instead."
NOT_SPOKEN = "Say who says it, before you tick it."
MOST_DIFFERENCES = 3  # that are told at once


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    aliases = LinesField(help_text="Other names for them, one per line.")

    class Meta:
        model = Person
        exclude: list[str] = []


class ClaimForm(forms.ModelForm):  # type: ignore[type-arg]
    """An excerpt by its words or by its place, and who says it."""

    words = TextField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Paste the excerpt: it is found in the document, and its place set exactly. "
        "“…” may stand for words left out.",
    )
    is_speaker_checked = forms.BooleanField(
        required=False, label="I have read the passage: this is who says it"
    )

    class Meta:
        model = Claim
        exclude: list[str] = []
        labels = {
            "start": "Starts at",
            "end": "Ends before",
            "origin": "Found by",
            "is_quotation": "These are somebody’s words",
        }
        help_texts = {
            "start": "The first character of the excerpt, counted from 0.",
            "end": "The character after its last one.",
            "speaker": "Who says it. Leave it empty where the document speaks for itself.",
            "is_quotation": "Then somebody has to be named for them.",
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in {"start", "end"}.intersection(self.fields):
            self.fields[name].required = False
        is_checked = bool(self.instance.speaker_checked_by_id)
        self.fields["is_speaker_checked"].initial = is_checked

    @property
    def typed(self) -> set[str]:
        """The columns that were changed, whichever way."""
        changed = {*self.changed_data}
        if "words" in changed:
            changed |= {"start", "end"}
        return changed - {"words", "is_speaker_checked"}

    @property
    def ticks(self) -> bool:
        """Whether the speaker was ticked just now."""
        is_ticked: bool = self.cleaned_data["is_speaker_checked"]
        return is_ticked and "is_speaker_checked" in self.changed_data

    def clean(self) -> None:
        """See that the excerpt lies in its document, and find it there by its words."""
        super().clean()
        source = self.cleaned_data.get("source") or getattr(self.instance, "source", None)
        if self.cleaned_data.get("is_speaker_checked") and not self.cleaned_data.get("speaker"):
            self.add_error("is_speaker_checked", NOT_SPOKEN)
        if source is not None and self.cleaned_data.get("words"):
            self._find(source)
        self._see_that_it_lies_in(source)

    def _find(self, source: Source) -> None:
        """Set the place of the words, or say how the document differs."""
        if source.text is None:
            raise ValidationError({"words": NOT_READ})
        found = verify(self.cleaned_data["words"], source.text)
        if not found.ok:
            raise ValidationError({"words": list(_told(found.problems, source.text))})
        self.cleaned_data |= {"start": found.start, "end": found.end}

    def _see_that_it_lies_in(self, source: Source | None) -> None:
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        for name in ("start", "end"):
            if self.cleaned_data.get(name) is None and name not in self.errors:
                self.add_error(name, REQUIRED)
        if start is None or end is None or source is None:
            return
        if end <= start:
            raise ValidationError({"end": f"The excerpt must end after {start}, where it starts."})
        length = len(source.text) if source.text is not None else None
        if length is not None and end > length:
            raise ValidationError({"end": f"“{source}” has {length} characters: end there."})


def _told(problems: tuple[Problem, ...], text: str) -> list[str]:
    """Say what is wrong with the words, and what the document has instead."""
    wrong = [each for each in problems if not each.is_warning]
    told = list(dict.fromkeys(each.message for each in wrong))[:MOST_DIFFERENCES]
    nearest = next((each.nearest for each in wrong if each.nearest), None)
    if nearest:
        start, end = nearest
        told.append(f"The document has, from {start} to {end}: “{text[start:end]}”")
    return told
