"""Drafts: the document's own words, or a template around them, and what is doubtful in them."""

import pytest

from cards.pairing import Shelf
from cards.pairing.drafts import Doubt
from cards.pairing.marks import findings, mark
from tests.cards.pages import Page

ATTACK = "The mayor closed our libraries and called it savings."
ANSWER = "Both branches shut in the flood, and both are open again."
LONG = "The mayor reopened {}the branches of the city of Linden Valley and of its many villages"


def only(page):
    [draft] = page.paired(Shelf()).drafts
    return draft


def codes(draft):
    return [(doubt.field, doubt.code) for doubt in draft.doubts]


def test_a_draft_is_made_of_the_documents_words():
    draft = only(Page().says("attack", ATTACK).says("rebuttal", ANSWER))

    assert (draft.kind, draft.attack, draft.rebuttal) == ("rebuttal", ATTACK, ANSWER)
    assert draft.headline == ANSWER
    assert draft.points == (ANSWER,)
    assert codes(draft) == []


def test_lines_broken_for_their_width_are_joined():
    page = Page().says("attack", ATTACK.replace(" and", "\nand")).says("rebuttal", ANSWER)

    assert only(page).attack == ATTACK


def test_an_attack_that_is_too_long_is_cut_and_says_so():
    said = f"{ATTACK} {'The doors of Linden and Harbor and Elm have been locked. ' * 5}"

    draft = only(Page().says("attack", said.strip()).says("rebuttal", ANSWER))

    assert said.startswith(draft.attack)
    assert 200 < len(draft.attack) <= 280
    assert codes(draft) == [("attack", "cut")]


def test_an_attack_that_is_too_long_and_cannot_be_cut_is_refused():
    said = "She closed the libraries of " + "Linden and Harbor and Elm " * 14

    paired = Page().says("attack", said).says("rebuttal", ANSWER).paired(Shelf())

    assert paired.drafts == []
    assert paired.refused == [
        "“She closed the libraries of Linden…” is over 280 characters and cannot be cut."
    ]


def test_a_label_is_a_line_that_needs_a_sentence():
    draft = only(Page().says("attack", "the library czar").says("rebuttal", ANSWER))

    assert ("attack", "label") in codes(draft)


def test_a_rebuttal_of_over_40_words_is_cut():
    said = f"{ANSWER} " + LONG.format("all ") + "."
    said += " It is what she promised, and what the city paid for in these four years of hard work."

    draft = only(Page().says("attack", ATTACK).says("rebuttal", said))

    assert draft.rebuttal == f"{ANSWER} " + LONG.format("all ") + "."
    assert ("rebuttal", "cut") in codes(draft)


def test_a_rebuttal_that_cannot_be_cut_is_left_whole():
    said = " ".join(["We reopened the branches of Linden and Harbor and Elm and Mill Street"] * 4)

    draft = only(Page().says("attack", ATTACK).says("rebuttal", said))

    assert draft.rebuttal == said
    assert {("rebuttal", "over"), ("headline", "no_line")} <= set(codes(draft))
    assert draft.headline == ""
    assert draft.points == ("",)


def test_the_headline_may_come_from_another_proof():
    page = Page().says("attack", ATTACK).says("rebuttal", LONG.format("libraries in all ") + ".")

    draft = only(page.says("rebuttal", "Nine libraries are open on Sundays."))

    assert draft.headline == "Nine libraries are open on Sundays."


def test_labels_between_quotation_marks_are_loaded_words():
    page = Page().says(
        "attack", "They call her the “library czar” in “all that they write of her”."
    )

    assert only(page.says("rebuttal", ANSWER)).loaded_words == ("library czar",)


def test_a_speaker_who_is_not_certain_is_a_doubt():
    page = Page().says("attack", ATTACK, status="unresolved", speaker="Desmond Holt")

    draft = only(page.says("rebuttal", ANSWER, status="contradicted", speaker="Ines Vasquez"))

    assert codes(draft) == [("proofs", "speaker"), ("proofs", "speaker")]


def test_what_concerns_the_document_is_a_doubt_of_each_draft():
    doubt = Doubt("", "side_guessed", "Taken to be ours.")
    page = Page().says("attack", ATTACK).says("rebuttal", ANSWER)

    [draft] = page.paired(Shelf(), doubts=(doubt,)).drafts

    assert draft.doubts == (doubt,)


def test_a_contrast_is_behind_a_question_about_them():
    page = Page().says("contrast", "The councilman voted against the library bond.").paragraph()
    page.says("contrast", "The councilman calls every library bond a waste.")

    drafts = page.paired(Shelf()).drafts

    assert [draft.attack for draft in drafts] == [
        "What about Desmond Holt and the library bond?",
        "What about Desmond Holt and the waste?",
    ]
    assert all(("attack", "template") in codes(draft) for draft in drafts)
    assert all(draft.supports and not draft.receipts for draft in drafts)


def test_facts_with_a_figure_to_know_are_cards_and_so_is_a_record():
    page = Page().says("fact", "Circulation of the branch libraries rose 18 percent.")
    page.says("rebuttal", "The mayor opened 240 new places for children in the city.")
    page.says("fact", "It took two visits of the inspectors.")  # no figure worth knowing
    page.says("fact", "The bridge was closed in 2031.")  # nor is a year

    drafts = page.paired(Shelf()).drafts

    assert [draft.rebuttal for draft in drafts] == [
        "Circulation of the branch libraries rose 18 percent.",
        "The mayor opened 240 new places for children in the city.",
    ]
    assert {draft.kind for draft in drafts} == {"fact"}


def test_a_fact_with_nothing_to_ask_about_has_the_plainest_question():
    page = Page().says("fact", "Bridges cost $8.4 million there.")

    assert only(page).attack == "What are the figures?"


def test_a_curator_is_not_flooded():
    page = Page()
    for number in range(10):
        page.says("contrast", f"Holt voted against plan{number} and budget{number} that year.")
        page.says("fact", f"District{number} has {number}00 schools{number} with roofs.")

    kinds = [draft.kind for draft in page.paired(Shelf()).drafts]

    assert (kinds.count("contrast"), kinds.count("fact")) == (4, 3)


def test_what_only_means_something_after_what_went_before_comes_last():
    page = Page().says("contrast", "He wants to sell the old tower.")
    page.says("contrast", "Holt opposes the new bridge.", score=0.6)

    drafts = page.paired(Shelf()).drafts

    assert drafts[0].rebuttal == "Holt opposes the new bridge."


# -- What is still in a program's words ---------------------------------------------


@pytest.fixture
def draft():
    return only(Page().says("attack", ATTACK).says("rebuttal", ANSWER, status="unresolved"))


def content(draft, **changes):
    said = {"attack": draft.attack, "headline": draft.headline, "rebuttal": draft.rebuttal}
    return {**said, "proofs": [{"says": "The page says so."}], **changes}


def found(draft, **changes):
    kept = mark(draft, ["The page says so."])
    return [(each.field, each.code) for each in findings(content(draft, **changes), kept)]


def test_a_drafts_wording_is_shown_once_for_all_its_fields(draft):
    assert found(draft) == [
        ("attack", "documents_words"),
        ("proofs", "speaker"),
    ]


def test_a_wording_that_a_curator_changed_is_theirs(draft):
    changed = {"attack": "You closed them.", "headline": "Open.", "proofs": [{"says": "Ours."}]}

    assert found(draft, **changed) == [("rebuttal", "documents_words"), ("proofs", "speaker")]
    assert found(draft, **changed, rebuttal="All of them are open.") == []


def test_what_is_still_as_drafted_is_said_once():
    draft = only(Page().says("contrast", "The councilman voted against the bond."))
    kept = mark(draft, ["The page says so."])

    def said(**changes):
        return [each.message for each in findings(content(draft, **changes), kept)]

    assert said() == [
        "Still as drafted: question, headline, rebuttal and what the proofs show."
        " Put it as it will be spoken."
    ]
    mine = {"attack": "So what of that bond?", "headline": "He said no."}
    assert said(**mine, proofs=[{"says": "Ours."}]) == [
        "Still as drafted: rebuttal. Put it as it will be spoken."
    ]
    assert said(**mine, rebuttal="No.") == [
        "Still as drafted: what the proofs show. Put it as it will be spoken."
    ]


def test_a_card_that_no_program_drafted_has_no_marks(draft):
    assert list(findings(content(draft), None)) == []
