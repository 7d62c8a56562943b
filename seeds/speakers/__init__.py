"""Who says a quotation or a sentence, and how sure that is."""

from seeds.cast import Cast
from seeds.quotations import Quotation
from seeds.spans import Layout
from seeds.speakers.attributions import NOBODY, Attribution, Status
from seeds.speakers.direct import Quoted
from seeds.speakers.reported import who_says

__all__ = ["NOBODY", "Attribution", "Status", "attribute", "who_says"]


def attribute(
    text: str, quotations: list[Quotation], layout: Layout, cast: Cast
) -> list[Attribution]:
    """Return who says each quotation."""
    return Quoted(text, quotations, layout, cast).attribute()
