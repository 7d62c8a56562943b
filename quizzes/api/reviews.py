"""`POST reviews/`: what a phone answered, now or long ago, sent once or many times."""

from django.utils import timezone
from drf_spectacular.utils import (
    OpenApiExample,
    PolymorphicProxySerializer,
    extend_schema,
    extend_schema_field,
    extend_schema_serializer,
)
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from debateprep.accounts.requests import ApiRequest
from debateprep.accounts.tokens import Scope
from debateprep.shared.refusals import ConflictError, ErrorsSerializer
from quizzes.admission import LONGEST_MS, Rejected
from quizzes.api.reading import MOST_REVIEWS, Batch, read_batch
from quizzes.models import Grader, Mode, Rating
from quizzes.reviews import DEVICE_LENGTH, record

SENT = {
    "device": "phone",
    "now": "2031-05-06T12:00:05.120Z",
    "reviews": [
        {
            "id": "0192f0c1-8a5e-7c3b-9d10-5b1a7c2e4f80",
            "card": "0192f0c1-8a5e-7c3b-9d10-5b1a7c2e4f60",
            "revision": 3,
            "rating": 3,
            "grader": "self",
            "reviewed_at": "2031-05-06T11:59:58Z",
            "study_day": "2031-05-06",
            "duration_ms": 8200,
            "mode": "drill",
        },
        {
            "id": "0192f0c1-8a5e-7c3b-9d10-5b1a7c2e4f81",
            "undoes": "0192f0c1-8a5e-7c3b-9d10-5b1a7c2e4f80",
        },
    ],
}
ANSWERED = {
    "accepted": [
        "0192f0c1-8a5e-7c3b-9d10-5b1a7c2e4f80",
        "0192f0c1-8a5e-7c3b-9d10-5b1a7c2e4f81",
    ],
    "duplicate": [],
    "rejected": [],
    "now": "2031-05-06T12:00:05.480000Z",
}


class ReviewSerializer(serializers.Serializer[None]):
    """One recall of one card. The id is the client's own, so that it can be sent again."""

    id = serializers.UUIDField(help_text="A UUIDv7 made on the phone.")
    card = serializers.UUIDField()
    revision = serializers.IntegerField(
        min_value=1, allow_null=True, required=False, help_text="Of the card, as it was shown."
    )
    rating = serializers.IntegerField(
        min_value=min(Rating.values),
        max_value=max(Rating.values),
        help_text="1 again, 2 hard, 3 good, 4 easy.",
    )
    reviewed_at = serializers.DateTimeField(
        allow_null=True, required=False, help_text="By the phone's clock, with its offset; or now."
    )
    study_day = serializers.DateField(
        allow_null=True, required=False, help_text="The person's day, which turns at 04:00."
    )
    grader = serializers.ChoiceField(choices=Grader.values, default=Grader.SELF)
    mode = serializers.ChoiceField(choices=Mode.values, default=Mode.DRILL)
    duration_ms = serializers.IntegerField(
        min_value=0, max_value=LONGEST_MS, allow_null=True, required=False
    )


class UndoSerializer(serializers.Serializer[None]):
    """Word that a review never happened."""

    id = serializers.UUIDField()
    undoes = serializers.UUIDField(help_text="The id of the review.")


@extend_schema_field(
    PolymorphicProxySerializer(
        "ReviewEvent", [ReviewSerializer, UndoSerializer], resource_type_field_name=None
    )
)
class EventField(serializers.JSONField):
    pass


@extend_schema_serializer(examples=[OpenApiExample("A review and its undo", value=SENT)])
class BatchSerializer(serializers.Serializer[None]):
    # For the schema alone: `reading.py` reads.
    user = serializers.UUIDField(
        required=False,
        allow_null=True,
        help_text="Whose these are; 409 unless it is who is signed in.",
    )
    device = serializers.CharField(required=False, allow_null=True, max_length=DEVICE_LENGTH)
    now = serializers.DateTimeField(
        required=False,
        allow_null=True,
        help_text="The phone's clock as it sends: corrects `reviewed_at` where it is off.",
    )
    reviews = serializers.ListField(child=EventField(), max_length=MOST_REVIEWS)


class RejectedSerializer(serializers.Serializer[None]):
    id = serializers.UUIDField()
    code = serializers.CharField()
    detail = serializers.CharField()


@extend_schema_serializer(examples=[OpenApiExample("All taken", value=ANSWERED)])
class RecordedSerializer(serializers.Serializer[None]):
    """What became of each event. Forget all of these: none needs to be sent again."""

    accepted = serializers.ListField(child=serializers.UUIDField())
    duplicate = serializers.ListField(
        child=serializers.UUIDField(), help_text="Here since before; nothing counts twice."
    )
    rejected = RejectedSerializer(many=True)
    now = serializers.DateTimeField(help_text="The server's clock.")


class ReviewsView(APIView):
    required_scopes = {"POST": Scope.REVIEWS_WRITE}

    @extend_schema(
        request=BatchSerializer,
        responses={200: RecordedSerializer, 409: ErrorsSerializer, 413: ErrorsSerializer},
    )
    def post(self, request: ApiRequest) -> Response:
        """Record reviews, up to 500 at once.

        Send again everything that got no 2xx: in any order, split or joined as you like.
        """
        batch = read_batch(request.data)
        if batch.user is not None and batch.user.lower() != str(request.user.pk):
            raise ConflictError("These reviews are somebody else's. Sign in as them.", "other_user")
        at = timezone.now()
        recorded = record(
            request.user, batch.events, at=at, phone_now=batch.now, device=batch.device
        )
        rejected = [*batch.unreadable, *recorded.rejected]
        return Response(
            {
                "accepted": [batch.ids[each] for each in recorded.accepted],
                "duplicate": [batch.ids[each] for each in recorded.duplicate],
                "rejected": [_told(each, batch) for each in rejected],
                "now": at,
            }
        )


def _told(rejected: Rejected, batch: Batch) -> dict[str, str]:
    return {
        "id": batch.ids[rejected.id],
        "code": rejected.code,
        "detail": rejected.detail,
    }
