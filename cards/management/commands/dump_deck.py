"""A deck as a deck file."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from cards import deckfiles
from cards.models import Deck
from debateprep.shared.migrated import DatabaseCommand


class Command(DatabaseCommand):
    """Writes a deck as YAML, to be kept under version control."""

    help = "Print a deck as a deck file. Loading that file again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="which deck")

    def handle(self, *args: Any, slug: str, **options: Any) -> None:
        deck = Deck.objects.filter(slug=slug).first()
        if deck is None:
            slugs = ", ".join(Deck.objects.order_by("slug").values_list("slug", flat=True))
            known = f"the decks are: {slugs}." if slugs else "there is none yet."
            raise CommandError(f"There is no deck “{slug}”; {known}")
        self.stdout.write(deckfiles.dump(deck), ending="")
