"""What is known when a document comes: the people, the cards, what other documents say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Self, cast
from uuid import UUID

from cards.models import Card, CardKind, Proof
from cards.pairing import (
    Draft,
    Excerpt,
    Key,
    Kind,
    Known,
    Passage,
    Repeated,
    Shelf,
    Terms,
    names_of,
    terms,
)
from seeds.cast import Member, members
from seeds.claims import figure_of, fingerprint
from seeds.extraction import ExtractedClaim
from seeds.models import Claim, Person, Source

# Claims that a later document can answer, repeat or contradict.
ROLES_TOLD = (Claim.ClaimRole.ATTACK, Claim.ClaimRole.REBUTTAL)


@dataclass
class Knowledge:
    """Read once for a run of documents, and added to as they come.

    What another run brings meanwhile is not in it, but for its cards.
    """

    people: tuple[Member, ...]
    shelf: Shelf = field(default_factory=Shelf)
    last_card: UUID | None = None

    @classmethod
    def stored(cls, people: tuple[Member, ...] | None = None) -> Self:
        """Return what the database knows, its people too unless others are given."""
        knowledge = cls(members(Person.objects.all()) if people is None else people)
        knowledge.learn_cards()
        for passages in _passages(knowledge.people, knowledge.names):
            knowledge.shelf.statements.put_all(passages)
            knowledge.shelf.put_passages(passages)
        return knowledge

    @property
    def names(self) -> frozenset[str]:
        """Stems of everybody's names."""
        return names_of(name for person in self.people for name in (person.name, *person.aliases))

    def learn_cards(self) -> None:
        """Put the cards on the shelf that are not there yet."""
        # What nobody worked on, and is said no more by its own document, keeps nothing from being
        # drafted: a draft that a curator retired does.
        let_go = Card.objects.let_go().order_by()
        cards = Card.objects.exclude(pk__in=let_go.values("pk")).order_by("pk")
        cards = cards.only("kind", "attack", "heard_as", "rebuttal", "drafted")
        if self.last_card:
            cards = cards.filter(pk__gt=self.last_card)
        new = list(cards)
        cited = _cited(new)
        for card in new:
            phrasings = _phrasings(card, self.names)
            self.shelf.put_card(
                Known(card.pk, cast(Kind, card.kind), phrasings, tuple(cited[card.pk]))
            )
            self.last_card = card.pk

    def learn_drafts(self, keys: Iterable[Key], drafts: Iterable[Draft]) -> None:
        """Put drafts on the shelf, under the keys that they have as cards."""
        for key, draft in zip(keys, drafts, strict=True):
            phrasings = tuple(passage.terms for passage in draft.subject.passages)
            cited = tuple(passage.excerpt for passage in draft.passages)
            self.shelf.put_card(Known(key, draft.kind, phrasings, cited))

    def learn_receipts(self, repeated: Iterable[Repeated]) -> None:
        """Know cards by what was added to them, too."""
        for each in repeated:
            phrasings = tuple(passage.terms for passage in each.said)
            cited = tuple(passage.excerpt for passage in each.passages)
            self.shelf.put_card(Known(each.card, each.kind, phrasings, cited))


def _phrasings(card: Card, names: frozenset[str]) -> tuple[Terms, ...]:
    """Return the ways in which a card's line is put; of a contrast or a fact, what it says."""
    said: dict[str, Any] = (card.drafted or {"said": {}})["said"]
    if card.kind == CardKind.REBUTTAL:
        lines = [card.attack, *card.heard_as, said.get("attack", "")]
    else:
        lines = [card.rebuttal, said.get("rebuttal", "")]
    return tuple(terms(line, names=names) for line in dict.fromkeys(lines) if line)


def _cited(cards: Iterable[Card]) -> dict[UUID, list[Excerpt]]:
    cited: dict[UUID, list[Excerpt]] = defaultdict(list)
    proofs = Proof.objects.filter(card__in=[card.pk for card in cards]).order_by("pk")
    columns = ("card", "claim__source__sha256", "claim__start", "claim__end")
    for card, *excerpt in proofs.values_list(*columns):
        cited[card].append(Excerpt(*excerpt))
    return cited


def _passages(people: Sequence[Member], names: frozenset[str]) -> Iterator[list[Passage]]:
    """Yield what each stored document says: one text in memory at a time.

    Claims found with other people are left out: they are ours and theirs no more.
    """
    claims = _claims()
    for source in Source.objects.filter(text__isnull=False).order_by("pk").iterator():
        if source.extracted_with == fingerprint(people, source.side):
            text = source.text or ""
            yield [_passage(source.sha256, text, each, names) for each in claims.get(source.pk, ())]


def _passage(sha256: str, text: str, claim: ExtractedClaim, names: frozenset[str]) -> Passage:
    said = text[claim.start : claim.end]
    about = terms(said, names=names, is_quoted=claim.quotation)
    return Passage(sha256, claim, said, place=0, terms=about)


def _claims() -> dict[UUID, list[ExtractedClaim]]:
    found: dict[UUID, list[ExtractedClaim]] = defaultdict(list)
    told = Claim.objects.filter(role__in=ROLES_TOLD) | Claim.objects.exclude(figures=[])
    for row in told.order_by("pk"):
        found[row.source_id].append(extracted(row))
    return found


def extracted(row: Claim) -> ExtractedClaim:
    """Return a claim's row as extraction gives it."""
    values: dict[str, Any] = {
        "start": row.start,
        "end": row.end,
        "role": row.role,
        "quotation": row.is_quotation,
        "speaker": row.speaker or None,
        "speaker_start": row.speaker_start,
        "speaker_end": row.speaker_end,
        "speaker_side": row.speaker_side,
        "speaker_status": row.speaker_status or None,
        "figures": tuple(map(figure_of, row.figures)),
        "score": row.score or 0.0,
        "corrects": None,
    }
    return ExtractedClaim(**values)
