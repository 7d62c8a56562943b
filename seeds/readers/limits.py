"""How much a document may cost those who read it."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Sizes are bytes. What is parsed, all but plain text, is held to these by the kernel too."""

    text_size: int = 5 * MEGABYTE  # of a txt, md or html file
    file_size: int = 20 * MEGABYTE  # of a pdf or docx file
    unpacked_size: int = 50 * MEGABYTE  # of all that a docx packs, or of the contents of a pdf
    ratio: int = 200  # unpacked to packed, of a docx: words pack to a tenth
    entries: int = 2_000  # files packed into a docx: Word writes about fifteen
    characters: int = 5_000_000  # of the text that comes out
    memory: int = 512 * MEGABYTE
    cpu_seconds: int = 10  # three hundred pages of a PDF
    seconds: float = 20.0


DEFAULT = Limits()


def megabytes(size: int) -> str:
    """Return a size as people say it."""
    return f"{size / MEGABYTE:,.0f} MB" if size >= MEGABYTE else f"{size:,} bytes"
