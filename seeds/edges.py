"""What stands at the edges of a sentence without belonging to it.

White space, marks of emphasis around the whole, the place and date of a report, "Correction:",
what the audience did, notes in brackets, and the "and" behind an item of a list.
"""

import re

_INVISIBLE = r"\ufeff\u200b\u200e\u200f\u2060"
# What the audience did, and notes such as "(beat)" or "[Beacon, 2/8/2033]".
_LEAD = re.compile(
    rf"(?:[\s#|{_INVISIBLE}]"
    r"|[(\[](?:applause|laughter|laughs|cheer|boo|cross-?talk|music)[^()\[\]]{0,30}[)\]]"
    r"|[(\[][^()\[\]]{1,40}(?<![.!?…])[)\]]\s+(?=[\"“‘(*_]?(?-i:[A-Z])))*+",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]+(?:[ \xa0][A-Z][A-Z.'’-]+){0,3}(?:,[ \xa0][^—–\n(]{1,30}?)?"
    r"(?:[ \xa0]\([^()\n]{1,30}\))?\s*(?:—|–|--)\s+(?=[\"“‘]?[A-Z])"
)
_RUN_IN = re.compile(
    r"[*_]*(?:Answer|Response|Rebuttal|Correct(?:ion|ed)|Clarification|Updated?"
    r"|(?:Editor['’]s )?Note)"
    r"\b[^:.!?\n]{0,25}:[*_]*\s+",
    re.IGNORECASE,
)
_WHITE = "".join(filter(str.isspace, map(chr, range(0x3001))))  # there is none behind U+3000
_TRAIL = f"{_WHITE}#|\ufeff\u200b\u200e\u200f\u2060"
_CONJUNCTION = re.compile(r"(?<=[;,])\s+(?:and|or)\Z")
_LONGEST_CONJUNCTION = 12  # characters at the end of an item


def trimmed(text: str, start: int, end: int, *, begins: bool) -> tuple[int, int] | None:
    """Return where the words of a sentence stand, or None if there are none.

    `begins` tells whether it is the first of its paragraph.
    """
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    for heading in (_DATELINE, _RUN_IN) if begins else ():
        match = heading.match(text, start, end)
        start = match.end() if match else start
    words = text[start:end].rstrip(_TRAIL)
    words = words[:-_LONGEST_CONJUNCTION] + _CONJUNCTION.sub("", words[-_LONGEST_CONJUNCTION:])
    words = _without_emphasis(words)
    if not words.strip("*_"):
        return None
    begin = text.index(words, start, end)
    return begin, begin + len(words)


def _without_emphasis(words: str) -> str:
    """Take off opening and closing marks of emphasis whose partner is not among the words."""
    after = words.lstrip("*_")
    core = after.rstrip("*_")
    opening, closing = words[: len(words) - len(after)], after[len(core) :]
    kept_opening = opening if opening and opening in core else ""
    kept_closing = closing if closing and closing in core else ""
    return f"{kept_opening}{core}{kept_closing}".strip(_TRAIL)
