"""Text is read as what it was written in, or refused; offsets count characters, not bytes."""

import codecs
import hashlib

import pytest

from seeds.readers import UnreadableDocumentError, parse
from seeds.readers.charset import decode

ENGLISH = (
    "“We opened twelve libraries,” Mayor Vásquez said — and it’s true. It cost £3 million.\r\n"
)
POLISH = "Burmistrz otworzyła dwanaście bibliotek, ale żadna nie działa. Źle się dzieje. "
RUSSIAN = "Мэр открыла двенадцать библиотек, но ни одна не работает. Так говорят жители города. "


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "cp1252"),
        (ENGLISH * 500, "cp1252"),
        (ENGLISH, "mac_roman"),
        ("It’s true.", "cp1252"),
        ("café", "latin-1"),
        ("Le maire a été réélu après une campagne très disputée. Où est l’argent ?", "cp1252"),
        ("Die Bürgermeisterin eröffnete zwölf Büchereien in der Straße.", "latin-1"),
        ("São Paulo não está à venda, disse o prefeito. Então é isso.", "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (RUSSIAN, "utf-16-le"),
    ],
)
def test_text_is_read_as_what_it_was_written_in(text, encoding):
    raw = text.encode(encoding)

    document = parse(raw, name="memo.txt")

    assert document.text == text
    assert document.sha256 == hashlib.sha256(raw).hexdigest()


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_says_what_it_is_and_is_no_part_of_the_text(mark, encoding):
    assert decode(mark + ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "It’s true."),  # as browsers read it
        ("windows-1254", "cp1254", "İşte."),
        ("UTF-8", "cp1252", "It’s true."),  # it is not
        ("rot13", "cp1252", "It’s true."),
        ("no-such", "cp1252", "It’s true."),
    ],
)
def test_what_a_file_says_that_it_is_written_in_is_believed_if_it_can_be(declared, encoding, text):
    assert decode(text.encode(encoding), declared=declared) == text


@pytest.mark.parametrize(
    "raw",
    [
        bytes(range(256)),
        b"\xff\xfe\x00",  # half a character
        b"\xff\xd8 not a picture\xff\x01",
        b"\x8f\x81\x9d\xff\xfe" * 30,
    ],
)
def test_bytes_that_are_no_text_are_refused(raw):
    with pytest.raises(UnreadableDocumentError, match=r"memo\.md: is not text in any character"):
        parse(raw, name="memo.md")


@pytest.mark.parametrize("raw", [b"one\0two\0six\0", b"ab\0c", b"Words.\0 More words.\0", b"\0"])
def test_zeros_between_words_do_not_make_it_utf_16(raw):
    with pytest.raises(UnreadableDocumentError, match="holds a NUL character at"):
        parse(raw, name="memo.txt")
