"""Speaker labels: how a transcript says at the beginning of a line whose words follow."""

import re
from collections import Counter
from dataclasses import dataclass

_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gov|Lt|Prof|Hon|Judge|Mayor|Senator|Governor|President"
    r"|Councilman|Councilwoman|Councilor|Councillor|Representative|Congressman|Congresswoman"
    r"|Secretary|Chairman|Chairwoman|Chair|The)\.?[ \xa0])"
)
_CAPITALS = r"(?:[A-Z][A-Z0-9.’'&/-]*+)"
_ASIDE = r"(?:[ \xa0]?[(\[][^()\[\]\n]{1,40}[)\]])?"
_LABEL = re.compile(
    rf"""
    [>\s\ufeff]*+(?:[(\[]?\d\d?:\d\d(?::\d\d)?(?:\.\d+)?[)\]]?[ \t\xa0]+)?
    (?P<bold>\*{{1,2}}|__)?
    (?P<label>
        (?P<capitals>{_TITLE}?{_CAPITALS}(?:[ \xa0](?:{_CAPITALS}|\#?\d{{1,2}})){{0,5}}{_ASIDE})
      | (?P<mixed>{_TITLE}?[A-Z][\w.’'-]*+(?:[ \xa0][A-Z][\w.’'-]*+){{0,4}}{_ASIDE})
    )
    (?:(?P=bold):|:(?(bold)(?P=bold)))
    (?=\s|$|["“])
    """,
    re.VERBOSE,
)
_QUESTION = re.compile(r"(?P<label>[QA])\.(?=\s+\S)")
_LONGEST = 80  # characters looked at from the beginning of a line
# What stands before a colon without speaking.
_NOT_SPEAKERS = frozenset(
    word
    for line in (
        "sponsor sponsors grade grades guest host tracker buy script privileged confidential",
        "internal urgent breaking attachment memo memorandum note notes to from cc subject re",
        "date photo photos image source sources update updated correction corrected",
        "clarification claim fact facts fact check verdict rating ruling attack response",
        "rebuttal answer answers question background summary headline title outlet published",
        "author by tags topic topics url link read more related watch listen warning caution",
        "example examples contact phone email e-mail web tel address when where what who why",
        "how bottom line key takeaways takeaway conclusion introduction part section chapter",
        "step option total credit caption figure table appendix message messages theme goal",
        "result results time location length duration approved status version draft embargo",
        "embargoed closing opening truth reality myth analysis record plan context evidence",
        "proof talking point points yes ps p.s",
    )
    for word in line.split()
)
_JOINING = frozenset({"and", "or", "not", "for"})
_OFTEN = 2  # times that a label in ordinary letters has to stand before it counts


@dataclass(frozen=True)
class Label:
    """A label at `start`:`end`, without its colon; the words begin at `words`."""

    start: int
    end: int
    words: int
    name: str
    is_plain: bool
    is_bold: bool


def find_labels(text: str, lines: list[tuple[int, int]]) -> dict[int, Label]:
    """Return the speaker labels of a text by the position of their line in `lines`.

    Capitals, or a title with capitals, are one at sight. Ordinary names ("Holt:") are when
    those that come back stand before at least half of the lines that look like it.
    """
    candidates = {
        position: label
        for position, (start, end) in enumerate(lines)
        if (label := _label(text, start, end))
    }
    plain = [label.name for label in candidates.values() if label.is_plain]
    times = Counter(plain)
    often = sum(count for count in times.values() if count >= _OFTEN)
    is_transcript = len(times) > 1 and often >= len(plain) / 2
    return _questions(text, lines) | {
        position: label
        for position, label in candidates.items()
        if not label.is_plain or (is_transcript and (label.is_bold or times[label.name] >= _OFTEN))
    }


def _questions(text: str, lines: list[tuple[int, int]]) -> dict[int, Label]:
    """Return the "Q." and "A." of a record, if it has both."""
    found = {
        position: Label(start, start + 1, start + 2, match["label"], True, False)
        for position, (start, end) in enumerate(lines)
        if (match := _QUESTION.match(text, start, end))
    }
    return found if len({label.name for label in found.values()}) > 1 else {}


def _label(text: str, start: int, end: int) -> Label | None:
    match = _LABEL.match(text[start : min(end, start + _LONGEST)])
    if not match or not _speaks(match["label"]):
        return None
    return Label(
        start + match.start("label"),
        start + match.end("label"),
        start + match.end(),
        _without_aside(match["label"]).lower(),
        is_plain=match["capitals"] is None,
        is_bold=match["bold"] is not None,
    )


def _without_aside(label: str) -> str:
    return re.sub(r"[ \xa0]?[(\[].*", "", label).strip()


def _speaks(label: str) -> bool:
    words = _without_aside(label).lower().split()
    return not {words[0], words[-1]} & _NOT_SPEAKERS and not _JOINING & set(words)
