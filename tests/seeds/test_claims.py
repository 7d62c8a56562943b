"""What was extracted, into rows: once, and anew when people changed."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps

from seeds import claims
from seeds.cast import Member
from seeds.claims import Stored
from seeds.extraction import ExtractedClaim
from seeds.figures import FoundFigure
from seeds.models import Claim
from tests.factories.seeds import ClaimFactory, SourceFactory

pytestmark = pytest.mark.django_db

FIGURE = FoundFigure("12", Decimal(12), "libraries", 30, 32, "libraries", "", is_target=False)
FOUND = ExtractedClaim(
    0, 9, "attack", True, "Ines Vasquez", 10, 17, "ours", "confirmed", (FIGURE,), 0.75, None
)


@pytest.fixture
def source():
    return SourceFactory()


def store(source, *found, leant_on=(), cited=()):
    return claims.store(source, found, leant_on=set(leant_on), cited=set(cited))


def test_a_claim_is_stored_as_it_was_found(source):
    assert store(source, FOUND) == Stored(new=1)

    row = source.claims.get()
    assert (row.start, row.end, row.role, row.is_quotation) == (0, 9, "attack", True)
    assert (row.speaker, row.speaker_side, row.speaker_status) == (
        "Ines Vasquez",
        "ours",
        "confirmed",
    )
    assert (row.speaker_start, row.speaker_end) == (10, 17)
    assert (row.origin, row.score) == ("extractor", 0.75)
    assert claims.figure_of(row.figures[0]) == FIGURE


def test_nobody_says_what_has_no_speaker(source):
    nobody = {"speaker": None, "speaker_start": None, "speaker_end": None, "speaker_status": None}

    store(source, replace(FOUND, **nobody, speaker_side="unknown"))

    row = source.claims.get()
    assert (row.speaker, row.speaker_start, row.speaker_status) == ("", None, "")


def test_the_same_again_changes_nothing(source):
    store(source, FOUND)

    assert store(source, FOUND) == Stored()


def test_what_is_found_anew_changes_and_what_is_not_goes(source):
    other = replace(FOUND, start=20, end=29)
    store(source, FOUND, other)

    assert store(source, replace(FOUND, role="contrast")) == Stored(changed=1, gone=1)
    assert source.claims.get().role == "contrast"


def test_what_others_made_or_lean_on_stays_as_it_is(source, curator):
    store(source, FOUND, replace(FOUND, start=20, end=29), replace(FOUND, start=30, end=39))
    leant_on = source.claims.get(start=0)
    source.claims.filter(start=20).update(
        speaker_checked_by=curator, speaker_checked_at=datetime(2031, 5, 6, tzinfo=UTC)
    )
    source.claims.filter(start=30).update(origin=Claim.Origin.CURATOR)
    ClaimFactory(source=source, start=40, end=49, role="fact")

    anew = [replace(FOUND, start=start, end=start + 9, role="contrast") for start in (0, 20, 40)]
    assert store(source, *anew, leant_on=[leant_on.pk]) == Stored()

    assert [row.role for row in source.claims.all()] == ["attack", "attack", "attack", "fact"]


def test_what_only_a_record_cites_becomes_another_or_none_but_stays(source):
    store(source, FOUND, replace(FOUND, start=20, end=29))
    cited = set(source.claims.values_list("pk", flat=True))

    assert store(source, replace(FOUND, role="contrast"), cited=cited) == Stored(changed=2)

    assert list(source.claims.values_list("start", "role")) == [(0, "contrast"), (20, "none")]


def test_an_excerpt_that_was_found_twice_is_one_claim(source):
    assert store(source, FOUND, replace(FOUND, role="fact")) == Stored(new=1)


def test_a_models_claims_are_added_where_there_are_none(source):
    store(source, FOUND)

    claims.add(source, [FOUND, replace(FOUND, start=20, end=29)], origin=Claim.Origin.MODEL)
    claims.add(source, [], origin=Claim.Origin.MODEL)

    assert [row.origin for row in source.claims.all()] == ["extractor", "model"]


@pytest.mark.parametrize("count", [1, 3])
def test_storing_takes_as_many_queries_for_three_claims_as_for_one(
    source, count, django_assert_num_queries
):
    starts = range(0, 40, 10)[:count]
    found = [replace(FOUND, start=start, end=start + 9) for start in starts]
    others = [replace(each, start=each.start + 50, end=each.end + 50) for each in found]

    with django_assert_num_queries(2):
        store(source, *found, *others)
    with django_assert_num_queries(6):  # four of them savepoints and releases
        store(source, *(replace(each, role="fact") for each in found))


@pytest.mark.parametrize(
    ("value", "written"),
    [(Decimal("5.2E+9"), 5_200_000_000), (Decimal("5.90"), 5.9), ("2031-03", "2031-03")],
)
def test_a_number_is_written_as_one_and_a_date_as_text(value, written):
    entry = claims.figure_entry(replace(FIGURE, value=value))

    assert entry["value"] == written
    assert type(entry["value"]) is type(written)
    assert claims.figure_of(entry).value == value


def test_the_fingerprint_changes_with_the_people_and_the_side_and_with_nothing_else():
    one, other = Member("Ines Vasquez", ("Vasquez",), "ours"), Member("Desmond Holt", (), "theirs")

    assert claims.fingerprint([one, other], "") == claims.fingerprint([other, one], "")
    assert claims.fingerprint([one], "") != claims.fingerprint([one, other], "")
    assert claims.fingerprint([one], "") != claims.fingerprint([one], "ours")
    assert claims.fingerprint([one], "") != claims.fingerprint([replace(one, side="theirs")], "")


def test_going_back_leaves_no_claim_that_a_model_found(source):
    migration = import_module("seeds.migrations.0002_what_extraction_finds")
    found = ClaimFactory(source=source, start=0, end=3, origin="model")
    typed = ClaimFactory(source=source, start=4, end=9, origin="curator")

    migration.call_models_extractors(apps, None)

    origins = dict(Claim.objects.values_list("pk", "origin"))
    assert origins == {found.pk: "extractor", typed.pk: "curator"}
