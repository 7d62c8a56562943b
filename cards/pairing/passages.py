"""Claims as pairing sees them: with their words, their place, and what they are about."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from cards.pairing.likeness import Terms, terms
from debateprep.shared.text import words
from seeds.extraction import ExtractedClaim
from seeds.figures import Quantity
from seeds.spans import Layout

FEWEST_STEMS = 2
SHORTEST_LINE = 4  # words: less is a label, not a line that somebody says
LONGEST_LINE = 25
SHORTEST_ANSWER = 6
LARGE = 100


class Excerpt(NamedTuple):
    """Characters of a document, by its sha256."""

    document: str
    start: int
    end: int

    def touches(self, other: "Excerpt") -> bool:
        """Whether they share a character."""
        is_near = self.start < other.end and other.start < self.end
        return is_near and self.document == other.document

    def overlaps(self, other: "Excerpt") -> bool:
        """Whether they share half of the shorter one's characters."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        shorter = min(self.end - self.start, other.end - other.start)
        return self.document == other.document and 2 * shared >= shorter


@dataclass(frozen=True)
class Passage:
    """A claim of a document; `place` is its paragraph, headings not counted."""

    document: str
    claim: ExtractedClaim
    text: str
    place: int
    terms: Terms
    is_heading: bool = False

    @property
    def excerpt(self) -> Excerpt:
        return Excerpt(self.document, self.claim.start, self.claim.end)

    @cached_property
    def length(self) -> int:
        """Return how many words it has."""
        return len(words(self.text))

    @cached_property
    def said(self) -> str:
        """Return its words, to be found in others'."""
        return " ".join(words(self.text)).casefold()

    @property
    def counts(self) -> list[Quantity]:
        """Its figures, without days and years."""
        quantities = (each for each in self.claim.figures if isinstance(each, Quantity))
        return [each for each in quantities if each.unit != "year"]

    @property
    def is_weighty(self) -> bool:
        """Whether it has a figure to know by heart: measured, or large."""
        return any(each.unit or each.value >= LARGE for each in self.counts)

    @property
    def fitness(self) -> tuple[bool, bool, bool, float]:
        """How well it would stand on a card as it is: the greater the better."""
        is_line = self.length >= SHORTEST_LINE
        return is_line, self.length <= LONGEST_LINE, self.claim.quotation, self.claim.score

    @property
    def is_line(self) -> bool:
        """Whether it is more than a label, or a word that only means something where it stands."""
        return self.length >= SHORTEST_LINE and len(self.terms.stems) >= FEWEST_STEMS

    @property
    def is_answer(self) -> bool:
        """Whether it says more than yes or no."""
        return self.length >= SHORTEST_ANSWER and len(self.terms.stems) > FEWEST_STEMS

    def distance(self, other: "Passage") -> int:
        """Return how many paragraphs after this one the other stands, negative if before."""
        return other.place - self.place


@dataclass(frozen=True)
class Line:
    """One thing that is said, with every passage that says it; the best stands first."""

    passages: tuple[Passage, ...]

    @property
    def best(self) -> Passage:
        return self.passages[0]

    def apart(self) -> tuple[Passage, ...]:
        """Return its passages, without those that hold words of a better one again."""
        kept: list[Passage] = []
        for passage in self.passages:
            if not any(each.excerpt.touches(passage.excerpt) for each in kept):
                kept.append(passage)
        return tuple(kept)

    def says(self, passage: Passage) -> bool:
        """Whether a passage says the same."""
        return any(
            each.excerpt.touches(passage.excerpt)
            or each.terms.is_same_as(passage.terms)
            or _holds(each, passage)
            or _holds(passage, each)
            for each in self.passages
        )


def _holds(longer: Passage, shorter: Passage) -> bool:
    """Whether a passage has all the words of another, as a report has those of a headline."""
    return shorter.is_line and shorter.said in longer.said


def read(
    document: str,
    text: str,
    claims: Iterable[ExtractedClaim],
    layout: Layout,
    *,
    names: frozenset[str],
) -> list[Passage]:
    """Return a document's claims as passages. `names` are stems that `terms` leaves out."""
    starts = [paragraph.start for paragraph in layout.paragraphs]
    is_heading = [paragraph.kind == "heading" for paragraph in layout.paragraphs]
    places = list(accumulate(not heading for heading in is_heading))
    passages = []
    for claim in claims:
        said = text[claim.start : claim.end]
        at = bisect_right(starts, claim.start) - 1
        about = terms(said, names=names, is_quoted=claim.quotation)
        passages.append(Passage(document, claim, said, places[at], about, is_heading[at]))
    return passages
