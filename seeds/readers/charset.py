"""Bytes into text: UTF-8 if they can be, else what they most likely are.

A byte order mark of UTF-8 stays as the first character, so that `text.encode()` is the file
again. Where a file is something else, its mark is not part of the text.
"""

import codecs
import re

from charset_normalizer import CharsetMatch, from_bytes

from seeds.readers.documents import RefusedError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = "cp1252"  # a superset of what is printable in latin-1
OLD_MAC = "mac_roman"
# Its dashes and quotation marks, where in the Western set they would be capitals: itÕs.
OLD_MAC_QUOTES = re.compile(rb"[a-z,.!?][\xd0-\xd5]")
# What people's files are in; the rest only makes guesses worse.
LIKELY = [
    WESTERN, "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "iso8859_2", "koi8_r",
    "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
RARE = [OLD_MAC, "iso8859_15", "cp932", "cp949", "koi8_u"]  # but believed where a file says so
DECLARABLE = {codecs.lookup(name).name for name in (*LIKELY, *RARE)}
# A sign in the midst of a word is a letter of another set: dwana¶cie.
STRAY = re.compile(r"[^\W\d_][¡-¬®-¶¸-¿×÷][^\W\d_]")
MESSIER = 0.05  # how much worse the Western reading may look and still be taken:
LESS_COHERENT = 0.1  # a few accents and quotation marks look alike in several
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # which no text of bytes holds
ALPHABETS = "\u0800"  # below it the letters of Europe and the Near East
MOSTLY = 0.9


def decode(raw: bytes, *, declared: str = "") -> str:
    """Return the text of a file. Raises RefusedError if it holds none.

    `declared` is the encoding that the file names itself, if it does; it may be wrong.
    """
    text = _marked(raw) or _unicode(raw)
    if text is None and declared:
        text = _declared(raw, declared)
    return _guessed(raw) if text is None else text


def _marked(raw: bytes) -> str | None:
    return next((_in(raw, name) for mark, name in MARKS if raw.startswith(mark)), None)


def _unicode(raw: bytes) -> str | None:
    """Read UTF-8, and UTF-16 without a mark: what is ASCII in it looks like UTF-8 with NULs."""
    return (_utf16(raw) if b"\0" in raw else None) or _in(raw, "utf-8")


def _utf16(raw: bytes) -> str | None:
    for name, highs in (("utf-16-le", raw[1::2]), ("utf-16-be", raw[::2])):
        text = _in(raw, name) if highs.count(0) >= MOSTLY * raw.count(0) else None
        if text and sum(char < ALPHABETS for char in text) >= MOSTLY * len(text):
            return text
    return None


def _declared(raw: bytes, name: str) -> str | None:
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    # What calls itself latin-1, or ASCII, is in what Windows writes, as browsers have it.
    if codec.name in ("iso8859-1", "ascii"):
        return _in(raw, WESTERN)
    return _in(raw, codec.name) if codec.name in DECLARABLE else None


def _in(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeError:
        return None


def _guessed(raw: bytes) -> str:
    encoding = None if CONTROLS.search(raw) else _likeliest(raw)
    text = _in(raw, encoding) if encoding else None
    if text is None:
        raise RefusedError("is not text in any character set we know; save it as UTF-8.")
    return text


def _likeliest(raw: bytes) -> str | None:
    matches = list(from_bytes(raw, cp_isolation=LIKELY))  # the best first
    matches = [match for match in matches if not STRAY.search(str(match))] or matches
    if not matches:
        return None
    western = (match for match in matches if WESTERN in match.could_be_from_charset)
    if not any(_is_as_good(match, matches[0]) for match in western):
        return matches[0].encoding
    return OLD_MAC if OLD_MAC_QUOTES.search(raw) else WESTERN


def _is_as_good(western: CharsetMatch, best: CharsetMatch) -> bool:
    is_neat = western.chaos <= best.chaos + MESSIER
    return is_neat and western.coherence >= best.coherence - LESS_COHERENT
