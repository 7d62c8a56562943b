"""Passages into lines: what says the same, and what is one exchange, is one thing to answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cards.pairing.answering import Answer
from cards.pairing.index import Index
from cards.pairing.passages import Line, Passage

EXCHANGE = 1  # paragraphs from one attack to the next


def merge(passages: Iterable[Passage]) -> list[Line]:
    """Return lines: passages that say the same together, the best of them first."""
    index: Index[int] = Index()
    placed: dict[tuple[str, int], set[int]] = defaultdict(set)  # by document and paragraph
    lines: list[Line] = []
    for passage in sorted(passages, key=lambda each: each.fitness, reverse=True):
        here = placed[passage.document, passage.place]
        near = sorted({*index.near(passage.terms.stems), *here})
        same = next((number for number in near if lines[number].says(passage)), None)
        if same is None:
            same = len(lines)
            lines.append(Line((passage,)))
        else:
            lines[same] = Line((*lines[same].passages, passage))
        index.add(same, passage.terms.stems)
        here.add(same)
    return sorted(lines, key=lambda line: line.best.claim.start)


def together(found: Iterable[tuple[Line, list[Answer]]]) -> Iterator[tuple[Line, list[Answer]]]:
    """Make one line of attacks that come one after the other and have one answer."""
    line, answers = None, []
    for next_line, next_answers in found:
        if line and _is_one_exchange(line, answers, next_line, next_answers):
            passages = (*line.passages, *next_line.passages)
            line = Line(tuple(sorted(passages, key=lambda each: each.fitness, reverse=True)))
            continue
        if line:
            yield line, answers
        line, answers = next_line, next_answers
    if line:
        yield line, answers


def _is_one_exchange(one: Line, its: list[Answer], other: Line, others: list[Answer]) -> bool:
    steps = {one.best.distance(passage) for passage in other.passages}
    return its[0].passage == others[0].passage and any(abs(step) <= EXCHANGE for step in steps)
