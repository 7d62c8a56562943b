"""YAML into plain data that remembers its lines, or a list of what is wrong with it.

Text is stripped; days and moments are ISO strings. What YAML allows and a deck file does not
need (other tags, several documents, a key twice, endless aliases) is a problem, never a crash.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import Any, Final

import yaml

from cards.deckfiles.problems import DeckFileError, Path, Problem, dotted

MOST_BYTES = 2_000_000
MOST_VALUES = 200_000  # what aliases can multiply a small file into
DEEPEST = 12
SCALARS = ("str", "int", "float", "bool", "null", "timestamp")
TAG: Final = "tag:yaml.org,2002:"

# libyaml's is ten times as fast, and both only compose nodes here: nothing is constructed.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class DeckFile:
    """A deck file as read: where each value stands, and what is wrong with it as YAML."""

    name: str
    data: dict[str, Any]
    lines: dict[Path, int]
    problems: list[Problem]

    def line(self, path: Path) -> int:
        """Return the line of a value, or of the nearest one around it."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]

    def problem(self, path: Path, message: str) -> Problem:
        return Problem(self.line(path), dotted(path), message)


def read(path: FilePath) -> DeckFile:
    """Read a deck file. Raises DeckFileError if it is no YAML that could be one."""
    try:
        if path.exists() and not path.is_file():
            raise DeckFileError(str(path), [Problem(1, "", "is not a file.")])
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as exc:
        raise DeckFileError(
            str(path), [Problem(1, "", f"cannot be read: {exc.strerror}.")]
        ) from exc
    return parse(raw, name=str(path))


def parse(raw: bytes, *, name: str) -> DeckFile:
    """Make a deck file of its bytes. Raises DeckFileError if they are no YAML that could be one."""
    if len(raw) > MOST_BYTES:
        message = f"is larger than {MOST_BYTES // 10**6} MB."
        raise DeckFileError(name, [Problem(1, "", message)])
    try:
        root = yaml.compose(raw.decode("utf-8-sig"), Loader=_Loader)
    except UnicodeDecodeError as exc:
        line = raw[: exc.start].count(b"\n") + 1
        raise DeckFileError(
            name, [Problem(line, "", "is not UTF-8 text; save it as UTF-8 first.")]
        ) from exc
    except (yaml.YAMLError, RecursionError) as exc:
        raise DeckFileError(name, [_syntax(exc)]) from exc
    if not isinstance(root, yaml.MappingNode):
        message = "is not a deck file: it must begin with “schema: debateprep.deck/v1”."
        raise DeckFileError(name, [Problem(1, "", message)])
    walk = _Walk(name)
    return DeckFile(name, walk.value(root, ()), walk.lines, walk.problems)


def _syntax(exc: Exception) -> Problem:
    mark = getattr(exc, "problem_mark", None)
    said = [getattr(exc, name, None) for name in ("context", "problem", "reason")]
    reason = ", ".join(filter(None, said)) or "it is nested too deeply"
    return Problem(mark.line + 1 if mark else 1, "", f"is not YAML: {reason}.")


class _Walk:
    """From nodes to values, noting lines and problems on the way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self._seen = 0
        self._scalars = yaml.constructor.SafeConstructor()

    def value(self, node: yaml.Node, path: Path) -> Any:
        line = self.lines.setdefault(path, node.start_mark.line + 1)
        self._seen += 1
        if self._seen > MOST_VALUES or len(path) > DEEPEST:
            message = "holds too much: more values, or deeper, than any deck."
            raise DeckFileError(self.name, [Problem(line, "", message)])
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, n)) for n, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value).strip() if isinstance(key_node, yaml.ScalarNode) else "?"
            line = key_node.start_mark.line + 1
            if key in found:
                first = self.lines[*path, key]
                message = f"stands here twice; the first is on line {first}."
                self.problems.append(Problem(line, dotted((*path, key)), message))
                continue
            self.lines[*path, key] = line
            found[key] = self.value(value_node, (*path, key))
        return found

    def _scalar(self, node: yaml.Node, path: Path) -> Any:
        if node.tag.removeprefix(TAG) not in SCALARS:
            return self._wrong(node, path, f"is tagged {node.tag}, which no field takes.")
        try:
            value = self._scalars.construct_object(node)
        except ValueError:
            return self._wrong(node, path, f"“{node.value}” is not a date or number that exists.")
        if isinstance(value, date):  # a datetime is one too
            return value.isoformat()
        if isinstance(value, str) and any(
            char == "\0" or "\ud800" <= char <= "\udfff" for char in value
        ):
            return self._wrong(node, path, "holds a character that cannot be stored.")
        return value.strip() if isinstance(value, str) else value

    def _wrong(self, node: yaml.Node, path: Path, message: str) -> str:
        self.problems.append(Problem(node.start_mark.line + 1, dotted(path), message))
        # Something to go on with, so that the rest is checked too.
        return str(node.value)
