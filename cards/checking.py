"""What blocks a card's approval and what is only worth a look (CARD.md).

Of CARD.md's list it leaves out what the card alone cannot tell: its ladder and its approver
(`curation`), its quotations and speakers (`gate`), whether another card gives the same figure
another value, and whether words in the present tense lean on an old document.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from cards import carrying
from cards.findings import ANSWER, Content, Finding, error, warning
from debateprep.shared.text import words
from seeds.figures import find_figures

__all__ = ["Content", "Finding", "check"]

# Limits in words, from the 27/9/3 message map and the average broadcast sound bite (CARD.md).
HEADLINE_AT_MOST = 15
REBUTTAL_AT_MOST = 40
REBUTTAL_AIM = 27
SENTENCE_AIM = 25
ATTACK_AIM = 25
LONG_REBUTTAL_AIM = range(65, 161)
HEARD_AS_AT_MOST = 8
HEARD_AS_AT_LEAST = 2
KEY_POINTS_AIM = 3
STRONG_GRADES = {"A", "B"}

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+")


def check(content: Content, *, owner: str, at: datetime | None = None) -> list[Finding]:
    """Return what is wrong with a card's content (`cards.snapshot.content_of`), errors first.

    With `at` it also tells what has lapsed by then.
    """
    found = [finding for rule in RULES for finding in rule(content)]
    found += _filing(content, owner)
    if at:
        found += _lapsed(content, at)
    return sorted(found, key=lambda finding: not finding.is_error)


def _filing(content: Content, owner: str) -> Iterator[Finding]:
    if not owner:
        yield error("owner", "no_owner", "Name the person or desk answerable for this card.")
    if not content["expires_at"]:
        yield error("expires_at", "no_expiry", "Say until when it is good.")


def _missing(content: Content) -> Iterator[Finding]:
    """Find what only a draft that a program made can lack: forms and files ask for it."""
    for field in ("headline", "rebuttal"):
        if not content[field].strip():
            yield error(field, "missing", f"Write the {field}.")


def _lengths(content: Content) -> Iterator[Finding]:
    count = len(words(content["headline"]))
    if count > HEADLINE_AT_MOST:
        yield error("headline", "too_long", _over("headline", count, HEADLINE_AT_MOST))
    count = len(words(content["rebuttal"]))
    if count > REBUTTAL_AT_MOST:
        yield error("rebuttal", "too_long", _over("rebuttal", count, REBUTTAL_AT_MOST))
    elif count > REBUTTAL_AIM:
        message = f"The rebuttal has {count} words: aim for {REBUTTAL_AIM} or fewer."
        yield warning("rebuttal", "long", message)
    count = len(words(content["attack"]))
    if count > ATTACK_AIM:
        message = f"The attack line has {count} words: aim for {ATTACK_AIM} or fewer."
        yield warning("attack", "long", message)
    count = len(words(content["long_rebuttal"] or ""))
    if count and count not in LONG_REBUTTAL_AIM:
        least, most = LONG_REBUTTAL_AIM[0], LONG_REBUTTAL_AIM[-1]
        message = f"The long rebuttal has {count} words: aim for {least} to {most}."
        yield warning("long_rebuttal", "length", message)


def _over(name: str, count: int, limit: int) -> str:
    return f"The {name} has {count} words: at most {limit}."


def _sentences(content: Content) -> Iterator[Finding]:
    for field, name in ANSWER.items():
        for sentence in _SENTENCE_END.split(content[field] or ""):
            count = len(words(sentence))
            if count > SENTENCE_AIM:
                message = (
                    f"A sentence of the {name} has {count} words: aim for {SENTENCE_AIM} or "
                    f"fewer. It begins “{' '.join(sentence.split()[:4])}…”"
                )
                yield warning(field, "long_sentence", message)


def _heard_as(content: Content) -> Iterator[Finding]:
    phrasings = content["heard_as"]
    if not phrasings:
        message = "Add other ways people put the attack: lookup and quizzes need them."
        yield warning("heard_as", "no_heard_as", message)
    if len(phrasings) > HEARD_AS_AT_MOST:
        message = f"There are {len(phrasings)} other phrasings: at most {HEARD_AS_AT_MOST}."
        yield error("heard_as", "too_many", message)
    for phrasing in phrasings:
        if len(words(phrasing)) < HEARD_AS_AT_LEAST:
            message = f"“{phrasing}” is too short: at least {HEARD_AS_AT_LEAST} words."
            yield error("heard_as", "too_short", message)


def _loaded_words(content: Content) -> Iterator[Finding]:
    for loaded in content["loaded_words"]:
        echo = re.compile(rf"\b{re.escape(loaded)}(?:s|[’']s)?(?!\w)", re.IGNORECASE)
        for field, name in ANSWER.items():
            if echo.search(content[field] or ""):
                message = f"The {name} echoes the loaded word “{loaded}”."
                yield warning(field, "echo", message)


def _key_points(content: Content) -> Iterator[Finding]:
    count = len(content["key_points"])
    if not count:
        message = "Add the one to three points the answer must land."
        yield warning("key_points", "no_key_point", message)
    if count > KEY_POINTS_AIM:
        message = f"There are {count} key points: people keep {KEY_POINTS_AIM}."
        yield warning("key_points", "too_many", message)


def _punt(content: Content) -> Iterator[Finding]:
    if not content["punt"]:
        message = "Add a punt: it is what they say when the card lapses."
        yield warning("punt", "no_punt", message)
    for figure in find_figures(content["punt"] or ""):
        message = f"The punt holds a figure, “{figure.text}”: it must stay true without one."
        yield error("punt", "figure", message)


def _proofs(content: Content) -> Iterator[Finding]:
    supporting = [proof for proof in content["proofs"] if proof["stance"] == "supports"]
    if not supporting:
        yield error("proofs", "no_proof", "Add a proof that supports the answer.")
    elif not any(proof["source"]["grade"] in STRONG_GRADES for proof in supporting):
        message = "Only campaign, opinion or unknown sources (grade C or D) support the answer."
        yield warning("proofs", "weak_proof", message)
    for number, proof in enumerate(content["proofs"], start=1):
        if proof["quotation"] is not None and not _lies_in_source(proof):
            message = (
                f"Proof {number} points at characters {proof['start']} to {proof['end']}, "
                f"which “{proof['source']['title']}” does not have."
            )
            yield error("proofs", "outside_source", message)
    unread = {p["source"]["title"]: None for p in content["proofs"] if p["quotation"] is None}
    for title in unread:
        message = f"“{title}” has not been ingested: its quotations are not checked yet."
        yield warning("proofs", "unbound", message)


def _lies_in_source(proof: Content) -> bool:
    length: int = proof["end"] - proof["start"]
    return 0 < length == len(proof["quotation"])


def _lapsed(content: Content, at: datetime) -> Iterator[Finding]:
    expires_at = content["expires_at"]
    if expires_at and datetime.fromisoformat(expires_at) <= at:
        message = "This day is past: surrogates do not see the card."
        yield warning("expires_at", "lapsed", message)
    for figure in content["figures"]:
        last = figure["valid_until"]
        if last and last < at.date().isoformat():
            message = (
                f"“{figure['say_as']}” was valid until {last}: surrogates do not see the card."
            )
            yield warning("figures", "lapsed", message)


RULES: tuple[Callable[[Content], Iterator[Finding]], ...] = (
    _missing,
    _lengths,
    _sentences,
    _heard_as,
    _loaded_words,
    _key_points,
    _punt,
    _proofs,
    carrying.figures,
    carrying.spoken,
)
