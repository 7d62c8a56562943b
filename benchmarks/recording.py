"""`POST /api/v1/reviews/`, single and in batches: through the whole of Django, session and all.

Requests go into the WSGI application in this process, so CPU time is ours alone; on PostgreSQL
that of its server is in neither figure. Prints one JSON document.
"""

import io
import json
import os
import platform
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from typing import Any
from uuid import UUID

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from benchmarks.floor import Floor, captured
from debateprep.accounts.models import Role, User
from debateprep.shared.ids import new_id
from debateprep.wsgi import application
from quizzes.models import MemoryState
from tests.factories.accounts import UserFactory
from tests.factories.cards import DeckFactory, live_card
from tests.factories.quizzes import AssignmentFactory

CARDS = 60
ADDRESS = "/api/v1/reviews/"
CSRF_TOKEN = "c" * 32

Spent = tuple[float, float]
CLOCK, CPU = 0, 1


@dataclass(frozen=True)
class Extent:
    """How much is measured: rounds, and by the size of a batch the requests in each round."""

    rounds: int
    requests: dict[int, int]


FULL = Extent(rounds=9, requests={1: 60, 20: 20})
BRIEF = Extent(rounds=1, requests={1: 1, 20: 1})  # says nothing, but that it runs


class Phone:
    """Someone who is signed in and has seen every card of their deck once."""

    def __init__(self) -> None:
        deck = DeckFactory()
        self.cards = [live_card(deck=deck).pk for _ in range(CARDS)]
        self.user: User = UserFactory(role=Role.SURROGATE)
        AssignmentFactory(user=self.user, deck=deck)
        client = Client()
        client.force_login(self.user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.cookie = (
            f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF_TOKEN}"
        )
        self.turn = 0
        self.post([new_id() for _ in self.cards])

    def post(self, ids: list[UUID]) -> None:
        """Rate the next cards, one for each id."""
        body = json.dumps({"device": "bench", "reviews": [self._review(each) for each in ids]})
        answer = self._send(body.encode())
        if len(answer["accepted"]) != len(ids):
            raise RuntimeError(f"Not all reviews were taken: {answer}")

    def _review(self, review_id: UUID) -> dict[str, Any]:
        self.turn += 1
        at = timezone.now()
        return {
            "id": str(review_id),
            "card": str(self.cards[self.turn % CARDS]),
            "revision": 1,
            "rating": 3,
            "reviewed_at": at.isoformat(),
            "study_day": at.date().isoformat(),
            "duration_ms": 8000,
        }

    def _send(self, body: bytes) -> dict[str, Any]:
        environ = {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": ADDRESS,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "443",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_HOST": "localhost",
            "HTTP_ORIGIN": "https://localhost",
            "HTTP_COOKIE": self.cookie,
            "HTTP_X_CSRFTOKEN": CSRF_TOKEN,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "https",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr,
        }
        status: list[str] = []
        response = application(environ, lambda line, headers: status.append(line))
        answer = b"".join(response)
        response.close()  # type: ignore[attr-defined]
        if not status[0].startswith("200"):
            raise RuntimeError(f"{status[0]}: {answer.decode()}")
        return dict(json.loads(answer))


def case(phone: Phone, size: int, *, rounds: int, requests: int) -> dict[str, Any]:
    """Measure requests of `size` reviews and their floor, in turns, so that both see the same."""
    ids = [new_id() for _ in range(size)]
    with captured() as statements:
        phone.post(ids)
    floor = Floor(statements)

    def ask() -> None:
        phone.post([new_id() for _ in ids])

    def replay() -> None:
        floor.replay({old.hex: new_id() for old in ids})

    ask()
    replay()
    pairs = [(spent(ask, requests), spent(replay, requests)) for _ in range(rounds)]
    return {
        "reviews_a_request": size,
        "statements": len(statements),
        "django": figures([ours for ours, _ in pairs], size),
        "floor": figures([floor for _, floor in pairs], size),
        # A machine's bad moment hits both of a round, so the ratio is taken within it.
        "cpu_ratio": ratio(pairs, CPU),
        "wall_ratio": ratio(pairs, CLOCK),
    }


def ratio(pairs: list[tuple[Spent, Spent]], what: int) -> float:
    return round(statistics.median(ours[what] / floor[what] for ours, floor in pairs), 2)


def spent(act: Callable[[], None], times: int) -> Spent:
    """Return the seconds that one call takes, on the clock and of this process' CPU."""
    clock, cpu = time.perf_counter(), time.process_time()
    for _ in range(times):
        act()
    return (time.perf_counter() - clock) / times, (time.process_time() - cpu) / times


def figures(rounds: list[Spent], size: int) -> dict[str, float]:
    wall, cpu = (statistics.median(each[what] for each in rounds) for what in (CLOCK, CPU))
    return {
        "requests_per_second": round(1 / wall, 1),
        "reviews_per_second": round(size / wall, 1),
        "cpu_us_per_review": round(cpu * 1e6 / size, 1),
    }


def server_version() -> str:
    if connection.vendor == "sqlite":
        return sqlite3.sqlite_version
    connection.ensure_connection()
    return ".".join(map(str, divmod(connection.pg_version, 10000)))


def main(extent: Extent) -> None:
    call_command("migrate", verbosity=0)
    phone = Phone()
    cases = [
        case(phone, size, rounds=extent.rounds, requests=requests)
        for size, requests in extent.requests.items()
    ]
    if MemoryState.objects.filter(user=phone.user).count() != CARDS:
        raise RuntimeError("The reviews left no memory.")
    document = {
        "what": f"POST {ADDRESS}, one client, medians of rounds",
        "extent": asdict(extent),
        "command": "make bench",
        "measured_on": datetime.now(tz=timezone.get_current_timezone()).date().isoformat(),
        "database": connection.display_name,
        "versions": {
            "python": platform.python_version(),
            "django": django.__version__,
            "djangorestframework": version("djangorestframework"),
            "fsrs": version("fsrs"),
            "psycopg": version("psycopg"),
            connection.vendor: server_version(),
        },
        "machine": {
            "system": platform.system(),
            "architecture": platform.machine(),
            "cores": os.cpu_count(),
        },
        "cases": cases,
    }
    json.dump(document, sys.stdout)
