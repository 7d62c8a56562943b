"""`manage.py ingest`, as somebody would type it who sees it for the first time."""

import hashlib
import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from seeds.models import Source
from tests.factories.cards import ProofFactory
from tests.factories.seeds import ClaimFactory, PersonFactory, SourceFactory

TEXT = "# Libraries\nThe mayor said “we opened twelve” on Monday.\n"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def run():
    """Run the command; return standard output, standard error and what it failed with."""

    def run(*args):
        out, err, failure = StringIO(), StringIO(), ""
        try:
            call_command("ingest", *map(str, args), stdout=out, stderr=err, no_color=True)
        except CommandError as exc:
            failure = str(exc)
        return out.getvalue(), err.getvalue(), failure

    return run


@pytest.fixture
def memo(tmp_path):
    path = tmp_path / "memo.md"
    path.write_bytes(TEXT.encode())
    return path


@pytest.mark.django_db
def test_a_file_is_stored_and_again_is_nothing_new(run, memo):
    assert run(memo) == ("1 document, 1 new\n", f"{memo}: new, “Libraries”.\n", "")

    assert run(memo) == ("1 document, nothing new\n", f"{memo}: stored before, “Libraries”.\n", "")
    assert Source.objects.get().text == TEXT


@pytest.mark.django_db
def test_a_folder_is_walked_by_name_and_a_bad_file_stops_no_other(run, tmp_path):
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Words of {name}")
    (tmp_path / "ab.txt").write_bytes(b"caf\xe9")
    (tmp_path / "photo.jpg").write_bytes(b"\xff")

    out, err, failure = run(tmp_path)

    assert out == "3 documents, 3 new\n"
    assert err.splitlines() == [
        f"{tmp_path}/photo.jpg: passed over, not a .txt or .md file.",
        f"{tmp_path}/a.md: new, “Words of a.md”.",
        f"{tmp_path}/ab.txt: is not UTF-8 text (byte 3 is 0xe9); save it as UTF-8 first.",
        f"{tmp_path}/b.txt: new, “Words of b.txt”.",
        f"{tmp_path}/sub/c.txt: new, “Words of sub/c.txt”.",
    ]
    assert failure == "1 failure; everything else was done."


@pytest.mark.django_db
def test_what_cannot_be_read_is_named_by_line_and_fails_at_the_end(run, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "memo.pages").write_text("Words.")

    out, err, failure = run(tmp_path / "no.txt", tmp_path / "empty", tmp_path / "memo.pages")

    assert out == "0 documents, nothing new\n"
    assert err.splitlines() == [
        f"{tmp_path}/empty: holds no .txt or .md file.",
        f"{tmp_path}/no.txt: cannot be read: No such file or directory.",
        f"{tmp_path}/memo.pages: only .txt and .md files can be read.",
    ]
    assert failure == "3 failures; everything else was done."


@pytest.mark.django_db
def test_a_path_that_the_system_refuses_is_named(run, tmp_path):
    path = tmp_path / ("x" * 300)

    _, err, failure = run(path)

    assert err == f"{path}: cannot be read: File name too long.\n"
    assert failure == "1 failure; everything else was done."


@pytest.mark.django_db
def test_what_is_given_describes_the_document(run, memo):
    given = "--title=A memo --outlet=The Courier --published=2031-04-02 --grade=A --side=ours"

    out, _, _ = run(memo, *given.replace(" --", "\n--").split("\n"))

    assert out == "1 document, 1 new\n"
    source = Source.objects.get()
    assert (source.title, source.outlet) == ("A memo", "The Courier")
    assert (source.published_on, source.grade, source.side) == (date(2031, 4, 2), "A", "ours")
    assert run(memo, "--grade=B")[0] == "1 document, nothing new, 1 described anew\n"


@pytest.mark.django_db
def test_a_title_is_for_one_document(run, memo, tmp_path):
    (tmp_path / "other.txt").write_text("Words.")

    _, _, failure = run(tmp_path, "--title=A memo")

    assert failure == "--title is for one document, and these are 2."
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("--published=May 6", "argument --published: “May 6” is not a day such as 2031-05-06"),
        ("--title= ", "argument --title: must have 1 to 300 characters"),
        ("--outlet=" + "x" * 121, "argument --outlet: must have 1 to 120 characters"),
        ("--grade=E", "argument --grade: invalid choice: 'E'"),
        ("--side=mine", "argument --side: invalid choice: 'mine'"),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(run, memo, option, message):
    _, _, failure = run(memo, option)

    assert message in failure


def test_a_dry_run_reads_and_needs_no_database(run, memo):
    out, err, failure = run(memo, "--dry-run")

    assert (out, failure) == ("1 document read, nothing stored\n", "")
    assert err == f"{memo}: {len(TEXT)} characters.\n"


def test_a_dry_run_in_json_says_what_would_be_stored(run, memo, tmp_path):
    out, _, _ = run(memo, "--dry-run", "--json", "--outlet=The Courier", "--published=2031-04-02")

    assert json.loads(out) == {
        "documents": [
            {
                "path": str(memo),
                "sha256": SHA256,
                "title": "Libraries",
                "outlet": "The Courier",
                "published_on": "2031-04-02",
                "characters": len(TEXT),
                "error": None,
                "claims": [],
                "cards": [],
            }
        ]
    }


@pytest.mark.django_db
def test_json_gives_each_document_with_its_claims_and_each_failure(run, memo):
    source = SourceFactory(cited=True, sha256=SHA256, title="A memo")
    PersonFactory(name="Ines Vasquez", side="ours")
    quoted = (TEXT.index("we opened"), TEXT.index("” on"))
    ClaimFactory(source=source, start=12, end=21, role="fact")
    ClaimFactory(source=source, start=quoted[0], end=quoted[1], speaker="Ines Vasquez")
    ClaimFactory(source=source, start=40, end=41, speaker="Somebody")
    ClaimFactory(source=source, start=50, end=900)

    out, _, failure = run(memo, "no.txt", "--json")

    claim = {
        "role": "none",
        "speaker": None,
        "speaker_side": "unknown",
        "quotation": False,
        "figures": [],
        "score": None,
    }
    assert json.loads(out)["documents"] == [
        {
            "path": str(memo),
            "sha256": SHA256,
            "title": "A memo",
            "outlet": None,
            "published_on": None,
            "characters": len(TEXT),
            "error": None,
            "claims": [
                {**claim, "start": 12, "end": 21, "text": "The mayor", "role": "fact"},
                {
                    **claim,
                    "start": quoted[0],
                    "end": quoted[1],
                    "text": "we opened twelve",
                    "speaker": "Ines Vasquez",
                    "speaker_side": "ours",
                    "quotation": True,
                },
                {**claim, "start": 40, "end": 41, "text": TEXT[40], "speaker": "Somebody"},
            ],
            "cards": [],
        },
        {
            "path": "no.txt",
            "sha256": None,
            "title": None,
            "outlet": None,
            "published_on": None,
            "characters": None,
            "error": "no.txt: cannot be read: No such file or directory.",
            "claims": [],
            "cards": [],
        },
    ]
    assert failure == "1 failure; everything else was done."


@pytest.mark.django_db
def test_citations_that_find_their_words_are_counted(run, memo):
    source = SourceFactory(cited=True, sha256=SHA256)
    ProofFactory(claim=ClaimFactory(source=source, start=0, end=9))

    assert run(memo)[0] == "1 document, 1 new, 1 citation now quotes its words\n"


@pytest.mark.django_db
def test_several_citations_are_counted_and_one_that_lies_outside_is_named(run, memo):
    source = SourceFactory(cited=True, sha256=SHA256)
    for start in (0, 5):
        ProofFactory(claim=ClaimFactory(source=source, start=start, end=9))
    proof = ProofFactory(claim=ClaimFactory(source=source, start=50, end=900))

    out, err, failure = run(memo)

    assert out == "1 document, 1 new, 2 citations now quote their words\n"
    assert failure == ""
    assert err.splitlines()[1] == (
        f"{memo}: card {proof.card_id}, characters 50 to 900 lies beyond the document's"
        f" {len(TEXT)}; it has no words."
    )
