"""Who says a quotation or a sentence, and how sure that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.cast import Member, meet
from seeds.quotations import find_quotations
from seeds.spans import Layout, layout
from seeds.speakers import NOBODY, Attribution, attribute, who_says

HOLT = Member("Dana Holt", ("Holt", "Mayor Holt", "the mayor"), "ours", True, "she")
VALE = Member("Peter Vale", ("Vale", "Councilman Vale"), "theirs", True, "he")
PEOPLE = (HOLT, VALE)


def attributions(text, people=PEOPLE):
    spans = layout(text)
    quotations = find_quotations(text, spans)
    return attribute(text, quotations, spans, meet(text, people, spans))


def speakers(text, people=PEOPLE):
    return [found.speaker for found in attributions(text, people)]


def sides(text, people=PEOPLE):
    return [(found.speaker, found.side) for found in attributions(text, people)]


def reported(text, people=PEOPLE):
    spans = layout(text)
    found = who_says(text, spans, meet(text, people, spans))
    return [who and (who.speaker, who.side) for who in found]


# Behind the quotation


@pytest.mark.parametrize(
    "text",
    [
        "“We won,” Holt said.",
        "“We won,” said Holt.",
        "“We won,” said Mayor Dana Holt, 51, of the east side.",
        "“We won,” Holt told about 240 people at the Grange.",
        "“We won!” Holt shouted.",
        "“Who won?” the mayor asked.",
        "“We won,” Holt, who had waited for hours, said at last.",
        "“We won,” the mayor quickly added.",
        "“We won,” according to Holt.",
        "“We won,” as Holt put it.",
        "“We won,” in the words of the mayor.",
        "“We won,” in Holt’s view.",
        "“We won,” that was Holt’s promise.",
        "“We won.” — Dana Holt",
        "“We won”, said Holt.",
        "‘We won’: Holt is pleased with the count",
        "“We won it fair and square” (Holt, May 3)",
        "Holt left. “We won,” she said.",
        "Holt left. “We won,” said she.",
        "“We won,” a laughing Holt said.",
        "“We won.” Holt laughed.",
        "“Late and broken”: wall is done, Holt says",
        "Wall is “late and broken” again, Holt says",
    ],
)
def test_a_speaker_is_named_behind(text):
    assert sides(text) == [("Dana Holt", "ours")]


# In front of it


@pytest.mark.parametrize(
    "text",
    [
        "Holt said: “We won.”",
        "Holt said in a statement, “We won.”",
        "As Holt put it, “We won.”",
        "According to the mayor, “We won.”",
        "In Holt’s words, “We won.”",
        "In the words of the mayor, “We won.”",
        "Holt visited the yard and said, “We won.”",
        "She was late. Nobody minded when Holt turned to Vale and said: “We won.”",
        "Holt left. She turned and said, “We won.”",
        "Holt denied it, adding: “We won.”",
        "It was Vale’s claim that Holt said “we won the count.”",
        "The mayor of the Holt campaign said “we won the count.”",
        "Holt repeated her claim that “we won the count.”",
        "It was Holt’s boast that “we won the count.”",
        "Holt left the hall. It was her boast that “we won the count.”",
        "It is the promise that Holt made to “win the count.”",
        "Then Holt goes, “We won.”",
        "Asked about it, Holt shook her head: “We won.”",
        "Holt had an answer for “every last one of them.”",
        "Vale was told by Holt that “we won the count.”",
        "“It is the best,” she likes to say. Holt is like that.",
        "Holt likes to call it “the best of walls.”",
        "Holt laughed. “We won.”",
        "LAKESIDE, May 3 — Holt was pleased, saying: “We won.”",
        "Holt, a former engineer, said the wall was “the best of all.”",
        "Holt of the east side said the wall was “the best of all.”",
        "Holt, then in her first term, told the council “we won the count.”",
        "Holt – who has waited – said the wall was “the best of all.”",
        "The plan, Holt said, was “the best of them all.”",
        "Holt knows them. Told them it was “the best of walls.” Has called it “a very fine wall.”",
    ],
)
def test_a_speaker_is_named_in_front(text):
    assert set(sides(text)) == {("Dana Holt", "ours")}


# Who else speaks


@pytest.mark.parametrize(
    ("text", "speaker", "side"),
    [
        ("The ad says: “Holt lied.”", "the ad", "unknown"),
        ("A Vale campaign ad says: “Holt lied.”", "a Vale campaign ad", "theirs"),
        ("Two Vale ads say: “Holt lied.”", "two Vale ads", "theirs"),
        ("Vale’s new ad says: “Holt lied.”", "Vale’s new ad", "theirs"),
        ("“Holt lied,” says a Vale ad.", "a Vale ad", "theirs"),
        ("“Holt lied,” says one mailer from the Vale campaign.", "one mailer", "theirs"),
        ("“Holt lied,” said the voiceover in the video.", "the voiceover in the video", "unknown"),
        ("The Vale campaign made an ad. The ad asks, “Why?”", "the ad", "theirs"),
        ("The Vale camp aired a spot. It says: “Holt lied.”", "the Vale camp", "theirs"),
        ("The ad that the union paid for claims “Holt lied.”", "the ad", "unknown"),
        ("The union that feeds us, Local 8, warned of “long, dark days.”", "the union", "unknown"),
        ("The Vale campaign is running an ad that says “Holt lied.”", "an ad", "theirs"),
        ("A spot runs, with an ad that says “Holt lied.”", "an ad", "unknown"),
        ("“No,” Councilwoman June Petty told them.", "June Petty", "unknown"),
        ("It is Vale’s ad. It says “Holt lied.”", "Vale’s ad", "theirs"),
        ("A memo by the Holt camp warns: “Act now.”", "a memo by the Holt camp", "ours"),
        ("He found an audit that found “significant and many faults.”", "an audit", "unknown"),
        ("On a mailer were the words “Holt lied to us all.”", "a mailer", "unknown"),
        ("The committee said, “No.”", "the committee", "unknown"),
        ("“No,” the committee said.", "the committee", "unknown"),
        ("Critics of Holt called it “a wall of shame.”", "Critics of Holt", "theirs"),
        ("“No,” a spokesman for the mayor said.", "a spokesman for the mayor", "ours"),
        ("“No,” the Holt campaign said.", "the Holt campaign", "ours"),
        ("“No,” said Holt spokesman Al Reyes.", "Al Reyes", "ours"),
        ("Vale attacked Holt, saying she “shut three of them.”", "Peter Vale", "theirs"),
        ("Vale blamed Holt for it, adding, “She sat on it.”", "Peter Vale", "theirs"),
        ("Vale beat Holt, calling it “a tax on us all.”", "Peter Vale", "theirs"),
        ("The Vale camp blasted Holt, calling it “a tax.”", "the Vale camp", "theirs"),
        ("According to Vale, Holt “has never once been there.”", "Peter Vale", "theirs"),
        ("Vale quoted Holt as saying “we will raise it again.”", "Dana Holt", "ours"),
        ("Holt came. Vale accused her of calling it “a tax on us all.”", "Dana Holt", "ours"),
        ("Vale faults Holt for calling it “a tax on us all.”", "Dana Holt", "ours"),
        ("Holt’s own pollster, Al Reyes, told us of “long, dark days.”", "Al Reyes", "ours"),
        ("“No,” said neighbor Cy Novak.", "Cy Novak", "unknown"),
        ("“No,” Cy Novak, a cook for the yard told them.", "Cy Novak", "unknown"),
        ("“No,” said Cy Novak, who works with the Vale campaign.", "Cy Novak", "theirs"),
        ("The head of the Holt camp said “we won it all.”", "the head of the Holt camp", "ours"),
        ("Aides of the mayor said “we won the count.”", "Aides of the mayor", "ours"),
        ("One of them expects “a seat at the table.”", "one of them", "unknown"),
        ("“No,” he said.", None, "unknown"),
        ("“No,” I said.", None, "unknown"),
        ("You said “we won the count.”", None, "unknown"),
        ("They cited papers that said “we won the count.”", None, "unknown"),
        ("Vale’s new ad ran, warning of “long, dark days for all.”", "Vale’s new ad", "theirs"),
        ("At noon, the board had “no idea at all of it.”", "the board", "unknown"),
        ("It rained. It blew. It froze. It hailed. Told us “no idea at all.”", None, "unknown"),
        ("No one there adding “one more to it” came.", None, "unknown"),
        ("Members, who back Holt, said it was “a very fine wall.”", "Members", "ours"),
        ("A charge the election board says is “without a basis.”", "the election board", "unknown"),
        ("The union, which sent a note warning of “a war on us,” left.", "the union", "unknown"),
        ("In one word, the board said, it was “over and done.”", "the board", "unknown"),
    ],
)  # fmt: skip
def test_ads_groups_and_strangers_speak_by_the_words_that_name_them(text, speaker, side):
    (found,) = attributions(text)

    assert ((found.speaker or "").lower(), found.side) == ((speaker or "").lower(), side)


def test_another_ad_is_one_more_like_the_last():
    text = "Two Vale campaign ads ran. The first says, “Holt lied.” Another says: “Holt hid it.”"

    assert sides(text)[1] == ("two Vale campaign ads", "theirs")


def test_an_ad_of_no_known_side_is_on_that_of_what_spoke_last():
    text = "“Where did it go?” asks Vale’s spot. The narrator answers: “Ask her.”"

    assert sides(text) == [("Vale’s spot", "theirs"), ("the narrator", "theirs")]


def test_the_side_of_an_ad_is_looked_for_further_back():
    text = "The Vale campaign made an ad." + " It rained." * 20 + " One ad ran. The ad asks, “Why?”"

    assert sides(text) == [("the ad", "theirs")]


def test_they_who_go_on_are_those_who_spoke_last():
    assert speakers("“We won,” the crowd said. “We did,” they said.") == ["the crowd"] * 2


def test_signs_and_chants_have_the_crowd_as_speaker():
    text = (
        "Chanting “Finish the wall,” and bearing signs with “Holt Holds Water” and “No More Mud,” "
        "dozens of activists marched. Supporters held banners that read “Four More Years.” "
        "At the back there were posters with “Nothing Is Forever.”"
    )

    assert speakers(text)[:4] == ["dozens of activists"] * 3 + ["Supporters"]


def test_a_nameless_person_of_the_sentence_before_is_meant_by_he():
    text = "Vale left. The farmer, who gave no name, looked on. “He came late,” he said."

    assert speakers(text) == ["the farmer"]


# From one quotation to the next


def test_a_split_quotation_has_one_speaker():
    text = "“This,” said Vale, pausing to point at the mud, “is what happens when you wait.”"

    assert speakers(text) == ["Peter Vale"] * 2


def test_parts_in_a_list_have_one_speaker():
    text = "Vale called it “a costly mistake” and “a great big waste.”"

    assert speakers(text) == ["Peter Vale"] * 2


def test_a_second_verb_has_the_speaker_of_the_first():
    text = "The audit found “no ledger at all” in 2027 and called it “a very sad state.”"

    assert speakers(text) == ["the audit"] * 2


def test_a_quotation_with_no_speaker_of_its_own_goes_on_in_the_paragraph():
    text = "“We won,” Holt said. “It was close.” It rained. “So it goes.”"

    assert speakers(text) == ["Dana Holt"] * 3


def test_somebody_who_acts_in_between_takes_over():
    text = "“We won,” Holt said. Vale laughed. “Did you?”"

    (_, second) = attributions(text)

    assert (second.speaker, second.status) == ("Peter Vale", "unresolved")


def test_a_paragraph_of_nothing_but_a_quotation_goes_on_from_the_one_before():
    text = "“We won,” Holt said.\n\n“It was close.”"

    assert speakers(text) == ["Dana Holt"] * 2


def test_a_paragraph_that_leads_in_with_a_colon_names_the_speaker():
    text = "Holt for Mayor spokesman Al Reyes issued this statement:\n\n“We won.”"

    assert attributions(text) == [
        Attribution("Al Reyes", text.index("Al"), text.index(" issued"), "ours", "confirmed")
    ]


def test_a_sentence_of_the_paragraph_before_may_name_the_speaker():
    assert speakers("Holt laughed.\n\n“We won.”") == ["Dana Holt"]
    assert speakers("“We won,” Vale said. It rained.\n\n“So it goes.”") == ["Peter Vale"] * 2
    assert speakers("It rained.\n\n“So it goes.”") == [None]
    assert speakers("STATEMENT BY MAYOR HOLT ON RAIN\n\n“So it goes.”") == ["Dana Holt"]
    assert speakers("Statement of 2031, by 4\n\n“So it goes.”") == [None]


def test_the_first_words_of_a_document_may_be_anybodys():
    assert attributions("“So it goes.”\n\nIt rained.") == [NOBODY]
    assert speakers("Mostly rain, for a while. “So it goes.” It rained.") == [None]
    assert speakers("“So it goes.”\nIt rained.") == [None]


def test_a_quotation_over_paragraphs_has_the_speaker_that_any_part_names():
    text = "“We built it.\n\n“We paid for it.\n\n“We open it,” Holt said."

    assert speakers(text) == ["Dana Holt"] * 3
    assert speakers("“We built it.\n\n“We paid for it.”") == [None, None]


def test_words_in_a_heading_do_not_carry_over_into_text_that_begins_otherwise():
    assert speakers("“We won,” Holt said.\n\n• If asked: “It was close.”") == ["Dana Holt", None]


# Within a quotation


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“My son says ‘no more walls’ at supper,” Vale said.", "my son"),
        ("“I told them, ‘No more walls.’ I did,” Vale said.", "Peter Vale"),
        ("“And Holt said — I quote her — ‘No more walls.’ So,” Vale said.", "Dana Holt"),
        ("“‘No more walls,’ she said to me,” Vale said of Holt.", "Dana Holt"),
        ("“‘No more walls,’ they said to me,” Vale said.", None),
        ("“It is ‘no more walls’ all day,” Vale said.", None),
        ("“Said ‘no more walls’ again,” Vale said.", None),
    ],
)
def test_an_inner_quotation_has_its_own_speaker(text, inner):
    assert speakers(text) == ["Peter Vale", inner]


# Transcripts


TRANSCRIPT = """\
MODERATOR: Vale says you “gave away the store.” Did you?

HOLT: He said, and I quote, “We should sell the park.” I said no.

VALE: What I said was, “We should lease the park.”

HOLT: You told the paper, “Sell it all.” Now you deny it.

VALE: It is in the minutes: “Rain is always rain.”

MODERATOR: She could not come, and sent this; let me read it. “I am ill.”
"""


def test_in_a_transcript_i_is_whose_turn_it_is_and_you_is_whom_it_answers():
    found = [(one.speaker, one.status) for one in attributions(TRANSCRIPT)]

    assert found == [
        ("Peter Vale", "confirmed"),
        ("Peter Vale", "confirmed"),
        ("Peter Vale", "confirmed"),
        ("Peter Vale", "unresolved"),
        ("Peter Vale", "unresolved"),
        ("Dana Holt", "unresolved"),
    ]


def test_every_sentence_of_a_turn_has_the_speaker_of_its_label():
    text = "HOLT: We won. It was close.\n\nVALE: Was it?\n\n# After\n\nIt rained."

    assert reported(text) == [("Dana Holt", "ours")] * 2 + [("Peter Vale", "theirs"), None, None]


# Reported speech


@pytest.mark.parametrize(
    "text",
    [
        "Holt said that she had objected.",
        "Holt conceded the wall was late.",
        "The mayor has accused him of waste.",
        "Holt promised to finish it.",
        "It would be late, Holt said.",
        "It would, she argued, be late, and Holt left.",
        "Holt added that it was late.",
        "According to Holt, it was late.",
    ],
)
def test_a_sentence_in_reported_speech_has_the_speaker_it_names(text):
    assert reported(text) == [("Dana Holt", "ours")]


@pytest.mark.parametrize(
    "text",
    [
        "Holt added two lanes.",
        "Holt was accused of waste.",
        "It rained, according to the weather office.",
        "It rained, it seems, as critics of rain know.",
        "Holt’s claims were many.",
        "“We won.”",
    ],
)
def test_a_sentence_in_the_documents_own_voice_has_no_speaker(text):
    assert reported(text) == [None]


def test_critics_who_claim_are_on_the_other_side():
    assert reported("Holt’s critics claim that it leaks.") == [("Holt’s critics", "theirs")]


# How sure it is


def test_a_pronoun_that_could_mean_two_leaves_it_unresolved():
    people = (HOLT, Member("Ana Roe", (), "theirs", True, "she"))
    text = "Holt met Roe at the gate. “We won,” she said."

    (found,) = attributions(text, people)

    she = text.index("she")
    assert found == Attribution("Dana Holt", she, she + 3, "ours", "unresolved")


def test_an_attribution_points_at_the_words_that_name_the_speaker():
    text = "“We won,” Mayor Holt said."

    (found,) = attributions(text)

    assert text[found.start : found.end] == "Mayor Holt"


def test_quotations_in_a_text_without_layout_are_not_lost():
    text = "“We won,” Holt said. “We did.”"
    quotations = find_quotations(text, layout(text))
    bare = Layout((), ())

    found = attribute(text, quotations, bare, meet(text, PEOPLE, bare))

    assert len(found) == len(quotations)


# Laws


FRAGMENTS = [
    "Holt", "Vale", "Mayor ", "the mayor", "’s ", " said ", " says ", "said ", " told ", " that ",
    ", ", ". ", "“We won", "”", "“", '"', "‘", "’", "She ", "he ", "it ", "They ", "I ", "you ",
    " ad ", "the ad ", "another ", "HOLT: ", "VALE: ", "\n\n", "\n", ": ", "— ", "(", ")",
    "according to ", "which ", "who ", "adding ", "was ", "called ", "and ", "then ", "to ",
    "claim ", "critics ", "Told ", "As ", "In ", " campaign", "\u200d", "é",
]  # fmt: skip
hostile_text = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=50).map("".join)


@given(hostile_text)
def test_any_text_gives_one_attribution_for_each_quotation_and_sentence(text):
    spans = layout(text)
    quotations = find_quotations(text, spans)
    cast = meet(text, PEOPLE, spans)

    found = attribute(text, quotations, spans, cast)
    said = who_says(text, spans, cast)

    assert len(found) == len(quotations)
    assert len(said) == len(spans.sentences)
    for who in [*found, *filter(None, said)]:
        assert who.speaker is None or who.speaker.strip()
        assert (who.start is None) == (who.end is None)
        assert who.start is None or 0 <= who.start < who.end <= len(text)


@given(hostile_text)
def test_swapping_the_sides_of_people_swaps_the_sides_of_speakers(text):
    swap = {"ours": "theirs", "theirs": "ours"}
    other = [
        Member(one.name, one.aliases, swap[one.side], one.is_principal, one.pronoun)
        for one in PEOPLE
    ]

    mirrored = [(speaker, swap.get(side, side)) for speaker, side in sides(text, other)]

    assert mirrored == sides(text)


@pytest.mark.parametrize(
    "part",
    [
        "Holt said “we will go” and he said “no we will not” because the mayor said so, ",
        "And it said so. And it did. ",
        "“‘It is so,’ she said,” he said. ",
        "She also also also said ",
        "Aaa Bbb, a cook, said “we did not.” ",
        "\n# \n\n* ",
    ],
)
def test_a_text_made_to_be_slow_is_read(part):
    text = part * 50

    marks = [text[found.start : found.end] for found in attributions(text) if found.speaker]

    assert all(marks)
    assert len(reported(text)) == len(layout(text).sentences)
