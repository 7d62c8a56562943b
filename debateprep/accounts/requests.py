"""Requests of someone who is signed in: whoever lets nobody else in may count on `user`."""

from typing import cast

from django.http import HttpRequest
from rest_framework.request import Request

from debateprep.accounts.models import User


class UserRequest(HttpRequest):
    """A page's request, behind `login_required`."""

    user: User


class ApiRequest(Request):
    """The API's request, behind `IsAuthenticated`."""

    user: User


def person_of(request: HttpRequest) -> User:
    """Return who asks, where a request's own type says nothing: in the admin."""
    return cast(User, request.user)
