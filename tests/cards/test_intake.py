"""Documents handed over are read one by one, and none is lost."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet

from cards import intake
from cards.intake import Handed
from cards.models import Intake, IntakeFile, IntakeFileStatus
from cards.proposing import Endpoint
from seeds.models import Source
from tests.factories.seeds import PersonFactory

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


@pytest.mark.parametrize(
    ("name", "size", "error"),
    [
        ("huge.txt", 5_000_001, "huge.txt: is larger than 5 MB."),
        ("huge.pdf", 50_000_000, "huge.pdf: is larger than 20 MB."),
        (
            "setup.exe",
            1,
            "setup.exe: only .txt, .md, .html, .htm, .pdf and .docx files can be read.",
        ),
    ],
)
def test_one_of_another_kind_or_too_large_is_not_even_read(brought, name, size, error):
    class Untouched(SimpleUploadedFile):
        def read(self, *args):
            raise AssertionError

    upload = Untouched(name, b"")
    upload.size = size

    opened = brought(Handed.file(upload))

    assert told(opened.files.get()) == ("refused", None, error)


def test_an_error_begins_with_a_name_that_can_be_read(brought):
    name = "<b>\u202e" + "very " * 40 + "long.exe"

    opened = brought(Handed.file(SimpleUploadedFile(name, b"MZ")))

    file = opened.files.get()
    shown = "<b>\ufffd" + ("very " * 8)[:39] + "…" + ("very " * 4 + "long.exe")[-16:]
    assert file.short_name == str(file) == shown
    assert len(shown) == 60
    assert file.error.startswith(f"{shown}: only ")


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


def test_who_reads_takes_what_another_has_not_begun(brought, noon):
    opened = brought(memo(), memo("Another memo.", "two.md"))
    opened.files.filter(position=0).update(begun_at=noon - timedelta(minutes=10))

    second = intake.read_next(opened, at=noon)
    first = intake.read_next(opened, at=noon)

    assert second is not None
    assert first is not None
    assert (second.position, first.position) == (1, 0)
    assert set(opened.files.values_list("status", "begun_at")) == {("read", noon)}


def test_of_two_that_read_the_slower_takes_the_next(brought, noon, monkeypatch):
    opened = brought(memo(), memo("Another memo.", "two.md"))
    first = QuerySet.first
    seen = []

    def overtaken(files):
        file = first(files)
        if isinstance(file, IntakeFile) and not seen:
            seen.append(file)
            IntakeFile.objects.filter(pk=file.pk).update(begun_at=noon)
        return file

    monkeypatch.setattr(QuerySet, "first", overtaken)
    file = intake.read_next(opened, at=noon)

    assert file is not None
    assert (seen[0].position, file.position) == (0, 1)


def test_what_came_of_a_document_is_kept_with_its_places(brought, noon):
    PersonFactory(name="Ines Vasquez", aliases=["Vasquez"], is_principal=True)
    PersonFactory(name="Desmond Holt", aliases=["Holt"], side="theirs", is_principal=True)
    words = """“Mayor Vasquez closed our libraries and failed this city,” Holt said on Monday."""
    opened = brought(memo(words))

    intake.read_next(opened, at=noon)

    outcome = opened.files.get().outcome
    [gap] = outcome["gaps"]
    assert gap["words"] in words[gap["start"] : gap["end"]]
    assert outcome["names_us"]


def test_both_sides_of_a_contradiction_are_kept_with_their_places(brought, noon):
    words = "Bridge repairs cost $84 million.\n\nThe bridge repairs cost $8.4 million.\n"
    opened = brought(memo(words))

    intake.read_next(opened, at=noon)

    file = opened.files.get()
    assert file.source is not None
    [found] = file.outcome["contradictions"]
    for passage in found["passages"]:
        assert passage["sha256"] == file.source.sha256
        assert passage["words"] == words[passage["start"] : passage["end"]]


@pytest.mark.parametrize("side", ["neutral", None])
def test_that_nobody_of_ours_or_theirs_is_named_is_kept(brought, noon, side):
    if side:
        PersonFactory(name="Ines Vasquez", aliases=["Vasquez"], side=side)
    opened = brought(memo())

    intake.read_next(opened, at=noon)

    assert not opened.files.get().outcome["names_us"]
