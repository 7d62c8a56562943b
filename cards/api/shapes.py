"""The JSON of a card, for the schema: revisions hold it ready made, so nothing is rendered here."""

from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from cards.api import examples
from cards.models import CardKind, Stance

GONE_BECAUSE = ["withdrawn", "retired", "expired", "removed"]


Shape = serializers.Serializer[None]


class AvoidedSerializer(Shape):
    phrase = serializers.CharField()
    reason = serializers.CharField()


class KeyPointSerializer(Shape):
    id = serializers.UUIDField()
    text = serializers.CharField()
    required = serializers.BooleanField(  # type: ignore[assignment]  # the contract's name for it
        help_text="Whether the answer must land it."
    )
    paraphrases = serializers.ListField(child=serializers.CharField())


class FigureSerializer(Shape):
    what = serializers.CharField(help_text="What is counted.")
    value = serializers.RegexField(
        r"^-?[0-9]+(\.[0-9]+)?$", help_text="A decimal number, as text so that none is rounded."
    )
    unit = serializers.CharField()
    say_as = serializers.CharField()
    as_of = serializers.DateField(allow_null=True)
    valid_until = serializers.DateField(allow_null=True, help_text="The last day it may be said.")
    proof = serializers.IntegerField(
        allow_null=True, min_value=0, help_text="Position in `proofs` of what carries it."
    )


class SourceSerializer(Shape):
    title = serializers.CharField()
    outlet = serializers.CharField(allow_null=True)
    author = serializers.CharField(allow_null=True)
    published_on = serializers.DateField(allow_null=True)
    url = serializers.CharField(allow_null=True)
    sha256 = serializers.RegexField(r"^[0-9a-f]{64}$", help_text="Of the document as read.")
    grade = serializers.ChoiceField(
        choices=["A", "B", "C", "D"],
        help_text="A primary record, B named outlet, C campaign or opinion, D unknown.",
    )


class ProofSerializer(Shape):
    says = serializers.CharField(help_text="What it shows, in our words.")
    stance = serializers.ChoiceField(choices=Stance.values)
    quotation = serializers.CharField(
        allow_null=True, help_text="The source's own words; null while it is a bare citation."
    )
    speaker = serializers.CharField(allow_null=True)
    source = SourceSerializer()  # type: ignore[assignment]  # the contract's name for it
    start = serializers.IntegerField(min_value=0, help_text="In characters of the document.")
    end = serializers.IntegerField(min_value=0)
    key_point = serializers.UUIDField(allow_null=True)


class TrustSerializer(Shape):
    state = serializers.CharField(help_text="`approved`: nothing else is served.")
    reasons = serializers.ListField(child=serializers.CharField())
    approved_by = serializers.CharField()
    approved_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(
        help_text="From this moment on, do not show it: the card's expiry or a figure's."
    )
    owner = serializers.CharField(help_text="The person or desk answerable for it.")


@extend_schema_serializer(examples=[OpenApiExample("A card", value=examples.CARD)])
class CardSerializer(Shape):
    """An approved card, complete."""

    id = serializers.UUIDField()
    deck_version = serializers.IntegerField(
        allow_null=True,
        help_text="The deck's version of its last change; null for a card outside every deck.",
    )
    position = serializers.IntegerField(
        allow_null=True,
        min_value=0,
        help_text="Its place in the deck: sort a copy by this, then by id.",
    )
    revision = serializers.IntegerField(min_value=1, help_text="What a review says it answered.")
    kind = serializers.ChoiceField(choices=CardKind.values)
    topic = serializers.SlugField()
    attack = serializers.CharField(help_text="What they say.")
    heard_as = serializers.ListField(child=serializers.CharField())
    loaded_words = serializers.ListField(
        child=serializers.CharField(), help_text="Words the answer should not echo."
    )
    headline = serializers.CharField(help_text="The answer in one line.")
    rebuttal = serializers.CharField(help_text="As spoken.")
    long_rebuttal = serializers.CharField(allow_null=True)
    bridge = serializers.CharField(allow_null=True)
    punt = serializers.CharField(
        allow_null=True, help_text="What to say when out of lane or out of date."
    )
    do_not_say = AvoidedSerializer(many=True)
    key_points = KeyPointSerializer(many=True)
    figures = FigureSerializer(many=True)
    proofs = ProofSerializer(many=True)
    follows = serializers.UUIDField(
        allow_null=True, help_text="The card whose answer this attack comes back at."
    )
    weight = serializers.FloatField(min_value=0, help_text="1 in the middle.")
    expires_at = serializers.DateTimeField()
    trust = TrustSerializer()
    content_hash = serializers.RegexField(r"^sha256:[0-9a-f]{64}$")


class GoneSerializer(Shape):
    id = serializers.UUIDField()
    reason = serializers.ChoiceField(choices=GONE_BECAUSE)
    say_instead = serializers.CharField(allow_null=True)


@extend_schema_serializer(examples=[OpenApiExample("Since 17", value=examples.CHANGES)])
class ChangesSerializer(Shape):
    """Put `changed` in place, drop what is `gone`, and the copy is at `version`."""

    version = serializers.IntegerField(min_value=0, help_text="What to ask `after` next time.")
    changed = CardSerializer(many=True)
    gone = GoneSerializer(many=True)
