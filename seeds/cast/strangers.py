"""People whom a text names and nobody listed: introduced once, then known by their surname."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from seeds.cast.mentions import Mention
from seeds.cast.names import COMMON_WORDS, LONGEST_TITLE, OFFICE, TITLES_BEFORE, TITLES_WITHIN, UP
from seeds.spans import Layout
from seeds.speech import FINITE, GROUPS, any_of, words_of

_CAPITALIZED = rf"[{UP}](?:[\w-]|[’'](?=\w)(?![sS]\b)(?!(?:ll|re|ve|d)\b)){{1,40}}(?<!-)"
_INITIALS = rf"(?:[{UP}]\.[ ]?){{1,3}}(?=[ {UP}])"
_PARTICLE = r"(?:de la|de|del|der|van der|van|von|bin|al|da|dos|di|du|ten|ter|la|le)"
_GAP = r"(?:[ \xa0]|[ \xa0]?\n(?!\s*\n)[ \xa0]?)"
_SEQUENCE = re.compile(
    rf"(?<![\w’'.-])(?:{_CAPITALIZED}|{_INITIALS})"
    rf"(?:{_GAP}(?:{_PARTICLE}{_GAP})?(?:{_INITIALS}{_GAP}?)?{_CAPITALIZED}){{0,4}}"
)
_NOT_NAMES = frozenset(
    words_of(
        "a an the in on at by for from to of and but or nor so yet if when while after before "
        "since as because although though until unless whether where why how who what which "
        "that this these those there here he she it they we you i his her its their our your my "
        "not no yes never yesterday today tomorrow monday tuesday wednesday thursday friday "
        "saturday sunday january february march april may june july august september october "
        "november december meanwhile later then now still also both all each every any some "
        "many most few several one two three four five six seven eight nine ten another other "
        "such even only just like under over with without into about against during between "
        "among through according asked told said last next first second more less much very too "
        "again once perhaps maybe however instead indeed thus hence besides former did does do "
        "is are was were will would can could should has have had let don't new north south "
        "east west nobody somebody everyone everybody anyone nothing everything"
    )
)
_LEAD = re.compile(rf"(?:{any_of(_NOT_NAMES)}\b\.?\s*|\s+)", re.IGNORECASE)
_MOST_NAMESAKES = 20
_ACRONYM = re.compile(r"(?=.{3})[^\W\d_a-z]+")
_AGE_OR_WHO = re.compile(r", \d{1,3},|,? who\b")
_GOES_ON = re.compile(r"[’']s\b|,? \w")
_INTRODUCED = re.compile(
    r"(?:,? whose\b|, (?:of|from|with) [A-Zt]|, (?:an?|the|his|her|their|our)\s[\w’' -]{2,80}"
    r"|, (?!and\b|or\b|but\b|where\b|which\b|when\b|while\b)[a-z][\w’'-]+(?<!ed)(?<!ing)"
    r"(?: [\w’'-]+){0,6} (?:of|for|at|with|in|to)\b"
    rf"|, [{UP}][\w-]+[’']s? )"
)
_SPEAKS_AFTER = re.compile(
    rf"(?:, [^,.!?“”\"\n]{{1,120}},|,? who [^,.!?“”\"\n]{{1,120}},"
    rf"| (?:of|from|at|with|for) (?:the )?[{UP}][\w’' -]{{1,50}}?)? (?:\w+ly |also |then |later "
    rf"|has |had |who |recently )?{FINITE}"
)
_SPOKEN_BEFORE = re.compile(rf"(?:{FINITE}|\b[Aa]ccording to|\bby|\bBy|\bsaid|\bnamed|\bI,) ?\Z")
_PLACED_BEFORE = re.compile(r"\b(?:in|at|near|from|across|of|to|on|into|toward|outside) \Z")
_PERSON_BEFORE = re.compile(
    r"\b(?!(?:after|under|over|for|or|later|whether|however|never|ever|per|further|other|another"
    r"|rather|together|nor|earlier|former|lower|upper|current|recent|different|president)\b)"
    r"[a-z-]*(?:secretary|er|or|man|woman|ist|ian|ant|ent|eer|mate|nurse|attorney|ally|chief|host|aide"
    r"|activist|friend|wife|husband|son|daughter|mother|father|coach|guard|official),? \Z"
)
_HOLDS_OFFICE = re.compile(rf", (?:the|an?) (?:[\w-]+ ){{0,3}}?{OFFICE}\b")


def _meets(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    position = bisect_left(spans, (end, end)) - 1
    return position >= 0 and spans[position][1] > start


class Strangers:
    """People whom a text names and nobody listed."""

    def __init__(self, text: str, listed: list[Mention], layout: Layout) -> None:
        self.text, self.listed = text, listed
        self.labels = {one.label for one in layout.paragraphs if one.label}
        self.breaks = [one.start for one in layout.paragraphs]
        self.headings = [(one.start, one.end) for one in layout.paragraphs if one.kind == "heading"]
        self.starts = [who.start for who in listed]
        self.words = set(re.findall(r"\w+", text))
        self.kept: list[Mention] = []
        self.full: dict[str, list[tuple[int, str]]] = {}  # full names by surname, and where
        self.firsts: dict[str, str] = {}

    def find(self) -> list[Mention]:
        """Return mentions of strangers, and keep the listed mentions that are not theirs."""
        sequences = [one for one in self._sequences() if not self._is_listed(*one)]
        speaking = {
            words[0] for _, end, words in sequences
            if len(words) == 1 and _SPEAKS_AFTER.match(self.text, end)
        }  # fmt: skip
        for start, end, words in sequences:
            if self._is_introduced(start, end, words, speaking):
                self._learn(start, words)
        found = [
            Mention(start, end, name, "unknown", "stranger")
            for start, end, words in sequences
            if (name := self._name(start, end, words))
        ]
        full = [(who.start, who.end) for who in found if " " in self.text[who.start : who.end]]
        self.kept = [who for who in self.listed if not _meets(full, who.start, who.end)]
        taken = [(who.start, who.end) for who in self.kept]
        return [who for who in found if not _meets(taken, who.start, who.end)]

    def _is_listed(self, start: int, end: int, words: list[str]) -> bool:
        """Whether these words are somebody listed, and no relative with the same surname."""
        position = bisect_left(self.starts, start)
        if position and self.listed[position - 1].end > start:
            return True
        if position == len(self.listed) or self.listed[position].start >= end:
            return False
        who = self.listed[position]
        is_surname = " " not in self.text[who.start : who.end] and who.end == end
        return who.start == start or not is_surname or words[0] + "s" in self.words

    def _learn(self, start: int, words: list[str]) -> None:
        name = " ".join(words)
        known = self.full.setdefault(words[-1].lower(), [])
        if len(known) < _MOST_NAMESAKES and name not in (other for _, other in known):
            known.append((start, name))
        if len(words) > 1 and words[0].lower() not in COMMON_WORDS:
            self.firsts.setdefault(words[0].lower(), name)

    def _name(self, start: int, end: int, words: list[str]) -> str | None:
        bearers = self.full.get(words[-1].lower(), [])
        full = [(at, name) for at, name in bearers if " " in name] or bearers
        if len(words) > 1:
            name = " ".join(words)
            return name if any(name == other for _, other in bearers) else None
        position = bisect_right(full, (start, "")) - 1
        known = full[max(0, position)][1] if full else None
        is_followed = _GOES_ON.match(self.text, end)
        return known or (self.firsts.get(words[0].lower()) if is_followed else None)

    def _sequences(self) -> Iterator[tuple[int, int, list[str]]]:
        """Yield runs of capitalized words without titles, and without what begins a sentence."""
        at = 0
        while match := _SEQUENCE.search(self.text, at):
            start, end = match.span()
            broken = bisect_right(self.breaks, start)
            if broken < len(self.breaks) and self.breaks[broken] < end:
                at = self.breaks[broken]  # a heading's end is no part of a name
                continue
            at, start = end, self._first_name(start, end)
            if words := self.text[start:end].split():
                yield start, end, words

    def _first_name(self, start: int, end: int) -> int:
        """Return where the name begins, behind "Yesterday Mayor" and the like."""
        while not (title := TITLES_WITHIN.match(self.text, start, end)):
            lead = _LEAD.match(self.text, start, end)
            if not lead:
                return start
            start = lead.end()
        return title.end()

    def _is_introduced(self, start: int, end: int, words: list[str], speaking: set[str]) -> bool:
        """Whether the text makes clear that these words name a person."""
        if any(word.lower() in GROUPS or _ACRONYM.fullmatch(word) for word in words):
            return (start, end) in self.labels
        before = self.text[max(0, start - LONGEST_TITLE) : start]
        if _meets(self.headings, start, end):  # every word may be capitalized there
            return len(words) > 1 and self._acts(end, before)
        if TITLES_BEFORE.search(before):
            return words[-1].lower() not in _NOT_NAMES
        if len(words) == 1:
            return bool(_HOLDS_OFFICE.match(self.text, end))
        return self._acts(end, before) or (
            not _PLACED_BEFORE.search(before)
            and (words[-1] in speaking or bool(_INTRODUCED.match(self.text, end, end + 120)))
        )

    def _acts(self, end: int, before: str) -> bool:
        """Whether a name stands where only that of a person can: said …; …, 67, …; … who."""
        return any(
            (
                _AGE_OR_WHO.match(self.text, end),
                _SPEAKS_AFTER.match(self.text, end),
                _SPOKEN_BEFORE.search(before),
                _PERSON_BEFORE.search(before),
            )
        )
