"""The words of a Word document, in order. Runs in the child process."""

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from seeds.readers.blocks import BETWEEN_CELLS, Block, lay_out
from seeds.readers.documents import Description, Extracted, RefusedError
from seeds.readers.limits import Limits
from seeds.readers.preloading import load_all
from seeds.readers.zipped import repack

NAME = "Word document"
PARAGRAPH, TABLE = qn("w:p"), qn("w:tbl")
# What stands around paragraphs: content controls, changes that Word keeps track of.
WRAPPERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo")}
# As if all changes were accepted: what is inserted is read, what is deleted (w:delText) is not.
RUNS = ".//w:r[not(ancestor::w:moveFrom) and not(ancestor::w:txbxContent)]"
ROWS = "./w:tr | ./w:sdt/w:sdtContent/w:tr"
CELLS = "./w:tc | ./w:sdt/w:sdtContent/w:tc"
NUMBERED = "./w:pPr/w:numPr"
LIST_STYLE = re.compile(r"list (bullet|number)\b", re.IGNORECASE)  # also in translated Words
TITLE_STYLE = re.compile(r"(title|heading 1)$", re.IGNORECASE)
# What python-docx's template says of itself, and so files that programs make with it.
TEMPLATE_AUTHOR = "python-docx"
TEMPLATE_CREATED = datetime(2013, 12, 23, 23, 15, tzinfo=UTC)


def extract(raw: bytes, limits: Limits) -> Extracted:
    """Return what is in the body. Raises RefusedError, and what python-docx raises."""
    document = docx.Document(repack(raw, limits))
    words = _Words(document)
    text = lay_out(words.blocks(document.element.body))
    if not text:
        raise RefusedError("holds no text.")
    return Extracted(text, _described(document, words.heading))


def warm_up() -> None:
    """Load what would be loaded late."""
    load_all(docx)
    raw = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Libraries")
    document.save(raw)
    extract(raw.getvalue(), Limits())


class _Words:
    """The words of a document, with the first heading among them."""

    def __init__(self, document: WordDocument) -> None:
        self.styles = {style.style_id: style.name or "" for style in document.styles}
        self.heading = ""

    def blocks(self, parent: Any) -> Iterator[Block]:
        for child in parent:
            if child.tag == PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == TABLE:
                for row in child.xpath(ROWS):
                    yield from self._row(row)
            elif child.tag in WRAPPERS:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[Block]:
        words = "".join(run.text for run in paragraph.xpath(RUNS)).strip()
        if not words:
            return
        style = self.styles.get(paragraph.style, "")
        if TITLE_STYLE.match(style):
            self.heading = self.heading or words
        is_item = paragraph.xpath(NUMBERED) or LIST_STYLE.match(style)
        yield Block("item" if is_item else "paragraph", words)

    def _row(self, row: Any) -> Iterator[Block]:
        """Return cells of a line each on one line; others only lay out what they hold."""
        cells = [list(self.blocks(cell)) for cell in row.xpath(CELLS)]
        blocks = [block for cell in cells for block in cell]
        if len(blocks) > 1 and all(len(cell) <= 1 for cell in cells):
            yield Block("row", BETWEEN_CELLS.join(block.words for block in blocks))
        else:
            yield from blocks


def _described(document: WordDocument, heading: str) -> Description:
    """Return what the file says of itself, as far as that can be read: it need not be right."""
    title, author, published_on = "", "", None
    with suppress(Exception):
        known = document.core_properties
        title, author = known.title, known.author
        if known.created and known.created != TEMPLATE_CREATED:
            published_on = known.created.date()
    return Description(
        title=heading or title,
        author="" if author == TEMPLATE_AUTHOR else author,
        published_on=published_on,
    )
