"""One document after another: what is known is not drafted again, and answers meet attacks."""

import pytest

from cards.pairing import Known, Shelf, terms
from cards.pairing.index import COMMON, Index
from tests.cards.pages import NAMES, Page

ATTACK = "The mayor closed our libraries and called it savings."
ANSWER = "Both closed libraries are open again, and the savings are spent."


@pytest.fixture
def shelf():
    return Shelf()


def known(key=1, kind="rebuttal", line=ATTACK, cited=()):
    return Known(key, kind, (terms(line, names=NAMES),), tuple(cited))


def test_a_line_that_a_card_holds_is_repeated_not_drafted(shelf):
    shelf.put_card(known())

    again = "She closed our libraries."

    paired = Page().says("attack", again).says("rebuttal", ANSWER).paired(shelf)

    assert paired.drafts == []
    [repeated] = paired.repeated
    assert (repeated.card, repeated.kind) == (1, "rebuttal")
    assert [passage.text for passage in repeated.said] == [again]
    assert [passage.text for passage in repeated.answers] == [ANSWER]


def test_a_line_of_another_kind_of_card_is_drafted(shelf):
    shelf.put_card(known(kind="contrast"))

    assert Page().says("attack", ATTACK).says("rebuttal", ANSWER).paired(shelf).drafts


def test_a_passage_that_a_card_cites_is_covered_and_no_news(shelf):
    page = Page().says("attack", "Other words of it.").says("rebuttal", ANSWER)
    shelf.put_card(known(cited=[page.passages()[0].excerpt]))

    paired = page.paired(shelf)

    assert (paired.drafts, paired.repeated, paired.gaps) == ([], [], [])


def test_the_first_card_that_cites_a_passage_holds_its_line(shelf):
    page = Page().says("attack", ATTACK).says("attack", "She closes libraries for savings.")
    for key in (7, 3):
        shelf.put_card(known(key, line="something else", cited=[page.passages()[0].excerpt]))

    [repeated] = page.paired(shelf).repeated

    assert repeated.card == 7


def test_shared_evidence_makes_fewer_shared_words_enough(shelf):
    page = Page().says("attack", "Weak on books, and the libraries paid for it.")
    page.says("rebuttal", ANSWER)
    line = "She let every library rot, weak as ever."
    shelf.put_card(known(line=line))
    assert page.paired(Shelf()).drafts
    assert page.paired(shelf).drafts

    shelf.put_card(known(2, line=line, cited=[page.passages()[1].excerpt]))

    [repeated] = page.paired(shelf).repeated
    assert repeated.card == 2


def test_an_answer_in_a_later_document_finds_the_attack(shelf):
    first = Page("first").says("attack", ATTACK)
    assert first.paired(shelf).gaps

    paired = Page("second").says("rebuttal", ANSWER).paired(shelf)

    [draft] = [each for each in paired.drafts if each.kind == "rebuttal"]
    assert draft.attack == ATTACK
    assert [passage.document for passage in draft.passages] == ["first", "second"]


def test_an_attack_in_a_later_document_finds_the_answer(shelf):
    Page("first").says("rebuttal", ANSWER).paired(shelf)

    [draft] = Page("second").says("attack", ATTACK).paired(shelf).drafts

    assert draft.rebuttal == ANSWER
    assert "shared words only" in draft.doubts[0].message


def test_an_attack_that_a_card_holds_by_now_is_not_answered_again(shelf):
    first = Page("first").says("attack", ATTACK)
    first.paired(shelf)
    shelf.put_card(known(cited=[first.passages()[0].excerpt]))

    assert Page("second").says("rebuttal", ANSWER).paired(shelf).drafts == []


def test_what_is_about_something_else_answers_nothing(shelf):
    Page("first").says("attack", ATTACK).paired(shelf)

    paired = Page("second").says("rebuttal", "Libraries have new roofs.").paired(shelf)

    assert paired.drafts == []


def test_a_contrast_and_a_fact_are_drafted_once(shelf):
    page = Page("first").says("contrast", "The councilman voted against the library bond.")
    page.says("fact", "Circulation of all branches rose 18 percent.")
    for key, draft in enumerate(page.paired(shelf).drafts):
        shelf.put_card(known(key, draft.kind, draft.rebuttal, [draft.supports[0].excerpt]))

    again = Page("second").says("contrast", "Holt voted against the library bond in May.")
    paired = again.says("fact", "Circulation of all branches rose 18 percent.").paired(shelf)

    assert paired.drafts == []
    assert [each.kind for each in paired.repeated] == ["contrast", "fact"]


def test_what_a_draft_was_found_to_say_later_is_known_of_it(shelf):
    shelf.put_card(known())
    shelf.put_card(known(line="Every branch is locked and dark."))

    [repeated] = Page().says("attack", "Every branch is locked, dark.").paired(shelf).repeated

    assert repeated.card == 1


def test_a_word_that_everything_shares_leads_nowhere():
    index = Index()
    for number in range(COMMON + 1):
        index.add(number, {"library", f"rare{number}"})

    assert index.near({"library"}) == []
    assert index.near({"library", "rare7"}) == [7]
    assert index.weight("rare7") > index.weight("library")
    assert index.share([], []) == 0
