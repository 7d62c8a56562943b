"""What a program wrote of a card: kept beside it, so that it shows what is still in those words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cards.findings import Content, Finding
from cards.pairing.drafts import Draft

SAID = ("attack", "headline", "rebuttal")
TEMPLATE = "template"
PROOFS = "what the proofs show"


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
    own = [field for field in SAID if said.get(field) and content[field] == said[field]]
    if any(proof["says"] in drafted["says"] for proof in content["proofs"]):
        yield _as_drafted([*own, "proofs"], drafted["doubts"])
    elif own:
        yield _as_drafted(own, drafted["doubts"])
    for field, code, message in drafted["doubts"]:
        # A doubt about one field goes with its words; others once nothing is left as it was.
        if code != TEMPLATE and (field in own or (field not in said and own)):
            yield Finding("warning", field, code, message)


def _as_drafted(fields: list[str], doubts: Iterable[Sequence[str]]) -> Finding:
    """Say once of all of them that they are to be put in other words."""
    names = {doubt[0]: "question" for doubt in doubts if doubt[1] == TEMPLATE}
    names["proofs"] = PROOFS
    *first, last = (names.get(field, field) for field in fields)
    named = f"{', '.join(first)} and {last}" if first else last
    message = f"Still as drafted: {named}. Put it as it will be spoken."
    return Finding("warning", fields[0], "documents_words", message)
