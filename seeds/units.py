"""Units and currencies: how they are written, and the one name that we give each."""

import re
from decimal import Decimal

from seeds.numerals import GAP, any_of

SYMBOLS = {
    "US$": "USD", "C$": "CAD", "CA$": "CAD", "A$": "AUD", "AU$": "AUD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "R$": "BRL", "MX$": "MXN", "$": "USD", "€": "EUR", "£": "GBP",
    "¥": "JPY", "₹": "INR", "₩": "KRW", "₦": "NGN", "₱": "PHP", "₪": "ILS", "₺": "TRY",
    "₴": "UAH", "₽": "RUB",
}  # fmt: skip
CODES = [
    "USD", "EUR", "GBP", "CAD", "AUD", "NZD", "JPY", "CHF", "SEK", "NOK", "DKK", "INR", "ZAR",
    "MXN", "BRL", "KES", "NGN", "PLN", "CZK", "HUF", "ILS", "TRY", "KRW",
]  # fmt: skip
_WORDS = {
    "%": "percent", "percent": "percent", "pct": "percent", "dollar": "USD", "euro": "EUR",
    "pound sterling": "GBP", "yen": "JPY", "rupee": "INR", "rand": "ZAR", "naira": "NGN",
    "zloty": "PLN", "forint": "HUF", "krona": "SEK", "kronor": "SEK", "shekel": "ILS",
    "canadian dollar": "CAD", "australian dollar": "AUD", "u s dollar": "USD",
    "percentage point": "percentage points", "pound": "GBP", "cent": "USD", "pence": "GBP",
    "p": "GBP", "buck": "USD", "€": "EUR", "£": "GBP", "¢": "USD",
}  # fmt: skip
_HUNDREDTHS = {"cent", "cents", "pence", "p", "¢"}
UNITS = {
    **_WORDS,
    **{f"{word}s": unit for word, unit in _WORDS.items() if word.isascii()},
    **{code.lower(): code for code in CODES},
    "pounds sterling": "GBP",
    "year": "year",
    "years": "year",
    "date": "date",
}

# A code or a letter before the sign is a currency only in capitals.
CURRENCY = (
    rf"(?:(?-i:(?<![A-Za-z])(?:{'|'.join(re.escape(each) for each in SYMBOLS)}))[ \xa0]?"
    rf"|(?-i:\b{any_of(CODES)})[ \xa0]?)"
)
UNIT = (
    rf"(?:{GAP}?[%€£¢]|(?-i:p)\b|{GAP}"
    rf"(?:percentage{GAP}points?|per{GAP}?cent|pct"
    rf"|(?:U\.?S\.?{GAP}|canadian{GAP}|australian{GAP})?dollars?|euros?|yen|rupees?|rand|naira"
    rf"|zloty|forint|krona|kronor|shekels?|pounds?{GAP}sterling|cents?(?!{GAP}on\b)|pence|bucks"
    rf"|pounds?(?!{GAP}(?:of|per)\b)"
    rf"|{any_of(CODES)})(?!\w))"
)


def unit_of(currency: str | None, written: str | None, *, is_large: bool = False) -> str | None:
    """Return the name of the unit that stands before or after a number.

    Pounds are money where there is a million of them (`is_large`), else a weight.
    """
    if currency:
        sign = currency.strip()
        return SYMBOLS.get(sign, sign.upper())
    plain = _plain(written)
    if plain in {"pound", "pounds"} and not is_large:
        return None
    return UNITS[plain] if plain else None


def share_of(written: str | None) -> Decimal:
    """Return the part of the unit that a coin is: a cent is a hundredth."""
    return Decimal("0.01") if _plain(written) in _HUNDREDTHS else Decimal(1)


def _plain(written: str | None) -> str:
    words = re.sub(rf"{GAP}|\.", " ", (written or "").lower()).split()
    return " ".join(words).replace("per cent", "percent").replace("us dollar", "dollar")
