"""What is said of them, our figures and our plans: what is one card, and what is none."""

import pytest

from cards.pairing import Shelf
from tests.cards.pages import Page

VOTED = "Holt voted against the library bond in May."
SAID = {"quotation": True, "speaker": "Ines Vasquez", "side": "ours", "status": "confirmed"}


def drafts(page, **options):
    return page.paired(Shelf(), **options).drafts


def supports(draft):
    return [passage.text for passage in draft.supports]


def test_the_halves_of_a_quotation_are_one_card():
    page = Page().says("contrast", "Holt voted to keep those doors locked,", **SAID)
    page.goes_on("Vasquez said,").says("contrast", "and now he campaigns in front.", **SAID)

    [draft] = drafts(page)

    assert draft.rebuttal == "Holt voted to keep those doors locked"
    assert len(draft.supports) == len(draft.points) == 2


def test_what_goes_on_from_a_sentence_is_on_its_card():
    page = Page().says("contrast", VOTED).says("contrast", "He wants to sell the tower, too.")

    [draft] = drafts(page)

    assert draft.rebuttal == draft.headline == VOTED
    assert supports(draft)[1] == "He wants to sell the tower, too."


def test_no_more_than_three_are_one_card():
    page = Page().says("contrast", VOTED)
    for thing in ("tower", "harbor", "bridge"):
        page.says("contrast", f"He wants to sell the {thing}, too.")

    assert [len(draft.supports) for draft in drafts(page)] == [3]


@pytest.mark.parametrize(
    "between",
    [
        "Something else was said, and it was long. " * 6,  # far away
        "\n\n",  # in the next paragraph, by nobody
    ],
)
def test_what_stands_elsewhere_goes_on_from_nothing(between):
    page = Page().says("contrast", VOTED)
    page.text += between
    page.says("contrast", "He wants to sell the tower, too.", score=1)

    assert len(drafts(page)) == 2


def test_a_speaker_goes_on_in_the_next_paragraph_and_the_document_does_not_go_on_for_them():
    page = Page().says("contrast", "Holt locked the doors of our libraries.", **SAID).paragraph()
    page.says("contrast", "He sold the tower, and he kept the money.", **SAID)
    page.says("contrast", "He keeps the harbor gates shut in winter.", score=1)

    assert [len(draft.supports) for draft in drafts(page)] == [2, 1]


def test_what_we_say_of_us_in_the_same_breath_leads_over_to_them():
    page = Page().says("rebuttal", "I opened nine libraries.", **SAID)
    page.says("contrast", "Holt opened none of them.", **SAID)

    [draft] = drafts(page)

    assert draft.rebuttal == "I opened nine libraries. Holt opened none of them."
    assert draft.headline == "Holt opened none of them."
    assert draft.subject.best.claim.role == "contrast"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [("I opened nine libraries.", "Ruth Adeyemi"), ("I opened " + "nine " * 40, "Ines Vasquez")],
)
def test_somebody_elses_words_or_too_many_lead_nowhere(before, speaker):
    page = Page().says("rebuttal", before.strip(), **{**SAID, "speaker": speaker})
    page.says("contrast", "Holt opened none of the libraries.", **SAID)

    assert len(drafts(page)[0].supports) == 1


def test_what_leans_on_nothing_or_is_torn_out_is_no_card():
    page = Page().says("contrast", "sign the library bond into law.", **SAID).paragraph()
    page.says("contrast", "He wants to sell the tower.")

    assert drafts(page) == []


def test_a_whole_sentence_goes_before_the_words_torn_out_of_it():
    words = "sell the library tower to his friends"
    page = Page().says("contrast", f"Holt said that he would {words}.", score=1)
    page.within("contrast", words, quotation=True)

    [draft] = drafts(page)

    assert draft.rebuttal.startswith("Holt said")


@pytest.mark.parametrize(
    "words",
    [
        "The first version of this memo said that Holt missed 270 votes.",
        "Published: on the library desk, 240 words.",
        "Notes of the Library Committee, which has 240 members.",
        "Do not say that Holt closed 240 libraries.",
    ],
)
@pytest.mark.parametrize("role", ["contrast", "fact"])
def test_what_a_document_says_of_itself_or_to_its_readers_is_no_card(role, words):
    assert drafts(Page().says(role, words, score=1)) == []


def test_a_heading_is_no_card():
    page = Page()
    page.text = "# "
    page.says("contrast", "Holt closed the library tower", score=1).paragraph()

    assert drafts(page.goes_on("A sentence stands here.")) == []


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("The Vasquez campaign is planning ads on Holt and the bond.", {}),
        ("Aides say the bond is a chance to attack Holt.", {}),
        ("The Vasquez camp thinks of Holt and the bond.", {"side": "ours"}),
    ],
)
def test_how_a_campaign_goes_about_it_is_nothing_to_say(words, claim):
    assert drafts(Page().says("contrast", words, **claim)) == []


def test_what_they_say_is_neither_a_contrast_nor_a_figure_of_ours():
    page = Page().says("fact", "The plan saves 240 jobs in the city.", side="theirs")
    page.says("contrast", "The plan of the council saves the city.", side="theirs")

    assert drafts(page) == []


def test_a_document_of_theirs_has_no_figures_of_ours():
    page = Page().says("fact", "The plan of the council saves 240 jobs.")

    assert drafts(page, voice="theirs") == []
    assert len(drafts(page)) == 1


def test_our_plans_fill_up_a_document_of_ours():
    page = Page().says("rebuttal", "Vasquez would open the libraries on Sundays.").paragraph()
    page.says("rebuttal", "It is a plan that libraries need.").paragraph()
    page.says("rebuttal", "Nobody knows what a library costs.")

    assert [draft.attack for draft in drafts(page, voice="ours")] == [
        "What about Ines Vasquez and the libraries?"
    ]
    assert drafts(page) == []


def test_what_answers_an_attack_is_no_plan_beside_it():
    page = Page().says("attack", "The mayor closed our libraries.")
    page.says("rebuttal", "Vasquez would open the libraries on Sundays.")

    assert [draft.kind for draft in drafts(page, voice="ours")] == ["rebuttal"]
