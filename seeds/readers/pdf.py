"""The words of a PDF, page by page. Runs in the child process.

A PDF places words; lines and paragraphs are what pypdf makes of the places. An empty line stands
where the gap between two lines is wider than usual on the page, and between pages. Words that a
line end cuts stay cut.
"""

import io
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Any

import pypdf
from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import FileNotDecryptedError, LimitReachedError

from seeds.readers.documents import Description, Extracted, RefusedError
from seeds.readers.limits import Limits, megabytes
from seeds.readers.preloading import load_all

NAME = "PDF"
WIDE = 1.4  # times the usual gap between lines
MOST_OPERATIONS = 250_000  # that draw a page: one full of words takes some thousand
PASSWORD = "is protected by a password; save it without one."  # noqa: S105


def extract(raw: bytes, limits: Limits) -> Extracted:
    """Return the text of all pages. Raises RefusedError, and what pypdf raises."""
    most = limits.unpacked_size
    with apply_configuration(
        maximum_declared_stream_length=most,
        array_based_stream_maximum_output_length=most,
        zlib_maximum_output_length=most,
        lzw_maximum_output_length=most,
        run_length_maximum_output_length=most,
        stream_parsing_work_maximum_count=MOST_OPERATIONS,
        jbig2dec_binary=None,
        disable_legacy_handling=True,
    ):
        try:
            return _read(PdfReader(io.BytesIO(raw)), limits)
        except FileNotDecryptedError:
            raise RefusedError(PASSWORD) from None
        except LimitReachedError:
            raise _too_large(limits) from None


def warm_up() -> None:
    """Load what would be loaded late."""
    load_all(pypdf)
    writer = pypdf.PdfWriter()
    writer.add_blank_page(72, 72)
    writer.add_metadata({"/Title": "Libraries", "/CreationDate": "D:20310402100000Z"})
    raw = io.BytesIO()
    writer.write(raw)
    with suppress(RefusedError):  # for an empty page has no words
        extract(raw.getvalue(), Limits())
    _described(PdfReader(raw))


def _read(reader: PdfReader, limits: Limits) -> Extracted:
    left = limits.unpacked_size
    texts = []
    for page in reader.pages:
        contents = page.get_contents()
        left -= 0 if contents is None else len(contents.get_data())
        if left < 0:
            raise _too_large(limits)
        texts.append(_text(page))
    text = "\n\n".join(filter(None, texts))
    if not text:
        count = "page" if len(texts) == 1 else f"{len(texts)} pages"
        scan = "if it is a scan, run text recognition on it first"
        raise RefusedError(f"has no text on its {count}; {scan}.")
    return Extracted(text, _described(reader))


def _too_large(limits: Limits) -> RefusedError:
    most = f"{megabytes(limits.unpacked_size)} and {MOST_OPERATIONS:,} operations a page"
    return RefusedError(f"is too much to unpack; the most is {most}.")


def _text(page: PageObject) -> str:
    """Return a page's lines, with an empty one where the gap is wider than usual."""
    places: list[tuple[int, float]] = []
    length = 0

    def place(text: str, transform: Any, matrix: Any, *_: Any) -> None:
        nonlocal length
        if text.strip():
            height = matrix[4] * transform[1] + matrix[5] * transform[3] + transform[5]
            places.append((length + len(text) - len(text.lstrip()), height))
        length += len(text)

    lines = page.extract_text(visitor_text=place).split("\n")
    return "\n".join(_spaced(lines, places)).strip()


def _spaced(lines: list[str], places: list[tuple[int, float]]) -> Iterator[str]:
    heights = list(_heights(lines, places))
    drops = [
        above - below
        for above, below in pairwise(height for height in heights if height is not None)
        if above > below
    ]
    usual = sorted(drops)[len(drops) // 4] if drops else 0.0  # of paragraphs of a line each
    above = None
    for line, height in zip(lines, heights, strict=True):
        # Where it goes up, a column begins, and the paragraph may go on.
        if above is not None and height is not None and above - height > WIDE * usual:
            yield ""
        yield line
        above = height if height is not None else above


def _heights(lines: list[str], places: list[tuple[int, float]]) -> Iterator[float | None]:
    """Return how high each line stands on the page, where that is known."""
    rest = deque(places)
    end = -1
    for line in lines:
        end += len(line) + 1
        height = rest[0][1] if rest and rest[0][0] < end else None
        while rest and rest[0][0] < end:
            rest.popleft()
        yield height


def _described(reader: PdfReader) -> Description:
    """Return what a PDF says of itself, as far as that can be read: it need not be right."""
    title = author = ""
    published_on = None
    with suppress(Exception):
        if known := reader.metadata:
            title, author = known.title or "", known.author or ""
            moment = known.creation_date
            published_on = moment.date() if moment else None
    return Description(title=str(title), author=str(author), published_on=published_on)
