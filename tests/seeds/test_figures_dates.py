"""Which dates and years a text holds, as exact as they are written."""

import pytest

from seeds.figures import find_dates


def dates(text):
    return [(found.text, str(found.value)) for found in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("July 31, 2031", None, "2031-07-31"),
        ("JULY 31, 2031", None, "2031-07-31"),
        ("31 July 2031", None, "2031-07-31"),
        ("3 March, 2031", None, "2031-03-03"),
        ("March 2031", None, "2031-03"),
        ("January of 2031", None, "2031-01"),
        ("May ’31", None, "2031-05"),
        ("May ’84", None, "1984-05"),
        ("Mar. 3", None, "--03-03"),
        ("oct 3", None, "--10-03"),
        ("March 31st", None, "--03-31"),
        ("March the 3rd", None, "--03-03"),
        ("the 3rd of May", "3rd of May", "--05-03"),
        ("the third of May, 2031", "third of May, 2031", "2031-05-03"),
        ("May sixth", None, "--05-06"),
        ("June thirtieth, twenty thirty-one", None, "2031-06-30"),
        ("February 29", None, "--02-29"),
        ("2031-07-31", None, "2031-07-31"),
        ("2031-07-31T03:36:51Z", "2031-07-31", "2031-07-31"),
        ("2031-07", None, "2031-07"),
        ("7/31/2031", None, "2031-07-31"),
        ("31/7/2031", None, "2031-07-31"),
        ("5/3/31", None, "2031-05-03"),
        ("5-3-2031", None, "2031-05-03"),
        ("3.5.2031", None, "2031-05-03"),
        ("on 10/5", "10/5", "--10-05"),
        ("On May 12 libraries closed.", "May 12", "--05-12"),
        ("In May 12, 2031", "May 12, 2031", "2031-05-12"),
        ("in 2031", "2031", "2031"),
        ("the 2031 budget", "2031", "2031"),
        ("2031 was good", "2031", "2031"),
        ("Since 2031, buses", "2031", "2031"),
        ("Summer 2031", "2031", "2031"),
        ("Election Day 2031", "2031", "2031"),
        ("Published 2031", "2031", "2031"),
        ("in mid-2031", "2031", "2031"),
        ("the class of 2031", "2031", "2031"),
        ("the storm in ’29", "’29", "2029"),
        ("(1865)", "1865", "1865"),
        ("in 1865", "1865", "1865"),
        ("than in 2031", "2031", "2031"),
        ("a 2031-era bus", "2031", "2031"),
        ("fiscal year 2031", "2031", "2031"),
        ("FY31", None, "2031"),
        ("FY 2031", None, "2031"),
        ("the 1990s", "1990s", "1990"),
        ("by twenty thirty", "twenty thirty", "2030"),
        ("by twenty oh eight", "twenty oh eight", "2008"),
        ("nineteen eighty-four", None, "1984"),
        ("in two thousand and eight", "two thousand and eight", "2008"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(text, found, value):
    assert dates(text) == [(found or text, value)]


@pytest.mark.parametrize(
    "text",
    [
        "March", "in May", "their first May Day", "Holt may 5 times", "march 3", "February 30",
        "2031-13-01", "13/13/2031", "on 13/13", "in 10/5", "May 12 percent", "March 5,000",
        "In May 12 libraries closed.", "two thousand and eight", "two thousand and eight dollars",
        "in twenty thirty million", "said ‘no’ to '12 libraries'", "'31 libraries", "1865",
        "nearly 2031", "2031 percent", "1900 homes", "1900 cranes", "2031 residents",
        "a 2031-seat hall",
        "10-20", "2031-20", "Vision 2040", "the Water Act of 1972", "the 2029 Clean River Bond",
        "https://example.org/2031/05/06/",
    ],
)  # fmt: skip
def test_what_is_no_date_is_left_alone(text):
    assert dates(text) == []


def test_a_text_that_writes_the_day_first_does_so_with_slashes():
    assert dates("On 1 March and on 3/5/2031") == [
        ("1 March", "--03-01"),
        ("3/5/2031", "2031-05-03"),
    ]


def test_a_school_year_is_no_month():
    assert dates("2011-12") == [("2011", "2011"), ("12", "2012")]
