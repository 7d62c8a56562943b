"""The article of a web page, without what stands around it. Runs in the child process."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

import htmldate
import trafilatura
from lxml import etree
from trafilatura import bare_extraction
from trafilatura.external import jt_stoplist_init

from seeds.readers.blocks import BETWEEN_CELLS, Block, lay_out
from seeds.readers.charset import decode
from seeds.readers.documents import Description, Extracted, RefusedError
from seeds.readers.limits import Limits
from seeds.readers.preloading import load_all

NAME = "web page"
# Where a page may say what it is encoded in (the WHATWG standard's prescan).
PRESCAN = 1024
DECLARATION = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}(?P<name>[\w:.-]{1,40})", re.IGNORECASE
)
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
ROOT = re.compile(r"<(html|body)\b", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\f]+")
TAG = re.compile(r"<[a-z][^<>]*", re.IGNORECASE)
MOST_IN_A_TAG = 2_000  # attributes, each compared with all others by the parser
BLOCKS = {"ab", "body", "cell", "code", "div", "head", "item", "list", "p", "quote", "row", "table"}
SAMPLE = f"""<html><head><title>Libraries</title></head><body><article>
<h1>Libraries</h1><p>Published 2 April 2031</p><p>{"The mayor opened twelve. " * 9}</p>
</article>{"<div>Elsewhere.</div>" * 99}</body></html>""".encode()


def extract(raw: bytes, limits: Limits) -> Extracted:
    """Return a page's article. Raises RefusedError if it has none."""
    page = _whole(decode(raw, declared=_declared(raw)))
    if any(len(tag[0].split()) > MOST_IN_A_TAG for tag in TAG.finditer(page)):
        raise RefusedError(f"holds a tag with more than {MOST_IN_A_TAG:,} attributes.")
    found: Any = bare_extraction(
        page,
        include_comments=False,
        deduplicate=False,
        with_metadata=True,
        # A date that is not said in so many words is worse than none.
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "max_date": "2099-12-31",
        },
    )
    text = "" if found is None else lay_out(_blocks(found.body))
    if not text:
        raise RefusedError("holds no article that could be told from the rest of the page.")
    return Extracted(
        text,
        Description(
            title=found.title or "",
            outlet=found.sitename or "",
            author=found.author or "",
            published_on=_day(found.date),
        ),
    )


def warm_up() -> None:
    """Load what would be loaded late."""
    load_all(trafilatura, htmldate)
    jt_stoplist_init()
    extract(SAMPLE, Limits())


def _declared(raw: bytes) -> str:
    match = DECLARATION.search(raw[:PRESCAN])
    return match["name"].decode("ascii", "replace") if match else ""


def _whole(page: str) -> str:
    """Return a page as trafilatura takes it: in one piece, and without saying how it is encoded."""
    page = XML_DECLARATION.sub("", page, count=1)
    return page if ROOT.search(page, 0, PRESCAN) else f"<html><body>{page}</body></html>"


def _day(value: str | None) -> date | None:
    with suppress(TypeError, ValueError):
        return date.fromisoformat(value)  # type: ignore[arg-type]
    return None


def _blocks(body: Any) -> Iterator[Block]:
    """Go through an article's blocks, in trafilatura's own elements."""
    words: list[str] = []
    is_item = False
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        is_start = event == "start"
        if element.tag in BLOCKS:
            if line := _line(words):
                yield Block("item" if is_item else "paragraph", line)
                is_item = False
            words = []
        if is_start and element.tag == "item":
            is_item = True
        if is_start and element.tag == "row" and (row := _row(element)):
            yield Block("row", row)
            walk.skip_subtree()
        elif is_start and element.tag == "lb":
            words.append("\n")
        else:
            words.append(SPACES.sub(" ", (element.text if is_start else element.tail) or ""))


def _row(element: Any) -> str:
    """Return a row of several cells on one line; a single cell only lays out what it holds."""
    cells = [" ".join("".join(cell.itertext()).split()) for cell in element]
    return BETWEEN_CELLS.join(filter(None, cells)) if len(cells) > 1 else ""


def _line(words: list[str]) -> str:
    lines = (line.strip() for line in "".join(words).split("\n"))
    return "\n".join(line for line in lines if line)
