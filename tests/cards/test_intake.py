"""Documents handed over are read one by one, and none is lost."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cards import intake
from cards.intake import Handed
from cards.models import Intake, IntakeFile, IntakeFileStatus
from cards.proposing import Endpoint
from seeds.models import Source
from seeds.readers import MOST_BYTES

pytestmark = pytest.mark.django_db

MEMO = "Mayor Vasquez opened 12 libraries in the valley."


@pytest.fixture
def brought(curator, noon):
    """Return a function that hands documents over."""

    def bring(*handed, **described):
        return intake.bring(Intake(**described), handed, by=curator, at=noon)

    return bring


def memo(words=MEMO, name="memo.txt"):
    return Handed(name, words.encode())


def told(file: IntakeFile):
    file.refresh_from_db()
    return file.status, file.raw, file.error


def test_what_is_handed_over_waits_as_it_came(brought, curator, noon):
    opened = brought(memo(), memo("Another memo.", "two.md"), side="ours")

    assert (opened.by, opened.at, opened.side) == (curator, noon, "ours")
    files = opened.files.values_list("position", "name", "status")
    assert list(files) == [(0, "memo.txt", "waiting"), (1, "two.md", "waiting")]
    assert bytes(opened.files.first().raw) == MEMO.encode()
    assert not Source.objects.exists()


def test_documents_are_read_in_order_with_what_was_said_of_them(brought, noon):
    opened = brought(
        Handed("memo.txt", MEMO.encode(), "Libraries"),
        memo("Another memo."),
        side="theirs",
        outlet="Linden Valley Courier",
        published_on=date(2031, 4, 22),
        grade="B",
    )

    first = intake.read_next(opened, at=noon)
    assert first is not None
    assert told(first) == ("read", None, "")
    source = first.source
    assert (source.text, source.title, source.side) == (MEMO, "Libraries", "theirs")
    assert (source.outlet, source.grade) == ("Linden Valley Courier", "B")
    assert source.published_on == date(2031, 4, 22)
    assert source.ingested_at == noon

    second = intake.read_next(opened, at=noon)
    assert second is not None
    assert second.position == 1
    assert intake.read_next(opened, at=noon) is None


def test_one_that_cannot_be_read_is_refused_in_a_sentence_and_the_others_go_on(brought, noon):
    opened = brought(Handed("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00"), memo())

    refused = intake.read_next(opened, at=noon)
    assert refused is not None
    status, raw, error = told(refused)
    assert (status, raw) == ("refused", None)
    assert error.startswith("photo.txt: ")
    assert "\n" not in error

    intake.read_next(opened, at=noon)
    assert Source.objects.get().text == MEMO


def test_one_that_is_too_large_is_not_even_read(brought):
    class Huge(SimpleUploadedFile):
        def read(self, *args):
            raise AssertionError

    upload = Huge("huge.txt", b"")
    upload.size = MOST_BYTES + 1

    opened = brought(Handed.file(upload))

    assert told(opened.files.get()) == (
        "refused",
        None,
        f"huge.txt: is larger than {MOST_BYTES // 10**6} MB.",
    )


def test_only_the_name_of_a_file_is_kept_and_not_where_it_lay():
    upload = SimpleUploadedFile("memo.txt", b"words")
    upload._name = "/home/somebody/secret/memo.txt"

    assert Handed.file(upload) == Handed("memo.txt", b"words")


def test_the_same_document_twice_is_one_source(brought, noon):
    opened = brought(memo(), memo(name="copy.txt"))

    while intake.read_next(opened, at=noon):
        pass

    source = Source.objects.get()
    assert [each.source for each in opened.files.all()] == [source, source]


def test_a_model_of_no_use_is_noted_and_rules_draft_alone(brought, noon):
    opened = brought(memo())
    nowhere = Endpoint("http://127.0.0.1:9/v1", "small", seconds=1)

    file = intake.read_next(opened, at=noon, drafter=nowhere)

    assert file is not None
    assert told(file)[0] == IntakeFileStatus.READ
    file.refresh_from_db()
    assert file.outcome["notes"] == [
        "Drafted by rule alone. The model at http://127.0.0.1:9/v1 was of no use: "
        "it cannot be reached."
    ]
