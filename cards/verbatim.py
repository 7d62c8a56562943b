"""Whether a program's draft says nothing but its documents' words.

A draft is made of excerpts and of words cut from them. Whatever made it, rules or a language
model: excerpts and figures are characters of their documents, and each line stands in a document
word for word, with nothing cut off that would turn it around.
"""

from collections.abc import Iterator, Mapping, Sequence

from cards.pairing import Draft, Passage
from cards.quoting import passage as around
from seeds.verifying import verify

Texts = Mapping[str, str]  # by sha256


def why_not(draft: Draft, texts: Texts) -> str | None:
    """Return why a draft cannot be had, as a sentence; None if all of it stands in documents.

    A passage of a document that is not among `texts` was read out of it earlier.
    """
    return next(_wrong(draft, texts), None)


def _wrong(draft: Draft, texts: Texts) -> Iterator[str]:
    for passage in draft.passages:
        if not _is_read(passage, texts):
            yield f"“{passage.text}” is not what the document has there."
    for name, words, passages in _lines(draft):
        problem = _problem(words, passages, texts) if words else None
        if problem:
            yield f"The {name} “{words}” is not the document’s. {problem}"


def _is_read(passage: Passage, texts: Texts) -> bool:
    text = texts.get(passage.document)
    if text is None:
        return True
    return text[passage.claim.start : passage.claim.end] == passage.text and all(
        text[figure.start : figure.end] == figure.text for figure in passage.claim.figures
    )


def _lines(draft: Draft) -> Iterator[tuple[str, str, Sequence[Passage]]]:
    """Yield what the draft says, and where it got it. A question before an answer is a template."""
    if draft.receipts:
        yield "attack line", draft.attack, draft.receipts
    for phrasing in draft.heard_as:
        yield "attack line", phrasing, draft.receipts
    yield "headline", draft.headline, draft.supports
    yield "rebuttal", draft.rebuttal, draft.supports
    for point, passage in zip(draft.points, draft.supports, strict=True):
        yield "key point", point, [passage]


def _problem(words: str, passages: Sequence[Passage], texts: Texts) -> str | None:
    problem = ""
    for passage in passages:
        text = texts.get(passage.document)
        claim = passage.claim
        verdict = verify(words, around(text, claim.start, claim.end) if text else passage.text)
        if verdict.ok:
            return None
        problem = problem or next(each.message for each in verdict.problems if not each.is_warning)
    return problem
