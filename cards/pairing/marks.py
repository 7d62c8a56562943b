"""What a program wrote of a card: kept beside it, so that it shows what is still in those words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cards.findings import Content, Finding
from cards.pairing.drafts import Draft

SAID = ("attack", "headline", "rebuttal")
TEMPLATE = "What a proof shows is a template: say it in your words."


def mark(draft: Draft, says: Iterable[str]) -> dict[str, Any]:
    """Return what is kept of a draft (`Card.drafted`), as JSON."""
    return {
        "by": "model" if draft.is_proposed else "rules",
        "said": {field: getattr(draft, field) for field in SAID},
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
    if words := [field for field in SAID if field in own - templates]:
        yield Finding("warning", words[0], "documents_words", _own_words(words))
    if any(proof["says"] in drafted["says"] for proof in content["proofs"]):
        yield Finding("warning", "proofs", "template", TEMPLATE)
    for field, code, message in drafted["doubts"]:
        # A doubt about one field goes with its words; others once nothing is left as it was.
        if field in own or (field not in said and own):
            yield Finding("warning", field, code, message)


def _own_words(fields: list[str]) -> str:
    """Say once of all of them that they are to be put in other words."""
    named = " and ".join(filter(None, [", ".join(fields[:-1]), fields[-1]]))
    return f"In the document's own words still: {named}. Put them as they will be spoken."
