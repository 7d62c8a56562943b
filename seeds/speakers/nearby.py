"""What the sentence around a quotation says of its speaker, in front and behind."""

import re
from bisect import bisect_right
from dataclasses import replace

from seeds.quotations import Quotation
from seeds.spans import Layout, Sentence
from seeds.speakers.attributions import BLANK, NOBODY, Attribution
from seeds.speakers.phrases import MEDIUM
from seeds.speakers.subjects import Subjects, is_passive
from seeds.speech import BASE, FINITE, PARTICIPLE, SIGNS

_TAKES_UP = re.compile(r"[\s,]*(?:[—–-]+\s*)?")
# Behind a quotation.
_SAID_BY = re.compile(rf"(?:{FINITE}|according to|in the words of|so say|per) ", re.IGNORECASE)
_IN_VIEW = re.compile(
    r"in (?P<who>[^,.;]{2,60}?)(?:[’']s?)? (?:own )?(?:view|words|opinion|telling|phrase)\b"
)
_NOUN_OF_WORDS = (
    r"(?:promise|pledge|vow|claim|charge|boast|warning|argument|complaint|accusation|assertion"
    r"|insistence|suggestion|contention|description|call|demand|remark|comment|line|statement"
    r"|answer|response|admission|reply|question|allegation|words?|slogan|motto|pitch|message"
    r"|excuse|view)s?"
)
_WAS_THEIRS = re.compile(
    rf"(?:that|this|which|those) (?:was|is|were|are) (?P<who>[^,.;]{{2,50}}?)(?:[’']s?)?"
    rf" {_NOUN_OF_WORDS}\b"
)
_PUT_IT = re.compile(
    r"as (?P<who>[^,.;]{2,80}?) (?P<verb>put|puts|said|says|has said|noted|told|called)\b",
    re.IGNORECASE,
)
_TOO_FAR = re.compile(
    r"[;:!?]|, |\b(?:and|but|that|because|while|when|after|though|although|which)\b"
)
_ASIDES = re.compile(r", [^,]*,|\([^)]*\)|,? who [^,]*|, (?:an?|the) [^,]*\Z")
_ENDS_WITH = re.compile(rf", (?P<who>[^,{BLANK}\n]{{2,60}}?) (?={FINITE}[.]?\s*\Z)")
_CITED = re.compile(r"\s*\((?P<source>[^()\n]{2,80})\)")
# In front of a quotation.
_SOURCE = re.compile(r"\b(?:according to|in the words of|per) ", re.IGNORECASE)
_IN_WORDS = re.compile(r"\bIn (?P<who>[^,.;]{2,60}?)(?:[’']s?)? (?:own )?words")
_ON_SIGN = re.compile(rf"\b(?:{SIGNS})\b[^.!?;]{{0,40}}\Z", re.IGNORECASE)
_BY_MEDIUM = re.compile(
    r"(?:\b(?:words|message|text|title|slogan|line|tagline|caption|headline|legend|motto|question"
    r"|inscription)[:,]?|\b(?:reads?|reading|that (?:says?|said|read)|with|declaring|bearing)[:,]?)"
    r"\s*\Z"
)
_MADE = re.compile(
    rf"\b{_NOUN_OF_WORDS} (?:that |which )?[^.;:,]{{2,40}}? "
    r"(?P<verb>made|makes|gave|has made|had made)\b"
)
_GOES = re.compile(r"\b(?P<verb>goes|went|(?:is|was) (?:like|all))\b,?(?: quote,?)?\s*\Z")
_OWN_WORDS = re.compile(
    r"(?:(?P<pronoun>\b(?:[Hh]er|[Hh]is|[Tt]heir))|(?P<who>[^.;:,]{2,60})(?:[’']s|s[’'])) "
    rf"(?:[\w-]+ ){{0,2}}?{_NOUN_OF_WORDS}\b[^.;:{BLANK}]{{0,60}}[,:]?\s*\Z"
)
VERB = re.compile(
    rf"(?<![\w’'-])(?:(?P<finite>(?i:{FINITE}))|(?P<participle>(?i:{PARTICIPLE}))"
    r"|(?P<base>(?:(?<=to )|(?<=[a-z’]s )|(?<=they )|(?<=people )|(?<=\bI )(?!quote)|(?<=[Ww]e )"
    rf"|(?<=[Yy]ou )){BASE}))"
)
_WHICH = re.compile(r", (?:which|who) ")
# "quoted Holt as saying", "accused her of calling", "attacked them for saying"
_OBJECT_OF = re.compile(r" (?:as|of|for) \Z")
_PRONOUN_OBJECT = re.compile(r"\b(?P<who>him|her|them) (?:as|of|for) \Z")
_BY_WHOM = re.compile(r"\w+ by ")
_NO_SUBJECT = re.compile(r"\W*(?:it|there|this|that)\b", re.IGNORECASE)
_LEADS_IN = re.compile(r"[,:]\s*\Z")
_ENDS_OPEN = frozenset(",?!—–-…")
_LOOKED_BACK = 4  # sentences
_MOST_VERBS = 4
_FARTHEST = 420  # characters looked at on either side
_FAR_FOR_VERB = 90
_LONGEST_OBJECT = 12  # "them for "


class Nearby:
    """Reads the sentences around quotations."""

    def __init__(self, subjects: Subjects, layout: Layout) -> None:
        self.subjects, self.layout = subjects, layout
        self.text, self.frame, self.cast = subjects.text, subjects.frame, subjects.cast
        self.starts = [sentence.start for sentence in layout.sentences]

    def said(
        self, one: Quotation, before: Quotation | None, after: Quotation | None
    ) -> Attribution | None:
        """Return whom the sentence around a quotation names as its speaker."""
        start, end = self._reach(one, before, after)
        is_led = one.is_partial and self.frame[start : one.outer_start].strip(" ,")
        is_open = (
            self.text[one.end - 1] in _ENDS_OPEN
            or self.frame[one.outer_end : one.outer_end + 1] == ","
        )
        if is_open and not is_led:
            named = self._behind(one, end) or self._in_front(one, start)
        else:
            named = self._in_front(one, start) or self._behind(one, end)
        return named or self._at_the_end(one, end) or self._vaguely(one, start)

    def sentence(self, at: int) -> Sentence | None:
        """Return the sentence that an offset lies in or behind."""
        position = bisect_right(self.starts, at) - 1
        return self.layout.sentences[position] if position >= 0 else None

    def _reach(
        self, one: Quotation, before: Quotation | None, after: Quotation | None
    ) -> tuple[int, int]:
        """Return how far the sentence goes on either side, up to the next quotation."""
        first, last = self.sentence(one.outer_start), self.sentence(one.end - 1)
        start = max(first.start if first else 0, one.outer_start - _FARTHEST)
        end = last.end if last else len(self.text)
        start = max(start, before.outer_end) if before else start
        end = min(end, after.outer_start) if after else end
        return min(start, one.outer_start), min(end, one.outer_end + _FARTHEST)

    def _behind(self, one: Quotation, end: int) -> Attribution | None:
        """Return the speaker named behind: "…," said Holt; "…," she told the council."""
        lead = _TAKES_UP.match(self.frame, one.outer_end)
        at = lead.end() if lead else one.outer_end
        if at >= end:
            return None
        if self.frame[one.outer_end] == ":":
            return self._at_the_end(one, end) or self.subjects.of_clause(one.outer_end + 1, end)
        if {"—", "–"}.intersection(self.frame[one.outer_end : at]):
            return self.subjects.phrase_at(at) if self.frame[at].isupper() else None
        return self._by_pattern(at, end) or self._first_verb(at, end)

    def _by_pattern(self, at: int, end: int) -> Attribution | None:
        if match := _SAID_BY.match(self.frame, at, end):
            return self.subjects.phrase_at(match.end())
        if match := _IN_VIEW.match(self.frame, at, end) or _WAS_THEIRS.match(self.frame, at, end):
            return self.subjects.whose(*match.span("who"))
        if match := _PUT_IT.match(self.frame, at, end):
            return self.subjects.before_verb(match.start("who"), match.start("verb"))
        return None

    def _first_verb(self, at: int, end: int) -> Attribution | None:
        for verb in VERB.finditer(self.frame, at, end):
            plain = _ASIDES.sub("", self.frame[at : verb.start()])
            if len(plain) > _FAR_FOR_VERB or _TOO_FAR.search(plain):
                return None
            if not verb["participle"] and not is_passive(self.frame, verb):
                return self.subjects.before_verb(at, verb.start())
        return None

    def _in_front(self, one: Quotation, start: int) -> Attribution | None:
        """Return the speaker named in front: Holt said: "…"; according to the ad, "…"."""
        return (
            self._by_source(one, start)
            or self._by_medium(one, start)
            or self._by_noun(one, start)
            or self._by_verb(one, start)
        )

    def _by_source(self, one: Quotation, start: int) -> Attribution | None:
        if match := _SOURCE.search(self.frame, start, one.outer_start):
            return self.subjects.phrase_at(match.end())
        match = _IN_WORDS.search(self.frame, start, one.outer_start)
        return self.subjects.phrase_at(match.start("who")) if match else None

    def _by_medium(self, one: Quotation, start: int) -> Attribution | None:
        """Return who bears a sign, or what the words stand on."""
        words = self.frame[start : one.outer_start]
        if _ON_SIGN.search(words[-60:]):
            if self.frame[start - 1 : start] == BLANK and self.subjects.speaker:
                return self.subjects.speaker
            if bearers := self.subjects.of_clause(start, one.outer_start):
                return bearers
        cue = _BY_MEDIUM.search(words)
        media = list(MEDIUM.finditer(self.frame, start, start + cue.start())) if cue else []
        return self.subjects.phrase_in(*media[-1].span()) if media else None

    def _by_noun(self, one: Quotation, start: int) -> Attribution | None:
        """Return whose claim or promise it is: "Vale's charge that …", "a promise Holt made"."""
        words = self.frame[start : one.outer_start]
        if made := _MADE.search(words) or _GOES.search(words):
            return self.subjects.before_verb(start, start + made.start("verb"))
        own = _OWN_WORDS.search(words)
        if not own:
            return None
        verbs = VERB.finditer(self.frame, start + own.start(), one.outer_start)
        if any(verb["finite"] for verb in verbs):
            return None
        span = own.span("pronoun") if own["pronoun"] else own.span("who")
        return self.subjects.whose(start + span[0], start + span[1])

    def _by_verb(self, one: Quotation, start: int) -> Attribution | None:
        verbs = list(VERB.finditer(self.frame, start, one.outer_start))
        for verb in reversed(verbs[-_MOST_VERBS:]):
            if found := self._subject_of(verb, start, one):
                return found
        return None

    def _subject_of(self, verb: re.Match[str], start: int, one: Quotation) -> Attribution | None:
        at = verb.start()
        if verb["finite"] and self._is_first(start, at):
            return self._left_out(start)
        if is_passive(self.frame, verb):
            by = _BY_WHOM.match(self.frame, at)
            return self.subjects.phrase_at(by.end()) if by else NOBODY
        if verb["base"] and self.frame[at - 3 : at] == "to ":
            return self.subjects.adjacent(start, at)
        if verb["participle"]:
            return self._of_participle(start, at, one)
        return self.subjects.before_verb(start, at) or self._of_sentence(start, at)

    def _of_sentence(self, start: int, verb: int) -> Attribution | None:
        """Return the subject of a verb far back: behind a quotation it is who says that one."""
        found = self.subjects.of_clause(start, verb)
        if self.frame[start - 1 : start] != BLANK or self.person(found):
            return found
        return self.subjects.speaker or found

    def _is_first(self, start: int, verb: int) -> bool:
        """Whether a sentence of notes begins with its verb: "Told them", "Has called it"."""
        words = self.frame[start:verb].strip(" \"“‘'")
        return words in {"", "Has", "Had"} and self.frame[start - 1 : start] != BLANK

    def _left_out(self, start: int) -> Attribution | None:
        """Return whom the sentences before are about, where notes leave "he" out."""
        for _ in range(_LOOKED_BACK):
            sentence = self.cast.sentence_before(start)
            if not sentence:
                return None
            if found := self.person(self.subjects.of_clause(*sentence)):
                return found
            start = sentence[0]
        return None

    def _of_participle(self, start: int, verb: int, one: Quotation) -> Attribution | None:
        if found := self._of_object(start, verb):
            return found
        lasts = list(_WHICH.finditer(self.frame, start, verb))
        found = None
        if lasts and "," not in self.frame[lasts[-1].end() : verb]:
            # "the union, which put out a statement warning"
            found = self.subjects.before_verb(start, lasts[-1].start())
        if found := found or self.subjects.of_clause(start, verb):
            return found
        if self.frame[start:verb].strip():
            return None
        sentence = self.sentence(one.outer_start)  # "Chanting …, dozens of activists marched"
        end = sentence.end if sentence else len(self.frame)
        behind = self.frame.rfind(BLANK, one.outer_start, end) + 1
        return self.subjects.of_clause(behind, end)

    def _of_object(self, start: int, verb: int) -> Attribution | None:
        """Return who is said to speak: "quoted Holt as saying", "accused her of calling"."""
        named = self.subjects.mentions(start, verb)
        if named and _OBJECT_OF.fullmatch(self.frame, named[-1].end, verb):
            return self.subjects.named(named[-1])
        begin = max(start, verb - _LONGEST_OBJECT)
        pronoun = _PRONOUN_OBJECT.search(self.frame[begin:verb])
        if not pronoun:
            return None
        return self.subjects.pronoun(begin + pronoun.start("who"), begin + pronoun.end("who"))

    def _at_the_end(self, one: Quotation, end: int) -> Attribution | None:
        """Return whom a headline names last: "Wall “late and broken”, Holt says"."""
        match = _ENDS_WITH.search(self.frame[one.outer_end : end])
        if not match:
            return None
        at = one.outer_end
        return self.subjects.before_verb(at + match.start("who"), at + match.end())

    def _vaguely(self, one: Quotation, start: int) -> Attribution | None:
        """Return the subject of the sentence where no verb says that it speaks."""
        words = self.frame[start : one.outer_start]
        if _NO_SUBJECT.match(words) or not (one.is_partial or _LEADS_IN.search(words)):
            return None
        return self.subjects.of_clause(start, one.outer_start)

    def cited(self, one: Quotation) -> Attribution | None:
        """Return the source that stands in parentheses: "…" (Vale ad, March 2)."""
        match = _CITED.match(self.frame, one.outer_end)
        if not match or not self.cast.named(*match.span("source")):
            return None
        return self.subjects.phrase_at(match.start("source"))

    def person(self, found: Attribution | None) -> Attribution | None:
        """Keep a subject who is somebody, unresolved: the sentence says nothing of speaking."""
        if not found or not found.speaker or found.start is None or found.end is None:
            return None
        named = self.cast.within(found.start, found.end)
        is_known = any(who.name == found.speaker for who in named)
        return replace(found, status="unresolved") if is_known else None
