"""The REST API: what is where, how errors look, the schema and its page."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path, re_path
from django.views.decorators.http import require_safe
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2
from drf_spectacular.utils import extend_schema
from drf_standardized_errors import handler
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import SimpleRouter
from rest_framework.views import APIView

from cards.api import CurationViewSet
from debateprep.api_reference import read
from debateprep.shared.errors import DomainError
from debateprep.shared.refusals import ConflictError
from quizzes.api import CardViewSet, DeckViewSet, ReviewsView

VERSION = "v1"


class ExceptionHandler(handler.ExceptionHandler):
    """Answers the domain's no with 409, its code and its words."""

    def convert_known_exceptions(self, exc: Exception) -> Exception:
        if isinstance(exc, DomainError):
            return ConflictError.of(exc)
        converted: Exception = super().convert_known_exceptions(exc)
        return converted


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "debateprep.accounts.tokens.BearerAuthentication"
    name = "bearer"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        said = "`Authorization: Bearer <token>`; a token carries scopes and expires."
        return {"type": "http", "scheme": "bearer", "description": said}

    def get_security_requirement(self, auto_schema: Any) -> dict[str, list[str]]:
        return {self.name: [str(auto_schema.view.required_scopes[auto_schema.method])]}


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "debateprep.accounts.tokens.SessionAuthentication"
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        said = "The browser's cookie. A POST also carries `X-CSRFToken`."
        return {"type": "apiKey", "in": "cookie", "name": "sessionid", "description": said}


class OpenView(APIView):
    """For everybody, whatever their token says."""

    authentication_classes = []
    permission_classes = [AllowAny]


@extend_schema(exclude=True)
class SchemaView(OpenView):
    renderer_classes = [OpenApiJsonRenderer2, OpenApiJsonRenderer]

    def get(self, request: Request) -> Response:
        return Response(schema())


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show the schema to people, as a page that needs no script."""
    return render(request, "api/docs.html", {"reference": read(schema())})


@extend_schema(exclude=True)
class NothingHereView(OpenView):
    """Also keeps APPEND_SLASH away: it cannot redirect a POST, and raises instead."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise NotFound("There is nothing here. Addresses end with a slash.")


@cache
def schema() -> dict[str, Any]:
    """Return the OpenAPI document. The code does not change while a process runs."""
    made: dict[str, Any] = SchemaGenerator(api_version=VERSION).get_schema(  # type: ignore[no-untyped-call]
        request=None, public=True
    )
    return made


router = SimpleRouter(use_regex_path=False)
router.register("decks", DeckViewSet, basename="deck")
router.register("cards", CardViewSet, basename="card")
router.register("cards", CurationViewSet, basename="curation")

endpoints = [*router.urls, path("reviews/", ReviewsView.as_view(), name="reviews")]

urlpatterns = [
    path(f"{VERSION}/", include((endpoints, VERSION))),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", docs, name="api-docs"),
    re_path(r"", NothingHereView.as_view()),
]
