"""Who is mentioned in a document, on whose side, and whom its pronouns mean."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.cast import Member, Mention, folded_name, meet, members
from seeds.spans import Layout, layout

HOLT = Member("Dana Holt", ("Holt", "Mayor Holt", "the mayor"), "ours", True, "she")
VALE = Member("Peter Vale", ("Vale", "Councilman Vale"), "theirs", True, "he")
PEOPLE = (HOLT, VALE)


def cast_of(text, people=PEOPLE):
    return meet(text, people, layout(text))


def mentioned(text, people=PEOPLE):
    """Return the words, the name, the side and the kind of each mention."""
    found = cast_of(text, people).mentions
    return [(text[who.start : who.end], who.name, who.side, who.kind) for who in found]


def named(text, people=PEOPLE):
    return [(words, name) for words, name, _, _ in mentioned(text, people)]


def sides(text, people=PEOPLE):
    return {words: side for words, _, side, _ in mentioned(text, people)}


def meant(text, pronoun, people=PEOPLE, **speaker):
    """Return whom the last such pronoun of a text means."""
    at = text.rindex(pronoun)
    who = cast_of(text, people).resolve(at, at + len(pronoun), **speaker)
    return who.name if who else None


# Reading people


@dataclass
class Person:
    name: str
    aliases: list
    side: str
    is_principal: bool
    pronoun: str


def test_people_come_as_members_mappings_or_objects():
    entry = {"name": " Dana Holt ", "side": "ours", "principal": True, "pronoun": "She/her"}
    person = Person("Peter Vale", ["Vale", " "], "theirs", False, "he")

    assert members([VALE, entry, person]) == (
        VALE,
        Member("Dana Holt", (), "ours", True, "she"),
        Member("Peter Vale", ("Vale",), "theirs", False, "he"),
    )


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({}, "Person 1: name is missing."),
        ({"name": " "}, "Person 1: name is missing."),
        ({"name": 7}, "Person 1: name is missing."),
        ({"name": "A", "aliases": "B"}, r"Person 1 \(A\): aliases must be a list of names."),
        ({"name": "A", "aliases": [7]}, r"Person 1 \(A\): aliases must be a list of names."),
        ({"name": "A", "aliases": 7}, r"Person 1 \(A\): aliases must be a list of names."),
        ({"name": "A", "side": "left"}, r"Person 1 \(A\): side must be one of ours, theirs, "),
        ({"name": "A", "pronoun": 7}, r"Person 1 \(A\): pronoun must be a word"),
    ],
)
def test_a_wrong_entry_is_named_with_its_field(entry, message):
    with pytest.raises(ValueError, match=message):
        members([entry])


@pytest.mark.parametrize(
    ("member", "is_group"),
    [
        (Member("Dana Holt"), False),
        (Member("Grace Church", pronoun="she"), False),
        (Member("Holt campaign", pronoun="they"), True),
        (Member("Neighbors Against 7"), True),
        (Member("Meridian Grid", pronoun="it"), True),
        (Member("One Lakeside Better Every Day"), True),
    ],
)
def test_groups_are_told_by_pronoun_or_name(member, is_group):
    assert member.is_group is is_group


# People by name


def test_people_are_found_by_name_alias_surname_and_first_name():
    text = (
        "Dana Holt spoke. Holt's plan, HOLT said, is Dana’s. "
        "Dana R. Holt and Pete Vale met Mr. Vale."
    )

    assert named(text) == [
        ("Dana Holt", "Dana Holt"),
        ("Holt", "Dana Holt"),
        ("HOLT", "Dana Holt"),
        ("Dana", "Dana Holt"),
        ("Dana R. Holt", "Dana Holt"),
        ("Vale", "Peter Vale"),
        ("Mr. Vale", "Peter Vale"),
    ]


def test_initials_may_lack_their_stops_and_names_may_break_across_lines():
    people = [Member("J.D. Okafor", ("J. D. Okafor",), "ours")]

    assert named("JD Okafor, J.D Okafor, J.D. Okafor and J. D.\nOkafor", people) == [
        ("JD Okafor", "J.D. Okafor"),
        ("J.D Okafor", "J.D. Okafor"),
        ("J.D. Okafor", "J.D. Okafor"),
        ("J. D.\nOkafor", "J.D. Okafor"),
    ]


def test_a_title_belongs_to_the_mention():
    assert named("Former Vice President Dana Holt met then-Senator Vale.") == [
        ("Former Vice President Dana Holt", "Dana Holt"),
        ("then-Senator Vale", "Peter Vale"),
    ]


def test_two_people_with_one_first_name_are_told_by_surname_only():
    people = [Member("Ana Ruiz"), Member("Ana Lund"), Member("Will Day"), Member("Cher")]

    assert named("Ana sang. Will sang. Cher sang. Lund sang.", people) == [
        ("Cher", "Cher"),
        ("Lund", "Ana Lund"),
    ]


def test_two_people_with_one_surname_are_told_by_first_name_only():
    people = [Member("Ana Ruiz"), Member("Bo Ruiz"), Member("Q B", ("Ana Ruiz",))]

    assert named("Ruiz sang. Ana sang. Bo Ruiz sang. Q X. B sang.", people) == [
        ("Ana", "Ana Ruiz"),
        ("Bo Ruiz", "Bo Ruiz"),
    ]


def test_a_listed_group_is_known_with_and_without_its_article():
    people = [HOLT, Member("The Lakeside Union", (), "theirs"), Member("Holt campaign", (), "ours")]

    assert mentioned("Lakeside Union and the Holt campaign", people) == [
        ("Lakeside Union", "The Lakeside Union", "theirs", "group"),
        ("Holt campaign", "Holt campaign", "ours", "camp"),
    ]


def test_nobody_listed_is_nobody_found():
    assert mentioned("The hall was empty.", ()) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("J.D. Okafor", "jd okafor"), ("O’Neil", "O'NEIL"), ("Ana  Ruiz", "ana-ruiz")],
)
def test_names_are_compared_without_case_stops_and_marks(one, other):
    assert folded_name(one) == folded_name(other)


# Strangers


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Adeyemi, a foreman at the yard, left. Adeyemi is back.",
        "Ruth Adeyemi, 67, left. Adeyemi is back.",
        "Ruth Adeyemi, who owns the yard, left. Adeyemi is back.",
        "“We left,” said Ruth Adeyemi. Adeyemi is back.",
        "“We left,” Ruth Adeyemi of the Lakeside Yard said. Adeyemi is back.",
        "According to Ruth Adeyemi it sank. Adeyemi is back.",
        "Yesterday foreman Ruth Adeyemi left. Adeyemi is back.",
        "Dr. Ruth Adeyemi left. Adeyemi is back.",
        "Then Mayor Ruth Adeyemi left. Adeyemi is back.",
        "Ruth Adeyemi left. “Gone,” Adeyemi said. Adeyemi is back.",
        "We met Ruth Adeyemi, spokeswoman for the yard. Adeyemi is back.",
        "We met Ruth Adeyemi, Lakeside’s harbor boss. Adeyemi is back.",
    ],
)
def test_a_stranger_introduced_in_full_is_known_by_surname_later(text):
    last = mentioned(text)[-1]

    assert last == ("Adeyemi", "Ruth Adeyemi", "unknown", "stranger")


@pytest.mark.parametrize(
    "text",
    [
        "She went to New Haven, a town on the coast.",
        "The Chamber of Commerce said no.",
        "Border Patrol agents left for Lake Port.",
        "The News Station, a channel, left.",
        "# Ruth Adeyemi Said So\n\nNothing else was heard of that.",
        "The CBS Tower, a house, fell.",
    ],
)
def test_places_and_firms_are_no_strangers(text):
    assert [who for who in mentioned(text) if who[3] == "stranger"] == []


def test_a_surname_without_any_full_name_needs_a_title_or_an_office():
    text = "Sheriff Cole came. Cole left. Lund, the councilwoman from the east, stayed. Lund sat."

    assert named(text) == [
        ("Sheriff Cole", "Cole"),
        ("Cole", "Cole"),
        ("Lund", "Lund"),
        ("the councilwoman", "Lund"),
        ("Lund", "Lund"),
    ]


def test_a_relative_with_the_same_surname_is_somebody_else():
    text = "Gus Holt, a retired teacher, is her father. Holt smiled. Gus Holt left, and Gus waved."

    assert named(text) == [
        ("Gus Holt", "Gus Holt"),
        ("Holt", "Dana Holt"),
        ("Gus Holt", "Gus Holt"),
        ("Gus", "Gus Holt"),
    ]


def test_two_strangers_with_one_surname_are_told_by_who_came_last():
    text = "Sam Ortiz, a driver, left. “No,” Ortiz said. Maria Ortiz, a nurse, came. Ortiz sat."

    assert [name for _, name in named(text)] == [
        "Sam Ortiz", "Sam Ortiz", "Maria Ortiz", "Maria Ortiz",
    ]  # fmt: skip


def test_the_label_of_a_turn_is_somebody():
    text = "NARRATOR: Once upon a time.\n\nHOLT: Not so fast.\n\nNARRATOR: It was."

    assert named(text) == [
        ("NARRATOR", "NARRATOR"),
        ("HOLT", "Dana Holt"),
        ("NARRATOR", "NARRATOR"),
    ]


def test_the_end_of_a_heading_is_no_part_of_a_name():
    text = "# All About Migration Causes\nRuth Adeyemi, who left, is back."

    assert named(text) == [("Ruth Adeyemi", "Ruth Adeyemi")]


# Offices


def test_an_office_means_whoever_the_document_ties_to_it():
    text = (
        "Peter Vale, a two-term councilman, came. The mayor of Lakeside, Dana Holt, left. "
        "Then the councilman sat. Former Governor Tim Ashby stood. The former governor left."
    )

    assert ("the councilman", "Peter Vale") in named(text)
    assert ("The former governor", "Tim Ashby") in named(text)


def test_an_alias_ties_an_office_too():
    people = [Member("Dana Holt", ("the former senator", "Gov. Holt"), "ours")]

    assert named("The former senator met the governor.", people) == [
        ("The former senator", "Dana Holt"),
        ("the governor", "Dana Holt"),
    ]


def test_an_office_that_two_people_hold_means_neither():
    text = "Senator Ana Ruiz met Senator Bo Lind. The senator left, says a lawmaker."

    assert [words for words, _ in named(text)] == ["Senator Ana Ruiz", "Senator Bo Lind"]


def test_the_president_of_a_firm_is_not_the_president():
    assert named("Ana Ruiz, president of a bank, left. The president stayed.") == [
        ("Ana Ruiz", "Ana Ruiz")
    ]


def test_a_lawmaker_is_the_one_who_sits_in_a_parliament():
    assert ("The lawmaker", "Tim Ray") in named("Rep. Tim Ray came. The lawmaker left.", (HOLT,))


def test_a_title_before_a_name_is_no_office_on_its_own():
    people = [Member("Dana Holt", ("Mayor Holt",), "ours")]

    assert mentioned("The former Mayor Holt campaign met.", people) == [
        ("Mayor Holt campaign", "Mayor Holt campaign", "ours", "camp")
    ]


def test_a_headline_needs_no_article():
    assert ("Mayor", "Dana Holt") in named("Mayor says no\n\nThe council met Mayor Holt.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Holt spoke. Her opponent left.", "Peter Vale"),
        ("Vale spoke. His rival left.", "Dana Holt"),
        ("Ruth Roe, a cook, spoke. Her opponent left.", None),
        ("Her opponent left.", None),
    ],
)
def test_the_opponent_is_the_one_principal_of_the_other_side(text, name):
    people = (HOLT, VALE, Member("Ruth Roe", (), "neutral", True, "she"))
    if "Ruth" not in text:
        people = PEOPLE if "Holt" in text or "Vale" in text else ()

    found = {words.lower(): who for words, who in named(text, people)}

    assert found.get("her opponent", found.get("his rival")) == name


def test_with_two_principals_on_a_side_an_opponent_is_nobody():
    people = (*PEOPLE, Member("Bo Lind", (), "theirs", True, "he"))

    assert named("Holt spoke. Her opponent left.", people) == [("Holt", "Dana Holt")]


# Camps and groups


@pytest.mark.parametrize(
    ("text", "camp"),
    [
        ("The Holt campaign left.", ("Holt campaign", "The Holt campaign")),
        ("Holt’s re-election campaign left.", ("Holt’s re-election campaign",) * 2),
        ("Holt aides and allies left.", ("Holt aides and allies",) * 2),
        ("Aides to Holt left.", ("Aides to Holt",) * 2),
        ("A senior spokesman for Holt left.", ("A senior spokesman for Holt",) * 2),
        ("The mayor's office left.", ("The mayor's office",) * 2),
        ("Holt for Mayor left.", ("Holt for Mayor",) * 2),
        ("Holt spoke. Her campaign left.", ("Her campaign",) * 2),
        ("The Holt campaign met. The campaign left.", ("The campaign",) * 2),
    ],
)
def test_what_belongs_to_somebody_is_on_their_side(text, camp):
    assert (*camp, "ours", "camp") in mentioned(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vice President Holt came into office.",
        "They cast Holt as a supporter of walls.",
        "Holt people are rare.",
        "The campaign left.",
        "Their campaign left.",
        "Holt for Lakeside is a song.",
    ],
)
def test_what_stands_behind_a_name_by_chance_is_no_camp(text):
    assert [who for who in mentioned(text) if who[3] == "camp"] == []


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Marc Barr, head of a polling firm that works with the Holt campaign, left.", "ours"),
        ("Marc Barr, who manages the Vale campaign, left.", "theirs"),
        ("Marc Barr, Vale’s lawyer, left.", "theirs"),
        ("Marc Barr, of the Holt campaign, left.", "ours"),
        ("Holt spokesman Marc Barr left.", "ours"),
        ("Her aide came. Holt’s campaign manager, Marc Barr, left.", "ours"),
        ("Marc Barr, who once met Holt, left.", "unknown"),
        ("Marc Barr, a cook, told the Holt campaign no.", "unknown"),
        ("Marc Barr, a cook, left. Vale works.", "unknown"),
        ("Vale met Marc Barr, a cook.", "unknown"),
        ("Marc Barr, a cook, left" + " and left" * 30 + " Vale behind.", "unknown"),
    ],
)
def test_a_stranger_is_on_the_side_that_the_document_ties_them_to(text, side):
    assert cast_of(text).side_of("Marc Barr") == side


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        ("Vale and Rowans will fight. Rowans left.", "Rowans", "theirs"),
        ("Vale and his fellow Rowans met. The Rowan label stuck.", "Rowan", "theirs"),
        ("Rowan Peter Vale spoke to the Rowans.", "Rowans", "theirs"),
        ("Holt, a Unionist, left. Unionists cheered.", "Unionists", "ours"),
        ("Progressives on the council, who back Holt, left.", "Progressives", "ours"),
    ],
)
def test_groups_are_learned_from_the_company_they_keep(text, words, side):
    assert sides(text)[words] == side


@pytest.mark.parametrize(
    "text",
    [
        "Vale and Rowans left. Holt and Rowans left.",
        "Yesterday Vale left.",
        "Rowans left.",
    ],
)
def test_a_group_with_both_sides_or_none_is_on_no_side(text):
    assert "Rowans" not in sides(text)
    assert "Yesterday" not in sides(text)


# Pronouns


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Holt met Vale. She left.", "She", "Dana Holt"),
        ("Holt met Vale. Nobody saw him.", "him", "Peter Vale"),
        ("In her speech, Holt said no.", "her", "Dana Holt"),
        ("Holt spoke. The crowd left. It rained. She stayed.", "She", "Dana Holt"),
        ("He left. It was late, and nobody asked.", "He", None),
        ("Vale said “Holt is late.” Then she left.", "she", "Dana Holt"),
        ("Holt’s aides met Rowans. They left.", "They", "Holt’s aides"),
        ("They left.", "They", None),
        ("The hall was full.", "full", None),
    ],
)
def test_a_pronoun_means_the_nearest_who_fits(text, pronoun, name):
    assert meant(text, pronoun) == name


def test_a_pronoun_that_fits_one_person_of_the_document_means_that_one():
    text = "He left early.\n\n" + "It rained.\n\n" * 8 + "Peter Vale is gone."

    assert meant(text, "He") == "Peter Vale"


def test_a_pronoun_far_from_everybody_means_nobody():
    text = "Ana Roe, she of the yard, left. Holt left.\n\n" + "It rained.\n\n" * 8 + "She sat."

    assert meant(text, "She") is None


def test_pronouns_carry_on_from_each_other():
    text = (
        "Holt put it at six. The office had nine, which she did not explain "
        "when Ana Quist, she of Channel 6, asked. She left."
    )

    assert meant(text, "She") == "Dana Holt"


def test_of_two_in_one_sentence_the_subject_of_the_main_clause_is_meant_without_certainty():
    text = "When Ana Roe, a nurse and mother, asked, Holt reached for a binder. She read from it."
    cast = cast_of(text)

    (who,) = [one for one in cast.within(text.rindex("She"), len(text)) if one.name != "Ana Roe"]

    assert (who.name, who.side, who.kind, who.member) == ("Dana Holt", "ours", "person", HOLT)


def test_the_owner_of_something_is_not_its_subject():
    text = "Holt’s sister, Ana Roe, a nurse and a mother, left. She sat."

    assert meant(text, "She") == "Ana Roe"


def test_words_of_a_speaker_have_the_speaker_for_i_and_nobody_else():
    text = "“I know that she will help us,” Holt said."

    assert meant(text, "I k"[:1], speaker="Dana Holt", side="ours") == "Dana Holt"
    assert meant(text, "us", speaker="Dana Holt", side="ours") == "Dana Holt"
    assert meant(text, "she", speaker="Dana Holt", side="ours") is None
    assert meant(text, "us") is None
    assert meant("“The US is us,” she said.", "US", speaker="Dana Holt") is None
    stranger = cast_of(text).resolve(1, 2, "Ana Roe", "theirs")
    assert stranger == Mention(1, 2, "Ana Roe", "theirs", "stranger", None)


def test_within_gives_names_and_pronouns_in_order():
    text = "Holt met Vale, and she beat him."

    found = [text[who.start : who.end] for who in cast_of(text).within(0, len(text))]

    assert found == ["Holt", "Vale", "she", "him"]


def test_a_name_is_resolved_to_its_own_mention():
    cast = cast_of("Holt left.")

    assert cast.resolve(0, 4) == cast.mentions[0]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Ruth Roe, a retired policewoman, left.", "she"),
        ("Mr. Ruth Roe left. Mrs. Ana Roe left.", "he"),
        ("Ruth Roe, a cook, left. He was tired.", "he"),
        ("Ruth Roe, a cook, left. He ate.\n\n“No,” Roe said. She ate.", None),
        ("Ruth Roe, a cook, left.", None),
    ],
)
def test_a_strangers_pronoun_is_learned(text, pronoun):
    assert cast_of(text).pronouns.get("Ruth Roe") == pronoun


def test_a_stranger_of_unknown_pronoun_yields_to_who_is_known_nearby():
    text = "Vale met Kim Roe, a cook.\n\nIt rained. He left."

    assert meant(text, "He") == "Peter Vale"


def test_a_stranger_of_unknown_pronoun_is_meant_where_nobody_known_is_near():
    text = "Vale left.\n\nIt rained.\n\nKim Roe, a cook, sat.\n\nIt rained.\n\nHe ate."

    assert meant(text, "He") == "Kim Roe"


def test_in_a_transcript_a_turn_speaks_of_others():
    text = "HOLT: You had a plan.\n\nVALE: He who waits wins, she knows.\n\nHOLT: Her turn."
    cast = cast_of(text)

    assert cast.turn_at(text.index("who waits")).name == "Peter Vale"
    assert cast.turn_before(text.index("who waits")).name == "Dana Holt"
    assert cast.turn_before(0) is None
    assert meant(text, "she") == "Dana Holt"


def test_a_turn_goes_on_until_a_heading_or_the_next_label():
    text = "HOLT: Yes.\n\nAnd more.\n\nVALE: No.\n\n# Part two\n\nThe hall was full of people."
    cast = cast_of(text)

    turn = [cast.turn_at(text.index(words)) for words in ("more", "No", "hall")]

    assert [who and who.name for who in turn] == ["Dana Holt", "Peter Vale", None]


def test_labels_lose_what_stands_in_parentheses():
    text = "MR. ROE (on camera): Yes.\n\nVALE: No."

    assert cast_of(text).turn_at(text.index("Yes")).name == "MR. ROE"
    assert cast_of("VO (male): Yes.\n\nVO: No.").turn_at(12).name == "VO"


def test_who_narrates_a_transcript_is_no_he():
    text = "NARRATOR: Once.\n\nNARRATOR: Twice.\n\nHOLT: He said so. You said so."
    cast = cast_of(text)

    assert meant(text, "He") is None
    assert cast.turn_before(text.index("You")).name == "NARRATOR"
    assert cast.turn_before(text.index("Twice")) is None


def test_a_lone_label_is_a_heading():
    text = "LIVE BLOG: The count begins.\n\nIt goes on."

    assert cast_of(text).turns == {}


def test_a_label_does_not_reach_over_running_text():
    text = "HOLT: Yes.\n\nVALE: No.\n\n" + "The hall was full of people.\n\n" * 6
    cast = cast_of(text)

    assert cast.turn_at(text.index("hall")) is None


def test_sentences_before_stay_within_the_paragraph():
    cast = cast_of("One day. Two days.\n\nThree days.")

    assert cast.sentence_before(10) == (0, 8)
    assert cast.sentence_before(0) is None
    assert cast.sentence_before(22) is None


def test_a_cast_without_sentences_resolves_nothing():
    text = "Holt said she left."

    assert meet(text, PEOPLE, Layout((), ())).antecedent is not None
    assert meet(text, PEOPLE, Layout((), ())).resolve(10, 13).name == "Dana Holt"
    assert meet("she left", (), Layout((), ())).resolve(0, 3) is None


# Laws

FRAGMENTS = [
    "Holt", "Vale", "Dana ", "Mayor ", "the mayor", "’s ", "'s ", " campaign", "aides to ", " and ",
    "Rowans", "she ", "He ", "they ", ", a nurse, ", " said ", "“", "”", '"', ". ", "\n\n",
    "\n", "HOLT: ", "opponent ", "Her ",
    "Ruth Roe", "Mr. ", "J.D. ", "\u200d", "\xa0", "é", "İ", "ß", "\U0001f469", "her ",
]  # fmt: skip
hostile_text = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=40).map("".join)


@given(hostile_text)
def test_any_text_gives_ordered_mentions_that_do_not_overlap(text):
    cast = cast_of(text)

    done = 0
    for who in cast.mentions:
        assert done <= who.start < who.end <= len(text)
        done = who.end
    for who in cast.within(0, len(text), "Dana Holt", "ours"):
        assert 0 <= who.start < who.end <= len(text)


@given(hostile_text)
def test_swapping_the_sides_of_people_swaps_the_sides_of_mentions(text):
    swap = {"ours": "theirs", "theirs": "ours"}
    other = [
        Member(one.name, one.aliases, swap[one.side], one.is_principal, one.pronoun)
        for one in PEOPLE
    ]

    mirrored = [
        (words, name, swap.get(side, side), kind)
        for words, name, side, kind in mentioned(text, other)
    ]

    assert mirrored == mentioned(text)
