"""`manage.py demo`: people with something to do."""

import re
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from cards import curation
from cards.models import Card, CardStatus
from debateprep.accounts.models import User
from quizzes.models import Assignment
from tests.factories.cards import DeckFactory, live_card, proven_card

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_laptop(settings):
    """Be where demos are allowed."""
    settings.DEBUG = True
    settings.SIGN_IN_LINKS_ALLOWED = True


@pytest.fixture
def deck():
    """A deck that a file brought."""
    return DeckFactory(slug="valley", title="The valley", loaded={"deck": {}})


def demo(**options) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("demo", stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_each_person_gets_a_link_that_signs_them_in(client):
    out, _ = demo(address="http://127.0.0.1:9999")

    links = re.findall(r"http://127\.0\.0\.1:9999(/accounts/link/\S+)", out)
    signed_in = set()
    for link in links:
        client.get(link)
        signed_in.add(User.objects.get(pk=client.session["_auth_user_id"]).username)
    assert signed_in == {"demo-surrogate", "demo-surrogate-2", "demo-curator", "demo-lead"}


def test_what_a_file_brought_is_approved_by_the_lead_and_assigned_in_two_weeks(deck, noon):
    card = proven_card(loaded={"id": "1"})

    with time_machine.travel(noon, tick=False):
        demo()

    card.refresh_from_db()
    assert card.status == CardStatus.APPROVED
    assert card.approved_by.username == "demo-lead"
    given = Assignment.objects.values_list("user__username", "deck__slug", "due_at")
    assert set(given) == {
        (name, "valley", noon + timedelta(days=14))
        for name in ("demo-surrogate", "demo-surrogate-2")
    }


def test_running_it_again_changes_nothing_but_the_links(deck, noon):
    with time_machine.travel(noon, tick=False):
        first, _ = demo()
    before = list(Assignment.objects.values())

    with time_machine.travel(noon + timedelta(days=3), tick=False):
        second, _ = demo()

    assert first != second
    assert User.objects.filter(username__startswith="demo-").count() == 4
    assert list(Assignment.objects.values()) == before


def test_a_debate_that_is_over_is_followed_by_another(deck, noon):
    with time_machine.travel(noon, tick=False):
        demo()

    with time_machine.travel(noon + timedelta(days=20), tick=False):
        demo()

    assert {each.due_at for each in Assignment.objects.all()} == {noon + timedelta(days=34)}


def test_a_card_that_cannot_be_approved_is_named_and_stays(deck):
    card = proven_card(loaded={"id": "1"}, owner="")

    _, err = demo()

    card.refresh_from_db()
    assert card.status == CardStatus.DRAFT
    assert card.attack in err
    assert "Name the person or desk answerable" in err


def test_what_a_curator_reopened_is_left_to_the_curator(deck, noon):
    card = live_card(loaded={"id": "1"}, deck=deck)
    Card.objects.filter(pk=card.pk).update(rebuttal="She opened every one of them again.")
    curation.edited(card, by=card.author, at=noon)

    demo()

    card.refresh_from_db()
    assert card.status == CardStatus.DRAFT


def test_it_refuses_outside_of_a_laptop(settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="DEBUG"):
        demo()

    assert not User.objects.exists()
