"""Whether a document has somebody say the words of an excerpt.

An excerpt is one stretch of a document, so it is judged where it stands: by the quotation that
holds it, or else by the quotations in it, or else by its sentences. Words in the document's own
voice are its author's, where it prints one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from seeds.attributing import Reading, Voice, agreement, read
from seeds.cast import members
from seeds.verdicts import SpeakerStatus

# "the voiceover", "an ad": whose words those are is left open.
_DESCRIPTION = re.compile(r"(?:an?|the|this|that|its|his|her|their|one|another)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Credit:
    """Whom the document names for an excerpt, where, and whether that is who was claimed."""

    status: SpeakerStatus
    name: str | None = None
    place: tuple[int, int] | None = None


def credit(
    text: str, span: tuple[int, int], speaker: str, people: Iterable[Any], *, author: str = ""
) -> Credit:
    """Say whether `speaker` says what stands at `span`.

    Unresolved is what the document leaves open, and all that nobody is named for.
    """
    reading = read(text, members(people), speaker or None)
    stretches = _stretches(reading, *span)
    voices = [_or_author(reading.speaker_at(*each), author) for each in stretches]
    named = next((voice for voice in voices if voice.name), Voice(None, "unresolved"))
    return Credit(_status(speaker, voices, reading), named.name, named.place)


def _status(speaker: str, voices: list[Voice], reading: Reading) -> SpeakerStatus:
    found = {_agreement(speaker, voice, reading) for voice in voices} if speaker else set()
    return found.pop() if len(found) == 1 else "unresolved"


def _agreement(speaker: str, voice: Voice, reading: Reading) -> SpeakerStatus:
    found = agreement(speaker, voice, reading)
    # "the voiceover", "an ad": it may well be that of the camp that is asked about.
    is_open = found == "contradicted" and _is_description(voice.name or "", reading)
    return "unresolved" if is_open else found


def _is_description(name: str, reading: Reading) -> bool:
    if any(name == member.name for member in reading.cast.people):
        return False
    return name[:1].islower() or bool(_DESCRIPTION.match(name))


def _stretches(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """Return the quotations of an excerpt, or the excerpt itself if it lies in one or has none."""
    quoted = [
        (quotation.start, quotation.end)
        for quotation in reading.quotations
        if quotation.depth == 0 and start < quotation.end and quotation.start < end
    ]
    is_within = reading.quotation_at(start, end) is not None
    return [(start, end)] if is_within or not quoted else quoted


def _or_author(voice: Voice, author: str) -> Voice:
    is_own = voice.name is None and voice.status == "confirmed"
    return Voice(author, "confirmed") if is_own and author else voice
