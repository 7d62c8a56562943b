"""Whatever a parser does to itself, its document is refused in one sentence, and the rest go on."""

import os
import signal
import threading
from dataclasses import replace
from multiprocessing import Pipe

import pytest

from seeds.readers import UnreadableDocumentError, answers, child, confined, parse
from seeds.readers.answers import understood
from seeds.readers.confined import Reader
from seeds.readers.documents import RefusedError
from seeds.readers.limits import DEFAULT
from tests.seeds import misbehaving  # which a process without files could not import later
from tests.seeds.papers import word_of

TRAP = misbehaving.__name__


@pytest.fixture(scope="module")
def reader():
    reader = Reader()
    yield reader
    reader.close()


def refusal(reader, trap, **limits):
    with pytest.raises(RefusedError) as caught:
        reader.read(TRAP, trap.encode(), replace(DEFAULT, **limits))
    return str(caught.value)


@pytest.mark.parametrize(
    ("trap", "limits", "reason"),
    [
        ("crash", {}, "makes its reader crash (SIGSEGV)."),
        ("leave", {}, "takes more than 512 MB of memory to read."),
        ("sleep", {"seconds": 0.05}, "takes longer than 0.05 seconds to read."),
        ("spin", {"cpu_seconds": 1}, "takes more than 1 seconds of computing to read."),
        ("hoard", {}, "takes more than 512 MB of memory to read."),
        ("shout", {"characters": 2_000}, "holds more than 2,000 characters of text."),
        ("descend", {}, "is nested too deeply to read."),
        ("stumble", {}, "cannot be read as a trap; it may be damaged."),
    ],
)
def test_a_document_that_breaks_its_reader_is_refused_with_the_limit(reader, trap, limits, reason):
    assert refusal(reader, trap, **limits) == reason


def test_after_one_that_breaks_its_reader_the_next_is_read_by_the_same(reader):
    refusal(reader, "crash")
    before = reader.child

    found = reader.read(TRAP, b"mumble", DEFAULT)

    assert found.text == "\ufffd and \ufffd"
    assert reader.child is before


def test_a_parser_can_open_and_start_nothing(reader):
    assert reader.read(TRAP, b"escape", DEFAULT).text == "nothing more"


def test_a_parser_knows_nothing_of_our_surroundings(reader, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "the keys")

    names = reader.read(TRAP, b"surroundings", DEFAULT).text

    assert set(names.split()) == {"LC_ALL", "PYTHONPATH"}


def test_the_next_document_has_a_new_process_when_the_last_one_ended(reader):
    reader.read(TRAP, b"mumble", DEFAULT)
    last = reader.child
    os.kill(last.process.pid, signal.SIGKILL)
    last.process.wait()

    assert reader.read(TRAP, b"mumble", DEFAULT).text
    assert reader.child is not last


def test_a_process_that_never_answers_is_ended(reader, monkeypatch):
    monkeypatch.setattr(confined, "GRACE_SECONDS", -0.05)
    reader.read(TRAP, b"mumble", replace(DEFAULT, seconds=20))
    last = reader.child

    assert refusal(reader, "sleep", seconds=0.1) == "takes longer than 0.1 seconds to read."
    assert last.process.returncode == -signal.SIGKILL


def test_where_no_process_can_be_started_documents_are_refused(monkeypatch):
    monkeypatch.setattr(confined.sys, "executable", "/nowhere/python")

    assert refusal(Reader(), "mumble") == "cannot be read: the process that reads does not run."


def test_a_process_that_was_ended_outside_of_its_group_is_no_trouble(reader):
    reader.read(TRAP, b"mumble", DEFAULT)
    reader.child.process.kill()
    reader.child.process.wait()

    reader.close()
    reader.close()

    assert reader.child is None


def test_threads_take_turns(reader):
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(reader.read(TRAP, b"mumble", DEFAULT)))
        for _ in range(4)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 4


def test_a_fork_of_ours_starts_a_process_of_its_own_and_the_last_ends_with_its_line():
    reader = Reader()
    reader.forget()
    reader.read(TRAP, b"mumble", DEFAULT)
    ours = reader.child.process.pid

    reader.forget()  # as a fork does, where nobody else holds the line

    assert reader.read(TRAP, b"mumble", DEFAULT).text
    assert reader.child.process.pid != ours
    assert os.waitpid(ours, 0)[1] == 0
    reader.close()


@pytest.mark.parametrize(
    "said",
    [
        b"", b"{", b"[]", b"7", b'{"refused": 7}', b'{"text": "a"}', b"[" * 100_000,
        b'{"text": "a\\u0000", "title": "", "outlet": "", "author": "", "published_on": null}',
        b'{"text": "\\ud800", "title": "", "outlet": "", "author": "", "published_on": null}',
        b'{"text": "a", "title": "", "outlet": "", "author": "", "published_on": "today"}',
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_not_taken_for_a_document(said):
    with pytest.raises(RefusedError, match="what its reader says makes no sense"):
        understood(said)


def test_a_reason_is_one_line_and_short():
    with pytest.raises(RefusedError) as caught:
        understood(b'{"refused": "is\\n\\nodd%b"}' % (b" and long" * 99))

    assert str(caught.value).startswith("is odd and long")
    assert len(str(caught.value)) == 300


# -- the child's own side, here in this process ---------------------------------------


def served(*requests):
    """Return what the child answers to each, and ends when nobody asks any more."""
    ours, theirs = Pipe()
    roomy = {"memory": 1 << 40}  # this process is larger than the child
    with ours, theirs:
        for parser, raw in requests:
            header = b'{"parser": "%b", "limits": {"memory": %d}}'
            ours.send_bytes(header % (parser.encode(), roomy["memory"]))
            ours.send_bytes(raw)
        child.serve(theirs, idle=0)
        return [ours.recv_bytes() for _ in requests]


def test_the_child_answers_each_request_and_rests_when_there_is_none():
    mumbled, crashed = served((TRAP, b"mumble"), (TRAP, b"crash"))

    assert understood(mumbled).text
    assert b"SIGSEGV" in crashed


def test_the_child_ends_with_who_started_it():
    ours, theirs = Pipe()
    ours.close()

    assert child.serve(theirs) is None


def test_what_a_parser_gives_is_made_storable():
    found = understood(answers.read(TRAP, b"mumble", DEFAULT))

    assert found.text == "\ufffd and \ufffd"
    assert found.known.title == "\ufffd\ufffd title"


def test_a_shouting_process_is_not_listened_to_for_long(monkeypatch):
    monkeypatch.setattr(answers, "OVERHEAD", -1_000_000)
    limits = replace(DEFAULT, characters=1, memory=1 << 40)

    assert b"holds more than 1 characters" in child.answer(TRAP, b"mumble", limits)


@pytest.mark.parametrize(
    ("trap", "reason"),
    [
        (b"hoard", b"takes more than 512 MB of memory to read."),
        (b"shout", b"holds more than 5,000,000 characters of text."),
        (b"descend", b"is nested too deeply to read."),
        (b"stumble", b"cannot be read as a trap; it may be damaged."),
    ],
)
def test_what_a_parser_cannot_do_is_said_in_a_sentence(trap, reason):
    assert reason in answers.read(TRAP, trap, DEFAULT)


@pytest.mark.parametrize(
    ("trap", "limits", "reason"),
    [
        (b"sleep", {"seconds": 0.05}, b"takes longer than 0.05 seconds"),
        (b"leave", {}, b"takes more than"),
        (b"leave", {"cpu_seconds": 0}, b"takes more than 0 seconds of computing"),
    ],
)
def test_why_a_process_says_nothing_is_told_from_how_it_ended(trap, limits, reason):
    limits = replace(DEFAULT, memory=1 << 40, **limits)

    assert reason in child.answer(TRAP, trap, limits)


def test_a_flaw_found_when_memory_was_short_is_a_lack_of_memory(monkeypatch):
    limits = replace(DEFAULT, memory=1 << 40)
    assert b"may be damaged" in child.answer(TRAP, b"stumble", limits)

    monkeypatch.setattr(child, "MOST_OF", 0)

    assert b"of memory to read" in child.answer(TRAP, b"stumble", limits)


def test_documents_are_read_by_the_process_that_all_share():
    raw = word_of("Twelve libraries are open.")

    assert parse(raw, name="memo.docx").text == "Twelve libraries are open."
    with pytest.raises(UnreadableDocumentError, match=r"memo\.docx: takes longer than 0 seconds"):
        parse(raw, name="memo.docx", limits=replace(DEFAULT, seconds=0))
