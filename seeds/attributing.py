"""Who says the words at a place in a source, as far as the source tells."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from seeds.cast import Cast, Member, meet
from seeds.quotations import Quotation, find_quotations
from seeds.spans import Layout, layout
from seeds.speakers import Attribution, attribute, who_says
from seeds.verdicts import SpeakerStatus

_TITLES = re.compile(
    r"\b(?:mr|mrs|ms|mx|dr|sen|senator|rep|representative|gov|governor|mayor|president|judge"
    r"|vice president|councilman|councilwoman|councilor|congressman|congresswoman|secretary"
    r"|prof|professor|the|former|hon|rev|sir|dame)\b\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Voice:
    """Who says something; without a name, the source's own voice or somebody it does not name."""

    name: str | None
    status: SpeakerStatus
    place: tuple[int, int] | None = None


OWN_VOICE = Voice(None, "confirmed")


@dataclass(frozen=True, eq=False)
class Reading:
    """A source, read for who says what."""

    layout: Layout
    cast: Cast
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    sentences: tuple[Attribution | None, ...]

    def paragraph_at(self, place: int) -> int:
        starts = [paragraph.start for paragraph in self.layout.paragraphs]
        return bisect_right(starts, place) - 1

    def quotation_at(self, start: int, end: int) -> int | None:
        """Return the position of the innermost quotation that holds this stretch."""
        last = bisect_right(self.quotations, start, key=lambda quotation: quotation.start)
        for position in range(last - 1, max(-1, last - 6), -1):
            if self.quotations[position].end >= end:
                return position
        return None

    def speaker_at(self, start: int, end: int) -> Voice:
        """Return who says the words from `start` to `end`."""
        position = self.quotation_at(start, end)
        if position is not None:
            return _voice(self.attributions[position])
        sentence = bisect_right(self.layout.sentences, start, key=lambda each: each.start) - 1
        said = self.sentences[sentence] if sentence >= 0 else None
        return _voice(said) if said else OWN_VOICE

    def voice_at(self, start: int, end: int) -> tuple[bool, str | None]:
        """Return what two stretches must share to be the words of one speaker."""
        is_quoted = self.quotation_at(start, end) is not None
        return is_quoted, self.speaker_at(start, end).name

    def pronoun_of(self, words: str) -> str:
        """Return the configured pronoun of the one person that these words name, or nothing."""
        lowered = words.lower()
        named = [
            member.pronoun
            for member in self.cast.people
            if any(name.lower() in lowered for name in (member.name, *member.aliases))
        ]
        return named[0] if len(named) == 1 else ""


def read(text: str, people: tuple[Member, ...], speaker: str | None = None) -> Reading:
    """Read a text with these people, and with the speaker that somebody claims for it."""
    if speaker and speaker.strip() and not _member(speaker, people):
        people = (*people, Member(speaker.strip(), tuple(speaker.split()[-1:])))
    return _read(text, people)


@lru_cache(maxsize=8)
def _read(text: str, people: tuple[Member, ...]) -> Reading:
    laid_out = layout(text)
    cast = meet(text, people, laid_out)
    quotations = find_quotations(text, laid_out)
    attributions = attribute(text, quotations, laid_out, cast)
    sentences = who_says(text, laid_out, cast)
    return Reading(laid_out, cast, tuple(quotations), tuple(attributions), tuple(sentences))


def same_person(speaker: str, voice: Voice, reading: Reading) -> bool:
    """Whether a name given for the speaker is the one that the source names."""
    if voice.name is None:
        return False
    ours, theirs = (_member(name, reading.cast.people) for name in (speaker, voice.name))
    if ours and theirs:
        return ours == theirs
    first, second = _bare(speaker), _bare(voice.name)
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    return shorter == longer or (len(shorter) == 1 and shorter[0] == longer[-1])


def _voice(said: Attribution) -> Voice:
    place = (said.start, said.end) if said.start is not None and said.end is not None else None
    status = "unresolved" if said.speaker is None else said.status
    # That a document contradicts itself is no word against the one who is asked about.
    return Voice(said.speaker, "unresolved" if status == "contradicted" else status, place)


def _member(name: str, people: tuple[Member, ...]) -> Member | None:
    wanted = _bare(name)
    for member in people:
        if any(_bare(known) == wanted for known in (member.name, *member.aliases)):
            return member
    return None


def _bare(name: str) -> list[str]:
    plain = re.sub(r"['’]s?(?=\s|$)", "", name)
    return re.findall(r"\w+(?:[-'’]\w+)*", _TITLES.sub(" ", plain).lower())
