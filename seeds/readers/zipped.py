"""A docx unpacked with care: counted and measured before, and again while reading."""

import io
import re
import zipfile

from seeds.readers.documents import RefusedError
from seeds.readers.limits import Limits, megabytes

ENTRY = b"PK\x01\x02"  # begins an entry of a zip's directory
WORD_PARTS = {"[Content_Types].xml", "word/document.xml"}
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # all that Word uses
ENCRYPTED = 0x1  # in an entry's flags
CHUNK = 1 << 16
READ = (".xml", ".rels")  # pictures, fonts and what is embedded is left out
# A document type declaration, which Word never writes, in the encodings XML may have.
DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")


def repack(raw: bytes, limits: Limits) -> io.BytesIO:
    """Return a zip of the parts that hold words, unpacked. Raises RefusedError.

    python-docx unpacks whatever it is given, and at once: this it may have.
    """
    # Counted without reading the directory, which takes long where it is long.
    if (count := raw.count(ENTRY)) > limits.entries:
        most = f"the most we unpack is {limits.entries:,}"
        raise RefusedError(f"packs {count:,} files; {most}.")
    packed = zipfile.ZipFile(io.BytesIO(raw))
    entries = packed.infolist()
    if not set(packed.namelist()) >= WORD_PARTS:
        raise RefusedError("is a zip archive, but not a Word document.")
    _check_declared(entries, len(raw), limits)
    repacked = io.BytesIO()
    with zipfile.ZipFile(repacked, "w", zipfile.ZIP_STORED) as archive:
        for entry in entries:
            part = _unpacked(packed, entry) if entry.filename.endswith(READ) else b""
            archive.writestr(entry.filename, part)
    return repacked


def _check_declared(entries: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise RefusedError("is protected by a password; save it without one.")
    if any(entry.compress_type not in METHODS for entry in entries):
        raise RefusedError("is packed in a way that Word does not use.")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked_size:
        most = f"the most we unpack is {megabytes(limits.unpacked_size)}"
        raise RefusedError(f"unpacks to {megabytes(unpacked)}; {most}.")
    if unpacked > limits.ratio * size:
        times = f"{unpacked // size:,} times its size"
        raise RefusedError(f"unpacks to {times}; the most we unpack is {limits.ratio} times.")


def _unpacked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return a part, whatever it would unpack to: never more than it declares is read."""
    with packed.open(entry) as file:
        # Bit by bit: at once, zipfile would unpack all of it, and then cut.
        part = b"".join(iter(lambda: file.read(CHUNK), b""))
    if DOCTYPE.search(part):
        raise RefusedError("declares a document type, which Word never does.")
    return part
