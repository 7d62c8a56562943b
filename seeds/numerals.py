"""How numbers are written, in digits and in words: the patterns, and what they are worth."""

import re
from decimal import Decimal

ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
MAGNITUDES = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 10**3}
SHORT_MAGNITUDES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
WORTH = {
    "zero": 0,
    **{word: worth for worth, word in enumerate(ONES + TEENS, start=1)},
    **dict(zip(TENS, range(20, 100, 10), strict=True)),
}

# Between the words of one number: spaces, one end of line, or a hyphen.
GAP = r"(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*|-)"


def any_of(names: list[str]) -> str:
    return f"(?:{'|'.join(names)})"


_MAGNITUDE = any_of(list(MAGNITUDES))
_DIGIT = any_of(["zero", "oh", *ONES])
SMALL = rf"(?:{any_of(TENS)}(?:{GAP}{any_of(ONES)})?|{any_of(TEENS)}|{any_of(ONES)}|zero)\b"
_AND = rf"{GAP}(?:and{GAP})?"
# "two hundred and three hundred" is two numbers.
_UNSCALED = rf"(?!{GAP}(?:hundred|{_MAGNITUDE})\b)"
_HUNDREDS = rf"(?:{SMALL}|an?){GAP}hundred\b(?:{_AND}{SMALL}(?!{GAP}hundred\b))?"
_GROUP = rf"(?:{_HUNDREDS}|{SMALL})"


def _scaled() -> list[str]:
    """Return one pattern for each magnitude that a number may begin with."""
    names, patterns = list(MAGNITUDES), []
    for position, name in enumerate(names):
        lower = "".join(rf"(?:{_AND}{_GROUP}{GAP}{each}\b)?" for each in names[position + 1 :])
        head = rf"(?:{_GROUP}|an?){GAP}{name}\b"
        patterns.append(rf"{head}{lower}(?:{_AND}{_GROUP}{_UNSCALED})?")
    return patterns


WORDS = any_of(
    [
        rf"half{GAP}an?{GAP}{_MAGNITUDE}\b",
        rf"(?:{SMALL}|an?){GAP}and{GAP}a{GAP}half{GAP}{_MAGNITUDE}\b",
        rf"{_GROUP}{GAP}point(?:{GAP}{_DIGIT}\b)+(?:{GAP}{_MAGNITUDE}\b)?",
        *_scaled(),
        rf"(?:{SMALL}|an?){GAP}dozen\b",
        _GROUP,
    ]
)
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
MAGNITUDE_OF_DIGITS = any_of(["dozen", "hundred", *MAGNITUDES])


def value_of_digits(digits: str, magnitude: str | None, short: str | None) -> Decimal:
    """Return what "5.2", "billion" or "bn" come to."""
    value = Decimal(digits.replace(",", ""))
    if magnitude:
        value *= {**MAGNITUDES, "hundred": 100, "dozen": 12}[magnitude.lower()]
    elif short:
        value *= SHORT_MAGNITUDES[short[0].lower()]
    return value


def value_of_words(words: str) -> Decimal:
    """Return what a number matched by `WORDS` comes to."""
    plain = " ".join(re.findall(r"[a-z]+", words.lower()))
    plain = re.sub(r"half an? ", "half ", plain.replace("and a half", "half"))
    whole, _, decimals = plain.partition(" point ")
    total, group = Decimal(0), Decimal(0)
    for word in whole.split():
        total, group = _add(word, total, group)
    if decimals:
        group, magnitude = _with_decimals(total + group, decimals.split())
        total = Decimal(0)
        group *= magnitude
    return total + group


def _add(word: str, total: Decimal, group: Decimal) -> tuple[Decimal, Decimal]:
    if word in MAGNITUDES:
        return total + group * MAGNITUDES[word], Decimal(0)
    if word == "hundred":
        return total, group * 100
    if word == "dozen":
        return total, group * 12
    if word == "half":
        return total, group + Decimal("0.5")
    if word == "and":
        return total, group
    return total, group + (1 if word in {"a", "an"} else WORTH[word])


def _with_decimals(whole: Decimal, words: list[str]) -> tuple[Decimal, int]:
    magnitude = MAGNITUDES[words.pop()] if words[-1] in MAGNITUDES else 1
    digits = "".join("0" if word in {"zero", "oh"} else str(WORTH[word]) for word in words)
    return Decimal(f"{whole}.{digits}"), magnitude
