"""What the form of a sentence says of its part, whatever it is about."""

import re

_OPENINGS = {
    "courtesy": r"thank|thanks|good (?:evening|morning|night)|welcome|god bless|please|let me"
    r"|may i|folks",
    "label": r"(?:to|from|date|re|subject|contact|cc|published|sponsor|length|source|by)"
    r"\b[ \w]{0,20}:|for (?:more|immediate)|paid for|follow us|read more|photographs?",
    "answer": r"(?:answer|our (?:line|answer|response|reply)|response|rebuttal|reply|say|facts?"
    r"|truth|reality|we say|a)\s*:",
    "charge": r"(?:attack|charge|claim|myth|they say|(?:he|she|they)(?:['’]ll| will) say|q)\s*:",
}
_OPENING = re.compile(
    r"\W*(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _OPENINGS.items()) + r")(?!\w)",
    re.IGNORECASE,
)
# What a writer tells the reader to do.
_INSTRUCTION = re.compile(
    r"\W*(?:use|assume|play|stop|say|do not|don['’]t|please|remember|concede|call|let|ask|see|read"
    r"|keep|note|expect|send|make|add|give|start|avoid|repeat|name|leave|put|speakers should"
    r"|supporters should)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?P<answers>\b(?:we|our) (?:answers?|say|response|reply|line|record)|\banswers?\b"
    r"|\bresponses?\b|\brebuttals?\b|\brecord\b|\bfacts?\b|\bplan\b|what to know|what we)"
    r"|(?P<charges>\bopponents?\b|\bcritics?\b|(?:he|she|they) (?:will |may )?say|\battacks?\b"
    r"|\bcharges?\b|\bweak|soft spots?|vulnerab|criticis|\bconcerns?\b|\bagainst us\b|\bus\b)",
    re.IGNORECASE,
)


def opening_traits(text: str, start: int, end: int, *, is_text: bool) -> set[str]:
    """Return what a sentence shows by how it begins; `is_text`: in the document's own voice."""
    opening = _OPENING.match(text, start, end)
    traits = {opening.lastgroup} if opening and opening.lastgroup else set()
    if is_text and _INSTRUCTION.match(text, start, end):
        traits.add("instruction")
    return traits


def label_traits(text: str, start: int, end: int) -> set[str]:
    """Return whether the sentence around a quotation is labeled an answer or a charge."""
    return opening_traits(text, start, end, is_text=False) & {"answer", "charge"}


def section_trait(text: str, start: int, end: int) -> str | None:
    """Return what a heading says is told below it: answers, or charges."""
    found = _SECTION.search(text, start, end)
    return f"section of {found.lastgroup}" if found else None


def is_question(text: str, start: int, end: int) -> bool:
    return text[start:end].rstrip("\"”’'*_ ").endswith("?")
