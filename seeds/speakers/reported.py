"""Who says a sentence that stands between no marks: a transcript's turn, or reported speech."""

import re

from seeds.cast import Cast
from seeds.quotations import blanked
from seeds.spans import Layout, Sentence
from seeds.speakers.attributions import BLANK, Attribution
from seeds.speakers.subjects import Subjects, is_passive
from seeds.speech import REPORTS, REPORTS_PLURAL

_ACCORDING = re.compile(r"\baccording to ", re.IGNORECASE)
_VERB = re.compile(
    rf"(?<![\w’'-])(?:{REPORTS}|(?:(?<=[a-z’]s )|(?<=they )|(?<=people )){REPORTS_PLURAL})"
    r"(?![\w’'-])"
)
# Verbs that report speech only with a clause of their own: "added that", not "added 40 beds".
_WEAK = re.compile(
    r"(?:add|post|offer|continu|find|found|read|report|reveal|signal|call|answer|repeat|cite"
    r"|cites|point|mention|question|challenge|press|address|promot|champion|credit|welcom|help"
    r"|emphasi|stress|propos|believ|predict|estimat|observ|comment|paint|portray|depict|fault"
    r"|agree|write|wrote|remind|demand|confirm|suggest|thank|reject|swear|swore|deem|label|assur"
    r"|describ|defend|guarantee|argue)"
)
_CLAUSE = re.compile(
    r"(?: [\w’'-]+){0,3}? that\b|(?: out)? that\b|[,:.]| (?:he|she|they|it|his|her|the|there)\b"
)
_MOST = 4  # verbs looked at in a sentence


def who_says(text: str, layout: Layout, cast: Cast) -> list[Attribution | None]:
    """Return for each sentence who says it: the label of its turn, or whom it reports.

    None is the document's own voice.
    """
    subjects = Subjects(text, blanked(text, cast.quotations, BLANK), cast)
    return [_speaker(sentence, cast, subjects) for sentence in layout.sentences]


def _speaker(sentence: Sentence, cast: Cast, subjects: Subjects) -> Attribution | None:
    if turn := cast.turns.get(sentence.paragraph):
        return Attribution(turn.name, turn.start, turn.end, turn.side, "confirmed")
    found = _reported(sentence, subjects) or _according(sentence, cast, subjects)
    if found and found.speaker:
        subjects.speaker = found
    return found if found and found.speaker else None


def _reported(sentence: Sentence, subjects: Subjects) -> Attribution | None:
    verbs = _VERB.finditer(subjects.frame, sentence.start, sentence.end)
    for _, verb in zip(range(_MOST), verbs, strict=False):
        after = subjects.frame[verb.end() : verb.end() + 60]
        is_weak = _WEAK.match(verb[0]) and not _CLAUSE.match(after)
        if is_weak or is_passive(subjects.frame, verb):
            continue
        if found := subjects.before_verb(sentence.start, verb.start()):
            return found
    return None


def _according(sentence: Sentence, cast: Cast, subjects: Subjects) -> Attribution | None:
    """Return whom "according to" names, if it is somebody of the cast."""
    match = _ACCORDING.search(subjects.frame, sentence.start, sentence.end)
    found = subjects.phrase_at(match.end()) if match else None
    if found and found.start is not None and found.end is not None:
        return found if cast.within(found.start, found.end) else None
    return None
