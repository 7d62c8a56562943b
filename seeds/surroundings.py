"""The words around a figure: what it counts, how it is hedged, which way it went."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from seeds.figures import FoundFigure

Hedge = Literal["", "over", "under", "nearly", "about"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
CLAUSE = re.compile(r"[;:!?()—–]|[,.][\"”’]?(?=\s)|\s-\s")
_TOKEN = re.compile(r"\w+(?:[.,'’]\w+)*")
_DENIAL = re.compile(
    r"\b(?:not(?! only| more| less| just)|never|cannot|\w+n['’]t)\b", re.IGNORECASE
)
_EMPTY = frozenset(
    word
    for line in (
        "a an the this that these those and or but nor so yet if then than as at by for from",
        "in into of off on onto out over to up with within about after before during since",
        "until under per is are was were be been being am has have had having do does did",
        "done will would shall should can could may might must it its he she they we i you",
        "his her hers their theirs our ours my your him them us me who whom whose which what",
        "when where why how there here not no never n't said says say told tell according",
        "also just only more most less least fewer many much some any all each every both",
        "either neither other another such own same very too now still even nearly almost",
        "roughly approximately around exactly some estimated total percent percentage point",
        "points dollar dollars euro euros pound pounds million billion trillion thousand",
        "hundred dozen one two three four five six seven eight nine ten s t mr mrs ms first",
        "last next new year years up down rose rise rises risen increase increased fell fall",
        "falls fallen dropped drop declined cut added add reached reach put puts took take",
        "taken came come went go got get made make gave give show shows showed stand stands",
        "stood number amount figure found counts count",
    )
    for word in line.split()
)
_SUFFIXES = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ers", "ies", "ied", "ions", "ion", "ed",
    "es", "er", "ly", "s", "y", "e",
)  # fmt: skip
_SHORTEST_STEM = 3

_HEDGES: tuple[tuple[Hedge, str], ...] = (
    ("under", r"no more than|not more than|at most|up to|fewer than|less than|under|below"),
    ("over", r"no fewer than|no less than|not less than|at least|more than|over|above|exceed\w*"
             r"|upwards? of|greater than|in excess of|north of|as many as"),
    ("nearly", r"nearly|almost|close(?:r)? to|just under|just shy of|approaching"),
    ("about", r"about|around|roughly|approximately|some|an? estimated|estimated"),
)  # fmt: skip
_HEDGE_BEFORE = re.compile(
    "(?:" + "|".join(rf"(?P<{name}>\b(?:{words}))" for name, words in _HEDGES) + ")"
    r"(?:\s+(?:an?|the|another|only|just))*\s*\Z",
    re.IGNORECASE,
)
_HEDGE_AFTER = re.compile(
    r"\+|\s+or (?:so(?P<about>\b)|more\b|(?P<under>less|fewer)\b)", re.IGNORECASE
)
_UPWARD = re.compile(
    r"\b(?:up|rose|ris(?:e|es|en|ing)|increas\w+|gr(?:ew|ow|ows|owing|own)|gain\w*|climb\w*|higher"
    r"|rais(?:e|es|ed|ing)|jump\w*|surg\w+|soar\w*|doubl\w+|tripl\w+|expand\w*|added)\b",
    re.IGNORECASE,
)
_DOWNWARD = re.compile(
    r"\b(?:down|fell|fall(?:s|en|ing)?|decreas\w+|drop\w*|declin\w+|lower\w*|cut|cuts|cutting"
    r"|reduc\w+|shr[aiu]nk\w*|plung\w+|slash\w*|halv\w+|lost)\b",
    re.IGNORECASE,
)
_AROUND = 80  # characters before and behind a figure that belong to it


@dataclass(frozen=True)
class Surroundings:
    """Stems of the words before and behind a figure in its clause, nearest first, and the rest."""

    before: tuple[str, ...]
    behind: tuple[str, ...]
    hedge: Hedge
    direction: Literal["", "up", "down"]
    is_denied: bool

    @property
    def near(self) -> frozenset[str]:
        return frozenset((*self.before[:4], *self.behind[:4]))


def surroundings(text: str, figure: FoundFigure, sentence: tuple[int, int]) -> Surroundings:
    """Describe what stands around a figure in its sentence."""
    before = text[max(sentence[0], figure.start - _AROUND) : figure.start]
    behind = text[figure.end : min(sentence[1], figure.end + _AROUND)]
    clause_before = CLAUSE.split(before)[-1]
    clause_behind = CLAUSE.split(behind, maxsplit=1)[0]
    return Surroundings(
        tuple(reversed(stems(clause_before))),
        tuple(stems(clause_behind)),
        _hedge(before, behind),
        _direction(f"{clause_before} # {clause_behind}"),
        denies(f"{clause_before} # {clause_behind}"),
    )


def stems(text: str) -> list[str]:
    """Return what is left of the telling words of a text without their endings."""
    return [word for _, word in stems_at(text, 0, len(text))]


def stems_at(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """Return the stems of a stretch of text with their places."""
    words = (
        (match.start(), match[0].lower().replace("’", "'"))
        for match in _WORD.finditer(text, start, end)
    )
    return [(place, stem(word)) for place, word in words if len(word) > 1 and word not in _EMPTY]


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Cut the ending off a lower-case word."""
    word = word.removesuffix("'s").removesuffix("'")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return word


def words_of(text: str) -> list[str]:
    """Return every word and number of a text in small letters."""
    return [word.lower().replace("’", "'") for word in _TOKEN.findall(text)]


def denies(sentence: str) -> bool:
    """Whether a sentence says no, and does not say it twice."""
    return len(_DENIAL.findall(sentence)) % 2 == 1


def _hedge(before: str, behind: str) -> Hedge:
    after = _HEDGE_AFTER.match(behind)
    if after:
        return "about" if after["about"] is not None else "under" if after["under"] else "over"
    found = _HEDGE_BEFORE.search(before)
    return next((name for name, _ in _HEDGES if found and found[name]), "")


def _direction(clause: str) -> Literal["", "up", "down"]:
    is_up, is_down = bool(_UPWARD.search(clause)), bool(_DOWNWARD.search(clause))
    if is_up == is_down:
        return ""
    return "up" if is_up else "down"
