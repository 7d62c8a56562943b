"""Whether a source really says it: quotations word for word, figures with what they count.

A quotation has to be verbatim once both are folded (`seeds.folded`); the marks around it, the
comma or full stop that goes with them, and single for double marks inside do not count. What
else a quotation may do: leave words out with an ellipsis, within one paragraph and in order, at
least two words to a part, as long as nothing that would turn it around is hidden; and name in
brackets whom a pronoun stands for.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from seeds.attributing import Reading, agreement, read
from seeds.cast import members
from seeds.counted import compare_figures
from seeds.excerpts import Wanted, places, take_apart
from seeds.folded import Folded, fold
from seeds.nearest import differences
from seeds.negations import condition_after, negation_before, negation_in
from seeds.verdicts import Problem, SpeakerStatus, Verdict

__all__ = ["Problem", "Verdict", "verify", "verify_figures"]

_PRONOUNS = re.compile(
    r"(?:he|she|they|it|we|i|you|him|her|them|us|me|his|hers|their|theirs|its|our|my|this|that"
    r"|these|those|there|here)(?:'(?:s|d|ll|ve|re|m))?"
)
_GENDERS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
_LAST_WORD = re.compile(r"([\w'-]+)[ '\"]*\Z")
_FIRST_WORD = re.compile(r"[ '\"]*([\w'-]+)")
_FEWEST_WORDS = 2  # to each part between ellipses
_MOST_PLACES = 200  # of one quotation that are looked at
_NEAR = 120  # characters around an excerpt that may hold a negation of it


@dataclass(frozen=True)
class _Excerpt:
    """Where the parts of a quotation stand, in the folded source and in the source itself."""

    folded: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        return self.spans[0][0]

    @property
    def end(self) -> int:
        return self.spans[-1][1]


@dataclass(frozen=True)
class _Attempt:
    """One place where the quotation may stand, with all that speaks against it."""

    excerpt: _Excerpt
    problems: tuple[Problem, ...]
    status: SpeakerStatus
    speaker: str | None

    @property
    def rank(self) -> tuple[int, int]:
        blocking = sum(not problem.is_warning for problem in self.problems)
        return blocking, ("confirmed", "unresolved", "contradicted").index(self.status)


def verify(
    quotation: str, source_text: str, speaker: str | None = None, people: Iterable[Any] = ()
) -> Verdict:
    """Check that a source says these words, and that `speaker` says them there.

    Of several places the first that fits without a problem counts. Without a `speaker` the status
    tells whether the source names whoever says it, or speaks in its own voice.
    """
    wanted, source = take_apart(quotation), fold(source_text)
    if not re.search(r"\w", quotation):
        return _failed([Problem("empty", quotation, "There are no words to look for.")])
    known = members(people)
    best: _Attempt | None = None
    for excerpt in _excerpts(wanted, source):
        reading = read(source_text, known, speaker)
        attempt = _attempt(wanted, excerpt, source, reading, speaker)
        if best is None or attempt.rank < best.rank:
            best = attempt
        if best.rank == (0, 0):
            break
    if best is None:
        return _failed(_why_not_found(wanted, source))
    is_ok = all(problem.is_warning for problem in best.problems)
    return Verdict(
        is_ok, best.excerpt.start, best.excerpt.end, best.problems, best.status, best.speaker
    )


def verify_figures(statement: str, source_text: str) -> Verdict:
    """Check that every figure of a statement is in a source: value, unit, and what it counts.

    `start` and `end` are those of the source's figures, from the first to the last.
    """
    found, problems = compare_figures(statement, source_text)
    is_ok = all(problem.is_warning for problem in problems)
    start = min((figure.start for figure in found), default=None)
    end = max((figure.end for figure in found), default=None)
    return Verdict(is_ok, start, end, tuple(problems), "unresolved")


def _failed(problems: list[Problem]) -> Verdict:
    return Verdict(False, None, None, tuple(problems), "unresolved")


def _excerpts(wanted: Wanted, source: Folded) -> Iterator[_Excerpt]:
    """Yield where the source may say it: word for word first, then in parts."""
    is_verbatim = False
    for span in islice(places(wanted.words, source), _MOST_PLACES):
        is_verbatim = True
        yield _Excerpt((span,), (source.origin(*span),))
    if not is_verbatim and wanted.words == wanted.parts[0]:
        yield from _divided(wanted.words, source)
    elif not is_verbatim:
        yield from _in_parts(wanted, source)


def _divided(words: str, source: Folded) -> Iterator[_Excerpt]:
    """Find words that the ends of lines divide in ways that the fold cannot tell."""
    found = source.find(words)
    if found and source.are_whole_words(*found):
        yield _Excerpt((source.folded_span(*found),), (found,))


def _in_parts(wanted: Wanted, source: Folded) -> Iterator[_Excerpt]:
    """Yield where all parts stand in order, each after the one before."""
    for first in islice(places(wanted.parts[0], source), _MOST_PLACES):
        spans = [first]
        for part in wanted.parts[1:]:
            following = next(places(part, source, spans[-1][1]), None)
            if following is None:
                return
            spans.append(following)
        yield _Excerpt(tuple(spans), tuple(source.origin(*span) for span in spans))


def _attempt(
    wanted: Wanted, excerpt: _Excerpt, source: Folded, reading: Reading, speaker: str | None
) -> _Attempt:
    problems = [
        *_cut_off(wanted, excerpt, source),
        *_named_at_the_edges(wanted, excerpt, source, reading),
        *(_left_out(wanted, excerpt, source, reading) if len(excerpt.spans) > 1 else ()),
    ]
    who = reading.speaker_at(*excerpt.spans[0])
    status = who.status if speaker is None else agreement(speaker, who, reading)
    if status == "contradicted":
        message = f"The source has {who.name} say this."
        problems.append(Problem("speaker", speaker or "", message, who.place))
    return _Attempt(excerpt, tuple(problems), status, who.name)


def _cut_off(wanted: Wanted, excerpt: _Excerpt, source: Folded) -> Iterator[Problem]:
    """Yield what the excerpt leaves out right before or behind it that turns it around."""
    start, end = excerpt.folded[0][0], excerpt.folded[-1][1]
    before, after = source.text[max(0, start - _NEAR) : start], source.text[end : end + _NEAR]
    denial = negation_before(before)
    if denial:
        nearest = (source.origin(start - len(before), start)[0], excerpt.end)
        yield Problem("negation", denial, f"“{denial}” stands right before these words.", nearest)
    condition = condition_after(after)
    if condition:
        nearest = (excerpt.start, source.origin(end, end + len(after))[1])
        yield Problem("negation", condition, f"The source goes on with “{condition}”.", nearest)
    if after.startswith("?") and wanted.is_statement:
        nearest = (excerpt.start, excerpt.end)
        yield Problem(
            "punctuation", wanted.words, "The source asks this, and goes on “?”.", nearest
        )


def _named_at_the_edges(
    wanted: Wanted, excerpt: _Excerpt, source: Folded, reading: Reading
) -> Iterator[Problem]:
    """Yield what is wrong with brackets that the quotation begins or ends with."""
    start, end = excerpt.folded[0][0], excerpt.folded[-1][1]
    before = _LAST_WORD.search(source.text[max(0, start - _NEAR) : start])
    after = _FIRST_WORD.match(source.text[end : end + _NEAR])
    place = (excerpt.start, excerpt.end)
    for insertion, word in ((wanted.before, before), (wanted.after, after)):
        if insertion is not None:
            yield from _replaced(insertion, word[1] if word else "", "", reading, place)


def _left_out(
    wanted: Wanted, excerpt: _Excerpt, source: Folded, reading: Reading
) -> Iterator[Problem]:
    """Yield what is wrong with the words that an ellipsis or brackets stand for."""
    nearest = (excerpt.start, excerpt.end)
    for part in wanted.parts:
        if len(re.findall(r"\w+", part)) < _FEWEST_WORDS and None in wanted.gaps:
            yield Problem("ellipsis", part, "A part between ellipses is a single word.", nearest)
    for gap, (first, second) in zip(wanted.gaps, pairwise(excerpt.folded), strict=True):
        hidden = source.text[first[1] : second[0]].strip(" ,.;:\"'-")
        denial = negation_in(hidden)
        if denial:
            yield Problem("negation", denial, f"The words left out hold “{denial}”.", nearest)
        if gap is not None:
            before = _LAST_WORD.search(source.text[: first[1]][-_NEAR:])
            yield from _replaced(gap, hidden, before[1] if before else "", reading, nearest)
    for first, second in pairwise(excerpt.spans):
        yield from _crossing(reading, first, second)


def _crossing(
    reading: Reading, first: tuple[int, int], second: tuple[int, int]
) -> Iterator[Problem]:
    nearest = (first[0], second[1])
    if reading.paragraph_at(first[0]) != reading.paragraph_at(second[1] - 1):
        yield Problem("ellipsis", "…", "An ellipsis cannot join two paragraphs.", nearest)
    elif reading.voice_at(*first) != reading.voice_at(*second):
        yield Problem("ellipsis", "…", "The parts are not the words of one speaker.", nearest)


def _replaced(
    insertion: str, hidden: str, before: str, reading: Reading, nearest: tuple[int, int]
) -> Iterator[Problem]:
    """Yield a problem unless brackets say whom a pronoun means, in its place or right after it."""
    added = fold(insertion).text
    pronoun = hidden or before
    gender, named = _GENDERS.get(pronoun), reading.pronoun_of(insertion)
    is_another = bool(gender and named and gender != named)
    is_fair = bool(_PRONOUNS.fullmatch(pronoun)) or bool(hidden and hidden in added)
    if added != "sic" and (is_another or not is_fair or negation_in(added)):
        yield Problem("changed", f"[{insertion}]", f"In the source it is “{hidden}”.", nearest)


def _why_not_found(wanted: Wanted, source: Folded) -> list[Problem]:
    """Name the part that is missing, or say that the parts stand in another order."""
    if len(wanted.parts) == 1:
        return differences(wanted.words, source)
    missing = [part for part in wanted.parts if next(places(part, source), None) is None]
    if missing:
        return [problem for part in missing for problem in differences(part, source)]
    found = next(places(wanted.parts[0], source))
    message = "The parts stand in another order."
    return [Problem("reordered", wanted.words, message, source.origin(*found))]
