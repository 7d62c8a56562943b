"""What the tables of cards hold to by themselves, whoever writes to them."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from cards.models import (
    Acknowledgement,
    Card,
    CardRevision,
    CardStatus,
    CurationEvent,
    DeckCard,
    Figure,
    Proof,
    Topic,
    Withdrawal,
)
from tests.factories.accounts import UserFactory
from tests.factories.cards import (
    CardFactory,
    DeckFactory,
    FigureFactory,
    ProofFactory,
    TopicFactory,
    live_card,
)

pytestmark = pytest.mark.django_db


def refused(by: str):
    # SQLite names the table of a unique constraint, PostgreSQL the constraint.
    return pytest.raises(IntegrityError, match=by)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"kind": "joke"}, "card_kind_is_known"),
        ({"status": "lost"}, "card_status_is_known"),
        ({"likelihood": 0}, "card_weights_are_1_to_5"),
        ({"damage": 6}, "card_weights_are_1_to_5"),
        ({"follows": F("id")}, "card_does_not_follow_itself"),
        ({"author": F("approved_by")}, "card_approved_by_someone_else"),
        ({"last_editor": F("approved_by")}, "card_approved_by_someone_else"),
        ({"approved_by": None}, "card_approved_by_someone_else"),
        ({"approved_at": None}, "card_approved_by_someone_else"),
        ({"approved_hash": ""}, "card_approved_by_someone_else"),
        ({"expires_at": None}, "card_approved_by_someone_else"),
        ({"standing": None}, "card_approved_by_someone_else"),
        ({"status": CardStatus.RETIRED}, "card_out_of_use_has_nothing_standing"),
        ({"status": CardStatus.WITHDRAWN}, "card_out_of_use_has_nothing_standing"),
    ],
)
def test_an_approved_card_stands_on_what_approval_needs(values, constraint):
    card = live_card()

    with refused(constraint), transaction.atomic():
        Card.objects.filter(pk=card.pk).update(**values)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"number": 0}, "revision_number_is_positive"),
        ({"content_hash": "A" * 64}, "revision_hash_is_hex"),
    ],
)
def test_a_revision_has_a_number_and_a_hash(values, constraint):
    card = live_card()

    with refused(constraint), transaction.atomic():
        CardRevision.objects.filter(card=card).update(**values)


def test_a_revision_has_its_number_alone():
    revision = live_card().standing
    revision.pk = None
    revision._state.adding = True

    with refused("cards_cardrevision|revision_number_is_unique"), transaction.atomic():
        revision.save(force_insert=True)


@pytest.mark.parametrize("values", [{"was": "lost"}, {"became": ""}, {"became": "lost"}])
def test_the_record_knows_the_statuses(values, noon):
    card = CardFactory()

    with refused("event_statuses_are_known"), transaction.atomic():
        CurationEvent.objects.create(
            **{"card": card, "was": "draft", "became": "submitted", "at": noon} | values
        )


def test_topics_are_called_by_title_and_one_that_is_gone_by_its_slug():
    buses, _ = TopicFactory(title="Buses"), TopicFactory(title="Parks")

    titles = Topic.objects.titles([buses.slug, "gone", buses.slug])

    assert titles == {buses.slug: "Buses", "gone": "gone"}


def test_a_card_cites_a_claim_once():
    proof = ProofFactory()

    with refused("cards_proof|proof_cites_a_claim_once"), transaction.atomic():
        ProofFactory(card=proof.card, claim=proof.claim)


def test_a_proof_takes_a_stance():
    proof = ProofFactory()

    with refused("proof_stance_is_known"), transaction.atomic():
        Proof.objects.filter(pk=proof.pk).update(stance="leans")


def test_a_figure_is_not_out_of_date_before_its_day():
    figure = FigureFactory(as_of=date(2031, 5, 1), valid_until=date(2031, 5, 1))

    with refused("figure_is_valid_after_its_date"), transaction.atomic():
        Figure.objects.filter(pk=figure.pk).update(valid_until=date(2031, 4, 30))


def test_a_deck_holds_a_card_once():
    entry = DeckCard.objects.create(deck=DeckFactory(), card=CardFactory())

    with refused("cards_deckcard|deck_holds_a_card_once"), transaction.atomic():
        DeckCard.objects.create(deck=entry.deck, card=entry.card, position=9)


@pytest.fixture
def withdrawal(noon):
    card = live_card()
    return Withdrawal(card=card, revision=card.standing, by=UserFactory(lead=True), at=noon)


def test_a_withdrawal_says_why(withdrawal):
    with refused("withdrawal_has_a_reason"), transaction.atomic():
        withdrawal.save(force_insert=True)


def test_a_withdrawal_is_acknowledged_once_by_each_person(withdrawal, surrogate, noon):
    withdrawal.reason = "The figure was wrong."
    withdrawal.save(force_insert=True)
    Acknowledgement.objects.create(withdrawal=withdrawal, user=surrogate, at=noon)

    with refused("cards_acknowledgement|withdrawal_is_acknowledged_once"), transaction.atomic():
        Acknowledgement.objects.create(
            withdrawal=withdrawal, user=surrogate, at=noon + timedelta(hours=1)
        )


def test_weight_is_one_in_the_middle_of_likelihood_and_damage():
    assert [Card(likelihood=3, damage=damage).weight for damage in (3, 5)] == [1, 15 / 9]
