"""Words of public argument: what is held against somebody, and what speaks for them."""

import re
from functools import lru_cache

from seeds.polarity.phrases import confirms, corrects, phrases
from seeds.polarity.words import LISTS, Sense

__all__ = ["Sense", "confirms", "corrects", "phrases", "sense"]

_NOUN_ENDINGS = (("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ly", ""))
_VERB_ENDINGS = (
    *_NOUN_ENDINGS, ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""),
    ("er", "e"), ("ers", ""), ("ers", "e"), ("ment", ""), ("ure", "e"), ("ion", ""), ("ion", "e"),
)  # fmt: skip
_NOUNS = {"bad", "good", "burden", "record", "process", "plan", "negation"}
_DOUBLED = re.compile(r"(.*([bdglmnprt])\2)(?:ed|ing|er|ers)$")
_SENSES = {word: meant for meant, words in LISTS.items() for word in words.split()}


@lru_cache(maxsize=1 << 14)
def sense(word: str) -> Sense | None:
    """Return what a word in small letters stands for, by its stem."""
    for ending, instead in _VERB_ENDINGS:
        if word.endswith(ending):
            found = _SENSES.get(word[: len(word) - len(ending)] + instead)
            if found and (found not in _NOUNS or (ending, instead) in _NOUN_ENDINGS):
                return found
    doubled = _DOUBLED.match(word)
    return _SENSES.get(doubled[1][:-1]) if doubled else None
