"""What people fill in at the door, and on a lead's desk."""

from datetime import timedelta
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms

from debateprep.accounts import invitations, tokens
from debateprep.accounts.models import ApiToken, Invitation, User


class AddressForm(RequestLoginCodeForm):  # type: ignore[misc]
    """Where to send a code."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["email"]
        field.label = "Your e-mail address"
        field.widget = forms.EmailInput(attrs={"autocomplete": "email"})


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code that was sent."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = "Six digits"
        field.widget = forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        )


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey or security key to add."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Name of this passkey"
        self.fields["passwordless"].label = "Signs me in by itself"
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = "Untick for a key that you use after a code."


class WelcomeForm(forms.Form):
    """How a new person wants to be called."""

    first_name = forms.CharField(
        max_length=150, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label="Last name (if you like)",
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )


class InvitationForm(forms.ModelForm):  # type: ignore[type-arg]
    """Whom to invite."""

    class Meta:
        model = Invitation
        fields = ("email", "role")

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        try:
            invitations.check_is_new(email)
        except invitations.InvitationError as refusal:
            raise forms.ValidationError(str(refusal), code=refusal.code) from refusal
        return email


class TokenForm(forms.ModelForm):  # type: ignore[type-arg]
    """A key for a program: for whom, for what, for how long."""

    asker: User  # who fills it in
    scopes = forms.MultipleChoiceField(
        label="It may", choices=ApiToken.Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    days = forms.IntegerField(
        label="Days it works",
        min_value=1,
        max_value=tokens.LONGEST.days,
        initial=90,
        help_text=f"At most {tokens.LONGEST.days}. Make another before it ends.",
    )

    class Meta:
        model = ApiToken
        fields = ("name", "user", "scopes")
        labels = {"user": "Acts for"}
        help_texts = {"name": "What the program is, so that you know it again."}

    def clean(self) -> None:
        super().clean()
        if not self.errors:
            try:
                tokens.check_token(**self.wanted(), by=self.asker)
            except tokens.TokenError as refusal:
                raise forms.ValidationError(str(refusal), code=refusal.code) from refusal

    def wanted(self) -> dict[str, Any]:
        """What `make_token` is to be told."""
        data = self.cleaned_data
        return {
            "user": data["user"],
            "name": data["name"],
            "scopes": data["scopes"],
            "expires_in": timedelta(days=data["days"]),
        }
