"""The five published documents that the shipped deck cites, where they stand beside the project.

Their sentences are not part of the project, so neither do these tests hold any.
"""

import hashlib
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

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
    assert again.strip() == "5 documents, nothing new"
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
