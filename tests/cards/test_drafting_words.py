"""Whatever a document holds, what is said of it are its own characters."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cards.drafting.known import Knowledge
from cards.drafting.planning import plan
from seeds.readers import Document, describe
from tests.cards.pages import PEOPLE

SENTENCES = [
    "“Mayor Vasquez closed our libraries and failed this city,” Holt told the crowd.",
    "“That is false,” Vasquez said. “We reopened 12 libraries after the flood.”",
    "Vasquez closed the library on Elm, which was false.",
    "Critics call her the “library czar,” a label that the record doesn’t support.",
    "Holt voted against the $8.4\xa0million bond in March 2030, and it passed.",
    "HOLT: She never answered, not once.",
    "VASQUEZ: I answered in \ufb01ve letters — all of them public.",
    "- a list; of, things: “with marks",
    "The repairs cost $84 million, she said, nearly twice the 45 percent.",
]
STRANGE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
DOCUMENTS = st.lists(st.sampled_from(SENTENCES) | STRANGE, min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, st.sampled_from([" ", "\n", "\n\n", "\u2028", "\t"]))
def test_claims_figures_and_drafts_are_the_documents_characters(parts, between):
    text = f"Vasquez: {between.join(parts)}"
    document = Document("page.txt", text, "0" * 64, describe(text))

    planned = plan(document, Knowledge(PEOPLE), side="neutral")

    words = " ".join(document.text.split())
    for claim in planned.claims:
        assert 0 <= claim.start < claim.end <= len(document.text)
        for figure in claim.figures:
            assert document.text[figure.start : figure.end] == figure.text
    for draft in planned.paired.drafts:
        assert draft.rebuttal in words
        assert draft.headline in words
        assert len(draft.attack) <= 280
        assert draft.kind != "rebuttal" or draft.attack in words
        assert all(phrasing in words for phrasing in draft.heard_as)
        for passage in draft.passages:
            start, end = passage.claim.start, passage.claim.end
            assert document.text[start:end] == passage.text
