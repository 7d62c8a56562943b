"""Passages that go on from each other: the two halves of a quotation, "we …" and then "they …"."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from cards.checking import REBUTTAL_AT_MOST
from cards.pairing.passages import Line, Passage
from cards.pairing.standing import is_torn, leans

LONGEST = 3  # passages of one card
NEAR = 200  # characters from one to the next that leans on it
ATTRIBUTION = 60  # characters between the halves of a quotation


def joined(lines: Iterable[Line]) -> list[Line]:
    """Make one line of those that go on from each other, what stands best by itself first.

    They come in their order, and stay in it.
    """
    runs: list[list[Line]] = []
    for line in lines:
        if runs and len(runs[-1]) < LONGEST and _goes_on(runs[-1][-1].best, line.best):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [_one(run) for run in runs]


class Leads:
    """What our side says of itself, by where it ends."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        ours = (each for each in passages if each.claim.role == "rebuttal")
        self._by_end = {each.claim.end: each for each in ours if each.claim.quotation}

    def to(self, contrast: Passage) -> Passage | None:
        """Return what was said in the breath before a contrast, if there is room for both."""
        start = contrast.claim.start
        before = self._by_end.get(start - 1) or self._by_end.get(start)
        if before is None or not is_one_breath(before, contrast):
            return None
        return before if before.length + contrast.length <= REBUTTAL_AT_MOST else None


def is_one_breath(one: Passage, other: Passage) -> bool:
    """Whether one speaker says both, with nothing between them."""
    claims = one.claim, other.claim
    is_quoted = all(claim.quotation and claim.speaker for claim in claims)
    is_same = claims[0].speaker == claims[1].speaker
    return is_quoted and is_same and 0 <= _between(one, other) <= 1


def spoken(passages: Sequence[Passage]) -> str:
    """Return the words of the first passage, and of those said with it in one breath."""
    said, length = passages[0].text, passages[0].length
    for one, other in pairwise(passages):
        length += other.length
        if not is_one_breath(one, other) or length > REBUTTAL_AT_MOST:
            break
        said = f"{said} {other.text}"
    return said


def _goes_on(one: Passage, other: Passage) -> bool:
    between = _between(one, other)
    if is_torn(other):
        is_half = one.text.rstrip().endswith(",") and one.claim.quotation
        return is_half and other.claim.quotation and between <= ATTRIBUTION
    if one.claim.quotation and not other.claim.quotation:
        return False
    is_together = one.place == other.place or _is_same_speaker(one, other)
    return is_one_breath(one, other) or (between <= NEAR and is_together and leans(other))


def _is_same_speaker(one: Passage, other: Passage) -> bool:
    return bool(one.claim.speaker) and one.claim.speaker == other.claim.speaker


def _between(one: Passage, other: Passage) -> int:
    return other.claim.start - one.claim.end


def _one(run: Sequence[Line]) -> Line:
    """Return all that a run says, and first what stands best by itself."""
    best = sorted((line.best for line in run), key=lambda each: (is_torn(each), leans(each)))
    others = [passage for line in run for passage in line.passages[1:]]
    whole = [each for each in others if not is_torn(each)]
    if is_torn(best[0]) and whole:
        best.insert(0, whole[0])
    return Line(tuple(dict.fromkeys([*best, *others])))
