"""What a reader gives: a document, or a sentence that says why there is none."""

from dataclasses import dataclass
from datetime import date

from debateprep.shared.errors import DomainError

LONGEST_TITLE = 300
LONGEST_OUTLET = 120
LONGEST_AUTHOR = 200
LONGEST_NAME = 200  # of a file, in a sentence


class UnreadableDocumentError(DomainError):
    """A file that is not a document we can read; the message names it and says why."""

    code = "unreadable_document"

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{_shown(name)}: {reason}")


class RefusedError(Exception):
    """Why a file cannot be read, as the rest of a sentence that begins with its name."""


@dataclass(frozen=True)
class Description:
    """What a document says of itself: a guess, to be overruled."""

    title: str
    outlet: str = ""
    author: str = ""
    published_on: date | None = None


@dataclass(frozen=True)
class Extracted:
    """The words of a file, with what its format knows of them."""

    text: str
    known: Description = Description("")


@dataclass(frozen=True)
class Document:
    """A file as read."""

    name: str
    text: str
    sha256: str
    description: Description


def _shown(name: str) -> str:
    """Return a file's name on one line, whatever somebody named it."""
    line = "".join(char if char.isprintable() else "\ufffd" for char in name)
    return line if len(line) <= LONGEST_NAME else f"…{line[1 - LONGEST_NAME :]}"
