"""What people send from the phone's pages."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms

from quizzes.models import Drill, Learner, Rating

NO_PLACES = ("Etc", "SystemV", "US", "posix", "right")
OFFERED = [Rating.AGAIN, Rating.HARD, Rating.GOOD]

ZoneChoices = list[tuple[str, str | list[tuple[str, str]]]]


@cache  # the disk is read once: five hundred small files
def zones() -> ZoneChoices:
    """Return UTC and the time zones named for places, by continent."""
    continents: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(available_timezones()):
        continent, _, place = name.partition("/")
        if place and continent not in NO_PLACES:
            continents.setdefault(continent, []).append((name, place.replace("_", " ")))
    return [("UTC", "UTC"), *continents.items()]


class StartForm(forms.Form):
    """How to begin: with what did not hold up in another drill, and where the browser is."""

    again = forms.UUIDField(required=False)
    time_zone = forms.ChoiceField(choices=zones, required=False)


class AnswerForm(forms.Form):
    """An answer to a card of this drill, with the id that makes it count once."""

    review = forms.UUIDField()
    card = forms.ChoiceField(error_messages={"invalid_choice": "That card is not in this drill."})
    rating = forms.TypedChoiceField(
        choices=[(rating.value, rating.label) for rating in OFFERED],
        coerce=int,
        error_messages={"required": "Say how it went: Missed, Shaky or Nailed it."},
    )

    def __init__(self, drill: Drill, data: Any) -> None:
        super().__init__(data)
        self.pins = {pin["card"]: pin for pin in drill.cards}
        card = self.fields["card"]
        assert isinstance(card, forms.ChoiceField)  # noqa: S101  declared above
        card.choices = [(pin, pin) for pin in self.pins]

    @property
    def revision(self) -> int:
        """The revision that the drill showed."""
        return int(self.pins[self.cleaned_data["card"]]["revision"])


class UndoForm(forms.Form):
    """Word that an answer never happened."""

    review = forms.UUIDField()
    undoes = forms.UUIDField(error_messages={"required": "There is nothing to undo."})


class SettingsForm(forms.Form):
    """What a person may decide about the app."""

    first_name = forms.CharField(max_length=150, required=False)
    last_name = forms.CharField(max_length=150, required=False)
    time_zone = forms.ChoiceField(
        choices=zones,
        help_text="Where you are. A new day of drilling begins at 4\u00a0a.m. there.",
        error_messages={"invalid_choice": "Choose one of the places in the list."},
    )


class LearnerForm(forms.ModelForm):  # type: ignore[type-arg]
    """When a person's day turns, for the admin: a zone that is none would break their pages."""

    time_zone = forms.ChoiceField(choices=zones)

    class Meta:
        model = Learner
        fields = ("time_zone", "rollover_hour")
