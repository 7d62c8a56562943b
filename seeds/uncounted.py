"""Numbers that count nothing: in addresses, clock times and list marks, in names and idioms."""

import re
from bisect import bisect_right
from operator import itemgetter

from seeds.numerals import ONES, SMALL, TENS, any_of

Span = tuple[int, int]

_LISTED = (
    r"(?:(?:,\s|,?\s(?:and|or|through|to|&)\s|\s?[-–]\s?)"
    r"\d{1,4}\b(?!,\d|%|\s(?:percent|[a-z]+s\b)))*"
)
_NAMED_THING = (
    r"(?:title|project|proposition|prop|measure|question|amendment|article|section|sec|chapter"
    r"|route|highway|interstate|phase|tier|category|class|type|level|room|suite|gate|channel"
    r"|flight|district|ward|precinct|local|act|bill|agenda|vision|operation|form|rule|page|table"
    r"|figure|exhibit|appendix|item|step|part|volume|version|document|resolution|group|area|zone"
    r"|division|studio|apartment|unit|floor|grade|paragraph|clause|schedule|annex|protocol|issue"
    r"|psalm|verse|platform|pier|line|bus|track|lot|case|docket|order|day|square|number|spot"
    r"|initiative|referendum|proposal|ordinance|law|directive|regulation|game|week|round|episode"
    r"|season|exit|vol|update|apt|box)"
)
# What may stand in small letters: other such words are verbs too ("question 12 witnesses").
_LOWER = (
    r"(?:page|section|chapter|route|district|ward|precinct|phase|tier|category|appendix|exhibit"
    r"|paragraph|article|version|channel|clause|room|step|square|interstate|proposition|title"
    r"|measure|exit|grade|week|vol|ch|fig|art|sec|pp?)"
)
NAMING = re.compile(rf"\b(?:(?=[A-Z])(?i:{_NAMED_THING})|{_LOWER})(?i:s?)\.?[ \xa0]$")
# Words that begin a sentence or a headline and name nothing.
NO_NAMES = frozenset(
    """
    a about above across after against all almost already also although among an and another any
    approximately around as at back because before behind below between both but by circa close
    despite down during each early eight eighteen eleven every exactly except fewer fifteen fifty
    first five following for forty four fourteen from fully half he her here his how i if in
    including inside into it its just last late less like meanwhile mid more most my nearly new
    next nine no nor not now of off on once one only or other our out over past per plus roughly
    she since six so some still ten than that the their then there these they third thirty this
    those though three through throughout till to today together toward towards twelve twenty two
    under until up upon was we well were what when where which while who why will with within
    without would year yet you your january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday
    wednesday thursday friday saturday sunday aye ayes nay nays noes yes total turnout
    """.split()  # noqa: SIM905  words are easier to read than a list of strings
)
_STREET = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Place|Court|Plaza"
    r"|Parkway|Pkwy|Terrace|Circle|Highway|Hwy)"
)
_CLOCK = rf"(?:(?:2[0-4]|1\d|0?\d)(?!\d)|{SMALL})"
_NO_NOUN = r"(?!\s(?!says\b)[a-z]+s\b)"
# Stretches of text whose numbers count nothing.
_IDLE = re.compile(
    rf"""
  # Addresses on the web, telephone numbers.
    \b(?:https?://|www\.)\S+ | \b[\w-]{{1,63}}\.(?:com|org|gov|net|edu|example)\b(?:/\S*)?
  | (?:\+?1[-.\s])?\(?\b\d{{3}}\)?[-.\s]\d{{3}}[-.]\d{{4}}\b | \b555-\d{{4}}\b
  | \b(?:call|phone|tel|text|fax|dial)[:.]?\s\d{{3}}-\d{{4}}\b
  # Times of day.
  | (?<!\d):\d\d\b | \b\d\d?\.\d\d\s?[ap]\.?m\b | \b\d\d?(?::\d\d)+(?:[.,]\d+)?(?:\s?[ap]\.?m\b)?
  | \b{_CLOCK}(?:\s?[-–]\s?|\s(?:to|and|or|until)\s){_CLOCK}(?::\d\d)?\s?[ap]\.?m\b
  | \b{_CLOCK}(?:[ ]{any_of(["oh", *TENS])}(?:[ -]{any_of(ONES)})?)?\s?[ap]\.?m\b
  | \b{_CLOCK}\s?o['’]clock\b
  | \b(?:half\s|quarter\s)(?:past|to)\s{_CLOCK}
  | \bat\s{_CLOCK}\s(?:tonight|sharp|this\s|in\sthe\s(?:morning|afternoon|evening))
  # Where somebody lives, and how old he is.
  | \b\d{{1,5}}[ ](?:[NSEW]\.?[ ])?(?:(?-i:[A-Z])[\w.’'-]*[ ]){{1,3}}(?-i:{_STREET})\b
  | \b(?-i:[A-Z]{{2}})[ ]\d{{5}}(?:-\d{{4}})?\b(?!,)
  | \b(?-i:[A-Z])[\w’'-]{{1,40}},\s(?:aged?\s)?\d\d(?=,\s[a-z“"]|,?\sof\s(?-i:[A-Z])|[.;](?:\s|$))
  | \+\d{{1,3}}(?:[\s-]\d{{2,5}}){{2,4}}\b | \b\d{{1,5}}\sblock\sof\b
  # Names.
  | \bpp\.\s?\d{{1,4}}(?:[-–]\d{{1,4}})? | \bgrades\s\d\d?{_LISTED}
  | \b(?-i:Yes|No|Vote|YES|NO)\s(?:yes\s|no\s)?on\s\d{{1,3}}\b{_NO_NOUN}
  | \b(?-i:[A-Z])\w{{1,30}}\s(?-i:Against|For)\s\d{{1,2}}\b{_NO_NOUN} | \b7-eleven\b
  | \b(?-i:(?=[A-Z])|(?=case)){_NAMED_THING}\s\d{{1,4}}-\d{{1,5}}\b
  # Footnotes and list marks.
  | \[\d{{1,4}}(?:[,–-]\s?\d{{1,4}})*\] | §+\s?\d[\d.]*
  | ^[^\S\n]*(?:[•*–-]\s)?\(?\d{{1,3}}[.)](?=\s) | \(\d{{1,2}}\)
  # Ranks, and names in a row.
  | (?:\#|\bno\.|\bnumbers?)\s?(?:\d{{1,6}}|{SMALL})\b | \bnos\.\s\d{{1,4}}\b{_LISTED}
  | \b(?-i:(?=[A-Z])){_NAMED_THING}s\s\d{{1,4}}\b(?!,\d|\s(?:percent|million)){_LISTED}
  | ['’]\d\ds\b | \bone\sin\sa\s(?:million|thousand|billion)\b
  | \b(?:opens?|opened|closes?|closed|starts?|begins?|ends?|meets?|doors|tonight|tomorrow|today
    |(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:\s[a-z]+)?\sat\s{_CLOCK}
    (?!\d|%|[.,:]\d|\s(?:percent|million|[a-z]+s)\b)
  # Idioms.
  | \b(?:911|311|988)\b(?=\s(?:calls?|callers?|line|hotline|dispatch\w*|operators?|center|system))
  | \b(?:call|called|calling|dial|dialed)\s(?:911|311|988)\b
  | \b(?:net|ground|sub|absolute)[\s-]zero\b | \bzero[\s-](?:tolerance|sum|hour|in|out|emissions?)\b
  | \bnine[ -]eleven\b | \btwenty[ -]four[ -]seven\b | \bnine[ -]to[ -]five\b
  | \bfifty[ -]fifty\b | \b50[-/]50\b | \b20/20\b | \btwenty[ -]twenty[ ](?:vision|hindsight)
  | \ba\sthousand\scuts\b | \b(?:an?|one)\s(?:hundred|thousand|million)\stimes\s(?:no|over|more)\b
  | \b(?:one|four)[ -]on[ -](?:one|four)\b | \bcloud\snine\b | \b(?:one|two)[ -](?:by|at)[ -]
    (?:one|two|a\stime)\b
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_CAPITALIZED = re.compile(r"(?:^|(?<=[\s(“\"‘—–-]))([A-Za-z][\w.’'&-]*)[ \xa0]$")
_COUNTED_NOUN = re.compile(
    r"[ \xa0-](?!(?:is|was|has|does|says|news|its|his)\b)"
    r"(?:[a-z]+s|people|women|men|children|percent|of)\b",
    re.IGNORECASE,
)
_ENDS_A_SENTENCE = re.compile(r"(?:^|[.!?:;”\"’)\n•–—*#-]\s*)$")
_PLAIN_WORD = re.compile(r"\b[a-z]+ $")
_LONG_PLAIN_WORD = re.compile(r"\b[a-z]{5,}")
_NEXT_CAPITAL = re.compile(r"[ -][A-Z][a-z]")
_VERSUS = re.compile(r"(?:[-–]|\sto\s)\d")
_TALLY = re.compile(r"\b[A-Z][\w.’'-]{1,30} \d{1,3}[,;] (?:and )?[A-Z][\w.’'-]{1,30} \d{1,3}\b")
_BILL = re.compile(r"(?:[A-Z]{1,3}|[A-Z]\.(?:[A-Z]\.)*)$")
_LOOKS_BACK = 60  # characters looked back for what a number belongs to
_TITLE_WORD = re.compile(r"\b[A-Z][a-z]")
_HEADLINE = 4  # words with a capital that make a headline


def idle_stretches(text: str) -> list[Span]:
    """Return where the numbers of a text count nothing, in order."""
    return [match.span() for match in _IDLE.finditer(text)]


def lies_in(stretches: list[Span], start: int, end: int) -> bool:
    """Whether one of these stretches, which are in order, holds that place."""
    last = bisect_right(stretches, start, key=itemgetter(0)) - 1
    return last >= 0 and end <= stretches[last][1]


def is_name(text: str, start: int, end: int) -> bool:
    """Whether a bare number is part of a name: "Route 12", "Studio 54", "Seven Oaks"."""
    before = text[max(0, start - _LOOKS_BACK) : start]
    if NAMING.search(before):
        return True
    line = before.rpartition("\n")[2] + text[start : end + _LOOKS_BACK].partition("\n")[0]
    if _capitals_tell_nothing(line):
        return False
    is_capital = text[start].isupper()
    if is_capital and _PLAIN_WORD.search(before) and _NEXT_CAPITAL.match(text, end):
        return True
    last = _CAPITALIZED.search(before)
    if not last or not (is_capital or text[start:end].isdecimal()):
        return False
    if _COUNTED_NOUN.match(text, end) or _is_tally(text, start, end):
        return False
    return _is_proper(last[1], before[: last.start()])


def _capitals_tell_nothing(line: str) -> bool:
    """Whether a line is in capitals, or a headline: all its long words have capitals."""
    is_headline = len(_TITLE_WORD.findall(line)) >= _HEADLINE and not _LONG_PLAIN_WORD.search(line)
    return is_headline or line.isupper()


def _is_tally(text: str, start: int, end: int) -> bool:
    """Whether a number is what a name won: "Holt 47, Quist 41", "beat Quist 52-48"."""
    if _VERSUS.match(text, end):
        return True
    around = _TALLY.finditer(text, max(0, start - _LOOKS_BACK), end + _LOOKS_BACK)
    return any(tally.start() < start and end <= tally.end() for tally in around)


def _is_proper(word: str, before: str) -> bool:
    """Whether a word before a number is a name, by its capitals."""
    if word.lower() in NO_NAMES:
        return False
    if not word[0].isupper():
        return any(letter.isupper() for letter in word[1:])  # iPhone 15
    return bool(_BILL.match(word)) or not _ENDS_A_SENTENCE.search(before)
