"""The front door, and whether the house stands."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from debateprep.shared.migrated import what_is_missing


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send everyone to where their work is."""
    if not request.user.is_authenticated:
        return redirect(settings.LOGIN_URL)
    return redirect("admin:index" if request.user.is_staff else "/app/")


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Say that the process is up, whatever else is not."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Say whether the process can serve people: one sentence for each thing that is missing."""
    if missing := what_is_missing():
        return JsonResponse({"status": "not ready", "missing": missing}, status=503)
    return JsonResponse({"status": "ok"})
