"""How far a command is: a bar on a terminal, and nothing but plain lines elsewhere."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

Item = TypeVar("Item")

WIDTH = 24
NAME_WIDTH = 36
_CLEAR = "\r\x1b[K"


class Progress:
    """Shows a bar on `stream` while things are gone through; lines can be said meanwhile."""

    def __init__(self, stream: Any, say: Callable[[str], None]) -> None:
        self._stream, self._say = stream, say
        self._is_shown = bool(stream.isatty())
        self._bar = ""

    def through(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the items, and show before each how many are done."""
        items = list(items)
        for done, item in enumerate(items):
            self._draw(_bar(done, len(items), str(item)))
            yield item
        self._draw("")

    def line(self, words: str) -> None:
        """Say something above the bar."""
        bar = self._bar
        self._draw("")
        self._say(words)
        self._draw(bar)

    def _draw(self, bar: str) -> None:
        if self._is_shown and bar != self._bar:
            self._stream.write(_CLEAR + bar, ending="")
            self._stream.flush()
            self._bar = bar


def _bar(done: int, count: int, name: str) -> str:
    filled = WIDTH * done // count
    shown = name if len(name) <= NAME_WIDTH else f"…{name[1 - NAME_WIDTH :]}"
    return f"{'█' * filled}{'░' * (WIDTH - filled)} {done} of {count}  {shown}"
