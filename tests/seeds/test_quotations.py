"""What stands between quotation marks, and what of it somebody said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.quotations import blanked, find_marked, find_quotations
from seeds.spans import Layout, layout


def said(text):
    return [text[one.start : one.end] for one in find_quotations(text, layout(text))]


def kinds(text):
    return {text[one.start : one.end]: one.kind for one in find_marked(text, layout(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Holt said, “We will build it.”",
        'Holt said, "We will build it."',
        "Holt said, ‘We will build it.’",
        "Holt said, 'We will build it.'",
        "Holt said, «We will build it.»",
        "Holt said, « We will build it. »",
        "Holt said, »We will build it.«",
        "Holt said, „We will build it.“",
        "Holt said, „We will build it.”",
        "Holt said, ”We will build it.”",
        'Holt said, “We will build it."',
        "Holt said, ‚We will build it.‘",
    ],
)
def test_marks_of_many_styles_hold_what_was_said(text):
    assert said(text) == ["We will build it."]


def test_a_quotation_knows_its_marks_and_its_sentence():
    text = "The hall was full. “We won,” Holt said."

    (one,) = find_quotations(text, layout(text))

    assert text[one.start : one.end] == "We won,"
    assert text[one.outer_start : one.outer_end] == "“We won,”"
    assert (one.depth, one.sentence, one.kind, one.is_continued) == (0, 1, "speech", False)


@pytest.mark.parametrize(
    "text",
    [
        "The voters’ money isn’t Holt’s, nor the ’90s plan's.",
        "It's the voters' money, and Ellis' plan wasn't Holt's.",
        "Rock 'n' roll and the class of '98 'til dawn, y'all.",
        'A 12" pipe and a door 6\'10" high.',
        'They said so" and left',
        "“”",
        "“ … ”",
    ],
)
def test_apostrophes_and_inches_hold_no_words(text):
    assert said(text) == []


def test_a_possessive_does_not_close_single_marks():
    text = "Vale said: ‘The voters’ verdict will be clear. Residents’ groups agree.’"

    assert said(text) == ["The voters’ verdict will be clear. Residents’ groups agree."]


def test_single_marks_close_at_a_plural_if_nothing_better_comes():
    assert said("Vale mocked it as ‘her broken promises’ and the voters laughed.") == [
        "her broken promises"
    ]
    assert said("He derided ‘her broken promises’ as well as ‘her many delays’ there.") == [
        "her broken promises",
        "her many delays",
    ]
    text = "“It is ‘all her promises’ again,” he said."
    assert said(text) == ["It is ‘all her promises’ again,", "all her promises"]


def test_inner_quotations_come_after_the_outer_with_their_depth():
    text = "“She told me, ‘Never again,’ and left,” he said."

    depths = [(text[one.start : one.end], one.depth) for one in find_quotations(text, layout(text))]

    assert depths == [("She told me, ‘Never again,’ and left,", 0), ("Never again,", 1)]


def test_a_missing_closing_mark_spoils_only_its_own_quotation():
    text = (
        'Holt said, "We will win it. Vale said, "You will lose it," and sat.\n\n"Fine," she said.'
    )

    assert said(text) == ["You will lose it,", "Fine,"]


def test_a_missing_opening_mark_is_taken_from_where_the_sentence_begins():
    text = "He spoke first. This mayor hid the report,” he said. “Then the mains burst.”"

    assert said(text) == ["This mayor hid the report,", "Then the mains burst."]


def test_a_second_stray_closing_mark_is_left_alone():
    assert said("This mayor hid it,” he said,” and left.") == ["This mayor hid it,"]


def test_a_stray_closing_mark_with_no_sentence_around_begins_where_the_paragraph_does():
    text = "This mayor hid it,”"

    (one,) = find_marked(text, Layout(layout(text).paragraphs, ()))

    assert (one.start, one.end, one.sentence) == (0, len(text) - 1, 0)


def test_a_quotation_over_several_paragraphs_is_one_part_for_each():
    text = "“We built it.\n\n“We paid for it.\n\n“We open it in May,” Holt said."

    found = find_quotations(text, layout(text))

    assert [(text[one.start : one.end], one.is_continued) for one in found] == [
        ("We built it.", True),
        ("We paid for it.", True),
        ("We open it in May,", False),
    ]


def test_an_opening_mark_that_nothing_follows_is_no_quotation():
    assert said("“We built it, Holt said.\n\nNobody clapped.") == []


def test_parts_of_sentences_are_partial():
    text = "Vale blamed the mayor “because she sold the park.” “She did,” he said."

    found = [(one.kind, one.is_partial) for one in find_quotations(text, layout(text))]

    assert found == [("partial", True), ("speech", False)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("It goes against the conventional “wisdom” of the day.", "wisdom"),
        ("Rivals slapped her with the title of “wall czar.”", "wall czar."),
        ("The so-called “Holt tax” does not exist.", "Holt tax"),
        ("She launched the “In Good Hands” initiative in May.", "In Good Hands"),
        ("He first floated it in an essay titled “The Bus Is the City.”", "The Bus Is the City."),
        ("A program called “Safe Nights” began.", "Safe Nights"),
        ("Question 3, known to all as “the levy,” would add a dollar.", "the levy,"),
        ("He said the “border” is a line.", "border"),
        ("They lined up. The “quiet room” was loud.", "quiet room"),
        ("‘Where Were You?’\n\nThe debate went on.", "Where Were You?"),
        ("A “Wall of Shame” was built here.", "Wall of Shame"),
        ("“Quietly so” it went.", "Quietly so"),
    ],
)
def test_labels_titles_and_scare_quotes_are_nobodys_words(text, label):
    assert kinds(text)[label] == "label"
    assert label not in said(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Nonsense,” she said.", "Nonsense,"),
        ("Asked twice, Vale answered: “No.”", "No."),
        ("He denounced the mayor for “tanking” the bill.", "tanking"),
        ("In what he called a “fiscal disaster,” two funds fell.", "fiscal disaster,"),
        ("The lieutenant governor called those closings “right-sizing.”", "right-sizing."),
        ("The flyer is calling the meters “the Holt tax.”", "the Holt tax."),
        ("Supporters carried signs with “Save Our Libraries” on them.", "Save Our Libraries"),
        ("Chanting “Vale must go,” they marched.", "Vale must go,"),
        ("Posters went up on the quay with a photograph and the words “Big Folly”.", "Big Folly"),
        ("“Finish it!” is painted there.", "Finish it!"),
        ("“A BREAKDOWN AT EVERY LEVEL” — Pine Gazette", "A BREAKDOWN AT EVERY LEVEL"),
        ("The report called it a “costly and needless detour.”", "costly and needless detour."),
        ("“It is time,” the whole board of the Lakeside Courier wrote.", "It is time,"),
        ("“We won.” That was all.", "We won."),
    ],
)  # fmt: skip
def test_few_words_count_when_somebody_says_them(text, words):
    assert words in said(text)


def test_a_long_run_in_small_letters_counts_without_a_verb():
    assert said("It has “no schedule and no explanation for it all” to show.") == [
        "no schedule and no explanation for it all"
    ]


def test_blanking_keeps_every_other_character_in_its_place():
    text = "“So ‘no one’ came,” he said. “We did,” she added."

    blank = blanked(text, find_quotations(text, layout(text)), "_")

    assert blank == "___________________ he said. _________ she added."


def test_deeper_marks_than_any_text_has_are_ignored():
    text = "“‘" * 6 + "word" + "’”" * 6

    assert max(one.depth for one in find_marked(text, layout(text))) == 7


def test_text_without_sentences_has_marks_all_the_same():
    text = "He said “we will go home now” then."

    (one,) = find_marked(text, Layout(layout(text).paragraphs, ()))

    assert (text[one.start : one.end], one.sentence) == ("we will go home now", 0)


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", '“"‘', "«", '"a b" '])
def test_thousands_of_marks_are_read(mark):
    text = mark * 2_000

    found = find_marked(text, layout(text))

    assert all(one.outer_start <= one.start <= one.end <= one.outer_end for one in found)


HOSTILE = st.text(
    alphabet=st.sampled_from("ab. \n“”„«»\"‘’‚',?!—sS\u200d\U0001f469é\u00a0:"), max_size=80
)


@given(HOSTILE | st.text(max_size=60))
def test_any_text_gives_ordered_spans_within_it(text):
    found = find_marked(text, layout(text))

    assert found == sorted(found, key=lambda one: (one.start, -one.end))
    for one in found:
        assert 0 <= one.outer_start <= one.start < one.end <= one.outer_end <= len(text)
        assert text[one.start : one.end] == text[one.start : one.end].strip()
