"""Who the words around a quotation name as its speaker."""

import re
from dataclasses import replace

from seeds.cast import Cast, Mention, Side
from seeds.cast.mentions import PRONOUN
from seeds.speakers.attributions import Attribution
from seeds.speech import BASE, FINITE, MEDIA, PARTICIPLE, any_of

BLANK = "\ufffc"  # stands for each character of a quotation in a frame
OTHER_SIDE: dict[Side, Side] = {"ours": "theirs", "theirs": "ours"}

_ADVERBS = (
    r"(?:(?:, (?:\w+ly|in turn|too|however|though|on \w+day),?)| (?:\w+ly|also|then|later|has|had|have|would|will|once|again|still|even|himself|herself"
    r"|often|never|did|does|in turn|soon|now|just|first|further|went on to|likes? to|liked to"
    r"|loves to|loved to|used to|tried to|tries to|sought to|all|both|each|too"
    r"|on \w+day|\w+day|this week|last \w+|earlier(?: \w+)?|at one point|afterwards?|today"
    r"|yesterday|in response|by phone|by email|reportedly|could|can|continues to|continued to"
    r"|who|only|simply|twice|always|began by))*"
)
_GAP_TO_VERB = re.compile(
    rf"(?:(?:, [^.!?;\n{BLANK}]{{1,220}},| \([^()\n]{{1,80}}\)| [—–-] [^.!?;\n]{{1,160}} [—–-]"
    rf"|,? who (?:[^.!?;,\n{BLANK}]{{1,140}})|, (?:an?|the) [^.!?;,\n{BLANK}]{{1,90}}(?= ?\Z)|(?: (?:of|from|in|at|with|for) [\w’'. -]{{1,60}}?))){{0,2}}"
    rf",?{_ADVERBS}\s*\Z"
)
_CLAUSE = re.compile(
    rf"[.!?;:{BLANK}\n—–]|,(?! (?:a|an|the|who|which)\b)|\b(?:that|because|when|while|as|and|but|if|than|after|before|since|whether|what|where|though|although|which|whom|whose)\b(?![’'])"
)
_LEADING = re.compile(
    r"(?:\s|,|[“\"‘']|\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?|\b(?:and|but|as|so|yet|or|then|when|while|because|that|if|what|still|now"
    r"|later|meanwhile|instead|however|for|in response|afterward|afterwards|also|even|on \w+day"
    r"|where|since|after|before|although|though|whom|how|why|which|by|than|in \d{4}|last \w+"
    r"|(?-i:in [A-Z]\w+)|at the time|at one point|at least|nearly)\b)*",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:\s|,|[“\"‘'*_#>-]|\b(?:and|but|so|yet|or|still|meanwhile|however|also|then|now|later|instead)\b)*",
    re.IGNORECASE,
)
_NOUN_PHRASE = re.compile(
    r"(?P<head>(?:[\w’'%$£€-]+(?:\.(?=[A-Z ]))? ){0,7}?[\w’'-]+)"
    r"(?P<more>(?: (?:of|for|in|from|at|on|with|to|by) (?:[\w’'-]+ ){0,4}?[\w’'-]+){0,2})\Z"
)
_NOT_SUBJECTS = frozenset(
    "it there this that what which who i we you he she they nobody nothing everything here as in on"
    " at to of for with by from and but".split()
)
_STOPS_PHRASE = re.compile(
    r"[,.;:!?\n()—–“”\"]|\s(?:who|that|which|during|after|before|when|while|as|to|last|this|on|in"
    r"|at|yesterday|today|about|with|and then|earlier|later|by|outside|whose|where|adding|\w+day)\b"
)
_MEDIA_HEAD = re.compile(rf"(?:.*[\s’'-])?(?P<head>{MEDIA})\Z", re.IGNORECASE | re.DOTALL)
_CRITICS = re.compile(r"\b(?:critics|opponents|detractors|rivals|foes|critic)\b", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:The|An?|One|Her|His|Their|Its|Our|My|Some|Several|Both|Two|Another|This)\b"
)
_VERB = re.compile(rf"\b(?:{FINITE}|{PARTICIPLE})")
_FINITE_AT = re.compile(rf"(?:{_ADVERBS}) ?{FINITE}")
_PART_OF = re.compile(r"\s(?:of|for|at|from|with|by)\s(?:the\s)?\Z")
_PASSIVE = re.compile(r"\b(?:is|was|were|are|been|be|being|got|gets)\s(?:\w+ly\s|also\s|once\s)?\Z")
_COMPOUND = re.compile(r"(?:,\sthen|\band(?:\sthen)?|\bbut|\bor)\s\Z")
_CLAUSE_BEGINS = re.compile(
    r"(?:\A|[.!?;:]\s+|\b(?:when|as|after|while|because|that|where|before|if)\s)\Z"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z .’'-]{2,40}(?:,? [A-Z][\w.]* ?\d{0,2})?(?:, [A-Z][\w.]*)?(?: \([^)]{1,20}\))? ?[-–—]+ "
)
# Where a noun phrase begins that is no part of another: "a charge (the board) says".
_DETERMINER = re.compile(
    r"(?<!\bof )(?<!\bin )(?<!\bat )(?<!\bfor )(?<!\bto )(?<!\bon )(?<!\bby )(?<!\bfrom )(?<!\bwith )"
    r"(?<!\ball )(?<!\bboth )(?<!\babout )\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts)\s"
)
_DETERMINED = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Tt]his|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir)\s(?=[^.;!?]{2,80}\Z)"
)
_ONE_MORE = re.compile(
    r"(?:another|the other|the (?:second|third|first|last)|a (?:second|third)|one)", re.I
)
MEDIUM = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Oo]ne|[Bb]oth|[Hh]er|[Hh]is|[Tt]heir|[Ii]ts|[A-Z]\w+[’']s?|[Tt]wo|[Ss]everal"
    r"|large|homemade)\s(?:(?!(?:with|on|in|of|at|to|for|under|by|and|that|who)\b)[\w’'-]+\s){0,4}?"
    rf"{MEDIA}\b"
)
_MEDIUM_THAT = re.compile(
    rf"\W*(?P<phrase>(?:The|An?|One|Her|His|Their) (?:[\w’'-]+ ){{0,4}}?{MEDIA}) (?:that|which) [^,.;]{{1,80}}\Z"
)
_OF_THEM = re.compile(
    r"(?:[Oo]ne|[Ss]ome|[Mm]any|[Mm]ost|[Bb]oth|[Tt]wo|[Ss]everal|[Nn]either|[Aa]ll) of (?:them|those|these|the [\w-]+)\b"
)
_MEDIUM_ALONE = re.compile(
    rf"{MEDIUM.pattern}(?=[,.;:)!?{BLANK}]|\s*\Z|\s(?:from|by|of|for|in|on|that|which|who|paid|with|released|obtained)\b)"
)
_IT = re.compile(r"\W*[Ii]t\b")
_IT_IS = re.compile(
    rf"\W*(?:It|This|That)(?:[’']s| is| was) (?P<phrase>(?:[\w’'-]+ ){{0,5}}?{MEDIA})\b"
)
_HOLDS_VERB = re.compile(
    r"\b(?:said|says|was|were|is|are|has|had|have|been|will|would)\b", re.IGNORECASE
)
_SOMEBODY = re.compile(
    r"\W*(?P<phrase>(?:The|An?|One|Another) (?:[\w-]+ ){0,3}?(?:[a-z-]*(?:mer|ner|cher|ker|ver|yer|man|woman|ist|ian"
    r"|neer)|resident|voter|aide|official|nurse|student|clerk|guard|mother|father|parent|tenant"
    r"|passenger|member|attorney|sheriff|neighbor|neighbour))(?: (?:of|from|in|at|with) [\w ]{2,40})?(?=,? who\b|[,.] |\s\w+(?:ed|s)\b|\s(?:was|had)\b)"
)
_FAR_BACK = 1500
_LONGEST_PHRASE = 90


def is_passive(frame: str, floor: int, verb: int) -> bool:
    """Whether a verb says what was said to its subject: "they were told"."""
    return bool(_PASSIVE.search(frame, max(floor, verb - 30), verb)) and frame[
        verb : verb + 20
    ].split(None, 1)[0].endswith(("ed", "told"))


class Subjects:
    """Finds who is the subject of a verb in the document outside its quotations."""

    def __init__(self, text: str, frame: str, cast: Cast) -> None:
        self.text, self.frame, self.cast = text, frame, cast
        self.exclude: str | None = None  # who a pronoun cannot mean here
        self.speaker: Attribution | None = None  # who "I" is, and "it" if that was no person

    def before_verb(self, floor: int, verb: int) -> Attribution | None:
        """Return the subject that stands before a verb, no farther back than `floor`."""
        if is_passive(self.frame, floor, verb):
            return None
        if _COMPOUND.search(self.frame, max(floor, verb - 10), verb):
            return self._of_first_verb(floor, verb)
        return self.adjacent(floor, verb) or self._phrase_before(floor, verb)

    def adjacent(self, floor: int, verb: int) -> Attribution | None:
        """Return somebody of the cast, or the one meant by a pronoun, right before a verb."""
        for who in reversed(self._mentions(floor, verb)):
            gap = self.frame[who.end : verb]
            if _GAP_TO_VERB.match(gap) and not self._is_aside(who, gap):
                return self._holder(who, floor, verb) or self._named(who, floor)
            if media := self._media_between(who, verb):
                return media
        return self._pronoun_before(floor, verb)

    def _of_first_verb(self, floor: int, verb: int) -> Attribution | None:
        """Return the subject of "Holt turned to him and said"."""
        for who in reversed(self._mentions(floor, verb)):
            is_owner = re.match(r"[’']s?\s", self.frame[who.end : who.end + 3])
            if not is_owner and _CLAUSE_BEGINS.search(
                self.frame[max(floor, who.start - 12) : who.start]
            ):
                return self._named(who, floor)
        pronoun = re.match(
            r"\W*(?P<word>[Ss]?[Hh]e|[Tt]hey|[Ii]t|I|[Ww]e)\b", self.frame[floor:verb]
        )
        span = pronoun.span("word") if pronoun else (0, 0)
        return self.pronoun(floor + span[0], floor + span[1]) if pronoun else None

    def _is_aside(self, who: Mention, gap: str) -> bool:
        """Whether a name ends a relative clause: "members, who back Holt, said"."""
        is_open = re.fullmatch(rf",{_ADVERBS}\s*", gap)
        return bool(is_open) and not re.search(
            r"[,—–-] \Z", self.frame[max(0, who.start - 3) : who.start]
        )

    def _holder(self, who: Mention, floor: int, verb: int) -> Attribution | None:
        """Return "the head of the union" where only the union is a mention."""
        if not _PART_OF.search(self.frame, max(floor, who.start - 14), who.start):
            return None
        before = self._mentions(floor, who.start)
        if before and _PART_OF.fullmatch(self.frame, before[-1].end, who.start):
            return self._named(before[-1], floor)
        return self._phrase_before(floor, verb)

    def _mentions(self, start: int, end: int) -> list[Mention]:
        named = [who for who in self.cast.named(start, end) if who.end <= end]
        return [who for who in named if self.frame[who.start] != BLANK]

    def _media_between(self, who: Mention, verb: int) -> Attribution | None:
        """Return "a Holt campaign ad", of which the mention is but a part."""
        words = self.frame[who.end : verb].rstrip()
        match = re.match(
            rf"(?:[’']s?)? (?:[\w-]+ ){{0,3}}?{MEDIA}(?: (?:in|on|from|of|for) (?:[\w-]+ ){{0,3}}[\w-]+)?"
            rf"{_ADVERBS}(?:, [^.!?;]{{1,80}},)?\Z", words, re.IGNORECASE,
        )  # fmt: skip
        if not match:
            return None
        head = re.match(rf"(?:[’']s?)? (?:[\w-]+ ){{0,3}}?{MEDIA}\b", words, re.IGNORECASE)
        end = who.end + (head.end() if head else 0)
        start = self._with_article(who.start)
        return self._phrase(start, end, who.side)

    def _with_article(self, start: int) -> int:
        before = re.search(
            r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Bb]oth|[Tt]wo|[Oo]ne|[Aa]nother|[Ss]everal)"
            r"(?: (?:new|recent|second|first|third|latest|different|separate|\d+-\w+))* \Z",
            self.frame[max(0, start - 40) : start],
        )
        return start - len(before[0]) if before else start

    def _named(self, who: Mention, floor: int) -> Attribution:
        if who.kind == "camp" and who.member is None:
            start = self._with_article(who.start)
            return Attribution(self._plain(start, who.end), start, who.end, who.side, "confirmed")
        return Attribution(who.name, who.start, who.end, who.side, "confirmed")

    def _pronoun_before(self, floor: int, verb: int) -> Attribution | None:
        words = self.frame[floor:verb]
        match = None
        for found in re.finditer(
            r"(?<![\w’'-])(?:she|he|they|it|I|we|you)(?![\w’'-])", words, re.IGNORECASE
        ):
            if _GAP_TO_VERB.match(words[found.end() :]):
                match = found
        return self.pronoun(floor + match.start(), floor + match.end()) if match else None

    def pronoun(self, start: int, end: int) -> Attribution | None:
        """Return whom a pronoun means."""
        word = self.text[start:end].lower()
        if word == "it":
            return self._thing_before(start, end)
        if word in {"i", "we", "you"}:
            return self._in_person(word, start, end)
        if word in {"she", "he"} and (somebody := self._somebody_before(start)):
            return replace(somebody, start=start, end=end)
        match = PRONOUN.match(self.text, start, end)
        found = self.cast.antecedent(match, self.exclude) if match else None
        if found is None:
            if word == "they" and self.speaker and not self.exclude:
                return replace(self.speaker, start=start, end=end)
            return Attribution(None, start, end, "unknown", "unresolved")
        status = "confirmed" if found.is_certain else "unresolved"
        who = found.mention
        return Attribution(who.name, start, end, who.side, status)  # type: ignore[arg-type]

    def _thing_before(self, start: int, end: int) -> Attribution | None:
        """Return what "it" means: what the sentence before is about, or what spoke last."""
        sentence = self.cast.sentence_before(start)
        if sentence and (named := _IT_IS.match(self.frame, *sentence)):
            return self.phrase_in(*named.span("phrase"))
        found = None
        if sentence and not _IT.match(self.frame, *sentence):
            found = self.of_clause(*sentence)
        if not found or not found.speaker or self._is_person(found):
            found = self.speaker
        return replace(found, start=start, end=end) if found else None

    def _is_person(self, found: Attribution) -> bool:
        return any(
            who.kind in {"person", "stranger"} and who.name == found.speaker
            for who in self.cast.named(found.start or 0, found.end or 0)
        )

    def whose(self, start: int, end: int, *, last: bool = False) -> Attribution | None:
        """Return whose something is: "her", "Holt"."""
        if named := self._mentions(start, end):
            who = named[-1] if last else named[0]
            return self._named(who, start) if not last or who.end == end else None
        return self.pronoun(start, end) if PRONOUN.match(self.text, start, end) else None

    def _somebody_before(self, start: int) -> Attribution | None:
        """Return the nameless person whom the sentence before is about: "The farmer, who ..."."""
        sentence = self.cast.sentence_before(start)
        found = _SOMEBODY.match(self.frame, *sentence) if sentence else None
        if not found or self.cast.named(*found.span("phrase")):
            return None
        return self._phrase(*found.span("phrase"), "unknown")

    def _in_person(self, word: str, start: int, end: int) -> Attribution | None:
        """Return whom "I" and "you" mean: who tells this, and whom a turn answers."""
        turn = self.cast.turn_at(start)
        if self.exclude and word != "you" and self.speaker:
            return replace(self.speaker, start=start, end=end)
        who = self.cast.turn_before(start) if word == "you" else turn
        if not who:
            return Attribution(None, start, end, "unknown", "unresolved")
        status = "unresolved" if word == "you" else "confirmed"
        return Attribution(who.name, start, end, who.side, status)

    def _phrase_before(self, floor: int, verb: int) -> Attribution | None:
        """Return a phrase that names nobody known: "the committee", "critics"."""
        begin = floor
        words = self.frame[floor:verb]
        trailing = re.search(rf"{_ADVERBS}\s*\Z", words)
        words = words[: trailing.start()] if trailing else words
        if medium := _MEDIUM_THAT.match(words):
            return self.phrase_in(floor + medium.start("phrase"), floor + medium.end("phrase"))
        if relative := re.search(
            r",? (?:that|which|who)(?: \w+ly| also| then| had| has)?\s*\Z", words
        ):
            words = words[: relative.start()]
            lasts = list(_DETERMINED.finditer(words))
            if lasts:
                return self.phrase_in(floor + lasts[-1].start(), floor + len(words))
        words = re.sub(r",? who [^,]*\Z|, [^,]{1,160},\s*\Z", "", words)
        for boundary in _CLAUSE.finditer(words):
            begin = floor + boundary.end()
        for noun in _DETERMINER.finditer(words, begin - floor):
            begin = floor + noun.start()
        return self.phrase_in(begin, floor + len(words))

    def phrase_in(self, start: int, end: int) -> Attribution | None:
        """Return the noun phrase between two offsets if it can be a subject."""
        lead = _LEADING.match(self.frame, start, end)
        start = lead.end() if lead else start
        match = _NOUN_PHRASE.match(self.frame[start:end].rstrip())
        if not match:
            return None
        words = match[0].split()
        if (
            words[0].lower() in _NOT_SUBJECTS
            or (len(words) == 1 and re.fullmatch(FINITE, words[0]))
            or words[-1].endswith(("’s", "'s", "s’"))
            or _HOLDS_VERB.search(match[0])
            or self.frame[start - 1 : start] in {"'", "’"}
            or not re.search(r"[^\W\d_]{2}", match[0])
        ):
            return None
        return self._phrase(start, start + len(match[0].rstrip()), "unknown")

    def _phrase(self, start: int, end: int, side: Side) -> Attribution:
        words = self.frame[start:end]
        if _ONE_MORE.fullmatch(words):
            start, end = self._one_like_it(start, end)
            words = self.frame[start:end]
        inside = [who for who in self.cast.within(start, end) if who.side != "unknown"]
        inside += self._makers(end)
        if inside and side == "unknown":
            side = inside[0].side
        if _CRITICS.search(words):
            side = OTHER_SIDE.get(side, "unknown")
        media = _MEDIA_HEAD.match(re.split(r" (?:of|in|on|from|for|by|with) ", words)[0])
        if media and side == "unknown":
            side = self._side_of_media(media["head"], start)
            before = self.speaker
            if (
                side == "unknown"
                and before
                and before.speaker
                and _MEDIA_HEAD.match(before.speaker)
            ):
                side = before.side
        return Attribution(self._plain(start, end), start, end, side, "confirmed")

    def _makers(self, end: int) -> list[Mention]:
        """Return whom a phrase is from: "one mailer" from the Holt campaign."""
        made = re.match(r" (?:from|by|for|of) (?:the )?", self.frame[end : end + 12])
        named = self._mentions(end, min(len(self.frame), end + 50)) if made else []
        return [who for who in named[:1] if made and who.start - end <= made.end()]

    def _one_like_it(self, start: int, end: int) -> tuple[int, int]:
        """Return the ads that "another" is one more of."""
        floor = max(0, start - _FAR_BACK)
        lasts = list(MEDIUM.finditer(self.frame, floor, start))
        return lasts[-1].span() if lasts else (start, end)

    def _plain(self, start: int, end: int) -> str:
        words = " ".join(self.text[start:end].split())
        return words[0].lower() + words[1:] if _ARTICLE.match(words) else words

    def _side_of_media(self, head: str, at: int) -> Side:
        """Return whose "the ad" is: of the camp that stands with the last one before."""
        floor = max(0, at - _FAR_BACK)
        stem = head.lower().rstrip("s")
        lasts = list(re.finditer(rf"\b{re.escape(stem)}s?\b", self.frame[floor:at], re.IGNORECASE))
        for last in reversed(lasts[-6:]):
            near = [
                who for who in self.cast.within(floor + max(0, last.start() - 160), floor + last.end())
                if who.side in {"ours", "theirs"} and self._is_maker(who)
            ]  # fmt: skip
            if near:
                return near[-1].side
        return "unknown"

    def _is_maker(self, who: Mention) -> bool:
        after = self.frame[who.end : who.end + 3]
        return who.kind == "camp" or after.startswith(("’", "'"))

    def phrase_at(self, start: int) -> Attribution | None:
        """Return whom a phrase names that begins at an offset: after "said", "according to"."""
        lead = re.match(r"\s*", self.frame[start : start + 10])
        start += lead.end() if lead else 0
        if match := re.match(
            r"(?:she|he|they|I|we|it)\b(?![’'])", self.frame[start : start + 6], re.I
        ):
            return self.pronoun(start, start + match.end())
        named = self._mentions(start, min(len(self.frame), start + _LONGEST_PHRASE))
        medium = _MEDIUM_ALONE.match(self.frame, start)
        if medium and (not named or medium.end() <= named[0].start):
            return self._phrase(
                start,
                medium.end(),
                named[0].side
                if named
                and re.fullmatch(
                    r" (?:from|by|of|for) (?:the )?", self.frame[medium.end() : named[0].start]
                )
                else "unknown",
            )
        if named and self._is_led_to(start, named[0].start):
            return self._last_of(named, start)
        stop = _STOPS_PHRASE.search(self.frame, start + 1, start + _LONGEST_PHRASE)
        end = stop.start() if stop else min(len(self.frame), start + _LONGEST_PHRASE)
        return self.phrase_in(start, end)

    def _is_led_to(self, start: int, name: int) -> bool:
        between = self.frame[start:name]
        return name == start or bool(
            re.fullmatch(
                r"(?:(?!in\b|on\b|at\b|of\b|to\b|that\b|who\b|about\b|after\b|during\b|when\b)[\w’'-]+,? ){1,5}",
                between,
            )
        )

    def _last_of(self, named: list[Mention], start: int) -> Attribution:
        """Return the person at the end of "Holt spokesman Al Reyes", or the ad of "a Holt ad"."""
        who = named[0]
        for other in named[1:]:
            between = self.frame[who.end : other.start]
            if other.kind in {"person", "stranger"} and re.fullmatch(
                r"[’']?s?,? (?:[a-z-]+,? ){0,4}", between
            ):
                who = other
            else:
                break
        words = self.frame[who.end : who.end + 40]
        if media := re.match(
            rf"(?:[’']s?)? (?:(?!an? |the |\w+ed )[\w-]+ ){{0,2}}?{MEDIA}\b", words, re.IGNORECASE
        ):
            return self._phrase(self._with_article(who.start), who.end + media.end(), who.side)
        return self._named(who, start)

    def of_clause(self, start: int, end: int) -> Attribution | None:
        """Return the subject of a sentence: whom or what it begins with."""
        dateline = _DATELINE.match(self.frame, start, end)
        begin = dateline.end() if dateline else start
        for leading in (_OPENING, _LEADING):
            lead = leading.match(self.frame, begin, end)
            if found := self._of_clause(lead.end() if lead else begin, end):
                return found
        return None

    def _of_clause(self, begin: int, end: int) -> Attribution | None:
        named = self._mentions(begin, end)
        for position, who in enumerate(named):
            if self._may_be_subject(who, begin):
                return self._last_of(named[position:], begin)
            if media := self._media_after(who):
                return media
            break
        if match := re.match(
            r"(?:she|he|they|it|I|we)\b(?![’']s? [a-z]+s\b)", self.frame[begin:end], re.I
        ):
            return self.pronoun(begin, begin + match.end())
        if some := _OF_THEM.match(self.frame, begin, end):
            return self._phrase(*some.span(), "unknown")
        return self._first_phrase(begin, end)

    def _may_be_subject(self, who: Mention, begin: int) -> bool:
        before = self.frame[begin : who.start]
        after = self.frame[who.end : who.end + 2]
        is_led_to = not before.strip() or bool(
            re.match(r"(?:(?:\w+(?:ed|ing)|Shown|Told|Given|Seen|Known|In|On|At|After|During|Asked|When|As|Speaking|For|Like|Before|By|With|From"
                     r"|Among|Despite|Moments|Hours|Later|Earlier|Today|Yesterday|\w+day)\b[^,]*, |\W*(?:The|An?) )\Z", before)
        )  # fmt: skip
        return is_led_to and (who.kind == "camp" or not re.match(r"[’'](?:s\b|\s)?", after))

    def _media_after(self, who: Mention) -> Attribution | None:
        words = self.frame[who.end : who.end + 40]
        media = re.match(
            rf"(?:[’']s?)? (?:(?!an? |the |\w+ed )[\w-]+ ){{0,2}}?{MEDIA}\b", words, re.IGNORECASE
        )
        if not media:
            return None
        return self._phrase(self._with_article(who.start), who.end + media.end(), who.side)

    def _first_phrase(self, start: int, end: int) -> Attribution | None:
        """Return the noun phrase before the first word that looks like a verb."""
        words = self.frame[start : min(end, start + 140)]
        intro = re.match(
            r"(?:In|On|At|After|During|Asked|When|As|Speaking|For)\b[^,]{1,100}, ", words
        )
        skip = intro.end() if intro else 0
        verb = re.search(
            r"[,;:.!?\n]|\s(?:\w{2,}ed|is|are|was|were|has|have|had|will|would|can|could|did|does|may"
            r"|said|says|say|who|that|which|held|put|went|goes|came|took|gave|made|ran|shows|opens"
            rf"|features|includes|include|begins|must|{FINITE})\b|(?<=s)\s(?:{BASE})",
            words[skip:],
        )
        if not verb:
            return None
        return self.phrase_in(start + skip, start + skip + verb.start())
