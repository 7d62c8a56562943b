"""What is known of who speaks."""

from dataclasses import dataclass
from typing import Literal

from seeds.cast import Side

Status = Literal["confirmed", "unresolved", "contradicted"]


@dataclass(frozen=True)
class Attribution:
    """Who speaks, and the words of the document that say so.

    Confirmed if they name somebody, or a pronoun means one person only; unresolved if nobody is
    named, or somebody else is as near. Whether a claim is contradicted is for `fits` to say.
    """

    speaker: str | None
    start: int | None
    end: int | None
    side: Side
    status: Status


BLANK = "\ufffc"  # stands for each character of a quotation where only the rest counts
NOBODY = Attribution(None, None, None, "unknown", "unresolved")
