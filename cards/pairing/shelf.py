"""What is known already: cards, what they cite, and what other documents say.

It is asked by what a passage is about, so that taking in a document costs the same however many
came before it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from cards.pairing.contradictions import Statements
from cards.pairing.drafts import Kind
from cards.pairing.index import Index
from cards.pairing.likeness import Terms
from cards.pairing.passages import Excerpt, Line, Passage

Key = UUID | int  # of a card, or of a draft that is only tried
# Shares of an attack's words that a card's phrasing has, if the two have evidence in common.
SAME_WITH_EVIDENCE = 0.4


@dataclass(frozen=True)
class Known:
    """A card that there is: how its line is phrased, and what it cites."""

    key: Key
    kind: Kind
    phrasings: tuple[Terms, ...]
    cited: tuple[Excerpt, ...] = ()


class Shelf:
    """Cards and passages, to be looked up. Put a document's passages in after pairing it."""

    def __init__(self) -> None:
        self.statements = Statements()
        self.rebuttals: Index[Passage] = Index()
        self.attacks: Index[Passage] = Index()
        self._cards: dict[Key, Known] = {}
        self._ranks: dict[Key, int] = {}  # the first card to come is the first to be named
        self._phrasings: Index[tuple[Key, int]] = Index()
        self._cited: dict[str, list[tuple[Excerpt, Key]]] = defaultdict(list)
        self._seen: set[tuple[str, str]] = set()

    def put_card(self, card: Known) -> None:
        """Add a card, or what there is to add to one: a phrasing, a citation."""
        was = self._cards.get(card.key)
        first = len(was.phrasings) if was else 0
        phrasings = (*was.phrasings, *card.phrasings) if was else card.phrasings
        self._ranks.setdefault(card.key, len(self._ranks))
        self._cards[card.key] = Known(card.key, card.kind, phrasings, card.cited)
        for number, phrasing in enumerate(card.phrasings, start=first):
            self._phrasings.add((card.key, number), phrasing.stems)
        for excerpt in card.cited:
            self._cited[excerpt.document].append((excerpt, card.key))

    def put_passages(self, passages: Iterable[Passage]) -> None:
        """Add what a document says. The same words again add nothing."""
        of_role = {"rebuttal": self.rebuttals, "attack": self.attacks}
        for passage in passages:
            words = passage.claim.role, " ".join(passage.text.split()).casefold()
            index = of_role.get(passage.claim.role)
            if index and words not in self._seen:
                self._seen.add(words)
                index.add(passage, passage.terms.stems)

    def citing(self, passage: Passage) -> set[Key]:
        """Return the cards that cite this passage, or half of it."""
        cited = self._cited.get(passage.document, ())
        return {key for excerpt, key in cited if excerpt.overlaps(passage.excerpt)}

    def holding(self, line: Line, kind: Kind, evidence: Sequence[Passage] = ()) -> Key | None:
        """Return the card that holds a line already, in these words or others.

        `evidence` answers it: a card that cites the same needs to share fewer words.
        """
        for passage in line.passages:
            if citing := self.citing(passage):
                return min(citing, key=self._ranks.__getitem__)
        proving = {key for passage in evidence for key in self.citing(passage)}
        for passage in line.passages:
            for key, number in self._phrasings.near(passage.terms.stems):
                phrasing = self._cards[key].phrasings[number]
                is_same = passage.terms.is_same_as(phrasing)
                is_proven = key in proving and _is_much_of(passage.terms, phrasing)
                if self._cards[key].kind == kind and (is_same or is_proven):
                    return key
        return None


def _is_much_of(terms: Terms, phrasing: Terms) -> bool:
    shorter = min(len(terms.stems), len(phrasing.stems))
    return bool(shorter) and len(terms.shared(phrasing)) >= SAME_WITH_EVIDENCE * shorter
