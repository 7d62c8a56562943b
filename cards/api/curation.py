"""`POST cards/{id}/submit|approve|retire/`: a card's way through curation, for staff."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import permissions, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from cards import curation
from cards.models import Card, CardStatus
from cards.snapshot import content_hash, content_of
from debateprep.accounts.requests import ApiRequest
from debateprep.accounts.tokens import HasScope, Scope
from debateprep.shared.refusals import ErrorsSerializer


class MovedSerializer(serializers.ModelSerializer[Card]):
    """Where a card stands now."""

    status = serializers.ChoiceField(choices=CardStatus.values, read_only=True)
    content_hash = serializers.SerializerMethodField(
        help_text="Of what the working copy says: send it back to approve exactly that."
    )

    class Meta:
        model = Card
        fields = ["id", "status", "revision", "content_hash"]
        read_only_fields = fields

    def get_content_hash(self, card: Card) -> str:
        return f"sha256:{content_hash(content_of(card))}"


class ApprovalSerializer(serializers.Serializer[None]):
    is_material = serializers.BooleanField(
        default=True,
        help_text="Whether what people must remember changed: it then comes back in their drill.",
    )
    content_hash = serializers.RegexField(
        r"^sha256:[0-9a-f]{64}$",
        required=False,
        help_text="Of the content you have read: refused if the card says something else by now.",
    )

    def validate_content_hash(self, value: str) -> str:
        return value.removeprefix("sha256:")


class RetirementSerializer(serializers.Serializer[None]):
    why = serializers.CharField(default="", allow_blank=True, max_length=1000)


class MayCurate(permissions.BasePermission):
    """The person is staff and may change cards; to approve one, approve cards."""

    def has_permission(self, request: Request, view: Any) -> bool:
        needed = "approve_card" if view.action == "approve" else "change_card"
        return request.user.is_staff and request.user.has_perm(f"cards.{needed}")


MOVED = {200: MovedSerializer, 409: ErrorsSerializer}


class CurationViewSet(viewsets.GenericViewSet[Card]):
    """Moves of a working copy. What the rules of curation refuse is a 409 that says why."""

    queryset = Card.objects.all()
    serializer_class = MovedSerializer
    lookup_value_converter = "uuid"
    permission_classes = [permissions.IsAuthenticated, HasScope, MayCurate]
    required_scopes = {"POST": Scope.CURATION_WRITE}

    @extend_schema(request=None, responses=MOVED)
    @action(detail=True, methods=["post"])
    def submit(self, request: ApiRequest, pk: UUID) -> Response:
        """Ask for a card to be approved."""
        card = curation.submit(self.get_object(), by=request.user, at=timezone.now())
        return Response(MovedSerializer(card).data)

    @extend_schema(request=ApprovalSerializer, responses=MOVED)
    @action(detail=True, methods=["post"])
    def approve(self, request: ApiRequest, pk: UUID) -> Response:
        """Let surrogates see a submitted card. Its author and last editor may not."""
        said = ApprovalSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        card = curation.approve(
            self.get_object(), by=request.user, at=timezone.now(), **said.validated_data
        )
        return Response(MovedSerializer(card).data)

    @extend_schema(request=RetirementSerializer, responses=MOVED)
    @action(detail=True, methods=["post"])
    def retire(self, request: ApiRequest, pk: UUID) -> Response:
        """Take a card out of use now."""
        said = RetirementSerializer(data=request.data)
        said.is_valid(raise_exception=True)
        card = curation.retire(
            self.get_object(), by=request.user, at=timezone.now(), **said.validated_data
        )
        return Response(MovedSerializer(card).data)
