"""How the API says no: one shape for every error."""

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers
from rest_framework.exceptions import APIException

from debateprep.shared.errors import DomainError


class ConflictError(APIException):
    """What was asked does not fit how things stand."""

    status_code = 409
    default_code = "conflict"

    @classmethod
    def of(cls, refusal: DomainError) -> "ConflictError":
        return cls(str(refusal), refusal.code)


@extend_schema_serializer(component_name="Error")
class ErrorSerializer(serializers.Serializer[None]):
    code = serializers.CharField(help_text="Stable: for programs.")
    detail = serializers.CharField(help_text="A sentence for people.")
    attr = serializers.CharField(
        allow_null=True, help_text="The field at fault: `reviews.3.id` is the fourth review's id."
    )


@extend_schema_serializer(component_name="Errors")
class ErrorsSerializer(serializers.Serializer[None]):
    type = serializers.ChoiceField(choices=["validation_error", "client_error", "server_error"])
    errors = ErrorSerializer(many=True)  # type: ignore[assignment]  # the shape's name for it
