"""Who is mentioned where in a document, pronouns included."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from seeds.cast.people import Member, Side
from seeds.quotations import Quotation
from seeds.spans import Layout

MentionKind = Literal["person", "camp", "group", "stranger"]

PRONOUN = re.compile(
    r"(?<![\w’'-])(?:(?P<she>she|her|hers|herself)|(?P<he>he|him|his|himself)"
    r"|(?P<they>they|them|their|theirs|themselves)"
    r"|(?P<I>I|me|my|mine|myself|we|us|our|ours|ourselves))(?![\w-])",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:When|As|After|While|If|Asked|Before|Since|Because|Although|Though|Once|Like|Unlike|Pressed"
    r"|Told|Speaking|Responding)\b[^,\n]{1,200},"
)
_MANY = re.compile(r"(?:[a-z]s|campaign|camp|team|staff|people|administration)\Z")
_OWNS = re.compile(r"[’']s?(?=\s)")
_FARTHEST = 40  # mentions looked back for whom a pronoun means
_FARTHEST_PARAGRAPHS = 6
_AHEAD = 300  # characters looked forward


@dataclass(frozen=True)
class Mention:
    """Where a document names, describes or refers to somebody."""

    start: int
    end: int
    name: str
    side: Side
    kind: MentionKind
    member: Member | None = None

    @property
    def is_person(self) -> bool:
        """Whether it is one human being, listed or not."""
        return self.kind in {"person", "stranger"}


@dataclass(frozen=True)
class Antecedent:
    """Whom a pronoun means; not certain if somebody else is as near."""

    mention: Mention
    is_certain: bool


@dataclass(frozen=True)
class Cast:
    """The people of one document. `pronouns` are those of people and strangers, by name."""

    people: tuple[Member, ...]
    mentions: tuple[Mention, ...]
    text: str = field(default="", repr=False)
    layout: Layout = field(default=Layout((), ()), repr=False)
    quotations: tuple[Quotation, ...] = field(default=(), repr=False)
    pronouns: Mapping[str, str] = field(default_factory=dict, repr=False)
    turns: Mapping[int, Mention] = field(default_factory=dict, repr=False)  # by paragraph
    _chain: list[Mention] = field(default_factory=list, repr=False)  # with pronouns
    _chain_starts: list[int] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self._follow_pronouns()

    @cached_property
    def _starts(self) -> list[int]:
        return [who.start for who in self.mentions]

    @cached_property
    def _sentences(self) -> list[int]:
        return [sentence.start for sentence in self.layout.sentences]

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        return [(one.outer_start, one.outer_end) for one in self.quotations if not one.depth]

    @cached_property
    def _sides(self) -> dict[str, Side]:
        sides: dict[str, Side] = {who.name: who.side for who in reversed(self.mentions)}
        return sides | {member.name: member.side for member in self.people}

    @cached_property
    def _only(self) -> dict[str, Mention]:
        """Who is the only one in the document with a pronoun, by pronoun."""
        names: dict[str, dict[str, Mention]] = {}
        for who in self.mentions:
            names.setdefault(self.pronouns.get(who.name, ""), {}).setdefault(who.name, who)
        return {
            pronoun: next(iter(whose.values()))
            for pronoun, whose in names.items()
            if pronoun and len(whose) == 1
        }

    def _follow_pronouns(self) -> None:
        """Let each "she" and "he" of the document's own voice stand for somebody further on."""
        found = [match for match in PRONOUN.finditer(self.text) if match.lastgroup in {"she", "he"}]
        waiting = iter(self.mentions)
        who = next(waiting, None)
        for match in found:
            while who and who.start < match.start():
                self._link(who)
                who = next(waiting, None)
            if not self.quotation_around(match.start()) and self._sentences:
                meant = self.antecedent(match)
                if meant and meant.mention.start < match.start():
                    self._link(replace(meant.mention, start=match.start(), end=match.end()))
        while who:
            self._link(who)
            who = next(waiting, None)

    def _link(self, who: Mention) -> None:
        self._chain.append(who)
        self._chain_starts.append(who.start)

    def side_of(self, name: str) -> Side:
        """Return the side of whoever bears that name here or in the list of people."""
        return self._sides.get(name, "unknown")

    def named(self, start: int, end: int) -> list[Mention]:
        """Return who is named or described between two offsets, without pronouns."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return list(self.mentions[first:last])

    def within(
        self, start: int, end: int, speaker: str | None = None, side: Side = "unknown"
    ) -> list[Mention]:
        """Return who is mentioned between two offsets, in order, pronouns resolved.

        `speaker` and `side` are of whoever says these words: "I" and "we" there, and nobody's
        "she".
        """
        found = self.named(start, end)
        taken = {who.start for who in found}
        for match in PRONOUN.finditer(self.text, start, end):
            who = self.resolve(match.start(), match.end(), speaker, side)
            if who and match.start() not in taken:
                found.append(who)
        return sorted(found, key=lambda who: who.start)

    def resolve(
        self, start: int, end: int, speaker: str | None = None, side: Side = "unknown"
    ) -> Mention | None:
        """Return whom the words mean, as a mention that stands at them; None if nobody known."""
        if named := self.named(start, end):
            return named[0]
        match = PRONOUN.match(self.text, start, end)
        if not match:
            return None
        if match["I"]:
            if not speaker or match[0] == "US":
                return None
            member = next((one for one in self.people if one.name == speaker), None)
            kind: MentionKind = "person" if member else "stranger"
            return Mention(*match.span(), speaker, side, kind, member)
        found = self.antecedent(match, speaker)
        return replace(found.mention, start=start, end=match.end()) if found else None

    def antecedent(self, pronoun: re.Match[str], exclude: str | None = None) -> Antecedent | None:
        """Return whom "she", "he" or "they" means: the nearest that fits, not `exclude`."""
        gender = str(pronoun.lastgroup)
        at = pronoun.start()
        turn = self.turn_at(at)
        spoken_by = {exclude, turn.name if turn else None}
        before = [who for who in self._before(at) if self._fits(who, gender, spoken_by)]
        known = [who for who in before if self.pronouns.get(who.name) == gender]
        if known and (len(before) == len(known) or self._is_near(known[0], at)):
            before = known
        if not before:
            return self._ahead(at, gender, spoken_by)
        rivals = self._beside(before)
        names = {who.name for who in rivals}
        return Antecedent(self._subject(rivals), len(names) == 1)

    def _before(self, at: int) -> Iterator[Mention]:
        """Yield the people mentioned before an offset, the nearest first.

        What somebody says about others is no help outside the quotation.
        """
        inside = self.quotation_around(at)
        paragraph = self._paragraph(at)
        last = bisect_left(self._chain_starts, at)
        for position in range(last - 1, max(-1, last - 1 - _FARTHEST), -1):
            who = self._chain[position]
            if paragraph - self._paragraph(who.start) > _FARTHEST_PARAGRAPHS:
                return
            around = self.quotation_around(who.start)
            if around is None or around == inside:
                yield who

    def _fits(self, who: Mention, gender: str, exclude: set[str | None]) -> bool:
        if who.name in exclude:
            return False
        known = self.pronouns.get(who.name, "")
        if gender == "they":
            is_many = who.kind == "group" or _MANY.search(who.name)
            return (who.kind != "stranger" and bool(is_many)) or known == "they"
        if who.kind == "stranger" and who.name.isupper():
            return False  # a label such as MODERATOR
        return who.is_person and known in {gender, ""}

    def _is_near(self, who: Mention, at: int) -> bool:
        return self._paragraph(at) - self._paragraph(who.start) <= 1

    def _beside(self, candidates: list[Mention]) -> list[Mention]:
        """Return those in the same sentence as the nearest."""
        sentence = self._sentence(candidates[0].start)
        return [who for who in candidates if self._sentence(who.start) == sentence]

    def _subject(self, rivals: list[Mention]) -> Mention:
        """Return the likeliest of people in one sentence: the first in its main clause."""
        position = self._sentence(rivals[0].start)
        start = self._sentences[position] if position >= 0 else 0
        aside = _ASIDE.match(self.text, start, rivals[0].start)
        main = aside.end() if aside else start
        owners = [who for who in rivals if _OWNS.match(self.text, who.end)]
        owners += [
            who for who in rivals if self.text[who.start : who.end].lower() in {"her", "his"}
        ]
        free = [who for who in reversed(rivals) if who not in owners]
        return next((who for who in free if who.start >= main), (free or rivals)[0])

    def _ahead(self, at: int, gender: str, exclude: set[str | None]) -> Antecedent | None:
        """Look forward in the sentence ("In her speech, Holt ..."), then for the only one."""
        position = self._sentence(at)
        end = min(self.layout.sentences[position].end, at + _AHEAD) if position >= 0 else at
        for who in self.named(at, end):
            if self._fits(who, gender, exclude) and not self.quotation_around(who.start):
                return Antecedent(who, is_certain=True)
        only = self._only.get(gender)
        return Antecedent(only, is_certain=True) if only and only.name not in exclude else None

    def turn_at(self, at: int) -> Mention | None:
        """Return the label of the turn in a transcript that an offset lies in."""
        return self.turns.get(self._paragraph(at))

    def turn_before(self, at: int) -> Mention | None:
        """Return the label of the last turn before that is somebody else's."""
        current = self.turn_at(at)
        for paragraph in range(self._paragraph(at) - 1, max(-1, self._paragraph(at) - 9), -1):
            turn = self.turns.get(paragraph)
            if turn and current and turn.name != current.name:
                return turn
        return None

    def quotation_around(self, at: int) -> tuple[int, int] | None:
        """Return the outermost quotation that an offset lies in."""
        position = bisect_right(self._quoted, (at, len(self.text))) - 1
        if position >= 0 and at < self._quoted[position][1]:
            return self._quoted[position]
        return None

    def sentence_before(self, at: int) -> tuple[int, int] | None:
        """Return the sentence before the one at an offset, if it is in the same paragraph."""
        position = self._sentence(at)
        if position < 1:
            return None
        before, here = self.layout.sentences[position - 1], self.layout.sentences[position]
        return (before.start, before.end) if before.paragraph == here.paragraph else None

    def _sentence(self, at: int) -> int:
        return bisect_right(self._sentences, at) - 1

    def _paragraph(self, at: int) -> int:
        position = self._sentence(at)
        return self.layout.sentences[position].paragraph if position >= 0 else 0
