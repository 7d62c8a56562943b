"""Where the sentences and paragraphs of a text begin and end.

Offsets count characters of the text as given. Sentences leave out list marks, speaker labels and
what `seeds.edges` names; they never cross a paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from seeds.edges import trimmed
from seeds.paragraphs import Block, Kind, Paragraph, find_blocks
from seeds.sentences import sentence_ends

__all__ = ["Kind", "Layout", "Paragraph", "Sentence", "layout"]


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
        words = trimmed(text, start, stop, begins=start == block.words)
        if words:
            yield words
        start = stop
