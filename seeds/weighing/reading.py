"""One pass over the words of a stretch: who does what, and what is denied."""

from collections.abc import Callable

from seeds.cast import Side
from seeds.polarity import Sense
from seeds.weighing.items import Item
from seeds.weighing.weights import OTHER, Weights

_DETERMINERS = {"the", "a", "an", "this", "these", "those", "no", "some", "many", "most", "each"}
_BEFORE_OBJECTS = {
    "of", "for", "to", "with", "against", "on", "from", "at", "about", "than", "in", "like",
    "into", "between", "toward", "towards", "behind", "beyond", "over",
}  # fmt: skip
_OBJECTS = {"him", "them", "me", "us", "himself", "herself", "themselves", "myself"}
_PASSIVE = {"was", "were", "been", "be", "being", "is", "are", "got", "gets"}
_SECOND = {"you", "your", "yours", "yourself", "you're", "you've", "you'll", "you'd"}
_TURNS = {";", ":", "but", "while", "whereas", "although"}  # where somebody else may come in
_GOES_ON = {",", "and", "or", "that"}  # what a negation reaches across
_ACTIONS = {"charge", "praise", "portray", "bad deed", "good deed", "remedy"}
_OWNED, _NEGATED, _SHIELD, _RELIEF = 5, 5, 9, 5  # words that an owner, a negation, a remedy reach
_NEAR = 6  # words before or after that a word is read with


def read(items: list[Item], weights: Weights) -> None:
    """Add to the weights what these words say."""
    _Reading(items, weights).run()


class _Reading:
    def __init__(self, items: list[Item], weights: Weights) -> None:
        self.items = items
        self.weights = weights
        self.actor: Side | None = None
        self.trust = 0.0  # how surely the words at hand are about the actor
        self.owner: Side | None = None
        self.owned_until = self.denied_until = self.shield_until = -1
        self.hear: dict[Sense, Callable[[int], None]] = {
            "bad deed": self.bad_deed,
            "good deed": self.good_deed,
            "up": self.up,
            "down": self.down,
            "burden": self.burden,
            "remedy": self.remedy,
            "bad": self.bad,
            "good": self.good,
            "charge": self.charge,
            "portray": self.charge,
            "praise": self.praise,
            "speech": lambda _at: self.mark("speech"),
            "negation": self.negation,
            "plan": self.plan,
            "record": lambda at: self.put(at, "record"),
            "process": lambda _at: self.mark("process"),
        }

    def run(self) -> None:
        for at, item in enumerate(self.items):
            if item.side:
                self.meet(at, item, item.side)
            elif item.is_break:
                self.pause(at, item)
            elif item.sense:
                self.hear[item.sense](at)
            elif item.word in _SECOND:
                self.mark("you")
            self.weights.words += item.word[0].isalnum()

    def mark(self, name: str) -> None:
        self.weights.marks[name] += 1

    def meet(self, at: int, item: Item, side: Side) -> None:
        self.weights.pans[side]["named"] += 1
        if side in OTHER:
            self.weights.first = self.weights.first or side
        if item.is_possessive:
            self.owner, self.owned_until = side, at + _OWNED
        if not self.is_object(at, item):
            self.act(side, 0.8 if item.is_possessive else 1.0)

    def is_object(self, at: int, item: Item) -> bool:
        if item.word in _OBJECTS:
            return True
        before = self.items[at - 1] if at else None
        return before is not None and (before.word in _BEFORE_OBJECTS or before.sense in _ACTIONS)

    def act(self, side: Side, trust: float) -> None:
        self.actor, self.trust = side, trust
        self.weights.actor = self.weights.actor or side

    def pause(self, at: int, item: Item) -> None:
        following = self.items[at + 1].word if at + 1 < len(self.items) else ""
        self.trust *= 0.6 if following in _DETERMINERS else 1.0
        self.trust *= 0.6 if item.word in _TURNS else 1.0
        if item.word not in _GOES_ON:
            self.denied_until = min(self.denied_until, at)
        if not item.word[0].isalnum():
            self.owned_until = min(self.owned_until, at)

    def target(self, at: int) -> tuple[Side | None, float]:
        """Whom the word at hand is about: by whom it is done, whose it is, or the actor."""
        for place in range(at + 1, min(at + 5, len(self.items) - 1)):
            if self.items[place].word in ("by", "under"):
                agent = self.items[place + 1].side
                if agent:
                    return agent, 1.0
                break
        if at <= self.owned_until and self.owner:
            return self.owner, 1.0
        return self.actor, self.trust

    def put(self, at: int, kind: str, value: float = 1.0) -> None:
        """Put something into the pan of whom it is about; what is doubtful, into nobody's."""
        side, trust = self.target(at)
        if side is None:
            self.weights.pans[None][kind] += value
            return
        self.weights.pans[side][kind] += value * trust
        if trust < 1:
            self.weights.pans[None][kind] += value * (1 - trust)

    def is_denied(self, at: int) -> bool:
        return at <= self.denied_until

    def is_harmed(self, at: int) -> bool:
        """Whether something bad is done to it: to "increase" in "blocked a bill to increase"."""
        for near in reversed(self.items[max(0, at - _NEAR) : at]):
            if near.is_break or near.side:
                return False
            if near.sense == "bad deed":
                return True
        return False

    def is_of_burden(self, at: int) -> bool:
        near = self.items[max(0, at - _NEAR) : at] + self.items[at + 1 : at + _NEAR]
        return any(item.sense == "burden" for item in near)

    def bad_deed(self, at: int) -> None:
        if at > self.shield_until:
            denied = self.is_denied(at)
            self.put(at, "did good" if denied else "did bad", 0.6 if denied else 1.0)

    def good_deed(self, at: int) -> None:
        if self.is_denied(at):
            self.put(at, "did bad")
        elif not self.is_harmed(at):
            self.put(at, "did good")

    def up(self, at: int) -> None:
        if not self.is_harmed(at):
            self.put(at, "did bad" if self.is_of_burden(at) else "did good", 0.8)

    def down(self, at: int) -> None:
        if self.is_harmed(at):
            return
        if self.is_of_burden(at):
            self.put(at, "did good")
            self.shield_until = at + _RELIEF
        else:
            self.put(at, "did bad", 0.7)

    def remedy(self, at: int) -> None:
        self.good_deed(at)
        self.shield_until = at + _SHIELD

    def burden(self, at: int) -> None:
        if at > self.shield_until and not self.is_harmed(at):
            self.weights.pans[None]["burden"] += 1

    def bad(self, at: int) -> None:
        if at > self.shield_until and not self.is_harmed(at):
            self.put(at, "is good" if self.is_denied(at) else "is bad")

    def good(self, at: int) -> None:
        if not self.is_harmed(at):
            self.put(at, "is bad" if self.is_denied(at) else "is good")

    def plan(self, at: int) -> None:
        if not self.is_denied(at) and not self.is_harmed(at):
            self.put(at, "plan")

    def negation(self, at: int) -> None:
        self.mark("negation")
        self.denied_until = at + _NEGATED

    def charge(self, at: int) -> None:
        """Somebody is charged; what follows is then about them."""
        side = self.addressed(at)
        if side and side != self.actor:
            self.weights.pans[side]["charged"] += 1
            self.act(side, 1.0)
            self.owner, self.owned_until = None, -1
        elif self.is_passive(at) and self.actor:
            self.weights.pans[self.actor]["charged"] += 1
        else:
            accuser = self.owner if at <= self.owned_until else self.actor
            if accuser in OTHER:
                self.weights.pans[OTHER[accuser]]["charged"] += 0.4

    def praise(self, at: int) -> None:
        side = self.addressed(at) or (self.actor if self.is_passive(at) else None)
        if side:
            self.weights.pans[side]["praised"] += 1
        else:
            self.put(at, "praised", 0.5)

    def addressed(self, at: int) -> Side | None:
        """The one who is charged or praised: the next one mentioned in the clause."""
        for near in self.items[at + 1 : at + 1 + _NEAR]:
            if near.side:
                return near.side
            if near.word in (",", ";", ":", "but", "that"):
                break
        return None

    def is_passive(self, at: int) -> bool:
        return any(item.word in _PASSIVE for item in self.items[max(0, at - 2) : at])
