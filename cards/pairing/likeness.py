"""What words a passage is about, and whether two passages say the same.

Words are folded and cut to their stems, so that "closed libraries" and "She closes a library"
meet. Nothing here knows what words mean: it is a guide, and a person looks at what comes of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from debateprep.shared.text import words

SAME = 0.5  # share of all their words that two phrasings of one line have in common
INSIDE = 0.8  # share of the shorter one's words, where one says more than the other
FEWEST_SHARED = 2
FEWEST_ALIKE = 3  # unless the shorter one has no others
SHORTEST_STEM = 3
LABEL_WORDS = 3

_QUOTED = re.compile(r"[“\"‘]([^“”\"‘’]{2,40}?)[,.!?]?[”\"’]")
_CAPITALIZED = re.compile(r"(?<=[\w,;:’')”\"]\s)[A-Z][\w’'-]*")
_NEGATIONS = "no not never none nobody nothing neither nor without cannot hardly scarcely"
# What every sentence has, whatever it is about; also verbs of saying.
_IDLE = """
    a about above after again against all also although always am an and another any anyone
    anything are around as ask asked asks at away back be because become been before began being
    between both but by call came can come could day days did do does doing done down during each
    either else even ever every everyone everything few first for from further get gets getting
    give given go goes going gone good got had has have having he her here hers herself him himself
    his how however i if in including into is it its itself just keep kept know known last least
    less let like long made make makes making many may me might more most much must my myself
    nearly need new next now of off often old on once one only or other others our ours ourselves
    out over own part per percent put rather really right same saw say saying says see seen she
    should since so some someone something still such take taken tell than that the their theirs
    them themselves then there these they thing things this those though through time to today
    told too took toward two under until up upon us use used very want wants was way we well went
    were what when where whether which while who whole whom whose why will with within would year
    years yes yet you your yours yourself according added million billion thousand hundred said
"""
NEGATIONS = frozenset(_NEGATIONS.split())
IDLE = frozenset(_IDLE.split())


@dataclass(frozen=True)
class Terms:
    """The stems a passage is about, and whether it denies what it says.

    `proper` are those that are names; `labels` those that stand between quotation marks, as one
    does with a word that is somebody else's.
    """

    stems: frozenset[str]
    is_denied: bool
    proper: frozenset[str] = frozenset()
    labels: frozenset[frozenset[str]] = frozenset()

    def shared(self, other: "Terms") -> frozenset[str]:
        return self.stems & other.stems

    def labels_in(self, other: "Terms") -> bool:
        return any(label <= other.stems for label in self.labels)

    def is_same_as(self, other: "Terms") -> bool:
        """Whether two phrasings are of one line: never said and denied, nor of two places.

        A label makes a line: whoever says it, and whatever else is said with it.
        """
        count = len(self.shared(other))
        if self.is_denied == other.is_denied and (self.labels_in(other) or other.labels_in(self)):
            return True
        is_of_others = self.proper and other.proper and not self.proper & other.proper
        if self.is_denied != other.is_denied or is_of_others or count < FEWEST_SHARED:
            return False
        either = len(self.stems | other.stems)
        shorter = min(len(self.stems), len(other.stems))
        is_alike = count >= SAME * either and (count >= FEWEST_ALIKE or count == shorter)
        return is_alike or (count >= FEWEST_ALIKE and count >= INSIDE * shorter)


def terms(text: str, *, names: frozenset[str] = frozenset(), is_quoted: bool = False) -> Terms:
    """Return what a text is about, leaving out `names`: whom it is about is known.

    `is_quoted` says that it stands between quotation marks, which are not part of it.
    """
    found = [word.lower().replace("’", "'") for word in words(text)]
    denials = sum(word in NEGATIONS or word.endswith("n't") for word in found)
    stems = frozenset(stem(word) for word in found if not word.endswith("n't"))
    stems = stems - idle_stems() - names - {""}
    labels = frozenset(_labels(f"“{text}”" if is_quoted else text, names))
    return Terms(stems, bool(denials % 2), frozenset(_proper(text)) & stems, labels)


def labels(text: str) -> Iterator[str]:
    """Yield the short labels that stand between quotation marks within a text."""
    for match in _QUOTED.finditer(text):
        if len(words(match[1])) <= LABEL_WORDS:
            yield match[1]


def _labels(text: str, names: frozenset[str]) -> Iterator[frozenset[str]]:
    for label in labels(text):
        stems = frozenset(stem(word.lower()) for word in words(label)) - idle_stems() - names
        if len(stems) >= FEWEST_SHARED:
            yield stems


def _proper(text: str) -> Iterator[str]:
    """Yield the stems of capitalized words, but for those that begin a sentence."""
    if not text.isupper():
        for match in _CAPITALIZED.finditer(text):
            yield stem(match[0].lower().replace("’", "'"))


def names_of(names: Iterable[str]) -> frozenset[str]:
    """Return the stems of people's names, as `terms` leaves them out."""
    return frozenset(stem(word.lower()) for name in names for word in words(name))


@cache
def idle_stems() -> frozenset[str]:
    """Return the stems that tell nothing of what a passage is about."""
    return frozenset(map(stem, IDLE | NEGATIONS))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Cut the endings off a word, in lower case, so that its forms look alike."""
    word = re.sub(r"'s?$", "", word)
    if not word.isalpha():
        return word
    for ending, instead in _ENDINGS:
        cut = ending.sub(instead, word)
        word = cut if len(cut) >= SHORTEST_STEM else word
    return word


# One after the other, each on what the one before left.
_ENDINGS = (
    (re.compile(r"(?<=[sxz])es$|(?<=[cs]h)es$|(?<![sui])s$"), ""),
    (re.compile(r"ing$|(?<!e)ed$"), ""),
    (re.compile(r"([^aeioulsz])\1$"), r"\1"),
    (re.compile(r"(?:ie|y|i)$"), "y"),
    (re.compile(r"e$"), ""),
)
