"""`manage.py load_deck` and `dump_deck`, as somebody would type them."""

import json
from io import StringIO

import pytest
import yaml
from django.core.management import CommandError, call_command

from cards.models import Card, CardStatus, Deck
from seeds.models import Source
from tests.factories.accounts import UserFactory
from tests.factories.cards import DeckFactory
from tests.factories.deckfiles import CARD_IDS, card_data, deck_data, write_deck

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    """Run a command; return standard output, standard error and what it failed with."""

    def run(*args):
        out, err, failure = StringIO(), StringIO(), ""
        try:
            call_command(*map(str, args), stdout=out, stderr=err, no_color=True)
        except CommandError as exc:
            failure = str(exc)
        return out.getvalue(), err.getvalue(), failure

    return run


@pytest.fixture
def path(tmp_path):
    return write_deck(tmp_path / "deck.yaml", deck_data(card_data(0), card_data(1)))


def test_a_deck_is_loaded_and_again_is_nothing_new(run, path):
    missing = f"{path}: 1 cited document is not stored yet; ingest to see the words.\n"

    assert run("load_deck", path) == ("valley-2031: 2 cards: 2 new\n", missing, "")
    assert run("load_deck", path) == ("valley-2031: 2 cards: nothing changed\n", missing, "")


def test_what_changed_is_summed_up(run, path):
    run("load_deck", path)
    write_deck(path, deck_data(card_data(1, owner="new-desk"), card_data(2)))

    assert run("load_deck", path)[0] == (
        "valley-2031: 2 cards: 1 new, 1 changed, 1 left the deck\n"
    )
    write_deck(path, deck_data(card_data(2), card_data(1, owner="new-desk")))
    assert run("load_deck", path)[0] == (
        "valley-2031: 2 cards: people, sources, topics or order changed\n"
    )


def test_the_documents_still_missing_are_counted(run, path):
    sources = {
        name: {"sha256": letter * 64, "title": name}
        for name, letter in {"memo": "a", "note": "b", "uncited": "c"}.items()
    }
    proof = {"source": "note", "span": [0, 9], "says": "It is so."}
    write_deck(path, deck_data(card_data(0), card_data(1, proofs=[proof]), sources=sources))

    assert "2 cited documents are not stored yet" in run("load_deck", path)[1]
    Source.objects.update(text="0123456789" * 3, ingested_at="2031-05-06T12:00:00Z")
    assert run("load_deck", path)[1] == ""


def test_a_bad_file_is_told_by_line_and_stops_no_other(run, path, tmp_path):
    data = deck_data(card_data(3, topic="zoo", damage=9))
    bad = write_deck(tmp_path / "bad.yaml", data)
    lines = bad.read_text().splitlines()

    out, err, failure = run("load_deck", bad, tmp_path / "no.yaml", path)

    assert out == "valley-2031: 2 cards: 2 new\n"
    assert err.splitlines()[:2] == [
        f"{bad}:{lines.index('  damage: 9') + 1}: cards[0].damage: is 9; at most 5.",
        f"{tmp_path}/no.yaml:1: cannot be read: No such file or directory.",
    ]
    assert failure == f"2 problems; not loaded: {bad}, {tmp_path}/no.yaml."
    assert Card.objects.count() == 2


def test_a_conflict_is_told_by_line_and_overwriting_takes_the_files_side(run, path):
    run("load_deck", path)
    Card.objects.filter(pk=CARD_IDS[0]).update(headline="She did.")
    write_deck(path, deck_data(card_data(0, headline="Another line."), card_data(1)))
    line = path.read_text().splitlines().index("  headline: Another line.") + 1

    out, err, failure = run("load_deck", path)

    assert out == "valley-2031: 2 cards: nothing changed\n"
    assert err.splitlines()[0] == (
        f"{path}:{line}: cards[0].headline: a curator changed this since it was loaded;"
        " kept theirs (use --overwrite to take the file's)."
    )
    assert failure == "1 problem; everything else was done."
    assert run("load_deck", path, "--overwrite")[0] == "valley-2031: 2 cards: 1 changed\n"
    assert Card.objects.get(pk=CARD_IDS[0]).headline == "Another line."


def test_cards_are_approved_in_somebodys_name(run, path, lead):
    out, _, failure = run("load_deck", path, "--approve-as", "lead")

    assert (out, failure) == ("valley-2031: 2 cards: 2 new, 2 approved\n", "")
    assert set(Card.objects.values_list("status", "approved_by")) == {
        (CardStatus.APPROVED, lead.pk)
    }
    again = run("load_deck", path, "--approve-as", "lead")
    assert again[0] == "valley-2031: 2 cards: nothing changed\n"


def test_a_card_that_is_refused_is_told_by_line_and_stops_no_other(run, path, lead):
    write_deck(path, deck_data(card_data(0, proofs=[]), card_data(1)))
    line = path.read_text().splitlines().index(f"- id: {CARD_IDS[0]}") + 1

    out, err, failure = run("load_deck", path, "--approve-as", "lead")

    assert out == "valley-2031: 2 cards: 2 new, 1 approved\n"
    assert err.startswith(f"{path}:{line}: cards[0]: not approved: ")
    assert failure == "1 problem; everything else was done."


def test_nobody_unknown_gone_or_not_allowed_approves(run, path, curator):
    UserFactory(username="gone", lead=True, is_active=False)

    for username, message in {
        "nobody": "There is no active user “nobody” to approve as.",
        "gone": "There is no active user “gone” to approve as.",
        "curator": "curator may not approve cards.",
    }.items():
        assert run("load_deck", path, "--approve-as", username)[2] == message
    assert not Card.objects.exists()


def test_json_gives_one_document_on_standard_output(run, path, tmp_path, lead):
    bad = write_deck(tmp_path / "bad.yaml", {"schema": "debateprep.deck/v1", "cards": []})
    data = deck_data(card_data(0, proofs=[]), card_data(1))
    write_deck(path, data)

    out, _, _ = run("load_deck", path, bad, "--json", "--approve-as", "lead")

    good, failed = json.loads(out)["files"]
    (refused,) = good.pop("refused")
    assert refused["field"] == "cards[0]"
    assert good == {
        "path": str(path),
        "deck": "valley-2031",
        "version": Deck.objects.get().version,
        "cards": 2,
        "new": 2,
        "changed": 0,
        "left": 0,
        "approved": 1,
        "problems": [],
        "conflicts": [],
    }
    assert failed == {
        "path": str(bad),
        "deck": None,
        "problems": [{"line": 1, "field": "", "message": "has no deck."}],
    }


def test_a_deck_is_dumped_to_standard_output(run, path):
    run("load_deck", path)

    out, err, failure = run("dump_deck", "valley-2031")

    assert (err, failure) == ("", "")
    assert yaml.safe_load(out)["deck"] == {"slug": "valley-2031", "title": "The valley race"}


def test_a_deck_that_is_not_there_is_refused_with_those_that_are(run):
    assert run("dump_deck", "zoo")[2] == "There is no deck “zoo”; there is none yet."
    DeckFactory(slug="b")
    DeckFactory(slug="a")

    assert run("dump_deck", "zoo")[2] == "There is no deck “zoo”; the decks are: a, b."
