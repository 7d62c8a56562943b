"""The questions before contrasts and facts: about whom, and about what."""

import pytest

from cards.pairing import Questions
from cards.pairing.passages import Line
from tests.cards.pages import PEOPLE, Page


def asked(words, *, role="contrast", people=PEOPLE, before=()):
    page = Page().says(role, words)
    passages = page.passages()
    questions = Questions(passages, people)
    ask = questions.on_figure if role == "fact" else questions.on_them
    for _ in before:
        ask(passages[0])
    return ask(passages[0])


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("The councilman voted against the library bond.", "the library bond"),
        ("The councilman voted against the 2029 library bond, twice.", "the 2029 library bond"),
        ("Holt has his own plan, and it is secret.", "the plan"),
        ("Holt would shut Harbor Hall for good.", "Harbor Hall"),
        ("Holt owes it to the Office of Waters for good.", "the Office of Waters"),
        ("Holt calls it the “Sunny Days” plan, and hides it.", "“Sunny Days”"),
        ("Holt is silent about border towns, or anyone.", "border towns"),
        ("Holt takes money from contractors.", "contractors"),
        ("A single ferry costs Holt nothing.", "the single ferry"),
    ],
)
def test_a_question_names_a_thing_as_one_asks_about_it(words, thing):
    assert asked(words) == f"What about Desmond Holt and {thing}?"


@pytest.mark.parametrize(
    "words",
    [
        "Holt never answered.",
        "Holt has the answer.",  # a noun that stands for another
        "Holt answered the mayor.",  # or for somebody
        "Holt sits here as rain begins to fall on us.",  # an action
        "Holt went to Desmond Holt and asked.",  # a name
        "Holt, on the leaving, ran.",  # an action
    ],
)
def test_where_no_thing_is_named_only_the_person_is(words):
    assert asked(words) == "What about Desmond Holt?"


def test_a_question_names_the_other_side_where_nobody_is_known():
    words = "The committee voted against the library bond."

    assert asked(words, people=[]) == "What about the other side and the library bond?"


def test_no_two_questions_are_the_same_while_there_are_things():
    words = "The councilman voted against the library bond and the ferry plan."

    assert asked(words, before=[1]) == "What about Desmond Holt and the ferry plan?"
    assert asked(words, before=[1] * 9) == "What about Desmond Holt?"


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("Free rides grew: 240 free rides a day.", "What about free rides?"),
        (
            "Circulation of the branch libraries rose 18 percent.",
            "What about branch libraries?",
        ),
        ("Bridges cost $8.4 million there.", "What are the figures?"),
    ],
)
def test_a_fact_is_behind_what_it_counts(words, question):
    assert asked(words, role="fact") == question


def test_a_plan_of_ours_is_behind_a_question_about_us():
    passages = Page().says("rebuttal", "Vasquez would open the libraries on Sundays.").passages()
    questions = Questions(passages, PEOPLE)

    assert questions.is_ours(Line((passages[0],)))
    assert questions.on_us(passages[0]) == "What about Ines Vasquez and the libraries?"
    assert Questions(passages, []).on_us(passages[0]) == "What about our side and the libraries?"
