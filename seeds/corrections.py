"""Charges that a sentence reports in order to correct them.

"They exaggerated her role, slapping her with a misleading title" is an answer that holds an
attack: the clause that reports it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seeds.cast import Mention, Side
from seeds.roles import Role
from seeds.weighing import OTHER

_FALSE = re.compile(
    r"\b(?:falsely|wrongly|misleading(?:ly)?|inaccurate(?:ly)?|untrue|baseless(?:ly)?|unfounded"
    r"|debunked|discredited|exaggerat\w+|false|distort\w+|bogus)\b",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"\b(?:cast|portray|paint|label|call|slap|brand|describ|depict|characteri[sz]|dubb|accus|blam"
    r"|claim|charg|alleg)(?:p|t|l|d)?(?:ed|es|e|s|ing)?\b",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"\b(?:falsely|wrongly|misleadingly|inaccurately|baselessly)\s+$", re.IGNORECASE
)
_LONGEST = 20  # characters of an adverb and what follows it
_CLAUSE_END = re.compile(r",\s|;|\s—|\s–|\s\(|\swith a\b|\sin a\b|$")


@dataclass(frozen=True)
class Charge:
    """A clause that reports a false charge, and whom it is against."""

    start: int
    end: int
    against: Side

    @property
    def role(self) -> Role:
        return "attack" if self.against == "ours" else "contrast"

    @property
    def answer(self) -> Role:
        """The role of the sentence that corrects it."""
        return "rebuttal" if self.against == "ours" else "none"


def reported_charge(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Charge | None:
    """Return the clause of a sentence that reports a false charge against a side."""
    if not _FALSE.search(text, start, end):
        return None
    for charge in _CHARGE.finditer(text, start, end):
        stop = _CLAUSE_END.search(text, charge.end(), end)
        until = stop.start() if stop else end
        on = next((who for who in mentions if charge.end() <= who.start < until), None)
        if on and on.side in OTHER:
            adverb = _ADVERB.search(text, max(start, charge.start() - _LONGEST), charge.start())
            return Charge((adverb or charge).start(), until, on.side)
    return None
