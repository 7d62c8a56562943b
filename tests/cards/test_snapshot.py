"""A card as one JSON document, its hash, and when it lapses."""

from datetime import UTC, date, datetime

import pytest

from cards.snapshot import content_hash, content_of, contents_of, lapses_at
from tests.factories.cards import (
    CardFactory,
    FigureFactory,
    KeyPointFactory,
    ProofFactory,
    TopicFactory,
    proven_card,
)
from tests.factories.seeds import ClaimFactory, SourceFactory

pytestmark = pytest.mark.django_db


def test_the_content_holds_everything_a_reader_needs():
    source = SourceFactory(
        title="Four years",
        outlet="The Courier",
        published_on=date(2031, 5, 2),
        text="She opened 12.",
    )
    card = CardFactory(
        topic__slug="libraries",
        attack="You closed our libraries.",
        heard_as=["Why so few?"],
        loaded_words=["closed"],
        headline="There are more.",
        rebuttal="She opened twelve.",
        bridge="What matters",
        punt="Ask the readers.",
        do_not_say=[{"phrase": "none closed", "reason": "Two moved."}],
        likelihood=5,
        follows=CardFactory(),
        expires_at=datetime(2031, 6, 1, tzinfo=UTC),
    )
    point = KeyPointFactory(card=card, text="She opened twelve", paraphrases=["a dozen"])
    claim = ClaimFactory(source=source, start=0, end=3, speaker="The clerk")
    ProofFactory(card=card, claim=claim, key_point=point, says="It says so.")
    FigureFactory(card=card, claim=claim, value="12.50", say_as="twelve", as_of=date(2031, 5, 1))

    assert content_of(card) == {
        "id": str(card.pk),
        "kind": "rebuttal",
        "topic": "libraries",
        "attack": "You closed our libraries.",
        "heard_as": ["Why so few?"],
        "loaded_words": ["closed"],
        "headline": "There are more.",
        "rebuttal": "She opened twelve.",
        "long_rebuttal": None,
        "bridge": "What matters",
        "punt": "Ask the readers.",
        "do_not_say": [{"phrase": "none closed", "reason": "Two moved."}],
        "key_points": [
            {
                "id": str(point.pk),
                "text": "She opened twelve",
                "required": True,
                "paraphrases": ["a dozen"],
            }
        ],
        "figures": [
            {
                "what": "libraries opened",
                "value": "12.5",
                "unit": "libraries",
                "say_as": "twelve",
                "as_of": "2031-05-01",
                "valid_until": None,
                "proof": 0,
            }
        ],
        "proofs": [
            {
                "says": "It says so.",
                "stance": "supports",
                "quotation": "She",
                "speaker": "The clerk",
                "source": {
                    "title": "Four years",
                    "outlet": "The Courier",
                    "author": None,
                    "published_on": "2031-05-02",
                    "url": None,
                    "sha256": source.sha256,
                    "grade": "B",
                },
                "start": 0,
                "end": 3,
                "key_point": str(point.pk),
            }
        ],
        "follows": str(card.follows_id),
        "weight": 5 * 3 / 9,
        "expires_at": "2031-06-01T00:00:00Z",
    }


def test_a_figure_without_a_claim_points_at_no_proof():
    card = proven_card()
    FigureFactory(card=card)

    assert content_of(card)["figures"][0]["proof"] is None


@pytest.mark.parametrize("rows", [1, 3])
def test_many_cards_take_as_many_queries_as_one(rows, django_assert_num_queries):
    cards = [proven_card() for _ in range(rows)]

    with django_assert_num_queries(5):
        contents = contents_of(cards)

    assert [each["id"] for each in contents] == [str(card.pk) for card in cards]


def test_the_content_is_read_afresh():
    card = proven_card()
    content_of(card)

    KeyPointFactory(card=card, text="A second point", position=1)

    assert [point["text"] for point in content_of(card)["key_points"]][1] == "A second point"


def test_filing_and_quotations_are_outside_the_hash():
    card = proven_card()
    content = content_of(card)
    card.topic, card.likelihood, card.owner = TopicFactory(), 5, "another-desk"
    refiled = content_of(card)
    refiled["proofs"][0]["quotation"] = None

    assert refiled != content
    assert content_hash(refiled) == content_hash(content)


@pytest.mark.parametrize(
    ("field", "value"), [("headline", "Another."), ("expires_at", None), ("heard_as", ["Why not?"])]
)
def test_what_is_said_changes_the_hash(field, value):
    content = content_of(proven_card())

    assert content_hash(content | {field: value}) != content_hash(content)


@pytest.mark.parametrize(
    ("valid_until", "lapses"),
    [
        (None, datetime(2031, 6, 1, tzinfo=UTC)),
        (date(2031, 5, 9), datetime(2031, 5, 10, tzinfo=UTC)),
        (date(2031, 6, 9), datetime(2031, 6, 1, tzinfo=UTC)),
        (date.max, datetime(2031, 6, 1, tzinfo=UTC)),
    ],
)
def test_a_card_lapses_at_its_expiry_or_after_a_figures_last_day(valid_until, lapses):
    card = proven_card(expires_at=datetime(2031, 6, 1, tzinfo=UTC))
    FigureFactory(card=card, valid_until=valid_until)

    assert lapses_at(card) == lapses


def test_a_card_without_an_expiry_never_lapses():
    with pytest.raises(ValueError, match="never lapses"):
        lapses_at(CardFactory(expires_at=None))
