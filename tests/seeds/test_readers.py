"""Files become documents whose offsets anybody can check, or a sentence that says why not."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from seeds.readers import Description, Limits, UnreadableDocumentError, describe, parse, read


def test_the_text_is_the_file_decoded_and_nothing_else(tmp_path):
    raw = "  A title\r\n\r\nWords — “quoted” — and a tab\t.\r\n\n".encode()
    path = tmp_path / "memo.txt"
    path.write_bytes(raw)

    document = read(path)

    assert document.text.encode() == raw
    assert document.sha256 == hashlib.sha256(raw).hexdigest()
    assert document.name == str(path)


def test_a_byte_order_mark_is_the_first_character_of_the_text_and_not_of_the_title():
    document = parse(b"\xef\xbb\xbf# Libraries\nAll are open.", name="memo.md")

    assert document.text.startswith("\ufeff#")
    assert document.text.index("All") == 13
    assert document.description.title == "Libraries"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "memo.txt: is empty."),
        (b" \r\n\t\xef\xbb\xbf\n", "memo.txt: is empty."),
        (b"ab\0c", "memo.txt: holds a NUL character at 2, which cannot be stored."),
    ],
)
def test_bytes_that_are_no_document_are_refused_with_the_reason(raw, message):
    with pytest.raises(UnreadableDocumentError) as caught:
        parse(raw, name="memo.txt")

    assert str(caught.value) == message


def test_a_document_may_be_as_large_as_the_limit_and_no_larger(tmp_path):
    limits = Limits(text_size=2_000_000)
    path = tmp_path / "memo.txt"
    path.write_bytes(b"a" * 2_000_000)
    assert len(read(path, limits=limits).text) == 2_000_000

    path.write_bytes(b"a" * 2_000_001)

    with pytest.raises(UnreadableDocumentError, match=r"memo.txt: is larger than 2 MB\."):
        read(path, limits=limits)


def test_a_file_of_another_kind_is_refused_with_the_kinds_that_can_be_read(tmp_path):
    path = tmp_path / "memo.pages"
    path.write_text("Words.")

    with pytest.raises(UnreadableDocumentError, match=r"\.pdf and \.docx files can be read\."):
        read(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnreadableDocumentError, match=r"cannot be read: No such file"):
        read(tmp_path / "memo.txt")


def test_a_folder_named_like_a_file_is_refused(tmp_path):
    path = tmp_path / "memo.txt"
    path.mkdir()

    with pytest.raises(UnreadableDocumentError, match=r"memo\.txt: is not a file\."):
        read(path)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n  The first line  \nThe second", "The first line"),
        ("A line before\n\n# The heading #\n", "The heading"),
        ("## Only a section\n\nWords", "Only a section"),
        ("---\n***\n**Bold words**\n", "Bold words"),
        ("#hashtag comes first\n", "hashtag comes first"),
        ('---\ntitle: "From the front"\n---\n# A heading', "From the front"),
        ("…", "…"),
        ("x" * 400, "x" * 99 + "…"),
        (f"# {'word ' * 70}", ("word " * 60).strip()),
        (f"Title: {'word ' * 70}", ("word " * 60).strip()),
    ],
)
def test_the_title_is_what_the_first_lines_say_it_is(text, title):
    assert describe(text).title == title


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("word " * 20, ("word " * 20).strip()),
        ("word " * 21, "word " * 19 + "word…"),
        (
            f"Mayor Vasquez of the valley opened twelve libraries. {'More. ' * 20}",
            "Mayor Vasquez of the valley opened twelve libraries.",
        ),
        (
            f"“They were closed before Mr. J. Holt was here!” {'she said, and more ' * 5}",
            "They were closed before Mr. J. Holt was here!",
        ),
        (
            f"Yes. That is what the mayor said of all twelve libraries. {'More. ' * 20}",
            "Yes. That is what the mayor said of all twelve libraries.",
        ),
    ],
)
def test_a_paragraph_that_comes_first_gives_its_opening(line, title):
    assert describe(f"{line}\n\nMore.").title == title


def test_a_heading_far_down_is_not_the_title():
    text = "\n".join(["The first line", *["Words."] * 20, "# A heading"])

    assert describe(text).title == "The first line"


@pytest.mark.parametrize("label", ["Published on:", "Published :", "**Published**:"])
def test_outlet_author_and_day_are_told_where_a_line_says_so(label):
    described = describe(
        f"# Libraries\n\n**Outlet:** The Courier\nAuthor: Ana Ruiz\n{label}`2031-04-02 10:00:36`\n"
    )

    assert described.outlet == "The Courier"
    assert described.author == "Ana Ruiz"
    assert described.published_on == date(2031, 4, 2)


def test_what_the_words_say_goes_before_what_the_format_knows_and_that_before_a_guess():
    known = Description("Known \n title", "The Herald", "Ben", date(2030, 1, 1))

    assert describe("# A heading\nWords.", known) == replace(known, title="Known title")
    assert describe("Title: Said\nOutlet: The Courier\nPublished: 2031-04-02", known) == (
        Description("Said", "The Courier", "Ben", date(2031, 4, 2))
    )


@pytest.mark.parametrize("value", ["last week", "2031-02-31", "April 2, 2031"])
def test_a_day_that_is_none_is_left_out(value):
    assert describe(f"Libraries\nPublished: {value}\n").published_on is None


def test_a_sentence_with_such_a_word_in_it_says_nothing():
    described = describe("Libraries\nThe report was published: 2031-04-02 it said.")

    assert described.published_on is None
