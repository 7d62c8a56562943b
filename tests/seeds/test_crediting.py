"""Who says a claim: compared with its document, ticked by a curator, vouched for by a file."""

from importlib import import_module

import pytest
from django.apps import apps

from seeds import crediting
from seeds.models import Claim, SpeakerStatus
from tests.factories.accounts import UserFactory
from tests.factories.seeds import ClaimFactory, PersonFactory, SourceFactory

pytestmark = pytest.mark.django_db

TEXT = "“We will keep them open,” Ines Vasquez said.\n\n“She will not,” Ben Holt said.\n"


@pytest.fixture
def source():
    for name, side in (("Ines Vasquez", "ours"), ("Ben Holt", "theirs")):
        PersonFactory(name=name, side=side)
    return SourceFactory(text=TEXT)


def claim_of(source, words="We will keep them open", **values):
    start = TEXT.index(words)
    return ClaimFactory(source=source, start=start, end=start + len(words), **values)


@pytest.mark.parametrize(
    ("speaker", "status", "named"),
    [
        ("Ines Vasquez", "confirmed", "Ines Vasquez"),
        ("Ben Holt", "contradicted", "Ines Vasquez"),
    ],
)
def test_a_speaker_is_compared_with_the_document(source, speaker, status, named):
    claim = claim_of(source, speaker=speaker)

    crediting.compare([claim])

    claim.refresh_from_db()
    assert (claim.speaker_status, claim.speaker_named) == (status, named)


def test_words_that_nobody_is_named_for_have_no_status(source):
    own, quoted = claim_of(source), claim_of(source, "She will not", is_quotation=True)

    crediting.compare([own, quoted])

    assert (own.speaker_status, own.speaker_named) == ("", "")
    assert (quoted.speaker_status, quoted.speaker_named) == ("unresolved", "Ben Holt")


def test_a_status_goes_with_the_name_it_was_for(source):
    claim = claim_of(source, speaker="Ben Holt")
    crediting.compare([claim])
    claim.speaker = ""

    crediting.compare([claim])

    claim.refresh_from_db()
    assert (claim.speaker_status, claim.speaker_start, claim.speaker_end) == ("", None, None)


def test_a_document_that_is_not_here_says_nothing():
    claim = ClaimFactory(source=SourceFactory(cited=True), speaker="Ines Vasquez")

    crediting.compare([claim])

    assert (claim.speaker_status, claim.around, claim.speaker_named) == ("", ("", ""), "")


@pytest.mark.parametrize("rows", [1, 3])
def test_each_document_and_the_people_are_read_once(source, rows, django_assert_num_queries):
    words = ["We will keep them open", "keep them", "open"]
    claims = [claim_of(source, each, speaker="Ines Vasquez") for each in words[:rows]]

    # Documents, people, and what is new of the claims.
    with django_assert_num_queries(3):
        crediting.compare(claims)
    with django_assert_num_queries(2):
        crediting.compare(claims)


def test_nothing_is_asked_for_words_that_are_nobodys(source, django_assert_num_queries):
    claims = [claim_of(source)]

    with django_assert_num_queries(0):
        crediting.compare(claims)


@pytest.mark.parametrize(
    ("status", "ticked", "vouched", "is_sure"),
    [
        ("confirmed", False, False, True),
        ("unresolved", False, False, False),
        ("unresolved", True, False, True),
        ("unresolved", False, True, True),
        ("contradicted", False, False, False),
        ("contradicted", True, False, True),
        ("contradicted", False, True, False),
        ("", False, False, False),
        ("", False, True, True),
    ],
)
def test_a_speaker_is_sure_by_the_document_or_a_tick(status, ticked, vouched, is_sure, noon):
    claim = ClaimFactory(speaker="Ines Vasquez", speaker_status=status)
    if vouched:
        crediting.vouch([claim], at=noon)
        claim.speaker_status = status
    if ticked:
        crediting.tick(claim, by=UserFactory(curator=True), at=noon)

    assert claim.has_sure_speaker == is_sure


def test_a_tick_says_who_and_when_until_it_is_forgotten(source, curator, noon):
    claim = claim_of(source, speaker="Ben Holt")

    crediting.tick(claim, by=curator, at=noon)

    claim.refresh_from_db()
    assert (claim.speaker_checked_by, claim.speaker_checked_at) == (curator, noon)
    crediting.untick(claim)
    claim.refresh_from_db()
    assert (claim.speaker_checked_by, claim.speaker_checked_at) == (None, None)


def test_a_file_vouches_for_whom_it_names(source, curator, noon):
    named, unnamed = claim_of(source, speaker="Ben Holt"), claim_of(source, "keep them")
    crediting.tick(unnamed, by=curator, at=noon)

    crediting.vouch([named, unnamed], at=noon)

    rows = Claim.objects.in_bulk([named.pk, unnamed.pk])
    assert rows[named.pk].speaker_status == SpeakerStatus.CONTRADICTED
    assert (rows[named.pk].speaker_checked_by, rows[named.pk].speaker_checked_at) == (None, noon)
    assert rows[unnamed.pk].speaker_checked_at is None


def test_an_excerpt_is_shown_with_the_lines_around_it():
    text = f"first\n{'a ' * 150}\nShe opened 12.\n{'b ' * 150}\nlast"
    source = SourceFactory(text=text)
    start = text.index("opened")

    before, after = ClaimFactory(source=source, start=start, end=start + 6).around

    assert (before, after) == (f"{'a ' * 150}\nShe ", f" 12.\n{'b ' * 150}")
    assert ClaimFactory(source=source, start=0, end=5).around[0] == ""


def test_who_was_named_before_anybody_compared_is_taken_at_their_word(source, curator, noon):
    migration = import_module("seeds.migrations.0003_what_the_gate_keeps")
    named = claim_of(source, speaker="Ben Holt")
    ticked = claim_of(source, "She will not", speaker="Ben Holt")
    found = claim_of(source, "keep them", speaker="Ben Holt", origin="extractor")
    crediting.tick(ticked, by=curator, at=noon)

    migration.take_people_at_their_word(apps, None)

    rows = Claim.objects.in_bulk()
    assert rows[named.pk].speaker_checked_at is not None
    assert rows[named.pk].speaker_checked_by is None
    assert rows[ticked.pk].speaker_checked_at == noon
    assert rows[found.pk].speaker_checked_at is None
    migration.ask_again(apps, None)
    assert Claim.objects.get(pk=named.pk).speaker_checked_at is None
    assert Claim.objects.get(pk=ticked.pk).speaker_checked_at == noon
