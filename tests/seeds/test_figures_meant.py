"""How a figure is meant: what it counts, how exactly, and whether it is a target."""

import pytest

from seeds.figures import find_all
from seeds.meant import QUALIFIERS


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("$5.2 billion in private sector investments by firms", "private sector investments"),
        ("$310 million in U.S. aid to cities", "U.S. aid"),
        ("creating 250,000 jobs, funding shops", "jobs"),
        ("hired 40 Border Patrol agents last year", "Border Patrol agents"),
        ("5 million women in the valley", "women"),
        ("over 500 executive actions", "executive actions"),
        ("a $310 million package", "package"),
        ("55 percent of the vote", "vote"),
        ("12 percent of sales tax revenue", "sales tax revenue"),
        ("a 14-page letter delivered late", "page"),
        ("the 12 percent adjustment applied to all", "adjustment"),
        ("Illegal dumping is down 55 percent since June", "Illegal dumping"),
        ("thefts from vehicles rose from 412", "thefts from vehicles"),
        ("It fell 12 percent.", ""),
        ("spent $3 million in a year", ""),
        ("spent $3 million in years", ""),
        ("spent $3 million on a logo", ""),
        ("38,500 in the district", ""),
        ("We cut 12. Jobs came", ""),
        ("over 500 U.S. branches", "U.S. branches"),
    ],
)  # fmt: skip
def test_a_figure_knows_what_it_counts(text, what):
    assert find_all(text)[0].what == what


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("nearly 12", "nearly"), ("almost 12", "nearly"), ("just under 12", "nearly"),
        ("roughly 12", "about"), ("about $12", "about"), ("an estimated 12", "about"),
        ("about a dozen", "about"), ("12 or so", "about"), ("more than 12", "over"),
        ("over 12 jobs", "over"), ("at least 12", "at least"), ("no fewer than 12", "at least"),
        ("12 or more", "at least"), ("500-plus", "at least"), ("500+", "at least"),
        ("as many as 12", "up to"), ("up to 12", "up to"), ("no more than 12", "at most"),
        ("fewer than 12", "under"), ("under 12", "under"), ("exactly 12", "exactly"),
        ("More\nthan 12", "over"), ("12", ""), ("asked about the 12", ""), ("about us. 12", ""),
        ("over 12 years", ""), ("around 2031", "about"),
    ],
)  # fmt: skip
def test_a_figure_knows_how_exact_it_is(text, qualifier):
    assert find_all(text)[0].qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "is_target"),
    [
        ("open 12 branches by 2035", [False, True]),
        ("by the end of 2035", [True]),
        ("by May 6", [True]),
        ("had closed by 2035", [False]),
        ("in 2035", [False]),
        ("will open 12 branches", [True]),
        ("aims for 12 branches", [True]),
        ("with a goal of 12 branches", [True]),
        ("we’ll open 12", [True]),
        ("won’t open 12", [False]),
        ("She will. We opened 12", [False]),
        ("opened 12 branches", [False]),
    ],
)
def test_a_target_is_no_record(text, is_target):
    assert [found.is_target for found in find_all(text)] == is_target


def test_the_words_of_one_figure_are_not_those_of_the_next():
    found = find_all("nearly 12 and 40 jobs")

    assert [(each.what, each.qualifier) for each in found] == [("", "nearly"), ("jobs", "")]


def test_qualifiers_are_a_closed_set():
    known = ["about", "at least", "at most", "exactly", "nearly", "over", "under", "up to"]

    assert sorted(QUALIFIERS) == known
