"""Siblings keep their numbers when one is put between two others, as long as there is room."""

from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.ordering import GAP, placed

numbers = st.lists(st.one_of(st.none(), st.integers(-5000, 5000)), max_size=12)


@given(numbers, st.sets(st.integers(0, 11)))
def test_numbers_rise_along_the_siblings(present, moved):
    found = placed(present, {place for place in moved if place < len(present)})
    assert len(found) == len(present) and found == sorted(set(found))


def test_only_what_is_moved_changes():
    assert placed([GAP, None, 2 * GAP], {1}) == [GAP, GAP + GAP // 2, 2 * GAP]
    assert placed([None, GAP, 2 * GAP], {0}) == [0, GAP, 2 * GAP]
    assert placed([GAP, 2 * GAP, None, None], {2, 3}) == [GAP, 2 * GAP, 3 * GAP, 4 * GAP]


def test_without_room_or_with_doubles_all_are_numbered_anew():
    assert placed([1, None, 2], {1}) == [GAP, 2 * GAP, 3 * GAP]
    assert placed([5, 5], set()) == [GAP, 2 * GAP]
    assert placed([5, None], set()) == [GAP, 2 * GAP]
