"""Which passages can stand on a card by themselves, and how well.

It is asked of how they are put, not of what they mean: a passage that begins in the middle, that
corrects the document itself or tells its readers what to do is no line to say on a stage.
"""

import re

from cards.pairing.passages import FEWEST_STEMS, Line, Passage

QUOTED = 0.3
WITH_FIGURE = 0.2
LEANING = 0.4  # if its first word only means something after what went before
WORTH = 0.5  # a lighter line is of no use to a curator
REPORTED = 0.5  # if it tells what our people think or plan, and not what they say
FEWEST_WORDS = 5  # a shorter one leans on what went before, whatever its first word

_POINTS_BACK = re.compile(
    r"\W*(?:it|they|that|this|these|those|he|she|his|its|but|and|so|or|then|which|who|because)\b",
    re.IGNORECASE,
)
# What a document says of itself: a correction, a byline, a date.
_NOTICE = re.compile(
    r"\b(?:earlier|first|previous|original|print|last week[’']s) (?:version|column|article)\b"
    r"|\b(?:story|article|post|page|column) (?:has been|was) (?:updated|corrected)\b"
    r"|^\W*(?:corrected|correction|published|updated|posted|outlet|contact|by ?line)\b[^.!?]{0,20}:"
    r"|^\W*notes? (?:of|by|from|to)\b|^\W*this (?:article|story|memo|column|page)\b",
    re.IGNORECASE,
)
# "Do not say how many": a memo speaks so to the people it is for.
_INSTRUCTION = re.compile(
    r"\W*(?i:do not|don[’']t|please|say|call|use|expect|concede|remember|note|stop|leave|play"
    r"|assume|ask)\s+(?!(?:of|for|is|was)\b)[a-z“\"']"
)

# How a campaign goes about it: news of the race, and nothing to say on a stage.
_STRATEGY = re.compile(
    r"\b(?:is|are|was|were) (?:preparing|planning|hoping|expected|responding|participating)\b"
    r"|\b(?:aides|allies|advis[eo]rs|strategists|operatives|surrogates)\b",
    re.IGNORECASE,
)


def leans(passage: Passage) -> bool:
    """Whether it only means something after what went before."""
    return is_torn(passage) or is_short(passage) or bool(_POINTS_BACK.match(passage.text))


def is_torn(passage: Passage) -> bool:
    """Whether it begins in the middle of a sentence."""
    first = passage.text.lstrip("“‘\"'([— ")[:1]
    return first.islower()


def is_short(passage: Passage) -> bool:
    return passage.length < FEWEST_WORDS


def is_line(passage: Passage) -> bool:
    """Whether it may be a card by itself: a heading may not, nor what is said of the document."""
    is_instruction = not passage.claim.quotation and _INSTRUCTION.match(passage.text)
    return passage.is_line and not (passage.is_heading or is_instruction or is_notice(passage.text))


def is_notice(text: str) -> bool:
    """Whether it says what the document itself, or an earlier one, says."""
    return bool(_NOTICE.search(text))


def is_strategy(passage: Passage) -> bool:
    """Whether it tells how a campaign goes about it, in nobody's words."""
    return not passage.claim.quotation and bool(_STRATEGY.search(passage.text))


def is_sayable(passage: Passage) -> bool:
    """Whether it says what it is about, if only by a label: "Every one." does not."""
    return len(passage.terms.stems) >= FEWEST_STEMS


def is_charge(passage: Passage) -> bool:
    """Whether somebody says it who is not on our side."""
    claim = passage.claim
    return claim.speaker_side == "theirs" or (claim.quotation and claim.speaker_side != "ours")


def is_open(line: Line, *, has_camp: bool) -> bool:
    """Whether an attack that nothing answers is one to find an answer for.

    Somebody says it; what a document says itself counts if it is of a camp.
    """
    is_said = any(map(is_charge, line.passages)) or (has_camp and not leans(line.best))
    return is_said and is_line(line.best) and weight(line) >= WORTH


def weight(line: Line) -> float:
    """Return how much a line is worth to a curator, by the best passage that says it."""
    claim = line.best.claim
    found = claim.score + QUOTED * claim.quotation + WITH_FIGURE * bool(line.best.counts)
    is_reported = claim.speaker_side == "ours" and not claim.quotation
    is_told_of = is_reported or is_strategy(line.best)
    return found - LEANING * leans(line.best) - REPORTED * is_told_of
