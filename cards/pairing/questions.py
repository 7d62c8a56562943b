"""The questions that open the door to a contrast or a fact: templates around a document's words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from cards.pairing.likeness import terms
from cards.pairing.passages import Passage
from debateprep.shared.text import words
from seeds.cast import Member

LONGEST_THING = 60
_ENDS_THING = (
    r"(?:and|or|nor|but|of|in|on|at|to|for|from|with|by|as|than|that|which|who|whose|because|when"
    r"|while|if|was|were|is|are|be|been|has|have|had|do|does|did|will|would|could|can|may|must"
    r"|should|not|now|it|he|she|they|we|you|i)\b"
)
# A thing that is spoken of: an article and one to three words, up to where the thing ends.
_THING = re.compile(
    rf"\b(?:the|a|an)\s+((?!{_ENDS_THING})[\w’'-]+(?:\s+(?!{_ENDS_THING})[\w’'-]+){{0,2}})"
    rf"(?=[,.;:!?”\"’)—–]|\s+[—–(]|\s+{_ENDS_THING}|$)",
    re.IGNORECASE,
)


class Questions:
    """Makes questions, no two the same: about whom a passage is, and about what."""

    def __init__(self, passages: Sequence[Passage], people: Sequence[Member]) -> None:
        self._counts = Counter(stem for each in passages for stem in each.terms.stems)
        self._people = [person for person in people if person.side == "theirs"]
        self._asked: set[str] = set()

    def on_them(self, passage: Passage) -> str:
        """Return the question that a contrast answers."""
        whom = self._whom(passage.text)
        things = [f"What about {whom} and {thing}?" for thing in self._things(passage)]
        return self._first([*things, f"What about {whom}?"])

    def on_figure(self, passage: Passage) -> str:
        """Return the question that a fact answers."""
        counted = (_phrase(each.what) for each in passage.claim.figures)
        asked = [f"What about {thing}?" for thing in (*self._things(passage), *counted) if thing]
        return self._first([*asked, "What are the figures?"])

    def _whom(self, text: str) -> str:
        named = [person for person in self._people if _names(person, text)]
        principal = [person for person in self._people if person.is_principal]
        return next((person.name for person in [*named, *principal]), "the other side")

    def _things(self, passage: Passage) -> list[str]:
        """Return the things that a passage is about, what the document returns to first."""
        found = [match[1] for match in _THING.finditer(" ".join(passage.text.split()))]
        rated = {thing: self._rate(thing) for thing in found}
        best = sorted(rated, key=lambda thing: -rated[thing])
        return [f"the {thing}" for thing in best if rated[thing]]

    def _rate(self, thing: str) -> int:
        """Return how often its words come again, 0 if they say nothing or never do."""
        counts = [self._counts[stem] for stem in terms(thing).stems]
        return sum(counts) if counts and max(counts) > 1 else 0

    def _first(self, questions: Iterable[str]) -> str:
        """Return the first question that was not asked yet, or else the last."""
        question = ""
        for question in questions:
            if question not in self._asked:
                break
        self._asked.add(question)
        return question


def _names(person: Member, text: str) -> bool:
    names = "|".join(map(re.escape, (person.name, *person.aliases)))
    return bool(re.search(rf"\b(?:{names})\b", text, re.IGNORECASE))


def _phrase(what: str) -> str:
    """Return what is counted, if it says enough to ask about."""
    phrase = " ".join(what.split())
    return phrase if len(words(phrase)) > 1 and len(phrase) <= LONGEST_THING else ""
