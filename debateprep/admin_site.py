"""The admin: Django's own, under our name, in our colors, behind our sign-in."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

DAILY = {"cards": 0, "seeds": 1, "quizzes": 2}  # the apps of the index, in this order


class AdminSite(admin.AdminSite):
    site_header = site_title = "debateprep"
    index_title = "Curation"
    site_url = "/app/"
    enable_nav_sidebar = False  # its room is the cards'

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Put what is done every day first."""
        apps: list[Any] = super().get_app_list(request, app_label)
        return sorted(apps, key=lambda app: DAILY.get(app["app_label"], len(DAILY)))

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Have no form of its own: sign-in asks for a code or a passkey, never a password."""
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied  # sign-in would send them straight back
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"))

    def password_change(  # type: ignore[override]  # its caller takes any response
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """There are no passwords to change."""
        return redirect("mfa_index")
