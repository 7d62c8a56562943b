"""Files made to hurt are refused with one sentence each, and the next one is read."""

import io
import os
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from seeds.readers import SUFFIXES, UnreadableDocumentError, answers, parse, read, word
from seeds.readers.documents import RefusedError
from seeds.readers.kinds import PARSERS
from seeds.readers.limits import DEFAULT
from tests.seeds.papers import (
    BODY,
    CONTENT_TYPES,
    archive_of,
    pdf_of,
    repacked,
    with_zeros,
    word_of,
)

MEMO = word_of("Twelve libraries are open.")
ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 20}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
XML_BOMB = f"""<?xml version="1.0"?>{ENTITIES}]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"""
MANY = [CONTENT_TYPES, BODY, *(f"word/{number}" for number in range(99_998))]


def zip_of(name, content):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr(name, content)
    return raw.getvalue()


def drawing(operations):
    """Return a page that goes on and on, packed small."""
    return zlib.compress(b"BT /F 11 Tf " + b"(a) Tj " * operations + b"ET", 9)


def times_its_size(raw):
    entries = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    return sum(entry.file_size for entry in entries) // len(raw)


PICTURE = with_zeros(MEMO, "word/a.png", 40)


def refusal(raw, name):
    with pytest.raises(UnreadableDocumentError) as caught:
        parse(raw, name=name)
    return str(caught.value)


DOCTYPE = "declares a document type, which Word never does."
ONLY_ZIP = "is a zip archive, but not a Word document."
DAMAGED_WORD = "cannot be read as a Word document; it may be damaged."
DAMAGED_PDF = "cannot be read as a PDF; it may be damaged."
TOO_MUCH = "is too much to unpack; the most is 50 MB and 250,000 operations a page."
NO_ARTICLE = "holds no article that could be told from the rest of the page."
PARSED = [  # found out by parsing
    (
        "bomb.docx",
        with_zeros(MEMO, "word/a.xml", 1_500),
        "unpacks to 1,574 MB; the most we unpack is 50 MB.",
    ),
    (
        "picture.docx",
        PICTURE,
        f"unpacks to {times_its_size(PICTURE)} times its size; the most we unpack is 200 times.",
    ),
    ("many.docx", archive_of(MANY), "packs 100,000 files; the most we unpack is 2,000."),
    ("entities.docx", repacked(MEMO, {BODY: XML_BOMB}), DOCTYPE),
    ("utf-16.docx", repacked(MEMO, {BODY: XML_BOMB.encode("utf-16")}), DOCTYPE),
    (
        "lzma.docx",
        repacked(MEMO, {}, zipfile.ZIP_LZMA),
        "is packed in a way that Word does not use.",
    ),
    ("nested.docx", zip_of("memo.docx", MEMO), ONLY_ZIP),
    ("zip.docx", zip_of("a.txt", b"Words."), ONLY_ZIP),
    ("cut.docx", MEMO[:-2000] + bytes(1000), DAMAGED_WORD),
    ("huge.pdf", pdf_of(drawing(8_000_000)), TOO_MUCH),
    ("loop.pdf", pdf_of("Words.", kids="2 0 R"), DAMAGED_PDF),
    ("deep.pdf", pdf_of("Words.", kids="[" * 100_000), DAMAGED_PDF),
    ("header.pdf", b"%PDF-1.7 and no more", DAMAGED_PDF),
    ("entities.html", XML_BOMB.encode(), NO_ARTICLE),
    ("deep.html", b"<b>" * 400_000, NO_ARTICLE),
]
SLOWLY = [("endless.pdf", pdf_of(drawing(130_000)), TOO_MUCH)]
SEEN = [  # found out before
    ("exe.pdf", b"MZ\x90\0" + bytes(90) + b"%PDF-1.7", "is a Windows program, not a PDF."),
    ("text.pdf", b"Words.", "is not a PDF, though its name says so."),
    ("png.txt", b"\x89PNG\r\n\x1a\n", "is a PNG image, not text."),
    ("docx.md", MEMO, "is a zip archive, not text."),
    ("pdf.html", pdf_of("Words."), "is a PDF, not text."),
    ("pdf.docx", pdf_of("Words."), "is a PDF, not a Word document."),
    ("text.docx", b"Words.", "is not a Word document, though its name says so."),
    (
        "doc.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
        "is an old Office file, or one with a password; save it as .docx without one.",
    ),
    ("docx.zip", MEMO, "only .txt, .md, .html, .htm, .pdf and .docx files can be read."),
    *((f"empty{suffix}", b"", "is empty.") for suffix in SUFFIXES),
]


def named(cases):
    return [pytest.param(*case, id=case[0]) for case in cases]


@pytest.mark.parametrize(("name", "raw", "reason"), named([*PARSED, *SLOWLY, *SEEN]))
def test_a_hostile_file_is_refused_with_the_reason(name, raw, reason):
    assert refusal(raw, name) == f"{name}: {reason}"


@pytest.mark.parametrize(("name", "raw", "reason"), named(PARSED))
def test_it_is_the_parser_that_refuses_before_any_limit_of_its_process(name, raw, reason):
    parser = PARSERS[Path(name).suffix]

    assert answers.read(parser, raw, DEFAULT) == answers.refusal(reason)


def test_text_that_begins_like_a_program_is_text():
    assert parse(b"MZ are the initials of the mayor.", name="a.txt").text.startswith("MZ are")


def test_a_page_is_told_nothing_of_our_files():
    page = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>Holt said &x; twice.</p>'

    assert parse(page, name="a.html").text.endswith("Holt said &x; twice.")


def test_a_part_that_unpacks_to_more_than_it_declares_is_read_as_far_as_it_declares():
    liar = with_zeros(MEMO, "word/a.xml", 200, declared=1)

    # It would not go into so little memory.
    found = parse(liar, name="a.docx", limits=replace(DEFAULT, memory=190_000_000))

    assert found.text == "Twelve libraries are open."


def test_a_part_with_a_password_is_refused():
    raw = bytearray(MEMO)
    raw[raw.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(RefusedError, match="is protected by a password; save it without one"):
        word.extract(bytes(raw), DEFAULT)


# -- paths --------------------------------------------------------------------------


def unreadable(path):
    with pytest.raises(UnreadableDocumentError) as caught:
        read(path)
    return str(caught.value).removeprefix(f"{path}: ")


def test_a_file_of_50_mb_is_refused_whatever_it_is(tmp_path):
    for suffix in SUFFIXES:
        path = tmp_path / f"a{suffix}"
        with path.open("wb") as file:
            file.truncate(50_000_000)

        most = 20 if suffix in (".pdf", ".docx") else 5
        assert unreadable(path) == f"is larger than {most} MB."


def test_what_is_no_file_is_refused(tmp_path):
    device, loop, folder = (tmp_path / f"{name}.txt" for name in ("device", "loop", "folder"))
    device.symlink_to("/dev/zero")
    loop.symlink_to(loop)
    folder.mkdir()

    assert unreadable(device) == "is not a file."
    assert unreadable(folder) == "is not a file."
    assert unreadable(loop) == "cannot be read: Too many levels of symbolic links."
    with pytest.raises(UnreadableDocumentError, match="cannot be read: embedded null byte"):
        read(Path("a\0.txt"))


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("Words.")
    path.chmod(0)
    if os.access(path, os.R_OK):  # as root may
        monkeypatch.setattr(Path, "open", _forbidden)

    assert unreadable(path) == "cannot be read: Permission denied."


def _forbidden(*_):
    raise PermissionError(13, "Permission denied")


def test_a_name_is_shown_on_one_line_and_cut_at_its_beginning():
    assert refusal(b"", "a\nb\x1b[31m\udcff.txt") == "a�b�[31m�.txt: is empty."
    assert refusal(b"", f"{'x' * 500}/a.txt") == f"…{'x' * 193}/a.txt: is empty."


# -- anything at all -----------------------------------------------------------------

BEGINNINGS = [b"", b"%PDF-1.7\n", MEMO[:600], b"<html><body><p>", b"\xff\xfe", b"\xef\xbb\xbf"]
WHOLE = {
    ".docx": MEMO,
    ".pdf": pdf_of("Twelve libraries."),
    ".html": b"<html><body><p>Twelve libraries.</p></body></html>",
}


@st.composite
def damaged(draw):
    """A file as it should be, with some bytes changed."""
    suffix = draw(st.sampled_from(sorted(WHOLE)))
    raw = bytearray(WHOLE[suffix])
    for _ in range(draw(st.integers(1, 20))):
        raw[draw(st.integers(0, len(raw) - 1))] = draw(st.integers(0, 255))
    return bytes(raw), suffix


ANYTHING = st.tuples(
    st.builds(bytes.__add__, st.sampled_from(BEGINNINGS), st.binary(max_size=300)),
    st.sampled_from(SUFFIXES),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example((b"\xff\xfe\0\xd8", ".txt"))
@given(ANYTHING | damaged())
def test_any_bytes_give_a_document_that_can_be_stored_or_a_refusal(file):
    raw, suffix = file
    try:
        document = parse(raw, name=f"a{suffix}")
    except UnreadableDocumentError as exc:
        (line,) = str(exc).splitlines()
        assert line.endswith(".")
    else:
        assert document.text.strip()
        assert "\0" not in document.text
        assert document.text.encode()
        assert document.description.title
