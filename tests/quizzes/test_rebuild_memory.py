"""Memory can be made again from the log, and compared with it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from debateprep.shared.ids import new_id
from quizzes.models import MemoryState
from quizzes.reviews import record
from tests.factories.cards import live_card
from tests.factories.quizzes import AssignmentFactory, LearnerFactory
from tests.quizzes.reviewing import folded, memories, rating, undo


@pytest.fixture
def card(surrogate, noon):
    card = live_card(deck=AssignmentFactory(user=surrogate).deck)
    slip = rating(card.pk, 1)
    first = rating(card.pk, ago=timedelta(days=9))
    record(surrogate, [first, slip, undo(slip.id)], at=noon)
    return card


def run(*args: str) -> str:
    out = StringIO()
    call_command("rebuild_memory", *args, stdout=out)
    return out.getvalue()


def check(*args: str) -> list[str]:
    """Return the lines that name differences, of a check that must find some."""
    err = StringIO()
    with pytest.raises(CommandError, match="not what the log says"):
        call_command("rebuild_memory", "--check", *args, stderr=err)
    return err.getvalue().splitlines()


def test_memory_made_again_is_the_same_bit_for_bit(surrogate, card):
    before = memories(surrogate)

    assert run() == "surrogate: memory of 1 card made again\n"

    assert memories(surrogate) == before == folded(surrogate)


def test_lost_memory_comes_back(surrogate, card):
    before = memories(surrogate)
    MemoryState.objects.all().delete()

    run("--user", "surrogate")

    assert memories(surrogate) == before


def test_memory_without_reviews_goes(surrogate, card):
    before = memories(surrogate)
    other = live_card()
    MemoryState.holding(before[card.pk], user_id=surrogate.pk, card_id=other.pk).save(
        force_insert=True
    )

    run()

    assert memories(surrogate) == before


def test_only_the_named_person_is_made_again(surrogate, outsider, card):
    LearnerFactory(user=outsider)
    MemoryState.objects.all().delete()

    assert run("--user", "outsider") == "outsider: memory of 0 cards made again\n"

    assert not MemoryState.objects.exists()


def test_everybody_is_made_again_without_a_name(surrogate, outsider, card):
    LearnerFactory(user=outsider)

    assert run().splitlines() == [
        "outsider: memory of 0 cards made again",
        "surrogate: memory of 1 card made again",
    ]


def test_a_check_of_sound_memory_is_content(surrogate, card):
    assert run("--check") == "Memory is what the log says, for 1 of 1.\n"


def test_a_check_names_a_damaged_memory_and_changes_nothing(surrogate, card):
    digest = MemoryState.objects.get().digest
    MemoryState.objects.update(stability=500.0)

    lines = check()

    assert lines == [
        f"surrogate, card {card.pk}: stored damaged, the log says {digest[:12]}",
    ]
    assert MemoryState.objects.get().stability == 500.0


def test_a_check_names_a_lost_memory(surrogate, card):
    digest = MemoryState.objects.get().digest
    MemoryState.objects.all().delete()

    assert check("--user", "surrogate") == [
        f"surrogate, card {card.pk}: stored nothing, the log says {digest[:12]}",
    ]


def test_a_check_names_a_memory_without_reviews(surrogate, card, noon):
    memory, other = memories(surrogate)[card.pk], live_card()
    MemoryState.holding(memory, user_id=surrogate.pk, card_id=other.pk).save(force_insert=True)

    assert check() == [
        f"surrogate, card {other.pk}: stored {memory.digest[:12]}, the log says nothing",
    ]


def test_a_check_counts_what_it_found(surrogate, card, noon):
    other = live_card(deck=surrogate.assignments.get().deck)
    record(surrogate, [rating(other.pk)], at=noon)
    MemoryState.objects.all().delete()

    with pytest.raises(CommandError) as refusal:
        call_command("rebuild_memory", "--check", stderr=StringIO())

    assert str(refusal.value) == "2 memories are not what the log says."


def test_nobody_is_rebuilt_by_a_wrong_name(db):
    with pytest.raises(CommandError, match="nobody called nemo"):
        run("--user", "nemo")


def test_an_undo_that_waits_is_no_difference(surrogate, card, noon):
    record(surrogate, [undo(new_id())], at=noon)

    assert run("--check").startswith("Memory is what the log says")
