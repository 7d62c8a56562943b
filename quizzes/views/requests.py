"""On whose clock the pages are, and a way to answer."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone

from debateprep.accounts.requests import UserRequest
from quizzes.models import Learner

P = ParamSpec("P")


class SeeOther(HttpResponseRedirect):
    """After a POST: look there. Reloading what comes sends nothing again."""

    status_code = 303


def on_their_clock(
    view: Callable[Concatenate[UserRequest, P], HttpResponse],
) -> Callable[Concatenate[UserRequest, P], HttpResponse]:
    """Show days and times as they are where the person is: a debate tonight is not tomorrow."""

    @wraps(view)
    def answer(request: UserRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        learner = Learner.objects.of(request.user)
        with timezone.override(learner.time_zone):
            return view(request, *args, **kwargs)

    return answer
