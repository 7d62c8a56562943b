"""What a card puts between quotation marks, and whether its documents say it."""

import hashlib

import pytest

from cards.quoting import Cited, misquotations, passage
from tests.cards.test_checking import content, proof

MEMO = (
    "Libraries, four years on\n\n"
    "The mayor opened 12 libraries in the valley. “We will keep most of our libraries open on "
    "Sundays, and we will not close one of them,” Vasquez said.\n\n"
    "Nobody believed that the county would pay for all of them. It paid for eleven.\n"
)


def document(text=MEMO, *words, title="A memo"):
    """Return a document as a card cites it: all of it, or these words."""
    spans = [(text.index(each), text.index(each) + len(each)) for each in words]
    sha256 = hashlib.sha256((text or title).encode()).hexdigest()
    return Cited(sha256, title, text, tuple(spans or [(0, len(text or ""))]))


def found(*cited, **values):
    (findings,) = misquotations([(content(**values), cited or [document()])])
    return findings


def errors(*cited, **values):
    return [each.message for each in found(*cited, **values) if each.is_error]


@pytest.mark.parametrize(
    "said",
    [
        "She said “we will not close one of them”, and we did not.",
        'She said "We will  keep most of our libraries open on Sundays."',
        "She said ‘we will keep most of our libraries … and we will not close one of them’.",
        "They call it “a library tax”, in two words.",  # a loaded word of the card
        "So much for her “promises”.",
        "No marks, and the mayor's libraries' doors are open.",
    ],
)
def test_what_a_document_says_may_be_quoted(said):
    assert found(rebuttal=said, loaded_words=["a library tax"]) == []


@pytest.mark.parametrize(
    ("said", "difference"),
    [
        ("“we will keep all of our libraries open on Sundays”", "The source says “most”, not"),
        ("“we will close one of them”", "The source has “not” here."),
        ("“the mayor opened 14 libraries in the valley”", "The source says “12”, not “14”."),
        ("“the county would pay for all of them”", "“nobody"),
        ("“12 libraries in the valley … It paid for eleven”", "An ellipsis"),
        ("“we will … close one of them”", "hold “not”"),
    ],
)
def test_a_false_quotation_is_an_error_that_tells_the_difference(said, difference):
    for field in ("headline", "rebuttal", "long_rebuttal", "bridge", "punt"):
        (finding,) = found(**{field: f"She said {said}."})

        assert (finding.level, finding.field, finding.code) == ("error", field, "misquoted")
        assert difference.lower() in finding.message.lower()
        assert finding.source == "A memo"
        assert finding.passage


def test_the_nearest_passage_is_the_documents_sentence():
    (finding,) = found(rebuttal="She said “we will keep all of our libraries open”.")

    assert finding.passage == (
        "“We will keep most of our libraries open on Sundays, and we will not close one of "
        "them,” Vasquez said."
    )
    assert str(finding).endswith(f"“A memo” has: {finding.passage}")


def test_a_long_sentence_is_cut_to_the_words_that_come_nearest():
    text = f"Before {'word ' * 90}we will keep most libraries open {'word ' * 90}after."

    (finding,) = found(document(text), rebuttal="“we will keep all libraries open”")

    assert "we will keep most libraries open" in finding.passage
    assert len(finding.passage) < 60


def test_a_passage_too_long_to_show_is_cut():
    said = " ".join(f"number{n}" for n in range(80))

    (finding,) = found(document(f"{said} most."), rebuttal=f"“{said} all”")

    assert finding.passage.endswith("…")
    assert len(finding.passage) <= 301


def test_what_nothing_comes_near_is_said_plainly():
    (message,) = errors(rebuttal="He said “zebras never read quietly”.")

    assert message == (
        "The rebuttal quotes “zebras never read quietly”, which no document of the card says."
    )


def test_key_points_and_what_proofs_show_are_held_to_it_too():
    wrong = "“we will close one of them”"

    messages = errors(key_points=[{"text": wrong}], proofs=[proof(says=f"She said {wrong}.")])

    assert [message.partition(" quotes ")[0] for message in messages] == [
        "Key point 1",
        "What proof 1 shows",
    ]


def test_in_what_an_opponent_will_say_it_only_warns():
    wrong = "You said “we will close one of them”."

    assert [(each.level, each.field) for each in found(attack=wrong, heard_as=[wrong])] == [
        ("warning", "attack"),
        ("warning", "heard_as"),
    ]


def test_words_that_no_proof_cites_are_worth_a_passage():
    cited = document(MEMO, "Libraries, four years on")
    far = f"{MEMO}{'More of it. ' * 40}\n\nThe doors are open until nine in the evening.\n"

    (finding,) = found(
        document(far, "Libraries, four years on"),
        rebuttal="“The doors are open until nine in the evening”",
    )

    assert (finding.level, finding.code) == ("warning", "uncited_quotation")
    assert finding.passage == "The doors are open until nine in the evening."
    assert found(cited, rebuttal="“we will not close one of them”") == []


def test_what_a_proof_shows_may_name_anything_in_its_document_and_its_title():
    far = f"{MEMO}{'More of it. ' * 40}\n\nThe doors are open until nine in the evening.\n"
    cited = document(far, "Libraries, four years on", title="What Nobody Wrote Down")
    shows = "“The doors are open until nine”, in “What Nobody Wrote Down”."

    assert found(cited, proofs=[proof(says=shows)]) == []


def test_words_may_stand_in_any_of_the_documents():
    other = document("The county agreed to pay for nine of the twelve.", title="Minutes")

    assert found(document(), other, rebuttal="“agreed to pay for nine of the twelve”") == []
    (finding,) = found(document(), other, rebuttal="“agreed to pay for ten of the twelve”")
    assert finding.source == "Minutes"


def test_a_document_that_is_not_here_may_say_it():
    missing = Cited("a" * 64, "A film", None, ((0, 9),))

    (finding,) = found(document(), missing, rebuttal="“we will close one of them”")

    assert (finding.level, finding.code) == ("warning", "quotation_not_checked")
    assert found(missing, rebuttal="“we will close one of them”")[0].code == finding.code


def test_a_card_without_documents_quotes_nothing():
    (findings,) = misquotations([(content(rebuttal="“we will close one of them”"), [])])

    assert [each.message for each in findings] == [
        "The rebuttal quotes “we will close one of them”, and the card cites no document."
    ]


def test_a_passage_has_whole_lines_around_its_excerpt():
    text = f"one\n{'a' * 300}\nexcerpt\n{'b' * 300}\nlast"
    start = text.index("excerpt")

    assert passage(text, start, start + 7) == f"{'a' * 300}\nexcerpt\n{'b' * 300}"
    assert passage("short", 0, 5) == "short"
