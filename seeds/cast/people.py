"""The people and groups that a curator has listed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from seeds.speech import GROUPS

Side = Literal["ours", "theirs", "neutral", "unknown"]
_LONGEST_NAME = 4  # words in the name of one human being
_FIELDS = ("name", "aliases", "side", "principal", "is_principal", "pronoun")


@dataclass(frozen=True)
class Member:
    """A person or group that the curator has listed."""

    name: str
    aliases: tuple[str, ...] = ()
    side: Side = "unknown"
    is_principal: bool = False
    pronoun: str = ""

    @property
    def is_group(self) -> bool:
        """Whether it is a campaign, a committee, a union: told by its pronoun, else its name."""
        if self.pronoun in {"she", "he"}:
            return False
        words = self.name.lower().split()
        return (
            self.pronoun == "it" or bool(GROUPS.intersection(words)) or len(words) > _LONGEST_NAME
        )


def members(people: Iterable[Any]) -> tuple[Member, ...]:
    """Read people from Members, a deck file's mappings, or objects with these attributes.

    Raises ValueError, naming the entry and the field.
    """
    return tuple(_member(number, entry) for number, entry in enumerate(people, 1))


def _member(number: int, entry: Any) -> Member:
    if isinstance(entry, Member):
        return entry
    if isinstance(entry, Mapping):
        fields = {key: entry[key] for key in _FIELDS if key in entry}
    else:
        fields = {key: getattr(entry, key) for key in _FIELDS if hasattr(entry, key)}
    name = fields.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ValueError(f"Person {number}: name is missing.")
    who = f"Person {number} ({name})"
    side: Side = fields.get("side") or "unknown"
    if side not in get_args(Side):
        raise ValueError(f"{who}: side must be one of {', '.join(get_args(Side))}.")
    principal = fields.get("is_principal", fields.get("principal", False))
    pronoun = fields.get("pronoun") or ""
    if not isinstance(pronoun, str):
        raise ValueError(f"{who}: pronoun must be a word: she, he or they.")  # noqa: TRY004
    return Member(name.strip(), _aliases(who, fields), side, bool(principal), _first(pronoun))


def _aliases(who: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
    aliases = fields.get("aliases") or ()
    is_list = isinstance(aliases, Iterable) and not isinstance(aliases, str | bytes)
    if not is_list or not all(isinstance(alias, str) for alias in aliases):
        raise ValueError(f"{who}: aliases must be a list of names.")
    return tuple(alias.strip() for alias in aliases if alias.strip())


def _first(pronoun: str) -> str:
    """Return the first of "she/her"."""
    return pronoun.strip().lower().split("/")[0]
