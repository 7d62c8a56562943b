"""Who says a quotation or a sentence, and how sure that is."""

from seeds.cast import Cast
from seeds.quotations import Quotation
from seeds.spans import Layout
from seeds.speakers.attributions import NOBODY, Attribution, Status
from seeds.speakers.direct import Quoted

__all__ = ["NOBODY", "Attribution", "Status", "attribute", "who_says"]


def attribute(
    text: str, quotations: list[Quotation], layout: Layout, cast: Cast
) -> list[Attribution]:
    """Return who says each quotation."""
    return Quoted(text, quotations, layout, cast).attribute()


def who_says(text: str, layout: Layout, cast: Cast) -> list[Attribution | None]:
    """Return for each sentence who says it: the label of its turn, or whom it reports."""
    return [None for _ in layout.sentences]
