"""Files into documents.

The text of a txt or md file is the file decoded and nothing else: no line ends translated, nothing
stripped. In UTF-8 a byte order mark is kept as the first character, so offsets count what is in
the file, and `text.encode()` has the file's sha256. The text of a web page, a PDF or a Word
document is what the reader of its format gives, and stored as such; its sha256 is the file's too.

What is parsed is parsed in another process, within limits (docs/decisions/0011).
"""

import hashlib
from pathlib import Path

from seeds.readers import kinds
from seeds.readers.charset import decode
from seeds.readers.confined import READER
from seeds.readers.describing import MARKS, describe
from seeds.readers.documents import (
    LONGEST_AUTHOR,
    LONGEST_OUTLET,
    LONGEST_TITLE,
    Description,
    Document,
    Extracted,
    RefusedError,
    UnreadableDocumentError,
)
from seeds.readers.kinds import PARSERS, SUFFIXES
from seeds.readers.limits import DEFAULT, Limits, megabytes

__all__ = [
    "LONGEST_AUTHOR",
    "LONGEST_OUTLET",
    "LONGEST_TITLE",
    "MOST_BYTES",
    "SUFFIXES",
    "Description",
    "Document",
    "Limits",
    "UnreadableDocumentError",
    "describe",
    "parse",
    "read",
    "weigh",
]

MOST_BYTES = max(DEFAULT.text_size, DEFAULT.file_size)  # of any file
KINDS = f"{', '.join(SUFFIXES[:-1])} and {SUFFIXES[-1]}"


def read(path: Path, *, limits: Limits = DEFAULT) -> Document:
    """Read a file. Raises UnreadableDocumentError."""
    try:
        raw = _raw(path, limits)
    except RefusedError as exc:
        raise UnreadableDocumentError(str(path), str(exc)) from exc
    return parse(raw, name=str(path), limits=limits)


def parse(raw: bytes, *, name: str, limits: Limits = DEFAULT) -> Document:
    """Make a document of a file's bytes. Raises UnreadableDocumentError."""
    try:
        found = _extracted(raw, _suffix(name), limits)
    except RefusedError as exc:
        raise UnreadableDocumentError(name, str(exc)) from exc
    digest = hashlib.sha256(raw).hexdigest()
    return Document(name, found.text, digest, describe(found.text, found.known))


def weigh(name: str, size: int, *, limits: Limits = DEFAULT) -> None:
    """Raise UnreadableDocumentError if no file of this name and size is read, whatever it holds."""
    try:
        _check_size(size, _most(_suffix(name), limits))
    except RefusedError as exc:
        raise UnreadableDocumentError(name, str(exc)) from exc


def _suffix(name: str) -> str:
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise RefusedError(f"only {KINDS} files can be read.")
    return suffix


def _raw(path: Path, limits: Limits) -> bytes:
    most = _most(_suffix(str(path)), limits)
    try:
        # A device or a pipe has no end: only a file is opened.
        if path.exists() and not path.is_file():
            raise RefusedError("is not a file.")
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as exc:
        raise RefusedError(f"cannot be read: {exc.strerror}.") from exc
    except ValueError as exc:  # a NUL in its name
        raise RefusedError(f"cannot be read: {exc}.") from exc


def _most(suffix: str, limits: Limits) -> int:
    return limits.file_size if suffix in (".pdf", ".docx") else limits.text_size


def _check_size(size: int, most: int) -> None:
    if size > most:
        raise RefusedError(f"is larger than {megabytes(most)}.")


def _extracted(raw: bytes, suffix: str, limits: Limits) -> Extracted:
    _check_size(len(raw), _most(suffix, limits))
    kinds.check(raw, suffix)
    parser = PARSERS.get(suffix)
    found = READER.read(parser, raw, limits) if parser else Extracted(decode(raw))
    if "\0" in found.text:
        where = found.text.index("\0")
        raise RefusedError(f"holds a NUL character at {where}, which cannot be stored.")
    if not found.text.strip(MARKS + "\r\n\f\v"):
        raise RefusedError("is empty.")
    return found
