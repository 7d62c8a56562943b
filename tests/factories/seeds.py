"""Documents and excerpts of them."""

import hashlib
from datetime import UTC, datetime

import factory

from seeds.models import Claim, Person, Side, Source


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Person {n}")
    side = Side.OURS


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source

    class Params:
        cited = factory.Trait(text=None, ingested_at=None)

    title = factory.Sequence(lambda n: f"Document {n}")
    text = factory.Sequence(lambda n: f"Document {n}. The mayor opened 12 libraries in the valley.")
    sha256 = factory.LazyAttribute(
        lambda source: hashlib.sha256((source.text or source.title).encode()).hexdigest()
    )
    ingested_at = datetime(2031, 5, 1, tzinfo=UTC)
    grade = "B"


class ClaimFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Claim

    source = factory.SubFactory(SourceFactory)
    start = 0
    end = factory.LazyAttribute(lambda claim: len(claim.source.text or "x" * 20))
