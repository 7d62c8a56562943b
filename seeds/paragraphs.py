"""Paragraphs: which lines of a text belong together, and what kind of text they hold.

Some files break their lines at a width and part paragraphs with an empty line, others hold a
paragraph a line. Which one it is shows in how the lines end.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from seeds.labels import Label, find_labels

Kind = Literal["prose", "heading", "item", "turn", "caption"]

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\x85\u2028\u2029]")
_BLANK = re.compile(r"[\s\ufeff\u200b\u200e\u200f\u2060]*+")
_MARK = re.compile(
    r"(?:[•‣◦▪●·∙■□➤✓✔*+–—-](?=[\s\xa0])|(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)](?=\s)"
    r"|\((?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\)(?=\s)|[•‣▪●■➤])[\s\xa0]*"
)
_NUMBER_MARK = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]")
_INITIAL_MARK = re.compile(r"[A-Z]\.")
_HEADING_MARK = re.compile(r"#{1,6}[\s\xa0]+(?:\d{1,3}[.)][\s\xa0]+)?")
_RULE = re.compile(r"(?:[-=_*~#+•·–—][\s\xa0]*){3,}\Z")
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\Z")
_QUOTE_MARK = re.compile(r"(?:>[\s\xa0]?)+")
_ENDS_SENTENCE = re.compile(r"[.!?…:;。！？][\"'”’»)\]*_]*\Z")
_ENDS_HEADING_NOT = re.compile(r"[.!;,…。][\"'”’»)\]*_]*\Z")
_DATA = re.compile(
    r"\W{0,3}(?:Published|Updated|Outlet|By|Byline|Source|Date|Title|URL|Author|To|From|Cc|Re"
    r"|Subject|Photo|Image|Credit|Caption|Video|File|Tags?|Contact|Paid for by)\b[^.!?]{0,20}:",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\bvia Getty Images\b|\bGetty Images\s*\Z|\bAP Photo\b|\(?\bPhotos? (?:by|courtesy)\b"
    r"|/(?:AFP|Reuters|AP)\b|\bCourtesy of [A-Z]|\bPhoto(?:graph)?(?: credit)?:|©"
)
_BYLINE = re.compile(r"[Bb]y [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:,| and |\Z)[^.!?]*\Z")
_STAGE = re.compile(r"[(\[][^()\[\]]{1,80}[)\]]\.?\Z")
_LONGEST_HEADING = 16  # words
_LONGEST_CAPTION = 60
_SHORT = 20  # characters: a line too short to have been broken for its width
_WRAPPED = 0.4  # share of lines broken mid-sentence that shows a file with a fixed width
_NEARLY_FULL = 0.8  # of the width: lines are ragged


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together, from the first character that is not blank to the last.

    `label` is the speaker label of a turn ("HOLT", without its colon). A paragraph of a transcript
    that has no label of its own is prose that goes on with the turn before it.
    """

    start: int
    end: int
    kind: Kind
    label: tuple[int, int] | None = None


@dataclass(frozen=True)
class Block:
    """A paragraph with the place where its words begin: after a list mark or a label."""

    paragraph: Paragraph
    words: int


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str
    is_first: bool  # whether nothing before it can go on with it
    label: Label | None
    mark: int  # length of the list or heading mark

    @property
    def begins(self) -> bool:
        """Whether a paragraph has to begin here."""
        return self.is_first or self.label is not None or self.mark > 0


def find_blocks(text: str) -> list[Block]:
    """Return the paragraphs of a text, in order; together they hold all that is not blank."""
    lines = _lines(text)
    width, is_wrapped = _measure(lines)
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _belongs(groups[-1], line, width, is_wrapped):
            groups[-1].append(line)
        else:
            groups.append([line])
    return _blocks(text, groups)


def _lines(text: str) -> list[_Line]:
    spans, firsts = [], []
    done, is_first = 0, True
    for match in _LINE.finditer(text):
        breaks = len(_BREAK.findall(text, done, match.start()))
        is_first = is_first or breaks > 1
        lead = _BLANK.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        end = match.start() + len(match[0].rstrip())
        done = match.end()
        if start >= end:
            is_first = True
            continue
        spans.append((start, end))
        firsts.append(is_first)
        is_first = False
    labels = find_labels(text, spans)
    return [
        _line(text, span, first, labels.get(position))
        for position, (span, first) in enumerate(zip(spans, firsts, strict=True))
    ]


def _line(text: str, span: tuple[int, int], is_first: bool, label: Label | None) -> _Line:
    words = text[slice(*span)]
    mark = _MARK.match(words) or _HEADING_MARK.match(words)
    length = mark.end() if mark and not label and not _RULE.match(words) else 0
    if length and _INITIAL_MARK.fullmatch(words[:2]) and not is_first:
        length = 0  # a name's initial, where a line happens to begin
    is_first = is_first or any(each.match(words) for each in (_RULE, _STAGE, _BYLINE))
    return _Line(*span, words, is_first, label, length)


def _measure(lines: list[_Line]) -> tuple[float, bool]:
    """Return the width that lines are broken at, and whether they are."""
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * 0.98)] if lengths else 0
    joins = [(line, following) for line, following in pairwise(lines) if not following.begins]
    broken = [pair for pair in joins if _is_broken(*pair, width)]
    return width, bool(joins) and len(broken) / len(joins) >= _WRAPPED


def _is_broken(line: _Line, following: _Line, width: float) -> bool:
    return _is_full(line, following, width) and not _ENDS_SENTENCE.search(line.text[-8:])


def _is_full(line: _Line, following: _Line, width: float) -> bool:
    """Whether the next line's first word had no room on this one."""
    first = following.text.split(None, 1)[0]
    return len(line.text) + 1 + len(first) > width * _NEARLY_FULL


def _goes_on(line: _Line, following: _Line, width: float, is_wrapped: bool) -> bool:
    """Whether the second of two lines, with no empty one between, goes on with the first."""
    if any(alone.match(line.text) for alone in (_RULE, _STAGE, _HEADING_MARK)):
        return False
    if is_wrapped and _is_full(line, following, width):
        return True
    is_open = not _ENDS_SENTENCE.search(line.text[-8:])
    return is_open and len(line.text) > _SHORT and following.text[:1].islower()


def _belongs(group: list[_Line], line: _Line, width: float, is_wrapped: bool) -> bool:
    if _is_lone_label(group):
        return line.label is None
    return not line.begins and _goes_on(group[-1], line, width, is_wrapped)


def _is_lone_label(group: list[_Line]) -> bool:
    line = group[0]
    return len(group) == 1 and line.label is not None and line.label.words >= line.end


def _blocks(text: str, groups: list[list[_Line]]) -> list[Block]:
    blocks = []
    for position, group in enumerate(groups):
        first, start, end = group[0], group[0].start, group[-1].end
        around = groups[max(0, position - 1) : position] + groups[position + 1 : position + 2]
        is_alone = not any(_is_numbered(near[0]) for near in around)
        following = groups[position + 1][0] if position + 1 < len(groups) else None
        kind = _kind(group, text[start:end], is_alone, _underlines(text, end, following))
        label = (first.label.start, first.label.end) if first.label else None
        words = first.label.words if first.label else first.start + _lead(first)
        if _RULE.match(first.text):
            words = end
        blocks.append(Block(Paragraph(start, end, kind, label), words))
    return blocks


def _lead(line: _Line) -> int:
    quote = _QUOTE_MARK.match(line.text)
    return line.mark or (quote.end() if quote else 0)


def _is_numbered(line: _Line) -> bool:
    return line.mark > 0 and bool(_NUMBER_MARK.match(line.text))


def _underlines(text: str, end: int, line: _Line | None) -> bool:
    """Whether a row of dashes makes a heading of the line right above it."""
    if line is None or not _UNDERLINE.match(line.text):
        return False
    return len(_BREAK.findall(text, end, line.start)) == 1


def _kind(group: list[_Line], words: str, is_alone: bool, is_underlined: bool) -> Kind:
    first = group[0]
    if first.label:
        return "turn"
    if _RULE.match(words) or _is_caption(words):
        return "caption"
    if _HEADING_MARK.match(words):
        return "heading"
    is_short = len(words.split(None, _LONGEST_HEADING)) <= _LONGEST_HEADING
    is_heading = is_short and not _ENDS_HEADING_NOT.search(words[-8:]) and _is_titled(words, first)
    if first.mark:
        is_alone = is_alone or words.isupper()
        return "heading" if _is_numbered(first) and is_alone and is_heading else "item"
    if is_heading or (is_underlined and is_short):
        return "heading"
    return "prose"


def _is_titled(words: str, first: _Line) -> bool:
    letters = words[first.mark :].lstrip("*_\"“‘'#> ")
    return letters[:1].isupper() or letters[:1].isdigit()


def _is_caption(words: str) -> bool:
    if len(words.split(None, _LONGEST_CAPTION)) > _LONGEST_CAPTION:
        return False
    return bool(
        _DATA.match(words) or _CREDIT.search(words) or _BYLINE.match(words) or _STAGE.match(words)
    )
