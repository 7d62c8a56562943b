"""Text as people read it: counted in words, as they are spoken."""

import re

WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


def words(text: str) -> list[str]:
    """Return the words of a text, numbers and hyphenated words counting as one each."""
    return WORD.findall(text)
