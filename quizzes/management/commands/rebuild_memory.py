"""Fold the log of reviews again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from debateprep.accounts.models import User
from debateprep.shared.migrated import DatabaseCommand
from quizzes import folding


class Command(DatabaseCommand):
    help = "Make everyone's memory again from the log; with --check, only compare."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--user", help="this person's only, by username")
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit 1 on any difference"
        )

    def handle(self, *args: Any, user: str | None, check: bool, **options: Any) -> None:
        people = self._people(user)
        if check:
            self._check(people)
        else:
            self._rebuild(people)

    def _people(self, username: str | None) -> list[User]:
        if username is None:
            return list(User.objects.filter(learner__isnull=False).order_by("username"))
        try:
            return [User.objects.get(username=username)]
        except User.DoesNotExist:
            raise CommandError(f"There is nobody called {username}.") from None

    def _rebuild(self, people: list[User]) -> None:
        for person in people:
            cards = folding.rebuild(person)
            self.stdout.write(f"{person.username}: memory of {cards} {_cards(cards)} made again")

    def _check(self, people: list[User]) -> None:
        found = 0
        for person in people:
            for difference in folding.differences(person):
                found += 1
                self.stderr.write(
                    f"{person.username}, card {difference.card}: stored "
                    f"{_short(difference.stored)}, the log says {_short(difference.folded)}"
                )
        if found:
            raise CommandError(f"{found} {_memories(found)} not what the log says.")
        self.stdout.write(f"Memory is what the log says, for {len(people)} of {len(people)}.")


def _short(digest: str | None) -> str:
    return digest[:12] if digest else "nothing"


def _cards(count: int) -> str:
    return "card" if count == 1 else "cards"


def _memories(count: int) -> str:
    return "memory is" if count == 1 else "memories are"
