"""What comes of checking words against a source: a verdict and what is wrong."""

from dataclasses import dataclass
from typing import Literal

SpeakerStatus = Literal["confirmed", "unresolved", "contradicted"]
Kind = Literal[
    "empty",  # no words to look for
    "not_found",  # nothing in the source is like it
    "changed",  # other words than the source's
    "missing",  # words of the source left out without an ellipsis
    "added",  # words that the source does not have
    "reordered",
    "punctuation",
    "negation",  # a "not" and the like was left out, put in or cut off
    "ellipsis",  # hides too much: another paragraph, another's words, or leaves single words
    "speaker",  # somebody else says it
    "figure",  # the number is not in the source
    "unit",  # the number is, in another unit
    "moved",  # the number is, counting something else
    "qualifier",  # "fewer than" for "more than"; a warning for a "nearly" left out
    "direction",  # "rose" for "fell"
]


@dataclass(frozen=True)
class Problem:
    """What is wrong with which words, and the passage of the source that comes nearest."""

    kind: Kind
    words: str
    message: str
    nearest: tuple[int, int] | None = None
    is_warning: bool = False


@dataclass(frozen=True)
class Verdict:
    """Whether the source bears the words out, where (`start` to `end`), and what is wrong.

    `ok` holds when every problem is a warning. `speaker_status` does not change that unless the
    source contradicts the speaker: an unresolved one is for a curator to tick. `speaker` is who
    says it according to the source.
    """

    ok: bool
    start: int | None
    end: int | None
    problems: tuple[Problem, ...]
    speaker_status: SpeakerStatus
    speaker: str | None = None
