"""`GET decks/…` and `GET cards/{id}/`: pull a deck, and keep up with it."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_serializer
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from cards import decks
from cards.api import CardSerializer, ChangesSerializer
from cards.models import CardRevision, Deck, DeckCard
from debateprep.accounts.requests import ApiRequest
from debateprep.accounts.tokens import Scope
from debateprep.shared.conditional import conditional
from debateprep.shared.refusals import ErrorsSerializer
from quizzes.api.pages import CardPages, DeckPages
from quizzes.assignments import decks_as_seen_by, decks_seen_by


class VersionAheadError(serializers.ValidationError):
    """The client says it is further than the deck ever was: the server was restored."""

    def __init__(self, version: int) -> None:
        said = f"The deck is only at version {version}. Pull it anew."
        super().__init__({"after": [said]}, code="version_ahead")


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "A deck",
            value={
                "slug": "mayor-2031",
                "title": "The mayoral debate",
                "version": 23,
                "card_count": 48,
                "debate_at": "2031-05-20T21:00:00Z",
            },
        )
    ]
)
class DeckSerializer(serializers.ModelSerializer[Deck]):
    """A deck, as this person sees it."""

    version = serializers.IntegerField(help_text="Counts every change a client could see.")
    card_count = serializers.IntegerField(help_text="Live cards.")
    debate_at = serializers.DateTimeField(
        source="due_at", allow_null=True, help_text="This person's debate; else the deck's."
    )

    class Meta:
        model = Deck
        fields = ["slug", "title", "version", "card_count", "debate_at"]
        read_only_fields = fields


class AfterSerializer(serializers.Serializer[None]):
    after = serializers.IntegerField(
        min_value=0,
        default=0,
        help_text="The version the copy is at. 0, which is also the default, gives everything.",
    )


@conditional
class DeckViewSet(viewsets.ReadOnlyModelViewSet[Deck]):
    """Decks assigned to you; all of them, for staff."""

    serializer_class = DeckSerializer
    pagination_class = DeckPages
    lookup_field = "slug"
    lookup_value_converter = "slug"
    required_scopes = {"GET": Scope.CARDS_READ}
    request: ApiRequest

    def get_queryset(self) -> QuerySet[Deck]:
        if self.action in {"list", "retrieve"}:
            return decks_as_seen_by(self.request.user, at=timezone.now())
        return decks_seen_by(self.request.user)

    @extend_schema(responses=CardSerializer(many=True))
    @action(detail=True, pagination_class=CardPages)
    def cards(self, request: ApiRequest, slug: str) -> Response:
        """All live cards of the deck, in its order. A normal deck is one page."""
        shown: QuerySet[Any] = self.get_object().entries.shown(at=timezone.now())
        page = self.paginate_queryset(shown.select_related("card__standing"))
        return self.get_paginated_response([decks.served(entry) for entry in page or []])

    @extend_schema(
        parameters=[AfterSerializer], responses={200: ChangesSerializer, 400: ErrorsSerializer}
    )
    @action(detail=True, pagination_class=None)
    def changes(self, request: ApiRequest, slug: str) -> Response:
        """What brings a copy of the deck up to date: apply it and it equals a full pull."""
        asked = AfterSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        deck, after = self.get_object(), asked.validated_data["after"]
        if after > deck.version:
            raise VersionAheadError(deck.version)
        since = decks.changes(deck, after=after, at=timezone.now())
        return Response({"version": since.version, "changed": since.changed, "gone": since.gone})


@conditional
class CardViewSet(viewsets.ViewSet):
    """Live cards of the decks you see; every live card, for staff."""

    lookup_value_converter = "uuid"
    required_scopes = {"GET": Scope.CARDS_READ}

    @extend_schema(responses=CardSerializer)
    def retrieve(self, request: ApiRequest, pk: UUID) -> Response:
        """One card, as the first deck that holds it has it."""
        at = timezone.now()
        entries = DeckCard.objects.shown(at=at).filter(card=pk)
        seen = entries.filter(deck__in=decks_seen_by(request.user)).order_by("deck__slug")
        if entry := seen.select_related("card__standing").first():
            return Response(decks.served(entry))
        if not request.user.is_staff:
            raise Http404
        revision = get_object_or_404(CardRevision.objects.live(at=at), card=pk)
        return Response({"deck_version": None, "position": None, **revision.content})
