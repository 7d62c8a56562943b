"""Where sentences and paragraphs begin and end."""

from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from seeds.spans import layout

FOLDER = Path(settings.BASE_DIR).parent / "shared" / "seeds"
REAL = sorted(FOLDER.glob("*.txt"))
SAMPLES = sorted((Path(settings.BASE_DIR) / "seeds" / "samples").glob("*.*"))

INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"
FRAGMENTS = [
    "The mayor", "closed", "it.", "J.D.", "U.S.", "a.m.", "No. 1", "5.2", "...", "…", "“Why?”",
    '"No,"', "she said.", "he asked", "\n", "\n\n", "\r\n", "\f", "• ", "- ", "1. ", "(a) ", "# ",
    "HOLT: ", "Holt: ", "Ms. HOLT:", "**", "---", "\ufeff", "\u200b", "\xa0", "\u0301", "שלום",
    "。", "?!", "”", "’", "[12]", "(", ")", " ", ">", "|",
]  # fmt: skip
hostile_text = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=40).map("".join)


def sentences(text):
    return [text[sentence.start : sentence.end] for sentence in layout(text).sentences]


def paragraphs(text):
    return [(part.kind, text[part.start : part.end]) for part in layout(text).paragraphs]


def turns(text):
    return [
        (part.label and text[slice(*part.label)], words)
        for position, part in enumerate(layout(text).paragraphs)
        for words in [
            " ".join(
                text[sentence.start : sentence.end]
                for sentence in layout(text).sentences
                if sentence.paragraph == position
            )
        ]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ruth Adeyemi and Gov. Peter Lindqvist met Dr. Okafor on Tuesday.",
        "Mr. Holt, Mrs. Holt and Ms. Vasquez came with Lt. Gov. Marsh.",
        "The U.S. Senate sent U.S. aid to the river towns.",
        "J.D Marsh, J. D. Marsh and J.D. Marsh are one man.",
        "George W. Marsh met Marc B. Cole, who works for H. R. Lind.",
        "It opened at 9 a.m. Monday and closed at 5 p.m. on Friday.",
        "It opens at 7 p.m. Eastern.",
        "Issue No. 1 is the bridge, and Nos. 2 and 3 are the buses.",
        "The county spent $5.2 million, or 3.5 percent.",
        "They met on Jan. 6 and again on Sept. 30, 2031.",
        "St. Cloud lies near Mt. Ida and Ft. Marsh.",
        "The case is Holt v. Linden Valley, not Linden vs. Holt.",
        "Basin Paving Inc. of Linden and Marsh & Co. Ltd. signed it.",
        "Many laws, e.g. Measure 7, i.e. the tax, passed.",
        "Holt Jr. and Marsh Sr. spoke.",
        "Ruth Adeyemi, Ph.D., of Washington, D.C., spoke for the U.N. Security Council.",
        "She lives on Mill St. in Linden.",
        '"The doors are locked," Holt said.',
        '"The doors are locked," she said, "and he campaigns in front of them."',
        '"Who locked the doors?" he asked.',
        "“Who locked the doors?” Holt asked.",
        "“Lock them!” Ruth Adeyemi shouted.",
        'He called it "the largest. ever. bill" in years.',
        "“No person who prey on our people … not just youth … should be trusted,” he said.",
        "The council ... voted it down.",
        "She described it as “a failure . . . Nobody came” last year.",
        "and then ... I left.",
        "The U.S.-Linden road is closed.",
        "Sentence that ends in the U.S..",
        "Visit linden.example.org or e.g.com for more.",
        "“She said ‘I will not.’”",
        "He asked why? and left.",
        "The bill died. — Holt",
    ],
)
def test_a_sentence_is_left_whole(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["She reopened two.", "He closed nine."],
        ["They moved to the U.S.", "It was hard."],
        ["Fewer came to the U.S..", "This is why."],
        ["He came at 9 a.m.", "Holt was late."],
        ["She works for Basin Paving Inc.", "The firm is old."],
        ["It opened in Jan.", "The mayor came."],
        ["He said no.", "The mayor said yes."],
        ["He is taller than I.", "She is not."],
        ["They chose Plan B.", "The mayor did not."],
        ["He stood on Mill St.", "The doors were shut."],
        ['"We reopened it," she said.', '"He voted no."'],
        ['"We reopened it," she said.', '"and now he campaigns."'],
        ["“We reopened it.", "He voted no,” she said."],
        ["“He sank it.", "He thinks of nobody else,” Holt said."],
        ['He called her "weak."', "She laughed."],
        ['"Ask her!"', "Holt laughed."],
        ["What would they do?", "And so it goes."],
        ["(He was late.)", "(She was not.)"],
        ["They lost...", "Nobody came."],
        ["They lost….", "Nobody came."],
        ["“We closed them. …", "We opened them.”"],
        ["It cost $5.", "55 percent went to roads."],
        ["It has 12 doors.[4]", "Two are locked.[5]"],
        ["“She said ‘I will not.’”", "Then she did."],
        ["Really?!", "Yes."],
        ["Costs fell by 5.5 percent.", "5 percent is left."],
        ["这是第一句。", "这是第二句。"],
        ["He likes art.", "The mayor does not."],
    ],
)
def test_sentences_end(parts):
    for space in (" ", "  ", "\xa0"):
        assert sentences(space.join(parts)) == parts


def test_a_note_between_two_sentences_belongs_to_neither():
    assert sentences("It was hers. (beat) Get used to it.") == ["It was hers.", "Get used to it."]
    assert sentences("They met in St. (now) Ida.") == ["They met in St. (now) Ida."]


def test_wide_marks_end_a_sentence_without_a_space():
    assert sentences("图书馆关门了。市长说没有。") == ["图书馆关门了。", "市长说没有。"]


@pytest.mark.parametrize("mark", ["• ", "- ", "* ", "– ", "‣ ", "1. ", "(a) ", "b) ", "•"])
def test_each_item_of_a_list_is_a_paragraph_of_its_own(mark):
    text = f"Her record:\n{mark}Opened two libraries.\n{mark}Added Sunday hours"

    assert [kind for kind, _ in paragraphs(text)][1:] == ["item", "item"]
    assert sentences(text) == ["Her record:", "Opened two libraries.", "Added Sunday hours"]


def test_items_parted_by_empty_lines_stay_items():
    text = "1. Libraries. This is our best line.\n\nSay it slowly.\n\n2. Fares. He voted no."

    assert [kind for kind, _ in paragraphs(text)] == ["item", "prose", "item"]
    assert sentences(text)[:2] == ["Libraries.", "This is our best line."]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Vasquez answers Holt", "heading"),
        ("### Buses", "heading"),
        ("Vasquez Answers Holt on Libraries", "heading"),
        ("3. Pathways for Readers", "heading"),
        ("KEY TAKEAWAYS", "heading"),
        ("I. HIM\n1. He voted no.", "heading"),
        ("Buses\n-----", "heading"),
        ("The mayor closed two libraries.", "prose"),
        ("and then he went on", "prose"),
        ("Outlet: Linden Valley Courier", "caption"),
        ("**Published:** 2031-04-22", "caption"),
        ("By Ruth Adeyemi", "caption"),
        ("by Ruth Adeyemi and Peter Lind", "caption"),
        ("[APPLAUSE]", "caption"),
        ("(Laughter.)", "caption"),
        ("Mayor Vasquez speaks on March 19. RUTH ADEYEMI/AFP via Getty Images", "caption"),
        ("---", "caption"),
        ("* * *", "caption"),
        ("• Opened two libraries", "item"),
        ("HOLT: The doors are locked.", "turn"),
    ],
)
def test_the_first_paragraph_is_of_this_kind(text, kind):
    assert paragraphs(text)[0][0] == kind


def test_a_rule_holds_no_sentence():
    text = "One.\n\n---\n\nTwo."

    assert sentences(text) == ["One.", "Two."]
    assert [part for _, part in paragraphs(text)] == ["One.", "---", "Two."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("*It is: two.*", "It is: two."),
        ("*Correction, April 24: It is two.*", "It is two."),
        ("Answer: It is two.", "It is two."),
        ("**It is two.**", "It is two."),
        ("*It is* two.", "*It is* two."),
        ("It is *two*", "It is *two*"),
        ("LINDEN VALLEY — It is two.", "It is two."),
        ("LINDEN FALLS, Sept. 14, 2036 — It is two.", "It is two."),
        ("LINDEN (Plains Wire) -- It is two.", "It is two."),
        ("(beat) It is two.", "It is two."),
        ("[Beacon, 2/8/2033] It is two.", "It is two."),
        ("[inaudible] it is two.", "[inaudible] it is two."),
        ("(It is two.)", "(It is two.)"),
        ("- close two; and", "close two;"),
        ("## Buses ##", "Buses"),
        ("## 2. Buses", "Buses"),
        ("> It is two.", "It is two."),
        ("It is two\x1f\u2003|", "It is two"),
        ("\ufeff  It is two.\xa0", "It is two."),
    ],
)
def test_marks_of_emphasis_and_headings_do_not_belong_to_a_sentence(text, words):
    assert sentences(text) == [words]


def test_the_marks_around_several_sentences_belong_to_none_of_them():
    assert sentences("*It is two. It was nine.*") == ["It is two.", "It was nine."]


def test_lines_broken_at_a_width_are_one_paragraph():
    text = (
        "Mayor Ines Vasquez spent Monday evening answering the charge\n"
        "that has followed her through the spring. It says that the\n"
        "libraries of Linden Valley closed while she was the mayor.\n"
        "Holt made it first. Others made it after him and made it\n"
        "louder.\n"
        "\n"
        "Vasquez did not dispute that some doors had been locked, and\n"
        "said so.\n"
    )

    assert len(paragraphs(text)) == 2
    assert sentences(text)[1] == (
        "It says that the\nlibraries of Linden Valley closed while she was the mayor."
    )


def test_where_each_line_is_a_paragraph_they_stay_apart():
    long = "The mayor spoke for an hour about the libraries and the bridge and the buses. " * 3
    text = f"{long}\nShe said little about taxes.\n{long}\n“Ask her,” Holt said.\n{long}"

    assert len(paragraphs(text)) == 5


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\f", "\u2028", " \n"])
def test_a_line_that_begins_small_goes_on_with_the_line_before(line_break):
    text = f"The mayor closed two of the{line_break}libraries. It was cold."

    assert sentences(text) == [f"The mayor closed two of the{line_break}libraries.", "It was cold."]


def test_an_initial_at_the_beginning_of_a_line_is_no_list_mark():
    text = (
        "The firm belongs to Desmond Oliver and Peter\nA. Lindqvist, who closed two of the\ndoors."
    )

    assert sentences(text) == [text]


def test_a_byline_does_not_belong_to_the_headline():
    text = "Vasquez answers Holt on libraries\nby Ruth Adeyemi"

    assert [kind for kind, _ in paragraphs(text)] == ["heading", "caption"]


def test_a_heading_needs_no_empty_line_after_it():
    text = "## Buses and everything that belongs to them\nshe said, are late."

    assert [kind for kind, _ in paragraphs(text)] == ["heading", "prose"]


TRANSCRIPT = """Panelist: Ruth Adeyemi
MODERATOR: Good evening. Councilman?
HOLT: The doors are locked. Ask her why.
MAYOR VASQUEZ: Two branches flooded: both are open. (LAUGHTER) They are. (APPLAUSE)
[APPLAUSE]
SEN. ADEYEMI (D-Linden): I yield.
Ms. HOLT: He voted no.
Q: Will you raise taxes?
A: Not this year."""


def test_capitals_before_a_colon_are_speakers():
    assert turns(TRANSCRIPT) == [
        (None, "Panelist: Ruth Adeyemi"),
        ("MODERATOR", "Good evening. Councilman?"),
        ("HOLT", "The doors are locked. Ask her why."),
        ("MAYOR VASQUEZ", "Two branches flooded: both are open. They are."),
        (None, ""),
        ("SEN. ADEYEMI (D-Linden)", "I yield."),
        ("Ms. HOLT", "He voted no."),
        ("Q", "Will you raise taxes?"),
        ("A", "Not this year."),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "**Holt**: Doors are locked.\n\n**Vasquez**: They are open.\n\n**Holt**: Ask her.",
            [("Holt", "Doors are locked."), ("Vasquez", "They are open."), ("Holt", "Ask her.")],
        ),
        (
            "**Holt:** Doors are locked.\n\n**Vasquez:** They are open.\n\n**Holt:** Ask her.",
            [("Holt", "Doors are locked."), ("Vasquez", "They are open."), ("Holt", "Ask her.")],
        ),
        (
            "Holt: Doors are locked.\nThe Chair: Order.\nHolt: Ask her.\nThe Chair: Order!",
            [
                ("Holt", "Doors are locked."),
                ("The Chair", "Order."),
                ("Holt", "Ask her."),
                ("The Chair", "Order!"),
            ],
        ),
        ("[00:01:12] HOLT: Ask her.", [("HOLT", "Ask her.")]),
        ("Q. Who knew?\nA. She did.", [("Q", "Who knew?"), ("A", "She did.")]),
        ("HOLT (to camera, smiling): Ask her.", [("HOLT (to camera, smiling)", "Ask her.")]),
        (">> HOLT: Ask her.", [("HOLT", "Ask her.")]),
        ("HOLT:\nAsk her.\n\nVASQUEZ:\nI will.", [("HOLT", "Ask her."), ("VASQUEZ", "I will.")]),
        ('HOLT: "Ask her."', [("HOLT", '"Ask her."')]),
    ],
)
def test_other_ways_to_label_a_turn(text, found):
    assert turns(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "MEMO: Where the mayor is weak",
        "NOTE: Not for quotation.",
        "A. Lindqvist spoke.\nA. Marsh did not.",
        "AD TRACKER: THE WEEK",
        "BREAD AND ROSES: A PLAN",
        "Claim: She closed nine.\nFact: She closed two.\nClaim: He won.\nFact: He lost.",
        "Balanced budgets: He has none.\nOpen doors: She has nine.",
        "Holt: The man and his plan",
        "The charge: she closed nine of them.",
    ],
)
def test_what_else_stands_before_a_colon_is_no_speaker(text):
    assert all(part.label is None for part in layout(text).paragraphs)


def test_empty_texts_have_no_layout():
    for text in ("", " ", "\n\n\f", "\ufeff\u200b"):
        assert layout(text).paragraphs == ()
        assert layout(text).sentences == ()


@given(hostile_text)
def test_paragraphs_hold_everything_and_sentences_lie_inside_them(text):
    found = layout(text)

    rest = list(text)
    for part in found.paragraphs:
        assert text[part.start : part.end].strip() == text[part.start : part.end] != ""
        rest[part.start : part.end] = [""] * (part.end - part.start)
        if part.label:
            assert part.start <= part.label[0] < part.label[1] <= part.end
    assert "".join(rest).translate(dict.fromkeys(map(ord, INVISIBLE))).strip() == ""
    for before, after in pairwise(found.paragraphs):
        assert before.end <= after.start
    for sentence in found.sentences:
        part = found.paragraphs[sentence.paragraph]
        assert part.start <= sentence.start < sentence.end <= part.end
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
    for first, second in pairwise(found.sentences):
        assert first.end <= second.start
        assert first.paragraph <= second.paragraph


@pytest.mark.parametrize(
    "unit",
    ["”", ".", "a", " ", "\n", "-\n", "a. ", "A.", "HOLT: x\n", "(1) ", "[1]", "e\u0301", "\u200b",
     ". . . ", "*a", "x\n\n", "“He left.” ", "שלום. ", "#", ">"],
)  # fmt: skip
def test_a_text_made_to_be_slow_is_laid_out(unit):
    text = unit * 500

    found = layout(text)

    assert sum(part.end - part.start for part in found.paragraphs) <= len(text)
    assert all(one.end <= other.start for one, other in pairwise(found.sentences))


@pytest.mark.skipif(not REAL, reason=f"no documents in {FOLDER}: the real input is not tested")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name[:3])
def test_the_published_documents_are_cut_where_a_reader_would(path):
    text = path.read_bytes().decode()

    found = sentences(text)

    assert not [each for each in found if each.endswith(("J.D", "U.S", "D.C.", "Sen."))]
    assert not [each for each in found if each.startswith(("•", "- ", "#", "said", "she said"))]
    assert not [each for each in found if "\n" in each or each[0].islower()]
    bullets = [line for line in text.splitlines() if line.lstrip().startswith(("•", "- "))]
    items = [part for part in layout(text).paragraphs if part.kind == "item"]
    assert len(items) == len(bullets)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_break_their_lines_and_not_their_sentences(path):
    found = sentences(path.read_text())

    assert not [each for each in found if each[0].islower() or each[-1] in ",;"]
