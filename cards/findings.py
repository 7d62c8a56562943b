"""What a curator should know of a card: an error blocks its approval, a warning does not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

Content = Mapping[str, Any]

ANSWER = {"headline": "headline", "rebuttal": "rebuttal", "long_rebuttal": "long rebuttal"}


@dataclass(frozen=True)
class Finding:
    """Something that is wrong with a field, or worth a look.

    `passage` are the words of a document that come nearest to what was wanted, `source` is its
    title; `claim` is the claim to be corrected or ticked.
    """

    level: Literal["error", "warning"]
    field: str
    code: str
    message: str
    passage: str = ""
    source: str = ""
    claim: UUID | None = None

    def __str__(self) -> str:
        nearest = f" “{self.source}” has: {self.passage}" if self.passage else ""
        return f"{self.message}{nearest}"

    @property
    def is_error(self) -> bool:
        return self.level == "error"


def error(field: str, code: str, message: str, *, claim: UUID | None = None) -> Finding:
    return Finding("error", field, code, message, claim=claim)


def warning(field: str, code: str, message: str) -> Finding:
    return Finding("warning", field, code, message)
