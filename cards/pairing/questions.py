"""The questions that open the door to a card: templates around a document's words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cards.pairing.likeness import terms
from cards.pairing.passages import Line, Passage
from cards.pairing.things import things
from debateprep.shared.text import words
from seeds.cast import Member

LONGEST_THING = 60


class Questions:
    """Makes questions, no two the same: about whom a passage is, and about what."""

    def __init__(self, passages: Sequence[Passage], people: Sequence[Member]) -> None:
        self._counts = Counter(stem for each in passages for stem in each.terms.stems)
        self._theirs = [person for person in people if person.side == "theirs"]
        self._ours = [person for person in people if person.side == "ours"]
        self._asked: set[str] = set()

    def on_them(self, passage: Passage) -> str:
        """Return the question that a contrast answers."""
        return self._on(_whom(passage.text, self._theirs) or "the other side", passage)

    def on_us(self, passage: Passage) -> str:
        """Return the question that a plan of ours answers, or our record."""
        return self._on(_whom(passage.text, self._ours) or "our side", passage)

    def on_figure(self, passage: Passage) -> str:
        """Return the question that a fact answers."""
        counted = filter(None, (_phrase(each.what) for each in passage.claim.figures))
        asked = [f"What about {thing}?" for thing in (*counted, *self._things(passage))]
        return self._first([*asked, "What are the figures?"])

    def is_ours(self, line: Line) -> bool:
        """Whether a line says whom of us it is about."""
        return any(_names(person, line.best.text) for person in self._ours)

    def _on(self, whom: str, passage: Passage) -> str:
        asked = [f"What about {whom} and {thing}?" for thing in self._things(passage)]
        return self._first([*asked, f"What about {whom}?"])

    def _things(self, passage: Passage) -> Iterator[str]:
        return things(passage.text, self._counts, rate=self._rate)

    def _rate(self, thing: str) -> int:
        """Return how often its words come again."""
        return sum(self._counts[stem] for stem in terms(thing).stems & self._counts.keys())

    def _first(self, questions: Iterable[str]) -> str:
        """Return the first question that was not asked yet, or else the last."""
        question = ""
        for question in questions:
            if question not in self._asked:
                break
        self._asked.add(question)
        return question


def _whom(text: str, people: Iterable[Member]) -> str:
    named = [person for person in people if _names(person, text)]
    principal = [person for person in people if person.is_principal]
    return next((person.name for person in [*named, *principal]), "")


def _names(person: Member, text: str) -> bool:
    names = "|".join(map(re.escape, (person.name, *person.aliases)))
    return bool(re.search(rf"\b(?:{names})\b", text, re.IGNORECASE))


def _phrase(what: str) -> str:
    """Return what is counted, if it says enough to ask about."""
    phrase = " ".join(what.split())
    phrase = phrase.lower() if phrase[1:].islower() else phrase
    is_plural = phrase.endswith("s") and len(words(phrase)) > 1
    return phrase if is_plural and len(phrase) <= LONGEST_THING else ""
