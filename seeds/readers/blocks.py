"""Laying out what a format keeps in blocks: paragraphs, headings, items, rows of a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "item", "row"]
ITEM_MARK = "- "
BETWEEN_CELLS = " | "


@dataclass(frozen=True)
class Block:
    """Words that stand apart from what is before and after."""

    kind: Kind
    words: str


def lay_out(blocks: Iterable[Block]) -> str:
    """Return a text: an empty line between blocks, but not between items, or between rows."""
    parts: list[str] = []
    before: Kind = "paragraph"
    for block in blocks:
        is_tight = block.kind == before != "paragraph"
        parts += ["\n" if is_tight else "\n\n", ITEM_MARK if block.kind == "item" else ""]
        parts.append(block.words)
        before = block.kind
    return "".join(parts[1:])
