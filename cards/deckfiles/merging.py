"""Three-way merge, field by field: what a file changed, and what a curator changed since.

`base` is what was last loaded, `ours` what stands in the database, `file` what the file says now.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

ABSENT = object()


@dataclass(frozen=True)
class Merged:
    """`value` is what shall stand, `base` what to tell changes by next time.

    `conflicts` are the fields that both sides changed, each in its own way. Their value is ours
    and their base stays, so that they are named again until one side gives in.
    """

    value: dict[str, Any]
    base: dict[str, Any]
    conflicts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Arranged:
    """As `Merged`, of a list's order."""

    order: list[str]
    base: list[str]
    is_conflict: bool


def merge(
    base: Mapping[str, Any],
    ours: Mapping[str, Any],
    file: Mapping[str, Any],
    *,
    overwrite: bool = False,
) -> Merged:
    """Merge the fields of an entry; with `overwrite` the file's side of a conflict is taken."""
    value, new_base, conflicts = {}, {}, []
    for name in {**file, **ours, **base}:
        was, mine, theirs = (each.get(name, ABSENT) for each in (base, ours, file))
        is_conflict = _all_differ(was, mine, theirs) and not overwrite
        if is_conflict:
            conflicts.append(name)
        value[name] = mine if was == theirs or is_conflict else theirs
        new_base[name] = was if is_conflict else theirs
    return Merged(_present(value), _present(new_base), conflicts)


def arrange(
    base: list[str], ours: list[str], file: list[str], *, overwrite: bool = False
) -> Arranged:
    """Merge the order of a list whose items may come and go on either side.

    What the file brings or takes away comes and goes; what a curator put in stays, and what a
    curator took out stays out.
    """
    gone = set(base) - set(file)
    stays = [item for item in ours if item not in gone]
    comes = [item for item in file if item in stays or item not in base]
    # What both sides put in had no order before that either could have changed.
    shared = set(base) & set(stays) & set(file)
    was, mine, theirs = ([item for item in each if item in shared] for each in (base, ours, file))
    is_conflict = _all_differ(was, mine, theirs) and not overwrite
    keeps_ours = is_conflict or was == theirs
    return Arranged(
        order=_woven(stays, comes) if keeps_ours else _woven(comes, stays),
        base=_woven([item for item in base if item in file], file) if is_conflict else file,
        is_conflict=is_conflict,
    )


def _all_differ(was: Any, mine: Any, theirs: Any) -> bool:
    return mine not in (was, theirs) and was != theirs


def _woven(lead: list[str], follow: list[str]) -> list[str]:
    """Return `lead` with what only `follow` holds, each after what it stands behind there."""
    woven = list(lead)
    for place, item in enumerate(follow):
        if item not in woven:
            after = woven.index(follow[place - 1]) + 1 if place else 0
            woven.insert(after, item)
    return woven


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not ABSENT}
