"""From what is written of a group, no small number in it can be computed, even by a reader who knows the rule."""

from collections import defaultdict
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.assets import reference
from wpstracker.domain.headcount import Headcount
from wpstracker.domain.small_numbers import LIMIT, SECURITY, WHOLE, Hidden, hidden, is_small, parts_of

SMALL, OTHER = Hidden.SMALL, Hidden.OTHER
_number = st.one_of(st.none(), st.integers(0, 9), st.integers(0, 400))


def written(count: Headcount) -> tuple[tuple[str, object], ...]:
    """What a reader sees of a group."""
    whole = {} if count.people() is None else {WHOLE: count.people()}
    unwritten = hidden(count)
    return tuple((name, unwritten.get(name, value)) for name, value in (parts_of(count) | whole).items())


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Headcount(3, 20), {"women": SMALL, "people": OTHER}),
        (Headcount(20, 4, total=24), {"men": SMALL, "people": OTHER}),
        (Headcount(3, 2), {"women": SMALL, "men": SMALL, "people": OTHER}),
        (Headcount(1, 2), {"women": SMALL, "men": SMALL, "people": SMALL}),
        (Headcount(women=3), {"women": SMALL, "people": SMALL}),
        (Headcount(total=4), {"not_split": SMALL, "people": SMALL}),
        (Headcount(women=3, total=30), {"women": SMALL, "people": OTHER}),
        (Headcount(women=28, total=30), {"not_split": SMALL, "people": OTHER}),
        (Headcount(1, 1, 1, 1), {"women": SMALL, "men": SMALL, "other": SMALL, "not_split": SMALL, "people": OTHER}),
        (Headcount(0, 20), {}),
        (Headcount(5, 5), {}),
        (Headcount(), {}),
        (Headcount(0, 0), {}),
    ],
)
def test_small_parts_are_hidden_and_so_is_the_whole(count: Headcount, expected: dict[str, Hidden]) -> None:
    assert hidden(count) == expected
    assert is_small(count) == bool(expected)


def test_no_hidden_number_has_one_value_only_for_a_reader_who_knows_the_rule() -> None:
    """Every group of up to twelve people in each part: those that are written alike differ in each number that is hidden."""
    alike: dict[object, list[Headcount]] = defaultdict(list)
    few, most = [None, 0, 1, 2, 3, 4, 5, 6], [None, *range(13)]
    for women, men, other, rest in product(most, most, few, few):
        alike[written(Headcount(women, men, other, rest))].append(Headcount(women, men, other, rest))
    for groups in alike.values():
        for name in hidden(groups[0]):
            values = {parts_of(group)[name] if name != WHOLE else group.people() for group in groups}
            assert len(values) > 1, (name, groups[0])


FIELD = {"not_split": "undisaggregated"}
"""What a part of a row is called in a `Headcount`."""


@given(_number, _number, _number, _number)
def test_each_small_number_may_be_another_for_what_is_written(
    women: int | None, men: int | None, other: int | None, rest: int | None
) -> None:
    count = Headcount(women, men, other, rest)
    shown = written(count)
    small = [FIELD.get(name, name) for name, how in hidden(count).items() if how is SMALL and name != WHOLE]
    alike = [
        values
        for values in product(range(1, LIMIT), repeat=len(small))
        if written(replace(count, **dict(zip(small, values, strict=True)))) == shown  # type: ignore[arg-type]
    ]
    for position, name in enumerate(small):
        assert len({values[position] for values in alike}) > 1, name
    assert not any(isinstance(value, int) and 0 < value < LIMIT for _, value in shown)


@given(st.integers(1, 4), _number, st.integers(0, 400))
def test_a_stated_total_gives_nothing_away_either(women: int, men: int | None, total: int) -> None:
    count = Headcount(women=women, men=men, total=total)
    assert WHOLE in hidden(count)


def test_every_security_institution_is_in_the_taxonomy() -> None:
    codes = {term["code"] for term in reference("terms")["terms"] if term["scheme"] == "institution_type"}
    assert codes >= SECURITY
