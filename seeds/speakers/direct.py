"""Who says what stands between quotation marks."""

import re
from bisect import bisect_right
from dataclasses import replace

from seeds.cast import Cast, Mention
from seeds.quotations import Quotation, blanked
from seeds.spans import Layout
from seeds.speakers.attributions import BLANK, NOBODY, Attribution
from seeds.speakers.nearby import VERB, Nearby
from seeds.speakers.subjects import Subjects
from seeds.speech import FINITE

_SPLIT_BY = re.compile(rf"[\s,]*{FINITE} (?!.*[.!?:]\s)", re.DOTALL)
_LISTED = re.compile(r"[\s,;]*(?:and|or|but|as well as|to)?[\s,]*")
_READS_OUT = re.compile(r"\b(?:sent|reads?|wrote|statement|letter|tweet|posted|quote)\b")
_MORE_SAID = re.compile(r"[.!?]\s+\S")
_ISSUED_BY = re.compile(
    r"\b(?:statement|remarks|letter|message|testimony)\b[^.!?]{0,40}? (?:by|from|of) ",
    re.IGNORECASE,
)
_MARKUP = " *_>#-"
_FARTHEST = 420  # characters
_MOST_VERBS = 4


class Quoted:
    """The quotations of a document, in order, with what stands around them."""

    def __init__(self, text: str, quotations: list[Quotation], layout: Layout, cast: Cast) -> None:
        self.text, self.quotations, self.layout, self.cast = text, quotations, layout, cast
        self.frame = blanked(text, quotations, BLANK)
        self.subjects = Subjects(text, self.frame, cast)
        self.nearby = Nearby(self.subjects, layout)
        self.found: dict[Quotation, Attribution] = {}

    def attribute(self) -> list[Attribution]:
        """Return who says each quotation."""
        outer = [one for one in self.quotations if one.depth == 0]
        for before, one, after in zip([None, *outer], outer, [*outer[1:], None], strict=False):
            self.subjects.speaker = self.found[before] if before else None
            self.found[one] = (
                self._split(one, before)
                or self.nearby.cited(one)
                or self.nearby.said(one, before, after)
                or self._goes_on(one, before)
            )
        self._settle_continued(outer)
        self._nested()
        return [self.found[one] for one in self.quotations]

    def _split(self, one: Quotation, before: Quotation | None) -> Attribution | None:
        """Return the speaker of the second part of: "…," said Holt, pausing, "…"."""
        if not before or one.outer_start - before.outer_end > _FARTHEST:
            return None
        between = self.frame[before.outer_end : one.outer_start]
        is_listed = one.is_partial and _LISTED.fullmatch(between)
        is_split = is_listed or _SPLIT_BY.match(between)
        return self.found[before] if is_split and self.found[before].speaker else None

    def _goes_on(self, one: Quotation, before: Quotation | None) -> Attribution:
        """Return the speaker of a quotation whose own sentence names none."""
        if turn := self.cast.turn_at(one.start):
            return self._in_turn(one, turn)
        floor = self.layout.paragraphs[self._paragraph(one)].start
        if before and before.start >= floor:
            between = self._last_sentence(before.outer_end, one.outer_start)
            return between or self.found[before]
        beside = self._last_sentence(floor, one.outer_start) or self._next_sentence(one)
        if beside:
            return beside
        if self.frame[floor : one.outer_start].strip(_MARKUP):
            return NOBODY
        return self._from_paragraph_before(one, before)

    def _in_turn(self, one: Quotation, turn: Mention) -> Attribution:
        """Return whose words a turn reads out, else whose turn it is."""
        paragraph = self.layout.paragraphs[self._paragraph(one)]
        begin = max(paragraph.start, paragraph.label[1] if paragraph.label else 0)
        read = self._last_sentence(begin, one.outer_start)
        if read and _READS_OUT.search(
            self.frame, max(begin, one.outer_start - 80), one.outer_start
        ):
            return read
        return Attribution(turn.name, turn.start, turn.end, turn.side, "unresolved")

    def _from_paragraph_before(self, one: Quotation, before: Quotation | None) -> Attribution:
        paragraph = self._paragraph(one)
        if not paragraph:
            return NOBODY
        last = self.layout.paragraphs[paragraph - 1]
        is_last = before and not _MORE_SAID.search(self.frame, before.outer_end, last.end)
        if before and is_last and before.start >= last.start and self.found[before].speaker:
            return self.found[before]
        if issued := _ISSUED_BY.search(self.frame, last.start, last.end):
            return self.subjects.phrase_at(issued.end()) or NOBODY
        if named := self._last_sentence(last.start, last.end):
            leads_in = self.text[last.end - 1] == ":"
            return replace(named, status="confirmed") if leads_in else named
        return self.found[before] if before else NOBODY

    def _paragraph(self, one: Quotation) -> int:
        sentence = self.nearby.sentence(one.start)
        return sentence.paragraph if sentence else 0

    def _last_sentence(self, start: int, end: int) -> Attribution | None:
        """Return the person who is the subject of the last sentence between two offsets."""
        position = bisect_right(self.nearby.starts, end - 1) - 1
        if position < 0:
            return None
        sentence = self.layout.sentences[position]
        if sentence.start < start or self.frame[sentence.start] == BLANK:
            return None
        subject = self.subjects.of_clause(sentence.start, min(end, sentence.end))
        return self.nearby.person(subject)

    def _next_sentence(self, one: Quotation) -> Attribution | None:
        sentence = self.nearby.sentence(one.outer_end + 1)
        if not sentence or sentence.start < one.outer_end:
            return None
        if sentence.paragraph != self._paragraph(one):
            return None
        return self.nearby.person(self.subjects.of_clause(sentence.start, sentence.end))

    def _settle_continued(self, outer: list[Quotation]) -> None:
        """Give all parts of a quotation over several paragraphs the speaker of one."""
        chain: list[Quotation] = []
        for one in outer:
            chain.append(one)
            if not one.is_continued:
                named = [self.found[part] for part in chain if self.found[part].speaker]
                self.found.update(dict.fromkeys(chain, named[0]) if named and chain[1:] else {})
                chain = []

    def _nested(self) -> None:
        """Say who speaks within what somebody else says."""
        inner = [one for one in self.quotations if one.depth]
        within = Subjects(self.text, blanked(self.text, inner, BLANK), self.cast)
        around: list[Quotation] = []
        for one in self.quotations:
            while around and around[-1].end <= one.start:
                around.pop()
            if one.depth:
                self.found[one] = self._quoted_by(one, around[-1], within) if around else NOBODY
            around.append(one)

    def _quoted_by(self, one: Quotation, around: Quotation, within: Subjects) -> Attribution:
        """Return whom the words around an inner quotation name, "I" being who says them."""
        teller = self.found[around]
        within.speaker, within.exclude = teller, teller.speaker
        sentence = self.nearby.sentence(one.start)
        start = max(around.start, sentence.start if sentence else 0, one.outer_start - _FARTHEST)
        before = [
            verb.start()
            for verb in VERB.finditer(within.frame, start, one.outer_start)
            if not verb["participle"]
        ]
        for verb in reversed(before[-_MOST_VERBS:]):
            if who := within.before_verb(start, verb):
                return who
        behind = VERB.search(
            within.frame, one.outer_end, min(around.end, one.outer_end + _FARTHEST)
        )
        who = within.before_verb(one.outer_end, behind.start()) if behind else None
        return who or NOBODY
