"""The decks that ship: loadable, provable, and what CARD.md asks of a card."""

from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command

from cards import curation
from cards.models import Card, CardKind, Figure, Proof
from seeds.models import Claim

ROOT = Path(settings.BASE_DIR)
DECKS = sorted((ROOT / "seeds" / "decks").glob("*.yaml"))
DOCUMENTS = ROOT.parent / "shared" / "seeds"

pytestmark = pytest.mark.django_db
with_documents = pytest.mark.skipif(
    not DOCUMENTS.exists(), reason=f"no documents in {DOCUMENTS}: quotations are not tested"
)


def run(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out, stderr=StringIO())
    return out.getvalue()


@pytest.fixture(params=DECKS, ids=lambda path: path.stem)
def path(request):
    """A deck file that ships."""
    return request.param


def test_a_dump_of_the_loaded_file_is_the_file_normalized(path):
    run("load_deck", str(path))

    dumped = run("dump_deck", path.stem)

    # The file is kept in normal form, so the two say the same, value by value.
    assert yaml.safe_load(dumped) == yaml.safe_load(path.read_text())


def test_nothing_blocks_a_card_before_its_documents_are_here(path):
    run("load_deck", str(path))

    found = curation.findings_of(list(Card.objects.all()))

    assert {each.message for card in found.values() for each in card if each.is_error} == set()


@with_documents
def test_with_the_documents_every_proof_quotes_and_only_weak_sources_are_worth_a_look(path):
    run("ingest", str(DOCUMENTS))
    run("load_deck", str(path))

    # Without the drafts that the documents gave rise to.
    cards = Card.objects.filter(entries__deck__slug=path.stem)
    found = curation.findings_of(list(cards))

    assert {each.code for card in found.values() for each in card} <= {"weak_proof"}
    for proof in Proof.objects.filter(card__in=cards).select_related("claim__source"):
        claim = proof.claim
        assert claim.quotation == claim.source.text[claim.start : claim.end] != ""
        assert claim.quotation == claim.quotation.strip()


@with_documents
@pytest.mark.parametrize("order", [["ingest", "load_deck"], ["load_deck", "ingest"]])
def test_no_document_contradicts_whom_the_deck_names(path, order):
    for command in order:
        run(command, str(DOCUMENTS if command == "ingest" else path))

    named = Claim.objects.filter(proofs__card__entries__deck__slug=path.stem).exclude(speaker="")
    statuses = set(named.values_list("speaker_status", flat=True))

    assert "confirmed" in statuses
    assert statuses <= {"confirmed", "unresolved"}
    assert all(claim.has_sure_speaker for claim in named)


def test_every_card_is_ready_for_a_stage(path):
    run("load_deck", str(path))

    for card in Card.objects.prefetch_related("key_points", "proofs"):
        points = card.key_points.all()
        assert 1 <= len(points) <= 3, card
        assert any(point.is_required for point in points), card
        assert card.heard_as, card
        assert card.punt, card
        assert card.proofs.all(), card


def test_every_figure_has_its_day_its_proof_and_a_card_to_know_it_by(path):
    run("load_deck", str(path))

    figures = Figure.objects.select_related("card")
    known = {(f.value, f.unit) for f in figures if f.card.kind == CardKind.FACT}
    assert all(figure.as_of and figure.claim_id for figure in figures)
    # How long an advertisement runs is proof of where a line was heard; nobody drills it.
    assert {(f.value, f.unit) for f in figures if f.unit != "seconds"} <= known
