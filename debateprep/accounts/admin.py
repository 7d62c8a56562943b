"""The lead's desk: people, invitations, programs' keys. Only a superuser raises anyone."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from debateprep.accounts import invitations, people, tokens
from debateprep.accounts.forms import InvitationForm, TokenForm
from debateprep.accounts.models import ApiToken, Invitation, User
from debateprep.accounts.requests import person_of
from debateprep.shared.errors import DomainError

USER_LABELS = {"groups": "Role", "is_staff": "Opens the admin", "is_superuser": "Superuser"}
USER_HELP = {
    "username": "",
    "groups": "",
    "is_active": "Untick to close the account. The person is signed out everywhere.",
    "is_staff": "May open these pages, as far as the role allows.",
    "is_superuser": "May do everything, whatever the role.",
}


@admin.register(User)
class UserAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """People. A lead sees them and closes accounts; the rest is a superuser's business."""

    list_display = ("name", "username", "email", "roles", "is_active", "last_login")
    list_display_links = ("name", "username")
    list_filter = ("is_active", "groups")
    search_fields = ("username", "email", "first_name", "last_name")
    ordering = ("username",)
    actions = ("close_accounts",)
    fields = (
        "first_name",
        "last_name",
        "username",
        "email",
        "is_active",
        "groups",
        "is_staff",
        "is_superuser",
        "last_login",
        "date_joined",
    )
    filter_horizontal = ("groups",)
    readonly_fields = ("last_login", "date_joined")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any
    ) -> Any:
        return super().get_form(
            request, obj, change, labels=USER_LABELS, help_texts=USER_HELP, **options
        )

    @admin.display(description="role")
    def roles(self, person: User) -> str:
        return ", ".join(group.name for group in person.groups.all())

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        asker = person_of(request)
        if asker.is_superuser:
            return [*self.readonly_fields, *(["is_active"] if obj == asker else [])]
        closed = {"is_active"} if obj and people.may_close(obj, by=asker) else set()
        return [name for name in self.fields if name not in closed]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # by invitation only

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Write what was changed; closing an account ends its sessions and keys."""
        if "is_active" in form.changed_data:
            turn = people.enable if obj.is_active else people.disable
            turn(obj, by=person_of(request))
        rest = set(form.changed_data) - {"is_active", "groups"}
        if rest:
            obj.save(update_fields=rest)

    @admin.action(description="Close the accounts of those selected", permissions=["change"])
    def close_accounts(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """Close each that may be closed; report the others."""
        for person in queryset:
            try:
                people.disable(person, by=person_of(request))
            except DomainError as refusal:
                self.message_user(request, f"{person.name}: {refusal}", messages.WARNING)
            else:
                self.message_user(request, f"{person.name} is signed out everywhere.")


class MadeOnceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that the domain makes, whose secret is shown once, and that are never edited."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Do nothing: `save_form` made the row."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Do nothing: `save_form` made the row."""


@admin.register(Invitation)
class InvitationAdmin(MadeOnceAdmin):
    """Who was invited, as what, and whether they came."""

    form = InvitationForm
    list_display = ("email", "role", "invited_by", "created_at", "expires_at", "used_at")
    list_filter = ("role",)
    list_select_related = ("invited_by",)
    search_fields = ("email",)
    fields = ("email", "role")

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Invitation:
        """Invite: send the link, and show it this once."""
        invitation, token = invitations.invite(
            **form.cleaned_data, by=person_of(request), at=timezone.now()
        )
        link = request.build_absolute_uri(reverse("account_invitation", args=[token]))
        # The link is on the screen too: a mail server that is down stops nobody.
        transaction.on_commit(lambda: invitations.send(invitation, link=link), robust=True)
        self.message_user(request, f"Shown this once, and sent to {invitation.email}: {link}")
        return invitation


@admin.register(ApiToken)
class ApiTokenAdmin(MadeOnceAdmin):
    """Keys for programs. Delete one to revoke it."""

    form = TokenForm
    list_display = ("name", "user", "allows", "created", "expiry")
    list_select_related = ("user",)
    search_fields = ("name", "user__username")
    fields = ("name", "user", "scopes", "days")

    @admin.display(description="scopes")
    def allows(self, token: ApiToken) -> str:
        return ", ".join(token.scopes)

    def get_fields(self, request: HttpRequest, obj: ApiToken | None = None) -> Any:
        return ("name", "user", "allows", "created", "expiry") if obj else self.fields

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kw: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kw)
        if obj is None:
            form.asker = person_of(request)
            picker = form.base_fields["user"].widget
            picker.can_change_related = picker.can_view_related = False
        return form

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> ApiToken:
        """Make the key, and show it this once."""
        token, text = tokens.make_token(**form.wanted(), by=person_of(request))
        self.message_user(
            request, f"Shown this once. Keep it where your program can read it: {text}"
        )
        return token
