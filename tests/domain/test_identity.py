"""Ids never clash between offices, and those of changes always grow."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.identity import Clock, genesis_id, id_of, moment_of, new_id, new_node

YEAR = 365 * 24 * 3600 * 1000
NODE = "0123456789abcdef"


def a_clock(*moments: int, last: str = "") -> Clock:
    """A clock that shows these milliseconds one after the other, and then the last for ever."""
    left = list(moments)
    return Clock(NODE, last, lambda: left.pop(0) if len(left) > 1 else left[0])


def test_record_ids_are_of_version_7_and_sort_by_their_time(monkeypatch):
    moments = iter(range(1_700_000_000_000_000_000, 1_700_000_001_000_000_000, 1_000_000))
    monkeypatch.setattr("time.time_ns", lambda: next(moments))
    made = [new_id() for _ in range(500)]
    assert made == sorted(made)
    assert len(set(made)) == 500
    assert {(uuid.UUID(id_).version, uuid.UUID(id_).variant) for id_ in made} == {(7, uuid.RFC_4122)}


def test_the_id_of_a_pair_is_the_same_in_every_office():
    assert id_of("tagging", "a", "b") == id_of("tagging", "a", "b") == "bcdf02b7-b1a4-5411-8e5c-149c31fcdaa8"
    assert len({id_of("ab", "c"), id_of("a", "bc"), id_of("abc"), id_of("a", "b", "c")}) == 4
    assert uuid.UUID(id_of("x")).version == 5


def test_a_seeded_change_has_the_same_id_everywhere_and_comes_before_any_other():
    assert genesis_id("r", 0) == genesis_id("r", 0) != genesis_id("s", 0)
    assert genesis_id("r", 0) < genesis_id("r", 1) < Clock(NODE).tick()
    assert len(genesis_id("r", 0)) == len(Clock(NODE).tick()) == 32


def test_nodes_differ():
    assert len({new_node() for _ in range(100)}) == 100
    assert all(len(new_node()) == 16 and int(new_node(), 16) >= 0 for _ in range(10))


@given(st.lists(st.integers(0, 2**47), min_size=1, max_size=40))
def test_change_ids_grow_whatever_the_computers_clock_does(moments):
    clock = a_clock(*moments)
    ids = [clock.tick() for _ in moments]
    assert ids == sorted(set(ids))


def test_D25_ids_grow_after_the_clock_is_set_back_a_year():
    now = 1_700_000_000_000
    before = a_clock(now).tick()
    reopened = a_clock(now - YEAR, last=before)
    ids = [before, *(reopened.tick() for _ in range(3))]
    assert ids == sorted(set(ids))


def test_when_the_counter_is_full_the_moment_moves_on():
    full = f"{1000:012x}ffff{NODE}"
    ids = [full, *(clock_id for clock in [a_clock(1000, last=full)] for clock_id in (clock.tick(), clock.tick()))]
    assert ids == sorted(set(ids))
    assert ids[1] == f"{1001:012x}0000{NODE}"


def test_65_536_changes_in_one_millisecond_have_ids_of_their_own():
    clock = a_clock(5000)
    ids = [clock.tick() for _ in range(0x10000 + 10)]
    assert len(set(ids)) == len(ids) and ids == sorted(ids)


def test_the_moment_of_a_change_is_told_by_its_id():
    assert moment_of(a_clock(1_700_000_000_123).tick()) == 1_700_000_000.123
