"""True quotations and figures of annotated documents, and what may go wrong with them."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from seeds.figures import find_figures
from seeds.spans import layout

FOLDER = Path(__file__).parent.parent / "vectors" / "extraction" / "read"
TYPESET = str.maketrans({"'": "’", " ": "\xa0", "-": "‑"})
FEW_WORDS = 4
DENIALS = re.compile(
    r"n.t\b|\b(?:not?|never|without|nobody|nor|against|instead|fail|reject|den|oppos|refus|except"
    r"|unless|lack|hardly|cannot|none|nothing)"
)
OTHER_WORDS = {
    "will": "may", "did": "would", "is": "was", "are": "were", "has": "had", "have": "had",
    "the": "our", "a": "every", "and": "or", "he": "she", "she": "he", "they": "we", "we": "they",
    "to": "from", "in": "near", "of": "for", "that": "which", "it": "this", "i": "you",
}  # fmt: skip


@dataclass(frozen=True)
class Document:
    """A text annotated by hand."""

    name: str
    text: str
    people: tuple[dict, ...]
    claims: tuple[dict, ...]

    @property
    def quotations(self) -> list[dict]:
        return [claim for claim in self.claims if claim["quotation"] and claim["speaker"]]


def documents(folder: Path = FOLDER) -> list[Document]:
    """Read the invented documents that lie in a folder with their annotations."""
    return [
        Document(path.stem, text, tuple(notes["people"]), tuple(notes["claims"]))
        for path in sorted(folder.glob("*.txt"))
        for text, notes in [
            (path.read_bytes().decode(), json.loads(path.with_suffix(".json").read_text()))
        ]
    ]


def typeset(words: str) -> str:
    """Write words as a browser copies them."""
    return "“" + re.sub(r"\s+", " ", words).translate(TYPESET) + "”"


def retyped(words: str) -> str:
    """Write words as somebody types them, with plain marks and another comma at the end."""
    plain = words.replace("’", "'").replace("“", '"').replace("”", '"').replace("…", "...")
    plain = plain.replace(" — ", "--").replace("—", " -- ")
    return '"' + re.sub(r"\s+", " ", plain).rstrip(",.") + ',"'


def shortened(words: str) -> str | None:
    """Leave words out of the middle with an ellipsis, where that hides nothing."""
    parts = words.split()
    if len(parts) < 9:
        return None
    if any(DENIALS.search(word.lower()) for word in parts[3:-3]):
        return None
    return " ".join(parts[:3]) + " … " + " ".join(parts[-3:])


def corrupted(words: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield quotations that are no longer true, with what was done to them."""
    parts = words.split()
    if len(parts) > 2:
        yield "changed word", " ".join(_with_another(parts, chance))
        yield "dropped word", " ".join(_without(parts, chance))
        yield "added word", " ".join(_with_one_more(parts, chance))
        swapped = _swapped(parts, chance)
        if swapped:
            yield "swapped order", " ".join(swapped)
    denied = re.sub(r"\b(\w+)n['’]t\b|\s(?:not|never)\b", r"\1", words, count=1)
    if denied != words:
        yield "dropped not", denied
    elif re.search(r"\b(?:is|are|was|were|has|have|will|would|did)\b", words):
        yield (
            "added not",
            re.sub(r"\b(is|are|was|were|has|have|will|would|did)\b", r"\1 not", words, count=1),
        )
    yield from other_figures(words)


def other_figures(words: str) -> Iterator[tuple[str, str]]:
    """Yield the words with a figure changed in its number, magnitude or unit."""
    for figure in find_figures(words):
        before, after = words[: figure.start], words[figure.end :]
        digit = re.search(r"[1-9]", figure.text)
        if digit:
            other = str(int(digit[0]) % 9 + 1)
            text = figure.text[: digit.start()] + other + figure.text[digit.end() :]
            yield "changed number", before + text + after
        for old, new in (
            ("million", "billion"), ("billion", "million"), ("percent", "percentage points"),
            ("$", "€"), ("%", " percentage points"), ("dollars", "euros"),
        ):  # fmt: skip
            if old in figure.text:
                yield "changed unit", before + figure.text.replace(old, new, 1) + after


def figure_sentences(document: Document) -> list[str]:
    """Return the sentences that state a figure and say of what."""
    spans = layout(document.text).sentences
    sentences = [document.text[span.start : span.end] for span in spans]
    return [each for each in sentences if find_figures(each) and len(each.split()) > FEW_WORDS]


def moved(sentence: str, others: list[str]) -> Iterator[str]:
    """Yield the sentence with a figure of another one in the place of its own."""
    for figure in find_figures(sentence):
        for other in others:
            for stranger in find_figures(other):
                if stranger.unit == figure.unit and stranger.value != figure.value:
                    yield sentence[: figure.start] + stranger.text + sentence[figure.end :]
                    return


def _with_another(parts: list[str], chance: random.Random) -> list[str]:
    position = chance.randrange(len(parts))
    word = parts[position]
    core = re.sub(r"\W", "", word.lower())
    return [*parts[:position], OTHER_WORDS.get(core, "zebra"), *parts[position + 1 :]]


def _without(parts: list[str], chance: random.Random) -> list[str]:
    position = chance.randrange(1, len(parts) - 1)
    return [*parts[:position], *parts[position + 1 :]]


def _with_one_more(parts: list[str], chance: random.Random) -> list[str]:
    position = chance.randrange(1, len(parts))
    return [*parts[:position], "really", *parts[position:]]


def _swapped(parts: list[str], chance: random.Random) -> list[str] | None:
    position = chance.randrange(len(parts) - 1)
    first, second = parts[position : position + 2]
    if re.sub(r"\W", "", first.lower()) == re.sub(r"\W", "", second.lower()):
        return None
    return [*parts[:position], second, first, *parts[position + 2 :]]
