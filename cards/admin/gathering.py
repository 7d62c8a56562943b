"""What came of documents, gathered in as many queries for many as for one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db.models import Count

from cards.admin.outcomes import Disagreement, DraftLine, Outcome, RoleOfClaims, Told
from cards.models import Card, IntakeFile, Proof
from cards.rereading import drafts_of
from seeds.models import Claim, Source, SpeakerStatus

MOST_CLAIMS = 100  # of one role and document, on the page
NEITHER = "said by somebody, and none of these"

Place = tuple[str, int, int]  # sha256 of a document, and offsets


def outcomes_of(files: Iterable[IntakeFile]) -> list[Outcome]:
    """Return what came of each document that was read, in their order."""
    read = [(file, file.source) for file in files if file.source]
    sources = {source.pk: source for _, source in read}
    claims = _claims_of(sources)
    told = {_place(claim): claim for found in claims.values() for claim in found}
    told |= _elsewhere((file for file, _ in read), sources)
    cards = _new_cards(file for file, _ in read)
    drafts, citing = drafts_of(sources), _citing(sources)
    return [
        Outcome(
            file=file,
            source=source,
            new=[DraftLine(cards[pk]) for pk in _new_of(file) if pk in cards],
            gaps=list(_gaps(file, source, told)),
            disagreements=list(_disagreements(file, told)),
            unsure=[claim for claim in claims[source.pk] if _is_unsure(claim)],
            heard=file.outcome.get("heard", []),
            drafts=drafts[source.pk],
            roles=_by_role(claims[source.pk]),
            cited_by=citing[source.pk],
        )
        for file, source in read
    ]


def _claims_of(sources: Mapping[UUID, Source]) -> dict[UUID, list[Claim]]:
    found = defaultdict(list)
    claims = Claim.objects.filter(source__in=sources).defer("figures")
    for claim in claims.order_by("source", "start"):
        claim.source = sources[claim.source_id]
        found[claim.source_id].append(claim)
    return found


def _elsewhere(files: Iterable[IntakeFile], sources: Mapping[UUID, Source]) -> dict[Place, Claim]:
    """Return the claims of other documents that these contradict."""
    here = {source.sha256 for source in sources.values()}
    places = [
        passage
        for file in files
        for each in file.outcome.get("contradictions", [])
        for passage in each["passages"]
        if passage["sha256"] not in here
    ]
    if not places:
        return {}
    claims = Claim.objects.filter(
        source__sha256__in={each["sha256"] for each in places},
        start__in={each["start"] for each in places},
    )
    claims = claims.select_related("source").defer("source__text", "figures")
    return {_place(claim): claim for claim in claims}


def _place(claim: Claim) -> Place:
    return claim.source.sha256, claim.start, claim.end


def _new_of(file: IntakeFile) -> list[UUID]:
    return [UUID(pk) for pk in file.outcome.get("new", [])]


def _new_cards(files: Iterable[IntakeFile]) -> dict[UUID, Card]:
    """Return the cards drafted now, but for those that were let go since."""
    in_use = Card.objects.exclude(pk__in=Card.objects.let_go().order_by().values("pk"))
    return in_use.in_bulk({pk for file in files for pk in _new_of(file)})


def _citing(sources: Collection[UUID]) -> defaultdict[UUID, int]:
    proofs = Proof.objects.filter(claim__source__in=sources, card__drafted__isnull=True)
    counted = proofs.order_by().values_list("claim__source").annotate(Count("card", distinct=True))
    return defaultdict(int, counted)


def _gaps(file: IntakeFile, source: Source, told: Mapping[Place, Claim]) -> Iterable[Told]:
    for gap in file.outcome.get("gaps", []):
        yield Told(gap["words"], told.get((source.sha256, gap["start"], gap["end"])))


def _disagreements(file: IntakeFile, told: Mapping[Place, Claim]) -> Iterable[Disagreement]:
    for each in file.outcome.get("contradictions", []):
        passages = [
            Told(at["words"], told.get((at["sha256"], at["start"], at["end"])))
            for at in each["passages"]
        ]
        yield Disagreement(each["what"], passages)


def _is_unsure(claim: Claim) -> bool:
    is_open = claim.speaker_status in {SpeakerStatus.UNRESOLVED, SpeakerStatus.CONTRADICTED}
    return is_open and not claim.has_sure_speaker and claim.role != Claim.ClaimRole.NONE


def _by_role(claims: list[Claim]) -> list[RoleOfClaims]:
    grouped = {role: [each for each in claims if each.role == role] for role in Claim.ClaimRole}
    return [
        RoleOfClaims(role, _label(role), len(each), each[:MOST_CLAIMS])
        for role, each in grouped.items()
        if each
    ]


def _label(role: Claim.ClaimRole) -> str:
    return NEITHER if role == Claim.ClaimRole.NONE else str(role.label)
