"""Web pages, PDFs and Word documents give their words, and nothing of what stands around them."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pypdf import PdfWriter

from seeds.readers import UnreadableDocumentError, parse, pdf, webpage, word
from seeds.readers.documents import Description, RefusedError
from seeds.readers.limits import DEFAULT
from tests.seeds.papers import pdf_of, repacked, word_of

ARTICLE = """<!doctype html><html lang="en"><head><meta charset="{charset}">
<title>Twelve libraries open | The Courier</title><meta name="author" content="Ana Ruiz">
<meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2031-04-02T10:00:00Z"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Twelve libraries open</h1>
<p>“We opened twelve,” Mayor Vásquez said.<br>It is <b>true</b> of all
 but one, and that one opens in June.</p>
<p>“We opened twelve,” Mayor Vásquez said.</p>
<h2>What comes next</h2>
<ul><li>The budget is voted on in May.</li><li>The last library opens in June.</li></ul>
<table><tr><th>Library</th><th>Opened</th></tr><tr><td>North</td><td>2030</td></tr></table>
<table><tr><td><p>Paid for by the friends of the libraries.</p></td></tr></table>
</article><div class="comments" id="comments"><p>A reader says that this is wrong.</p></div>
<footer>All rights reserved</footer></body></html>"""
ARTICLE_TEXT = """Twelve libraries open

“We opened twelve,” Mayor Vásquez said.
It is true of all but one, and that one opens in June.

“We opened twelve,” Mayor Vásquez said.

What comes next

- The budget is voted on in May.
- The last library opens in June.

Library | Opened
North | 2030

Paid for by the friends of the libraries."""


def test_a_web_page_gives_its_article_with_what_it_says_of_itself():
    found = webpage.extract(ARTICLE.format(charset="utf-8").encode(), DEFAULT)

    assert found.text == ARTICLE_TEXT
    assert found.known == Description(
        title="Twelve libraries open",
        outlet="The Courier",
        author="Ana Ruiz",
        published_on=date(2031, 4, 2),
    )


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_web_page_is_read_in_its_own_character_set(encoding):
    page = ARTICLE.format(charset=encoding).encode(encoding)

    assert webpage.extract(page, DEFAULT).text == ARTICLE_TEXT


def test_an_xhtml_page_with_a_declaration_is_a_page_too():
    page = '<?xml version="1.0" encoding="utf-8"?>' + ARTICLE.format(charset="utf-8")

    assert webpage.extract(page.encode(), DEFAULT).text == ARTICLE_TEXT


def test_a_piece_of_a_page_is_read_too():
    piece = "<p>The mayor opened twelve libraries.</p>"

    assert webpage.extract(piece.encode(), DEFAULT).text == "The mayor opened twelve libraries."


def test_a_page_that_says_nothing_of_itself_gives_a_first_line_and_no_date():
    page = b"<html><body><article><p>The mayor opened twelve libraries.</p></article></body></html>"

    document = parse(page, name="page.htm")

    assert document.text == "The mayor opened twelve libraries."
    assert document.description == Description("The mayor opened twelve libraries.")


def test_a_tag_with_more_attributes_than_anybody_writes_is_refused_unparsed():
    page = f"<html><body {' '.join(f'a{number}=1' for number in range(3000))}>Words.</body></html>"

    with pytest.raises(RefusedError, match="a tag with more than 2,000 attributes"):
        webpage.extract(page.encode(), DEFAULT)


@pytest.mark.parametrize("page", [b"<html><body></body></html>", b"No page at all.", b"<<<"])
def test_a_page_without_an_article_is_refused(page):
    with pytest.raises(RefusedError, match="holds no article that could be told from the rest"):
        webpage.extract(page, DEFAULT)


PAGE = """Libraries

The mayor opened twelve (12) li-
braries in “the valley”.

More are to come."""


def test_a_pdf_gives_its_lines_with_a_gap_where_one_is_and_between_pages():
    info = "/Title(Libraries of the valley)/Author(Ana Ruiz)/CreationDate(D:20310402100000Z)"

    found = pdf.extract(pdf_of(PAGE, "", "The second page.", info=info), DEFAULT)

    assert found.text == f"{PAGE}\n\nThe second page."
    assert found.known == Description(
        title="Libraries of the valley", author="Ana Ruiz", published_on=date(2031, 4, 2)
    )


def test_two_columns_of_a_pdf_are_read_one_after_the_other():
    columns = b"BT /F 11 Tf 1 0 0 1 72 700 Tm (One,) Tj 1 0 0 1 72 686 Tm (two,) Tj "
    columns += b"1 0 0 1 300 700 Tm (three,) Tj 1 0 0 1 300 686 Tm (four.) Tj ET"

    assert pdf.extract(pdf_of(columns), DEFAULT).text == "One,\ntwo,\nthree,\nfour."


@pytest.mark.parametrize("info", ["/CreationDate(yesterday)/Title(Libraries)", "/Title 7"])
def test_a_pdf_that_says_nonsense_of_itself_is_read_all_the_same(info):
    found = pdf.extract(pdf_of("Twelve libraries are open.", info=info), DEFAULT)

    assert found.text == "Twelve libraries are open."
    assert found.known.published_on is None


def test_a_pdf_without_information_is_described_by_its_words():
    raw = pdf_of("Twelve libraries are open.").replace(b"/Info 4 0 R", b"")

    assert parse(raw, name="memo.pdf").description == Description("Twelve libraries are open.")


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        ([b""], "has no text on its page; if it is a scan, run text recognition on it first."),
        ([b"", b"q Q"], "has no text on its 2 pages; if it is a scan, run text recognition"),
    ],
)
def test_a_pdf_without_words_is_refused(pages, reason):
    with pytest.raises(RefusedError, match=reason):
        pdf.extract(pdf_of(*pages), DEFAULT)


def test_the_pages_of_a_pdf_together_are_held_to_the_limit():
    with pytest.raises(RefusedError, match="is too much to unpack; the most is 60 bytes and"):
        pdf.extract(pdf_of("Twelve.", "Libraries."), replace(DEFAULT, unpacked_size=60))


def encrypted(password):
    writer = PdfWriter(clone_from=io.BytesIO(pdf_of("Twelve libraries are open.")))
    writer.encrypt(password, owner_password="owner", algorithm="AES-256")
    raw = io.BytesIO()
    writer.write(raw)
    return raw.getvalue()


def test_a_pdf_with_a_password_is_refused_but_not_one_that_only_forbids_printing():
    assert pdf.extract(encrypted(""), DEFAULT).text == "Twelve libraries are open."
    with pytest.raises(RefusedError, match="is protected by a password; save it without one"):
        pdf.extract(encrypted("secret"), DEFAULT)


def build(document):
    document.add_heading("Libraries of the valley", 0)
    document.add_paragraph("The mayor opened “twelve”.\nAll of them.")
    document.add_paragraph("  ")
    document.add_heading("What comes next", 2)
    document.add_paragraph("The budget.", style="List Bullet")
    document.add_paragraph("The last library.", style="List Number")
    table = document.add_table(2, 2)
    for cell, words in zip(
        [*table.rows[0].cells, *table.rows[1].cells],
        ["Library", "Opened", "North", "2030"],
        strict=True,
    ):
        cell.text = words
    layout = document.add_table(1, 2)
    layout.cell(0, 0).text = "Contact:"
    layout.cell(0, 0).add_paragraph("Ana Ruiz")
    document.add_paragraph("The end.")


def test_a_word_document_gives_what_is_in_its_body_in_order():
    raw = word_of(build=build, author="Ana Ruiz", created=datetime(2031, 4, 2, tzinfo=UTC))

    found = word.extract(raw, DEFAULT)

    assert found.text == (
        "Libraries of the valley\n\nThe mayor opened “twelve”.\nAll of them.\n\nWhat comes next\n\n"
        "- The budget.\n- The last library.\n\nLibrary | Opened\nNorth | 2030\n\n"
        "Contact:\n\nAna Ruiz\n\nThe end."
    )
    assert found.known == Description(
        title="Libraries of the valley", author="Ana Ruiz", published_on=date(2031, 4, 2)
    )


def test_what_a_template_says_of_itself_is_not_said_of_the_document():
    assert word.extract(word_of("Twelve."), DEFAULT).known == Description("")


@pytest.mark.parametrize("title", ["Document3", "Microsoft Word - final v2.docx", "untitled"])
def test_a_title_that_a_program_gave_is_none(title):
    raw = word_of("Twelve libraries are open.", title=title)

    assert parse(raw, name="memo.docx").description.title == "Twelve libraries are open."


def add(xml):
    def build(document):
        element = parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1))
        document.element.body.insert(0, element)

    return build


@pytest.mark.parametrize(
    "xml",
    [
        # Changes that Word keeps track of count as made: a "not" that was put in is in.
        "<w:p><w:r><w:t xml:space='preserve'>We did </w:t></w:r><w:ins><w:r><w:t>not</w:t></w:r>"
        "</w:ins><w:del><w:r><w:delText>all</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>once"
        "</w:t></w:r></w:moveFrom><w:r><w:t xml:space='preserve'> close.</w:t></w:r></w:p>",
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>We did not close.</w:t></w:r></w:p></w:sdtContent>"
        "</w:sdt>",
        "<w:p><w:hyperlink><w:r><w:t>We did not close.</w:t></w:r></w:hyperlink></w:p>",
    ],
)
def test_words_in_changes_controls_and_links_are_read(xml):
    assert word.extract(word_of(build=add(xml)), DEFAULT).text == "We did not close."


def test_a_numbered_paragraph_is_an_item_whatever_its_style():
    xml = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>The budget.</w:t></w:r></w:p>"

    assert word.extract(word_of("More.", build=add(xml)), DEFAULT).text == "- The budget.\n\nMore."


def test_a_word_document_without_words_is_refused():
    with pytest.raises(RefusedError, match="holds no text"):
        word.extract(word_of(), DEFAULT)


def test_a_word_document_with_a_broken_part_is_refused():
    raw = repacked(word_of("Twelve."), {"docProps/core.xml": b"<broken"})

    with pytest.raises(UnreadableDocumentError, match="may be damaged"):
        parse(raw, name="memo.docx")


@pytest.mark.parametrize("module", [webpage, pdf, word])
def test_a_parser_loads_early_what_it_needs(module):
    assert module.warm_up() is None
