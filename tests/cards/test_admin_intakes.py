"""Bringing in documents in the admin: hand over, watch, see what came of it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from cards.models import Intake
from seeds.models import Source
from tests.cards.admin_pages import client_of
from tests.cards.working import work
from tests.factories.cards import CardFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/cards/intake/add/"
MEMO = b"Mayor Vasquez opened 12 libraries in the valley."


def memo(name="memo.txt", words=MEMO):
    return SimpleUploadedFile(name, words)


def page_of(brought):
    return reverse("admin:cards_intake_change", args=[brought.pk])


@pytest.fixture
def hand_over(curator, django_capture_on_commit_callbacks):
    """Return a function that fills in the form as a curator would."""

    def post(*documents, person=curator, **said):
        with django_capture_on_commit_callbacks(execute=True):
            return client_of(person).post(ADD, {"documents": documents, **said})

    return post


def test_files_and_pasted_words_are_read_in_the_background(hand_over, curator):
    answer = hand_over(memo(), memo("two.md", b"# Two"), words="Pasted.\r\nTwice.", title="Mine")

    brought = Intake.objects.get()
    assert (answer.status_code, answer.url) == (302, page_of(brought))
    waiting = client_of(curator).get(page_of(brought)).content.decode()
    assert "0 of 3 read" in waiting
    assert 'hx-trigger="every 1s"' in waiting

    work()

    done = client_of(curator).get(page_of(brought)).content.decode()
    assert "every 1s" not in done
    assert set(Source.objects.values_list("title", "text")) == {
        (MEMO.decode(), MEMO.decode()),
        ("Two", "# Two"),
        ("Mine", "Pasted.\nTwice."),
    }


def test_htmx_is_told_to_stop_asking_when_everything_is_read(hand_over, curator):
    hand_over(memo())
    url = page_of(Intake.objects.get())
    client = client_of(curator)

    assert client.get(url, headers={"HX-Request": "true"}).status_code == 200
    work()
    last = client.get(url, headers={"HX-Request": "true"})

    assert last.status_code == 286
    assert "<html" not in last.content.decode()


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({}, "Choose a document, or paste its words."),
        ({"words": " \r\n "}, "Choose a document, or paste its words."),
        ({"title": "Mine"}, "Choose a document, or paste its words."),
        ({"words": "W.", "published_on": "soon"}, "Enter a valid date."),
    ],
)
def test_an_empty_form_says_what_is_missing(hand_over, said, complaint):
    answer = hand_over(**said)

    assert answer.status_code == 200
    assert complaint in answer.content.decode()
    assert not Intake.objects.exists()


def test_a_title_without_pasted_words_is_asked_about(hand_over):
    answer = hand_over(memo(), title="Mine")

    assert "It names what you paste" in answer.content.decode()


def test_too_many_documents_are_refused_with_their_number(hand_over):
    answer = hand_over(*(memo(f"{number}.txt") for number in range(51)))

    assert "At most 50 at once: these are 51." in answer.content.decode()


def test_what_was_refused_is_said_and_the_others_are_read(hand_over, curator):
    hand_over(memo("empty.txt", b" "), memo())
    work()

    page = client_of(curator).get(page_of(Intake.objects.get())).content.decode()

    assert "empty.txt: is empty." in page
    assert "1 document refused" in page
    assert Source.objects.count() == 1


def test_when_nothing_reads_the_page_says_what_to_start(hand_over, curator):
    hand_over(memo())
    brought = Intake.objects.get()
    url = page_of(brought)
    assert "db_worker" not in client_of(curator).get(url).content.decode()

    with time_machine.travel(brought.at + timedelta(minutes=1), tick=False):
        page = client_of(curator).get(url).content.decode()

    assert "start `manage.py db_worker`" in page
    assert "Go on reading" not in page


def test_reading_that_stopped_half_way_can_go_on(
    hand_over, curator, django_capture_on_commit_callbacks
):
    hand_over(memo())
    brought = Intake.objects.get()
    DBTaskResult.objects.update(status="FAILED")
    client = client_of(curator)
    assert "Reading stopped half-way" in client.get(page_of(brought)).content.decode()

    again = client.post(reverse("admin:cards_intake_again", args=[brought.pk]))
    work()

    assert again.url == page_of(brought)
    assert Source.objects.get().text == MEMO.decode()
    assert "Reading stopped" not in client.get(page_of(brought)).content.decode()


def test_reading_that_never_began_can_begin(curator, noon):
    brought = Intake.objects.create(by=curator, at=noon)
    brought.files.create(position=0, name="memo.txt", raw=MEMO)

    page = client_of(curator).get(page_of(brought)).content.decode()

    assert "Reading was never started." in page
    assert "Go on reading" in page


@pytest.mark.parametrize("who", ["surrogate", "outsider"])
def test_nobody_else_hands_over_or_sees_documents(hand_over, request, who, curator, noon):
    person = request.getfixturevalue(who)
    brought = Intake.objects.create(by=curator, at=noon)

    assert hand_over(memo(), person=person).status_code in {302, 403}
    assert Intake.objects.count() == 1
    for method, url in [
        ("get", page_of(brought)),
        ("post", reverse("admin:cards_intake_again", args=[brought.pk])),
    ]:
        assert getattr(client_of(person), method)(url).status_code in {302, 403}
    assert not DBTaskResult.objects.exists()


def test_an_intake_is_looked_at_and_never_changed(curator, noon):
    brought = Intake.objects.create(by=curator, at=noon)
    client = client_of(curator)

    assert client.get(reverse("admin:cards_intake_again", args=[brought.pk])).status_code == 403
    assert client.post(page_of(brought), {"side": "theirs"}).status_code == 403
    delete = reverse("admin:cards_intake_delete", args=[brought.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_much_for_one_document_as_for_three(
    hand_over, curator, django_assert_num_queries, count
):
    hand_over(*(memo(f"{each}.txt", MEMO + str(each).encode()) for each in range(count)))
    work()
    brought = Intake.objects.get()
    card = CardFactory(attack="You closed them.")
    brought.files.update(
        outcome={
            "new": [str(card.pk)],
            "heard": [],
            "gaps": [{"words": "Why so late?", "start": 0}],
            "contradictions": ["Libraries: “12” or “13”?"],
            "notes": ["A note."],
        }
    )
    client = client_of(curator)
    client.get(page_of(brought))

    with django_assert_num_queries(8):
        page = client.get(page_of(brought)).content.decode()

    for words in ["You closed them.", "Why so late?", "Libraries: “12” or “13”?", "A note."]:
        assert page.count(words) >= count
