"""A card's way from draft to approved, and who may take it there."""

from datetime import UTC, datetime, timedelta

import pytest

from cards import curation, decks
from cards.curation import MOVES, CurationError
from cards.models import Card, CardStatus, CurationEvent
from cards.snapshot import content_hash, content_of
from tests.factories.accounts import UserFactory
from tests.factories.cards import (
    CardFactory,
    DeckFactory,
    FigureFactory,
    TopicFactory,
    live_card,
    proven_card,
)

pytestmark = pytest.mark.django_db


def submitted_card(at, **values):
    card = proven_card(**values)
    return curation.submit(card, by=card.author, at=at)


def test_the_moves_are_those_of_the_curation_diagram():
    draft, submitted, approved, retired, withdrawn = CardStatus

    assert {(was, to) for was, allowed in MOVES.items() for to in allowed} == {
        (draft, submitted),
        (submitted, approved),
        (approved, retired),
        (approved, draft),  # any change to what is said
        (submitted, draft),  # sent back
        (retired, draft),  # taken up again
        (draft, retired),
        (submitted, retired),
    }
    assert withdrawn in MOVES  # withdrawing comes with its own verb


def test_submitting_and_approving_are_recorded(noon, lead):
    card = proven_card()
    curator = card.author

    curation.submit(card, by=curator, at=noon)
    card = curation.approve(card, by=lead, at=noon + timedelta(hours=1))

    said = content_hash(content_of(card))
    recorded = card.events.values_list("was", "became", "by", "at", "why", "content_hash")
    assert list(recorded) == [
        ("draft", "submitted", curator.pk, noon, "", said),
        ("submitted", "approved", lead.pk, noon + timedelta(hours=1), "", said),
    ]


def test_approving_publishes_exactly_what_the_card_says(noon, lead):
    card = submitted_card(noon, owner="library-desk")

    card = curation.approve(card, by=lead, at=noon, is_material=False)

    card.refresh_from_db()
    revision = card.standing
    assert (card.status, card.revision, card.approved_by, card.approved_at) == (
        CardStatus.APPROVED,
        1,
        lead,
        noon,
    )
    assert (revision.number, revision.is_material, revision.content_hash) == (
        1,
        False,
        card.approved_hash,
    )
    assert revision.content == {
        **content_of(card),
        "revision": 1,
        "content_hash": f"sha256:{content_hash(content_of(card))}",
        "trust": {
            "state": "approved",
            "reasons": [],
            "approved_by": "lead",
            "approved_at": "2031-05-06T12:00:00Z",
            "expires_at": "2040-01-01T00:00:00Z",
            "owner": "library-desk",
        },
    }


@pytest.mark.parametrize("role", ["author", "last_editor"])
def test_who_writes_does_not_approve(noon, lead, role):
    card = proven_card(**{"author": UserFactory(), "last_editor": UserFactory(), role: lead})
    curation.submit(card, by=lead, at=noon)

    with pytest.raises(CurationError, match="Ask someone else to approve a card you wrote"):
        curation.approve(card, by=lead, at=noon)

    card.refresh_from_db()
    assert (card.status, card.standing, card.events.count()) == (CardStatus.SUBMITTED, None, 1)


def test_only_a_submitted_card_is_approved(noon, lead):
    card = proven_card()

    with pytest.raises(CurationError, match="A card cannot go from draft to approved"):
        curation.approve(card, by=lead, at=noon)


def test_a_finding_that_blocks_is_the_refusal(noon, lead):
    card = submitted_card(noon, owner="", punt="")

    with pytest.raises(CurationError, match=r"^Name the person or desk answerable for this card.$"):
        curation.approve(card, by=lead, at=noon)


def test_an_approval_of_something_else_than_was_read_is_refused(noon, lead):
    card = submitted_card(noon)
    read = content_hash(content_of(card))
    Card.objects.filter(pk=card.pk).update(headline="She opened even more.")

    with pytest.raises(CurationError, match="Someone changed this card while you were reading it"):
        curation.approve(card, by=lead, at=noon, content_hash=read)

    card.refresh_from_db()
    now = content_hash(content_of(card))
    assert curation.approve(card, by=lead, at=noon, content_hash=now).status == CardStatus.APPROVED


def test_of_two_approvals_the_second_is_refused(noon, lead):
    card = submitted_card(noon)
    in_another_window = Card.objects.get(pk=card.pk)
    curation.approve(card, by=lead, at=noon)

    with pytest.raises(CurationError, match="This card is approved already"):
        curation.approve(in_another_window, by=UserFactory(lead=True), at=noon)


def test_an_objection_is_known_before_anyone_tries(noon, lead, curator):
    card = submitted_card(noon)

    assert curation.objection(card, by=card.author).startswith("Ask someone else")
    assert curation.objection(card, by=lead) is None


def test_editing_an_approved_card_leaves_the_approved_revision_live(noon):
    deck = DeckFactory()
    card = live_card(deck=deck, headline="The mayor opened libraries.")
    editor, served = UserFactory(curator=True), decks.cards_in(deck, at=noon)

    card.headline = "The mayor opened the most libraries."
    card.save(update_fields=["headline"])
    card = curation.edited(card, by=editor, at=noon)

    assert (card.status, card.last_editor) == (CardStatus.DRAFT, editor)
    assert card.events.last().why == "Changed after approval."
    assert decks.cards_in(deck, at=noon) == served
    assert served[0]["headline"] == "The mayor opened libraries."


def test_whoever_approved_a_card_may_edit_it_and_then_not_approve_it(noon):
    card = live_card()
    approver = card.approved_by
    card.headline = "The mayor opened the most libraries."
    card.save(update_fields=["headline"])

    curation.edited(card, by=approver, at=noon)
    curation.submit(card, by=approver, at=noon)

    with pytest.raises(CurationError, match="Ask someone else"):
        curation.approve(card, by=approver, at=noon)


def test_a_figure_added_to_an_approved_card_reopens_it(noon, curator):
    card = live_card()
    FigureFactory(card=card)

    assert curation.edited(card, by=curator, at=noon).status == CardStatus.DRAFT


@pytest.mark.parametrize("reopened", [False, True])
def test_filing_reopens_nothing_and_shows_at_once(noon, reopened):
    deck = DeckFactory()
    card = live_card(deck=deck)
    approver, author = card.approved_by, card.author
    if reopened:
        card.headline = "The mayor opened the most libraries."
        card.save(update_fields=["headline"])
        card = curation.edited(card, by=author, at=noon)
    before = decks.cards_in(deck, at=noon)[0]
    status = card.status

    card.topic, card.damage, card.owner = TopicFactory(slug="reading"), 5, "reading-desk"
    card.save(update_fields=["topic", "damage", "owner"])
    card = curation.edited(card, by=approver, at=noon)

    assert card.status == status
    assert decks.cards_in(deck, at=noon) == [
        before
        | {
            "deck_version": 2,
            "topic": "reading",
            "weight": 15 / 9,
            "trust": before["trust"] | {"owner": "reading-desk"},
        }
    ]


def test_filing_makes_nobody_the_editor_of_an_approved_card(noon):
    card = live_card()
    author = card.author

    assert curation.edited(card, by=card.approved_by, at=noon).last_editor == author


def test_editing_a_card_out_of_use_leaves_it_out_of_use(noon, curator):
    card = curation.retire(proven_card(), by=curator, at=noon)
    editor = UserFactory()

    card = curation.edited(card, by=editor, at=noon)

    assert (card.status, card.last_editor) == (CardStatus.RETIRED, editor)


def test_approving_again_counts_a_revision_and_keeps_the_first(noon):
    card = live_card()
    card.headline = "The mayor opened the most libraries."
    card.save(update_fields=["headline"])
    curation.edited(card, by=card.author, at=noon)
    curation.submit(card, by=card.author, at=noon)

    card = curation.approve(card, by=UserFactory(lead=True), at=noon)

    headlines = [revision.said("headline") for revision in card.revisions.all()]
    assert headlines == ["The mayor opened libraries.", "The mayor opened the most libraries."]
    assert (card.revision, card.standing.number) == (2, 2)


def test_retiring_takes_a_card_from_everyone_now(noon, lead):
    deck = DeckFactory()
    card = live_card(deck=deck)

    card = curation.retire(card, by=lead, at=noon, why="The libraries were renamed.")

    assert card.events.last().why == "The libraries were renamed."
    assert decks.cards_in(deck, at=noon) == []


def test_a_retired_card_can_be_taken_up_again(noon, lead, curator):
    card = curation.retire(live_card(), by=lead, at=noon)

    card = curation.reopen(card, by=curator, at=noon, why="They are back.")
    card = curation.submit(card, by=curator, at=noon)
    card = curation.approve(card, by=lead, at=noon)

    assert (card.status, card.standing.number) == (CardStatus.APPROVED, 2)


def test_an_approved_card_is_not_reopened_without_a_change(noon, curator):
    with pytest.raises(CurationError, match="as soon as someone changes it"):
        curation.reopen(live_card(), by=curator, at=noon)


def test_a_withdrawn_card_makes_no_move(noon, curator):
    card = CardFactory(status=CardStatus.WITHDRAWN)

    for move in (curation.submit, curation.retire, curation.reopen):
        with pytest.raises(CurationError, match="A card cannot go from withdrawn to"):
            move(card, by=curator, at=noon)


def test_a_circle_of_cards_blocks_approval(noon, lead):
    card = submitted_card(noon)
    Card.objects.filter(pk=card.pk).update(follows=CardFactory(follows=card))

    with pytest.raises(CurationError, match="break the circle"):
        curation.approve(card, by=lead, at=noon)


@pytest.mark.parametrize(("rungs", "blocked"), [(3, False), (4, True)])
def test_a_ladder_has_at_most_four_cards(rungs, blocked):
    top = None
    for _ in range(rungs):
        top = CardFactory(follows=top)

    found = [each.code for each in curation.findings(proven_card(follows=top)) if each.is_error]

    assert found == (["ladder"] if blocked else [])


def test_a_lapsed_card_says_so_when_the_moment_is_known(noon):
    card = proven_card(expires_at=datetime(2031, 1, 1, tzinfo=UTC))

    assert "lapsed" not in [each.code for each in curation.findings(card)]
    assert "lapsed" in [each.code for each in curation.findings(card, at=noon)]


@pytest.mark.parametrize("rows", [1, 3])
def test_findings_of_many_cards_take_as_many_queries_as_of_one(rows, django_assert_num_queries):
    cards = [proven_card(follows=CardFactory()) for _ in range(rows)]

    with django_assert_num_queries(6):
        found = curation.findings_of(cards)

    assert set(found) == {card.pk for card in cards}


def test_the_record_is_only_ever_added_to():
    event = live_card().events.first()

    for rewrite in (
        event.save,
        event.delete,
        CurationEvent.objects.all().delete,
        lambda: CurationEvent.objects.update(why="Nothing happened."),
        lambda: CurationEvent.objects.bulk_update([event], ["why"]),
    ):
        with pytest.raises(TypeError, match="only ever added to"):
            rewrite()
