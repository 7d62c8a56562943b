"""The form in which documents are handed over, with what is known of them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cards.intake import MOST_BYTES, MOST_FILES, Handed
from cards.models import Intake
from seeds.models import Grade, Side
from seeds.readers import SUFFIXES

LARGEST = f"{MOST_BYTES // 10**6} MB"


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files, empty ones among them; its value is a list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        clean = super().clean
        return [clean(each, initial) for each in data or []]


class IntakeForm(forms.ModelForm):  # type: ignore[type-arg]
    """What is brought in, and what is known of it."""

    documents = FilesField(
        required=False,
        allow_empty_file=True,  # refused when it is read: the others go on
        label="Files",
        help_text=f"Text, Markdown, web pages, PDF, Word: up to {MOST_FILES} at once, {LARGEST} "
        "together.",
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
        required=False,
        max_length=300,
        label="Title of what you paste",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Without one, its first line.",
    )
    side = forms.ChoiceField(
        required=False,
        label="Whose document is it?",
        choices=[("", "Guess it from the words"), *Side.choices],
        widget=forms.RadioSelect,
        help_text="Of all that you bring in now. It decides whom the document’s own voice attacks; "
        "a guess is shown as one, and can be put right.",
    )
    published_on = forms.DateField(
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="If it does not say so itself.",
    )
    grade = forms.ChoiceField(
        required=False,
        choices=[("", "Not said"), *Grade.choices],
        widget=forms.RadioSelect,
        help_text="How much it is worth as evidence.",
    )

    class Meta:
        model = Intake
        fields = ["side", "outlet", "published_on", "grade"]
        help_texts = {"outlet": "Who published it, if it does not say so itself."}

    def clean_documents(self) -> list[Any]:
        files: list[Any] = self.cleaned_data["documents"]
        if len(files) > MOST_FILES:
            raise ValidationError(f"At most {MOST_FILES} at once: these are {len(files)}.")
        size = sum(each.size for each in files)
        if size > MOST_BYTES:
            raise ValidationError(f"At most {LARGEST} at once: these are {size // 10**6 + 1} MB.")
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
        if (words := self.cleaned_data["words"]).strip():
            handed.append(Handed.pasted(words, title=self.cleaned_data["title"]))
        return handed
