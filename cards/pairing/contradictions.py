"""The same thing with another figure or date, in one document or two.

Two statements are of the same thing if what stands around their figures is: most of the words,
and what is counted. A rounded figure contradicts nothing, nor do figures of one sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cards.pairing.index import Index
from cards.pairing.likeness import terms
from cards.pairing.passages import Excerpt, Passage
from cards.pairing.standing import is_notice
from debateprep.shared.text import words
from seeds.figures import FoundFigure

AROUND = 90  # characters on either side of a figure that say what it is of
ALIKE = 0.45  # of what the words around tell
MOSTLY, PARTLY = 0.6, 0.2  # or of one's words, if the other says more around it
FEWEST_SHARED = 2
OPENING = 3  # words before a figure that opens a sentence
DATED = {"date", "year"}
TIME = re.compile(r"\b(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)$")
TABLE = " | "

_COUNTS_TO = re.compile(
    r"\s+(?:days?|weeks?|months?|years?)\s+(?:into|after|before|later|earlier|ago)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(
    r"[,;:.!?—]\s|\s[—–]\s|\b(?:and|but|while|when|against|than)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Statement:
    """A figure, and what it is of."""

    excerpt: Excerpt
    text: str
    figure: FoundFigure
    about: frozenset[str]
    counted: frozenset[str]
    is_moment: bool

    @property
    def measure(self) -> str:
        """What it can be compared with: the same unit, or another moment."""
        return "moment" if self.is_moment else self.figure.unit or "count"

    @property
    def value(self) -> Decimal | str:
        """Its number; or its moment, as ISO 8601 has it or as the document counts to it."""
        if not self.is_moment:
            return self.figure.value
        is_counted = self.figure.unit not in DATED
        return f"{self.figure.text} {self.figure.what}" if is_counted else str(self.figure.value)


@dataclass(frozen=True)
class Contradiction:
    """Two statements of the same thing that cannot both be right."""

    one: Statement
    other: Statement

    @property
    def passages(self) -> tuple[Excerpt, Excerpt]:
        return self.one.excerpt, self.other.excerpt

    @property
    def corrected(self) -> Excerpt | None:
        """The passage that tells what was said before a correction, if one does."""
        told = [each.excerpt for each in (self.one, self.other) if is_notice(each.text)]
        return told[0] if len(told) == 1 else None

    @property
    def what(self) -> str:
        """What they are both about, in the words of the first one."""
        shared = self.one.about & self.other.about
        said = (word for word in words(self.one.text) if terms(word).stems & shared)
        return ", ".join(dict.fromkeys(said))


class Statements:
    """Everything that is stated with a figure so far."""

    def __init__(self) -> None:
        self._index: dict[str, Index[Statement]] = {}
        self._seen: set[tuple[str, str]] = set()

    def put_all(self, passages: Iterable[Passage]) -> list[Contradiction]:
        """Add what a document states, and return what contradicts it: earlier, or in itself."""
        found: dict[tuple[Excerpt, Excerpt], Contradiction] = {}
        for passage in passages:
            for statement in statements_of(passage):
                for contradiction in self._against(statement):
                    found.setdefault(contradiction.passages, contradiction)
                self._put(statement)
        return list(found.values())

    def _put(self, statement: Statement) -> None:
        """Add a statement; the same words again state nothing new."""
        key = " ".join(statement.text.split()).casefold(), statement.figure.text
        if key not in self._seen:
            self._seen.add(key)
            index = self._index.setdefault(statement.measure, Index())
            index.add(statement, statement.about)

    def _against(self, statement: Statement) -> Iterator[Contradiction]:
        index = self._index.get(statement.measure)
        if index is None:
            return
        for other in index.near(statement.about):
            if _is_of_the_same(statement, other, index) and _differ(statement, other):
                yield Contradiction(other, statement)


def statements_of(passage: Passage) -> Iterator[Statement]:
    """Yield the figures of a passage, each with the words around it in its clause."""
    for figure in passage.claim.figures if TABLE not in passage.text else ():
        before, after = _around(passage, figure)
        about = terms(f"{before} {after}").stems & passage.terms.stems
        if len(about) < FEWEST_SHARED or len(words(before)) <= OPENING:
            about = passage.terms.stems  # "In May 2030, …": it is of all that follows
        about = frozenset(stem for stem in about if not stem[0].isdigit())
        is_moment = figure.unit in DATED or bool(_COUNTS_TO.match(after))
        counted = terms(figure.what).stems
        yield Statement(passage.excerpt, passage.text, figure, about, counted, is_moment)


def _around(passage: Passage, figure: FoundFigure) -> tuple[str, str]:
    at, to = figure.start - passage.claim.start, figure.end - passage.claim.start
    before, after = passage.text[max(0, at - AROUND) : at], passage.text[to : to + AROUND]
    breaks = list(_CLAUSE_END.finditer(before))
    end = _CLAUSE_END.search(after)
    return (
        before[breaks[-1].end() :] if breaks else before,
        after[: end.start()] if end else after,
    )


def _is_of_the_same(one: Statement, other: Statement, index: Index[Statement]) -> bool:
    shared = one.about & other.about
    is_counted_apart = one.counted and other.counted and not one.counted & other.counted
    fewest = FEWEST_SHARED + bool(TIME.search(one.figure.what))  # how long says little of what
    if one.excerpt.overlaps(other.excerpt) or len(shared) < fewest:
        return False
    if is_counted_apart and not one.is_moment:
        return False
    less, more = sorted([index.share(shared, one.about), index.share(shared, other.about)])
    return less >= ALIKE or (len(shared) > FEWEST_SHARED and more >= MOSTLY and less >= PARTLY)


def _differ(one: Statement, other: Statement) -> bool:
    """Whether two figures exclude each other: not if one is the other, said less exactly."""
    left, right = one.value, other.value
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return not (_is_rounded(left, right) or _is_rounded(right, left))
    return not _is_part_of(str(left), str(right)) and not _is_part_of(str(right), str(left))


def _is_part_of(rough: str, moment: str) -> bool:
    """Whether a moment that is less exact, or has no year ("--04-22"), may be the other one."""
    return moment.startswith(rough) or (rough.startswith("--") and moment.endswith(rough[1:]))


def _is_rounded(value: Decimal, rough: Decimal) -> bool:
    """Whether `rough` is what `value` comes to, to the digits that `rough` has."""
    if not rough:
        return value == rough
    last = Decimal(1).scaleb(int(rough.normalize().as_tuple().exponent))
    return value.quantize(last, rounding=ROUND_HALF_UP) == rough
