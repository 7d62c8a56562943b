"""The five published documents that the shipped deck cites, where they stand beside the project.

Their sentences are not part of the project, so neither do these tests hold any.
"""

import hashlib
import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from cards.models import Card, CardStatus, DeckCard
from cards.snapshot import content_hash, content_of
from seeds.models import Source

FOLDER = Path(settings.BASE_DIR).parent / "shared" / "seeds"
FILES = sorted(FOLDER.glob("*.txt"))

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FILES, reason=f"no documents in {FOLDER}: the real input is not tested"),
]


def ingest_all() -> str:
    out = StringIO()
    call_command("ingest", str(FOLDER), stdout=out, stderr=StringIO())
    return out.getvalue()


def test_all_five_are_stored_once_each_byte_of_them():
    first = ingest_all()
    again = ingest_all()

    assert first.startswith("5 documents, 5 new")
    assert again.splitlines()[0] == "5 documents, nothing new"
    assert "drafted" not in again
    stored = {source.sha256: source.text for source in Source.objects.all()}
    assert stored == {
        hashlib.sha256(path.read_bytes()).hexdigest(): path.read_bytes().decode() for path in FILES
    }


def test_the_shipped_deck_quotes_each_of_its_proofs_once_they_are_there(noon):
    deck = Path(settings.BASE_DIR) / "seeds" / "decks" / "immigration-2024.yaml"
    call_command("load_deck", str(deck), stdout=StringIO(), stderr=StringIO())

    ingest_all()

    texts = {path.read_bytes().decode() for path in FILES}
    sources = Source.objects.prefetch_related("claims")
    claims = [claim for source in sources for claim in source.claims.all()]
    assert len(claims) > 100
    for claim in claims:
        assert claim.end <= len(claim.source.text)
        assert claim.quotation
        assert any(text[claim.start : claim.end] == claim.quotation for text in texts)


def test_the_shipped_deck_stays_approved_and_what_it_holds_is_not_drafted_again(lead):
    deck = Path(settings.BASE_DIR) / "seeds" / "decks" / "immigration-2024.yaml"
    approving = {"approve_as": lead.username, "stdout": StringIO(), "stderr": StringIO()}
    call_command("load_deck", str(deck), **approving)
    of_deck = Card.objects.filter(loaded__isnull=False)
    before = set(of_deck.values_list("pk", "status", "approved_hash", "revision"))

    ingest_all()

    assert set(of_deck.values_list("pk", "status", "approved_hash", "revision")) == before
    assert {status for _, status, _, _ in before} == {CardStatus.APPROVED}
    for card in of_deck:
        assert content_hash(content_of(card)) == card.approved_hash
    drafts = Card.objects.exclude(pk__in=of_deck)
    assert len(drafts) <= len(FILES) * 5
    assert {card.status for card in drafts} <= {CardStatus.DRAFT}
    assert not DeckCard.objects.filter(card__in=drafts).exists()


def test_documents_that_date_one_thing_differently_are_told():
    deck = Path(settings.BASE_DIR) / "seeds" / "decks" / "immigration-2024.yaml"
    call_command("load_deck", str(deck), stdout=StringIO(), stderr=StringIO())
    out = StringIO()

    call_command("ingest", str(FOLDER), json=True, stdout=out, stderr=StringIO())

    documents = json.loads(out.getvalue())["documents"]
    found = [each["passages"] for document in documents for each in document["contradictions"]]
    assert any(one["sha256"] != other["sha256"] for one, other in found)
