"""What came of documents, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from cards.drafting import TakenIn
from debateprep.shared.text import counted

ROLES = {
    "attack": "attack",
    "rebuttal": "rebuttal",
    "contrast": "contrast",
    "fact": "fact",
    "none": "other",
}


@dataclass(frozen=True)
class Report:
    """What came of one path; gaps, contradictions and what was refused are sentences."""

    json: dict[str, Any]
    is_read: bool = True
    is_new: bool = False
    is_redescribed: bool = False
    quoted: int = 0
    roles: Counter[str] = field(default_factory=Counter)
    drafted: int = 0
    added: int = 0  # drafts that were heard again, and have one more receipt
    untouched: int = 0  # cards that were heard again
    gaps: Sequence[str] = ()
    contradictions: Sequence[str] = ()
    refused: Sequence[str] = ()


def of_taken(said: dict[str, Any], taken: TakenIn) -> Report:
    """Return the report of a document that was stored."""
    ingested = taken.received.ingested
    return Report(
        said,
        is_new=ingested.is_new,
        is_redescribed=ingested.is_redescribed,
        quoted=len(taken.received.bound.quoted),
        roles=taken.roles,
        drafted=len(taken.new),
        added=sum(each.is_added for each in taken.heard),
        untouched=sum(not each.is_added for each in taken.heard),
        gaps=[str(each) for each in taken.gaps],
        contradictions=[str(each) for each in taken.contradictions],
        refused=taken.refused,
    )


def summary(reports: Sequence[Report], *, is_dry_run: bool) -> str:
    """Return what came of all of them, a line for each thing there is to say."""
    lines = [_documents(reports, is_dry_run=is_dry_run)]
    if claims := _claims(reports):
        lines.append(claims)
    if cards := _cards(reports, is_dry_run=is_dry_run):
        lines.append(cards)
    lines += _listed("attack without an answer", _all(reports, "gaps"))
    lines += _listed("contradiction", _all(reports, "contradictions"))
    lines += _listed("passage refused", _all(reports, "refused"))
    return "\n".join(lines)


def _documents(reports: Sequence[Report], *, is_dry_run: bool) -> str:
    documents = counted(sum(each.is_read for each in reports), "document")
    if is_dry_run:
        return f"{documents} read, nothing stored"
    parts = [documents, f"{sum(each.is_new for each in reports) or 'nothing'} new"]
    if redescribed := sum(each.is_redescribed for each in reports):
        parts.append(f"{redescribed} described anew")
    if quoted := sum(each.quoted for each in reports):
        bound = "citation now quotes its" if quoted == 1 else "citations now quote their"
        parts.append(f"{quoted} {bound} words")
    return ", ".join(parts)


def _claims(reports: Iterable[Report]) -> str:
    roles: Counter[str] = Counter()
    for report in reports:
        roles += report.roles
    parts = [counted(roles[role], name) for role, name in ROLES.items() if roles[role]]
    return f"{counted(roles.total(), 'claim')}: {', '.join(parts)}" if parts else ""


def _cards(reports: Sequence[Report], *, is_dry_run: bool) -> str:
    drafted = sum(each.drafted for each in reports)
    added = sum(each.added for each in reports)
    heard = sum(each.untouched for each in reports)
    would = "would be " if is_dry_run else ""
    parts = [
        f"{counted(drafted, 'card')} {would}drafted" if drafted else "",
        f"{counted(added, 'draft')} heard again, receipts added" if added else "",
        f"{counted(heard, 'card')} heard again, nothing changed" if heard else "",
    ]
    return ", ".join(filter(None, parts))


def _all(reports: Iterable[Report], name: str) -> list[str]:
    return [line for report in reports for line in getattr(report, name)]


def _listed(noun: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"{counted(len(lines), noun)}:"
        yield from (f"  {line}" for line in lines)
