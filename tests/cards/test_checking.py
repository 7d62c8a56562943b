"""What blocks a card's approval, and what is only shown."""

from datetime import UTC, datetime

import pytest

from cards.checking import Finding, check

QUOTATION = "The mayor opened 12 libraries."


def proof(**values):
    return {
        "says": "The mayor opened libraries.",
        "stance": "supports",
        "quotation": QUOTATION,
        "source": {"title": "Four years of libraries", "grade": "B"},
        "start": 10,
        "end": 10 + len(QUOTATION),
    } | values


def figure(**values):
    return {
        "what": "libraries opened",
        "value": "12",
        "unit": "libraries",
        "say_as": "a dozen libraries",
        "as_of": "2031-05-01",
        "valid_until": None,
        "proof": 0,
    } | values


def content(**values):
    """Return a card that nothing is wrong with."""
    return {
        "attack": "You closed our libraries.",
        "heard_as": ["Why so few libraries?"],
        "loaded_words": ["closed"],
        "headline": "The valley has more libraries than before.",
        "rebuttal": "She opened libraries all over the valley, and every one is open today.",
        "long_rebuttal": None,
        "bridge": None,
        "punt": "I'd rather talk about what families find there.",
        "key_points": [{"text": "She opened libraries"}],
        "figures": [],
        "proofs": [proof()],
        "expires_at": "2040-01-01T00:00:00Z",
    } | values


def sentence(count):
    return " ".join(["word"] * count) + "."


def test_nothing_is_wrong_with_a_good_card():
    assert check(content(), owner="library-desk") == []


@pytest.mark.parametrize(
    ("wrong", "field", "message"),
    [
        ({"headline": ""}, "headline", "Write the headline."),
        ({"rebuttal": " "}, "rebuttal", "Write the rebuttal."),
        ({"proofs": []}, "proofs", "Add a proof that supports the answer."),
        (
            {"proofs": [proof(stance="receipt")]},
            "proofs",
            "Add a proof that supports the answer.",
        ),
        (
            {"proofs": [proof(end=99)]},
            "proofs",
            "Proof 1 points at characters 10 to 99, which “Four years of libraries” does not have.",
        ),
        (
            {"proofs": [proof(quotation="", start=99, end=99)]},
            "proofs",
            "Proof 1 points at characters 99 to 99, which “Four years of libraries” does not have.",
        ),
        ({"expires_at": None}, "expires_at", "Say until when it is good."),
        (
            {"headline": sentence(16)},
            "headline",
            "The headline has 16 words: at most 15.",
        ),
        (
            {"rebuttal": f"{sentence(20)} {sentence(21)}"},
            "rebuttal",
            "The rebuttal has 41 words: at most 40.",
        ),
        (
            {"heard_as": ["Libraries?"]},
            "heard_as",
            "“Libraries?” is too short: at least 2 words.",
        ),
        (
            {"heard_as": ["Why so few?"] * 9},
            "heard_as",
            "There are 9 other phrasings: at most 8.",
        ),
        (
            {"punt": "Ask about all 12 libraries."},
            "punt",
            "The punt holds a figure, “12”: it must stay true without one.",
        ),
        (
            {"headline": "Twelve libraries opened."},
            "headline",
            "The headline says “Twelve”: add that figure, with its proof.",
        ),
        (
            {"rebuttal": "She raised $5.2 billion.", "figures": [figure()]},
            "rebuttal",
            "The rebuttal says “$5.2 billion”: add that figure, with its proof.",
        ),
        (
            {"figures": [figure(as_of=None)]},
            "figures",
            "Say as of when “a dozen libraries” is true.",
        ),
        (
            {"figures": [figure(proof=None)]},
            "figures",
            "Choose the proof that carries “a dozen libraries”.",
        ),
        (
            {"figures": [figure(value="13")]},
            "figures",
            "The proof of “a dozen libraries” does not carry 13 libraries: it has “12”.",
        ),
    ],
)
def test_an_error_says_what_to_do(wrong, field, message):
    found = check(content(**wrong), owner="library-desk")

    assert [(each.field, each.message) for each in found if each.is_error] == [(field, message)]


def test_a_card_needs_an_owner():
    assert check(content(), owner="") == [
        Finding("error", "owner", "no_owner", "Name the person or desk answerable for this card.")
    ]


@pytest.mark.parametrize(
    ("odd", "field", "message"),
    [
        (
            {"rebuttal": f"{sentence(14)} {sentence(14)}"},
            "rebuttal",
            "The rebuttal has 28 words: aim for 27 or fewer.",
        ),
        (
            {"rebuttal": f"Yes. {sentence(26)}"},
            "rebuttal",
            "A sentence of the rebuttal has 26 words: aim for 25 or fewer. "
            "It begins “word word word word…”",
        ),
        (
            {"attack": sentence(26)},
            "attack",
            "The attack line has 26 words: aim for 25 or fewer.",
        ),
        (
            {"long_rebuttal": " ".join([sentence(16)] * 4)},
            "long_rebuttal",
            "The long rebuttal has 64 words: aim for 65 to 160.",
        ),
        (
            {"long_rebuttal": " ".join([sentence(23)] * 7)},
            "long_rebuttal",
            "The long rebuttal has 161 words: aim for 65 to 160.",
        ),
        (
            {"heard_as": []},
            "heard_as",
            "Add other ways people put the attack: lookup and quizzes need them.",
        ),
        (
            {"headline": "Nobody Closed anything."},
            "headline",
            "The headline echoes the loaded word “closed”.",
        ),
        (
            {"loaded_words": ["czar"], "rebuttal": "There are no czars."},
            "rebuttal",
            "The rebuttal echoes the loaded word “czar”.",
        ),
        ({"key_points": []}, "key_points", "Add the one to three points the answer must land."),
        ({"key_points": [{}] * 4}, "key_points", "There are 4 key points: people keep 3."),
        ({"punt": None}, "punt", "Add a punt: it is what they say when the card lapses."),
        (
            {"proofs": [proof(source={"title": "A memo", "grade": "C"})]},
            "proofs",
            "Only campaign, opinion or unknown sources (grade C or D) support the answer.",
        ),
        (
            {"proofs": [proof(quotation=None), proof(quotation=None)]},
            "proofs",
            "“Four years of libraries” has not been ingested: its quotations are not checked yet.",
        ),
    ],
)
def test_a_warning_says_what_to_look_at_and_blocks_nothing(odd, field, message):
    assert [
        (each.level, each.field, each.message)
        for each in check(content(**odd), owner="library-desk")
    ] == [("warning", field, message)]


def test_a_figure_of_a_document_nobody_has_read_is_not_checked_yet():
    cited = content(figures=[figure(value="13")], proofs=[proof(quotation=None)])

    found = check(cited, owner="library-desk")

    assert [each.code for each in found] == ["unbound", "not_checked"]


@pytest.mark.parametrize("spoken", ["12 libraries", "Twelve libraries", "A dozen libraries"])
def test_a_figure_may_be_spoken_as_digits_or_words(spoken):
    said = content(headline=f"{spoken} opened.", figures=[figure()])

    assert check(said, owner="library-desk") == []


def raised(say_as, headline):
    quotation = "She raised $5.2 billion in private money."
    return content(
        headline=headline,
        figures=[figure(value="5200000000", unit="USD", say_as=say_as)],
        proofs=[proof(quotation=quotation, start=0, end=len(quotation))],
    )


def test_a_figure_may_be_rounded_as_its_row_says():
    card = raised("about five billion dollars", "She raised about five billion dollars.")

    assert check(card, owner="library-desk") == []


@pytest.mark.parametrize(
    ("say_as", "headline"),
    [
        ("5.2 billion dollars", "She raised five billion dollars."),
        ("eight billion dollars", "She raised eight billion dollars."),
        ("about five billion dollars", "Turnout rose 5,000,000,000 percent."),
    ],
)
def test_a_figure_is_not_stretched_beyond_its_row(say_as, headline):
    found = check(raised(say_as, headline), owner="library-desk")

    assert [each.code for each in found] == ["unproven_figure"]


def test_years_and_dates_need_no_figure():
    dated = content(rebuttal="Since May 6, 2031, libraries open on Sundays.")

    assert check(dated, owner="library-desk") == []


def test_a_year_can_be_a_figure_that_the_evidence_carries():
    quotation = "Every library will open on Sundays by 2035."
    card = content(
        figures=[figure(value="2035", unit="year", say_as="2035")],
        proofs=[proof(quotation=quotation, start=0, end=len(quotation))],
    )

    assert check(card, owner="library-desk") == []


def test_what_has_lapsed_is_said_when_the_moment_is_known():
    lapsed = content(expires_at="2031-05-06T12:00:00Z", figures=[figure(valid_until="2031-05-05")])

    at = datetime(2031, 5, 6, 12, tzinfo=UTC)

    assert check(lapsed, owner="library-desk") == []
    assert [(each.field, each.code) for each in check(lapsed, owner="library-desk", at=at)] == [
        ("expires_at", "lapsed"),
        ("figures", "lapsed"),
    ]
    earlier = datetime(2031, 5, 5, 23, tzinfo=UTC)
    assert check(lapsed, owner="library-desk", at=earlier) == []


def test_errors_come_first():
    found = check(content(punt=None, proofs=[]), owner="")

    assert [each.level for each in found] == ["error", "error", "warning"]
