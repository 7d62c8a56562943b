"""What a person should do now: how near the debate is, what is weak, how much there is to take."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import mean

from cards.models import Topic
from debateprep.accounts.models import User
from quizzes import choosing, drills
from quizzes.choosing import Candidate, Load
from quizzes.memory import due_on
from quizzes.models import Assignment, Drill, Learner
from quizzes.phrases import Countdown, countdown, when_again

WEAKEST = 4
FRESH, STRONG, FAIR = 100, 75, 50


@dataclass(frozen=True)
class WeakTopic:
    """A topic of which some cards were drilled, and the share of those expected to be recalled."""

    title: str
    recall: float
    drilled: int
    cards: int

    @property
    def percent(self) -> int:
        return round(self.recall * 100)

    @property
    def mark(self) -> str:
        if self.percent >= STRONG:
            return "good"
        return "warn" if self.percent >= FAIR else "miss"


@dataclass(frozen=True)
class Today:
    """One person's page for now. `next_due` is set when there is nothing to take."""

    is_first: bool
    has_deck: bool
    has_cards: bool
    countdown: Countdown | None
    weakest: list[WeakTopic]
    load: Load
    drill: Drill | None
    next_due: str

    @property
    def fading(self) -> list[WeakTopic]:
        """The weakest topics, less those that were drilled a moment ago."""
        return [topic for topic in self.weakest if topic.percent < FRESH]

    @property
    def to_take(self) -> int:
        return self.load.due + self.load.new


def today_of(user: User, *, at: datetime) -> Today:
    """Return what the person should see first."""
    learner = Learner.objects.of(user)
    assignments = list(Assignment.objects.of(user))
    every = choosing.candidates(user, at=at)
    chosen = choosing.choose(user, at=at, among=every)
    return Today(
        is_first=learner.is_new,
        has_deck=bool(assignments),
        has_cards=bool(every),
        countdown=_nearest_debate(assignments, learner, at=at),
        weakest=weakest(every, Topic.objects.titles(card.topic for card in every)),
        load=choosing.load(chosen),
        drill=drills.open_drill(user, at=at),
        next_due="" if chosen else _next_due(every, learner, at=at),
    )


def weakest(cards: Iterable[Candidate], titles: Mapping[str, str]) -> list[WeakTopic]:
    """Return the topics least likely to be recalled, the weakest first; undrilled cards say
    nothing about memory and do not count."""
    by_topic: dict[str, list[Candidate]] = defaultdict(list)
    for card in cards:
        by_topic[card.topic].append(card)
    topics = []
    for slug, its in by_topic.items():
        if known := [card.recall for card in its if not card.is_new]:
            topics.append(WeakTopic(titles[slug], mean(known), len(known), len(its)))
    return sorted(topics, key=lambda topic: topic.recall)[:WEAKEST]


def _nearest_debate(
    assignments: Iterable[Assignment], learner: Learner, *, at: datetime
) -> Countdown | None:
    """Return the next debate; once all are over, the last one."""
    debates = [
        (due_at, assignment.deck.title)
        for assignment in assignments
        if (due_at := assignment.due_at or assignment.deck.debate_at)
    ]
    if not debates:
        return None
    ahead = [debate for debate in debates if debate[0] > at]
    due_at, title = min(ahead) if ahead else max(debates)
    return countdown(due_at, title=title, at=at, time_zone=learner.time_zone)


def _next_due(cards: Iterable[Candidate], learner: Learner, *, at: datetime) -> str:
    days = [
        due_day
        for card in cards
        if card.memory and (due_day := due_on(card.memory, learner.forgetting))
    ]
    return when_again((min(days) - learner.study_day(at)).days) if days else ""
