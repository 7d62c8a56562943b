"""Text as people read it: counted in words, as they are spoken."""

import re

WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


def words(text: str) -> list[str]:
    """Return the words of a text, numbers and hyphenated words counting as one each."""
    return WORD.findall(text)


def counted(count: int, noun: str) -> str:
    """Return a number with its noun, whose first word takes the plural."""
    first, _, rest = noun.partition(" ")
    word = first if count == 1 else f"{first}s"
    return f"{count} {word} {rest}".strip()
