"""What stands between quotation marks because somebody said it."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from seeds.spans import Layout

_MARKED = re.compile(r"“([^“”]*)”|\"([^\"\n]*)\"")


@dataclass(frozen=True)
class Quotation:
    """Quoted words: `start` to `end` without the marks, `outer_…` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_partial: bool
    depth: int
    sentence: int


def find_quotations(text: str, layout: Layout) -> list[Quotation]:
    """Return the quotations of a text in order, without scare quotes, titles and labels."""
    starts = [sentence.start for sentence in layout.sentences]
    found = []
    for match in _MARKED.finditer(text):
        words = match[0][1:-1]
        if len(words.split()) > 1:
            partial = words[:1].islower()
            where = max(bisect_right(starts, match.start() + 1) - 1, 0)
            span = (match.start() + 1, match.end() - 1, *match.span())
            found.append(Quotation(*span, partial, 0, where))
    return found
