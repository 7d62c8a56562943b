"""The people of a document: named, described, belonging to a camp.

Offices, camps and groups are learned from the document: no list here says who is on whose side.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from seeds.cast import camps, groups, offices, ties
from seeds.cast.mentions import Antecedent, Cast, Mention
from seeds.cast.names import Named, find_listed, folded_name, with_titles
from seeds.cast.people import Member, Side, members
from seeds.cast.strangers import Strangers
from seeds.quotations import blanked, find_quotations
from seeds.spans import Layout

__all__ = ["Antecedent", "Cast", "Member", "Mention", "Side", "folded_name", "meet", "members"]


_LABEL = re.compile(r"[(\[]")
_FEWEST_TURNS = 2  # a label that stands alone is a heading


def meet(text: str, people: Iterable[Any], layout: Layout) -> Cast:
    """Find everybody that a document mentions, and learn what it says of them."""
    listed = members(people)
    quotations = tuple(find_quotations(text, layout))
    named = _named(text, listed, layout)
    outside = blanked(text, [one for one in quotations if one.depth == 0], " ")
    pronouns = ties.pronouns(outside, named, listed)
    turns = _turns(text, layout, named.mentions)

    def cast(mentions: list[Mention]) -> Cast:
        return Cast(listed, tuple(mentions), text, layout, quotations, pronouns, turns)

    held = offices.offices(text, named, listed)
    bearers = {who.name: who for who in named.mentions}
    persons = camps.settled([*named.mentions, *offices.described(text, held, bearers)])
    opponents = offices.rivals(text, listed, _meaning(cast(persons)))
    persons = camps.settled([*persons, *opponents])
    owned = _camps(text, persons, cast(persons))
    tied = ties.sides_of_strangers(text, persons, owned)
    persons = [replace(who, side=tied.get(who.name, who.side)) for who in persons]
    everybody = camps.settled([*persons, *_camps(text, persons, cast(persons))])
    learned = groups.groups_named(text, groups.learn_groups(text, everybody))
    return cast(camps.settled([*everybody, *learned, *camps.bare_camps(text, everybody)]))


def _named(text: str, listed: tuple[Member, ...], layout: Layout) -> Named:
    strangers = Strangers(text, find_listed(text, listed), layout)
    introduced = strangers.find()
    everybody = sorted([*strangers.kept, *introduced], key=lambda who: who.start)
    return with_titles(text, everybody)


def _camps(text: str, persons: list[Mention], cast: Cast) -> list[Mention]:
    owned = camps.owned_by_pronouns(text, _meaning(cast))
    return [*camps.find_camps(text, persons), *owned]


def _meaning(cast: Cast) -> Callable[[re.Match[str]], Mention | None]:
    def mean(pronoun: re.Match[str]) -> Mention | None:
        found = cast.antecedent(pronoun)
        return found.mention if found else None

    return mean


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
            words = _LABEL.split(text[start:end], maxsplit=1)[0].rstrip(" *_\xa0")
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
