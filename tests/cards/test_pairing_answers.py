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
