"""The front door, and whether the house stands."""

from functools import cache

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

LISTED = 3


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
    missing = _what_is_missing()
    if missing:
        return JsonResponse({"status": "not ready", "missing": missing}, status=503)
    return JsonResponse({"status": "ok"})


def _what_is_missing() -> list[str]:
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
    except Error:
        return ["The database does not answer."]
    waiting = sorted(f"{app}.{name}" for app, name in _shipped_migrations() - applied)
    if not waiting:
        return []
    more = f" and {len(waiting) - LISTED} more" if len(waiting) > LISTED else ""
    return [f"Migrations are not applied: {', '.join(waiting[:LISTED])}{more}."]


@cache
def _shipped_migrations() -> frozenset[tuple[str, str]]:
    # Files do not change while a process runs, so only the database is asked each time.
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
