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
# Only after digits: "5 hundred", "3.2 crore", "4 mln".
OTHER_MAGNITUDES = {
    "crore": 10**7,
    "lakh": 10**5,
    "hundred": 100,
    "dozen": 12,
    "trn": 10**12,
    "bln": 10**9,
    "mln": 10**6,
}
SHORT_MAGNITUDES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
WORTH = {
    "zero": 0,
    **{word: worth for worth, word in enumerate(ONES + TEENS, start=1)},
    **dict(zip(TENS, range(20, 100, 10), strict=True)),
}
PARTS = {"½": ".5", "¼": ".25", "¾": ".75"}
HALF, QUARTER = Decimal("0.5"), Decimal("0.25")

# Between the words of one number: spaces, one end of line, or a hyphen. It never gives back
# what it took, or a long run of spaces would be tried in every split.
GAP = r"(?:[^\S\n]++(?:\n[^\S\n]*+)?|\n[^\S\n]*+|[-‐‑])"


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
_AND_A_HALF = rf"{GAP}and{GAP}a{GAP}half\b"


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
        rf"(?:an?|one|three){GAP}quarters?{GAP}(?:of{GAP}a{GAP})?{_MAGNITUDE}\b",
        rf"(?:{SMALL}|an?){_AND_A_HALF}{GAP}{_MAGNITUDE}\b",
        rf"(?:{SMALL}|an?){GAP}{_MAGNITUDE}\b{_AND_A_HALF}",
        rf"{SMALL}{_AND_A_HALF}",
        rf"{_GROUP}{GAP}point(?:{GAP}{_DIGIT}\b){{1,12}}(?:{GAP}{_MAGNITUDE}\b)?",
        *_scaled(),
        rf"(?:{SMALL}|an?){GAP}dozen\b",
        _GROUP,
        rf"(?:(?<=first\s)|(?<=last\s)|(?<=next\s)|(?<=the\s))(?:hundred|{_MAGNITUDE})\b",
    ]
)
# Long enough for any sum of money; a longer run of digits is a key or a trap.
DIGITS = (
    r"(?<![^\s$€£¥(~])\.\d{1,9}|\d{1,4}[½¼¾]|\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,9})?"
    r"|\d{1,3}(?:[\xa0\u2009\u202f]\d{3}){1,8}"
    r"|\d{1,24}(?:\.\d{1,9})?"
)
MAGNITUDE_OF_DIGITS = any_of([*OTHER_MAGNITUDES, *MAGNITUDES])


def value_of_digits(digits: str) -> Decimal:
    plain = re.sub(r"[,\s]", "", digits)
    return Decimal(plain[:-1] + PARTS[plain[-1]] if plain[-1] in PARTS else plain)


def worth_of(magnitude: str | None, short: str | None) -> Decimal:
    """Return what "billion" or "bn" come to, and 1 where there is neither."""
    if magnitude:
        return Decimal({**MAGNITUDES, **OTHER_MAGNITUDES}[magnitude.lower()])
    return Decimal(SHORT_MAGNITUDES[short.strip()[0].lower()]) if short else Decimal(1)


def words_apart(words: str) -> tuple[Decimal, Decimal]:
    """Return what a number matched by `WORDS` comes to: how many, and of which magnitude."""
    last = re.split(GAP, words)[-1].lower()
    magnitude = Decimal({**MAGNITUDES, "hundred": 100}.get(last, 1))
    return value_of_words(words) / magnitude, magnitude


def value_of_words(words: str) -> Decimal:
    """Return what a number matched by `WORDS` comes to."""
    plain = " ".join(re.findall(r"[a-z]+", words.lower()))
    plain = re.sub(r"half an? ", "half ", plain.replace("and a half", "half"))
    plain = re.sub(r"quarters?(?: of a)?", "quarter", plain)
    # "a million and a half": the half counts millions.
    plain = re.sub(rf"({_MAGNITUDE}) half$", r"half \1", plain)
    whole, _, decimals = plain.partition(" point ")
    # "the first hundred": one of them.
    total, group = Decimal(0), Decimal(whole in {*MAGNITUDES, "hundred"})
    for word in whole.split():
        total, group = _add(word, total, group)
    if decimals:
        return _with_decimals(total + group, decimals.split())
    return total + group


def _add(word: str, total: Decimal, group: Decimal) -> tuple[Decimal, Decimal]:
    if word in MAGNITUDES:
        return total + group * MAGNITUDES[word], Decimal(0)
    factors = {"hundred": Decimal(100), "dozen": Decimal(12), "quarter": QUARTER}
    if word in factors:
        return total, group * factors[word]
    if word == "half":
        return total, group + HALF
    if word == "and":
        return total, group
    return total, group + (1 if word in {"a", "an"} else WORTH[word])


def _with_decimals(whole: Decimal, words: list[str]) -> Decimal:
    magnitude = MAGNITUDES[words.pop()] if words[-1] in MAGNITUDES else 1
    digits = "".join("0" if word in {"zero", "oh"} else str(WORTH[word]) for word in words)
    return Decimal(f"{whole}.{digits}") * magnitude
