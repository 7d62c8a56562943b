"""What the tables of documents hold to by themselves."""

import pytest
from django.db import IntegrityError, transaction

from seeds.models import Claim, Person, Source
from tests.factories.seeds import ClaimFactory, PersonFactory, SourceFactory

pytestmark = pytest.mark.django_db


def refused(by: str):
    # SQLite names the table of a unique constraint, PostgreSQL the constraint.
    return pytest.raises(IntegrityError, match=by)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"side": ""}, "person_side_is_known"),
        ({"pronoun": "it"}, "person_pronoun_is_known"),
    ],
)
def test_a_person_has_a_side(values, constraint):
    person = PersonFactory()

    with refused(constraint), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(**values)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"sha256": "F" * 64}, "source_sha256_is_hex"),
        ({"grade": "E"}, "source_grade_is_known"),
        ({"side": "both"}, "source_side_is_known"),
        ({"text": None}, "source_read_means_when"),
        ({"ingested_at": None}, "source_read_means_when"),
    ],
)
def test_a_source_is_graded_and_was_read_some_day(values, constraint):
    source = SourceFactory()

    with refused(constraint), transaction.atomic():
        Source.objects.filter(pk=source.pk).update(**values)


def test_a_document_is_stored_once():
    source = SourceFactory()

    with refused("seeds_source"), transaction.atomic():
        SourceFactory(sha256=source.sha256)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"start": 5, "end": 5}, "claim_is_not_empty"),
        ({"role": "aside"}, "claim_role_is_known"),
        ({"origin": "thin air"}, "claim_origin_is_known"),
        ({"score": 1.5}, "claim_score_is_a_share"),
        ({"score": -0.5}, "claim_score_is_a_share"),
    ],
)
def test_a_claim_is_an_excerpt_with_a_role(values, constraint):
    claim = ClaimFactory()

    with refused(constraint), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**values)


def test_an_excerpt_is_one_claim():
    claim = ClaimFactory()

    with refused("seeds_claim|claim_is_one_excerpt_once"), transaction.atomic():
        ClaimFactory(source=claim.source, start=claim.start, end=claim.end)
