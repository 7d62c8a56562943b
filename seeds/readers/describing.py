"""What a document says of itself: in its first lines, and in what its format knows of it."""

import re
import textwrap
from collections.abc import Iterator
from datetime import date

from seeds.readers.documents import LONGEST_AUTHOR, LONGEST_OUTLET, LONGEST_TITLE, Description

LONGEST_OPENING = 100  # of a line that was not written as a title
HEAD_LINES = 10  # where a title, an outlet and a date may be told from the words

HEADING = re.compile(r"#\s+(?P<text>.*\w.*)")
LABEL = re.compile(
    r"(?P<label>title|outlet|author|published)( on)?[\s*_`]*:\s*(?P<value>.+)", re.IGNORECASE
)
# Its first sentence, which neither an initial nor a title before a name ends.
SENTENCE = re.compile(
    r".{20,}?(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Mrs|Sen|Gov|Rep))[.!?]['\"’”)]*(?=\s)"
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MARKS = " \t\ufeff#*_`'\"“”"
# What a program calls a file when nobody named it, and how it marks where a name came from.
NO_TITLE = re.compile(
    r"(untitled|document|presentation|word document|microsoft word)?[\s\d-]*$"
    r"|.*\.(docx?|pdf|indd|rtf|txt|pptx?|pages)$",
    re.IGNORECASE,
)


def describe(text: str, known: Description | None = None) -> Description:
    """Guess a document's title, outlet, author and day.

    A line among the first that says "Title: …", "Outlet: …", "Author: …" or "Published:
    2031-04-02 …" goes before what its format knows, and that before the first top heading, or
    how the first line with a word in it opens.
    """
    known = known or Description("")
    head = list(_head(text))
    labels = {
        match["label"].lower(): match["value"].strip(MARKS)
        for line in reversed(head)
        if (match := LABEL.match(line.lstrip(MARKS)))
    }
    headings = (match["text"] for line in head if (match := HEADING.match(line)))
    title = (
        labels.get("title")
        or _title(known)
        or next(headings, None)
        or _opening(next(iter(head), text))
    )
    return Description(
        title=title.strip(MARKS)[:LONGEST_TITLE].rstrip() or text.strip()[:LONGEST_TITLE],
        outlet=_cut(labels.get("outlet") or known.outlet, LONGEST_OUTLET),
        author=_cut(labels.get("author") or known.author, LONGEST_AUTHOR),
        published_on=_day(labels.get("published", "")) or known.published_on,
    )


def _title(known: Description) -> str:
    title = _cut(known.title, LONGEST_TITLE)
    return "" if NO_TITLE.match(title) else title


def _cut(value: str, most: int) -> str:
    """Return what fits of a value, on one line."""
    return " ".join(value.split())[:most].rstrip()


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
