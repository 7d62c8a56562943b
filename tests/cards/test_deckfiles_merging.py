"""Three-way merge: whoever changed something has it, and nobody loses it unseen."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cards.deckfiles.merging import arrange, merge

FIELDS = st.sampled_from(["attack", "punt", "owner"])
ENTRIES = st.dictionaries(FIELDS, st.integers(0, 2))
LISTS = st.lists(st.sampled_from("abcdef"), unique=True)


@pytest.mark.parametrize(
    ("base", "ours", "file", "value", "conflicts"),
    [
        (1, 1, 1, 1, []),
        (1, 1, 2, 2, []),  # the file changed it
        (1, 2, 1, 2, []),  # a curator did
        (1, 2, 2, 2, []),  # both, to the same
        (1, 2, 3, 2, ["punt"]),
        (1, 1, None, None, []),  # the file dropped it
        (1, None, 1, None, []),  # a curator did
        (1, None, 2, None, ["punt"]),
        (1, 2, None, 2, ["punt"]),
        (None, 1, 2, 1, ["punt"]),  # it was never loaded
        (None, 1, None, 1, []),
        (None, None, 1, 1, []),
    ],
)
def test_a_field_goes_to_the_side_that_changed_it(base, ours, file, value, conflicts):
    base, ours, file, value = (
        {} if each is None else {"punt": each} for each in (base, ours, file, value)
    )

    merged = merge(base, ours, file)

    assert merged.value == value
    assert merged.conflicts == conflicts
    assert merged.base == (base if conflicts else file)


@given(ENTRIES, ENTRIES, ENTRIES)
def test_a_conflict_is_exactly_where_all_three_differ(base, ours, file):
    merged = merge(base, ours, file)

    names = {*base, *ours, *file}
    assert set(merged.conflicts) == {
        name for name in names if len({each.get(name) for each in (base, ours, file)}) == 3
    }


@given(ENTRIES, ENTRIES, ENTRIES)
def test_merging_again_changes_nothing_and_names_the_same_conflicts(base, ours, file):
    merged = merge(base, ours, file)

    again = merge(merged.base, merged.value, file)

    assert again == merged


@given(ENTRIES, ENTRIES)
def test_without_a_change_on_one_side_the_other_stands(one, other):
    assert merge(one, other, one).value == other
    assert merge(one, one, other).value == other


@given(ENTRIES, ENTRIES, ENTRIES)
def test_overwriting_leaves_no_conflict_and_nothing_of_the_file_behind(base, ours, file):
    merged = merge(base, ours, file, overwrite=True)

    assert merged.conflicts == []
    assert merged.base == file
    for name in {*base, *file}:
        if base.get(name) != file.get(name):
            assert merged.value.get(name) == file.get(name)


@pytest.mark.parametrize(
    ("base", "ours", "file", "order", "is_conflict"),
    [
        ("abc", "abc", "abc", "abc", False),
        ("", "", "abc", "abc", False),
        ("abc", "abc", "cab", "cab", False),  # the file moved one
        ("abc", "cab", "abc", "cab", False),  # a curator did
        ("abc", "cab", "cab", "cab", False),  # both did
        ("abc", "cab", "bac", "cab", True),
        ("abc", "abc", "abxc", "abxc", False),  # the file brought one
        ("abc", "abc", "xabc", "xabc", False),
        ("abc", "abyc", "abc", "abyc", False),  # a curator put one in
        ("abc", "abyc", "abxc", "abxyc", False),
        ("abc", "abc", "ac", "ac", False),  # the file dropped one
        ("abc", "ac", "abc", "ac", False),  # a curator took one out
        ("abc", "cby", "cab", "cby", False),
        ("", "ba", "ab", "ba", False),  # both brought them: the deck has its order already
    ],
)
def test_a_list_keeps_what_each_side_brought_in_the_order_of_the_side_that_moved(
    base, ours, file, order, is_conflict
):
    arranged = arrange(list(base), list(ours), list(file))

    assert "".join(arranged.order) == order
    assert arranged.is_conflict is is_conflict


def test_overwriting_takes_the_files_order():
    arranged = arrange(list("abc"), list("cabz"), list("bac"), overwrite=True)

    assert arranged.order == list("bzac")
    assert not arranged.is_conflict


@given(LISTS, LISTS, LISTS)
def test_what_a_side_brought_is_there_and_what_it_took_away_is_not(base, ours, file):
    arranged = arrange(base, ours, file)

    assert len(arranged.order) == len(set(arranged.order))
    kept = {item for item in ours if item in file or item not in base}
    brought = {item for item in file if item not in base}
    assert set(arranged.order) == kept | brought


@given(LISTS, LISTS, LISTS, st.booleans())
@example(list("ab"), list("eb"), list("bae"), False)  # both sides brought the same card
def test_arranging_again_changes_nothing(base, ours, file, overwrite):
    arranged = arrange(base, ours, file, overwrite=overwrite)

    again = arrange(arranged.base, arranged.order, file, overwrite=overwrite)

    assert again.order == arranged.order
    assert again.base == arranged.base
