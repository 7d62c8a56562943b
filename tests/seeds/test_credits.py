"""Whether a document has somebody say an excerpt."""

import pytest

from seeds.credits import Credit, credit

PEOPLE = [
    {"name": "Ines Vasquez", "side": "ours", "principal": True, "pronoun": "she"},
    {"name": "Ben Holt", "side": "theirs", "aliases": ["Holt"], "pronoun": "he"},
    {"name": "Holt campaign", "side": "theirs", "aliases": ["the Holt campaign"]},
]
TEXT = (
    "“We will keep the libraries open,” Ines Vasquez said on Monday. “All of them.”\n\n"
    "Ben Holt disagreed. “She has closed two of them,” Holt said.\n\n"
    "“The shelves are empty,” the narrator of an ad says.\n\n"
    "“Somebody has to pay for it,” one visitor said, and nobody replied.\n\n"
    "The libraries cost $12 million a year.\n"
)


def found(words, speaker, text=TEXT, **options):
    start = text.index(words)
    return credit(text, (start, start + len(words)), speaker, PEOPLE, **options)


@pytest.mark.parametrize(
    ("words", "speaker", "status", "name"),
    [
        ("We will keep the libraries open", "Ines Vasquez", "confirmed", "Ines Vasquez"),
        ("keep the libraries", "Mayor Vasquez", "confirmed", "Ines Vasquez"),
        ("We will keep the libraries open", "Ben Holt", "contradicted", "Ines Vasquez"),
        ("She has closed two of them", "Ines Vasquez", "contradicted", "Ben Holt"),
        ("She has closed two of them", "Rosa Lind", "contradicted", "Ben Holt"),
        ("She has closed two of them", "", "unresolved", "Ben Holt"),
        ("The libraries cost $12 million", "Ines Vasquez", "unresolved", None),
    ],
)
def test_the_document_confirms_contradicts_or_leaves_it_open(words, speaker, status, name):
    credited = found(words, speaker)

    assert (credited.status, credited.name) == (status, name)


@pytest.mark.parametrize("speaker", ["Holt campaign", "Ben Holt"])
def test_whose_ad_it_is_is_left_open(speaker):
    assert found("The shelves are empty", speaker).status == "unresolved"


def test_it_says_where_the_document_names_them():
    credited = found("She has closed two of them", "Ben Holt")

    assert credited.place is not None
    assert TEXT[slice(*credited.place)] == "Holt"


@pytest.mark.parametrize(
    ("words", "speaker", "status"),
    [
        ("“We will keep the libraries open,” Ines Vasquez said", "Ines Vasquez", "confirmed"),
        ("“We will keep the libraries open,” Ines Vasquez said", "Ben Holt", "contradicted"),
        (TEXT[: TEXT.index("Holt said")], "Ines Vasquez", "unresolved"),
    ],
)
def test_an_excerpt_around_quotations_is_judged_by_all_of_them(words, speaker, status):
    assert found(words, speaker).status == status


def test_a_documents_own_words_are_its_authors():
    words = "The libraries cost $12 million a year."

    assert found(words, "Rosa Lind", author="Rosa Lind") == Credit("confirmed", "Rosa Lind")
    assert found(words, "Ines Vasquez", author="Rosa Lind").status == "contradicted"
    assert found("keep the libraries", "Rosa Lind", author="Rosa Lind").status == "contradicted"
