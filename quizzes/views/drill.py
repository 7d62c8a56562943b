"""Can I answer this attack? One sitting, from its start to its result."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from debateprep.accounts.requests import UserRequest
from quizzes import drills, preferences, reviews
from quizzes.drills import Item, NothingToDrillError
from quizzes.forms import AnswerForm, StartForm, UndoForm
from quizzes.models import Drill, Learner
from quizzes.reviews import ReviewEvent
from quizzes.views.requests import SeeOther
from quizzes.views.result import summed_up
from quizzes.views.sitting import laid_out


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start_drill(request: UserRequest) -> HttpResponse:
    """Lead to the open drill, or to Today; on POST, begin one, or go on with the open one.

    With `again`, what did not hold up in that drill is drilled.
    """
    now = timezone.now()
    if request.method != "POST":
        standing = drills.open_drill(request.user, at=now)
        return redirect("quizzes:drill", standing.pk) if standing else redirect("quizzes:today")
    form = StartForm(request.POST)
    if not form.is_valid() and "again" in form.errors:
        raise Http404
    if zone := form.cleaned_data.get("time_zone"):  # a zone that we do not know is none
        preferences.settle(request.user, time_zone=zone)
    try:
        drill = drills.start(request.user, at=now, cards=_cards_again(request, form))
    except NothingToDrillError as refusal:
        messages.info(request, str(refusal))
        return SeeOther(reverse("quizzes:today"))
    return _back_to(drill)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def drill(request: UserRequest, drill_id: UUID) -> HttpResponse:
    """Show the whole sitting, or its result once it has ended; on POST, take an answer.

    The script turns the cards and posts to the API instead; this is the drill without it.
    """
    drill = _own(request, drill_id)
    if request.method == "POST":
        form = AnswerForm(drill, request.POST)
        if not form.is_valid():
            return _sitting(request, drill, problem=_first(form.errors.values()))
        answer = form.cleaned_data
        card = UUID(answer["card"])
        event = ReviewEvent(
            answer["review"], card, form.revision, answer["rating"], mode=drill.mode
        )
        return _recorded(request, drill, event)
    return _result(request, drill) if drill.finished_at else _sitting(request, drill)


@login_required
@require_POST
def undo_answer(request: UserRequest, drill_id: UUID) -> HttpResponse:
    """Take back the last answer."""
    drill = _own(request, drill_id)
    form = UndoForm(request.POST)
    if not form.is_valid():
        return _sitting(request, drill, problem=_first(form.errors.values()))
    undo = form.cleaned_data
    return _recorded(request, drill, ReviewEvent(undo["review"], undoes=undo["undoes"]))


@login_required
@require_POST
def finish_drill(request: UserRequest, drill_id: UUID) -> HttpResponse:
    """End the sitting and show how it went."""
    return _back_to(drills.finish(_own(request, drill_id), at=timezone.now()))


def _own(request: UserRequest, drill_id: UUID) -> Drill:
    return get_object_or_404(request.user.drills, pk=drill_id)


def _back_to(drill: Drill) -> HttpResponse:
    return SeeOther(reverse("quizzes:drill", args=[drill.pk]))


def _recorded(request: UserRequest, drill: Drill, event: ReviewEvent) -> HttpResponse:
    recorded = reviews.record(request.user, [event], at=timezone.now())
    if recorded.rejected:
        return _sitting(request, drill, problem=recorded.rejected[0].detail)
    return _back_to(drill)


def _sitting(request: UserRequest, drill: Drill, *, problem: str = "") -> HttpResponse:
    context: dict[str, Any] = {
        "drill": drill,
        "learner": Learner.objects.of(request.user),
        "problem": problem,
        **laid_out(drills.sitting(drill, at=timezone.now())),
    }
    return render(request, "quizzes/drill.html", context, status=422 if problem else 200)


def _result(request: UserRequest, drill: Drill) -> HttpResponse:
    results = drills.results(drill, at=timezone.now())
    return render(request, "quizzes/result.html", {"drill": drill, **summed_up(results)})


def _cards_again(request: UserRequest, form: StartForm) -> list[UUID] | None:
    """Return the cards that did not hold up in the drill to be taken again, if one is named."""
    again = form.cleaned_data["again"]
    if again is None:
        return None
    results = drills.results(_own(request, again), at=timezone.now())
    items: list[Item] = [*results.missed, *results.shaky]
    return [item.card for item in items]


def _first(errors: Any) -> str:
    return str(next(iter(errors))[0])
