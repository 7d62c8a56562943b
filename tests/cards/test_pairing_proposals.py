"""What a language model chose becomes drafts like any other, and is marked."""

import pytest

from cards.pairing import Known, Questions, Shelf, terms
from cards.pairing.proposals import Proposed
from cards.proposing import Proposal
from seeds.spans import layout
from tests.cards.pages import NAMES, PEOPLE, Page

ATTACK = "The mayor closed our libraries."
ANSWER = "All 12 branches are open again, she said."


@pytest.fixture
def article():
    page = Page().says("attack", ATTACK).says("rebuttal", ANSWER, speaker="Ines Vasquez")
    return page.goes_on("Nobody mentioned the 40 buses.")


def spans(article, *words):
    return tuple((article.text.index(said), article.text.index(said) + len(said)) for said in words)


def drafts(article, *proposals):
    passages = article.passages()
    proposed = Proposed(article.name, article.text, layout(article.text), NAMES)
    made = list(proposed.drafts(proposals, passages, Questions(passages, PEOPLE)))
    return made, proposed.claims


def test_passages_that_are_claims_already_stay_those_claims(article):
    proposal = Proposal("rebuttal", spans(article, ATTACK), spans(article, ANSWER))

    [draft], claims = drafts(article, proposal)

    assert (draft.attack, draft.rebuttal, claims) == (ATTACK, ANSWER, [])
    assert draft.is_proposed
    assert "language model" in draft.doubts[0].message


def test_words_within_a_claim_are_a_claim_with_its_speaker_and_the_figures_they_hold(article):
    within = "All 12 branches are open again"
    proposal = Proposal("contrast", (), spans(article, within))

    [draft], [claim] = drafts(article, proposal)

    assert (claim.speaker, claim.role) == ("Ines Vasquez", "contrast")
    assert [figure.text for figure in claim.figures] == ["12"]
    assert draft.attack.startswith("What about Desmond Holt")


def test_words_outside_every_claim_are_nobodys(article):
    proposal = Proposal("fact", (), spans(article, "Nobody mentioned the 40 buses."))

    [draft], [claim] = drafts(article, proposal)

    assert (claim.speaker, claim.figures, draft.kind) == (None, (), "fact")


def test_a_proposal_that_makes_no_card_is_left_out():
    article = Page().goes_on("She closed " + "Linden and Harbor and " * 20 + "all of them.")
    whole = (0, len(article.text))

    made, _ = drafts(article, Proposal("rebuttal", (whole,), (whole,)))

    assert made == []


def test_what_was_proposed_is_not_drafted_by_rule_again(article):
    made, _ = drafts(article, Proposal("rebuttal", spans(article, ATTACK), spans(article, ANSWER)))

    paired = article.paired(Shelf(), given=made)

    assert paired.drafts == made


def test_what_a_card_holds_is_not_proposed_again(article):
    made, _ = drafts(article, Proposal("rebuttal", spans(article, ATTACK), spans(article, ANSWER)))
    shelf = Shelf()
    shelf.put_card(Known(1, "rebuttal", (terms(ATTACK, names=NAMES),)))

    assert article.paired(shelf, given=made).drafts == []
