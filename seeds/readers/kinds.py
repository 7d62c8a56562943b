"""What a file is, by its first bytes: a name is only what somebody called it."""

from seeds.readers.documents import RefusedError

TEXT_SUFFIXES = (".txt", ".md")
WEBPAGE, PDF, WORD = (f"seeds.readers.{name}" for name in ("webpage", "pdf", "word"))
PARSERS = {".html": WEBPAGE, ".htm": WEBPAGE, ".pdf": PDF, ".docx": WORD}  # modules, for a child
SUFFIXES = (*TEXT_SUFFIXES, *PARSERS)

PDF_HEADER = b"%PDF-"
PDF_HEADER_WITHIN = 1024  # bytes: readers have always let something stand before it
ZIP_HEADER = b"PK\x03\x04"
OLD_OFFICE = "an old Office file, or one with a password"
SIGNATURES = (
    (PDF_HEADER, "a PDF"),
    (ZIP_HEADER, "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLD_OFFICE),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
)


def check(raw: bytes, suffix: str) -> None:
    """Raise RefusedError if a file is not what its name says."""
    if not raw:
        raise RefusedError("is empty.")
    _CHECKS.get(suffix, _check_text)(raw, _signature(raw))


def _signature(raw: bytes) -> str:
    for start, kind in SIGNATURES:
        if raw.startswith(start):
            return kind
    # Words may begin with these two letters; a program goes on with zeros.
    return "a Windows program" if raw.startswith(b"MZ") and b"\0" in raw[:64] else ""


def _check_text(raw: bytes, kind: str) -> None:
    if kind:
        raise RefusedError(f"is {kind}, not text.")


def _check_pdf(raw: bytes, kind: str) -> None:
    if kind not in ("", "a PDF"):
        raise RefusedError(f"is {kind}, not a PDF.")
    if PDF_HEADER not in raw[:PDF_HEADER_WITHIN]:
        raise RefusedError("is not a PDF, though its name says so.")


def _check_word(raw: bytes, kind: str) -> None:
    if kind == OLD_OFFICE:
        raise RefusedError(f"is {kind}; save it as .docx without one.")
    if not kind:
        raise RefusedError("is not a Word document, though its name says so.")
    if kind != "a zip archive":
        raise RefusedError(f"is {kind}, not a Word document.")


_CHECKS = {".pdf": _check_pdf, ".docx": _check_word}
