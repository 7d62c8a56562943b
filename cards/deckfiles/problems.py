"""What is wrong with a deck file: where, and in words its author understands."""

from collections.abc import Iterable
from typing import NamedTuple

from debateprep.shared.errors import DomainError

Path = tuple[str | int, ...]


class Problem(NamedTuple):
    """One thing to put right. Sorts by line."""

    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return ": ".join(filter(None, (str(self.line), self.field, self.message)))


class DeckFileError(DomainError):
    """A deck file of which nothing was stored. Each problem is a line of the message."""

    code = "deck_file_refused"

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.name = name
        self.problems = sorted(problems)
        super().__init__("\n".join(f"{name}:{problem}" for problem in self.problems))


def dotted(path: Path) -> str:
    """Return a path as people write it: `cards[3].headline`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")
