"""Whether a source really says it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds import placed
from seeds.attributing import Voice, agreement, read
from seeds.cast import members
from seeds.verifying import verify, verify_figures
from tests.seeds.corruptions import (
    corrupted,
    documents,
    figure_sentences,
    moved,
    other_figures,
    retyped,
    shortened,
    typeset,
)

SOURCE = """Councilman Desmond Holt opened the forum on Monday. “Mayor Vasquez closed our
libraries and called it savings,” Holt told about 240 people. “She had four years, and she did
not open the doors.”

“We reopened Mill Street in March 2030 and Harbor in October, and we added Sunday hours at all
nine,” Mayor Ines Vasquez said. “He voted to keep those doors locked,” she said, “and now he
campaigns in front of them.” Circulation rose 18 percent, the library board says. Her ‘plan’
spends nothing the state has not already paid, unless the bridge falls. The bridge—closed
since February—is old.

“Who pays for it?” Holt asked. “Ask her about next year. She knew about the cracks.”

The contractor’s schedule has repairs ending in November at a cost of $8.4 million. A single
ride costs $2.10, up from $1.75 in 2027. More than 200 riders, nearly 61 hours a week.
"""
VASQUEZ = {"name": "Ines Vasquez", "aliases": ["Vasquez"], "side": "ours", "pronoun": "she"}
HOLT = {"name": "Desmond Holt", "aliases": ["Holt"], "side": "theirs", "pronoun": "he"}
PEOPLE = (VASQUEZ, HOLT)
DOCUMENTS = documents()
PIECES = [
    "She", "did not", "close", "…", "...", "[the mayor]", "[…]", "“", "”", '"', "'", "\n", "\n\n",
    "$5", "18 percent", "of", "-", "\u200b", "\u0301", "ﬁ", " ", ".", "?", "Holt said", "שלום", "[",
    "]", "half", "\x00", "½", "١٢", "1e9", "²",
]  # fmt: skip
hostile_text = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=25).map("".join)


def kinds(verdict):
    return [problem.kind for problem in verdict.problems]


@pytest.mark.parametrize(
    ("quotation", "words"),
    [
        ("Mayor Vasquez closed our libraries and called it savings", None),
        ("“Mayor Vasquez closed our libraries and called it savings,”", None),
        ('"Mayor Vasquez closed our libraries and called it savings."', None),
        ("mayor vasquez\xa0closed our  libraries", "Mayor Vasquez closed our\nlibraries"),
        ("Her 'plan' spends nothing", "Her ‘plan’ spends nothing"),
        ('Her "plan" spends nothing', "Her ‘plan’ spends nothing"),
        ("Her plan spends nothing", "Her ‘plan’ spends nothing"),
        ("The bridge -- closed since February -- is", "The bridge—closed since February—is"),
        ("The contractor's schedule", "The contractor’s schedule"),
        ("[W]e reopened Mill Street", "We reopened Mill Street"),
        ("… closed our libraries …", "closed our\nlibraries"),
        ("Who pays for it?", "Who pays for it?"),
        ("Who pays for it", "Who pays for it"),
    ],
)
def test_words_of_the_source_are_found_where_they_stand(quotation, words):
    verdict = verify(quotation, SOURCE)

    assert verdict.ok
    assert verdict.problems == ()
    start, end = verdict.start, verdict.end
    assert SOURCE[start:end].replace("\n", " ") == (words or SOURCE[start:end]).replace("\n", " ")
    assert SOURCE[start : start + 2].lower() in quotation.lower() or words


@pytest.mark.parametrize(
    "quotation",
    [
        "We reopened Mill Street … and we added Sunday hours",
        "We reopened Mill Street ... in October [...] at all nine",
        "We reopened Mill Street (…) at all nine.",
        "He voted to keep those doors locked … and now he campaigns",
        "[Vasquez] knew about the cracks",
        "She [the mayor] knew about the cracks",
        "She [sic] knew about the cracks",
        "We reopened [sic] Mill Street",
        "Ask [Vasquez] about next year",
        "Ask [Vasquez]",
        "[Mayor Ines Vasquez] closed our libraries",
        "in March 2030 and Harbor … at all nine […]",
        "The bridge—closed … is old",
    ],
)
def test_an_ellipsis_or_brackets_may_stand_for_what_changes_nothing(quotation):
    assert verify(quotation, SOURCE, people=PEOPLE).problems == ()


@pytest.mark.parametrize(
    ("quotation", "kind", "words"),
    [
        ("Mayor Vasquez opened our libraries and called it savings", "changed", "opened"),
        ("Mayor Vasquez closed libraries and called it savings", "missing", "our"),
        ("Mayor Vasquez really closed our libraries and called", "added", "really"),
        ("Mayor Vasquez called it savings and closed our libraries", "reordered", None),
        ("Holt told about 250 people", "figure", "250"),
        ("at a cost of $8.4 billion", "figure", "billion"),
        ("at a cost of €8.4 million", "figure", None),
        ("Circulation rose 18 dollars", "figure", "dollars"),
        ("She had four years, and she did open the doors", "negation", "not"),
        ("She had four years, and she didn't open the doors", "changed", "didn't"),
        ("She had not four years, and she did not open the doors", "negation", "not"),
        ("Mayor Vasquez closed, our libraries", "punctuation", None),
        ("Who pays for it.", "punctuation", None),
        ("open the doors", "negation", "not"),
        ("Whales sing beneath the frozen moons of Jupiter", "not_found", None),
        ("libraries Jupiter moons whales sing frozen", "not_found", None),
        ("Her plan spends nothing the state has not already paid", "negation", "unless"),
        ("She had four years, and she did", "negation", "not"),
        ("She had four years … open the doors", "negation", "not"),
        ("The contractor’s schedule … a cost of $8.5 million", "figure", None),
        ("at all nine … We reopened Mill Street", "reordered", None),
        ("Mayor Vasquez closed … He voted to keep", "ellipsis", "…"),
        ("closed our libraries … told about 240 people", "ellipsis", "…"),
        ("We reopened … Sunday … at all nine", "ellipsis", "Sunday"),
        ("We reopened Mill Street … ? … at all nine", "not_found", "?"),
        ("[Holt] knew about the cracks", "changed", "[Holt]"),
        ("Mayor Vasquez closed our [schools] and called it savings", "changed", "[schools]"),
        ("She [never] knew about the cracks", "changed", "[never]"),
        ("closed our libraries [illegally] and called it savings", "changed", "[illegally]"),
        ("closed our libraries and called it savings [in 2029]", "changed", "[in 2029]"),
        ("[Yesterday] We reopened Mill Street", "changed", "[Yesterday]"),
        ("", "empty", ""),
        ("“…”", "empty", "“…”"),
    ],
)
def test_anything_else_is_stopped_and_says_why(quotation, kind, words):
    verdict = verify(quotation, SOURCE, people=PEOPLE)

    assert not verdict.ok
    assert kind in kinds(verdict)
    assert words is None or words in [problem.words for problem in verdict.problems]
    assert all(problem.message for problem in verdict.problems)


def test_a_problem_shows_the_nearest_passage():
    problem = verify("Mayor Vasquez opened our libraries", SOURCE).problems[0]

    assert SOURCE[slice(*problem.nearest)] == "Mayor Vasquez closed our\nlibraries"
    assert problem.message == "The source says “closed”, not “opened”."


def test_a_quotation_is_made_of_whole_words():
    assert not verify("he had four years", "She had four years.").ok
    assert not verify("close our", "They closed ours, and close ours.").ok
    assert verify("close our", "They closed ours, and will close our doors.").ok
    assert not verify(".5 percent", "It rose…5 percent.").ok
    assert not verify("immigrat", "immi-\ngration").ok


@pytest.mark.parametrize(
    "source",
    [
        "She did not close the libraries.",
        "She didn’t want to close the libraries.",
        "Nobody will close the libraries.",
        "He denied that she would close the libraries.",
        "She refused to close the libraries.",
        "She will close the libraries unless they pay.",
        "She will close the libraries, except on Sundays.",
    ],
)
def test_an_excerpt_does_not_cut_off_what_denies_it(source):
    assert kinds(verify("close the libraries", source)) == ["negation"]


@pytest.mark.parametrize(
    "source",
    [
        "No, she will close the libraries.",
        "She did not laugh. Close the libraries!",
        "She did not “close the libraries.”",
        "She not only will close the libraries.",
        "She would not pay, but close the libraries.",
        "There is no doubt that they close the libraries.",
        "They close the libraries. Not the schools.",
    ],
)
def test_a_negation_of_something_else_does_not_matter(source):
    assert verify("close the libraries", source).problems == ()


def test_of_several_places_the_one_that_fits_counts():
    source = (
        "She did not close the doors. Holt said, “They close the doors.”"
        " “Close the doors,” Vasquez said."
    )

    his, hers = (verify("close the doors", source, name, PEOPLE) for name in ("Holt", "Vasquez"))

    assert his.start == source.index("close the doors.”")
    assert hers.start == source.index("Close")


@pytest.mark.parametrize(
    ("source", "quotation"),
    [
        ("the depart-\nment of long-\nterm care", "the department of long-term care"),
        ("the depart-\nment of long-\nterm care", "the department of longterm care"),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_whole(source, quotation):
    verdict = verify(quotation, source)

    assert (verdict.ok, verdict.start, verdict.end) == (True, 0, len(source))


def test_of_very_many_places_not_all_are_looked_at():
    source = "“Close it now.” Nobody spoke. " * 500

    assert verify("Close it", source, "Holt", PEOPLE).speaker_status == "unresolved"
    assert verify("Close it … spoke", source + "“Close it.”", "Holt", PEOPLE).problems


def test_a_doubtful_speaker_contradicts_nobody():
    reading = read("", members(PEOPLE))
    doubtful, sure = Voice("Desmond Holt", "unresolved"), Voice("Desmond Holt", "confirmed")

    assert agreement("Ines Vasquez", doubtful, reading) == "unresolved"
    assert agreement("Ines Vasquez", sure, reading) == "contradicted"
    assert agreement("?", sure, reading) == "unresolved"


def test_an_ellipsis_may_hide_what_only_looks_like_a_denial():
    source = "She closed the doors and not only the doors but the books."

    assert verify("She closed the doors … but the books", source).problems == ()


SAYS = "closed our libraries and called it savings"


@pytest.mark.parametrize(
    ("quotation", "speaker", "status", "who"),
    [
        (SAYS, "Desmond Holt", "confirmed", "Desmond Holt"),
        (SAYS, "Holt", "confirmed", "Desmond Holt"),
        (SAYS, "Councilman Holt", "confirmed", "Desmond Holt"),
        (SAYS, "Ines Vasquez", "contradicted", "Desmond Holt"),
        (SAYS, "Ruth Adeyemi", "contradicted", "Desmond Holt"),
        (SAYS, None, "confirmed", "Desmond Holt"),
        ("A single ride costs $2.10", None, "confirmed", None),
        ("A single ride costs $2.10", "Holt", "unresolved", None),
        ("words that nobody says at all in here", "Holt", "unresolved", None),
    ],
)
def test_the_speaker_is_the_one_whom_the_source_names(quotation, speaker, status, who):
    verdict = verify(quotation, SOURCE, speaker, PEOPLE)

    assert (verdict.speaker_status, verdict.speaker) == (status, who)
    assert ("speaker" in kinds(verdict)) == (status == "contradicted")


def test_an_unresolved_speaker_is_left_to_a_curator():
    source = "“The doors are locked.” It was late. There was rain."

    verdict = verify("The doors are locked", source, "Desmond Holt", PEOPLE)

    assert (verdict.ok, verdict.speaker_status) == (True, "unresolved")


@pytest.mark.parametrize(
    ("speaker", "status"),
    [("Desmond Holt", "confirmed"), ("Holt", "confirmed"), ("Ines Vasquez", "contradicted")],
)
def test_names_count_that_nobody_has_listed(speaker, status):
    assert verify(SAYS, SOURCE, speaker).speaker_status == status


def test_a_turn_of_a_transcript_has_the_speaker_of_its_label():
    source = "HOLT: The doors are locked.\nVASQUEZ: Both of them are open again."

    assert verify("The doors are locked", source, "Desmond Holt", PEOPLE).ok
    assert not verify("The doors are locked", source, "Ines Vasquez", PEOPLE).ok


@pytest.mark.parametrize(
    ("source", "speaker", "status"),
    [
        ("“The doors are locked,” Holt’s campaign said.", "Desmond Holt", "unresolved"),
        ("“The doors are locked,” Holt’s campaign said.", "Ines Vasquez", "contradicted"),
        ("“The doors are locked,” the ad says.", "Ines Vasquez", "contradicted"),
        ("“The doors are locked,” a grand jury said.", "Ines Vasquez", "contradicted"),
        ("“The doors are locked,” two residents said.", "Ines Vasquez", "contradicted"),
        ("“The doors are locked,” his opponent said.", "Ruth Adeyemi", "unresolved"),
        ("“The doors are locked,” Holt said.", "a neighbor", "unresolved"),
    ],
)
def test_a_description_contradicts_only_whom_it_cannot_mean(source, speaker, status):
    assert verify("The doors are locked", source, speaker, PEOPLE).speaker_status == status


@pytest.mark.parametrize(
    "statement",
    [
        "Circulation rose 18 percent.",
        "Library circulation is up eighteen percent.",
        "The repairs cost $8.4 million.",
        "The bridge repairs will cost 8.4 million dollars.",
        "A ride costs $2.10 now.",
        "The fare was $1.75 in 2027.",
        "Mill Street reopened in March 2030.",
        "Mill Street reopened in 2030.",
        "Holt told about 240 people.",
        "More than 200 riders came.",
        "At least 200 riders came.",
        "200+ riders came.",
        "Riders: 200 or more came.",
        "Holt told 240 or so people.",
        "He told about 240 listeners among the people.",
        "Mayor Vasquez closed our libraries and called it savings, Holt told some 240 of them.",
        "Sunday hours were added at all nine.",
        "$8.4 million",
        "The doors are open.",
        "",
    ],
)
def test_figures_that_the_source_has_pass(statement):
    assert verify_figures(statement, SOURCE).problems == ()


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("Circulation rose 19 percent.", "figure"),
        ("Circulation rose 18 percentage points.", "unit"),
        ("Circulation rose by 18.", "unit"),
        ("Circulation fell 18 percent.", "direction"),
        ("The repairs cost $8.4 billion.", "figure"),
        ("The repairs cost €8.4 million.", "unit"),
        ("A single ride costs $1.75, up from $2.10 in 2027.", "moved"),
        ("Sunday hours rose 18 percent.", "moved"),
        ("Holt told about 61 people.", "moved"),
        ("The library board has 240 members.", "moved"),
        ("Whales swallowed 240 ships.", "moved"),
        ("Fewer than 200 riders came.", "qualifier"),
        ("Riders: 200 or fewer came.", "qualifier"),
        ("More than 240 people came to Holt.", "qualifier"),
        ("Mill Street reopened in April 2030.", "figure"),
        ("The schedule has repairs not ending in November at a cost of $8.4 million.", "negation"),
        ("Repairs will not have a cost of $8.4 million.", "negation"),
    ],
)
def test_figures_that_differ_are_stopped(statement, kind):
    verdict = verify_figures(statement, SOURCE)

    assert not verdict.ok
    assert kind in kinds(verdict)


def test_a_hedge_left_out_only_warns():
    verdict = verify_figures("Open 61 hours a week.", SOURCE)

    assert verdict.ok
    assert [(problem.kind, problem.is_warning) for problem in verdict.problems] == [
        ("qualifier", True)
    ]


def test_the_nearest_figure_is_shown():
    changed = verify_figures("Circulation rose 19 percent.", SOURCE).problems[0]
    unit = verify_figures("The repairs cost €8.4 million.", SOURCE).problems[0]

    assert SOURCE[slice(*changed.nearest)] == "18 percent"
    assert SOURCE[slice(*unit.nearest)] == "$8.4 million"
    assert verify_figures("It rose 5 percent.", "It rose.").problems[0].nearest is None


def test_a_verdict_on_figures_says_where_they_stand():
    verdict = verify_figures("The fare was $1.75 in 2027; it is $2.10.", SOURCE)

    assert SOURCE[verdict.start : verdict.end] == "$2.10, up from $1.75 in 2027"


def test_two_may_be_called_both():
    source = "Both branches are open again. Nine are."

    assert verify_figures("Two branches are open.", source).ok
    assert not verify_figures("Three branches are open.", source).ok


@pytest.mark.parametrize(
    ("statement", "is_ok"),
    [
        ("The bus subsidy was 35 percent.", True),
        ("The ferry subsidy was 55 percent.", True),
        ("The bus subsidy was 55 percent.", False),
        ("The ferry subsidy was 35 percent.", False),
    ],
)
@pytest.mark.parametrize("mark", [";", ", and", ","])
def test_a_figure_belongs_to_the_words_of_its_own_clause(statement, is_ok, mark):
    source = f"The ferry subsidy was 55 percent{mark} the bus subsidy was 35 percent."

    assert verify_figures(statement, source).ok is is_ok


def test_a_time_or_a_rate_is_of_one_length():
    source = "It took eighteen months. It costs $2 a month; the ferry took 18 years."

    assert verify_figures("The ferry took 18 years.", source).ok
    assert verify_figures("It costs $2 per month.", source).ok
    (longer,) = verify_figures("It costs $2 a year.", source).problems
    assert (longer.kind, longer.words) == ("unit", "$2")
    assert source[slice(*longer.nearest)] == "$2 a month"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_annotated_quotations_pass_in_every_guise(document):
    for claim in document.quotations:
        words = document.text[claim["start"] : claim["end"]]
        for guise in (words, typeset(words), retyped(words), shortened(words) or words):
            verdict = verify(guise, document.text)
            assert verdict.ok, (guise, verdict.problems)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_corrupted_quotations_are_stopped(document):
    chance = random.Random(document.name)
    for claim in document.quotations:
        words = document.text[claim["start"] : claim["end"]]
        for kind, corrupt in corrupted(words, chance):
            assert not verify(corrupt, document.text).ok, (kind, corrupt)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_the_figures_of_a_sentence_of_the_source_pass(document):
    for sentence in figure_sentences(document):
        verdict = verify_figures(sentence, document.text)
        assert verdict.ok, (sentence, verdict.problems)


def test_corrupted_figures_are_stopped():
    stopped = []
    for document in DOCUMENTS:
        sentences = figure_sentences(document)
        for position, sentence in enumerate(sentences):
            others = sentences[:position] + sentences[position + 1 :]
            corrupt = [words for _, words in other_figures(sentence)] + list(
                moved(sentence, others)
            )
            stopped += [not verify_figures(words, document.text).ok for words in corrupt]

    # A figure may be moved to where the source happens to have it as well.
    assert sum(stopped) >= 0.98 * len(stopped) > 0


@given(hostile_text, hostile_text, st.sampled_from([None, "", "Holt", "\u200b", "the ad"]))
def test_no_input_is_too_strange(quotation, source, speaker):
    verdict = verify(quotation, source, speaker, PEOPLE)
    figures = verify_figures(quotation, source)

    assert verdict.ok == (not verdict.problems)
    assert figures.ok == all(problem.is_warning for problem in figures.problems)
    for problem in (*verdict.problems, *figures.problems):
        if problem.nearest:
            assert 0 <= problem.nearest[0] <= problem.nearest[1] <= len(source)
    if verdict.ok:
        assert 0 <= verdict.start < verdict.end <= len(source)


@given(st.data())
def test_whatever_a_source_says_is_in_it(data):
    words = SOURCE.split()
    first = data.draw(st.integers(0, len(words) - 4))
    last = data.draw(st.integers(first + 3, min(len(words), first + 40)))

    verdict = verify(" ".join(words[first:last]), SOURCE)

    assert set(kinds(verdict)) <= {"negation"}
    assert verdict.start is not None


@pytest.mark.parametrize("unit", ["the doors ", "“a b” ", "not ", "… a b ", "[a] b ", "5 percent "])
def test_a_source_made_to_be_slow_is_read(unit):
    source = unit * 200

    assert not verify(unit * 20 + "locked", source, "Holt", PEOPLE).ok
    assert not verify_figures(unit * 5 + "7 percent", source).ok


def test_two_sentences_are_aligned_once_for_all_their_figures():
    text = "The city opened 12 libraries, 13 schools, 14 parks and 15 pools."
    placed._in_common.cache_clear()

    assert verify_figures(text, text).ok

    assert placed._in_common.cache_info().misses == 1
