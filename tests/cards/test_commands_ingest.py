"""`manage.py ingest`, as somebody would type it who sees it for the first time."""

import hashlib
import json
import textwrap
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import OutputWrapper

from cards.management.progress import Progress
from cards.models import Card
from seeds.models import Person, Source
from tests.factories.cards import ProofFactory, live_card
from tests.factories.seeds import ClaimFactory, PersonFactory, SourceFactory

NOBODY = "Nobody is known: who attacks whom is a guess until people are.\n"
KINDS = ".txt, .md, .html, .htm, .pdf {} .docx"

TEXT = "# Libraries\nThe mayor said “we opened twelve” on Monday.\n"
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()

PEOPLE = """\
- {name: Ines Vasquez, side: ours, principal: true, pronoun: she, aliases: [Vasquez, the mayor]}
- {name: Desmond Holt, side: theirs, principal: true, pronoun: he, aliases: [Holt]}
"""


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


def first_line(out):
    return out.splitlines()[0]


@pytest.fixture
def memo(tmp_path):
    path = tmp_path / "memo.md"
    path.write_bytes(TEXT.encode())
    return path


@pytest.mark.django_db
def test_a_file_is_stored_and_again_is_nothing_new(run, memo):
    out, err, failure = run(memo)

    assert (first_line(out), err, failure) == (
        "1 document, 1 new",
        f"{NOBODY}{memo}: new, “Libraries”.\n",
        "",
    )
    out, err, failure = run(memo)
    assert (first_line(out), err, failure) == (
        "1 document, nothing new",
        f"{NOBODY}{memo}: stored before, “Libraries”.\n",
        "",
    )
    assert Source.objects.get().text == TEXT


@pytest.mark.django_db
def test_a_folder_is_walked_by_name_and_a_bad_file_stops_no_other(run, tmp_path):
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Words of {name}")
    (tmp_path / "ab.txt").write_bytes(b"\x7fELF\0\0")
    (tmp_path / "link.txt").symlink_to(__file__)
    (tmp_path / "photo.jpg").write_bytes(b"\xff")

    out, err, failure = run(tmp_path)

    passed_over = f"{tmp_path}/photo.jpg: passed over, not a {KINDS.format('or')} file.\n"
    assert err.startswith(passed_over)
    err = err.removeprefix(passed_over)

    assert first_line(out) == "3 documents, 3 new"
    refused = next(line for line in err.splitlines() if line.startswith(f"{tmp_path}/ab.txt: "))
    assert err.removeprefix(NOBODY).splitlines() == [
        f"{tmp_path}/a.md: new, “Words of a.md”.",
        refused,
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
    assert err.replace(NOBODY, "").splitlines() == [
        f"{tmp_path}/empty: holds no {KINDS.format('or')} file.",
        f"{tmp_path}/no.txt: cannot be read: No such file or directory.",
        f"{tmp_path}/memo.pages: only {KINDS.format('and')} files can be read.",
    ]
    assert failure == "3 failures; everything else was done."


@pytest.mark.django_db
def test_a_path_that_the_system_refuses_is_named(run, tmp_path):
    path = tmp_path / ("x" * 300)

    _, err, failure = run(path)

    assert err == f"{path}: cannot be read: File name too long.\n{NOBODY}"
    assert failure == "1 failure; everything else was done."


@pytest.mark.django_db
def test_what_is_given_describes_the_document(run, memo):
    given = "--title=A memo --outlet=The Courier --published=2031-04-02 --grade=A --side=ours"

    out, _, _ = run(memo, *given.replace(" --", "\n--").split("\n"))

    assert first_line(out) == "1 document, 1 new"
    source = Source.objects.get()
    assert (source.title, source.outlet) == ("A memo", "The Courier")
    assert (source.published_on, source.grade, source.side) == (date(2031, 4, 2), "A", "ours")
    out, _, _ = run(memo, "--grade=B")
    assert first_line(out) == "1 document, nothing new, 1 described anew"


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


@pytest.fixture
def people(tmp_path):
    """A file that names who is who."""
    path = tmp_path / "people.yaml"
    path.write_text(PEOPLE)
    return path


def test_a_dry_run_with_people_of_its_own_needs_no_database(run, memo, people):
    out, err, failure = run(memo, "--dry-run", "--people", people)

    assert (first_line(out), failure) == ("1 document read, nothing stored", "")
    assert err == f"{memo}: {len(TEXT)} characters.\n"


@pytest.mark.django_db
def test_a_dry_run_takes_the_people_who_are_stored_or_does_without(run, memo):
    assert run(memo, "--dry-run")[1].startswith(NOBODY)

    PersonFactory(name="Ines Vasquez")

    assert run(memo, "--dry-run")[1] == f"{memo}: {len(TEXT)} characters.\n"
    assert not Source.objects.exists()


def test_a_dry_run_in_json_says_what_would_be_stored(run, memo, people):
    given = ["--outlet=The Courier", "--published=2031-04-02", "--side=theirs"]

    out, _, _ = run(memo, "--dry-run", "--json", "--people", people, *given)

    [said] = json.loads(out)["documents"]
    assert said.pop("claims")
    assert said == {
        "path": str(memo),
        "sha256": SHA256,
        "title": "Libraries",
        "outlet": "The Courier",
        "published_on": "2031-04-02",
        "characters": len(TEXT),
        "error": None,
        "side": "theirs",
        "side_is_guess": False,
        "cards": [],
        "gaps": said["gaps"],
        "contradictions": [],
        "refused": [],
    }


DEBATE = """# Vasquez answers Holt

"Mayor Vasquez closed our libraries and failed this city," Holt told the crowd on {day}.

"That is false," Vasquez said. "We reopened 12 libraries after the flood, and all of them are open."

The bridge repairs cost ${cost} million in 2030, the county auditor says.
"""


@pytest.fixture
def debate(tmp_path):
    """Two articles about one debate, which disagree on a figure."""
    folder = tmp_path / "debate"
    folder.mkdir()
    (folder / "a.md").write_text(DEBATE.format(day="Monday", cost="8.4"))
    (folder / "b.md").write_text(DEBATE.format(day="the first evening", cost="84"))
    return folder


def check(documents, folder):
    """See that whatever is said of the documents stands in them, and leads to their claims."""
    for document in documents:
        text = (folder / document["path"].rsplit("/", 1)[1]).read_text()
        for claim in document["claims"]:
            assert claim["text"] == text[claim["start"] : claim["end"]]
            for figure in claim["figures"]:
                assert figure["text"] == text[figure["start"] : figure["end"]]
        for card in document["cards"]:
            assert card["rebuttal"] in " ".join(text.split())
            assert all(place < len(document["claims"]) for place in card["claims"])
            assert card["claims"]
            assert card["warnings"]
            assert not any("Nobody said whose" in each for each in card["warnings"])


def test_a_dry_run_pairs_across_documents_and_says_so(run, debate, people):
    out, _, _ = run(debate, "--dry-run", "--json", "--people", people)

    documents = json.loads(out)["documents"]
    check(documents, debate)
    attacks = [[card["attack"] for card in each["cards"]] for each in documents]
    assert attacks[0] == attacks[1] != []
    assert [card["card"] for card in documents[0]["cards"]] == [None] * len(attacks[0])
    [found] = documents[1]["contradictions"]
    assert {each["sha256"] for each in found["passages"]} == {each["sha256"] for each in documents}


def test_a_dry_run_sums_up_in_words(run, debate, people):
    out, _, _ = run(debate, "--dry-run", "--people", people)

    lines = out.splitlines()
    assert lines[0] == "2 documents read, nothing stored"
    assert " claims: " in lines[1]
    assert "would be drafted, " in lines[2]
    assert "heard again, receipts added" in lines[2]
    assert "1 contradiction:" in lines
    assert any("$8.4 million" in line and "$84 million" in line for line in lines)


@pytest.mark.django_db
def test_a_run_drafts_and_a_second_one_says_the_same_and_changes_nothing(run, debate):
    for name, side in (("Ines Vasquez", "ours"), ("Desmond Holt", "theirs")):
        PersonFactory(name=name, aliases=[name.split()[1]], side=side, is_principal=True)

    out, _, _ = run(debate, "--json")

    documents = json.loads(out)["documents"]
    check(documents, debate)
    count = Card.objects.count()
    assert {card.status for card in Card.objects.all()} == {"draft"}
    again = json.loads(run(debate, "--json")[0])["documents"]
    assert [each["cards"] for each in again][1] == documents[1]["cards"]
    assert [each["claims"] for each in again] == [each["claims"] for each in documents]
    assert Card.objects.count() == count
    assert first_line(run(debate)[0]) == "2 documents, nothing new"


@pytest.mark.django_db
def test_what_a_card_says_already_is_named(run, debate, people):
    run(debate / "a.md", "--people", people)
    card = Card.objects.get(kind="rebuttal")

    out, err, _ = run(debate / "b.md", "--people", people)

    assert f"Heard again, added to the draft “{card.attack}”." in err
    assert "heard again, receipts added" in out


@pytest.mark.django_db
def test_a_card_that_people_approved_is_named_and_stays(run, debate, people):
    card = live_card(attack="Mayor Vasquez closed our libraries and failed this city")

    out, err, _ = run(debate / "a.md", "--people", people)

    assert f"Heard again: the card “{card.attack}” (approved) stays as it is." in err
    assert "1 card heard again, nothing changed" in out


@pytest.mark.django_db
def test_a_file_that_lists_nobody_stands_in_for_those_stored(run, memo, people):
    PersonFactory(name="Ines Vasquez")
    people.write_text("people: []")

    assert run(memo, "--dry-run", "--people", people)[1].startswith(NOBODY)
    assert "The people of this file are used" in run(memo, "--people", people)[1]


@pytest.mark.django_db
def test_people_of_a_file_are_used_and_not_stored(run, debate, people):
    out, err, _ = run(debate, "--people", people)

    assert err.startswith("The people of this file are used in this run, and not stored.\n")
    assert "rebuttal" in out
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (PEOPLE, ""),
        ("people:\n" + textwrap.indent(PEOPLE, "  "), ""),
        ('[{"name": "Ines Vasquez", "side": "ours"}]', ""),
        (
            "- {name: Ines Vasquez, side: ours}\n- {name: Holt, alias: [Dez]}",
            "{}: Person 2: alias is none of aliases, name, principal, pronoun, side.",
        ),
        ("people: 7", "{}: holds no list of people, and is no deck file that has one."),
        ("- {side: ours}", "{}: Person 1: name is missing."),
        (
            "- {name: Ines Vasquez, side: mine}",
            "{}: Person 1 (Ines Vasquez): side must be one of ours, theirs, neutral, unknown.",
        ),
        ("- {name: [", "{}:1: is neither YAML nor JSON: expected the node content, but found"),
        ("\xff", "{}: is not UTF-8 text; save it as UTF-8 first."),
        ("- 2031-02-31", "{}: is neither YAML nor JSON: it cannot be read."),
        ("#" * 2_000_001, "{}: is larger than 2 MB."),
    ],
)
def test_people_are_read_from_a_deck_file_or_a_list(run, memo, people, written, message):
    people.write_bytes(written.encode("latin-1"))

    _, _, failure = run(memo, "--dry-run", "--people", people)

    assert failure.startswith(message.format(people))
    assert bool(failure) == bool(message)


def test_a_file_of_people_that_is_not_there_is_named(run, memo):
    _, _, failure = run(memo, "--dry-run", "--people", "nobody.yaml")

    assert failure == "nobody.yaml: cannot be read: No such file or directory."


def test_without_tables_a_dry_run_goes_on_without_people(run, memo, monkeypatch):
    monkeypatch.setattr("cards.management.cast.what_is_missing", lambda: ["Migrations are not…"])

    out, err, failure = run(memo, "--dry-run")

    assert (first_line(out), failure) == ("1 document read, nothing stored", "")
    assert err.startswith(NOBODY)


@pytest.mark.django_db
def test_a_model_that_is_of_no_use_is_told_and_rules_draft(run, memo, settings):
    settings.DRAFTER = "openai-compatible"
    settings.DRAFTER_URL, settings.DRAFTER_MODEL = "http://127.0.0.1:9/v1", "none"

    _, err, failure = run(memo)

    assert f"{memo}: Drafted by rule alone. The model at http://127.0.0.1:9/v1 was of no use" in err
    assert failure == ""


class Terminal(StringIO):
    def isatty(self):
        return True


def test_a_terminal_is_shown_how_far_it_is():
    terminal = Terminal()
    progress = Progress(OutputWrapper(terminal), lambda line: terminal.write(f"{line}\n"))

    for name in progress.through(["a.txt", "folder/" * 8 + "b.txt"]):
        progress.line(f"{name[-5:]}: read.")

    shown = terminal.getvalue().replace("\r\x1b[K", "\n")
    assert shown.splitlines() == [
        "",
        "░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 2  a.txt",
        "a.txt: read.",
        "",
        "░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 2  a.txt",
        "████████████░░░░░░░░░░░░ 1 of 2  …r/folder/folder/folder/folder/b.txt",
        "b.txt: read.",
        "",
        "████████████░░░░░░░░░░░░ 1 of 2  …r/folder/folder/folder/folder/b.txt",
    ]


def test_elsewhere_there_are_lines_and_nothing_else():
    stream, lines = StringIO(), []
    progress = Progress(OutputWrapper(stream), lines.append)

    for name in progress.through(["a.txt"]):
        progress.line(name)

    assert (stream.getvalue(), lines) == ("", ["a.txt"])


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
    read, failed = json.loads(out)["documents"]
    assert (read["path"], read["sha256"], read["title"]) == (str(memo), SHA256, "A memo")
    made = [(12, 21), quoted, (40, 41)]
    assert [each for each in read["claims"] if (each["start"], each["end"]) in made] == [
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
    ]
    assert all(each["end"] <= len(TEXT) for each in read["claims"])
    assert failed == {
        "path": "no.txt",
        "sha256": None,
        "title": None,
        "outlet": None,
        "published_on": None,
        "characters": None,
        "error": "no.txt: cannot be read: No such file or directory.",
        "side": "unknown",
        "side_is_guess": False,
        "claims": [],
        "cards": [],
        "gaps": [],
        "contradictions": [],
        "refused": [],
    }
    assert failure == "1 failure; everything else was done."


@pytest.mark.django_db
def test_citations_that_find_their_words_are_counted(run, memo):
    source = SourceFactory(cited=True, sha256=SHA256)
    ProofFactory(claim=ClaimFactory(source=source, start=0, end=9))

    assert first_line(run(memo)[0]) == "1 document, 1 new, 1 citation now quotes its words"


@pytest.mark.django_db
def test_several_citations_are_counted_and_one_that_lies_outside_is_named(run, memo):
    source = SourceFactory(cited=True, sha256=SHA256)
    for start in (0, 5):
        ProofFactory(claim=ClaimFactory(source=source, start=start, end=9))
    proof = ProofFactory(claim=ClaimFactory(source=source, start=50, end=900))

    out, err, failure = run(memo)

    assert first_line(out) == "1 document, 1 new, 2 citations now quote their words"
    assert failure == ""
    assert err.splitlines()[2] == (
        f"{memo}: card {proof.card_id}, characters 50 to 900 lies beyond the document's"
        f" {len(TEXT)}; it has no words."
    )
