"""A document as a run of statements: what is said, in whose mouth, after what."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from seeds.cast import Side
from seeds.quotations import Quotation
from seeds.roles import Lean, Unit, guess
from seeds.spans import Sentence
from seeds.speakers import Attribution
from seeds.statements.cues import is_question, label_traits, opening_traits, section_trait
from seeds.statements.document import Document, Span
from seeds.weighing import OTHER, weigh

__all__ = ["Document", "Span", "Statement", "statements"]

_ASIDE = 9  # words around a quotation that say no more than who says it
_BARE = 4  # words around parts of a sentence: "he said, and"
_REACH = 600  # characters around a part of a sentence that it is judged by


@dataclass(frozen=True)
class Statement:
    """A sentence or a piece of a quotation; `spans` are the words it is judged by.

    `quotation` is the position of the quotation that it is a piece of. An aside is a sentence
    that only brings the quotation in it.
    """

    start: int
    end: int
    spans: tuple[Span, ...]
    saying: Attribution | None
    unit: Unit
    quotation: int | None = None
    is_aside: bool = False


def statements(document: Document) -> list[Statement]:
    """Return all that a document states, in order, each with what stands around it."""
    found = [*_quoted(document), *_stated(document)]
    found.sort(key=lambda one: (one.spans[0][0], one.end))
    _link(document, found)
    if document.side == "unknown":
        _take_sides([one.unit for one in found if not one.unit.is_speech])
    return found


def _link(document: Document, found: list[Statement]) -> None:
    """Tell each unit what stands before it and what else its voice says."""
    last: dict[tuple[str | None, int], Unit] = {}
    leans: defaultdict[str | None, Lean] = defaultdict(Lean)
    previous = head = intro = None
    for one in found:
        unit, speaker = one.unit, one.saying.speaker if one.saying else None
        paragraph = document.layout.sentences[document.sentence_at(one.spans[0][0])].paragraph
        above = last.get((speaker, paragraph - 1)) if speaker else None
        unit.before = last.get((speaker, paragraph)) or above
        intro = intro if unit.kind == "item" else None
        unit.previous, unit.head, unit.lean = previous, intro or head, leans[speaker]
        leans[speaker].add(unit.weights)
        last[speaker, paragraph] = previous = unit
        head = unit if unit.kind == "heading" else head
        intro = unit if document.text[one.end - 1] == ":" else intro


def _take_sides(units: list[Unit]) -> None:
    """Hear the document's own voice as that of the side it seems to be on."""
    side = guess(units)
    for unit in units:
        unit.voice = unit.document = side
        unit.impression.clear()


def _quoted(document: Document) -> Iterator[Statement]:
    for position, saying in enumerate(document.sayings):
        if saying.speaker is None:
            continue
        quotation = document.quotations[position]
        sentence = document.layout.sentences[quotation.sentence]
        for start, end in _pieces(document, position):
            # A part of a sentence means what the sentence makes of it.
            is_part = quotation.is_partial
            spans = (_around(sentence, start, end) if is_part else (start, end),)
            traits = {"partial"} if is_part else set()
            traits |= label_traits(document.text, *document.labeled(quotation.sentence))
            unit = _unit(
                document, spans, saying, traits, kind="prose", own_words=not is_part, quotes=True
            )
            yield Statement(start, end, spans, saying, unit, position)


def _around(sentence: Sentence, start: int, end: int) -> Span:
    """The sentence of a quotation, or what is near it if the sentence does not end."""
    return max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)


def _pieces(document: Document, position: int) -> list[Span]:
    """The sentences of a quotation, as far as they stand between its marks."""
    quotation, sentences = document.quotations[position], document.layout.sentences
    if quotation.is_partial:
        return [(quotation.start, quotation.end)]
    first = document.sentence_at(quotation.start)
    after = bisect_left(sentences, quotation.end, key=lambda one: one.start)
    spans = (
        (max(one.start, quotation.start), min(one.end, quotation.end))
        for one in sentences[first:after]
    )
    return [(start, end) for start, end in spans if start < end]


def _stated(document: Document) -> Iterator[Statement]:
    """The sentences, judged without what is quoted in them whole."""
    whole = [(one.outer_start, one.outer_end) for one in document.quotations if _is_whole(one)]
    pairs = zip(document.quotations, document.sayings, strict=True)
    partial = {one.sentence: who for one, who in pairs if one.is_partial and who.speaker}
    marked = [(one.outer_start, one.outer_end) for one in document.quotations if not one.depth]
    section = None
    for position, sentence in enumerate(document.layout.sentences):
        spans = tuple(_without(sentence, whole))
        words = sum(len(document.text[start:end].split()) for start, end in spans)
        if not words:
            continue
        kind = document.layout.paragraphs[sentence.paragraph].kind
        if kind == "heading":
            section = section_trait(document.text, sentence.start, sentence.end)
        is_rest = spans != ((sentence.start, sentence.end),)
        traits = {"rest"} if is_rest else set()
        if section and kind != "heading":
            traits.add(section)
        traits |= label_traits(document.text, *document.labeled(position))
        saying, quotes = document.reports[position], position in partial
        saying = saying or partial.get(position)
        own = kind == "turn"
        unit = _unit(document, spans, saying, traits, kind=kind, own_words=own, quotes=quotes)
        bare = sum(len(document.text[a:b].split()) for a, b in _without(sentence, marked))
        is_aside = (is_rest and words < _ASIDE) or bare < _BARE or position in document.broken
        yield Statement(sentence.start, sentence.end, spans, saying, unit, None, is_aside)


def _is_whole(quotation: Quotation) -> bool:
    return not quotation.is_partial and not quotation.depth


def _unit(
    document: Document,
    spans: tuple[Span, ...],
    saying: Attribution | None,
    traits: set[str],
    *,
    kind: str,
    own_words: bool,
    quotes: bool,
) -> Unit:
    text, is_text = document.text, saying is None
    mentions = document.mentioned(spans, saying, own_words=own_words, quotes=quotes)
    return Unit(
        weigh(text, spans, mentions),
        _voice(document, saying, is_turn=own_words and not quotes),
        is_speech=saying is not None,
        kind=kind,
        document=document.side,
        has_figure=document.has_figure(spans),
        is_question=is_question(text, *spans[-1]),
        traits=frozenset(traits | opening_traits(text, *spans[0], is_text=is_text)),
    )


def _voice(document: Document, saying: Attribution | None, *, is_turn: bool) -> Side:
    if not saying or not saying.speaker:
        return document.side
    is_narrator = is_turn and saying.side == "unknown" and document.side in OTHER
    return document.side if is_narrator else saying.side


def _without(sentence: Sentence, holes: list[Span]) -> Iterator[Span]:
    """The stretches of a sentence that no hole covers; holes do not overlap."""
    at = sentence.start
    first = max(0, bisect_right(holes, (at, at)) - 1)
    for start, end in (holes[position] for position in range(first, len(holes))):
        if start >= sentence.end:
            break
        if at < start:
            yield at, start
        at = max(at, end)
    if at < sentence.end:
        yield at, sentence.end
