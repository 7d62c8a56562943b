"""Who says a quotation or a sentence, and how sure that is."""

import re
from dataclasses import dataclass
from typing import Literal

from seeds.cast import Cast, Side
from seeds.quotations import Quotation
from seeds.spans import Layout

_SAYS = re.compile(r"\b(?:said|says|told|added|continued)\b")

Status = Literal["confirmed", "unresolved", "contradicted"]


@dataclass(frozen=True)
class Attribution:
    """Who speaks, and where the document says so."""

    speaker: str | None
    start: int | None
    end: int | None
    side: Side
    status: Status


NOBODY = Attribution(None, None, None, "unknown", "unresolved")


def attribute(
    text: str, quotations: list[Quotation], layout: Layout, cast: Cast
) -> list[Attribution]:
    """Return who says each quotation."""
    return [_nearby(text, quotation, layout, cast) for quotation in quotations]


def who_says(text: str, layout: Layout, cast: Cast) -> list[Attribution | None]:
    """Return for each sentence who says it: the label of its turn, or whom it reports."""
    return [None for _ in layout.sentences]


def _nearby(text: str, quotation: Quotation, layout: Layout, cast: Cast) -> Attribution:
    sentence = layout.sentences[quotation.sentence]
    for who in cast.within(sentence.start, sentence.end):
        if not quotation.start <= who.start < quotation.end and _SAYS.search(text, who.end):
            return Attribution(who.name, who.start, who.end, who.side, "confirmed")
    return NOBODY
