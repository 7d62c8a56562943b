"""How an attack is heard: in other words, and by which labels."""

from collections.abc import Iterator, Sequence

from cards.checking import HEARD_AS_AT_LEAST, HEARD_AS_AT_MOST
from cards.pairing.answers import Answer
from cards.pairing.likeness import labels
from cards.pairing.passages import Line, Passage
from cards.pairing.wording import fit
from debateprep.shared.text import words

ATTACK_AT_MOST = 280  # characters
ANY_NUMBER = 10_000  # of words


def other_phrasings(line: Line, attack: str) -> Iterator[str]:
    """Yield how else it was put; not how the document tells of it, where it has their words."""
    known = {attack.casefold()}
    others = [each for each in line.apart() if each is not line.best]
    if any(each.claim.quotation for each in line.passages):
        others = [each for each in others if each.claim.quotation]
    for passage in others:
        other = fit(passage.text, words_at_most=ANY_NUMBER, characters_at_most=ATTACK_AT_MOST)
        is_line = len(words(other.text)) >= HEARD_AS_AT_LEAST and not other.is_over
        if is_line and other.text.casefold() not in known and len(known) <= HEARD_AS_AT_MOST:
            known.add(other.text.casefold())
            yield other.text


def corrected_label(attack: Passage, answer: Answer) -> str:
    """Return the label that a sentence reports and corrects: that is what will be heard."""
    is_reported = answer.basis == "correction" and not attack.claim.quotation
    return next(labels(attack.text), "") if is_reported else ""


def loaded_words(line: Line, supports: Sequence[Passage]) -> tuple[str, ...]:
    """Return their labels: what stands between quotation marks in an attack, or around it."""
    around = [
        support
        for support in supports
        if any(support.excerpt.touches(each.excerpt) for each in line.passages)
    ]
    found = (label for each in [*line.passages, *around] for label in labels(each.text))
    return tuple(dict.fromkeys(found))
