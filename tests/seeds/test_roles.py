"""What part a statement plays, whoever is on whose side."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.extraction import extract, guess_side
from tests.seeds import scoring

SENTENCES = scoring.VECTORS / "sentences.txt"
OTHER = {"ours": "theirs", "theirs": "ours"}
SWAPPED = {"attack": "contrast", "contrast": "attack"}
RIGHT = 0.85  # of the short statements


def cast(ours: str = "ours", theirs: str = "theirs") -> list[dict[str, object]]:
    return [
        {"name": "Dana Whitfield", "aliases": ["Whitfield"], "side": ours, "pronoun": "she"},
        {"name": "Paul Renner", "aliases": ["Renner"], "side": theirs, "pronoun": "he"},
    ]


def role_of(text: str, side: str = "neutral", people: list[dict[str, object]] | None = None) -> str:
    """The role of the first sentence; "none" where it makes no claim."""
    claims = extract(text, cast() if people is None else people, side)
    return next((claim.role for claim in claims if not claim.quotation), "none")


@pytest.mark.parametrize(
    "text",
    [
        "Whitfield voted against the school levy.",
        "Renner accused Whitfield of hiding the report.",
        "Whitfield was criticized by the auditor for the delay.",
        "The bill was blocked by Whitfield.",
        "Whitfield never finished the bridge.",
        "Whitfield raised taxes four times.",
        "Whitfield's reckless budget failed.",
        "Under Whitfield, wait times at the clinic doubled.",
    ],
)
def test_a_charge_on_one_of_ours_is_an_attack_and_on_one_of_theirs_a_contrast(text):
    assert role_of(text) == "attack"
    assert role_of(text, people=cast("theirs", "ours")) == "contrast"


@pytest.mark.parametrize(
    "text",
    [
        "Whitfield opened six clinics and hired 90 nurses.",
        "Whitfield cut the waiting list in half.",
        "Whitfield lowered the crime rate and reduced the backlog.",
        "Whitfield plans to expand the bus network and protect tenants.",
        "Whitfield was praised by the nurses for her honest and effective work.",
        "Whitfield tackled the corruption scandal and the housing crisis.",
        "Whitfield denied that she had seen the memo.",
    ],
)
def test_a_record_a_plan_or_a_denial_of_ours_is_a_rebuttal_and_of_theirs_no_claim(text):
    assert role_of(text) == "rebuttal"
    assert role_of(text, people=cast("theirs", "ours")) in ("none", "fact")


def test_an_opponent_of_somebody_is_on_the_other_side():
    assert (
        role_of("Renner told the crowd that his opponent had lied and wasted millions.") == "attack"
    )


def test_what_we_say_of_ourselves_is_a_rebuttal_and_of_them_a_contrast():
    text = (
        "WHITFIELD: We opened six clinics and balanced the budget.\n\n"
        "RENNER: I won three awards.\n\n"
        "WHITFIELD: Renner lied to you and wasted your money.\n"
    )

    assert roles_in(text) == {
        "We opened six clinics and balanced the budget.": "rebuttal",
        "I won three awards.": "fact",
        "Renner lied to you and wasted your money.": "contrast",
    }


def test_you_is_the_other_side_in_a_debate_and_the_guest_in_an_interview():
    debate = "RENNER: I kept my word.\n\nWHITFIELD: You broke it and failed the harbor.\n"
    interview = "KELLER: You failed the harbor, did you not?\n\nRENNER: I did not.\n"

    assert roles_in(debate)["You broke it and failed the harbor."] == "contrast"
    assert roles_in(interview)["You failed the harbor, did you not?"] == "contrast"


def roles_in(text: str, side: str = "neutral") -> dict[str, str]:
    return {text[one.start : one.end]: one.role for one in extract(text, cast(), side)}


def test_a_measure_may_be_one_of_ours():
    people = [{"name": "Measure 7", "aliases": ["the measure"], "side": "ours", "pronoun": "it"}]

    assert (
        role_of("Measure 7 would protect the river and repair sewers.", people=people) == "rebuttal"
    )
    assert role_of("Measure 7 is a reckless and wasteful giveaway.", people=people) == "attack"


def test_a_memo_of_ours_labels_its_answers():
    text = "The lien was paid late. Answer: The bank was paid in full, with interest.\n"

    assert roles_in(text, "ours")["Answer: The bank was paid in full, with interest."] == "rebuttal"


def test_short_statements_of_many_kinds_are_mostly_judged_right():
    examples = list(short_statements())
    wrong = [text for text, side, people, role in examples if judged(text, side, people) != role]

    assert len(wrong) <= (1 - RIGHT) * len(examples), wrong


def short_statements():
    """Those a document says, not those that need a voice given from outside."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        voice, role, text = line.split(" ", 2)
        if voice in ("n", "B"):
            side = "theirs" if voice == "B" else "neutral"
            right = {"-A": "attack", "-B": "contrast", "+A": "rebuttal"}.get(role, "none")
            yield text, side, cast(), right


def judged(text: str, side: str, people: list[dict[str, object]]) -> str:
    role = role_of(text, side, people)
    return "none" if role == "fact" else role


def test_the_side_of_a_document_is_guessed_from_its_own_voice():
    charges = (
        "Whitfield lied. Whitfield failed the harbor. She wasted millions. She broke her word."
    )
    praise = (
        "Whitfield opened six clinics. She hired 90 nurses. She cut the backlog. "
        "She lowered taxes. She repaired the bridge."
    )

    assert guess_side(charges, cast()) == "theirs"
    assert guess_side(charges, cast("theirs", "ours")) == "ours"
    assert guess_side(praise, cast()) == "ours"
    assert guess_side("The river rose four feet.", cast()) == "unknown"


def test_a_document_of_unknown_side_is_heard_as_the_side_it_seems_to_be_on():
    text = (
        "Whitfield lied. Whitfield failed the harbor. She wasted millions. She broke her word. "
        "She hid the report. Nobody can say where the money went."
    )

    assert [one.role for one in extract(text, cast(), "unknown")][-1] == "attack"


SUBJECTS = ["Whitfield", "Renner", "She", "He", "Nobody", "The harbor board"]
VERBS = [
    "lied about", "opened", "blamed Renner for", "did not fix", "plans to expand", "cut",
    "accused Whitfield of wasting", "fought corruption in", "praised Whitfield for", "lost",
]  # fmt: skip
OBJECTS = ["the clinic", "taxes", "his opponent's plan", "her honest record", "the failed levy"]
ENDINGS = [".", ", Renner said.", ", said Whitfield.", ", but that is false.", " by 12 percent?"]
SENTENCE = st.builds(
    "{} {} {}{}".format,
    st.sampled_from(SUBJECTS),
    st.sampled_from(VERBS),
    st.sampled_from(OBJECTS),
    st.sampled_from(ENDINGS),
)
QUOTED = st.builds('"{}" {} said.'.format, SENTENCE, st.sampled_from(["Whitfield", "Renner"]))
TURN = st.builds("\n\n{}: {}\n\n".format, st.sampled_from(["WHITFIELD", "RENNER"]), SENTENCE)
DOCUMENT = st.lists(st.one_of(SENTENCE, QUOTED, TURN), min_size=1, max_size=8).map(" ".join)


@settings(deadline=None)
@given(DOCUMENT, st.sampled_from(["ours", "theirs", "neutral", "unknown"]))
def test_whoever_swaps_the_sides_swaps_attack_and_contrast_and_loses_our_answers(text, side):
    here = {(one.start, one.end): one.role for one in extract(text, cast(), side)}
    there = {
        (one.start, one.end): one.role
        for one in extract(text, cast("theirs", "ours"), OTHER.get(side, side))
    }

    for span in here.keys() | there.keys():
        one, other = here.get(span, "none"), there.get(span, "none")
        if one in SWAPPED or other in SWAPPED:
            assert SWAPPED.get(one) == other
        assert not (one == "rebuttal" == other)


def test_what_they_are_going_to_say_is_theirs():
    text = (
        "Renner will say that Whitfield lied. Nobody doubts that he will. Renner, they say, will "
        "answer. The harbor will call."
    )
    first, *others = extract(text, cast(), "ours")

    assert (first.role, first.speaker) == ("attack", "Paul Renner")
    assert {claim.speaker for claim in others} <= {None}
