"""Addresses that may become a link, wherever a source is written."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from seeds.addresses import ONLY_WEB, is_web
from seeds.models import Source
from tests.cards.admin_pages import client_of, filled
from tests.factories.seeds import SourceFactory

GOOD = ["https://ledger.example/libraries", "http://ledger.example", "HTTPS://ledger.example/a"]
BAD = [
    "javascript:alert(1)",
    "data:text/html,hello",
    "ftp://ledger.example/memo.txt",
    "file:///etc/hosts",
    "mailto:desk@ledger.example",
    " https://ledger.example",
    "https:///nowhere",
    "//ledger.example",
    "ledger.example",
]


@pytest.mark.parametrize("address", GOOD)
def test_the_web_is_allowed(address):
    assert is_web(address)


@pytest.mark.parametrize("address", BAD)
def test_nothing_else_is(address):
    assert not is_web(address)


@pytest.mark.django_db
@pytest.mark.parametrize("address", BAD)
def test_neither_the_model_nor_the_database_takes_another(address):
    source = SourceFactory()
    source.url = address

    with pytest.raises(ValidationError):
        source.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        source.save()


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*GOOD, ""])
def test_both_take_the_web_and_none(address):
    source = SourceFactory(url=address)

    source.full_clean()

    assert Source.objects.get().url == address


@pytest.mark.django_db
def test_a_curator_is_told_what_can_be_followed(curator):
    source, client = SourceFactory(), client_of(curator)
    page = reverse("admin:seeds_source_change", args=[source.pk])

    answer = client.post(page, filled(client, page) | {"url": "ftp://ledger.example/a"})

    assert ONLY_WEB in answer.text
    source.refresh_from_db()
    assert source.url == ""
