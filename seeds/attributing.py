"""Who says the words at a place in a source, as far as the source tells."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

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


_PARTICLES = frozenset({"de", "da", "del", "der", "van", "von", "bin", "al", "el", "la", "of"})
_THING = re.compile(
    r"\b(?:ads?|advert\w*|spots?|commercials?|videos?|mailers?|fl[iy]ers?|posters?|banners?|signs?"
    r"|bills?|polls?|surveys?|audits?|reports?|stud(?:y|ies)|narrators?|announcers?|voice-?overs?|leaflets?|billboards?|chants?)\b",
    re.IGNORECASE,
)
# Bodies that speak, and texts that do: nobody's description. An office may speak for its holder.
_BODY = re.compile(
    r"\b(?:jury|committee|board|union|coalition|party|department|agency|council|court|commission"
    r"|company|firm|authority|association|institute|newspaper|group|rule|law|statute|order)\b"
)
_TAIL = re.compile(r",.*|\s(?:of|from|for|at|with)\s.*|['’]s?(?=\s)")
_MANY = re.compile(r"\b[a-z]+(?<!s)s(?=\Z|\s(?:of|for|in|at|from|with|who)\b)")


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
    is_new = (
        speaker and _bare(speaker) and _kind(speaker) == "name" and not _member(speaker, people)
    )
    if speaker and is_new:
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


def agreement(speaker: str, voice: Voice, reading: Reading) -> SpeakerStatus:
    """Say whether a name given for the speaker is the one that the source names.

    A description ("her opponent") contradicts nobody: it may be the one who is asked about.
    """
    if voice.name is None:
        return "unresolved"
    if _is_same(speaker, voice.name, reading):
        return voice.status
    if voice.status != "confirmed":
        return "unresolved"
    is_another = _excludes(speaker, voice.name, reading) or _excludes(voice.name, speaker, reading)
    return "contradicted" if is_another else "unresolved"


def _excludes(name: str, other: str, reading: Reading) -> bool:
    """Whether somebody of this name cannot be the one whom the other words name or describe."""
    if _kind(name) != "name":
        return False
    if _kind(other) != "description":
        return True
    # "Holt's campaign" and "a spokesman for Holt" may be Holt, for all we know, and nobody else.
    described, own = set(_bare(other)), _bare(name)[-1:]
    lasts = [_bare(member.name)[-1:] for member in reading.cast.people]
    is_tied = any(last and last != own and last[0] in described for last in lasts)
    return is_tied or _MANY.search(other) is not None


def _kind(name: str) -> Literal["name", "thing", "description"]:
    if _THING.search(name):
        return "thing"
    words = [word for word in _TAIL.sub("", name).split() if word not in _PARTICLES]
    capitals = [word for word in words if word[:1].isupper()]
    is_name = capitals and all(word in capitals or not word[:1].isalpha() for word in words)
    if is_name:
        return "name"
    return "thing" if _BODY.search(name) else "description"


def _is_same(speaker: str, name: str, reading: Reading) -> bool:
    ours, theirs = (_member(each, reading.cast.people) for each in (speaker, name))
    # Of "Mayor Vasquez" only "Vasquez" is a name: that may be somebody with another.
    if ours and theirs and (ours == theirs or len(_bare(speaker)) > 1):
        return ours == theirs
    first, second = _bare(speaker), _bare(name)
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    return shorter == longer or (len(shorter) == 1 and shorter[0] in {longer[0], longer[-1]})


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
