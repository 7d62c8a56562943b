"""Documents become claims and draft cards: once, whoever brings them, and never more."""

from datetime import date
from decimal import Decimal

import pytest

from cards import curation, drafting
from cards.drafting import TakenIn
from cards.drafting.known import Knowledge
from cards.drafting.planning import Plan, doubts_of
from cards.drafting.taking_in import carry_out
from cards.models import Card, CardStatus, CurationEvent, Proof, Topic
from cards.proposing import Proposal
from cards.snapshot import content_hash, content_of
from seeds.models import Claim, Person, Source
from seeds.readers import parse
from tests.cards.pages import PEOPLE, Page
from tests.factories.accounts import UserFactory
from tests.factories.cards import CardFactory, ProofFactory, TopicFactory, live_card
from tests.factories.seeds import ClaimFactory, PersonFactory

pytestmark = pytest.mark.django_db

ATTACK = "The mayor closed our libraries and called it savings."
ANSWER = "Both branches shut in the flood, and 12 libraries are open again."


@pytest.fixture
def people():
    """Those who are spoken of in the pages of these tests."""
    for person in PEOPLE:
        PersonFactory(
            name=person.name,
            aliases=list(person.aliases),
            side=person.side,
            is_principal=True,
            pronoun=person.pronoun,
        )


@pytest.fixture
def take(noon):
    """Return a function that takes in a page with exactly the claims that it was given."""

    def take(
        page: Page, *, knowledge=None, found_with="1" * 64, is_guess=False, **described
    ) -> TakenIn:
        knowledge = knowledge or Knowledge.stored(PEOPLE)
        document = parse(page.text.encode(), name="page.txt")
        page.name = document.sha256
        paired = page.paired(knowledge.shelf)
        plan = Plan("ours", is_guess=is_guess, claims=page.claims, proposed=(), paired=paired)
        return carry_out(plan, document, found_with=found_with, at=noon, **described)

    return take


def page(attack=ATTACK, answer=ANSWER):
    return Page().says("attack", attack).says("rebuttal", answer, speaker="Ines Vasquez")


def test_a_draft_is_stored_with_its_proofs_its_point_and_its_figure(take):
    taken = take(page(), title="A memo", published_on=date(2031, 4, 2))

    card = Card.objects.get()
    assert taken.new == [card.pk]
    assert (card.kind, card.attack, card.rebuttal) == ("rebuttal", ATTACK, ANSWER)
    assert (card.status, card.author, card.last_editor, card.loaded) == ("draft", None, None, None)
    receipt, support = card.proofs.all()
    assert (receipt.stance, receipt.claim.quotation) == ("receipt", ATTACK)
    assert (support.stance, support.claim.quotation) == ("supports", ANSWER)
    assert receipt.says == "“A memo” reports it."
    assert support.says == "Ines Vasquez says it, in “A memo”."
    [point] = card.key_points.all()
    assert (point.text, point.is_required, support.key_point) == (ANSWER, True, point)
    [figure] = card.figures.all()
    assert (figure.value, figure.say_as, figure.claim) == (Decimal(12), "12", support.claim)
    assert (figure.what, figure.unit, figure.as_of) == ("libraries", "libraries", date(2031, 4, 2))
    assert not card.entries.exists()


def test_that_a_program_made_it_is_on_record(take, noon):
    take(page())

    event = CurationEvent.objects.get()
    assert (event.was, event.became, event.by, event.at) == ("", "draft", None, noon)
    assert event.content_hash == content_hash(content_of(Card.objects.get()))


def test_its_wording_is_shown_as_the_documents_until_a_curator_changes_it(take):
    take(page())
    card = Card.objects.get()

    def shown():
        return [each.message for each in curation.findings(card) if each.code == "documents_words"]

    [message] = shown()
    assert "attack, headline, rebuttal and what the proofs show" in message

    card.headline = "Twelve are open."
    [message] = shown()
    assert "attack, rebuttal and what the proofs show" in message


def test_nothing_that_a_program_drafted_can_be_approved_by_one_person(take, lead, noon):
    take(page(), grade="A")
    card = curation.submit(Card.objects.get(), by=lead, at=noon)

    with pytest.raises(curation.CurationError, match="answerable"):
        curation.approve(card, by=lead, at=noon)


def test_the_same_page_again_changes_nothing(take):
    take(page())
    before = list(Proof.objects.values_list("pk", flat=True))

    taken = take(page())

    assert (taken.new, taken.heard) == ((), ())
    assert taken.roles == {"attack": 1, "rebuttal": 1}
    assert list(Proof.objects.values_list("pk", flat=True)) == before


def test_a_page_read_with_other_people_adds_no_second_card(take):
    take(page())

    taken = take(page(), found_with="2" * 64)

    assert (taken.new, taken.heard) == ([], [])
    assert Card.objects.count() == 1
    assert Source.objects.get().extracted_with == "2" * 64


def test_an_overlapping_document_adds_its_passages_to_the_draft(take):
    take(page())
    card = Card.objects.get()

    [heard] = take(page(attack="She closed our libraries.")).heard

    assert (heard.card, heard.is_added) == (card.pk, True)
    assert str(heard) == f"Heard again, added to the draft “{ATTACK}”"
    proofs = card.proofs.values_list("stance", "position")
    assert list(proofs) == [("receipt", 0), ("supports", 1), ("receipt", 2), ("supports", 3)]
    assert Card.objects.count() == 1


def test_a_contrast_heard_again_supports_its_draft(take):
    said = "The councilman voted against the library bond."
    take(Page().says("contrast", said))

    take(Page().says("contrast", f"{said[:-1]} in May."))

    assert [proof.stance for proof in Card.objects.get().proofs.all()] == ["supports"] * 2


@pytest.mark.parametrize("status", [CardStatus.SUBMITTED, CardStatus.RETIRED])
def test_a_card_that_people_moved_stays_as_it_is(take, curator, noon, status):
    take(page())
    card = Card.objects.get()
    move = {CardStatus.SUBMITTED: curation.submit, CardStatus.RETIRED: curation.retire}[status]
    move(card, by=curator, at=noon)

    [heard] = take(page(attack="She closed our libraries.")).heard

    assert (heard.is_added, heard.status) == (False, status)
    assert str(heard) == f"Heard again: the card “{ATTACK}” ({status}) stays as it is"
    assert card.proofs.count() == 2
    assert Card.objects.get().status == status


def test_an_approved_card_is_neither_reopened_nor_changed(take):
    card = live_card(attack=ATTACK)
    before = content_hash(content_of(card))

    [heard] = take(page()).heard

    card.refresh_from_db()
    assert (heard.card, heard.is_added, card.status) == (card.pk, False, "approved")
    assert content_hash(content_of(card)) == before == card.approved_hash


def test_a_draft_that_a_deck_file_brought_is_the_files(take):
    card = CardFactory(attack=ATTACK, loaded={"id": "…"})

    [heard] = take(page()).heard

    assert (heard.is_added, card.proofs.count()) == (False, 0)


def test_a_reopened_card_keeps_who_last_edited_it(take, noon):
    card = live_card(attack=ATTACK)
    card.note, card.rebuttal = "", "All of our libraries are open to everybody again today."
    card.save()
    editor = UserFactory(curator=True)
    curation.edited(card, by=editor, at=noon)

    [heard] = take(page()).heard

    card.refresh_from_db()
    assert (heard.is_added, card.last_editor, card.status) == (True, editor, "draft")


def test_a_passage_that_a_card_cites_is_not_drafted(take, noon):
    said = page()
    source = take(Page().goes_on(said.text)).received.ingested.source
    claim = ClaimFactory(source=source, start=0, end=len(ATTACK), role="attack")
    ProofFactory(claim=claim, stance="receipt")

    taken = take(said, found_with="2" * 64)

    assert (taken.new, taken.heard) == ([], [])


def test_an_answer_from_another_document_is_its_claim_there(take):
    knowledge = Knowledge.stored(PEOPLE)
    take(Page().says("attack", ATTACK), knowledge=knowledge)
    answer = "Both closed libraries are open again, and the savings are spent."

    taken = take(Page().says("rebuttal", answer), knowledge=knowledge)

    [card] = Card.objects.filter(kind="rebuttal")
    assert taken.new == [card.pk]
    assert len({proof.claim.source_id for proof in card.proofs.all()}) == 2


def test_a_draft_whose_claim_has_gone_meanwhile_waits(take):
    knowledge = Knowledge.stored(PEOPLE)
    take(Page().says("attack", ATTACK), knowledge=knowledge)
    Claim.objects.all().delete()
    answer = "Both closed libraries are open again, and the savings are spent."

    assert take(Page().says("rebuttal", answer), knowledge=knowledge).new == []


def test_figures_without_a_unit_or_too_large_are_left_to_the_curator(take):
    answer = "We opened 7 and paid $99,999 trillion and $1.00001 for 40 benches."

    take(page(answer=answer))

    assert [figure.say_as for figure in Card.objects.get().figures.all()] == ["40"]


def test_a_draft_is_filed_under_the_topic_whose_words_it_shares(take):
    TopicFactory(slug="fares", title="Bus fares")
    TopicFactory(slug="libraries", title="Libraries and branches")

    take(page())

    assert Card.objects.get().topic_id == "libraries"


def test_words_of_a_topics_cards_tell_too(take):
    topic = TopicFactory(slug="culture", title="Culture")
    CardFactory(topic=topic, attack="Branches shut, libraries gone, in the flood and ever since.")

    take(page())

    assert Card.objects.latest("pk").topic_id == "culture"


def test_what_no_topic_is_about_is_unsorted(take):
    TopicFactory(slug="fares", title="Bus fares")

    take(page())

    assert Card.objects.get().topic == Topic(slug="unsorted", title="Unsorted")


def test_a_sentence_and_the_words_it_quotes_are_one_receipt(take):
    take(page())
    said = (
        Page().says("attack", "She closed our libraries.").within("attack", "closed our libraries")
    )

    take(said)

    assert Card.objects.get().proofs.count() == 3


def test_what_a_curator_has_just_added_is_not_added_again(take):
    take(page())
    card, said = Card.objects.get(), "She closed our libraries."
    source = take(Page().goes_on(said)).received.ingested.source
    knowledge = Knowledge.stored(PEOPLE)
    ProofFactory(card=card, claim=ClaimFactory(source=source, start=0, end=len(said)))

    [heard] = take(Page().says("attack", said), knowledge=knowledge, found_with="2" * 64).heard

    assert (heard.is_added, card.proofs.count()) == (False, 3)


def test_gaps_contradictions_and_refusals_are_told(take):
    long = "She closed " + "Linden and Harbor and Elm and " * 12 + "all of them."
    said = Page().says("attack", ATTACK).paragraph(4).says("attack", long)
    said.says("rebuttal", "Linden and Harbor and Elm are open.", side="ours").paragraph(5)
    said.says("fact", "Bridge repairs cost $84 million.")
    said.says("fact", "The bridge repairs cost $8.4 million.")

    taken = take(said)

    assert [str(each) for each in taken.gaps] == [f"No answer found for “{ATTACK}”"]
    assert [str(each) for each in taken.contradictions] == [
        "Bridge, repairs, cost: “Bridge repairs cost $84 million.” or"
        " “The bridge repairs cost $8.4 million.”?"
    ]
    assert taken.refused == [
        "“She closed Linden and Harbor and…” is over 280 characters and cannot be cut."
    ]


@pytest.mark.parametrize(("order", "which"), [(1, "first"), (-1, "second")])
def test_of_a_correction_is_told_which_figure_it_takes_back(take, order, which):
    notice = "An earlier version of this article gave the cost of bridge repairs as $84 million."
    said = Page()
    for words in [notice, "The bridge repairs cost $8.4 million."][::order]:
        said.says("fact", words)

    [found] = take(said).contradictions

    assert found.what.endswith(f"; the {which} is what an earlier version said")


def test_a_long_passage_is_named_by_its_beginning(take):
    long = "The mayor closed every library in town, " + "and " * 30 + "so on."

    [gap] = take(Page().says("attack", long)).gaps

    assert str(gap).endswith("and and …”")


# -- From the words of a document ----------------------------------------------------

ARTICLE = """Vasquez answers Holt

"Mayor Vasquez closed our libraries and failed this city," Holt told the crowd on Monday.

"That is false," Vasquez said. "We reopened 12 libraries after the flood, and all of them are open."
"""


@pytest.fixture
def article():
    return parse(ARTICLE.encode(), name="article.txt")


def test_an_article_becomes_claims_and_drafts(article, people, noon):
    taken = drafting.take_in(article, at=noon, side="neutral")

    claims = Claim.objects.all()
    assert taken.roles.total() == len(claims) > 2
    assert {claim.origin for claim in claims} == {"extractor"}
    assert {"attack", "rebuttal"} <= {claim.role for claim in claims}
    card = Card.objects.filter(kind="rebuttal").get()
    assert card.attack in " ".join(ARTICLE.split())
    assert card.rebuttal in " ".join(ARTICLE.split())
    assert {each.status for each in Card.objects.all()} == {"draft"}


def test_the_same_article_again_changes_nothing(article, people, noon, django_assert_num_queries):
    drafting.take_in(article, at=noon)
    knowledge = Knowledge.stored()
    counts = Card.objects.count(), Claim.objects.count(), Proof.objects.count()

    with django_assert_num_queries(18):
        taken = drafting.take_in(article, at=noon, knowledge=knowledge)

    assert (taken.new, taken.heard) == ((), ())
    assert (Card.objects.count(), Claim.objects.count(), Proof.objects.count()) == counts


def test_claims_are_found_anew_when_the_people_changed(article, noon):
    drafting.take_in(article, at=noon)
    before = set(Claim.objects.values_list("role", flat=True))
    for name, side in (("Vasquez", "ours"), ("Holt", "theirs")):
        PersonFactory(name=name, side=side, is_principal=True)

    drafting.take_in(article, at=noon)

    assert "rebuttal" not in before
    assert "rebuttal" in set(Claim.objects.values_list("role", flat=True))


def test_a_side_that_was_guessed_is_kept_as_a_guess(take):
    taken = take(page(), is_guess=True)

    source = taken.received.ingested.source
    assert (source.side, source.guessed_side, source.whose) == ("", "ours", "ours")
    assert source.side_is_guess


def test_only_a_guess_is_a_doubt():
    [doubt] = doubts_of("ours", is_guess=True)

    assert doubt.message == "Nobody said whose document it is: taken to be ours by its words."
    assert doubts_of("ours", is_guess=False) == doubts_of("unknown", is_guess=True) == ()


def test_a_run_knows_what_its_earlier_documents_brought(article, people, noon):
    knowledge = Knowledge.stored()
    drafting.take_in(article, at=noon, knowledge=knowledge)
    count = Card.objects.count()

    for day in ("Tuesday", "Wednesday"):
        other = parse(ARTICLE.replace("Monday", day).encode(), name="other.txt")
        taken = drafting.take_in(other, at=noon, knowledge=knowledge)
        assert any(each.is_added for each in taken.heard)

    assert Card.objects.count() == count


def test_a_models_proposals_are_drafts_too(article, people, noon):
    attack, answer = "closed our libraries", "We reopened 12 libraries after the flood"
    at = {said: (ARTICLE.index(said), ARTICLE.index(said) + len(said)) for said in (attack, answer)}

    drafting.take_in(
        article, at=noon, proposals=[Proposal("rebuttal", (at[attack],), (at[answer],))]
    )

    card = Card.objects.get(drafted__by="model")
    assert (card.attack, card.rebuttal) == (attack, answer)
    assert {proof.claim.origin for proof in card.proofs.all()} == {"model"}


@pytest.mark.parametrize("copies", [1, 3])
def test_drafting_takes_as_many_queries_for_three_cards_as_for_one(
    take, copies, django_assert_num_queries
):
    knowledge = Knowledge.stored(PEOPLE)
    said = Page()
    for name in ("Harbor", "Linden", "Elm")[:copies]:
        said.says("attack", f"She closed the {name} branch and locked {name} out.")
        said.says("rebuttal", f"{name} is open again.").paragraph(6)

    with django_assert_num_queries(45):
        assert len(take(said, knowledge=knowledge).new) == copies


@pytest.mark.parametrize("copies", [1, 3])
def test_hearing_takes_as_many_queries_for_three_cards_as_for_one(
    take, copies, django_assert_num_queries
):
    for name in ("Harbor", "Linden", "Elm"):
        take(page(attack=f"She closed the {name} branch and locked {name} out."))
    knowledge = Knowledge.stored(PEOPLE)
    said = Page()
    for name in ("Harbor", "Linden", "Elm")[:copies]:
        said.says("attack", f"She has closed the {name} branch and locked {name} out.").paragraph(5)

    with django_assert_num_queries(34):
        assert len(take(said, knowledge=knowledge).heard) == copies


@pytest.mark.parametrize("count", [1, 3])
def test_what_is_known_takes_as_many_queries_for_three_documents_as_for_one(
    take, count, django_assert_num_queries
):
    for name in ("Harbor", "Linden", "Elm")[:count]:
        take(page(attack=f"She closed the {name} branch."))

    with django_assert_num_queries(5):
        Knowledge.stored()
    assert not Person.objects.exists()
