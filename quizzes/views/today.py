"""What should I do now?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from debateprep.accounts.requests import UserRequest
from quizzes.today import today_of
from quizzes.views.requests import on_their_clock


@login_required
@require_safe
@on_their_clock
def today(request: UserRequest) -> HttpResponse:
    """Show how near the debate is, what is weak, and the way into a drill."""
    now = timezone.now()
    context = {"tab": "today", "page": today_of(request.user, at=now), "now": now}
    return render(request, "quizzes/today.html", context)
