"""Who says what stands between quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from seeds.cast import Cast
from seeds.quotations import Quotation
from seeds.spans import Layout, Sentence
from seeds.speakers.attributions import NOBODY, Attribution
from seeds.speakers.subjects import BLANK, MEDIUM, Subjects, is_passive
from seeds.speech import ANY_FORM, BASE, FINITE, PARTICIPLE, SIGNS

_TAKES_UP = re.compile(r"[\s,]*(?:[—–-]+\s*)?")
_SAID_BY = re.compile(rf"(?:{FINITE}) ")
_ACCORDING = re.compile(r"(?:according to|in the words of|so (?:says|said)|per) ", re.IGNORECASE)
_IN_VIEW = re.compile(
    r"in (?P<who>[^,.;]{2,60}?)[’']s? (?:own )?(?:view|words|opinion|telling|phrase)\b"
)
_READS_OUT = re.compile(r"\b(?:sent|read|reads|wrote|statement|letter|tweet|posted|quote)\b")
_WAS_THEIRS = re.compile(
    r"(?:that|this|which|those) (?:was|is|were|are) (?P<who>[^,.;]{2,50}?)(?:[’']s?)? (?:promise|words?|pledge"
    r"|answer|line|slogan|boast|claim|vow|response|motto|pitch|message|argument|excuse|view)\b"
)
_WORDS_OF = (
    r"(?:promise|pledge|vow|claim|charge|boast|warning|argument|complaint|accusation|assertion"
    r"|insistence|suggestion|contention|description|call|demand|remark|comment|line|statement|answer"
    r"|response|admission|reply|question|allegation)s?"
)
_OWN_WORDS = re.compile(
    rf"(?:(?P<pronoun>\b(?:[Hh]er|[Hh]is|[Tt]heir))|(?P<who>[^.;:,]{{2,60}})(?:[’']s|s[’'])) (?:[\w-]+ ){{0,2}}?"
    rf"{_WORDS_OF}\b[^.;:{BLANK}]{{0,60}}[,:]?\s*\Z"
)
_MADE = re.compile(
    rf"\b{_WORDS_OF} (?:that |which )?(?P<who>[^.;:,]{{2,40}}?) (?P<verb>made|makes|gave|has made|had made)\b"
)
_GOES = re.compile(r"\b(?P<verb>goes|went|is like|was like|is all|was all)\b,?(?: quote,?)?\s*\Z")
_PUT_IT = re.compile(
    r"as (?P<who>[^,.;]{2,80}?) (?:put|puts|said|says|has said|noted|told|called)\b", re.IGNORECASE
)
_VERB = re.compile(
    rf"(?<![\w’'-])(?:(?P<finite>(?i:{FINITE}))|(?P<participle>(?i:{PARTICIPLE}))"
    rf"|(?P<base>(?:(?<=to )|(?<=[a-z’]s )|(?<=they )|(?<=people )|(?<=\bI )(?!quote)|(?<=[Ww]e )|(?<=[Yy]ou )){BASE}))"
)
_ANY_VERB = re.compile(rf"\b(?:{ANY_FORM}|[a-z]+ed)\b")
_BY_MEDIA = re.compile(
    r"(?:\b(?:words|message|text|title|slogan|line|tagline|caption|headline|legend|motto|question"
    r"|inscription)[:,]?|\b(?:reads?|reading|that (?:says?|said|read)|with|declaring|bearing)[:,]?)"
    r"\s*\Z"
)
_SIGN = re.compile(rf"\b(?:{SIGNS})\b[^.!?;]{{0,40}}\Z", re.IGNORECASE)
_ENDS_WITH = re.compile(rf", (?P<who>[^,{BLANK}\n]{{2,60}}?) (?={FINITE}[.]?\s*\Z)")
_NAMED_IN = re.compile(r"[,:]\s*\Z")
_LOOKED_BACK = 4  # sentences
_FARTHEST = 420  # characters looked at on either side


def blanked(text: str, quotations: Sequence[Quotation]) -> str:
    """Return the text with its outer quotations blanked out, at the same length."""
    parts, done = [], 0
    for one in quotations:
        if one.outer_start >= done:
            parts += [text[done : one.outer_start], BLANK * (one.outer_end - one.outer_start)]
            done = one.outer_end
    return "".join([*parts, text[done:]])


class Quoted:
    """The quotations of a document, in order, with what stands around them."""

    def __init__(self, text: str, quotations: list[Quotation], layout: Layout, cast: Cast) -> None:
        self.text, self.quotations, self.layout, self.cast = text, quotations, layout, cast
        self.frame = blanked(text, quotations)
        self.subjects = Subjects(text, self.frame, cast)
        self.starts = [sentence.start for sentence in layout.sentences]
        self.outer = [one for one in quotations if one.depth == 0]

    def attribute(self) -> list[Attribution]:
        """Return who says each quotation."""
        found: dict[Quotation, Attribution] = {}
        for position, one in enumerate(self.outer):
            before = self.outer[position - 1] if position else None
            after = self.outer[position + 1] if position + 1 < len(self.outer) else None
            self._set_speakers(one, before, found)
            found[one] = (
                self._split(one, before, found)
                or self._cited(one)
                or self._said(one, before, after)
                or self._goes_on(one, before, after, found)
            )
        self._settle_continued(found)
        self._nested(found)
        return [found[one] for one in self.quotations]

    def _split(
        self, one: Quotation, before: Quotation | None, found: dict[Quotation, Attribution]
    ) -> Attribution | None:
        """Return the speaker of the second part of: "…," said Holt, pausing, "…"."""
        if (
            not before
            or not found[before].speaker
            or one.outer_start - before.outer_end > _FARTHEST
        ):
            return None
        between = self.frame[before.outer_end : one.outer_start]
        is_split = re.match(rf"[\s,]*{FINITE} ", between) and not re.search(r"[.!?:]\s", between)
        is_listed = re.fullmatch(r"[\s,;]*(?:and|or|but|as well as|to)?[\s,]*", between)
        return found[before] if is_split or (is_listed and one.is_partial) else None

    def _set_speakers(
        self, one: Quotation, before: Quotation | None, found: dict[Quotation, Attribution]
    ) -> None:
        self.subjects.speaker = found[before] if before else None

    def _sentence(self, at: int) -> Sentence | None:
        position = bisect_right(self.starts, at) - 1
        return self.layout.sentences[position] if position >= 0 else None

    def _said(
        self, one: Quotation, before: Quotation | None, after: Quotation | None
    ) -> Attribution | None:
        """Return whom the sentence around a quotation names as its speaker."""
        start, end = self._reach(one, before, after)
        is_led = one.is_partial and self.frame[start : one.outer_start].strip(" ,")
        inner, outer = self.text[one.end - 1], self.text[one.outer_end : one.outer_end + 1]
        if (inner in ",?!—–-…" or outer == ",") and not is_led:
            named = self._after(one, end) or self._before(one, start, end)
        else:
            named = self._before(one, start, end) or self._after(one, end)
        return named or self._at_the_end(one, end) or self._vaguely(one, start)

    def _vaguely(self, one: Quotation, start: int) -> Attribution | None:
        """Return the subject of the sentence where no verb says that it speaks."""
        if not one.is_partial and not _NAMED_IN.search(self.frame[start : one.outer_start]):
            return None
        if re.match(
            r"\W*(?:it|there|this|that)\b", self.frame[start : one.outer_start], re.IGNORECASE
        ):
            return None
        return self.subjects.of_clause(start, one.outer_start)

    def _cited(self, one: Quotation) -> Attribution | None:
        """Return the source that stands in parentheses: "…" (Vale ad, March 2)."""
        match = re.match(
            r"\s*\((?=[^()\n]{2,80}\))", self.frame[one.outer_end : one.outer_end + 90]
        )
        if not match:
            return None
        start = one.outer_end + match.end()
        named = self.cast.named(start, self.text.index(")", start))
        return self.subjects.phrase_at(start) if named else None

    def _reach(
        self, one: Quotation, before: Quotation | None, after: Quotation | None
    ) -> tuple[int, int]:
        """Return how far the sentence goes on either side, up to the next quotation."""
        first, last = self._sentence(one.outer_start), self._sentence(one.end - 1)
        start = max(first.start if first else 0, one.outer_start - _FARTHEST)
        end = last.end if last else len(self.text)
        if one.outer_end >= end and self.text[one.end - 1 : one.end] in set(",!?—–-…"):
            following = self._sentence(end + 2)
            if following and following.start >= end and self.text[following.start].islower():
                end = following.end
        start = max(start, before.outer_end) if before and before.outer_end <= one.start else start
        end = min(end, after.outer_start) if after else end
        return start, min(end, one.outer_end + _FARTHEST)

    def _after(self, one: Quotation, end: int) -> Attribution | None:
        """Return the speaker named behind: "…," said Holt; "…," she told the council."""
        lead = _TAKES_UP.match(self.frame, one.outer_end, max(end, one.outer_end))
        at = lead.end() if lead else one.outer_end
        if at >= end:
            return None
        rest = self.frame[at:end]
        if self.frame[one.outer_end] == ":":
            return self.subjects.of_clause(one.outer_end + 1, end)
        if match := _SAID_BY.match(rest):
            return self.subjects.phrase_at(at + match.end())
        if match := _ACCORDING.match(rest):
            return self.subjects.phrase_at(at + match.end())
        if match := _IN_VIEW.match(rest):
            return self.subjects.whose(at + 3, at + match.end("who"))
        if match := _WAS_THEIRS.match(rest):
            return self.subjects.whose(at + match.start("who"), at + match.end("who"))
        if match := _PUT_IT.match(rest):
            return self.subjects.before_verb(at + 3, at + match.end("who") + 1)
        if "—" in self.frame[one.outer_end : at] or "–" in self.frame[one.outer_end : at]:
            return self.subjects.phrase_at(at) if rest[:1].isupper() else None
        for verb in _VERB.finditer(self.frame, at, end):
            if verb["finite"] and self._leads(at, verb.start()):
                return self.subjects.before_verb(at, verb.start())
        return None

    def _leads(self, at: int, verb: int) -> bool:
        """Whether a verb is the first behind a quotation."""
        words = self.frame[at:verb]
        plain = re.sub(r", [^,]*,|\([^)]*\)|,? who [^,]*|, (?:an?|the) [^,]*\Z", "", words)
        return len(plain) < 90 and not re.search(
            r"[;:!?]|, |\b(?:and|but|that|because|while|when|after|though|although|which)\b", plain
        )

    def _before(self, one: Quotation, start: int, end: int) -> Attribution | None:
        """Return the speaker named in front: Holt said: "…"; according to the ad, "…"."""
        words = self.frame[start : one.outer_start]
        if match := re.search(r"\b(?:according to|in the words of|per) ", words, re.IGNORECASE):
            if found := self.subjects.phrase_at(start + match.end()):
                return found
        if match := re.search(r"\bIn (?P<who>[^,.;]{2,60}?)(?:[’']s?)? (?:own )?words", words):
            return self.subjects.phrase_at(start + match.start("who"))
        if _SIGN.search(words[-60:]):
            if self.frame[start - 1 : start] == BLANK and self.subjects.speaker:
                return self.subjects.speaker
            if bearers := self.subjects.of_clause(start, one.outer_start):
                return bearers
        cue = _BY_MEDIA.search(words)
        if cue and (media := self._medium(start, start + cue.start())):
            return media
        if made := _MADE.search(words) or _GOES.search(words):
            return self.subjects.before_verb(start, start + made.start("verb"))
        verbs = list(_VERB.finditer(self.frame, start, one.outer_start))
        if (own := _OWN_WORDS.search(words)) and not any(
            verb.start() >= start + own.start() for verb in verbs if verb["finite"]
        ):
            span = own.span("pronoun") if own["pronoun"] else own.span("who")
            if found := self.subjects.whose(start + span[0], start + span[1], last=True):
                return found
        for verb in reversed(verbs[-4:]):
            if found := self._subject_of(verb, start, one, end):
                return found
        return None

    def _at_the_end(self, one: Quotation, end: int) -> Attribution | None:
        """Return whom a headline names last: "Wall “late and broken”, Holt says"."""
        match = _ENDS_WITH.search(self.frame[one.outer_end : end])
        if not match:
            return None
        start = one.outer_end + match.start("who")
        return self.subjects.before_verb(start, one.outer_end + match.end())

    def _subject_of(
        self, verb: re.Match[str], start: int, one: Quotation, end: int
    ) -> Attribution | None:
        if verb["finite"] and self.frame[start : verb.start()].strip(" \"“‘'") in {
            "",
            "Has",
            "Had",
        }:
            if start == 0 or self.frame[start - 1] != BLANK:
                return self._elided(start)
        if is_passive(self.frame, start, verb.start()):
            by = re.match(r"\w+ by ", self.frame[verb.start() : verb.start() + 20])
            return self.subjects.phrase_at(verb.start() + by.end()) if by else NOBODY
        if verb["base"] and self.frame[verb.start() - 3 : verb.start()] == "to ":
            return self.subjects.adjacent(start, verb.start())
        if verb["participle"] is None:
            if found := self.subjects.before_verb(start, verb.start()):
                return found
        if verb["participle"] and (found := self._antecedent(start, verb.start())):
            return found
        if found := self.subjects.of_clause(start, verb.start()):
            return found
        if verb.start() - start < 3 and verb["participle"]:  # "Chanting ..., dozens of activists"
            return self._behind_all(one)
        return None

    def _elided(self, start: int) -> Attribution | None:
        """Return whom the sentence before is about, where notes leave "he" out: "Told them …"."""
        for _ in range(_LOOKED_BACK):
            sentence = self.cast.sentence_before(start)
            if not sentence:
                return None
            if found := self._person(self.subjects.of_clause(*sentence)):
                return found
            start = sentence[0]
        return None

    def _antecedent(self, start: int, verb: int) -> Attribution | None:
        """Return whom "which put out a statement warning" goes with."""
        lasts = list(re.finditer(r", (?:which|who) ", self.frame[start:verb]))
        if not lasts or "," in self.frame[start + lasts[-1].end() : verb]:
            return None
        return self.subjects.before_verb(start, start + lasts[-1].start())

    def _behind_all(self, one: Quotation) -> Attribution | None:
        """Return the subject that follows a participle with its quotations."""
        sentence = self._sentence(one.outer_start)
        if not sentence:
            return None
        rest = self.frame[one.outer_start : sentence.end]
        last = rest.rfind(BLANK)
        start = one.outer_start + last + 1
        return self.subjects.of_clause(start, sentence.end) if last >= 0 else None

    def _medium(self, start: int, end: int) -> Attribution | None:
        lasts = list(MEDIUM.finditer(self.frame, start, end))
        if not lasts:
            return None
        return self.subjects.phrase_in(*lasts[-1].span())

    def _goes_on(
        self,
        one: Quotation,
        before: Quotation | None,
        after: Quotation | None,
        found: dict[Quotation, Attribution],
    ) -> Attribution:
        """Return the speaker of a quotation whose own sentence names none."""
        if turn := self.cast.turn_at(one.start):
            begin = self.layout.paragraphs[self._paragraph(one.start)].start
            read = self._last_sentence(max(begin, turn.end), one.outer_start)
            if read and _READS_OUT.search(
                self.frame[max(begin, one.outer_start - 80) : one.outer_start]
            ):
                return read
            return Attribution(turn.name, turn.start, turn.end, turn.side, "unresolved")
        paragraph = self._paragraph(one.start)
        floor = self.layout.paragraphs[paragraph].start if self.layout.paragraphs else 0
        if before and before.start >= floor:
            between = self._last_sentence(before.outer_end, one.outer_start)
            return between or replace(found[before])
        if named := self._last_sentence(floor, one.outer_start):
            return named
        if named := self._next_sentence(one, after):
            return named
        if self.frame[floor : one.outer_start].strip(" *_>#-"):
            return NOBODY
        if before and self._paragraph(before.start) == paragraph - 1:
            is_last = not re.search(r"[.!?]\s+\S", self.frame[before.outer_end : floor])
            if is_last and found[before].speaker:
                return found[before]
        if paragraph:
            last = self.layout.paragraphs[paragraph - 1]
            if named := self._last_sentence(last.start, last.end):
                leads_in = self.text[last.end - 1 : last.end] == ":"
                return replace(named, status="confirmed") if leads_in else named
        return found[before] if before else NOBODY

    def _paragraph(self, at: int) -> int:
        sentence = self._sentence(at)
        return sentence.paragraph if sentence else 0

    def _last_sentence(self, start: int, end: int) -> Attribution | None:
        """Return the subject of the last whole sentence that lies between two offsets."""
        position = bisect_right(self.starts, end - 1) - 1
        if position < 0:
            return None
        sentence = self.layout.sentences[position]
        if sentence.start < start or sentence.start >= end:
            return None
        if BLANK in self.frame[sentence.start : sentence.start + 1]:
            return None
        return self._person(self.subjects.of_clause(sentence.start, min(end, sentence.end)))

    def _next_sentence(self, one: Quotation, after: Quotation | None) -> Attribution | None:
        sentence = self._sentence(one.outer_end + 1)
        if not sentence or sentence.start < one.outer_end:
            return None
        if self._paragraph(sentence.start) != self._paragraph(one.start):
            return None
        return self._person(self.subjects.of_clause(sentence.start, sentence.end))

    def _person(self, found: Attribution | None) -> Attribution | None:
        """Keep a subject who is somebody: a sentence that says nothing of speaking names others."""
        if not found or not found.speaker:
            return None
        is_known = any(
            who.name == found.speaker for who in self.cast.named(found.start or 0, found.end or 0)
        )
        return (
            replace(found, status="unresolved")
            if is_known or found.end and found.end - (found.start or 0) < 5
            else None
        )

    def _nested(self, found: dict[Quotation, Attribution]) -> None:
        """Say who speaks within what somebody else says."""
        inner = [one for one in self.quotations if one.depth]
        within = Subjects(
            self.text, blanked(self.text, [replace(one, depth=0) for one in inner]), self.cast
        )
        around: list[Quotation] = []
        for one in self.quotations:
            while around and around[-1].end <= one.start:
                around.pop()
            if one.depth and around:
                found[one] = self._quoted_by(one, around[-1], found[around[-1]], within)
            elif one.depth:
                found[one] = NOBODY
            around.append(one)

    def _quoted_by(
        self, one: Quotation, around: Quotation, teller: Attribution, within: Subjects
    ) -> Attribution:
        within.speaker, within.exclude = teller, teller.speaker
        sentence = self._sentence(one.start)
        start = max(around.start, sentence.start if sentence else 0, one.outer_start - _FARTHEST)
        for verb in reversed(list(_VERB.finditer(within.frame, start, one.outer_start))[-4:]):
            if verb["participle"] is None and (who := within.before_verb(start, verb.start())):
                return who
        for verb in _VERB.finditer(
            within.frame, one.outer_end, min(around.end, one.outer_end + 120)
        ):
            if verb["finite"] and (who := within.before_verb(one.outer_end, verb.start())):
                return who
        return NOBODY

    def _settle_continued(self, found: dict[Quotation, Attribution]) -> None:
        """Give all parts of a quotation over several paragraphs the speaker of one."""
        chain: list[Quotation] = []
        for one in self.outer:
            chain.append(one)
            if one.is_continued:
                continue
            best = next((found[part] for part in chain if found[part].speaker), None)
            if best and len(chain) > 1:
                found.update(dict.fromkeys(chain, best))
            chain = []
