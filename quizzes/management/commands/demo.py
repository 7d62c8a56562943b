"""Demo people with something to do: `manage.py demo`."""

from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone

from cards import curation
from cards.models import Card, CardStatus, Deck
from debateprep.accounts.models import Role, User
from debateprep.accounts.signing_in import make_sign_in_link
from debateprep.shared.migrated import DatabaseCommand
from quizzes.models import Assignment

PEOPLE = {
    "demo-surrogate": ("Sam", "Surrogate", Role.SURROGATE),
    "demo-surrogate-2": ("Sasha", "Surrogate", Role.SURROGATE),
    "demo-curator": ("Casey", "Curator", Role.CURATOR),
    "demo-lead": ("Lee", "Lead", Role.LEAD),
}
DEBATE_IN = timedelta(days=14)


class Command(DatabaseCommand):
    help = "Make demo people, approve and assign the loaded decks, print sign-in links."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--address", default="http://127.0.0.1:8000", help="where the server answers"
        )

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo is for a laptop: it refuses to run with DEBUG off.")
        now = timezone.now()
        with transaction.atomic():
            people = {username: _person(username) for username in PEOPLE}
            refused = _approve(by=people["demo-lead"], at=now)
            _assign(people, at=now)
        for reason in refused:
            self.stderr.write(self.style.WARNING(reason))
        self._welcome(address, people, now)

    def _welcome(self, address: str, people: dict[str, User], now: datetime) -> None:
        bold = self.style.MIGRATE_HEADING
        self.stdout.write(f"""
{bold("debateprep is ready.")} Each link signs you in once, within a day; run again for new ones.
""")
        for username, (_, _, role) in PEOPLE.items():
            person = people[username]
            link = f"{address}/accounts/link/{make_sign_in_link(person, at=now)}/"
            self.stdout.write(f"  {role.label:<10} {person.name:<16} {link}")
        pages = {"Phone": "/app/", "Curation": "/admin/", "API": "/api/docs/"}
        self.stdout.write("")
        for name, path in pages.items():
            self.stdout.write(f"  {name:<10} {address}{path}")
        self.stdout.write("\n  Stop with Ctrl-C. Everything is kept in var/.")


def _person(username: str) -> User:
    first_name, last_name, role = PEOPLE[username]
    person, is_new = User.objects.get_or_create(
        username=username,
        defaults={
            "email": f"{username}@example.org",
            "first_name": first_name,
            "last_name": last_name,
            "is_staff": role != Role.SURROGATE,
        },
    )
    if is_new:
        person.set_unusable_password()
        person.save(update_fields=["password"])
    person.groups.add(Group.objects.get(name=role))
    return person


def _approve(*, by: User, at: datetime) -> list[str]:
    """Approve what deck files brought and nobody approved yet; return why some were refused."""
    refused = []
    waiting = Card.objects.filter(loaded__isnull=False, revision=0)
    for card in waiting.filter(status__in=[CardStatus.DRAFT, CardStatus.SUBMITTED]):
        try:
            with transaction.atomic():
                if card.status == CardStatus.DRAFT:
                    curation.submit(card, by=None, at=at)
                curation.approve(card, by=by, at=at)
        except curation.CurationError as error:
            refused.append(f"Not approved: “{card.attack}” {error}")
    return refused


def _assign(people: dict[str, User], *, at: datetime) -> None:
    """Give each surrogate every loaded deck, with a debate that is still to come."""
    due_at = (at + DEBATE_IN).replace(minute=0, second=0, microsecond=0)
    for deck in Deck.objects.filter(loaded__isnull=False):
        for username, (_, _, role) in PEOPLE.items():
            if role == Role.SURROGATE:
                assignment, _ = Assignment.objects.get_or_create(
                    user=people[username],
                    deck=deck,
                    defaults={"due_at": due_at, "assigned_by": people["demo-lead"]},
                )
                if assignment.due_at is None or assignment.due_at <= at:
                    assignment.due_at = due_at
                    assignment.save(update_fields=["due_at"])
