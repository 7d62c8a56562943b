"""Claims in a document, with exact spans, speakers and figures."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.cast import Member
from seeds.extraction import ExtractedClaim, extract
from tests.seeds import scoring

PEOPLE = [
    {
        "name": "Dana Whitfield",
        "aliases": ["Whitfield", "the mayor"],
        "side": "ours",
        "principal": True,
        "pronoun": "she",
    },
    {"name": "Paul Renner", "aliases": ["Renner"], "side": "theirs", "pronoun": "he"},
]


def words(text: str, claims: list[ExtractedClaim]) -> list[tuple[str, str]]:
    return [(claim.role, text[claim.start : claim.end]) for claim in claims]


def test_a_quotation_is_a_claim_and_the_sentence_that_only_brings_it_is_none():
    text = "“Whitfield lied and wasted $4 million,” Renner said on Tuesday."

    [claim] = extract(text, PEOPLE)

    assert text[claim.start : claim.end] == "Whitfield lied and wasted $4 million,"
    assert (claim.role, claim.quotation, claim.speaker) == ("attack", True, "Paul Renner")
    assert text[claim.speaker_start : claim.speaker_end] == "Renner"
    assert (claim.speaker_side, claim.speaker_status) == ("theirs", "confirmed")
    assert [text[one.start : one.end] for one in claim.figures] == ["$4 million"]
    assert 0 < claim.score <= 1


def test_a_part_of_a_sentence_is_a_claim_beside_it():
    text = "Renner accused the mayor of hiding the audit and “lying to every family in town.”"

    claims = extract(text, PEOPLE)

    assert [(one.role, one.quotation) for one in claims] == [("attack", False), ("attack", True)]
    assert claims[0].speaker == claims[1].speaker == "Paul Renner"


def test_the_sentences_of_a_quotation_are_one_claim_if_they_play_one_role():
    one_role = "“Whitfield lied. Whitfield wasted millions,” Renner said."
    two_roles = "“Renner lied and failed. I opened six clinics,” Whitfield said."

    assert [role for role, _ in words(one_role, extract(one_role, PEOPLE))] == ["attack"]
    assert words(two_roles, extract(two_roles, PEOPLE)) == [
        ("contrast", "Renner lied and failed."),
        ("rebuttal", "I opened six clinics,"),
    ]


def test_what_nobody_says_between_marks_is_no_quotation():
    text = "“The river rose.” Nobody knows who wrote it."

    assert not [one for one in extract(text, PEOPLE) if one.quotation and one.speaker is None]


def test_a_charge_that_is_reported_to_be_corrected_is_two_claims():
    text = "Renner has exaggerated her part, falsely calling Whitfield the “harbor czar.”"

    charge, answer = sorted(
        (one for one in extract(text, PEOPLE) if not one.quotation), key=lambda one: -one.start
    )

    assert text[charge.start : charge.end] == "falsely calling Whitfield the “harbor czar.”"
    assert (charge.role, answer.role) == ("attack", "rebuttal")
    assert answer.corrects == (charge.start, charge.end)


def test_a_false_charge_on_them_is_a_contrast_and_its_correction_none_of_ours():
    text = "The flyer is misleading: it accuses Renner of theft."

    assert words(text, extract(text, PEOPLE)) == [("contrast", "accuses Renner of theft.")]


@pytest.mark.parametrize(
    "text",
    [
        "The claim is false.",
        "The flyer falsely describes the river.",
        "They accuse Renner of theft.",
    ],
)
def test_without_a_false_charge_on_a_side_nothing_is_split(text):
    assert len(extract(text, PEOPLE)) <= 1


def test_a_correction_names_the_attack_before_it():
    text = (
        "Renner accused Whitfield of hiding the audit. "
        "In fact, Whitfield published the audit and opened the books."
    )

    attack, answer = extract(text, PEOPLE)

    assert (attack.role, answer.role) == ("attack", "rebuttal")
    assert answer.corrects == (attack.start, attack.end)


def test_a_correction_without_an_attack_before_it_corrects_nothing():
    text = "In fact, Whitfield published the audit and opened the books."

    assert [one.corrects for one in extract(text, PEOPLE)] == [None]


def test_every_figure_is_in_one_claim_and_a_sentence_that_only_counts_is_a_fact():
    text = (
        "The river has 12 bridges. “We repaired nine of 40 miles,” Whitfield said, in the 3 weeks "
        "that followed.\n\n“It cost $5 million.”"
    )

    claims = extract(text, PEOPLE)

    held = sorted((one for claim in claims for one in claim.figures), key=lambda one: one.start)
    assert [one.text for one in held] == ["12", "nine", "40", "3", "$5 million"]
    assert claims[0].role == "fact"


def test_without_people_there_are_only_facts_and_quotations():
    text = (
        "Whitfield lied 12 times. “She failed us,” Renner said. “I kept my word,” said Whitfield."
    )

    roles = {claim.role for claim in extract(text, [])}

    assert roles <= {"fact", "none"}


def test_an_empty_text_holds_no_claims():
    assert extract("", PEOPLE) == []
    assert extract("  \n\n ", PEOPLE, "ours") == []


def test_people_may_be_mappings_members_or_objects():
    text = "“Whitfield lied,” Renner said. She opened six clinics."
    listed = [
        Member("Dana Whitfield", ("Whitfield", "the mayor"), "ours", True, "she"),
        Member("Paul Renner", ("Renner",), "theirs", False, "he"),
    ]
    objects = [SimpleNamespace(**entry) for entry in PEOPLE]

    assert extract(text, PEOPLE) == extract(text, listed) == extract(text, objects)


ODD = st.sampled_from(
    [
        "\u00a0", "\u200b", "\ufeff", "é", "ﬁ", "\u0301", "𝟙𝟚", "٣", "\u2028", "\x85", "\r\n",
        "😀", "\u00ad", "ß",
    ]
)  # fmt: skip
PIECE = st.one_of(
    ODD,
    st.text(max_size=6),
    st.sampled_from(
        [
            "Whitfield", "Renner", "the mayor", "She", "I", "you", "said", "lied", "“", "”", '"',
            "’", "'", ". ", "?", ": ", "\n\n", "\n- ", "WHITFIELD: ", "Answer: ", "$4.2 billion",
            "12 percent", "nine", "March 3, 2031", "falsely calling", "is misleading", "(", ")",
            "—", "accused", " of ", "U.S. ", " ",
        ]
    ),
)  # fmt: skip
DOCUMENT = st.lists(PIECE, max_size=40).map(" ".join)
SIDES = st.sampled_from(["ours", "theirs", "neutral", "unknown"])


@settings(deadline=None)
@given(DOCUMENT, SIDES)
def test_every_span_is_exact_in_any_text(text, side):
    claims = extract(text, PEOPLE, side)

    spans = [(claim.start, claim.end) for claim in claims]
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    assert len(set(spans)) == len(spans)
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert text[claim.start : claim.end].strip()
        assert 0 < claim.score <= 1
        for figure in claim.figures:
            assert claim.start <= figure.start < figure.end <= claim.end
            assert text[figure.start : figure.end] == figure.text
        if claim.speaker_start is not None:
            assert 0 <= claim.speaker_start < claim.speaker_end <= len(text)
    held = [(one.start, one.end) for claim in claims for one in claim.figures]
    assert len(set(held)) == len(held)


DOCUMENTS = scoring.load("read")
# Of the documents that the weights were fitted on, so these only keep what was reached from
# being lost; docs/benchmarks.md has the figures of documents that they were not.
FLOORS = {"attack": 0.55, "rebuttal": 0.6, "contrast": 0.5, "quotation": 0.85, "figure": 0.95}


@pytest.mark.parametrize("measure", FLOORS)
def test_the_annotated_documents_are_read_as_well_as_before(measure):
    scores = scoring.total(
        scoring.score(one, extract(one.text, one.people, one.side)) for one in DOCUMENTS
    )

    assert scores["shared"][measure].f1 >= FLOORS[measure]


def test_a_headline_that_is_repeated_is_one_claim():
    headline = "Whitfield failed the harbor and wasted millions"
    text = (
        f"{headline}\n\n{headline}\n\nThe harbor board met on Monday to hear the engineers out.\n"
    )

    assert [said for _, said in words(text, extract(text, PEOPLE))].count(headline) == 1


def test_where_neither_side_appears_nothing_is_for_or_against_one():
    text = (
        "“It is a reckless and wasteful giveaway,” said Marisol Okafor. The board failed the town."
    )

    assert {claim.role for claim in extract(text, PEOPLE)} == {"none"}
    assert "attack" in {claim.role for claim in extract(text, PEOPLE, "theirs")}


def test_a_side_that_is_none_is_named():
    with pytest.raises(ValueError, match="side is 'blue': it is one of ours, theirs"):
        extract("Whitfield lied.", PEOPLE, "blue")
