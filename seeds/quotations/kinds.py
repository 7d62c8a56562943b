"""Speech, part of a sentence, or a label: what a run between quotation marks is."""

import re
from typing import Literal

from seeds.quotations.marks import Run
from seeds.speech import ANY_FORM, FINITE, SIGNS, any_of, words_of

Kind = Literal["speech", "partial", "label"]

_WORD = re.compile(r"[^\W_](?:[\w'’.,-]*[^\W_])?")
_NOUN_OF_LABEL = re.compile(
    r"\b(?:title|label|nickname|moniker|term|word|phrase|tag|hashtag|name|epithet|buzzword"
    r"|catchphrase|so-called|known(?: [^.,]{0,60})? as|dubbed|nicknamed|entitled|titled|headlined"
    r"|called|named|branded|labeled|labelled|book|essay|song|film|movie|novel|album|series|column|podcast"
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
    r"|(?<!\bis )(?<!\bwas )(?<!\bbeen )(?<!\bso-)\b(?:calls|called|dubs|dubbed|labels|labell?ed"
    r"|brands|branded)(?! (?:the|an?)? ?\Z) \w[^.“”\"]{2,60}\Z"
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
_IN_WORDS = re.compile(r"\b[Ii]n [^,.;]{2,60} words[,:] \Z")
_SAID_AFTER = re.compile(rf"[\s,:]*(?:[\w.’',-]+\s+){{0,12}}?{ANY_FORM}")
_DASH = re.compile(r"\s*(?:[—–]|--?\s)")
_SIGN = re.compile(rf"\b(?:{SIGNS}|shout\w*|sang|singing|slogan)\b", re.IGNORECASE)
_SMALL = any_of(
    words_of(
        "a an and as at but by for from in into nor of off on or over per so the to up via vs "
        "with not is are be"
    )
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
    if len(words) > _LONGEST_TITLE or _is_spoken(quoted, words, frame, after):
        return False
    is_named = bool(_NOUN_OF_LABEL.search(frame[-60:]) and not _IN_WORDS.search(frame))
    if _is_titled(words):
        return is_named or bool(_NAMED_AFTER.match(after)) or not _is_said(quoted, frame, after)
    return len(words) <= _LONGEST_LABEL and (is_named or _is_scare(quoted, words, frame, after))


def _is_spoken(quoted: str, words: list[str], frame: str, after: str) -> bool:
    """Whether the words around leave no doubt that somebody said, chanted or bore this."""
    is_cried = quoted[-1] in "!?" and len(words) > 1 and not _is_titled(words)
    is_on_sign = _SIGN.search(frame[-80:]) or (_SIGN.search(frame) and _ON_SIGN.search(frame))
    called = _CALLED_SO.search(frame[-100:])
    if len(words) > 1:
        called = called or _CALLING_SO.search(frame[-100:])
    is_signed = not frame.strip() and _DASH.match(after)
    return bool(is_cried or is_on_sign or called or is_signed)


def _is_scare(quoted: str, words: list[str], frame: str, after: str) -> bool:
    """Whether a few words only have marks of distance: the "wisdom" of it."""
    if not _is_said(quoted, frame, after):
        return len(words) == 1 or bool(_DESCRIBED.search(frame[-60:])) or not frame.strip()
    if len(words) > 1 or _LEADS_TO_WORD.search(frame):
        return False
    return not (quoted[-1] in ",!?." and quoted[0].isupper())


def _is_said(quoted: str, frame: str, after: str) -> bool:
    """Whether a verb of speaking governs the words."""
    is_closed = quoted[-1] in ",!?." or after[:1] in {",", ":"}
    if is_closed and not _DESCRIBED.search(frame[-60:]) and _SAID_AFTER.match(after):
        return True
    if is_closed and not frame.strip():
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
