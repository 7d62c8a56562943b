"""Whom a verb of speaking has as its subject, and whom pronouns there mean."""

import re
from dataclasses import replace

from seeds.cast import Mention
from seeds.cast.mentions import PRONOUN
from seeds.speakers.attributions import BLANK, Attribution, Status
from seeds.speakers.phrases import Phrases
from seeds.speech import BASE, FINITE, MEDIA

_ADVERBS = (
    r"(?:, (?:\w+ly|in turn|too|however|though|on \w+day),?"
    r"| (?:\w+ly|also|then|later|has|had|have|would|will|once|again|still|even|himself|herself"
    r"|often|never|did|does|in turn|soon|now|just|first|further|went on to|likes? to|liked to"
    r"|loves to|loved to|used to|tried to|tries to|sought to|all|both|each|too|on \w+day|\w+day"
    r"|this week|last \w+|earlier(?: \w+)?|at one point|afterwards?|today|yesterday|in response"
    r"|by phone|by email|reportedly|could|can|continues to|continued to|who|only|simply|twice"
    r"|always|began by))*"
)
# What may stand between a subject and its verb: appositions, relative clauses, places, adverbs.
_TO_VERB = re.compile(
    rf"(?:(?:, [^.!?;\n{BLANK}]{{1,220}},| \([^()\n]{{1,80}}\)| [—–-] [^.!?;\n]{{1,160}} [—–-]"
    rf"|,? who [^.!?;,\n{BLANK}]{{1,140}}|, (?:an?|the) [^.!?;,\n{BLANK}]{{1,90}}(?= ?\Z)"
    rf"| (?:of|from|in|at|with|for) [\w’'. -]{{1,60}}?)){{0,2}},?{_ADVERBS}\s*\Z"
)
_ONLY_ADVERBS = re.compile(rf",{_ADVERBS}\s*")
_TRAILING = re.compile(rf"{_ADVERBS}\s*\Z")
_APPOSED = re.compile(r"[,—–-] \Z")
_PASSIVE = re.compile(
    r"\b(?:is|was|were|are|been|be|being|got|gets)\s(?:\w+ly\s|also\s|once\s)?(?P<verb>\w+ed|told)\Z"
)
_COMPOUND = re.compile(r"(?:,\sthen|\band(?:\sthen)?|\bbut|\bor)\s\Z")
_CLAUSE_BEGINS = re.compile(
    r"(?:\A|[.!?;:]\s+|\b(?:when|as|after|while|because|that|where|before|if)\s)\Z"
)
_FIRST_PRONOUN = re.compile(r"\W*(?P<word>[Ss]?[Hh]e|[Tt]hey|[Ii]t|I|[Ww]e)\b")
_ANY_PRONOUN = re.compile(r"(?<![\w’'-])(?:she|he|they|it|I|we|you)(?![\w’'-])", re.IGNORECASE)
_PART_OF = re.compile(r"\s(?:of|for|at|from|with|by)\s(?:the\s)?\Z")
_MEDIUM_BETWEEN = re.compile(
    rf"(?P<head>(?:[’']s?)? (?:[\w-]+ ){{0,3}}?{MEDIA}\b)"
    rf"(?: (?:in|on|from|of|for) (?:[\w-]+ ){{0,3}}[\w-]+)?{_ADVERBS}(?:, [^.!?;]{{1,80}},)?\s*\Z",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    rf"[.!?;:{BLANK}\n—–]|,(?! (?:a|an|the|who|which)\b)"
    r"|\b(?:that|because|when|while|as|and|but|if|than|after|before|since|whether|what|where"
    r"|though|although|which|whom|whose)\b(?![’'])"
)
# Where a noun phrase begins that is no part of another: "a charge (the board) says".
_DETERMINER = re.compile(
    r"(?<!\bof )(?<!\bin )(?<!\bat )(?<!\bfor )(?<!\bto )(?<!\bon )(?<!\bby )(?<!\bfrom )"
    r"(?<!\bwith )(?<!\ball )(?<!\bboth )(?<!\babout )"
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts)\s"
)
_DETERMINED = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Tt]his|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir)\s(?=[^.;!?]{2,80}\Z)"
)
_RELATIVE = re.compile(r",? (?:that|which|who)(?: \w+ly| also| then| had| has)?\s*\Z")
_APPOSITION = re.compile(r",? who [^,]*\Z|, [^,]{1,160},\s*\Z")
_MEDIUM_THAT = re.compile(
    rf"\W*(?P<phrase>(?:The|An?|One|Her|His|Their) (?:[\w’'-]+ ){{0,4}}?(?:{MEDIA}|union|group"
    r"|committee|coalition|company|firm|agency|organi[sz]ation|nonprofit|board|commission|office))"
    r" (?:that|which) [^,.;]{1,80}\Z"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z .’'-]{2,40}(?:,? [A-Z][\w.]* ?\d{0,2})?(?:, [A-Z][\w.]*)?"
    r"(?: \([^)]{1,20}\))? ?[-–—]+ "
)
_OPENING = re.compile(
    r"(?:\s|,|[“\"‘'*_#>-]|\b(?:and|but|so|yet|or|still|meanwhile|however|also|then|now|later"
    r"|instead)\b)*",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"(?:\s|,|\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?|\b(?:while|when|as|because|that|if|where|since"
    r"|after|before|although|though|whom|what|which|who|by|for|in \d{4}|on \w+day|last \w+)\b)*",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"(?:(?:\w+(?:ed|ing)|Shown|Told|Given|Seen|Known|In|On|At|After|During|When|As|For|Like|Before"
    r"|By|With|From|Among|Despite|Moments|Hours|Later|Earlier|Today|Yesterday|\w+day)\b[^,]*, "
    r"|\W*(?:The|An?) |\s*)\Z"
)
_PREAMBLE = re.compile(r"(?:In|On|At|After|During|Asked|When|As|Speaking|For)\b[^,]{1,100}, ")
_OWNS = re.compile(r"[’'](?:s\b|\s|\Z)")
_OF_THEM = re.compile(
    r"(?:[Oo]ne|[Ss]ome|[Mm]any|[Mm]ost|[Bb]oth|[Tt]wo|[Ss]everal|[Nn]either|[Aa]ll)"
    r" of (?:them|those|these|the [\w-]+)\b"
)
_LIKELY_VERB = re.compile(
    r"[,;:.!?\n]|\s(?:\w{2,}ed|is|are|was|were|has|have|had|will|would|can|could|did|does|may|must"
    r"|said|says|say|who|that|which|held|put|went|goes|came|took|gave|made|ran|shows|opens"
    rf"|features|includes?|begins|{FINITE})\b|(?<=s)\s(?:{BASE})"
)
_IT = re.compile(r"\W*(?:\w+ )?[Ii]t\b")
_IT_IS = re.compile(
    rf"\W*(?:It|This|That)(?:[’']s| is| was) (?P<phrase>(?:[\w’'-]+ ){{0,5}}?{MEDIA})\b"
)
_SOMEBODY = re.compile(
    r"\W*(?P<phrase>(?:The|An?|One|Another) (?:[\w-]+ ){0,3}?(?:[a-z-]*(?:mer|ner|cher|ker|ver|yer"
    r"|man|woman|ist|ian|neer)|resident|voter|aide|official|nurse|student|clerk|guard|mother|father"
    r"|parent|tenant|passenger|member|attorney|sheriff|neighbou?r))"
    r"(?: (?:of|from|in|at|with) [\w ]{2,40})?"
    r"(?=,? who\b|[,.] |\s\w+(?:ed|s)\b|\s(?:was|had)\b)"
)
_FARTHEST = 400  # characters between a subject and its verb
_LONGEST_CLAUSE = 140


def is_passive(frame: str, verb: re.Match[str]) -> bool:
    """Whether a verb says what was said to its subject: "they were told"."""
    return bool(_PASSIVE.search(frame, max(0, verb.start() - 30), verb.end()))


class Subjects(Phrases):
    """Finds who is the subject of a verb or a sentence outside the quotations."""

    def before_verb(self, floor: int, verb: int) -> Attribution | None:
        """Return the subject that stands before a verb, no farther back than `floor`."""
        floor = max(floor, verb - _FARTHEST)
        if _COMPOUND.search(self.frame, max(floor, verb - 10), verb):
            return self._of_first_verb(floor, verb)
        return self.adjacent(floor, verb) or self._phrase_before(floor, verb)

    def adjacent(self, floor: int, verb: int) -> Attribution | None:
        """Return somebody of the cast, or the one meant by a pronoun, right before a verb."""
        floor = max(floor, verb - _FARTHEST)
        for who in reversed(self.mentions(floor, verb)):
            if _TO_VERB.match(self.frame[who.end : verb]) and not self._is_aside(who, verb):
                return self._holder(who, floor, verb) or self.named(who)
            if _MEDIUM_BETWEEN.match(self.frame[who.end : verb]):
                return self.medium_of(who)
        return self._pronoun_before(floor, verb)

    def _is_aside(self, who: Mention, verb: int) -> bool:
        """Whether a name ends a relative clause: "members, who back Holt, said"."""
        is_open = _ONLY_ADVERBS.fullmatch(self.frame, who.end, verb)
        return bool(is_open) and not _APPOSED.search(self.frame[max(0, who.start - 3) : who.start])

    def _holder(self, who: Mention, floor: int, verb: int) -> Attribution | None:
        """Return "the head of the union" where only the union is a mention."""
        if not _PART_OF.search(self.frame, max(floor, who.start - 14), who.start):
            return None
        before = self.mentions(floor, who.start)
        if before and _PART_OF.fullmatch(self.frame, before[-1].end, who.start):
            return self.named(before[-1])
        return self._phrase_before(floor, verb)

    def _of_first_verb(self, floor: int, verb: int) -> Attribution | None:
        """Return the subject of "Holt turned to him and said"."""
        for who in reversed(self.mentions(floor, verb)):
            before = self.frame[max(floor, who.start - 12) : who.start]
            if _CLAUSE_BEGINS.search(before) and not _OWNS.match(self.frame, who.end):
                return self.named(who)
        pronoun = _FIRST_PRONOUN.match(self.frame, floor, verb)
        return self.pronoun(*pronoun.span("word")) if pronoun else None

    def _pronoun_before(self, floor: int, verb: int) -> Attribution | None:
        found = [
            match.span()
            for match in _ANY_PRONOUN.finditer(self.frame, floor, verb)
            if _TO_VERB.match(self.frame[match.end() : verb])
        ]
        return self.pronoun(*found[-1]) if found else None

    def _phrase_before(self, floor: int, verb: int) -> Attribution | None:
        """Return a phrase that names nobody known: "the committee", "critics"."""
        words = _TRAILING.sub("", self.frame[floor:verb], count=1)
        if medium := _MEDIUM_THAT.match(_APPOSITION.sub("", words)):
            return self.phrase_in(floor + medium.start("phrase"), floor + medium.end("phrase"))
        if relative := _RELATIVE.search(words):
            words = words[: relative.start()]
            if lasts := list(_DETERMINED.finditer(words)):
                return self.phrase_in(floor + lasts[-1].start(), floor + len(words))
        words = _APPOSITION.sub("", words)
        begin = max((boundary.end() for boundary in _CLAUSE.finditer(words)), default=0)
        begin = max((noun.start() for noun in _DETERMINER.finditer(words, begin)), default=begin)
        return self.phrase_in(floor + begin, floor + len(words))

    def of_clause(self, start: int, end: int) -> Attribution | None:
        """Return the subject of a sentence: whom or what it begins with."""
        end = min(end, start + _FARTHEST)
        dateline = _DATELINE.match(self.frame, start, end)
        begin = dateline.end() if dateline else start
        for leading in (_OPENING, _SUBORDINATE):
            lead = leading.match(self.frame, begin, end)
            begin = lead.end() if lead else begin
            if found := self._begins_with(begin, end):
                return found
        return None

    def _begins_with(self, begin: int, end: int) -> Attribution | None:
        named = self.mentions(begin, end)
        if named and self._may_be_subject(named[0], begin):
            return self.last_of(named)
        if named and (medium := self.medium_of(named[0])):
            return medium
        pronoun = _FIRST_PRONOUN.match(self.frame, begin, end)
        if pronoun and pronoun.start("word") == begin:
            return self.pronoun(*pronoun.span("word"))
        if some := _OF_THEM.match(self.frame, begin, end):
            return self.phrase(*some.span())
        return self._first_phrase(begin, end)

    def _may_be_subject(self, who: Mention, begin: int) -> bool:
        if not _INTRODUCTION.match(self.frame[begin : who.start]):
            return False
        return who.kind == "camp" or not _OWNS.match(self.frame, who.end)

    def _first_phrase(self, start: int, end: int) -> Attribution | None:
        """Return the noun phrase before the first word that looks like a verb."""
        end = min(end, start + _LONGEST_CLAUSE)
        if preamble := _PREAMBLE.match(self.frame, start, end):
            start = preamble.end()
        verb = _LIKELY_VERB.search(self.frame[start:end])
        return self.phrase_in(start, start + verb.start()) if verb else None

    def whose(self, start: int, end: int) -> Attribution | None:
        """Return whose something is: "her", "Holt"."""
        named = self.mentions(start, end)
        if named:
            return self.named(named[-1]) if named[-1].end == end else None
        return self.pronoun(start, end) if PRONOUN.match(self.text, start, end) else None

    def pronoun(self, start: int, end: int) -> Attribution | None:
        """Return whom a pronoun means; None where that is nobody who could speak."""
        word = self.text[start:end].lower()
        if word == "it":
            return self._thing_before(start, end)
        if word in {"i", "we", "you"}:
            return self._in_person(word, start, end)
        if word in {"she", "he"} and (somebody := self._somebody_before(start)):
            return replace(somebody, start=start, end=end)
        match = PRONOUN.match(self.text, start, end)
        found = self.cast.antecedent(match, self.exclude) if match else None
        if found:
            status: Status = "confirmed" if found.is_certain else "unresolved"
            return Attribution(found.mention.name, start, end, found.mention.side, status)
        if word == "they" and self.speaker and not self.exclude:
            return replace(self.speaker, start=start, end=end)
        return Attribution(None, start, end, "unknown", "unresolved")

    def _thing_before(self, start: int, end: int) -> Attribution | None:
        """Return what "it" means: what the sentence before is about, or what spoke last."""
        sentence = self.cast.sentence_before(start)
        if sentence and (named := _IT_IS.match(self.frame, *sentence)):
            return self.phrase_in(*named.span("phrase"))
        found = None
        # A sentence that begins with another "it" leads no further back.
        if sentence and not _IT.match(self.frame, *sentence):
            found = self.of_clause(*sentence)
        if not found or not found.speaker or self._is_person(found):
            found = self.speaker
        return replace(found, start=start, end=end) if found else None

    def _is_person(self, found: Attribution) -> bool:
        named = self.cast.within(found.start or 0, found.end or 0)
        return any(who.is_person and who.name == found.speaker for who in named)

    def _somebody_before(self, start: int) -> Attribution | None:
        """Return the nameless person whom the sentence before is about: "The farmer, who ..."."""
        sentence = self.cast.sentence_before(start)
        found = _SOMEBODY.match(self.frame, *sentence) if sentence else None
        if not found or self.cast.named(*found.span("phrase")):
            return None
        return self.phrase(*found.span("phrase"))

    def _in_person(self, word: str, start: int, end: int) -> Attribution:
        """Return whom "I" and "you" mean: who tells this, and whom a turn answers."""
        if self.exclude and word != "you" and self.speaker:
            return replace(self.speaker, start=start, end=end)
        who = self.cast.turn_before(start) if word == "you" else self.cast.turn_at(start)
        if not who:
            return Attribution(None, start, end, "unknown", "unresolved")
        status: Status = "unresolved" if word == "you" else "confirmed"
        return Attribution(who.name, start, end, who.side, status)
