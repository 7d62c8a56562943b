"""Which passage answers an attack, and what has no answer."""

import pytest

from cards.pairing import Shelf
from tests.cards.pages import Page

ATTACK = "The mayor closed our libraries and called it savings."
ANSWER = "Both branches shut in the flood, and both are open again."
ON_FARES = "Riders under nineteen have traveled free since last August."


@pytest.fixture
def article():
    return Page().says("attack", ATTACK)


def answers(article):
    """Return the words of the first draft's answers, the best first."""
    [draft] = article.paired(Shelf()).drafts
    return [passage.text for passage in draft.supports]


def test_an_answer_in_the_same_paragraph_is_taken(article):
    assert answers(article.says("rebuttal", ANSWER)) == [ANSWER]


def test_an_explicit_correction_goes_before_what_stands_nearer(article):
    attack = article.claims[0]
    article.says("rebuttal", ON_FARES).paragraph(4)
    article.says("rebuttal", ANSWER, corrects=(attack.start, attack.end))

    assert answers(article)[0] == ANSWER


def test_a_sentence_that_holds_the_attack_corrects_it():
    said = "Critics say that she “closed our libraries”, which is false."
    article = Page().says("rebuttal", said)
    article.within("attack", "closed our libraries").says("rebuttal", ON_FARES)

    [draft] = article.paired(Shelf()).drafts

    assert draft.attack == "closed our libraries"
    assert draft.rebuttal == said
    assert draft.loaded_words == ("closed our libraries",)


def test_a_reply_in_the_next_paragraph_needs_no_shared_words():
    article = Page().says("attack", ATTACK, side="theirs")

    article.paragraph().says("rebuttal", ON_FARES, side="ours")

    assert answers(article) == [ON_FARES]


def test_what_merely_stands_in_the_next_paragraph_answers_nothing(article):
    article.paragraph().says("rebuttal", ON_FARES)

    paired = article.paired(Shelf())

    assert [line.best.text for line in paired.gaps] == [ATTACK]
    assert not [draft for draft in paired.drafts if draft.kind == "rebuttal"]


def test_a_passage_far_away_answers_if_it_is_about_the_same(article):
    said = "We reopened the libraries that were closed, and the savings are spent."
    article.paragraph(6).says("rebuttal", said)

    [draft] = article.paired(Shelf()).drafts

    assert "found by shared words only" in " ".join(doubt.message for doubt in draft.doubts)


def test_a_paragraph_that_never_ends_counts_as_several(article):
    for number in range(40):
        article.goes_on(f"Something else happened on day {number}, and was not a claim.")
    article.says("rebuttal", ON_FARES)

    assert article.paired(Shelf()).gaps


def test_one_shared_word_far_away_is_not_enough(article):
    article.says("attack", "The savings went nowhere at all, and the roads are worse for it.")
    article.paragraph(6).says("rebuttal", "Savings pay for the park.")

    assert not article.paired(Shelf()).drafts


def test_an_answer_before_the_attack_in_its_paragraph_must_be_about_it():
    article = Page().says("rebuttal", ON_FARES).says("attack", ATTACK)

    assert article.paired(Shelf()).gaps

    article = Page().says("rebuttal", "Closed libraries are open again.").says("attack", ATTACK)

    assert answers(article) == ["Closed libraries are open again."]


def test_answers_beside_the_best_are_proofs_and_none_is_there_twice(article):
    again = "Both branches are open again after the flood."
    article.says("rebuttal", ANSWER).says("rebuttal", again)
    article.says("rebuttal", ON_FARES).says("rebuttal", "The roof of Mill Street is new.")
    article.says("rebuttal", "Harbor has Sunday hours.")

    assert len(answers(article)) == 3
    assert again not in answers(article)


def test_attacks_one_after_the_other_with_one_answer_are_one_card(article):
    article.says("attack", "She had four years, and the doors are locked.")
    article.paragraph().says("attack", "Where were you, all those winters?", side="theirs")
    article.paragraph().says("rebuttal", f"{ANSWER} The libraries' doors are open.", side="ours")

    [draft] = article.paired(Shelf()).drafts

    assert draft.attack == ATTACK
    assert set(draft.heard_as) == {
        "She had four years, and the doors are locked.",
        "Where were you, all those winters?",
    }
    assert len(draft.receipts) == 3


def test_attacks_with_one_answer_in_common_are_one_card_with_all_their_answers():
    hours = "Records show that the branches are open 61 hours a week."
    said = Page().says("attack", ATTACK).says("rebuttal", ANSWER).says("rebuttal", hours)
    said.says("attack", "The doors of the branches are locked in the flood.")

    [draft] = said.paired(Shelf()).drafts

    assert len(draft.receipts) == 2
    assert {passage.text for passage in draft.supports} == {ANSWER, hours}


def test_attacks_with_different_answers_are_two_cards(article):
    article.says("rebuttal", ANSWER).paragraph(3)
    article.says("attack", "Working people pay more for every ride.").says("rebuttal", ON_FARES)

    assert len(article.paired(Shelf()).drafts) == 2


def test_near_duplicates_are_one_line_with_all_their_receipts(article):
    article.says("rebuttal", ANSWER).paragraph(3).says("attack", "She is closing our libraries.")

    [draft] = article.paired(Shelf()).drafts

    assert [passage.text for passage in draft.receipts] == [
        ATTACK,
        "She is closing our libraries.",
    ]
    assert draft.heard_as == ("She is closing our libraries.",)


def test_a_word_that_only_means_something_where_it_stands_is_no_gap():
    assert not Page().says("attack", "Nine.").paired(Shelf()).gaps


def test_a_sentence_around_the_quoted_attack_is_not_a_second_receipt():
    article = Page().says("attack", "Holt says that the mayor closed the libraries.")
    article.within("attack", "the mayor closed the libraries", quotation=True)

    [draft] = article.says("rebuttal", ANSWER).paired(Shelf()).drafts

    assert draft.attack == "the mayor closed the libraries"
    assert len(draft.receipts) == 1


def test_other_phrasings_are_neither_the_same_words_nor_longer_than_a_line(article):
    article.says("rebuttal", ANSWER).paragraph(3).says("attack", ATTACK.upper())
    article.says("attack", f"{ATTACK[:-1]} of Linden and Harbor" + " and our libraries" * 15)

    [draft] = article.paired(Shelf()).drafts

    assert len(draft.receipts) == 3
    assert draft.heard_as == ()


def test_what_a_document_says_over_and_over_is_proven_by_twenty_passages(article):
    for _ in range(24):
        article.says("attack", ATTACK)

    [draft] = article.says("rebuttal", ANSWER).paired(Shelf()).drafts

    assert len(draft.receipts) == 20


def test_a_mere_denial_is_a_proof_beside_an_answer_that_says_more(article):
    article.says("rebuttal", "That is flatly untrue.").says("rebuttal", ANSWER)

    assert answers(article) == [ANSWER, "That is flatly untrue."]


def test_a_word_is_no_answer(article):
    article.says("rebuttal", "None yet.")

    assert article.paired(Shelf()).gaps


def test_a_fact_that_denies_the_figure_of_an_attack_answers_it():
    article = Page().says("attack", "Taxes went up 40 percent under her.", quotation=True)
    article.paragraph(4).says("fact", "That is a rise of 29.7 percent, not 40 percent.")

    [draft] = article.paired(Shelf()).drafts

    assert (draft.kind, draft.headline) == (
        "rebuttal",
        "That is a rise of 29.7 percent, not 40 percent.",
    )


def test_a_fact_that_denies_another_figure_answers_nothing():
    article = Page().says("attack", "Taxes went up 40 percent under her.", quotation=True)
    article.says("fact", "The rise of taxes under her was 3 percent, not 30 percent.")

    assert article.paired(Shelf()).gaps


def test_an_attack_that_denies_its_own_figure_does_not_answer_itself():
    said = "It was 4.5 percent of the library taxes, not 45 percent."

    assert Page().says("attack", said, quotation=True).paired(Shelf()).gaps


def test_how_our_campaign_goes_about_it_answers_nothing(article):
    article.says("rebuttal", "Allies of the mayor say that libraries and savings are a chance.")

    assert article.paired(Shelf()).gaps


AT_LENGTH = (
    "She voted to let libraries rot, and grandparents in every village from Harbor to Elm paid "
    "for her mistakes with long walks, cold evenings and unread newspapers."
)


def test_a_document_answers_what_it_quotes_in_the_next_paragraph():
    article = Page().says("attack", AT_LENGTH, quotation=True).paragraph()
    article.goes_on("# What is true").paragraph().says("rebuttal", "Two libraries shut in a flood.")

    assert answers(article) == ["Two libraries shut in a flood."]


def test_but_not_what_it_quotes_before_another_attack():
    article = Page().says("attack", AT_LENGTH, quotation=True).goes_on("Something was said.")
    article.paragraph().says("attack", "She is finished.", quotation=True)
    article.says("rebuttal", "Two libraries shut in a flood.")

    assert AT_LENGTH in [line.best.text for line in article.paired(Shelf()).gaps]


def test_what_nobody_says_is_answered_by_what_is_about_the_same_only():
    page = Page().says("attack", "The library budget shrank by half.", side="unknown")
    page.says("rebuttal", "Riders travel free, and the roofs are new.")

    paired = page.paired(Shelf())

    assert (paired.gaps, [draft for draft in paired.drafts if draft.kind == "rebuttal"]) == ([], [])
    assert page.paired(Shelf(), voice="theirs").drafts  # the document says it, and we answer
    assert answers(page.says("rebuttal", "The library budget grew by half.")) == [
        "The library budget grew by half."
    ]


def test_what_a_camp_says_in_its_own_document_is_a_gap():
    page = Page().says("attack", "The library budget shrank by half.", side="unknown")

    assert page.paired(Shelf(), voice="theirs").gaps
    assert not page.paired(Shelf()).gaps


def test_the_label_that_a_sentence_reports_and_corrects_is_the_attack():
    said = "They exaggerate her role, slapping her with the false title of “library czar.”"
    clause = "slapping her with the false title of “library czar.”"
    at = said.index(clause), len(said)
    article = Page().says("rebuttal", said, corrects=at).within("attack", clause, corrects=None)
    article.says("rebuttal", "The council asked her to look after two branches.")

    [draft] = article.paired(Shelf()).drafts

    assert (draft.attack, draft.loaded_words) == ("library czar", ("library czar",))
    assert [passage.text for passage in draft.supports] == [
        said,
        "The council asked her to look after two branches.",
    ]
    assert "label" in [doubt.code for doubt in draft.doubts]


def test_what_says_nothing_by_itself_is_no_attack():
    article = Page().says("attack", "Every one.", quotation=True).says("rebuttal", ANSWER)

    assert not [each for each in article.paired(Shelf()).drafts if each.kind == "rebuttal"]


def test_an_attack_right_before_an_answered_one_shares_its_answer():
    article = Page().says("attack", "voted to fire forty drivers.", quotation=True)
    article.says("attack", "He repeated the line all week.")
    article.says("attack", "She left you in the cold.", quotation=True).paragraph()
    at = article.claims[-1]
    article.says("rebuttal", "No driver lost a job, records show.", corrects=(at.start, at.end))

    [draft] = article.paired(Shelf()).drafts

    assert {draft.attack, *draft.heard_as} == {
        "voted to fire forty drivers.",
        "She left you in the cold.",
    }
    assert len(draft.receipts) == 3


def test_an_attack_before_one_that_says_nothing_by_itself_shares_no_answer():
    article = Page().says("attack", ATTACK, quotation=True)
    article.says("attack", "Every one.", quotation=True).paragraph()
    at = article.claims[-1]
    article.says("rebuttal", "Riders travel free.", corrects=(at.start, at.end))

    assert [line.best.text for line in article.paired(Shelf()).gaps] == [ATTACK]


def test_an_answer_that_goes_on_from_another_does_not_go_first(article):
    article.says("rebuttal", "And we will keep all of the closed libraries open.", score=1)
    article.says("rebuttal", ANSWER)

    assert answers(article)[0] == ANSWER


def test_an_answer_to_something_else_further_on_is_no_proof(article):
    article.says("rebuttal", ANSWER).paragraph()
    article.says("attack", "Taxes are up.").says("rebuttal", "Nothing of that kind was decided.")

    assert answers(article)[:1] == [ANSWER]
    assert "Nothing of that kind was decided." not in answers(article)


def test_a_headline_and_what_it_tells_of_are_one_line():
    said = (
        "The councilwoman has never run anything larger than a committee, and didn’t run it well."
    )
    article = Page().says(
        "attack", "has never run anything larger than a committee", quotation=True
    )

    article.paragraph(4).says("attack", said, quotation=True)

    assert len(article.paired(Shelf()).gaps) == 1
