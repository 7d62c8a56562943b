"""A document without its quotations: what stands around them says who speaks."""

from collections.abc import Sequence

from seeds.quotations import Quotation

BLANK = "\ufffc"  # stands for each character of a quotation


def blanked(text: str, quotations: Sequence[Quotation]) -> str:
    """Return the text with its outer quotations blanked out, at the same length."""
    parts, done = [], 0
    for one in quotations:
        if one.outer_start >= done:
            parts += [text[done : one.outer_start], BLANK * (one.outer_end - one.outer_start)]
            done = one.outer_end
    return "".join([*parts, text[done:]])
