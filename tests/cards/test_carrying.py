"""Numbers that a card speaks, against the proofs that carry them."""

import pytest

from cards.checking import check
from tests.cards.test_checking import content, figure, proof

BOTH = "The mayor opened 12 libraries and hired 40 librarians."


def found(quotation, said=(), **values):
    quoted = proof(quotation=quotation, end=10 + len(quotation))
    words = content(figures=[figure(**values)], proofs=[quoted], **dict(said))
    return [each for each in check(words, owner="desk") if each.code in {"not_carried", "moved"}]


@pytest.mark.parametrize(
    ("quotation", "value", "unit"),
    [
        ("The mayor opened 12 libraries.", "12", "libraries"),
        ("It costs $12 million.", "12000000", "USD"),
        ("It costs $12 million.", "12000000", "US dollars"),
        ("It costs $5 to 12 million.", "12000000", "USD"),
        ("Between 5 and 12 percent read.", "5", "percent"),
        ("Between 5 and 12 percent read.", "12", "percent of families"),
        ("It fell by 12 percentage points.", "12", "percentage points"),
        ("It took twelve years.", "12", "years"),
    ],
)
def test_a_proof_carries_a_figure_with_its_value_and_unit(quotation, value, unit):
    assert found(quotation, what="", value=value, unit=unit) == []


@pytest.mark.parametrize(
    ("quotation", "value", "unit", "instead"),
    [
        ("The mayor opened 12 libraries.", "13", "libraries", "it has “12”"),
        ("The mayor opened 12 libraries.", "12", "USD", "it has “12”, in another unit or none"),
        ("12 percent read.", "12", "people", "it has “12 percent”, in another unit or none"),
        ("12 percent read.", "12", "percentage points", "it has “12 percent”, in another unit"),
        ("It costs €12 million.", "12000000", "USD", "it has “€12 million”, in another unit"),
        ("It costs $12 million or $9 million.", "10000000", "USD", "it has “$9 million”"),
        ("The mayor opened libraries.", "12", "libraries", "it has no number"),
    ],
)
def test_another_value_or_unit_is_an_error_that_names_the_nearest(quotation, value, unit, instead):
    (finding,) = found(quotation, what="", value=value, unit=unit)

    assert (finding.level, finding.field, finding.code) == ("error", "figures", "not_carried")
    assert f"does not carry {value} {unit}: {instead}" in finding.message
    assert (finding.passage, finding.source) == (quotation, "Four years of libraries")


def test_a_figure_that_counts_what_another_number_counts_is_an_error():
    (finding,) = found(BOTH, what="librarians hired", unit="librarians", say_as="twelve")

    assert (finding.level, finding.field, finding.code) == ("error", "figures", "moved")
    assert finding.message == (
        "In the proof of “twelve”, the number counts libraries; “librarians” is another number’s."
    )
    assert finding.passage == BOTH


@pytest.mark.parametrize(
    ("quotation", "values"),
    [
        (BOTH, {"what": "libraries opened"}),
        (BOTH, {"what": "new libraries, for the librarians"}),
        (BOTH, {"what": "", "unit": "branches", "say_as": "twelve"}),
        ("It costs $12 million.", {"what": "cost", "value": "12000000", "unit": "USD"}),
        ("12 percent of families read.", {"what": "readers", "unit": "percent"}),
    ],
)
def test_a_figure_that_counts_the_same_is_fine(quotation, values):
    assert found(quotation, **values) == []


@pytest.mark.parametrize(
    ("quotation", "values", "message"),
    [
        (BOTH, {"what": "librarians hired"}, "“librarians” is another number’s."),
        (
            "It cost $12 million and made 40 jobs.",
            {"what": "jobs made", "value": "12000000", "unit": "USD", "say_as": "12 million"},
            "counts something else; “jobs” is another number’s.",
        ),
        (
            "The mayor opened 12 libraries.",
            {"what": "new branches", "unit": "branches", "say_as": "twelve"},
            "counts libraries: see that “new branches” is the same thing.",
        ),
    ],
)
def test_what_may_only_be_worded_otherwise_is_worth_a_look(quotation, values, message):
    (finding,) = found(quotation, **values)

    assert (finding.level, finding.code) == ("warning", "moved")
    assert finding.message.endswith(message)


def test_an_answer_that_gives_a_number_to_something_else_is_an_error():
    said = {"rebuttal": "She hired twelve librarians, and she pays them."}

    (finding,) = found(BOTH, said, what="libraries opened")

    assert (finding.level, finding.field, finding.code) == ("error", "rebuttal", "moved")
    assert finding.message == "The rebuttal says “twelve” of librarians; its proof, of libraries."


@pytest.mark.parametrize(
    "said", ["She opened twelve libraries.", "She opened twelve branches.", "All twelve are open."]
)
def test_an_answer_may_word_it_otherwise(said):
    assert found(BOTH, {"rebuttal": said}, what="libraries opened") == []


def test_a_number_that_two_figures_share_is_fine_if_one_of_them_is_meant():
    quoted = proof(quotation=BOTH, end=10 + len(BOTH))
    nurses = "She hired 12 librarians for 40 libraries."
    other = proof(quotation=nurses, end=10 + len(nurses))
    both = [figure(), figure(what="librarians", unit="librarians", proof=1)]
    words = content(rebuttal="She hired twelve librarians.", figures=both, proofs=[quoted, other])

    assert [each for each in check(words, owner="desk") if each.code == "moved"] == []


def test_a_number_without_its_proof_counts_nothing_yet():
    quoted = proof(quotation=None)
    words = content(
        rebuttal="She hired twelve librarians.",
        figures=[figure(), figure(proof=None)],
        proofs=[quoted],
    )

    assert [each for each in check(words, owner="desk") if each.code == "moved"] == []
