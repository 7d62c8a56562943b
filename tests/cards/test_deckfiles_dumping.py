"""A deck goes into a file and comes back the same."""

import itertools
import string
from datetime import UTC, datetime
from uuid import UUID

import pytest
import yaml
from django.conf import settings
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from cards import deckfiles, decks
from cards.models import Deck
from tests.factories.cards import (
    CardFactory,
    DeckFactory,
    FigureFactory,
    ProofFactory,
    TopicFactory,
)
from tests.factories.deckfiles import card_data, deck_data
from tests.factories.seeds import ClaimFactory, PersonFactory, SourceFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
SHIPPED = settings.BASE_DIR / "seeds" / "decks" / "immigration-2024.yaml"

SPEECH = st.text(
    alphabet=string.ascii_letters + string.digits + " .,:;#'\"“”—-?!%$&*@|>[]{}\\\n\té✓😀",
    max_size=120,
)
LINE = SPEECH.map(lambda text: f"a{text}".strip())
SLUG = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8)
DAY = st.dates().map(lambda day: day.isoformat())
MOMENT = st.one_of(
    DAY.filter(lambda day: day > "0001-01-01"),
    st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)).map(  # noqa: DTZ001
        lambda at: at.replace(tzinfo=UTC).isoformat()
    ),
)
WORDS = st.lists(LINE, max_size=3)
NAMES = ["Ines Vasquez", "Desmond Holt"]


def sometimes(**fields):
    """Return a strategy of entries in which each field may be missing."""
    return st.fixed_dictionaries({}, optional=fields)


@st.composite
def figures(draw, proofs):
    days = sorted(draw(st.tuples(DAY, DAY)))
    optional = draw(sometimes(as_of=st.just(days[0]), valid_until=st.just(days[1])))
    if proofs and draw(st.booleans()):
        optional["proof"] = draw(st.integers(0, len(proofs) - 1))
    value = draw(st.integers(-(10**12), 10**12) | st.decimals(-(10**9), 10**9, places=4).map(float))
    said = {"what": draw(LINE), "value": value, "unit": "libraries", "say_as": draw(LINE)}
    return {**said, **optional}


@st.composite
def cards(draw, ids, n, sources, topics, speakers):
    points = draw(
        st.lists(
            st.fixed_dictionaries(
                {"text": LINE}, optional={"required": st.booleans(), "paraphrases": WORDS}
            ),
            max_size=3,
        )
    )
    excerpts = draw(
        st.lists(
            st.tuples(st.sampled_from(sorted(sources)), st.integers(0, 9), st.integers(10, 20)),
            max_size=3,
            unique=True,
        )
    )
    proofs = []
    for source, start, end in excerpts:
        proof = {"source": source, "span": [start, end], "says": draw(LINE)}
        proof |= draw(sometimes(stance=st.sampled_from(["supports", "receipt", "contradicts"])))
        if speaker := speakers[(start + end) % len(speakers)]:
            proof["speaker"] = speaker
        if points and draw(st.booleans()):
            proof["key_point"] = draw(st.integers(0, len(points) - 1))
        proofs.append(proof)
    required = {
        "id": ids[n],
        "kind": draw(st.sampled_from(["rebuttal", "contrast", "fact"])),
        "topic": draw(st.sampled_from(sorted(topics))),
        "attack": draw(LINE),
        "headline": "The mayor opened libraries.",
        "rebuttal": "She opened\nthem: all “nine”.",
    }
    optional = draw(
        sometimes(
            heard_as=st.lists(LINE.map(lambda line: f"well, {line}"), max_size=2),
            loaded_words=WORDS,
            bridge=LINE,
            punt=LINE,
            do_not_say=st.lists(
                st.fixed_dictionaries({"phrase": LINE, "reason": LINE}), max_size=2
            ),
            likelihood=st.integers(1, 5),
            damage=st.integers(1, 5),
            note=LINE,
            owner=LINE,
            backup_owner=LINE,
            expires_at=MOMENT,
            long_rebuttal=st.just("word\n" * 70),
        )
    )
    if n and n % 4 and draw(st.booleans()):  # never more than four deep
        optional["follows"] = ids[n - 1]
    said = {"key_points": points, "proofs": proofs}
    return {
        **required,
        **optional,
        **said,
        "figures": draw(st.lists(figures(proofs), max_size=2)),
    }


@st.composite
def deck_files(draw):
    ids = [str(UUID(int=number)) for number in draw(st.sets(st.integers(1, 2**100), max_size=5))]
    keys = draw(st.sets(SLUG, min_size=1, max_size=3))
    digests = (f"{n:064x}" for n in itertools.count())
    source = sometimes(outlet=LINE, author=LINE, published_on=DAY, grade=st.sampled_from("ABCD"))
    sources = {
        key: {"sha256": next(digests), "title": draw(LINE), **draw(source)} for key in sorted(keys)
    }
    topics = draw(st.dictionaries(SLUG, LINE.map(lambda line: line[:80].strip()), min_size=1))
    person = sometimes(
        principal=st.booleans(), pronoun=st.sampled_from(["she", "he", "they"]), aliases=WORDS
    )
    people = [{"name": name, "side": "ours", **draw(person)} for name in NAMES]
    return {
        "schema": "debateprep.deck/v1",
        "deck": {"slug": "valley", "title": draw(LINE), **draw(sometimes(debate_at=MOMENT))},
        "people": people,
        "sources": sources,
        "topics": topics,
        "cards": [draw(cards(ids, n, sources, topics, ["", *NAMES])) for n in range(len(ids))],
    }


def load(text: str):
    return deckfiles.load(deckfiles.parse(text.encode(), name="deck.yaml"), at=NOON)


def normal(text: str):
    return deckfiles.normalize(deckfiles.parse(text.encode(), name="deck.yaml").data)


@hypothesis_settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(deck_files())
def test_any_deck_file_comes_back_as_it_went_in_normalized(data):
    with transaction.atomic():
        written = yaml.safe_dump(data, allow_unicode=True)
        load(written)
        deck = Deck.objects.get()
        text = deckfiles.dump(deck)

        assert normal(text) == normal(written) == deckfiles.contents(deck)
        assert not load(text).is_changed
        assert deckfiles.dump(deck) == text
        transaction.set_rollback(True)


def test_the_shipped_deck_comes_back_with_the_same_data():
    text = SHIPPED.read_text(encoding="utf-8")

    load(text)

    dumped = deckfiles.dump(Deck.objects.get())
    assert yaml.safe_load(dumped) == yaml.safe_load(text)


def test_a_dump_reads_as_a_person_would_write_it():
    long = "The mayor opened every one of the nine libraries, and on Sundays too: go and see them."
    card = card_data(0, rebuttal=long, note="One.\nTwo.", expires_at="2031-05-06T22:00:00+02:00")
    figure = {"what": "libraries", "value": 5.2e9, "unit": "x", "say_as": "many", "proof": 0}
    load(yaml.safe_dump(deck_data({**card, "figures": [figure]})))

    assert deckfiles.dump(Deck.objects.get()) == (
        """\
schema: debateprep.deck/v1
deck:
  slug: valley-2031
  title: The valley race
people:
  - name: Ines Vasquez
    side: ours
    aliases:
      - the mayor
sources:
  memo:
    sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    title: A memo
    grade: B
topics:
  libraries: Libraries
cards:
  - id: 0192f0c1-7a3e-7c31-9d6e-000000000000
    kind: rebuttal
    topic: libraries
    attack: You closed library 0.
    headline: The mayor opened libraries.
    rebuttal: >-
      The mayor opened every one of the nine libraries, and on Sundays too: go and see them.
    likelihood: 3
    damage: 3
    note: |-
      One.
      Two.
    owner: library-desk
    expires_at: 2031-05-06 20:00:00+00:00
    key_points:
      - text: All are open.
        required: true
    figures:
      - what: libraries
        value: 5200000000
        unit: x
        say_as: many
        proof: 0
    proofs:
      - source: memo
        span: [0, 10]
        says: They are open.
        stance: supports
"""
    )


def test_a_deck_made_in_the_admin_dumps_with_everybody_and_loads_without_a_change():
    deck = DeckFactory(slug="own", title="Own")
    PersonFactory(name="Ines Vasquez", side="ours")
    twin = "ab" * 4
    sources = [SourceFactory(sha256=twin + letter * 56) for letter in "cd"]
    card = CardFactory(topic=TopicFactory(slug="own", title="Own"), punt=" Ask the board. ")
    proof = ProofFactory(card=card, claim=ClaimFactory(source=sources[0]))
    ProofFactory(card=card, claim=ClaimFactory(source=sources[1]), position=1)
    FigureFactory(card=card, claim=proof.claim)
    FigureFactory(card=card, claim=ClaimFactory(source=sources[0], end=3), position=1)
    decks.put(deck, card)

    text = deckfiles.dump(deck)

    said = yaml.safe_load(text)
    assert [person["name"] for person in said["people"]] == ["Ines Vasquez"]
    assert list(said["sources"]) == [f"s{twin}", f"s{twin}d"]
    assert said["topics"] == {"own": "Own"}
    assert said["cards"][0]["punt"] == "Ask the board."
    assert [figure.get("proof") for figure in said["cards"][0]["figures"]] == [0, None]


def test_what_a_curator_added_is_in_the_dump():
    load(yaml.safe_dump(deck_data()))
    deck = Deck.objects.get()
    own = CardFactory(topic=TopicFactory(slug="parks", title="Parks"))
    ProofFactory(card=own)
    decks.put(deck, own)
    PersonFactory(name="Of another deck")

    said = yaml.safe_load(deckfiles.dump(deck))

    assert [card["id"] for card in said["cards"]][1:] == [str(own.pk)]
    assert said["topics"] == {"libraries": "Libraries", "parks": "Parks"}
    assert len(said["sources"]) == 2
    assert [person["name"] for person in said["people"]] == ["Ines Vasquez"]


@pytest.mark.parametrize("count", [1, 3])
def test_dumping_takes_as_many_queries_for_many_cards(count, django_assert_num_queries):
    load(yaml.safe_dump(deck_data(*(card_data(n) for n in range(count)))))
    deck = Deck.objects.get()

    with django_assert_num_queries(7):
        deckfiles.dump(deck)
