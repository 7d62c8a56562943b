"""How does the app behave?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from debateprep.accounts.requests import UserRequest
from quizzes import preferences
from quizzes.forms import SettingsForm
from quizzes.models import Assignment, Learner
from quizzes.views.requests import SeeOther


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: UserRequest) -> HttpResponse:
    """Show what the person may decide; on POST, keep it."""
    user = request.user
    now_set = {
        "first_name": user.first_name,
        "last_name": user.last_name,
        "time_zone": Learner.objects.of(user).time_zone,
    }
    form = SettingsForm(request.POST or None, initial=now_set)
    if form.is_valid():
        preferences.keep(user, **form.cleaned_data)
        messages.success(request, "Saved.")
        return SeeOther(reverse("quizzes:settings"))
    minutes = Assignment.objects.filter(user=user).aggregate(a_day=Sum("minutes_a_day"))["a_day"]
    context = {"tab": "settings", "form": form, "minutes": minutes}
    return render(request, "quizzes/settings.html", context, status=422 if form.errors else 200)
