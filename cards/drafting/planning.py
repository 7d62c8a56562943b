"""What a document would change, worked out before anything is locked."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards import gate
from cards.drafting.known import Knowledge
from cards.pairing import Doubt, Paired, Questions, pair, read
from cards.pairing.proposals import Proposed
from cards.proposing import Proposal
from seeds.cast import Side
from seeds.extraction import ExtractedClaim, extract, guess_side
from seeds.readers import Document
from seeds.spans import layout

SIDE_GUESSED = "side_guessed"


@dataclass(frozen=True)
class Plan:
    """A document's claims, those that a model added, and what comes of them."""

    side: Side
    is_guess: bool
    claims: Sequence[ExtractedClaim]
    proposed: Sequence[ExtractedClaim]
    paired: Paired


def plan(
    document: Document, knowledge: Knowledge, *, side: Side, proposals: Sequence[Proposal] = ()
) -> Plan:
    """Find a document's claims, and pair them with each other and with what is known.

    `side` is "unknown" if nobody said whose document it is; then its words are asked.
    """
    people, names, text = knowledge.people, knowledge.names, document.text
    is_guess = side == "unknown"
    side = guess_side(text, people) if is_guess else side
    found = extract(text, people, side)
    laid_out = layout(text)
    passages = read(document.sha256, text, found, laid_out, names=names)
    proposed = Proposed(document.sha256, text, laid_out, names)
    questions = Questions(passages, people)
    given = list(proposed.drafts(proposals, passages, questions))
    doubts = doubts_of(side, is_guess=is_guess)
    paired = pair(passages, knowledge.shelf, questions, given=given, doubts=doubts, voice=side)
    paired.drafts, refused = gate.admit(paired.drafts, {document.sha256: text})
    paired.refused += refused
    return Plan(side, is_guess, found, proposed.claims, paired)


def doubts_of(side: Side, *, is_guess: bool) -> tuple[Doubt, ...]:
    """Return what a curator should know of a document whose side was guessed."""
    if not is_guess or side == "unknown":
        return ()
    message = f"Nobody said whose document it is: taken to be {side} by its words."
    return (Doubt("", SIDE_GUESSED, message),)
