"""Static files as production serves them."""

import re

import pytest
from django.core.management import call_command


@pytest.fixture
def collected(settings, tmp_path):
    """All static files, collected as in production."""
    settings.STATIC_ROOT = tmp_path
    backend = {"BACKEND": "debateprep.storage.StaticFiles"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": backend}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_what_modules_import_carries_its_hash_too(collected):
    [drill] = collected.glob("quizzes/drill.*.js")

    imports = re.findall(r'from "(.+)"', drill.read_text())

    assert len(imports) == 8
    for name in imports:
        assert re.fullmatch(r"\./[a-z]+\.[0-9a-f]{12}\.js", name)
        assert (drill.parent / name).exists()
