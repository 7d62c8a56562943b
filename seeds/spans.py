"""Where the sentences and paragraphs of a text begin and end.

Offsets count characters of the text as given. Sentences leave out white space, list marks,
speaker labels and the marks of emphasis around them; they never cross a paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from seeds.paragraphs import Block, Kind, Paragraph, find_blocks
from seeds.sentences import sentence_ends

__all__ = ["Kind", "Layout", "Paragraph", "Sentence", "layout"]

# What stands before a sentence: blanks, marks of emphasis, what the audience did.
_LEAD = re.compile(
    r"(?:[\s*_#|\ufeff\u200b\u200e\u200f\u2060]"
    r"|[(\[](?:applause|laughter|cheer|boo|cross-?talk|music)[^()\[\]]{0,30}[)\]])*+",
    re.IGNORECASE,
)
_TRAIL = " \t\n\r\f\v\x85\xa0\u2028\u2029*_#|\ufeff\u200b\u200e\u200f\u2060"


@dataclass(frozen=True)
class Sentence:
    """A sentence with its closing marks; `paragraph` is a position in the layout's paragraphs."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True)
class Layout:
    """How a text is laid out, in order."""

    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]


def layout(text: str) -> Layout:
    """Find the paragraphs and sentences of a text, in time linear in its length."""
    blocks = find_blocks(text)
    sentences = (
        Sentence(start, end, position)
        for position, block in enumerate(blocks)
        for start, end in _sentences(text, block)
    )
    return Layout(tuple(block.paragraph for block in blocks), tuple(sentences))


def _sentences(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.words
    for stop in sentence_ends(text, start, block.paragraph.end):
        lead = _LEAD.match(text, start, stop)
        begin = lead.end() if lead else start
        words = text[begin:stop].rstrip(_TRAIL)
        if words:
            yield begin, begin + len(words)
        start = stop
