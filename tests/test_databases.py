"""Each database is used the way that loses nothing: what is in force, not what settings say."""

from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from quizzes.models import Learner, MemoryState, Review
from quizzes.reviews import record
from tests.factories.cards import live_card
from tests.factories.quizzes import AssignmentFactory
from tests.quizzes.reviewing import folded, memories, rating

is_sqlite = connection.vendor == "sqlite"
on_sqlite = pytest.mark.skipif(not is_sqlite, reason="about SQLite")
on_postgresql = pytest.mark.skipif(is_sqlite, reason="about PostgreSQL: set DATABASE_URL")
WRITERS = 4


def asked(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return row[0]


@pytest.fixture
def sqlite_file(tmp_path, django_db_blocker):
    """A connection with the project's own settings, to a file: tests run in memory."""
    own = connection.copy()
    own.settings_dict = {**own.settings_dict, "NAME": str(tmp_path / "db.sqlite3")}
    with django_db_blocker.unblock():
        yield own
        own.close()


@on_sqlite
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("busy_timeout", 20_000), ("foreign_keys", 1)],
)
def test_sqlite_keeps_what_it_acknowledged(sqlite_file, pragma, value):
    with sqlite_file.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)


@on_sqlite
def test_sqlite_takes_its_lock_before_it_reads(sqlite_file):
    said: list[str] = []
    sqlite_file.ensure_connection()
    sqlite_file.connection.set_trace_callback(said.append)

    # What `transaction.atomic` begins with.
    sqlite_file.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    assert said == ["BEGIN IMMEDIATE"]
    sqlite_file.set_autocommit(True)


@on_sqlite
def test_sqlite_stays_open_between_requests():
    # Closing the last connection checkpoints the WAL, and waits for the disk again.
    assert connection.settings_dict["CONN_MAX_AGE"] is None


@on_sqlite
def test_sqlite_inserts_500_reviews_in_one_statement(db):
    review_fields = len(Review._meta.concrete_fields)

    assert connection.features.max_query_params >= 500 * review_fields


@on_postgresql
def test_postgresql_waits_for_the_disk(db):
    assert asked("SHOW synchronous_commit") == "on"


@on_postgresql
def test_postgresql_connections_come_from_a_pool(db):
    assert connection.pool.max_size == 8


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_writers_at_once_count_everything_once(noon):
    deck = AssignmentFactory().deck
    user = AssignmentFactory(deck=deck).user
    cards = [live_card(deck=deck).pk for _ in range(3)]
    batch = [rating(card, value) for card in cards for value in (1, 3)]
    together = Barrier(WRITERS)
    accepted: list[int] = []

    def send() -> None:
        try:
            together.wait(timeout=10)
            accepted.append(len(record(user, batch, at=noon).accepted))
        finally:
            connections.close_all()

    writers = [Thread(target=send) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=30)

    assert sorted(accepted) == [0, 0, 0, len(batch)]
    assert Review.objects.count() == len(batch)
    assert Learner.objects.filter(user=user).count() == 1
    assert MemoryState.objects.count() == len(cards)
    assert memories(user) == folded(user)
