"""Words that a card puts between quotation marks, and whether a document it cites says them.

Three words or more between marks are a quotation, and stand verbatim in a document of the card;
fewer are a label or a scare quote, and so are the card's loaded words and a document's title. In
the attack line and the other ways it is heard they are an opponent's, who may well misquote:
there it only warns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards.findings import ANSWER, Content, Finding, error, warning
from debateprep.shared.text import words
from seeds.attributing import read
from seeds.folded import fold
from seeds.quotations import find_marked
from seeds.spans import layout
from seeds.verdicts import Verdict
from seeds.verifying import verify

FEWEST_WORDS = 3
AROUND = 200  # characters of a passage on each side of its excerpt, at least
LONGEST_SHOWN = 300  # characters
MOST_DIFFERENCES = 3  # that are told of one quotation

HEARD = ("attack", "heard_as")
SAID = {**ANSWER, "bridge": "bridge", "punt": "punt"}
_MARKS = "“”\"„«»‘’'"


@dataclass(frozen=True)
class Quoted:
    """Words between marks, and where on the card they stand."""

    field: str
    place: str
    words: str


@dataclass(frozen=True)
class Cited:
    """A document that a card cites, and its excerpts; without text until it is ingested."""

    sha256: str
    title: str
    text: str | None
    spans: tuple[tuple[int, int], ...]


Verdicts = dict[tuple[str, str], Verdict]  # by sha256 and words


def misquotations(cards: Sequence[tuple[Content, Sequence[Cited]]]) -> list[list[Finding]]:
    """Return for each card what it quotes that no document it cites says.

    Only for words that no cited passage holds is a document read, and each then once.
    """
    missing = [
        [quoted for quoted in quotations(content) if not _is_cited(quoted, content, cited)]
        for content, cited in cards
    ]
    asked = {
        (document.sha256, quoted.words): document.text
        for (_, cited), quotes in zip(cards, missing, strict=True)
        for document in cited
        for quoted in quotes
        if document.text is not None
    }
    verdicts = {key: verify(key[1], asked[key]) for key in sorted(asked)}
    return [
        [finding for quoted in quotes for finding in _judged(quoted, cited, verdicts)]
        for (_, cited), quotes in zip(cards, missing, strict=True)
    ]


def quotations(content: Content) -> Iterator[Quoted]:
    """Yield the quotations in what a card says, hears and makes of its proofs."""
    yield from _quoted("attack", "The attack line", content["attack"])
    for phrasing in content["heard_as"]:
        yield from _quoted("heard_as", f"“{phrasing}”", phrasing)
    for field, name in SAID.items():
        yield from _quoted(field, f"The {name}", content[field] or "")
    for number, point in enumerate(content["key_points"], start=1):
        yield from _quoted("key_points", f"Key point {number}", point["text"])
    for number, proof in enumerate(content["proofs"], start=1):
        yield from _quoted("proofs", f"What proof {number} shows", proof["says"])


def passage(text: str, start: int, end: int) -> str:
    """Return an excerpt with the lines around it."""
    begin = text.rfind("\n", 0, max(0, start - AROUND)) + 1
    finish = text.find("\n", end + AROUND)
    return text[begin : finish if finish >= 0 else len(text)]


def _quoted(field: str, place: str, text: str) -> Iterator[Quoted]:
    if not any(mark in text for mark in _MARKS):
        return
    for marked in find_marked(text, layout(text)):
        said = text[marked.start : marked.end].rstrip(" .,;:")
        if marked.depth == 0 and len(words(said)) >= FEWEST_WORDS:
            yield Quoted(field, place, said)


def _is_cited(quoted: Quoted, content: Content, cited: Sequence[Cited]) -> bool:
    """Whether a passage that the card cites has the words, or they are no quotation after all."""
    said = _bare(quoted.words)
    is_title = any(_bare(document.title).startswith(said) for document in cited)
    if is_title or said in map(_bare, content["loaded_words"]):
        return True
    return any(
        verify(quoted.words, passage(document.text, *span)).ok
        for document in cited
        if document.text is not None
        for span in document.spans
    )


def _bare(label: str) -> str:
    return fold(label).text.strip(" .,!?")


def _judged(quoted: Quoted, cited: Sequence[Cited], verdicts: Verdicts) -> Iterator[Finding]:
    """Yield what is wrong with words that no cited passage holds."""
    opening = f"{quoted.place} quotes “{quoted.words}”"
    found = [
        (document, verdicts[document.sha256, quoted.words])
        for document in cited
        if document.text is not None
    ]
    held = next(((document, each) for document, each in found if each.ok), None)
    if held is not None:
        # What a proof shows may name anything of its document, its headline above all.
        if quoted.field != "proofs":
            message = f"{opening}, which no proof cites: add that passage."
            place = held[1].start or 0, held[1].end or 0
            yield beside(warning(quoted.field, "uncited_quotation", message), held[0], place)
    elif len(found) < len(cited):
        message = f"{opening}, which is not checked: a document of the card is not ingested."
        yield warning(quoted.field, "quotation_not_checked", message)
    else:
        yield _misquoted(quoted, opening, found)


def _misquoted(quoted: Quoted, opening: str, found: list[tuple[Cited, Verdict]]) -> Finding:
    level = warning if quoted.field in HEARD else error
    if not found:
        return level(quoted.field, "misquoted", f"{opening}, and the card cites no document.")
    document, verdict = min(found, key=lambda each: _distance(each[1]))
    message = f"{opening}, which no document of the card says. {_differences(verdict)}"
    nearest = next((each.nearest for each in verdict.problems if each.nearest), None)
    return beside(level(quoted.field, "misquoted", message.rstrip()), document, nearest)


def _distance(verdict: Verdict) -> tuple[bool, int]:
    """How far words are from a document: not at all like it, or by so many differences."""
    is_strange = any(each.kind in {"not_found", "empty"} for each in verdict.problems)
    return is_strange, sum(not each.is_warning for each in verdict.problems)


def _differences(verdict: Verdict) -> str:
    told = [each for each in verdict.problems if not each.is_warning and each.kind != "not_found"]
    return " ".join(each.message for each in told[:MOST_DIFFERENCES])


def beside(finding: Finding, document: Cited, span: tuple[int, int] | None) -> Finding:
    """Put the document's own words beside a finding: whole sentences, if they are not too long."""
    if span is None:
        return finding
    text = document.text or ""
    around = read(text, ()).layout.sentences  # read already, for the verdict
    start = max((each.start for each in around if each.start <= span[0]), default=span[0])
    end = min((each.end for each in around if each.end >= span[1]), default=span[1])
    shown = " ".join(text[start:end].split())
    if len(shown) > LONGEST_SHOWN:
        shown = " ".join(text[slice(*span)].split())
    if len(shown) > LONGEST_SHOWN:
        shown = f"{shown[:LONGEST_SHOWN].rsplit(' ', 1)[0]}…"
    return replace(finding, passage=shown, source=document.title)
