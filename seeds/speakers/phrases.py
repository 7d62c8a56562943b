"""Noun phrases that speak: somebody of the cast, "the committee", "a Holt campaign ad"."""

import re
from abc import ABC, abstractmethod

from seeds.cast import Cast, Mention, Side
from seeds.speakers.attributions import BLANK, Attribution
from seeds.speech import CAMPS, FINITE, HE, MEDIA, PARTS, SHE, words_of

_OTHER_SIDE: dict[Side, Side] = {"ours": "theirs", "theirs": "ours"}
_LEADING = re.compile(
    r"(?:\s|,|[“\"‘']|\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?|\b(?:and|but|as|so|yet|or|then|when|while"
    r"|because|that|if|what|still|now|later|meanwhile|instead|however|for|in response|afterwards?"
    r"|also|even|on \w+day|where|since|after|before|although|though|whom|how|why|which|by|than"
    r"|in \d{4}|last \w+|(?-i:in [A-Z]\w+)|at the time|at one point|at least|nearly)\b)*",
    re.IGNORECASE,
)
_NOUN_PHRASE = re.compile(
    r"(?:[\w’'%$£€-]+(?:\.(?=[A-Z ]))? ){0,7}?[\w’'-]+"
    r"(?: (?:of|for|in|from|at|on|with|to|by) (?:[\w’'-]+ ){0,4}?[\w’'-]+){0,2}\Z"
)
_NO_SUBJECTS = frozenset(
    words_of(
        "it there this that what which who i we you he she they nobody nothing everything here "
        "as in on at to of for with by from and but"
    )
)
_NO_PHRASE = re.compile(
    rf"{FINITE}|.*[’']s\Z|.*s[’']\Z|.*\b(?:said|says|was|were|is|are|has|had|have|been|will|would)\b"
    r"|(?!.*[^\W\d_]{2})",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLE = re.compile(
    r"(?:The|An?|One|Her|His|Their|Its|Our|My|Some|Several|Both|Two|Another|This)\b"
)
_BEFORE_NAME = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Bb]oth|[Tt]wo|[Oo]ne|[Aa]nother|[Ss]everal)"
    r"(?: (?:new|recent|second|first|third|latest|different|separate|\d+-\w+))* \Z"
)
_MEDIA_HEAD = re.compile(rf"(?:.*[\s’'-])?(?P<head>{MEDIA})\Z", re.IGNORECASE | re.DOTALL)
_PREPOSITION = re.compile(r" (?:of|in|on|from|for|by|with) ")
_CRITICS = re.compile(r"\b(?:critics?|opponents|detractors|rivals|foes)\b", re.IGNORECASE)
_MADE_BY = re.compile(r" (?:from|by|for|of) (?:the )?")
_INDEFINITE = re.compile(r"(?:an?|one|its|their|new)\b", re.IGNORECASE)
_ONE_MORE = re.compile(
    r"another|the other|the (?:second|third|first|last)|a (?:second|third)", re.IGNORECASE
)
_AD_OF = re.compile(rf"(?:[’']s?)? (?:(?!an? |the |\w+ed )[\w-]+ ){{0,2}}?{MEDIA}\b", re.IGNORECASE)
# What somebody is to whom or what is named before: "Holt spokesman Al Reyes".
_ROLE = (
    rf"(?:{CAMPS}|{'|'.join((*PARTS, *HE, *SHE))}|chief|head|member|nurse"
    r"|(?!(?:over|under|after|never|ever|rather|either|another|together|whether|for)\b)"
    r"[a-z-]{2,}(?:er|or|ist|ian|ant|ent))"
)
_ON_TO_NAME = re.compile(
    rf"[’']s?,? (?:[a-z-]+,? ){{0,4}}| (?:(?!(?:{FINITE}|\w+ed)\b)[a-z-]+ ){{0,3}}{_ROLE},? | "
)
_UP_TO_NAME = re.compile(
    r"(?:(?!(?:in|on|at|of|to|that|who|about|after|during|when)\b)[\w’'-]+,? ){0,5}"
)
_STOPS = re.compile(
    r"[,.;:!?\n()—–“”\"]|\s(?:who|that|which|during|after|before|when|while|as|to|last|this|on|in"
    r"|at|yesterday|today|about|with|and then|earlier|later|by|outside|whose|where|adding|\w+day)\b"
)
_PRONOUN = re.compile(r"(?:she|he|they|I|we|it)\b(?![’'])", re.IGNORECASE)
MEDIUM = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Oo]ne|[Bb]oth|[Hh]er|[Hh]is|[Tt]heir|[Ii]ts|[A-Z]\w+[’']s?"
    r"|[Tt]wo|[Ss]everal|large|homemade)\s"
    r"(?:(?!(?:with|on|in|of|at|to|for|under|by|and|that|who)\b)[\w’'-]+\s){0,4}?"
    rf"{MEDIA}\b"
)
_MEDIUM_ALONE = re.compile(
    rf"{MEDIUM.pattern}(?: (?:in|on|of) (?:the|an?|her|his|its) (?:\w+ ){{0,2}}?{MEDIA}\b)?"
    rf"(?=[,.;:)!?{BLANK}]|\s*\Z"
    r"|\s(?:from|by|of|for|in|on|that|which|who|paid|with|released|obtained)\b)"
)
_FAR_BACK = 1500  # characters
_NEARBY = 160
_LONGEST = 90


class Phrases(ABC):
    """Reads noun phrases of a document outside its quotations."""

    def __init__(self, text: str, frame: str, cast: Cast) -> None:
        self.text, self.frame, self.cast = text, frame, cast
        self.exclude: str | None = None  # whom a pronoun cannot mean here
        self.speaker: Attribution | None = None  # whose words came last

    def mentions(self, start: int, end: int) -> list[Mention]:
        """Return who is named between two offsets outside quotations."""
        named = [who for who in self.cast.named(start, end) if who.end <= end]
        return [who for who in named if self.frame[who.start] != BLANK]

    def named(self, who: Mention) -> Attribution:
        """Return somebody of the cast as the speaker."""
        if who.kind == "camp" and who.member is None:
            start = self._with_article(who.start)
            return Attribution(self._plain(start, who.end), start, who.end, who.side, "confirmed")
        return Attribution(who.name, who.start, who.end, who.side, "confirmed")

    def phrase_in(self, start: int, end: int) -> Attribution | None:
        """Return the noun phrase between two offsets if it can be a subject."""
        lead = _LEADING.match(self.frame, start, end)
        start = lead.end() if lead else start
        match = _NOUN_PHRASE.match(self.frame[start:end].rstrip())
        if not match or self.frame[start - 1 : start] in {"'", "’"}:
            return None
        words = match[0].split()
        if words[0].lower() in _NO_SUBJECTS or _NO_PHRASE.match(match[0]):
            return None
        return self.phrase(start, start + match.end())

    def phrase(self, start: int, end: int, side: Side = "unknown") -> Attribution:
        """Return what a phrase names, on the side of whoever is named in it or made it."""
        if _ONE_MORE.fullmatch(self.frame, start, end):
            start, end = self._one_like_it(start, end)
        inside = [*self.cast.within(start, end), *self._makers(end)]
        if side == "unknown":
            side = next((who.side for who in inside if who.side != "unknown"), side)
        if _CRITICS.search(self.frame, start, end):
            side = _OTHER_SIDE.get(side, "unknown")
        head = _MEDIA_HEAD.match(_PREPOSITION.split(self.frame[start:end])[0])
        if head and side == "unknown":
            side = self._side_of_medium(head["head"], start)
        return Attribution(self._plain(start, end), start, end, side, "confirmed")

    def phrase_at(self, start: int) -> Attribution | None:
        """Return whom a phrase names that begins at an offset: after "said", "according to"."""
        start += len(self.frame[start : start + 10]) - len(self.frame[start : start + 10].lstrip())
        if match := _PRONOUN.match(self.frame, start):
            return self.pronoun(*match.span())
        limit = min(len(self.frame), start + _LONGEST)
        named = self.mentions(start, limit)
        medium = _MEDIUM_ALONE.match(self.frame, start)
        if medium and (not named or medium.end() <= named[0].start):
            return self.phrase(*medium.span())
        if named and _UP_TO_NAME.fullmatch(self.frame, start, named[0].start):
            return self.last_of(named)
        stop = _STOPS.search(self.frame, start + 1, limit)
        return self.phrase_in(start, stop.start() if stop else limit)

    @abstractmethod
    def pronoun(self, start: int, end: int) -> Attribution | None:
        """Return whom a pronoun means; None where that is nobody who could speak."""

    def last_of(self, named: list[Mention]) -> Attribution:
        """Return the person at the end of "Holt spokesman Al Reyes", or the ad of "a Holt ad"."""
        who = named[0]
        for other in named[1:]:
            if not other.is_person or not _ON_TO_NAME.fullmatch(self.frame, who.end, other.start):
                break
            who = other
        return self.medium_of(who) or self.named(who)

    def medium_of(self, who: Mention) -> Attribution | None:
        """Return what speaks for somebody if a mention goes on to it: "Holt's ad"."""
        medium = _AD_OF.match(self.frame, who.end, who.end + 40)
        return (
            self.phrase(self._with_article(who.start), medium.end(), who.side) if medium else None
        )

    def _with_article(self, start: int) -> int:
        before = _BEFORE_NAME.search(self.frame[max(0, start - 40) : start])
        return start - len(before[0]) if before else start

    def _plain(self, start: int, end: int) -> str:
        """Return words on one line, without the capital that begins a sentence."""
        words = " ".join(self.text[start:end].split())
        return words[0].lower() + words[1:] if _ARTICLE.match(words) else words

    def _makers(self, end: int) -> list[Mention]:
        """Return whom a phrase is from: "one mailer" from the Holt campaign."""
        made = _MADE_BY.match(self.frame, end)
        return self.mentions(end, made.end() + 40)[:1] if made and self._is_name(made.end()) else []

    def _is_name(self, start: int) -> bool:
        return bool(self.mentions(start, min(len(self.frame), start + 40)))

    def _one_like_it(self, start: int, end: int) -> tuple[int, int]:
        """Return the ads that "another" is one more of."""
        lasts = list(MEDIUM.finditer(self.frame, max(0, start - _FAR_BACK), start))
        return lasts[-1].span() if lasts else (start, end)

    def _side_of_medium(self, head: str, at: int) -> Side:
        """Return whose "the ad" is: of the camp beside the last one, or of what spoke last."""
        if _INDEFINITE.match(self.frame, at):
            makers = [who for who in self.mentions(max(0, at - _NEARBY), at) if who.kind == "camp"]
            if makers:
                return makers[-1].side
        floor = max(0, at - _FAR_BACK)
        stem = re.compile(rf"\b{re.escape(head.lower().rstrip('s'))}s?\b", re.IGNORECASE)
        for last in reversed(list(stem.finditer(self.frame, floor, at))[-6:]):
            near = self.cast.within(max(floor, last.start() - _NEARBY), last.end())
            makers = [who for who in near if who.side in _OTHER_SIDE and self._is_maker(who)]
            if makers:
                return makers[-1].side
        before = self.speaker
        is_medium = before and before.speaker and _MEDIA_HEAD.match(before.speaker)
        return before.side if before and is_medium else "unknown"

    def _is_maker(self, who: Mention) -> bool:
        return who.kind == "camp" or self.frame[who.end : who.end + 1] in {"’", "'"}
