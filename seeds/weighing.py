"""What speaks for and against each side in a stretch of text.

What speaks for or against each side is weighed the same way for either; only at the end does
it get the name of a role. So whoever swaps the sides swaps the roles.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from seeds.cast import Mention, Side
from seeds.polarity import Sense, corrects, phrases, sense

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
_OPPONENTS = {"opponent", "opponents", "rival", "rivals", "challenger", "adversary", "critics"}
_OWNS = {"'s", "’s"}
_PASSIVE = {"was", "were", "been", "be", "being", "is", "are", "got", "gets"}
_SECOND = {"you", "your", "yours", "yourself", "you're", "you've", "you'll", "you'd"}
_SHIELD = 9  # words after a remedy whose ills are what it is for
_NEGATED = 3  # words that a negation reaches


Pans = dict[str, float]


@dataclass
class Weights:
    """What speaks against and for each side, by kind; under None what belongs to nobody."""

    pans: dict[Side | None, Pans] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(float))
    )
    first: Side | None = None  # of the two, the one that is mentioned first
    actor: Side | None = None  # whoever acts first
    marks: Pans = field(default_factory=lambda: defaultdict(float))
    words: int = 0

    def named(self, side: Side) -> bool:
        return side in self.pans and self.pans[side]["named"] > 0

    def against(self, side: Side | None) -> float:
        pans = self.pans.get(side, {})
        return sum(pans.get(kind, 0.0) for kind in ("did bad", "is bad", "charged"))

    def favor(self, side: Side | None) -> float:
        pans = self.pans.get(side, {})
        kinds = ("did good", "is good", "praised", "plan", "record")
        return sum(pans.get(kind, 0.0) for kind in kinds)


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
        if corrects(text, start, end):
            weights.marks["correction"] += 1
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
            if word in _OPPONENTS and items and items[-1].is_possessive:
                owner = items.pop()
                side = OTHER.get(owner.side or "unknown", "unknown")
                items.append(
                    Item(word, at, None, side, text[match.end() : match.end() + 2] in _OWNS)
                )
                continue
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
            elif item.word in _SECOND:
                self.weights.marks["you"] += 1
            if item.word[0].isalnum():
                self.weights.words += 1
            else:
                self.weights.marks[item.word] += 1

    def meet(self, at: int, item: Item) -> None:
        side = item.side or "unknown"
        self.weights.pans[side]["named"] += 1
        if side in OTHER and self.weights.first is None:
            self.weights.first = side
        before = self.items[at - 1] if at else None
        is_object = before and (before.word in _BEFORE_OBJECTS or self.is_acted_on(before))
        if item.is_possessive:
            self.owner, self.owned_until = side, at + 5
            if not is_object:
                self.act(side, 0.8)
        elif not is_object:
            self.act(side, 1.0)

    def act(self, side: Side, trust: float) -> None:
        self.actor, self.trust = side, trust
        self.weights.actor = self.weights.actor or side

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
        getattr(self, "hear_" + (item.sense or "").replace(" ", "_"))(at)

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

    def put(self, at: int, kind: str, value: float) -> None:
        """Put something into the pan of whom the word is about; what is doubtful, into nobody's."""
        side, trust = self.target(at)
        self.weights.pans[side][kind] += value * trust if side else value
        if side and trust < 1:
            self.weights.pans[None][kind] += value * (1 - trust)

    def hear_bad_deed(self, at: int) -> None:
        if at <= self.shield_until:
            return
        if self.is_denied(at):
            self.put(at, "did good", 0.6)
        else:
            self.put(at, "did bad", 1.0)

    def hear_good_deed(self, at: int) -> None:
        if self.is_denied(at):
            self.put(at, "did bad", 1.0)
        elif not self.did_bad(at):
            self.put(at, "did good", 1.0)

    def did_bad(self, at: int) -> bool:
        """Whether what is done is done to something good: "blocked a bill to increase"."""
        for near in reversed(self.items[max(0, at - 6) : at]):
            if near.is_break or near.side:
                return False
            if near.sense == "bad deed":
                return True
        return False

    def hear_up(self, at: int) -> None:
        if not self.did_bad(at):
            self.put(at, "did bad" if self.burden(at) else "did good", 0.8)

    def hear_down(self, at: int) -> None:
        if self.did_bad(at):
            return
        if self.burden(at):
            self.put(at, "did good", 1.0)
            self.shield_until = at + 5
        else:
            self.put(at, "did bad", 0.7)

    def burden(self, at: int) -> bool:
        near = self.items[max(0, at - 6) : at] + self.items[at + 1 : at + 6]
        return any(item.sense == "burden" for item in near)

    def hear_remedy(self, at: int) -> None:
        if self.is_denied(at):
            self.put(at, "did bad", 1.0)
        elif not self.did_bad(at):
            self.put(at, "did good", 1.0)
        self.shield_until = at + _SHIELD

    def hear_bad(self, at: int) -> None:
        if at > self.shield_until and not self.did_bad(at):
            self.put(at, "is good" if self.is_denied(at) else "is bad", 1.0)

    def hear_burden(self, at: int) -> None:
        if at > self.shield_until and not self.did_bad(at):
            self.weights.pans[None]["burden"] += 1

    def hear_good(self, at: int) -> None:
        if not self.did_bad(at):
            self.put(at, "is bad" if self.is_denied(at) else "is good", 1.0)

    def hear_record(self, at: int) -> None:
        self.put(at, "record", 1.0)

    def hear_plan(self, at: int) -> None:
        if not self.is_denied(at) and not self.did_bad(at):
            self.put(at, "plan", 1.0)

    def hear_negation(self, at: int) -> None:
        self.weights.marks["negation"] += 1
        self.denied_until = at + _NEGATED

    def hear_process(self, at: int) -> None:
        self.weights.marks["process"] += 1

    def hear_speech(self, at: int) -> None:
        self.weights.marks["speech"] += 1

    def charged(self, at: int) -> Side | None:
        """The one who is charged or praised: the next one mentioned in the clause."""
        for near in self.items[at + 1 : at + 7]:
            if near.side:
                return near.side
            if near.word in (",", ";", ":", "but", "that"):
                return None
        return None

    def hear_charge(self, at: int) -> None:
        side = self.charged(at)
        if side and side != self.actor:
            self.weights.pans[side]["charged"] += 1
            self.act(side, 1.0)
            self.owner, self.owned_until = None, -1
            return
        if self.is_passive(at) and self.actor:
            self.weights.pans[self.actor]["charged"] += 1
            return
        accuser = self.owner if at <= self.owned_until else self.actor
        if accuser in OTHER:
            self.weights.pans[OTHER[accuser]]["charged"] += 0.4

    hear_portray = hear_charge

    def is_passive(self, at: int) -> bool:
        return any(item.word in _PASSIVE for item in self.items[max(0, at - 2) : at])

    def hear_praise(self, at: int) -> None:
        side = self.charged(at) or (self.actor if self.is_passive(at) else None)
        if side:
            self.weights.pans[side]["praised"] += 1
        else:
            self.put(at, "praised", 0.5)
