"""What speaks for and against each side in a stretch of text.

What speaks for or against each side is weighed the same way for either; only at the end does
it get the name of a role. So whoever swaps the sides swaps the roles.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from seeds.cast import Mention, Side
from seeds.polarity import Sense, phrases, sense


OTHER: dict[Side, Side] = {"ours": "theirs", "theirs": "ours"}

_TOKEN = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*|[,;:()…—–]|--")
_POSSESSIVE_MARK = re.compile(r"['’]s?\b|['’](?=\s)")
_POSSESSIVES = {
    "his",
    "her",
    "hers",
    "their",
    "theirs",
    "its",
    "my",
    "our",
    "ours",
    "your",
    "whose",
}
_DETERMINERS = {"the", "a", "an", "this", "these", "those", "no", "some", "many", "most", "each"}
_BREAKS = {"but", "while", "although", "though", "because", "when", "as", "after", "before", "if"}
_BREAKS |= {"since", "until", "where", "and", "which", "that", "so", "yet", "whereas", "even"}
_BEFORE_OBJECTS = {"of", "for", "to", "with", "against", "on", "from", "at", "about", "than", "in"}
_BEFORE_OBJECTS |= {"like", "into", "between", "toward", "towards", "behind", "beyond", "over"}
_FIRST = {"i", "we", "me", "us", "my", "our", "mine", "ours", "i'm", "i've", "i'll", "i'd"}
_FIRST |= {"we're", "we've", "we'll", "we'd", "myself", "ourselves"}
_SHIELD = 9  # words after a remedy whose ills are what it is for
_NEGATED = 3  # words that a negation reaches


@dataclass
class Weights:
    """What speaks against and for each side, and how much of either belongs to nobody."""

    against: dict[Side, float] = field(default_factory=lambda: defaultdict(float))
    favor: dict[Side, float] = field(default_factory=lambda: defaultdict(float))
    named: set[Side] = field(default_factory=set)
    first: Side | None = None  # of the two, the one that is mentioned first
    bad: float = 0.0
    good: float = 0.0
    process: int = 0
    words: int = 0


@dataclass(frozen=True)
class Item:
    """A word, a mark, or whoever is mentioned."""

    word: str
    start: int
    sense: Sense | None = None
    side: Side | None = None  # of whoever is mentioned
    is_possessive: bool = False
    is_break: bool = False


def weigh(text: str, spans: Iterable[tuple[int, int]], mentions: Sequence[Mention]) -> Weights:
    """Return what some stretches of a text say for and against each side."""
    weights = Weights()
    for start, end in spans:
        _Reading(_items(text, start, end, mentions), weights).run()
    return weights


def _items(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Item]:
    """Return the words of a stretch, whoever is mentioned as one word."""
    who = {mention.start: mention for mention in mentions if start <= mention.start < end}
    runs = phrases(text, start, end)
    items: list[Item] = []
    until = start
    for match in _TOKEN.finditer(text, start, end):
        at = match.start()
        if at < until:
            continue
        if mention := who.get(at):
            until = mention.end
            items.append(_referent(text, mention))
        elif at in runs:
            until, meant = runs[at]
            items.append(Item(text[at:until].lower(), at, meant))
        else:
            word = match[0].lower().replace("’", "'")
            items.append(
                Item(word, at, sense(word), is_break=not word[0].isalnum() or word in _BREAKS)
            )
    return items


def _referent(text: str, mention: Mention) -> Item:
    word = text[mention.start : mention.end].lower().replace("’", "'")
    owns = word in _POSSESSIVES or bool(_POSSESSIVE_MARK.match(text, mention.end))
    return Item(word, mention.start, None, mention.side, owns or word.endswith(("'s", "s'")))


class _Reading:
    """One pass over the words, remembering who acts and what is denied."""

    def __init__(self, items: list[Item], weights: Weights) -> None:
        self.items = items
        self.weights = weights
        self.actor: Side | None = None
        self.trust = 0.0  # how surely the words at hand are about the actor
        self.owner: Side | None = None
        self.owned_until = -1
        self.denied_until = -1
        self.shield_until = -1

    def run(self) -> None:
        for at, item in enumerate(self.items):
            if item.side:
                self.meet(at, item)
            elif item.is_break:
                self.pause(at, item)
            elif item.sense:
                self.hear(at, item)
            if item.word[0].isalnum():
                self.weights.words += 1

    def meet(self, at: int, item: Item) -> None:
        side = item.side or "unknown"
        self.weights.named.add(side)
        if side in OTHER and self.weights.first is None:
            self.weights.first = side
        before = self.items[at - 1] if at else None
        if item.is_possessive:
            self.owner, self.owned_until = side, at + 5
            if not (before and before.word in _BEFORE_OBJECTS):
                self.actor, self.trust = side, 0.8
        elif not (before and (before.word in _BEFORE_OBJECTS or self.is_acted_on(before))):
            self.actor, self.trust = side, 1.0

    def is_acted_on(self, before: Item) -> bool:
        return before.sense in ("charge", "praise", "portray", "bad deed", "good deed", "remedy")

    def pause(self, at: int, item: Item) -> None:
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        if following and following.word in _DETERMINERS:
            self.trust *= 0.6
        if item.word in (";", ":", "but", "while", "whereas", "although"):
            self.trust *= 0.6
        if item.word != ",":
            self.denied_until = min(self.denied_until, at)
        if not item.word[0].isalnum():
            self.owned_until = min(self.owned_until, at)

    def hear(self, at: int, item: Item) -> None:
        getattr(self, "hear_" + item.sense.replace(" ", "_"))(at, item)

    def target(self, at: int) -> tuple[Side | None, float]:
        """Whom the word at hand is about: its owner, who does it by whom, or the actor."""
        for near in self.items[at + 1 : at + 4]:
            if near.is_break:
                break
        passive = self.passive_agent(at)
        if passive:
            return passive, 1.0
        if at <= self.owned_until and self.owner:
            return self.owner, 1.0
        return self.actor, self.trust

    def passive_agent(self, at: int) -> Side | None:
        for place in range(at + 1, min(at + 5, len(self.items) - 1)):
            if self.items[place].word in ("by", "under"):
                return self.items[place + 1].side
        return None

    def is_denied(self, at: int) -> bool:
        return at <= self.denied_until

    def put(self, at: int, value: float) -> None:
        """Hold something against (below 0) or for (above 0) whom the word is about."""
        side, trust = self.target(at)
        if side is None:
            if value < 0:
                self.weights.bad -= value
            else:
                self.weights.good += value
            return
        pan = self.weights.against if value < 0 else self.weights.favor
        pan[side] += abs(value) * trust
        rest = abs(value) * (1 - trust)
        if value < 0:
            self.weights.bad += rest
        else:
            self.weights.good += rest

    def hear_bad_deed(self, at: int, item: Item) -> None:
        if at <= self.shield_until:
            return
        self.put(at, 0.5 if self.is_denied(at) else -1.0)
        self.shield_until = max(self.shield_until, at + 0)

    def hear_good_deed(self, at: int, item: Item) -> None:
        if self.is_denied(at):
            self.put(at, -0.9)
        elif self.did_bad(at):
            return
        else:
            self.put(at, 0.7)

    def did_bad(self, at: int) -> bool:
        """Whether what is done is done to something good: "blocked a bill to increase"."""
        return any(near.sense == "bad deed" for near in self.items[max(0, at - 6) : at])

    def hear_up(self, at: int, item: Item) -> None:
        if self.did_bad(at):
            return
        burden = self.burden(at)
        self.put(at, -0.9 if burden else 0.5)

    def hear_down(self, at: int, item: Item) -> None:
        if self.did_bad(at):
            return
        if self.burden(at):
            self.put(at, 0.8)
            self.shield_until = at + 5
        else:
            self.put(at, -0.7)

    def burden(self, at: int) -> bool:
        return any(near.sense == "burden" for near in self.items[at + 1 : at + 6])

    def hear_remedy(self, at: int, item: Item) -> None:
        if self.is_denied(at):
            self.put(at, -0.9)
        elif not self.did_bad(at):
            self.put(at, 0.7)
        self.shield_until = at + _SHIELD

    def hear_bad(self, at: int, item: Item) -> None:
        if at <= self.shield_until or self.did_bad(at):
            return
        self.put(at, 0.3 if self.is_denied(at) else -0.7)

    def hear_burden(self, at: int, item: Item) -> None:
        if at > self.shield_until and not self.did_bad(at):
            self.weights.bad += 0.15

    def hear_good(self, at: int, item: Item) -> None:
        if self.did_bad(at):
            return
        self.put(at, -0.5 if self.is_denied(at) else 0.4)

    def hear_record(self, at: int, item: Item) -> None:
        if self.owned_until >= at or self.actor:
            self.put(at, 0.3)

    def hear_plan(self, at: int, item: Item) -> None:
        if not self.is_denied(at) and not self.did_bad(at):
            self.put(at, 0.35)

    def hear_negation(self, at: int, item: Item) -> None:
        self.denied_until = at + _NEGATED

    def hear_process(self, at: int, item: Item) -> None:
        self.weights.process += 1

    def hear_speech(self, at: int, item: Item) -> None:
        pass

    def charged(self, at: int) -> Side | None:
        """The one who is charged or praised: the next one mentioned in the clause."""
        for near in self.items[at + 1 : at + 7]:
            if near.side:
                return near.side
            if near.word in (",", ";", ":", "but", "that"):
                return None
        return None

    def hear_charge(self, at: int, item: Item) -> None:
        side = self.charged(at)
        if side and side != self.actor:
            self.weights.against[side] += 1.2
            self.actor, self.trust = side, 1.0
            self.owner, self.owned_until = None, -1
        elif at <= self.owned_until or self.actor:
            accuser = self.owner if at <= self.owned_until else self.actor
            other = OTHER.get(accuser or "unknown")
            if other:
                self.weights.against[other] += 0.3

    hear_portray = hear_charge

    def hear_praise(self, at: int, item: Item) -> None:
        side = self.charged(at)
        if side:
            self.weights.favor[side] += 0.8
        else:
            self.put(at, 0.3)
