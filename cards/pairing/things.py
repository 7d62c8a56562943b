"""Things that a passage is about, as one would ask about them: by how they are put."""

import re
from collections.abc import Callable, Collection, Iterator

from cards.pairing.likeness import labels, stem, terms
from cards.pairing.wording import ACTION
from debateprep.shared.text import words

_ENDS_THING = (
    r"(?:about|and|or|nor|but|of|in|on|at|to|for|from|with|by|as|than|that|which|who|whose"
    r"|because|when|while|if|was|were|is|are|be|been|has|have|had|do|does|did|will|would|could|can|may|must"
    r"|should|not|now|it|he|she|they|we|you|i|them|him|her|us|me|says?|said|against|into|through"
    r"|under|over|after|before|since|until|without|among|between|so)\b"
)
_WORD = rf"(?!{_ENDS_THING})[^\W\d][\w’'-]+"
_END = (
    rf"(?=[,.;:!?”\"’)—–]|\s+[—–(]|\s+{_ENDS_THING}|\s+(?:[a-z]+ed|went|won|rose|fell|found|took"
    r"|costs?|expects?)\b|$)"
)
_OWN = r"(?:the|an?|his|her|its|their|our|your|this|these|those)\s+"
# A thing that is spoken of: an article and one to three words, up to where the thing ends.
_THING = re.compile(
    rf"\b{_OWN}(?:own\s+)?((?:\d{{4}}\s+)?{_WORD}(?:\s+{_WORD}){{0,2}}){_END}", re.IGNORECASE
)
_NAME = re.compile(r"(?:\b([Tt]he )|(?<=[a-z,;’] ))([A-Z][\w’'-]+(?: (?:of |for )?[A-Z][\w’'-]+)+)")
_PAIR = re.compile(rf"(?=\b({_OWN})?({_WORD}\s{_WORD})(?!\s+to\b){_END})")
_PLACE = re.compile(rf"\b(?:about|against|for|from|in|into|of|on|to|with)\s+({_WORD})(?=[,.;!?]|$)")
# Nouns that stand for another, or for somebody.
_VAGUE = """
    answer answers figure figures number numbers line lines issue issues way ways part parts place
    people person woman man women men state city country side case claim claims challenge path
    challenges point points reason reasons result results question questions rest same end word
    words fact facts record others other hand year years time day days month months week weeks
    mayor councilman councilwoman councilor governor senator congressman president treasurer
    secretary superintendent candidate opponent rival
"""
VAGUE = frozenset(_VAGUE.split())


def things(text: str, known: Collection[str], *, rate: Callable[[str], int]) -> Iterator[str]:
    """Yield things of a text: titles and names first, single words last.

    `known` are the stems of what its document is about. Of a kind the highest rated come first.
    """
    text = " ".join(text.split())
    articled = [f"the {match[1]}" for match in _THING.finditer(text) if _is_thing(match[1])]
    single = [match[1] for match in _PLACE.finditer(text) if match[1].islower()]
    kinds = (
        [f"“{each}”" for each in labels(text) if each.istitle()],
        _called(_NAME, text, known),
        [thing for thing in articled if thing.count(" ") > 1],
        [pair for pair in _called(_PAIR, text, known) if pair.islower()],
        articled,
        [word for word in single if _is_thing(word) and _is_told_by(word, known)],
    )
    for kind in kinds:
        yield from sorted(kind, key=rate, reverse=True)


def _called(pattern: re.Pattern[str], text: str, known: Collection[str]) -> list[str]:
    """Return things that are nobody's name, with an article if they have one there."""
    return [
        f"the {match[2]}" if match[1] else match[2]
        for match in pattern.finditer(text)
        if _is_thing(match[2]) and _is_told_by(match[2], known)
    ]


def _is_told_by(thing: str, known: Collection[str]) -> bool:
    """Whether all of its words tell something: nobody's name, no idle words."""
    small = {stem(word) for word in words(thing) if word.islower()} - {"of", "for", "the"}
    return all(each in known for each in small | terms(thing).stems)


def _is_thing(thing: str) -> bool:
    """Whether words are a thing and not an action, as far as their form tells."""
    found = thing.lower().split()
    is_action = any(ACTION.search(word) for word in found) or found[-1].endswith(("ing", "ly"))
    return not is_action and found[-1] not in VAGUE
