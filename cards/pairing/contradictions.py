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
from seeds.figures import FoundFigure

AROUND = 90  # characters on either side of a figure that say what it is of
ALIKE = 0.45  # of what the words around tell
FEWEST_SHARED = 2

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

    @property
    def measure(self) -> str:
        """What it can be compared with: the same unit, or another moment."""
        if self.figure.unit in {"date", "year"}:
            return "moment"
        return self.figure.unit or "count"

    @property
    def value(self) -> Decimal | str:
        """Its number, or its moment as ISO 8601 has it, as far as it is known."""
        value = self.figure.value
        return str(value) if self.measure == "moment" else value


@dataclass(frozen=True)
class Contradiction:
    """Two statements of the same thing that cannot both be right."""

    one: Statement
    other: Statement

    @property
    def key(self) -> object:
        """Tell this from others: the two values, and what they are of."""
        values = frozenset({self.one.value, self.other.value})
        return values, self.one.about & self.other.about

    @property
    def what(self) -> str:
        """What they are both about, as the first one says it."""
        return self.one.figure.what or " ".join(sorted(self.one.about & self.other.about))


class Statements:
    """Everything that is stated with a figure so far."""

    def __init__(self) -> None:
        self._index: dict[str, Index[Statement]] = {}
        self._seen: set[tuple[str, str]] = set()

    def put_all(self, passages: Iterable[Passage]) -> list[Contradiction]:
        """Add what a document states, and return what contradicts it: earlier, or in itself."""
        found: dict[object, Contradiction] = {}
        for passage in passages:
            for statement in statements_of(passage):
                for contradiction in self._against(statement):
                    found.setdefault(contradiction.key, contradiction)
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
    for figure in passage.claim.figures:
        at, to = figure.start - passage.claim.start, figure.end - passage.claim.start
        before, after = passage.text[max(0, at - AROUND) : at], passage.text[to : to + AROUND]
        breaks = list(_CLAUSE_END.finditer(before))
        before = before[breaks[-1].end() :] if breaks else before
        end = _CLAUSE_END.search(after)
        after = after[: end.start()] if end else after
        about = terms(f"{before} {after}").stems & passage.terms.stems
        if len(about) < FEWEST_SHARED:  # "In May 2030, …": it is of all that follows
            about = passage.terms.stems
        about = frozenset(stem for stem in about if not stem[0].isdigit())
        yield Statement(passage.excerpt, passage.text, figure, about, terms(figure.what).stems)


def _is_of_the_same(one: Statement, other: Statement, index: Index[Statement]) -> bool:
    if one.excerpt.overlaps(other.excerpt):
        return False
    shared = one.about & other.about
    if len(shared) < FEWEST_SHARED or (
        one.counted and other.counted and not one.counted & other.counted
    ):
        return False
    return min(index.share(shared, one.about), index.share(shared, other.about)) >= ALIKE


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
