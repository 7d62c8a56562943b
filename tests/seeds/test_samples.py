"""The memos that ship show what the program is for."""

from pathlib import Path

import pytest

import seeds
from seeds.readers import read
from seeds.readers.kinds import TEXT_SUFFIXES

SAMPLES = sorted((Path(seeds.__file__).parent / "samples").glob("*"))


def test_there_are_samples_of_both_kinds_of_text():
    assert {path.suffix for path in SAMPLES} == set(TEXT_SUFFIXES)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_reads_as_a_memo_with_a_title_and_a_day(path):
    document = read(path)

    assert 300 <= len(document.text.split()) <= 600
    assert document.description.title
    assert document.description.published_on.year == 2031
