"""A document read again as another side's: its drafts go, but for those that people worked on."""

from importlib import import_module

import pytest
from django.apps import apps

from cards import curation, decks, intake, rereading
from cards.drafting.known import Knowledge
from cards.intake import Handed
from cards.models import Card, CardStatus, Intake, IntakeFile, IntakeFileStatus, Proof
from cards.rereading import Drafts, RereadingError, drafts_of
from seeds.models import Claim, Source
from tests.factories.cards import CardFactory, DeckFactory, live_card
from tests.factories.seeds import ClaimFactory, PersonFactory

pytestmark = pytest.mark.django_db

ARTICLE = """Vasquez answers Holt

"Mayor Vasquez closed our libraries and failed this city," Holt told the crowd on Monday.

"That is false," Vasquez said. "We reopened 12 libraries after the flood, and all of them are open."
"""
# The same attack, told by another paper.
SECOND = """Holt at the fair

"Mayor Vasquez closed our libraries and failed this city," Holt told the crowd on Tuesday.
"""
# Its own voice attacks: whom, depends on whose it is.
PAMPHLET = """The mayor closed our libraries and failed this city. She raised bus fares.

Holt voted against the library bond. He missed 29 votes last year."""


@pytest.fixture(autouse=True)
def people(db):
    PersonFactory(
        name="Ines Vasquez", aliases=["Vasquez", "the mayor"], pronoun="she", is_principal=True
    )
    PersonFactory(
        name="Desmond Holt", aliases=["Holt"], pronoun="he", side="theirs", is_principal=True
    )


@pytest.fixture
def read(curator, noon):
    """Return a function that brings a document in and reads it."""

    def read(words=ARTICLE, name="article.txt", **described) -> IntakeFile:
        handed = [Handed(name, words.encode())]
        brought = intake.bring(Intake(**described), handed, by=curator, at=noon)
        return finish(brought.files.get(), noon)

    return read


def finish(file, at) -> IntakeFile:
    """Read what waits, as the worker does."""
    intake.read_next(file.intake, at=at)
    file.refresh_from_db()
    assert file.status == IntakeFileStatus.READ
    return file


@pytest.fixture
def again(curator, noon):
    """Return a function that has a document read again, and reads it."""

    def again(file, side="") -> IntakeFile:
        rereading.read_again(file, side=side, by=curator, at=noon)
        return finish(file, noon)

    return again


def new_of(file) -> list[Card]:
    return list(Card.objects.filter(pk__in=file.outcome["new"]))


def test_drafts_that_nobody_touched_are_retired_with_the_reason(read, again, curator, noon):
    file = read()
    before = new_of(file)
    assert before

    again(file, "theirs")

    for card in before:
        card.refresh_from_db()
        assert card.status == CardStatus.RETIRED
        event = card.events.latest("pk")
        assert (event.why, event.by, event.at) == ("Read again as theirs.", curator, noon)


def test_its_source_gets_the_side_and_its_claims_are_found_anew(read, again):
    file = read(PAMPHLET, side="ours")
    before = set(Claim.objects.values_list("start", "role"))

    again(file, "theirs")

    source = Source.objects.get()
    assert (source.side, source.side_is_guess) == ("theirs", False)
    assert set(Claim.objects.values_list("start", "role")) != before


def test_claims_of_retired_drafts_are_found_anew_too(read, again):
    file = read(PAMPHLET, side="ours")
    cited = set(Claim.objects.filter(proofs__isnull=False).values_list("pk", flat=True))
    assert cited

    again(file, "theirs")

    twin = read(PAMPHLET + "\n", name="twin.txt", side="theirs").source
    expected = dict(twin.claims.values_list("start", "role"))
    claims = Claim.objects.filter(pk__in=cited)
    assert {claim.pk for claim in claims} == cited
    assert [claim.role for claim in claims] == [
        expected.get(claim.start, "none") for claim in claims
    ]


def test_a_line_is_not_swallowed_by_the_draft_that_was_just_retired(read, again):
    file = read()
    lines = {(card.kind, card.attack) for card in new_of(file)}

    again(file, "neutral")

    assert {(card.kind, card.attack) for card in new_of(file)} == lines
    assert file.outcome["heard"] == []


def test_back_and_forth_drafts_the_same_again(read, again):
    file = read(side="neutral")
    lines = {(card.kind, card.attack) for card in new_of(file)}

    again(file, "theirs")
    again(file, "neutral")

    assert {(card.kind, card.attack) for card in new_of(file)} == lines
    in_use = Card.objects.exclude(status=CardStatus.RETIRED)
    assert {(card.kind, card.attack) for card in in_use} == lines


def test_a_later_document_is_heard_by_the_new_draft_and_not_by_the_retired(read, again):
    file = again(read(), "neutral")
    [draft] = [card for card in new_of(file) if card.kind == "rebuttal"]

    other = read(SECOND, name="second.txt")

    assert other.outcome["heard"][0]["card"] == str(draft.pk)
    assert draft.proofs.filter(claim__source=other.source).exists()


def test_a_draft_that_a_curator_retired_is_not_drafted_anew(read, again, curator, noon):
    file = read()
    [card] = [card for card in new_of(file) if card.kind == "rebuttal"]
    curation.retire(card, by=curator, at=noon, why="We do not say this.")

    again(file, "neutral")

    assert card.attack not in [each.attack for each in new_of(file)]
    assert card.events.latest("pk").why == "We do not say this."


def test_a_reopened_draft_holds_its_line_again(read, curator, noon):
    file = read()
    rereading.discard(file, by=curator, at=noon)
    [card] = Card.objects.let_go().filter(kind="rebuttal")

    curation.reopen(card, by=curator, at=noon)

    assert card not in Card.objects.let_go()
    again_known = Knowledge.stored()
    assert again_known.last_card == card.pk


def edit(card, curator, noon):
    curation.edited(card, by=curator, at=noon)


def submit(card, curator, noon):
    curation.submit(card, by=curator, at=noon)


def reopen(card, curator, noon):
    curation.submit(card, by=curator, at=noon)
    curation.reopen(card, by=curator, at=noon)


def put_in_a_deck(card, curator, noon):
    decks.put(DeckFactory(), card)


def reply(card, curator, noon):
    CardFactory(follows=card)


@pytest.mark.parametrize("work", [edit, submit, reopen, put_in_a_deck, reply])
def test_drafts_that_somebody_worked_on_stay(read, curator, noon, work):
    file = read()
    [card] = [card for card in new_of(file) if card.kind == "rebuttal"]
    work(card, curator, noon)
    status = Card.objects.get(pk=card.pk).status

    drafts = rereading.read_again(file, side="theirs", by=curator, at=noon)

    assert drafts.kept == [card]
    assert Card.objects.get(pk=card.pk).status == status
    assert card not in drafts.untouched


def test_a_card_that_nobody_drafted_from_documents_is_none_of_its_drafts(read, curator, noon):
    file = read()
    card = live_card()
    claim = ClaimFactory(source=file.source, start=0, end=5)
    Proof.objects.create(card=card, claim=claim, says="It says so.")

    drafts = rereading.discard(file, by=curator, at=noon)

    assert card not in [*drafts.kept, *drafts.untouched]
    card.refresh_from_db()
    assert card.status == CardStatus.APPROVED


def test_a_draft_whose_line_another_document_has_stays(read, curator, noon):
    first, second = read(), read(SECOND, name="second.txt")
    [card] = [card for card in new_of(first) if card.kind == "rebuttal"]

    found = drafts_of([first.source.pk, second.source.pk])
    assert card in found[first.source.pk].kept
    assert card in found[second.source.pk].kept

    rereading.discard(first, by=curator, at=noon)

    card.refresh_from_db()
    assert card.status == CardStatus.DRAFT


def test_a_document_given_up_leaves_no_draft_and_stays(read, again, curator, noon):
    file = read()
    before = new_of(file)

    drafts = rereading.discard(file, by=curator, at=noon)

    assert drafts == Drafts(untouched=before, kept=[])
    assert set(Card.objects.values_list("status", flat=True)) == {"retired"}
    assert before[0].events.latest("pk").why == rereading.DISCARDED
    assert Source.objects.get() == file.source
    assert again(file).outcome["new"]


def test_read_again_with_people_who_were_added_since(read, again):
    file = read()
    PersonFactory(name="Ana Lim", side="ours")

    again(file)

    assert Card.objects.latest("pk").events.latest("pk").why == "Drafted from documents."
    assert Card.objects.filter(pk__in=file.outcome["new"]).exists()
    assert "Read again." in Card.objects.first().events.latest("pk").why


def test_what_is_not_read_is_not_read_again(read, curator, noon):
    waiting = intake.bring(Intake(), [Handed("memo.txt", b"Words.")], by=curator, at=noon)

    for refused in (rereading.read_again, rereading.discard):
        with pytest.raises(RereadingError, match="not read yet"):
            refused(waiting.files.get(), by=curator, at=noon)


def test_of_two_at_once_one_has_it_read_again(read, curator, noon):
    file = read()
    slower = IntakeFile.objects.get(pk=file.pk)
    rereading.read_again(file, side="ours", by=curator, at=noon)

    with pytest.raises(RereadingError, match="just now"):
        rereading.read_again(slower, side="theirs", by=curator, at=noon)

    assert Source.objects.get().side == "ours"


@pytest.mark.parametrize("count", [1, 3])
def test_drafts_are_found_in_as_many_queries_for_three_documents(
    read, django_assert_num_queries, count
):
    sources = [read(f"{ARTICLE} {each}.", name=f"{each}.txt").source.pk for each in range(count)]

    with django_assert_num_queries(3):
        found = drafts_of(sources)

    assert all(drafts.untouched or drafts.kept for drafts in found.values())


def test_going_back_leaves_nothing_to_be_read_again(read):
    migration = import_module("cards.migrations.0004_intake_read_again")
    again, waiting = read(), IntakeFile(name="new.txt", raw=b"Holt spoke.", position=1)
    IntakeFile.objects.filter(pk=again.pk).update(status=IntakeFileStatus.WAITING)
    waiting.intake = again.intake
    waiting.save()

    migration.read_no_more(apps, None)

    statuses = dict(IntakeFile.objects.values_list("name", "status"))
    assert statuses == {"article.txt": IntakeFileStatus.READ, "new.txt": IntakeFileStatus.WAITING}
