"""A text with what the other modules find in it, side by side."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from seeds.cast import Mention, Side, meet
from seeds.figures import find_all
from seeds.polarity import sense
from seeds.quotations import find_quotations
from seeds.spans import layout
from seeds.speakers import Attribution, attribute, who_says
from seeds.statements.meant import addressees, those_called_it, those_called_you, those_opposed
from seeds.weighing import OTHER

Span = tuple[int, int]

_FOLLOWING = re.compile(r"(?:[’']s)?(?:[ ,]+[\w’']+){0,3}")
_FORETOLD = re.compile(
    r"(?:(?<=\s)(?:will|may|might)|['’]ll)\s(?:also\s|probably\s|likely\s)?"
    r"(?:say|answer|argue|claim|reply|respond|call|point|tell|attack|accuse|insist)\b",
    re.IGNORECASE,
)
_OPENING = 80  # characters in which a sentence tells who is going to say it
_WRITER = "\0"  # whoever wrote the document; nobody bears this name


class Document:
    """What stands where in one text."""

    def __init__(self, text: str, people: Iterable[Any], side: Side) -> None:
        self.text = text
        self.side = side
        self.layout = layout(text)
        self.cast = meet(text, people, self.layout)
        self.quotations = find_quotations(text, self.layout)
        self.sayings = attribute(text, self.quotations, self.layout, self.cast)
        reports = who_says(text, self.layout, self.cast)
        sentences = self.layout.sentences
        self.reports = [
            report or self._foretold(sentence.start, sentence.end)
            for sentence, report in zip(sentences, reports, strict=True)
        ]
        # Sentences that a quotation of several begins in: they only bring it.
        ends = [sentence.end for sentence in self.layout.sentences]
        self.broken = {one.sentence for one in self.quotations if one.end > ends[one.sentence]}
        spoken = [one.side for one in (*self.sayings, *self.reports) if one]
        sides = {side, *spoken, *(who.side for who in self.cast.mentions)}
        self.has_sides = not sides.isdisjoint(OTHER)
        self.figures = find_all(text)
        self._figure_starts = [figure.start for figure in self.figures]
        self._addressees = addressees(self.layout, self.reports)
        mentions = self.cast.mentions
        self._its = [who for who in mentions if who.member and who.member.pronoun == "it"]

    def _foretold(self, start: int, end: int) -> Attribution | None:
        """Return who is going to say what a sentence says: "she will answer that…"."""
        foretold = _FORETOLD.search(self.text, start, min(end, start + _OPENING))
        if not foretold:
            return None
        near = [who for who in self.cast.within(start, end) if who.end <= foretold.start()]
        if not near or self.text[near[-1].end : foretold.start()].strip():
            return None
        who = near[-1]
        return Attribution(who.name, who.start, who.end, who.side, "confirmed")

    def sentence_at(self, start: int) -> int:
        """Return which sentence begins last at or before an offset."""
        return max(0, bisect_right(self.layout.sentences, start, key=lambda one: one.start) - 1)

    def labeled(self, position: int) -> Span:
        """Return a sentence with what stands before it as a label ("Answer:")."""
        sentence = self.layout.sentences[position]
        before = self.layout.sentences[position - 1] if position else None
        if before and before.paragraph == sentence.paragraph:
            return sentence.start, sentence.end
        return self.layout.paragraphs[sentence.paragraph].start, sentence.end

    def has_figure(self, spans: Iterable[Span]) -> bool:
        for start, end in spans:
            at = bisect_left(self._figure_starts, start)
            if at < len(self.figures) and self.figures[at].end <= end:
                return True
        return False

    def mentioned(
        self, spans: Iterable[Span], saying: Attribution | None, *, own_words: bool, quotes: bool
    ) -> list[Mention]:
        """Return who is spoken of in some spans.

        `own_words`: as the speaker said them, so that "I" is the speaker. The speaker is left out
        where only the speaking is told: around a quotation (`quotes`), or before "said that".
        """
        speaker, side = (saying.speaker, saying.side) if saying else (_WRITER, self.side)
        found = [
            who
            for start, end in spans
            for who in self._within(start, end, speaker if own_words or not saying else None, side)
        ]
        if saying is None:
            return found
        return [
            replace(who, side=side) if who.start == saying.start else who
            for who in found
            if who.start != saying.start or not (quotes or self._only_speaks(who.end))
        ]

    def _within(self, start: int, end: int, speaker: str | None, side: Side) -> list[Mention]:
        found = self.cast.within(start, end, speaker, side)
        taken = {who.start for who in found}
        for who in self._called(start, end, side if speaker else "unknown"):
            if who.start not in taken:
                taken.add(who.start)
                found.append(who)
        return sorted(found, key=lambda who: who.start)

    def _called(self, start: int, end: int, side: Side) -> Iterator[Mention]:
        paragraph = self.layout.sentences[self.sentence_at(start)].paragraph
        if addressee := self._addressees.get(paragraph):
            yield from those_called_you(self.text, start, end, addressee)
        yield from those_called_it(self.text, start, end, self._its)
        if side in OTHER:
            yield from those_opposed(self.text, start, end, side)

    def _only_speaks(self, at: int) -> bool:
        """Whether whoever is mentioned up to here is only said to say something."""
        following = _FOLLOWING.match(self.text, at)
        words = following[0].lower().split() if following else []
        return any(sense(word) == "speech" for word in words)
