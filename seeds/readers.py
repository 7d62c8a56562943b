"""Files into documents.

The text is the file's bytes decoded as UTF-8 and nothing else: no line ends translated, nothing
stripped, a byte order mark kept as the first character. So offsets count what is in the file,
and `text.encode()` has the file's sha256.
"""

import hashlib
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from debateprep.shared.errors import DomainError

SUFFIXES = (".txt", ".md")
MOST_BYTES = 5_000_000
LONGEST_TITLE = 300
LONGEST_OPENING = 100  # of a line that was not written as a title
LONGEST_OUTLET = 120
HEAD_LINES = 10  # where a title, an outlet and a date may be told from the words

HEADING = re.compile(r"#\s+(?P<text>.*\w.*)")
LABEL = re.compile(r"(?P<label>title|outlet|published)( on)?\s*:\s*(?P<value>.+)", re.IGNORECASE)
# Its first sentence, which neither an initial nor a title before a name ends.
SENTENCE = re.compile(
    r".{20,}?(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Mrs|Sen|Gov|Rep))[.!?]['\"’”)]*(?=\s)"
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MARKS = " \t\ufeff#*_`'\"“”"


class UnreadableDocumentError(DomainError):
    """A file that is not a document we can read; the message names it and says why."""

    code = "unreadable_document"


@dataclass(frozen=True)
class Description:
    """What a document says of itself in its first lines: a guess, to be overruled."""

    title: str
    outlet: str = ""
    published_on: date | None = None


@dataclass(frozen=True)
class Document:
    """A file as read."""

    name: str
    text: str
    sha256: str
    description: Description


def read(path: Path) -> Document:
    """Read a file. Raises UnreadableDocumentError."""
    if path.suffix.lower() not in SUFFIXES:
        raise UnreadableDocumentError(f"{path}: only {' and '.join(SUFFIXES)} files can be read.")
    try:
        # A device or a pipe has no end: only a file is opened.
        if path.exists() and not path.is_file():
            raise UnreadableDocumentError(f"{path}: is not a file.")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as exc:
        raise UnreadableDocumentError(f"{path}: cannot be read: {exc.strerror}.") from exc
    return parse(raw, name=str(path))


def parse(raw: bytes, *, name: str) -> Document:
    """Make a document of a file's bytes. Raises UnreadableDocumentError."""
    if len(raw) > MOST_BYTES:
        raise UnreadableDocumentError(f"{name}: is larger than {MOST_BYTES // 10**6} MB.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as exc:
        byte = f"byte {exc.start} is {raw[exc.start]:#04x}"
        message = f"{name}: is not UTF-8 text ({byte}); save it as UTF-8 first."
        raise UnreadableDocumentError(message) from exc
    if "\0" in text:
        position = text.index("\0")
        message = f"{name}: holds a NUL character at {position}, which cannot be stored."
        raise UnreadableDocumentError(message)
    if not text.strip(MARKS + "\r\n\f\v"):
        raise UnreadableDocumentError(f"{name}: is empty.")
    return Document(name, text, hashlib.sha256(raw).hexdigest(), describe(text))


def describe(text: str) -> Description:
    """Guess a document's title, outlet and day from its first lines.

    The title is what a line "Title: …" says, or the first top heading, or how the first line
    with a word in it opens. "Outlet: …" and "Published: 2031-04-02 …" say theirs.
    """
    head = list(_head(text))
    labels = {
        match["label"].lower(): match["value"].strip(MARKS)
        for line in reversed(head)
        if (match := LABEL.match(line.lstrip(MARKS)))
    }
    headings = (match["text"] for line in head if (match := HEADING.match(line)))
    title = labels.get("title") or next(headings, None) or _opening(next(iter(head), text))
    return Description(
        title=title.strip(MARKS)[:LONGEST_TITLE].rstrip() or text.strip()[:LONGEST_TITLE],
        outlet=labels.get("outlet", "")[:LONGEST_OUTLET].rstrip(),
        published_on=_day(labels.get("published", "")),
    )


def _head(text: str) -> Iterator[str]:
    lines = (line.strip().lstrip("\ufeff").lstrip() for line in text.splitlines())
    worded = (line for line in lines if re.search(r"\w", line))
    for _, line in zip(range(HEAD_LINES), worded, strict=False):
        yield line


def _opening(line: str) -> str:
    """Return a line if it is short, or else its first sentence, cut between words."""
    line = line.strip(MARKS)
    if len(line) <= LONGEST_OPENING:
        return line
    sentence = SENTENCE.match(line)
    if sentence and len(sentence[0]) <= LONGEST_OPENING:
        return sentence[0]
    # All of it may be one line: shorten no more than it takes.
    cut = textwrap.shorten(line[: 2 * LONGEST_OPENING], LONGEST_OPENING, placeholder="…")
    return cut if len(cut) > 1 else f"{line[: LONGEST_OPENING - 1]}…"  # one endless word


def _day(value: str) -> date | None:
    if match := DAY.match(value):
        try:
            return date.fromisoformat(match[0])
        except ValueError:  # the 31st of February
            return None
    return None
