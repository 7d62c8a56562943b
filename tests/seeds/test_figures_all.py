"""What a document states: quantities, dates and years, each with its value and unit."""

from decimal import Decimal

import pytest

from seeds.figures import find_all


def stated(text):
    return [(found.text, str(found.value), found.unit) for found in find_all(text)]


@pytest.mark.parametrize(
    ("text", "found", "value", "unit"),
    [
        ("a fare of $1.75 a ride", "$1.75", "1.75", "USD"),
        ("passes at $2-a-day", "$2", "2", "USD"),
        ("$.50 a page", "$.50", "0.50", "USD"),
        ("35 cents a mile", "35 cents", "0.35", "USD"),
        ("a 5¢ stamp", "5¢", "0.05", "USD"),
        ("50p a ride", "50p", "0.50", "GBP"),
        ("sixty-five bucks", "sixty-five bucks", "65", "USD"),
        ("US$3m in grants", "US$3m", "3000000", "USD"),
        ("£3bn for trams", "£3bn", "3000000000", "GBP"),
        ("€310 m for wards", "€310 m", "310000000", "EUR"),
        ("12 million euros", "12 million euros", "12000000", "EUR"),
        ("90€ a tonne", "90€", "90", "EUR"),
        ("C$40 million", "C$40 million", "40000000", "CAD"),
        ("EUR 5 million", "EUR 5 million", "5000000", "EUR"),
        ("¥300 billion", "¥300 billion", "300000000000", "JPY"),
        ("₹450 crore", "₹450 crore", "4500000000", "INR"),
        ("CHF 3m", "CHF 3m", "3000000", "CHF"),
        ("40 million Canadian dollars", "40 million Canadian dollars", "40000000", "CAD"),
        ("3 million pounds for trams", "3 million pounds", "3000000", "GBP"),
        ("20 pounds of flour", "20", "20", None),
        ("20 pounds lighter", "20 pounds", "20", None),
        ("a $310 million package", "$310 million", "310000000", "USD"),
        ("$1.2 billion-a-year", "$1.2 billion", "1200000000", "USD"),
        ("a $1,200-per-child credit", "$1,200", "1200", "USD"),
        ("three-quarters of a million dollars", None, "750000", "USD"),
        ("a quarter of a million readers", "a quarter of a million", "250000", None),
        ("a million and a half voters", "a million and a half", "1500000", None),
        ("one and a half million voters", "one and a half million", "1500000", None),
        ("two and a half hours", "two and a half", "2.5", None),
        ("3½ hours", "3½", "3.5", None),
        ("5.5 per cent", "5.5 per cent", "5.5", "percent"),
        (".5 percent", ".5 percent", "0.5", "percent"),
        ("one hundred and ten percent", None, "110", "percent"),
        ("a 3-percentage-point swing", "3-percentage-point", "3", "percentage points"),
        ("two percent", "two percent", "2", "percent"),
        ("5.2m voters", "5.2m", "5200000", None),
        ("5 lakh readers", "5 lakh", "500000", None),
        ("15 hundred readers", "15 hundred", "1500", None),
        ("12\u2009345 readers", "12\u2009345", "12345", None),
        ("a dozen branches", "a dozen", "12", None),
        ("twelve hundred branches", "twelve hundred", "1200", None),
        ("two hundred and fifty thousand", None, "250000", None),
        ("the first hundred readers", "hundred", "100", None),
        ("the first thousand readers", "thousand", "1000", None),
        ("nine branches", "nine", "9", None),
        ("Three of them closed.", "Three", "3", None),
        ("six quarters running", "six", "6", None),
        ("zero branches", "zero", "0", None),
        ("a 50-second spot", "50", "50", None),
        ("a nineteen-year-old clerk", "nineteen", "19", None),
        ("a three-member panel", "three", "3", None),
        ("500+ readers", "500", "500", None),
        ("2,031 readers", "2,031", "2031", None),
        ("2031 residents signed", "2031", "2031", None),
        ("built 2000 homes", "2000", "2000", None),
        ("2000 was enough", "2000", "2000", "year"),
        ("a 2000-seat hall", "2000", "2000", None),
        ("some 2000 came", "2000", "2000", None),
        ("2000 dollars", "2000 dollars", "2000", "USD"),
        ("1987 million", "1987 million", "1987000000", None),
        ("1700 readers", "1700", "1700", None),
        ("WE CUT 40 JOBS", "40", "40", None),
        ("HOLT CUT OHIO 12 TOO", "12", "12", None),
        ("PUTS NINE BRANCHES FIRST", "NINE", "9", None),
        ("Mayor Holt Signs 12 Local Laws", "12", "12", None),
        ("Mayor Holt Fights For 40 Jobs", "40", "40", None),
        ("shares closed at 51 again", "51", "51", None),
        ("Vote on 12 bills", "12", "12", None),
        ("Plan to Reopen Seven Rural Branches", "Seven", "7", None),
        ("She beat Quist Nine times", "Nine", "9", None),
        ("The 12 board members met.", "12", "12", None),
        ("told the council Ohio had 12 of them", "12", "12", None),
        ("In May 12 libraries closed.", "12", "12", None),
        ("We saw March 5,000 strong.", "5,000", "5000", None),
    ],
)
def test_a_quantity_is_stated_with_its_value_and_unit(text, found, value, unit):
    assert stated(text) == [(found or text, value, unit)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("5 to 10 percent", [("5", "5", "percent"), ("10 percent", "10", "percent")]),
        ("from 44 to 48 per cent", [("44", "44", "percent"), ("48 per cent", "48", "percent")]),
        ("$8–10 million", [("$8", "8000000", "USD"), ("10 million", "10000000", "USD")]),
        ("$8 to $10 million", [("$8", "8000000", "USD"), ("$10 million", "10000000", "USD")]),
        ("between $5 and 7 million", [("$5", "5000000", "USD"), ("7 million", "7000000", "USD")]),
        ("from $20 to 30 an hour", [("$20", "20", "USD"), ("30", "30", "USD")]),
        ("between 200 and 900 jobs", [("200", "200", None), ("900", "900", None)]),
        ("20,000-30,000 jobs", [("20,000", "20000", None), ("30,000", "30000", None)]),
        ("two or three thousand", [("two", "2000", None), ("three thousand", "3000", None)]),
        (
            "five to seven million dollars",
            [("five", "5000000", "USD"), ("seven million dollars", "7000000", "USD")],
        ),
        ("rose from 900 to 3 million", [("900", "900", None), ("3 million", "3000000", None)]),
        ("gave $5 to 12 families", [("$5", "5", "USD"), ("12", "12", None)]),
        ("200 and 3 percent", [("200", "200", None), ("3 percent", "3", "percent")]),
        ("seven to two", [("seven", "7", None), ("two", "2", None)]),
        ("a 51-49 vote", [("51", "51", None), ("49", "49", None)]),
        ("beat Quist 52-48", [("52", "52", None), ("48", "48", None)]),
        ("one in five voters", [("one", "1", None), ("five", "5", None)]),
        ("nine in 100,000 dollars", [("nine", "9", None), ("100,000 dollars", "100000", "USD")]),
        ("at Holt 47, Quist 41", [("47", "47", None), ("41", "41", None)]),
        ("2019–20", [("2019", "2019", "year"), ("20", "2020", "year")]),
        ("from 2019 to 2023", [("2019", "2019", "year"), ("2023", "2023", "year")]),
        ("May 3-5", [("May 3", "--05-03", "date"), ("5", "--05-05", "date")]),
        ("3–5 May 2031", [("3", "2031-05-03", "date"), ("5 May 2031", "2031-05-05", "date")]),
        (
            "March to August 2029",
            [("March", "2029-03", "date"), ("August 2029", "2029-08", "date")],
        ),
    ],
)  # fmt: skip
def test_both_ends_of_a_range_have_the_unit_of_both(text, ends):
    assert stated(text) == ends


@pytest.mark.parametrize(
    "text",
    [
        "the multi-million dollar race", "millions of dollars", "tens of thousands", "dozens",
        "one of them", "no one", "two choices", "one thing", "the one-two punch", "two to one",
        "one on one", "two-thirds of the vote", "three quarters of it", "a third", "half of us",
        "the 5th", "the twenty-first century", "1st", "5G", "3D", "1/2", "401(k)", "501(c)(3)",
        "Title 42", "Project 2025", "Day One", "Route 12", "Measure 7", "Measures 7, 8 and 12",
        "Wards 3 through 7", "TITLE 42", "page 12", "pp. 12-14", "Section 3.2.1", "§ 12",
        "grades 3 to 8", "Vision 2040", "Our Vision 2040 plan", "she ran in the Rivera 2031 race",
        "the Clean Water Act of 1972", "the 2029 Parks Bond passed", "the Boeing 737 fleet",
        "Covid-19", "9/11", "the G20", "B-52", "my iPhone 15", "the Studio 54 crowd", "24/7",
        "taught at Seven Oaks lately", "passed HB 12 again", "HB 12 passed", "case 23-1234",
        "Ordinance 118-2030", "No. 1", "#1", "Nos. 3 and 4", "number one", "Yes on 7", "No on 12",
        "Neighbors Against 7", "Call 555-0142", "(212) 555-0199", "+44 20 7946 0958",
        "1600 Elm Street", "the 400 block of Elm Street", "Ashford, OH 45501", "at 3:30 p.m.",
        "10.30am", "9 a.m. to 5 p.m.", "from 6 to 8 p.m.", "seven o’clock", "half past six",
        "opens at 9", "on Tuesday at seven in the hall", "at 7 tonight", "03:36:51", ":30",
        "Ruth Adeyemi, 42, said", "Ruth Adeyemi, aged 42, said", "[3]", "[3, 4]", "(2)",
        "1. Open them", "https://example.org/2031/05/31/a-12", "libraries.example/12", "3:1",
        "10.0.0.1", "zero tolerance", "net zero", "a thousand cuts", "fifty-fifty",
        "one in a million", "nine eleven", "twenty-four seven", "call 911", "911 calls",
        "the ’90s", "1234567890123456789012345678",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_not_stated(text):
    assert stated(text) == []


def test_what_stands_in_one_text_is_found_in_order():
    text = "By 2030, two of nine branches closed on May 6, 2029; $3 million was saved."

    assert stated(text) == [
        ("2030", "2030", "year"),
        ("nine", "9", None),
        ("May 6, 2029", "2029-05-06", "date"),
        ("$3 million", "3000000", "USD"),
    ]


def test_the_value_of_a_year_is_a_number():
    assert find_all("in 2031")[0].value == Decimal(2031)
