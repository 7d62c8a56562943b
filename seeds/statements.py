"""A document as a run of statements: what is said, in whose mouth, after what."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from seeds import figures as counting
from seeds.cast import Cast, Side, meet
from seeds.figures import FoundFigure
from seeds.polarity import sense
from seeds.quotations import Quotation, find_quotations
from seeds.roles import Lean, Unit
from seeds.spans import Layout, Sentence, layout
from seeds.speakers import Attribution, attribute, who_says
from seeds.weighing import weigh

Span = tuple[int, int]

_COURTESY = re.compile(
    r"\W*(?:thank|thanks|good (?:evening|morning|night)|welcome|god bless|please|let me|may i|folks)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\W*(?:to|from|date|re|subject|contact|cc|published|sponsor|length|source|by|for (?:more|immediate)"
    r"|paid for|follow us|read more|photo|credit)\b[ \w]{0,20}(?::|\b)",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"(?:[’']s)?(?:[ ,]+[\w’']+){0,3}")
_VOICE = "\0"  # whoever wrote the document: nobody bears this name


@dataclass
class Statement:
    """A sentence or a piece of a quotation; `spans` are its own words."""

    start: int
    end: int
    spans: list[Span]
    saying: Attribution | None
    unit: Unit
    quotation: int | None = None  # the position of the quotation that it is a piece of
    is_aside: bool = False  # little more than who says the quotation beside it


class Document:
    """What the other modules find in a text, side by side."""

    def __init__(self, text: str, people: Iterable[Any], side: Side) -> None:
        self.text = text
        self.side = side
        self.layout: Layout = layout(text)
        self.cast: Cast = meet(text, people, self.layout)
        self.quotations: list[Quotation] = find_quotations(text, self.layout)
        self.sayings = attribute(text, self.quotations, self.layout, self.cast)
        self.reports = who_says(text, self.layout, self.cast)
        find = getattr(counting, "find_all", counting.find_figures)
        self.figures: list[FoundFigure] = list(find(text))
        self.figure_starts = [figure.start for figure in self.figures]

    def statements(self) -> list[Statement]:
        """Return all statements, in order; each knows the one before it in the same mouth."""
        found = sorted(
            [*self._quoted(), *self._stated()], key=lambda one: (one.spans[0][0], one.end)
        )
        last: dict[tuple[str | None, int], Unit] = {}
        previous: Unit | None = None
        leans: dict[str | None, Lean] = defaultdict(Lean)
        for one in found:
            sentence = self._sentence_at(one.spans[0][0])
            speaker = one.saying.speaker if one.saying else None
            place = (speaker, self.layout.sentences[sentence].paragraph)
            one.unit.before = last.get(place) or (
                last.get((speaker, place[1] - 1)) if speaker else None
            )
            last[place] = one.unit
            one.unit.previous, previous = previous, one.unit
            leans[speaker].add(one.unit.weights)
            one.unit.lean = leans[speaker]
        return found

    def _sentence_at(self, start: int) -> int:
        return max(0, bisect_right(self.layout.sentences, start, key=lambda one: one.start) - 1)

    def _quoted(self) -> Iterator[Statement]:
        for position, (quotation, saying) in enumerate(
            zip(self.quotations, self.sayings, strict=True)
        ):
            if saying.speaker is None:
                continue
            for start, end in self._pieces(quotation):
                spans = [(start, end)]
                if quotation.is_partial:
                    sentence = self.layout.sentences[quotation.sentence]
                    spans = [(sentence.start, sentence.end)]
                unit = self._unit(spans, saying)
                unit.is_quotation = True
                if quotation.is_partial:
                    unit.traits["partial"] = 1.0
                yield Statement(start, end, spans, saying, unit, position)

    def _pieces(self, quotation: Quotation) -> Iterator[Span]:
        """The sentences of a quotation, as far as they stand between its marks."""
        if quotation.is_partial:
            yield quotation.start, quotation.end
            return
        sentences = self.layout.sentences
        at = self._sentence_at(quotation.start)
        while at < len(sentences) and sentences[at].start < quotation.end:
            start = max(sentences[at].start, quotation.start)
            end = min(sentences[at].end, quotation.end)
            if start < end:
                yield start, end
            at += 1

    def _stated(self) -> Iterator[Statement]:
        direct = [(one.outer_start, one.outer_end) for one in self.quotations if not one.is_partial]
        partial = {
            one.sentence: saying
            for one, saying in zip(self.quotations, self.sayings, strict=True)
            if one.is_partial and saying.speaker
        }
        pairs = zip(self.layout.sentences, self.reports, strict=True)
        for position, (sentence, report) in enumerate(pairs):
            spans = list(_without(sentence, direct))
            words = sum(len(self.text[start:end].split()) for start, end in spans)
            if not words:
                continue
            saying = report or partial.get(position)
            unit = self._unit(spans, saying)
            unit.kind = self.layout.paragraphs[sentence.paragraph].kind
            is_whole = spans == [(sentence.start, sentence.end)]
            is_aside = not is_whole and words < 9
            yield Statement(sentence.start, sentence.end, spans, saying, unit, None, is_aside)

    def _unit(self, spans: list[Span], saying: Attribution | None) -> Unit:
        speaker, speaks = (saying.speaker, saying.side) if saying else (None, self.side)
        mentions = [
            who
            for start, end in spans
            for who in self.cast.within(start, end, speaker or _VOICE, speaks)
            if not (saying and saying.start == who.start and self._only_speaks(who.end))
        ]
        voice = saying.side if saying and saying.speaker else self.side
        unit = Unit(weigh(self.text, spans, mentions), voice, saying is not None)
        unit.has_figure = any(self.has_figure(span) for span in spans)
        if _COURTESY.match(self.text, *spans[0]):
            unit.traits["courtesy"] = 1.0
        if _LABEL.match(self.text, *spans[0]):
            unit.traits["label"] = 1.0
        unit.is_question = self.text[spans[-1][0] : spans[-1][1]].rstrip("\"”’'*_ ").endswith("?")
        return unit

    def _only_speaks(self, at: int) -> bool:
        """Whether whoever is mentioned up to here is only said to say something."""
        following = _FOLLOWING.match(self.text, at)
        return bool(following) and any(
            sense(word.lower()) == "speech" for word in following[0].split()
        )

    def has_figure(self, span: Span) -> bool:
        at = bisect_left(self.figure_starts, span[0])
        return at < len(self.figures) and self.figures[at].end <= span[1]


def _without(sentence: Sentence, holes: list[Span]) -> Iterator[Span]:
    """The stretches of a sentence that no hole covers."""
    at = sentence.start
    for start, end in holes[max(0, bisect_right(holes, (at, at)) - 1) :]:
        if start >= sentence.end:
            break
        if end <= at:
            continue
        if start > at:
            yield at, start
        at = end
    if at < sentence.end:
        yield at, sentence.end
