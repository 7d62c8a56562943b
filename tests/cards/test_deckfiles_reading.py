"""What is wrong with a deck file is said by line and field, all of it at once."""

import pytest
import yaml

from cards.deckfiles import DeckFileError, Problem, normalize, parse, reading
from cards.deckfiles.rules import Known, broken
from cards.deckfiles.shape import misshapen
from tests.factories.deckfiles import CARD_IDS, SHA256, card_data, deck_data, write_deck


def problems_of(raw: str | bytes, *, known: Known | None = None) -> list[str]:
    """Return everything that is wrong with a file, as it would be printed."""
    raw = raw.encode() if isinstance(raw, str) else raw
    try:
        file = parse(raw, name="deck.yaml")
    except DeckFileError as exc:
        return str(exc).splitlines()
    found = [*file.problems, *misshapen(file)]
    found += broken(file, known or Known(), misshapen=found)
    return str(DeckFileError("deck.yaml", found)).splitlines()


@pytest.fixture
def said(tmp_path):
    """Return what is wrong with a deck, without file and line."""

    def said(data, **values):
        raw = write_deck(tmp_path / "deck.yaml", data).read_text()
        return [line.split(": ", 1)[1] for line in problems_of(raw, **values)]

    return said


def test_a_good_file_has_nothing_wrong_with_it(said):
    assert said(deck_data(card_data(0), card_data(1), card_data(2))) == []


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("", "1: is not a deck file: it must begin with “schema: debateprep.deck/v1”."),
        ("- a\n- b", "1: is not a deck file: it must begin with “schema: debateprep.deck/v1”."),
        (b"a: 1\nb: caf\xe9", "2: is not UTF-8 text; save it as UTF-8 first."),
        (
            "a: 1\nb: [1",
            "3: is not YAML: while parsing a flow sequence, did not find expected ',' or ']'.",
        ),
        ("a: b: c", "1: is not YAML: mapping values are not allowed in this context."),
        (
            "a: 1\n---\nb: 2",
            "2: is not YAML: expected a single document in the stream, but found another document.",
        ),
        ("a: \x07", "1: is not YAML: control characters are not allowed."),
    ],
)
def test_what_is_no_deck_file_at_all_is_refused_with_the_line(raw, problem):
    assert problems_of(raw) == [f"deck.yaml:{problem}"]


def test_a_byte_order_mark_is_no_part_of_the_first_key():
    assert parse(b"\xef\xbb\xbfschema: x", name="deck.yaml").data == {"schema": "x"}


def test_a_file_may_be_as_large_as_the_limit_and_no_larger(monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 1_000_000)
    assert parse(b"a: 1\n".ljust(1_000_000), name="deck.yaml").data == {"a": 1}

    assert problems_of(b"a: 1\n".ljust(1_000_001)) == ["deck.yaml:1: is larger than 1 MB."]


def test_aliases_may_repeat_a_value_but_not_multiply_it(monkeypatch):
    assert parse(b"a: &x [1]\nb: *x", name="deck.yaml").data == {"a": [1], "b": [1]}
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{last}'] * 9)}]\n"
        for last, name in zip("abcdefg", "bcdefgh", strict=True)
    )

    assert problems_of(bomb)[0].endswith("holds too much: more values, or deeper, than any deck.")
    assert problems_of("a: &a [*a]") == [
        "deck.yaml:1: holds too much: more values, or deeper, than any deck."
    ]


def test_yaml_that_no_field_takes_is_named_by_field():
    raw = 'a: !!python/name:os.system x\nb: {c: 2031-02-31, "c ": 2, [d]: 1}\ne: "a\\0b"\n'

    assert problems_of(raw)[:3] == [
        "deck.yaml:1: has no cards.",
        "deck.yaml:1: has no deck.",
        "deck.yaml:1: has no schema.",
    ]
    assert (
        "deck.yaml:1: a: is tagged tag:yaml.org,2002:python/name:os.system, which no field takes."
        in problems_of(raw)
    )
    assert "deck.yaml:2: b.c: “2031-02-31” is not a date or number that exists." in problems_of(raw)
    assert "deck.yaml:2: b.c: stands here twice; the first is on line 2." in problems_of(raw)
    assert "deck.yaml:3: e: holds a character that cannot be stored." in problems_of(raw)


def test_endless_nesting_is_refused():
    assert problems_of("[" * 100_000)[0].endswith("exceeded maximum nesting depth.")


def test_without_libyaml_the_same_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "_Loader", yaml.SafeLoader)

    assert problems_of("[" * 100_000) == ["deck.yaml:1: is not YAML: it is nested too deeply."]
    assert "deck.yaml:1: f: holds a character that cannot be stored." in problems_of('f: "\\ud800"')


def test_days_and_moments_become_text_and_text_is_stripped():
    raw = b'a: 2031-05-06\nb: 2031-05-06T20:00:00+02:00\nc: "  words\n  "\nd: [1, 2.5, yes, null]'

    assert parse(raw, name="deck.yaml").data == {
        "a": "2031-05-06",
        "b": "2031-05-06T20:00:00+02:00",
        "c": "words",
        "d": [1, 2.5, True, None],
    }


def test_a_file_that_is_missing_or_a_folder_is_refused(tmp_path):
    with pytest.raises(DeckFileError, match=r"deck.yaml:1: cannot be read: No such file"):
        reading.read(tmp_path / "deck.yaml")

    with pytest.raises(DeckFileError, match=r":1: is not a file\."):
        reading.read(tmp_path)


def test_every_problem_of_a_file_is_named_by_its_own_line(tmp_path):
    data = deck_data(
        card_data(0, headline=" ".join(["a"] * 17)),
        card_data(1, headlin="x", topic="librarys"),
        card_data(2, likelihood=7, attack=12),
    )
    raw = write_deck(tmp_path / "deck.yaml", data).read_text()
    lines = raw.splitlines()

    def line(text: str) -> int:
        return lines.index(text) + 1

    assert problems_of(raw) == [
        f"deck.yaml:{line('  headline: ' + 'a ' * 16 + 'a')}: cards[0].headline:"
        " is 17 words long; at most 15.",
        f"deck.yaml:{line('  headlin: x')}: cards[1].headlin: is not a field here;"
        " did you mean headline?",
        f"deck.yaml:{line('  attack: 12')}: cards[2].attack: must be text, but is a number."
        " Put it in quotes.",
        f"deck.yaml:{line('  likelihood: 7')}: cards[2].likelihood: is 7; at most 5.",
    ]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"schema": "deck/v2"}, "schema: is “deck/v2”; this program reads debateprep.deck/v1."),
        ({"deck": {"slug": "v"}}, "deck: has no title."),
        ({"deck": {"slug": "A b", "title": "x"}},
         "deck.slug: must be lower-case letters, digits and hyphens."),
        (
            {"deck": {"slug": "v", "title": "x", "debate_at": "2031-05-06T20:00:00"}},
            "deck.debate_at: is “2031-05-06T20:00:00”; must be a day (2031-05-06) or a moment with"
            " its offset (2031-05-06T20:00:00+02:00).",
        ),
        (
            {"deck": {"slug": "v", "title": "x", "debate_at": "0001-01-01T00:00:00+05:00"}},
            "deck.debate_at: is “0001-01-01T00:00:00+05:00”; must be a day (2031-05-06) or a moment"
            " with its offset (2031-05-06T20:00:00+02:00).",
        ),
        ({"people": {"name": "x"}}, "people: must be a list, but is fields with values."),
        (
            {"people": [{"name": "x", "side": "their"}]},
            "people[0].side: is “their”; must be one of ours, theirs, neutral."
            " Did you mean theirs?",
        ),
        ({"people": [{"name": "x", "side": "ours", "pronoun": None}]},
         "people[0].pronoun: has no value; give it one, or leave the field out."),
        ({"people": [{"name": "x", "side": "ours"}, {"name": "x", "side": "ours"}]},
         "people[1].name: is the same as on line 6."),
        ({"people": ["x"]}, "people[0]: must be fields with values, but is text."),
        ({"people": [{"name": " ", "side": "ours"}]},
         "people[0].name: is empty; fill it in, or leave the field out."),
        ({"topics": {"libraries": "x" * 81}},
         "topics.libraries: is 81 characters long; at most 80."),
        ({"topics": {"libraries": "x", "Big": "x"}},
         "topics.Big: must be lower-case letters, digits and hyphens."),
        ({"sources": {"memo": {"sha256": "AB", "title": "x"}}},
         "sources.memo.sha256: must be a sha256: 64 digits from 0 to 9 and a to f."),
        ({"sources": {"memo": {"sha256": SHA256, "title": "x", "url": "ftp://x"}}},
         "sources.memo.url: must start with https:// or http://."),
        ({"sources": {"memo": {"sha256": SHA256, "title": "x", "published_on": "May 6"}}},
         "sources.memo.published_on: is “May 6”; must be a day, such as 2031-05-06."),
        ({"sources": {n: {"sha256": SHA256, "title": "x"} for n in ("memo", "m2")}},
         "sources.m2.sha256: is the same as on line 12."),
        ({"sources": {"memo": "x"}}, "sources.memo: must be fields with values, but is text."),
        ({"cards": "none"}, "cards: must be a list, but is text."),
        ({"topics": ["libraries"]}, "topics: must be fields with values, but is a list."),
    ],
)  # fmt: skip
def test_what_is_wrong_around_the_cards_is_said_in_words(said, values, problem):
    assert problem in said(deck_data(**values))


POINT = {"text": "All are open."}
PROOF = {"source": "memo", "span": [0, 10], "says": "They are open."}
FIGURE = {"what": "libraries", "value": 12, "unit": "libraries", "say_as": "twelve"}


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"id": "7"}, "id: is “7”; must be an id, such as 0192f0c1-7a3e-7c31-9d6e-2b6f0d7c9a11."),
        ({"kind": True}, "kind: is “True”; must be one of rebuttal, contrast, fact."),
        ({"topic": "librarys"},
         "topic: “librarys” is not among this file's topics. Did you mean libraries?"),
        ({"topic": "zoo"}, "topic: “zoo” is not among this file's topics."),
        ({"punt": None}, "punt: has no value; give it one, or leave the field out."),
        ({"expires_at": 5}, "expires_at: must be text, but is a number. Put it in quotes."),
        ({"attack": "x" * 281}, "attack: is 281 characters long; at most 280."),
        ({"heard_as": ["a b"] * 9}, "heard_as: has 9 items; at most 8."),
        ({"heard_as": ["Libraries?"]},
         "heard_as[0]: is too short to tell from other attacks; at least 2 words."),
        ({"rebuttal": "word " * 41}, "rebuttal: is 41 words long; at most 40."),
        ({"headline": "…"}, "headline: is 0 words long; at least 1."),
        ({"damage": 0}, "damage: is 0; must not be below 1."),
        ({"damage": 2.5}, "damage: is 2.5; must be a whole number."),
        ({"expires_at": "soon"},
         "expires_at: is “soon”; must be a day (2031-05-06) or a moment with its offset"
         " (2031-05-06T20:00:00+02:00)."),
        ({"follows": CARD_IDS[7]},
         f"follows: there is no card {CARD_IDS[7]}, here or in the database."),
        ({"follows": CARD_IDS[0].upper()}, "follows: goes round in a circle."),
        ({"proofs": [{**PROOF, "span": [10]}]}, "proofs[0].span: has 1 items; at least 2."),
        ({"proofs": [{**PROOF, "span": [10, 10]}]},
         "proofs[0].span: ends at 10, which is not after 10."),
        ({"proofs": [{**PROOF, "source": "meno"}]},
         "proofs[0].source: “meno” is not among this file's sources. Did you mean memo?"),
        ({"proofs": [{**PROOF, "key_point": 1}]},
         "proofs[0].key_point: there is no key point 1 on this card:"
         " its key points are numbered 0 to 0."),
        ({"proofs": [PROOF, PROOF]}, "proofs[1]: cites the same words as line 32."),
        ({"figures": [{**FIGURE, "proof": 1}]},
         "figures[0].proof: there is no proof 1 on this card: its proofs are numbered 0 to 0."),
        ({"figures": [{**FIGURE, "proof": 0}], "proofs": []},
         "figures[0].proof: there is no proof 0 on this card: it has no proofs."),
        ({"figures": [{**FIGURE, "value": 1.00001}]},
         "figures[0].value: is 1.00001; at most 16 digits and 4 decimals can be kept."),
        ({"figures": [{**FIGURE, "value": 10**16}]},
         f"figures[0].value: is {10**16}; at most 16 digits and 4 decimals can be kept."),
        ({"figures": [{**FIGURE, "value": float("inf")}]},
         "figures[0].value: is inf; at most 16 digits and 4 decimals can be kept."),
        ({"figures": [{**FIGURE, "value": float("nan")}]},
         "figures[0].value: is nan; at most 16 digits and 4 decimals can be kept."),
        ({"figures": [{**FIGURE, "as_of": "2031-05-06", "valid_until": "2031-05-05"}]},
         "figures[0].valid_until: is before as_of."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_card_is_said_in_words(said, values, problem):
    assert said(deck_data(card_data(0, **values))) == [f"cards[0].{problem}"]


def test_two_cards_cannot_have_one_id(said):
    on_the_first = card_data(2, follows=CARD_IDS[0])
    twin = card_data(1, id=CARD_IDS[0].upper(), follows=CARD_IDS[2])
    data = deck_data(card_data(0), twin, on_the_first)

    # Nor is the circle told that only the twins make.
    assert said(data) == ["cards[1].id: is the same as on line 18."]


def test_the_same_words_cannot_be_said_by_two_people(said):
    data = deck_data(
        card_data(0, proofs=[{**PROOF, "speaker": "Ines Vasquez"}]),
        card_data(1, proofs=[{**PROOF, "speaker": "Ines Vasquez"}]),
        card_data(2, proofs=[PROOF]),
    )

    assert said(data) == [
        "cards[2].proofs[0].speaker: is nobody, but line 32 gives the same words to “Ines Vasquez”."
    ]


def test_an_excerpt_must_lie_in_a_document_that_is_there(said):
    data = deck_data(card_data(0, proofs=[{**PROOF, "span": [0, 11]}]))

    assert said(data, known=Known(lengths={SHA256: 11})) == []
    assert said(data, known=Known(lengths={SHA256: 10})) == [
        "cards[0].proofs[0].span: ends at 11, but the document has 10 characters."
    ]


def test_a_ladder_is_four_cards_deep_at_most_and_may_stand_on_stored_ones(said):
    cards = [card_data(n, follows=CARD_IDS[n - 1]) for n in range(1, 5)]
    known = Known(parents={CARD_IDS[0]: ""})

    assert said(deck_data(*cards[:3]), known=known) == []
    assert said(deck_data(*cards), known=known) == [
        "cards[3].follows: stands on a ladder of more than 4 cards."
    ]


def test_the_file_moves_a_card_out_of_a_stored_circle(said):
    known = Known(parents={CARD_IDS[0]: CARD_IDS[1], CARD_IDS[1]: CARD_IDS[0]})

    assert said(deck_data(card_data(0, follows=CARD_IDS[1]), card_data(1)), known=known) == []


def test_a_circle_above_is_a_circle_too(said):
    known = Known(parents={CARD_IDS[1]: CARD_IDS[2], CARD_IDS[2]: CARD_IDS[1]})

    assert said(deck_data(card_data(0, follows=CARD_IDS[1])), known=known) == [
        "cards[0].follows: goes round in a circle."
    ]


def test_a_card_cannot_be_put_above_a_stored_ladder_that_it_makes_too_long(said):
    stored = {CARD_IDS[2]: CARD_IDS[1], CARD_IDS[3]: CARD_IDS[2], CARD_IDS[4]: CARD_IDS[3]}
    known = Known(parents={**stored, CARD_IDS[0]: "", CARD_IDS[1]: ""})

    assert said(deck_data(card_data(1, follows=CARD_IDS[0])), known=known) == [
        "cards[0].follows: stands on a ladder of more than 4 cards."
    ]


def test_problems_sort_by_line():
    exc = DeckFileError("deck.yaml", [Problem(9, "b", "late."), Problem(2, "", "early.")])

    assert str(exc) == "deck.yaml:2: early.\ndeck.yaml:9: b: late."
    assert exc.code == "deck_file_refused"


def test_the_normal_form_writes_defaults_and_leaves_out_what_says_nothing():
    data = deck_data(
        {
            **card_data(0, heard_as=[], expires_at="2031-05-06T02:00:00+02:00"),
            "id": CARD_IDS[0].upper(),
            "key_points": [{"text": "All are open."}, {"text": "None closed.", "required": False}],
            "figures": [{**FIGURE, "value": 12.0, "proof": 0}],
            "proofs": [{**PROOF, "span": [0.0, 10.0], "key_point": 0.0}],
        },
        people=[{"name": "x", "side": "ours", "principal": False, "aliases": []}],
        sources={"memo": {"sha256": SHA256, "title": "x"}},
    )
    del data["cards"][0]["likelihood"]

    normal = normalize(data)

    assert normalize(normal) == normal
    assert normal["people"] == [{"name": "x", "side": "ours"}]
    assert normal["sources"] == {"memo": {"sha256": SHA256, "title": "x", "grade": "D"}}
    assert normal["cards"] == [
        {
            "id": CARD_IDS[0],
            "kind": "rebuttal",
            "topic": "libraries",
            "attack": "You closed library 0.",
            "headline": "The mayor opened libraries.",
            "rebuttal": "She opened libraries, and every one of them is open today.",
            "likelihood": 3,
            "damage": 3,
            "owner": "library-desk",
            "expires_at": "2031-05-06",
            "key_points": [
                {"text": "All are open.", "required": True},
                {"text": "None closed.", "required": False},
            ],
            "figures": [{**FIGURE, "value": 12, "proof": 0}],
            "proofs": [{**PROOF, "stance": "supports", "key_point": 0}],
        }
    ]
    assert list(normal["cards"][0]) == [
        "id", "kind", "topic", "attack", "headline", "rebuttal", "likelihood", "damage", "owner",
        "expires_at", "key_points", "figures", "proofs",
    ]  # fmt: skip
