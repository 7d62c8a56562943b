"""Documents are stored once, exactly as read."""

from datetime import date, timedelta

import pytest

from seeds.ingest import Ingested, ingest
from seeds.models import Source
from seeds.readers import parse
from tests.factories.seeds import SourceFactory

pytestmark = pytest.mark.django_db

RAW = b"Libraries\r\nOutlet: The Courier\nPublished: 2031-04-02\n"


@pytest.fixture
def document():
    return parse(RAW, name="memo.txt")


def test_a_new_document_is_stored_as_read_with_what_its_first_lines_say(document, noon):
    source = ingest(document, at=noon).source

    source.refresh_from_db()
    assert source.text.encode() == RAW
    assert source.sha256 == document.sha256
    assert source.ingested_at == noon
    assert (source.title, source.outlet) == ("Libraries", "The Courier")
    assert source.published_on == date(2031, 4, 2)
    assert (source.grade, source.side) == ("D", "")


def test_what_is_given_goes_before_what_the_lines_say(document, noon):
    given = {"title": "A memo", "outlet": "The desk", "published_on": date(2031, 5, 1)}

    source = ingest(document, at=noon, **given, grade="A", side="ours").source

    source.refresh_from_db()
    assert {name: getattr(source, name) for name in given} == given
    assert (source.grade, source.side) == ("A", "ours")


def test_the_same_document_again_is_nothing_new(document, noon):
    first = ingest(document, at=noon)

    again = ingest(document, at=noon + timedelta(days=1))

    assert (first.is_new, again.is_new) == (True, False)
    assert again == Ingested(first.source, is_new=False)
    assert Source.objects.get().ingested_at == noon


def test_a_source_that_was_only_cited_gets_its_text_and_keeps_its_description(document, noon):
    cited = SourceFactory(cited=True, sha256=document.sha256, title="As the deck calls it")

    ingested = ingest(document, at=noon)

    assert ingested == Ingested(cited, is_new=True)
    cited.refresh_from_db()
    assert cited.text.encode() == RAW
    assert (cited.title, cited.outlet, cited.published_on) == ("As the deck calls it", "", None)


def test_a_stored_source_is_described_anew_only_by_what_is_given(document, noon):
    ingest(document, at=noon, outlet="The desk")

    ingested = ingest(document, at=noon, title="A memo")

    assert ingested.is_redescribed
    source = Source.objects.get()
    assert (source.title, source.outlet, source.grade) == ("A memo", "The desk", "D")
    assert not ingest(document, at=noon, title="A memo").is_redescribed


def test_ingesting_again_takes_few_queries(document, noon, django_assert_num_queries):
    ingest(document, at=noon)

    with django_assert_num_queries(5):  # two of them the savepoint
        ingest(document, at=noon)
