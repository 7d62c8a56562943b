"""What a program wrote of a card: kept beside it, so that it shows what is still in those words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cards.findings import Content, Finding
from cards.pairing.drafts import Draft

OWN_WORDS = {
    "attack": "The wording is the document's own: put it as it will be heard on a stage.",
    "headline": "The wording is the document's own: put it in your words.",
    "rebuttal": "The wording is the document's own: put it in your words, as spoken.",
}
TEMPLATE = "What a proof shows is a template: say it in your words."


def mark(draft: Draft, says: Iterable[str]) -> dict[str, Any]:
    """Return what is kept of a draft (`Card.drafted`), as JSON."""
    return {
        "by": "model" if draft.is_proposed else "rules",
        "said": {field: getattr(draft, field) for field in OWN_WORDS},
        "says": list(says),
        "doubts": [[doubt.field, doubt.code, doubt.message] for doubt in draft.doubts],
    }


def findings(content: Content, drafted: Mapping[str, Any] | None) -> Iterator[Finding]:
    """Yield what a curator has still to put in words of their own, and what was doubtful in it."""
    if drafted is None:
        return
    said = drafted["said"]
    own = {field for field in said if said[field] and content[field] == said[field]}
    templates = {doubt[0] for doubt in drafted["doubts"] if doubt[1] == "template"}
    for field, message in OWN_WORDS.items():
        if field in own - templates:
            yield Finding("warning", field, "documents_words", message)
    if any(proof["says"] in drafted["says"] for proof in content["proofs"]):
        yield Finding("warning", "proofs", "template", TEMPLATE)
    for field, code, message in drafted["doubts"]:
        # A doubt about one field goes with its words; others once nothing is left as it was.
        if field in own or (field not in said and own):
            yield Finding("warning", field, code, message)
