"""Claims in a document: who says what, against or for whom, with which figures.

Every offset counts characters of the text as read: `text[claim.start : claim.end]` is the claim.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from seeds import figures as counting
from seeds.cast import Cast, Mention, Side, meet
from seeds.figures import FoundFigure
from seeds.quotations import Quotation, find_quotations
from seeds.roles import Judgment, Role, judge
from seeds.spans import Layout, Sentence, layout
from seeds.speakers import Attribution, attribute, who_says
from seeds.weighing import Weights, weigh

SpeakerStatus = Literal["confirmed", "unresolved", "contradicted"]


@dataclass(frozen=True)
class ExtractedClaim:
    """A statement of a document: a sentence, or the words between quotation marks.

    `speaker` is a person's name as given in `people`, or the fullest name in the document;
    `speaker_start` and `speaker_end` are the words that say so. `corrects` is the span of the
    attack that this claim answers by explicit correction. `score` is how sure the role is.
    """

    start: int
    end: int
    role: Role
    quotation: bool
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_side: Side
    speaker_status: SpeakerStatus | None
    figures: tuple[FoundFigure, ...]
    score: float
    corrects: tuple[int, int] | None


def extract(text: str, people: Iterable[Any], side: Side = "unknown") -> list[ExtractedClaim]:
    """Return the claims of a document, sorted by where they start.

    `people` are members of the cast, mappings as in a deck file, or objects with those
    attributes; `side` is whose document it is.
    """
    return _Reading(text, people, side).claims()


def guess_side(text: str, people: Iterable[Any]) -> Side:
    """Guess whose document it is from whom it praises and criticizes in its own voice."""
    return "unknown"


class _Reading:
    def __init__(self, text: str, people: Iterable[Any], side: Side) -> None:
        self.text = text
        self.side = side
        self.layout = layout(text)
        self.cast = meet(text, people, self.layout)
        self.quotations = find_quotations(text, self.layout)
        self.sayings = attribute(text, self.quotations, self.layout, self.cast)
        self.reports = who_says(text, self.layout, self.cast)
        find = getattr(counting, "find_all", counting.find_figures)
        self.figures = find(text)

    def claims(self) -> list[ExtractedClaim]:
        found: dict[tuple[int, int], ExtractedClaim] = {}
        for claim in [*self.quoted(), *self.stated()]:
            found.setdefault((claim.start, claim.end), claim)
        return self.counted(sorted(found.values(), key=lambda one: (one.start, -one.end)))

    def quoted(self) -> Iterator[ExtractedClaim]:
        for quotation, saying in zip(self.quotations, self.sayings, strict=True):
            if saying.speaker is None or quotation.depth:
                continue
            run: list[tuple[int, int, Judgment]] = []
            for start, end in self.pieces(quotation):
                judgment = self.judge([(start, end)], saying, is_speech=True)
                if quotation.is_partial:
                    judgment = self.judge_partial(quotation, saying, judgment)
                if run and run[-1][2].role == judgment.role:
                    start, judgment = run[-1][0], max(run.pop()[2], judgment, key=lambda one: one.score)
                run.append((start, end, judgment))
            for start, end, judgment in run:
                yield self.claim(start, end, judgment, saying, quotation=True)

    def judge_partial(self, quotation: Quotation, saying: Attribution, own: Judgment) -> Judgment:
        sentence = self.layout.sentences[quotation.sentence]
        return self.judge([(sentence.start, sentence.end)], saying, is_speech=True)

    def pieces(self, quotation: Quotation) -> Iterator[tuple[int, int]]:
        """The sentences of a quotation, as far as they stand between its marks."""
        sentences = self.layout.sentences
        at = quotation.sentence
        while at < len(sentences) and sentences[at].start < quotation.end:
            start = max(sentences[at].start, quotation.start)
            end = min(sentences[at].end, quotation.end)
            if start < end:
                yield start, end
            at += 1

    def stated(self) -> Iterator[ExtractedClaim]:
        outer = [(one.outer_start, one.outer_end) for one in self.quotations if not one.is_partial]
        for sentence, report in zip(self.layout.sentences, self.reports, strict=True):
            spans = list(_without(sentence, outer))
            words = sum(len(self.text[start:end].split()) for start, end in spans)
            is_whole = spans == [(sentence.start, sentence.end)]
            if words < (1 if is_whole else 8):
                continue
            judgment = self.judge(spans, report, is_speech=report is not None)
            if judgment.role != "none":
                yield self.claim(sentence.start, sentence.end, judgment, report, quotation=False)
            elif self.counts(spans):
                yield self.claim(
                    sentence.start, sentence.end, Judgment("fact", 0.3), report, quotation=False
                )

    def counts(self, spans: list[tuple[int, int]]) -> bool:
        return any(
            start <= figure.start and figure.end <= end
            for start, end in spans
            for figure in self.figures
        )

    def judge(
        self, spans: list[tuple[int, int]], saying: Attribution | None, *, is_speech: bool
    ) -> Judgment:
        speaker = None
        if saying and saying.speaker and saying.start is not None and saying.end is not None:
            speaker = Mention(
                saying.start, saying.end, saying.speaker, saying.side, "person", None
            )
        mentions = [
            who
            for start, end in spans
            for who in self.cast.within(start, end, speaker)
            if speaker is None or who.start != speaker.start
        ]
        weights = weigh(self.text, spans, mentions)
        return judge(weights, saying.side if saying else self.side, is_speech=is_speech)

    def claim(
        self,
        start: int,
        end: int,
        judgment: Judgment,
        saying: Attribution | None,
        *,
        quotation: bool,
    ) -> ExtractedClaim:
        return ExtractedClaim(
            start,
            end,
            judgment.role,
            quotation,
            saying.speaker if saying else None,
            saying.start if saying else None,
            saying.end if saying else None,
            saying.side if saying else "unknown",
            saying.status if saying else None,
            (),
            judgment.score,
            None,
        )

    def counted(self, claims: list[ExtractedClaim]) -> list[ExtractedClaim]:
        held: list[list[FoundFigure]] = [[] for _ in claims]
        for figure in self.figures:
            holding = [
                at
                for at, claim in enumerate(claims)
                if claim.start <= figure.start and figure.end <= claim.end
            ]
            if holding:
                held[min(holding, key=lambda at: claims[at].end - claims[at].start)].append(figure)
        return [
            replace(claim, figures=tuple(own)) for claim, own in zip(claims, held, strict=True)
        ]


def _without(sentence: Sentence, holes: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
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
