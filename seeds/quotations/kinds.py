"""Speech, part of a sentence, or a label: what a run between quotation marks is."""

import re
from typing import Literal

from seeds.quotations.marks import Run
from seeds.speech import ANY_FORM, FINITE, SIGNS, any_of

Kind = Literal["speech", "partial", "label"]

_WORD = re.compile(r"[^\W_](?:[\w'’.,-]*[^\W_])?")
_NOUN_OF_LABEL = re.compile(
    r"\b(?:title|label|nickname|moniker|term|word|phrase|tag|hashtag|name|epithet|buzzword"
    r"|catchphrase|so-called|known(?: [^.,]{0,60})? as|dubbed|nicknamed|entitled|titled|headlined|called|named"
    r"|branded|labeled|labelled|book|essay|song|film|movie|novel|album|series|column|podcast"
    r"|article|hymn|poem|play|episode|chapter)s?"
    r"(?: of| for| like| as|,|:)?(?: (?:the|a|an))?\s*\Z",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"\s*(?:initiative|program|programme|act|bill|plan|project|campaign|tour|series|fund|scheme"
    r"|policy|strategy|movement|podcast|album|show|film|book|song|bus tour|package|pledge)\b",
    re.IGNORECASE,
)
_CALLED_SO = re.compile(
    r"\bwhat\b[^.“”\"]{1,60}\b(?:call|term|dub|label|describe|characteri[sz]e)\w*\b"
    r"[^.“”\"]{0,30}\Z|\b(?:s?he|they|it|I|we|[A-Z][\w.’'-]+) (?:also |later |has |had )?"
    r"(?:calls|called|dubs|dubbed|labels|labell?ed|brands|branded|terms|termed)\b"
    r"[^.“”\"]{0,40}\Z"
    r"|(?<!\bis )(?<!\bwas )(?<!\bbeen )(?<!\bso-)\b(?:calls|called|dubs|dubbed|labels|labell?ed|brands|branded)"
    r"(?! (?:the|an?)? ?\Z) \w[^.“”\"]{2,60}\Z"
)
_CALLING_SO = re.compile(r"\b(?:calling|dubbing|labell?ing|branding) \w[^.“”\"]{2,60}\Z")
_ON_SIGN = re.compile(
    r"\b(?:legend|words|slogan|message|reading|reads?|says?|saying|said)[:,]?\s*\Z"
)
_DESCRIBED = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|your|this|that|these|those|any|no|such|of)"
    r"|[’']s|s[’'])\s+(?:[\w-]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_SPEAKS = re.compile(rf"(?<![’']s )(?<!s[’'] )(?<!\b[Tt]he )(?<!\ba )(?<!\bof )\b{FINITE}")
_LEADS_TO_WORD = re.compile(
    r"\b(?:to|for|as|was|is|were|be|been|being|by|him|her|it|them|and|not|:)[ ,]*\Z"
)
_SIGN = re.compile(rf"\b(?:{SIGNS}|shout\w*|sang|singing|slogan)\b", re.IGNORECASE)
_SMALL = any_of(
    "a an and as at but by for from in into nor of off on or over per so the to up via vs with "
    "not is are be".split()
)
_SMALL_WORD = re.compile(rf"{_SMALL}\Z", re.IGNORECASE)
_LONGEST_LABEL = 3
_LONGEST_TITLE = 9


def kind_of(text: str, run: Run, frame: str, after: str) -> Kind:
    """Say what a run is; `frame` stands before it in its sentence, and `after` behind it."""
    words = _WORD.findall(text[run.start : run.end])
    if not words or _is_label(text[run.start : run.end], words, frame, after):
        return "label"
    return "partial" if _is_partial(text[run.start : run.end], words, frame) else "speech"


def _is_label(quoted: str, words: list[str], frame: str, after: str) -> bool:
    if len(words) > _LONGEST_TITLE:
        return False
    if _SIGN.search(frame[-80:]) or (_SIGN.search(frame) and _ON_SIGN.search(frame)):
        return False
    if len(words) > 1 and _CALLING_SO.search(frame[-100:]):
        return False
    if re.match(r"\s*(?:[—–]|--?\s)", after) and not frame.strip():
        return False
    if _CALLED_SO.search(frame[-100:]):
        return False
    if quoted[-1] in "!?" and len(words) > 1 and not _is_titled(words):
        return False
    if _NOUN_OF_LABEL.search(frame[-60:]) and (len(words) <= _LONGEST_LABEL or _is_titled(words)):
        return True
    if _is_titled(words) and (_NAMED_AFTER.match(after) or not _is_said(quoted, frame, after)):
        return True
    if len(words) > _LONGEST_LABEL:
        return False
    if not _is_said(quoted, frame, after):
        return len(words) == 1 or bool(_DESCRIBED.search(frame[-60:])) or not frame.strip()
    is_whole = quoted[-1] in ",!?." and not _LEADS_TO_WORD.search(frame) and quoted[0].isupper()
    return len(words) == 1 and not is_whole and not _LEADS_TO_WORD.search(frame)


def _is_said(quoted: str, frame: str, after: str) -> bool:
    """Whether a verb of speaking governs the words."""
    if quoted[-1] in ",!?." and not _DESCRIBED.search(frame[-60:]):
        if re.match(rf"\s*(?:[\w.’',-]+\s+){{0,12}}?{ANY_FORM}", after):
            return True
    if quoted[-1] in ".!?" and not frame.strip():
        return quoted[:1].isupper()
    return bool(_SPEAKS.search(frame[-120:]))


def _is_titled(words: list[str]) -> bool:
    """Whether words are written like a title: "A River Runs Dry"."""
    if not 1 < len(words) <= _LONGEST_TITLE:
        return False
    long = [word for word in words[1:] if not _SMALL_WORD.match(word)]
    return bool(long) and words[0][0].isupper() and all(word[0].isupper() for word in long)


def _is_partial(quoted: str, words: list[str], frame: str) -> bool:
    first = quoted.lstrip("[(…. ")[:1]
    return first.islower() or (len(words) <= _LONGEST_LABEL and quoted[-1] not in ".!?,…")
