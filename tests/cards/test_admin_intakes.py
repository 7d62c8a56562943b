"""Bringing in documents in the admin: hand over, watch, see what came of it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from cards import tasks
from cards.intake import MOST_BYTES
from cards.models import Intake
from cards.proposing import Endpoint
from seeds.models import Source
from tests.cards.admin_pages import client_of
from tests.cards.working import work

pytestmark = pytest.mark.django_db

ADD = "/admin/cards/intake/add/"
LIST = "/admin/cards/intake/"
MEMO = b"Mayor Vasquez opened 12 libraries in the valley."


def memo(name="memo.txt", words=MEMO):
    return SimpleUploadedFile(name, words)


def page_of(brought):
    return reverse("admin:cards_intake_change", args=[brought.pk])


def go_on(brought):
    return reverse("admin:cards_intake_go_on", args=[brought.pk])


@pytest.fixture
def hand_over(curator, django_capture_on_commit_callbacks):
    """Return a function that fills in the form as a curator would."""

    def post(*documents, person=curator, **said):
        with django_capture_on_commit_callbacks(execute=True):
            return client_of(person).post(ADD, {"documents": documents, **said})

    return post


@pytest.fixture
def seen(curator):
    """Return a function that looks at the page of the only intake, at a moment after it came."""

    def page(after=timedelta(0)):
        brought = Intake.objects.get()
        with time_machine.travel(brought.at + after, tick=False):
            return client_of(curator).get(page_of(brought)).content.decode()

    return page


def test_files_and_pasted_words_are_read_in_the_background(hand_over, seen):
    answer = hand_over(memo(), memo("two.md", b"# Two"), words="Pasted.\r\nTwice.", title="Mine")

    assert (answer.status_code, answer.url) == (302, page_of(Intake.objects.get()))
    waiting = seen()
    assert "0 of 3 read" in waiting
    assert 'hx-trigger="every 1s"' in waiting
    assert "two.md" in waiting

    work()

    assert "every 1s" not in seen()
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


# -- The form ------------------------------------------------------------------------


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
    assert "Choose the files again" not in answer.content.decode()
    assert not Intake.objects.exists()


def test_a_title_without_pasted_words_is_asked_about(hand_over):
    page = hand_over(memo(), title="Mine").content.decode()

    assert "It names what you paste" in page
    assert "Choose the files again" in page


def test_too_many_documents_are_refused_with_their_number(hand_over):
    answer = hand_over(*(memo(f"{number}.txt") for number in range(51)))

    assert "At most 50 at once: these are 51." in answer.content.decode()


def test_too_much_at_once_is_refused_with_its_size(hand_over, monkeypatch):
    monkeypatch.setattr("cards.admin.handing.MOST_BYTES", 2 * len(MEMO) - 1)

    answer = hand_over(memo(), memo("two.md"))

    assert "At most 100 MB at once: these are 1 MB." in answer.content.decode()
    assert MOST_BYTES == 100_000_000
    assert not Intake.objects.exists()


def test_what_was_refused_is_said_and_the_others_are_read(hand_over, seen):
    hand_over(memo("empty.txt", b""), memo("setup.exe", b"MZ"), memo())
    work()

    page = seen()

    assert "empty.txt: is empty." in page
    assert "setup.exe: only .txt" in page
    assert "2 documents refused" in page
    assert Source.objects.count() == 1


def test_a_name_is_shown_as_text_and_short(hand_over, seen):
    hand_over(memo("<script>alert(1)</script>" + "x" * 200 + ".exe"), memo("<i>memo</i>.txt"))

    page = seen()

    assert "<script>alert" not in page
    assert "<i>memo" not in page
    assert "x" * 61 not in page
    assert "xxxx.exe: only .txt" in page


# -- How far it is -------------------------------------------------------------------


def begin(**changes):
    """Let somebody take the first document in hand, and the task run."""
    brought = Intake.objects.get()
    DBTaskResult.objects.update(status="RUNNING", started_at=brought.at, **changes)
    brought.files.filter(position=0).update(begun_at=brought.at)
    return brought


def test_the_document_in_hand_is_named_and_the_next_ones(hand_over, seen):
    hand_over(memo("large.txt"), *(memo(f"{each}.txt") for each in range(12)))
    begin()

    page = seen(timedelta(minutes=1))

    assert "0 of 13 read" in page
    assert "Reading <span>large.txt</span>" in page
    assert "<li>9.txt</li>" in page
    assert "<li>10.txt</li>" not in page
    assert "and 2 more" in page


def test_when_nothing_reads_the_page_says_what_to_start(hand_over, seen):
    hand_over(memo())
    assert "db_worker" not in seen()

    page = seen(timedelta(minutes=1))

    assert "start `manage.py db_worker`" in page
    assert "Go on reading" not in page


def test_when_others_are_read_first_the_page_says_so(hand_over, seen):
    hand_over(memo())
    brought = Intake.objects.get()
    other = tasks.read_intake.enqueue(str(brought.pk))
    DBTaskResult.objects.filter(pk=other.id).update(status="RUNNING", started_at=brought.at)

    page = seen(timedelta(minutes=1))

    assert "Other documents are read first." in page
    assert "db_worker" not in page


def test_reading_that_stopped_half_way_can_go_on(hand_over, curator, seen):
    hand_over(memo())
    brought = Intake.objects.get()
    DBTaskResult.objects.update(status="FAILED")
    assert "Reading stopped half-way" in seen()

    again = client_of(curator).post(go_on(brought))
    work()

    assert again.url == page_of(brought)
    assert Source.objects.get().text == MEMO.decode()
    assert "Reading stopped" not in seen()


def test_when_the_worker_was_killed_reading_can_go_on_after_a_while(hand_over, curator, seen):
    hand_over(memo(), memo("two.md", b"# Two"))
    brought = begin()
    assert "Go on" not in seen(timedelta(minutes=5))

    page = seen(timedelta(minutes=6))

    assert "Nothing has happened for 6 minutes" in page
    with time_machine.travel(brought.at + timedelta(minutes=6), tick=False):
        client_of(curator).post(go_on(brought))
    work()
    assert Source.objects.count() == 2


def test_a_worker_killed_before_it_began_a_document_is_missed_too(hand_over, seen):
    hand_over(memo())
    begin()
    Intake.objects.get().files.update(begun_at=None)

    assert "Nothing has happened for 6 minutes" in seen(timedelta(minutes=6))


def test_reading_that_never_began_can_begin(curator, noon, seen):
    brought = Intake.objects.create(by=curator, at=noon)
    brought.files.create(position=0, name="memo.txt", raw=MEMO)

    page = seen()

    assert "Reading was never started." in page
    assert "Go on reading" in page


def test_reading_that_goes_on_is_not_started_twice(hand_over, curator):
    hand_over(memo())

    client_of(curator).post(go_on(Intake.objects.get()))

    assert DBTaskResult.objects.count() == 1


def test_what_is_all_read_is_not_read_again_by_going_on(hand_over, curator):
    hand_over(memo())
    work()

    client_of(curator).post(go_on(Intake.objects.get()))

    assert DBTaskResult.objects.count() == 1


def test_the_model_that_an_installation_names_drafts_too(settings):
    assert tasks.drafter() is None
    settings.DRAFTER = "openai-compatible"
    settings.DRAFTER_URL, settings.DRAFTER_MODEL = "http://127.0.0.1:9/v1", "small"
    settings.DRAFTER_KEY, settings.DRAFTER_SECONDS = "secret", 3.0

    assert tasks.drafter() == Endpoint("http://127.0.0.1:9/v1", "small", key="secret", seconds=3.0)


def test_of_two_who_start_it_at_once_one_is_heard(hand_over):
    hand_over(memo())
    first, second = Intake.objects.get(), Intake.objects.get()

    tasks.start(first)
    tasks.start(second)

    assert DBTaskResult.objects.count() == 2  # with the one that brought it in
    assert DBTaskResult.objects.filter(pk=Intake.objects.get().task).exists()


def test_two_workers_at_once_read_each_document_once(hand_over, seen):
    hand_over(memo(), memo("two.md", b"# Two"))
    DBTaskResult.objects.update(status="FAILED")
    brought = Intake.objects.get()
    tasks.start(brought)
    DBTaskResult.objects.update(status="READY")  # both tasks run

    work()

    assert Source.objects.count() == 2
    assert set(brought.files.values_list("status", flat=True)) == {"read"}


# -- The list, and who may -----------------------------------------------------------


def test_the_list_says_how_far_each_is(hand_over, curator):
    hand_over(memo(), memo("setup.exe"))

    page = client_of(curator).get(LIST).content.decode()

    assert "2 documents, 1 to be read, 1 refused" in page
    assert "Bring in documents" in page


@pytest.mark.parametrize("who", ["surrogate", "outsider"])
def test_nobody_else_hands_over_or_sees_documents(hand_over, request, who, curator, noon):
    person = request.getfixturevalue(who)
    brought = Intake.objects.create(by=curator, at=noon)

    assert hand_over(memo(), person=person).status_code in {302, 403}
    assert Intake.objects.count() == 1
    for method, url in [("get", page_of(brought)), ("post", go_on(brought))]:
        assert getattr(client_of(person), method)(url).status_code in {302, 403}
    assert not DBTaskResult.objects.exists()


def test_an_intake_is_looked_at_and_never_changed(curator, noon):
    brought = Intake.objects.create(by=curator, at=noon)
    client = client_of(curator)

    assert client.get(go_on(brought)).status_code == 403
    assert client.post(page_of(brought), {"side": "theirs"}).status_code == 403
    delete = reverse("admin:cards_intake_delete", args=[brought.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403
