"""What blocks a card's approval and what is only worth a look (CARD.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Finding:
    """Something a curator should know of a card; an error blocks its approval."""

    level: Literal["error", "warning"]
    field: str
    code: str
    message: str

    @property
    def is_error(self) -> bool:
        return self.level == "error"


def check(content: Mapping[str, Any], *, owner: str) -> list[Finding]:
    """Return what is wrong with a card's content (`cards.snapshot.content_of`), errors first."""
    found = []
    if not [proof for proof in content["proofs"] if proof["stance"] == "supports"]:
        found.append(Finding("error", "proofs", "no_proof", "Add a proof."))
    if not owner:
        found.append(Finding("error", "owner", "no_owner", "Name an owner."))
    if not content["expires_at"]:
        found.append(Finding("error", "expires_at", "no_expiry", "Say when it expires."))
    return found
