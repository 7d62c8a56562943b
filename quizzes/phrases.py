"""Days and times as people say them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

WEEKS_FROM = 14
MONTHS_FROM = 60
YEARS_FROM = 550
EVENING = 17


@dataclass(frozen=True)
class Countdown:
    """How far away a debate is: what is said large, and what follows it."""

    lead: str
    rest: str
    is_over: bool = False


def countdown(due_at: datetime, *, title: str, at: datetime, time_zone: str) -> Countdown:
    """Return how far the debate is, counted in nights where the person is."""
    zone = ZoneInfo(time_zone)
    there, now = due_at.astimezone(zone), at.astimezone(zone)
    nights = (there.date() - now.date()).days
    debate = f"the {title} debate"
    if due_at <= at:
        return _since(-nights, debate)
    if nights > 1:
        return Countdown(f"{nights} days", f"to {debate}")
    if nights == 1:
        return Countdown("Tomorrow", debate)
    return Countdown("Tonight" if there.hour >= EVENING else "Today", f"{debate}, {clock(there)}")


def clock(moment: datetime) -> str:
    """Return the time of day: 9 p.m., 9:30 p.m."""
    half = "a.m." if moment.hour < 12 else "p.m."  # noqa: PLR2004  noon
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes} {half}"


def when_again(days: int) -> str:
    """Return when a card comes back: again today, tomorrow, in 4 days, in 3 weeks."""
    if days == 0:
        return "again today"
    if days == 1:
        return "tomorrow"
    if days < WEEKS_FROM:
        return f"in {days} days"
    if days < MONTHS_FROM:
        return f"in {round(days / 7)} weeks"
    if days < YEARS_FROM:
        return f"in {round(days / 30.4)} months"
    return f"in {round(days / 365)} years"


def _since(nights: int, debate: str) -> Countdown:
    if nights == 0:
        return Countdown("Under way", f"{debate} has begun", is_over=True)
    if nights == 1:
        return Countdown("Yesterday", f"was {debate}", is_over=True)
    return Countdown(f"{nights} days", f"since {debate}", is_over=True)
