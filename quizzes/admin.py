"""Who is to know which deck by when, and how each person's day turns.

Reviews and memory states have keys of several columns, which Django's admin cannot show.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from debateprep.accounts.models import User
from debateprep.accounts.requests import person_of
from debateprep.shared.moments import MOMENT_OVERRIDES
from quizzes.forms import LearnerForm
from quizzes.models import Assignment, Learner


@admin.register(Assignment)
class AssignmentAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Decks given to people. A surrogate sees these and no others."""

    list_display = ("user", "deck", "due_at", "minutes_a_day", "assigned_by")
    list_filter = ("deck",)
    list_select_related = ("user", "deck", "assigned_by")
    search_fields = ("user__username", "user__first_name", "user__last_name", "deck__title")
    fields = ("user", "deck", "due_at", "minutes_a_day", "assigned_by")
    readonly_fields = ("assigned_by",)
    formfield_overrides = MOMENT_OVERRIDES

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "user":
            options["queryset"] = User.objects.filter(is_active=True).order_by("username")
        field: Any = super().formfield_for_foreignkey(db_field, request, **options)
        if db_field.name == "user":
            field.label = "Person"
            field.label_from_instance = lambda user: f"{user.name} ({user.email})"
        return field

    def save_model(self, request: HttpRequest, obj: Assignment, form: Any, change: bool) -> None:
        """Note who assigned the deck."""
        if not change:
            obj.assigned_by = person_of(request)
        super().save_model(request, obj, form, change)


@admin.register(Learner)
class LearnerAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Where a person's study day turns. What is fitted to their reviews is shown, never typed."""

    form = LearnerForm
    list_display = ("user", "time_zone", "rollover_hour")
    list_select_related = ("user",)
    search_fields = ("user__username", "user__first_name", "user__last_name")
    fields = ("user", "time_zone", "rollover_hour", "parameters", "calibration_offset")
    readonly_fields = ("user", "parameters", "calibration_offset")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # made at a person's first drill

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
