"""What stands between quotation marks, and whether somebody said it."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from seeds.quotations.kinds import Kind, kind_of
from seeds.quotations.marks import Run, find_runs
from seeds.spans import Layout

__all__ = ["Kind", "Quotation", "blanked", "find_marked", "find_quotations"]

_NEARBY = 160  # characters looked at beside a run


@dataclass(frozen=True)
class Quotation:
    """Words between marks: `start` to `end` without the marks, `outer_…` with them.

    `depth` counts the quotations around it, `sentence` is a position in the layout's sentences.
    A quotation that goes on in the next paragraph is one per paragraph, all but the last of them
    with `is_continued`, and without a closing mark. A `label` is a title, a scare quote, or a name
    that is put on somebody.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    is_partial: bool
    depth: int
    sentence: int
    kind: Kind = "speech"
    is_continued: bool = False


def find_quotations(text: str, layout: Layout) -> list[Quotation]:
    """Return what somebody says between marks, in order; labels are left out."""
    return [found for found in find_marked(text, layout) if found.kind != "label"]


def find_marked(text: str, layout: Layout) -> list[Quotation]:
    """Return all that stands between marks, in order, the outer before the inner."""
    starts = [sentence.start for sentence in layout.sentences]
    found: list[Quotation] = []
    around: list[int] = []  # where the runs that are still open end
    for run in find_runs(text, layout):
        while around and around[-1] <= run.start:
            around.pop()
        found.append(_quotation(text, run, layout, starts, len(around)))
        around.append(run.end)
    return found


def blanked(text: str, quotations: Iterable[Quotation], blank: str) -> str:
    """Return a text with quotations blanked out, at the same length."""
    parts, done = [], 0
    for one in quotations:
        if one.outer_start >= done:
            parts += [text[done : one.outer_start], blank * (one.outer_end - one.outer_start)]
            done = one.outer_end
    return "".join([*parts, text[done:]])


def _quotation(text: str, run: Run, layout: Layout, starts: list[int], depth: int) -> Quotation:
    sentence = max(bisect_right(starts, run.start) - 1, 0)
    before, after = _sides(text, run, layout, sentence)
    kind = "label" if _is_heading(run, layout, sentence) else kind_of(text, run, before, after)
    return Quotation(
        run.start, run.end, run.outer_start, run.outer_end,
        kind == "partial", depth, sentence, kind, run.is_continued,
    )  # fmt: skip


def _is_heading(run: Run, layout: Layout, position: int) -> bool:
    """Whether a run is all that a heading says."""
    if not layout.sentences:
        return False
    around = layout.paragraphs[layout.sentences[position].paragraph]
    return around.kind == "heading" and run.outer_end - run.outer_start >= around.end - around.start


def _sides(text: str, run: Run, layout: Layout, position: int) -> tuple[str, str]:
    if not layout.sentences:
        return "", ""
    sentence = layout.sentences[position]
    start = max(sentence.start, run.outer_start - _NEARBY)
    return text[start : run.outer_start], text[run.outer_end : run.outer_end + _NEARBY]
