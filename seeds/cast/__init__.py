"""The people of a document: named, described, belonging to a camp.

Offices, camps and groups are learned from the document: no list here says who is on whose side.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from seeds.cast import camps, ties
from seeds.cast.mentions import Antecedent, Cast, Mention
from seeds.cast.names import find_names, folded_name
from seeds.cast.people import Member, Side, members
from seeds.quotations import Quotation, find_quotations
from seeds.spans import Layout

__all__ = ["Antecedent", "Cast", "Member", "Mention", "Side", "folded_name", "meet", "members"]


_FEWEST_TURNS = 2  # a label that stands alone is a heading


def meet(text: str, people: Iterable[Any], layout: Layout) -> Cast:
    """Find everybody that a document mentions, and learn what it says of them."""
    listed = members(people)
    quotations = tuple(find_quotations(text, layout))
    outside = _blanked(text, [one for one in quotations if one.depth == 0])
    named = find_names(text, listed, layout)
    pronouns = ties.pronouns(text, named, listed, outside)
    bearers = {who.name: who for who in named.mentions}
    held = ties.offices(text, named, listed)
    persons = camps.settled([*named.mentions, *ties.described(text, held, bearers)])

    turns = _turns(text, layout, named.mentions)

    def cast(mentions: list[Mention]) -> Cast:
        return Cast(listed, tuple(mentions), text, layout, quotations, pronouns, turns)

    opponents = ties.rivals(text, listed, _meaning(cast(persons)))
    persons = camps.settled([*persons, *opponents])
    owned = _camps(text, persons, cast(persons))
    tied = ties.sides_of_strangers(text, persons, owned)
    persons = [_on_side(who, tied) for who in persons]
    owned = _camps(text, persons, cast(persons))
    everybody = camps.settled([*persons, *owned])
    groups = camps.groups_named(text, camps.learn_groups(text, everybody))
    everybody = camps.settled([*everybody, *groups, *camps.bare_camps(text, everybody, [])])
    return cast(everybody)


def _camps(text: str, persons: list[Mention], cast: Cast) -> list[Mention]:
    owned = camps.owned_by_pronouns(text, _meaning(cast))
    return [*camps.find_camps(text, persons), *owned]


def _meaning(cast: Cast) -> Callable[[re.Match[str]], Mention | None]:
    def mean(pronoun: re.Match[str]) -> Mention | None:
        found = cast.antecedent(pronoun)
        return found.mention if found else None

    return mean


def _on_side(who: Mention, tied: dict[str, Side]) -> Mention:
    return replace(who, side=tied[who.name]) if who.name in tied else who


def _blanked(text: str, quotations: list[Quotation]) -> str:
    """Return the text with its quotations blanked out, at the same length."""
    parts, done = [], 0
    for one in quotations:
        parts += [text[done : one.outer_start], " " * (one.outer_end - one.outer_start)]
        done = one.outer_end
    return "".join([*parts, text[done:]])


def _turns(text: str, layout: Layout, named: list[Mention]) -> dict[int, Mention]:
    """Return whose turn each paragraph of a transcript is: a label holds until the next."""
    kinds = [paragraph.kind for paragraph in layout.paragraphs]
    if kinds.count("turn") < _FEWEST_TURNS:
        return {}
    goes_on = kinds.count("turn") * 2 >= kinds.count("prose")
    by_end = {who.end: who for who in named}
    turns: dict[int, Mention] = {}
    speaker: Mention | None = None
    for position, paragraph in enumerate(layout.paragraphs):
        if paragraph.label:
            start, end = paragraph.label
            words = text[start:end].split("(")[0].split("[")[0].rstrip(" *_\xa0")
            who = by_end.get(start + len(words))
            name = who.name if who else words
            side = who.side if who else "unknown"
            member = who.member if who else None
            speaker = Mention(start, end, name, side, "person" if member else "stranger", member)
        elif paragraph.kind == "heading" or not goes_on:
            speaker = None
        if speaker and paragraph.kind in {"turn", "prose", "item"}:
            turns[position] = speaker
    return turns
