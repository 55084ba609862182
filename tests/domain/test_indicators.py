"""Where an indicator stands: newest value, target in force, never anything between two values."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.indicators import (
    IN_WORDS,
    NO_DIRECTION,
    Figure,
    Measured,
    Trend,
    Verdict,
    cell_keys,
    counts_things,
    parts_differ,
    splits,
    standing,
)
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Direction

DAY = date(2023, 11, 20)


def figure(period: str, value: float | None = None, written: str = "") -> Figure:
    return Figure(PartialDate.from_code(period), value, written)


def measured(values=(), targets=(), direction: Direction | None = Direction.UP, **said) -> Measured:
    return Measured(direction, targets=tuple(targets), values=tuple(values), **said)


def verdict(*values: Figure, targets=(), direction: Direction | None = Direction.UP, day: date = DAY, **said) -> Verdict:
    return standing(measured(values, targets, direction, **said), day).verdict


def test_the_newest_value_is_compared_with_the_target_of_its_period():
    targets = [figure("2022", 20), figure("2023", 30)]
    assert verdict(figure("2022", 25), figure("2023", 29), targets=targets) == Verdict.OFF
    assert verdict(figure("2022", 25), targets=targets) == Verdict.ON


def test_a_target_holds_until_the_next_one():
    found = standing(measured([figure("2023", 31)], [figure("2021", 10), figure("2022", 30), figure("2025", 50)]), DAY)
    assert (found.verdict, found.target, found.ahead) == (Verdict.ON, figure("2022", 30), figure("2025", 50))


def test_before_its_first_target_an_indicator_is_not_judged():
    found = standing(measured([figure("2021", 5)], [figure("2025", 50)]), DAY)
    assert (found.verdict, found.target, found.ahead) == (Verdict.NO_TARGET, None, figure("2025", 50))


def test_half_a_year_is_not_measured_by_the_target_of_the_whole_year():
    found = standing(measured([figure("2023-06", 20)], [figure("2022", 15), figure("2023", 30)]), DAY)
    assert (found.verdict, found.target, found.ahead) == (Verdict.ON, figure("2022", 15), figure("2023", 30))


def test_without_a_value_it_is_not_reported_and_the_periods_that_are_over_are_named():
    found = standing(measured([figure("2022")], [figure("2021", 10), figure("2022", 20), figure("2023", 30)]), DAY)
    assert (found.verdict, found.newest) == (Verdict.NOT_REPORTED, None)
    assert [period.code() for period in found.missing] == ["2021", "2022"]


def test_a_value_of_the_present_year_counts_and_one_of_the_next_does_not():
    values = [figure("2023", 1), figure("2024", 2)]
    assert standing(measured(values), DAY).newest == figure("2023", 1)
    assert standing(measured(values), date(2022, 12, 31)).verdict == Verdict.NOT_REPORTED


def test_what_should_fall_and_what_should_stay():
    targets = [figure("2022", 10)]
    assert verdict(figure("2022", 9), targets=targets, direction=Direction.DOWN) == Verdict.ON
    assert verdict(figure("2022", 11), targets=targets, direction=Direction.DOWN) == Verdict.OFF
    assert verdict(figure("2022", 10), targets=targets, direction=Direction.HOLD) == Verdict.ON
    assert verdict(figure("2022", 11), targets=targets, direction=Direction.HOLD) == Verdict.OFF


def test_the_baseline_says_which_way_where_nobody_else_does():
    targets = [figure("2022", 10)]
    assert verdict(figure("2022", 9), targets=targets, direction=None, baseline=20) == Verdict.ON
    assert verdict(figure("2022", 9), targets=targets, direction=None, baseline=5) == Verdict.OFF
    unknown = standing(measured([figure("2022", 9)], targets, None), DAY)
    assert (unknown.verdict, unknown.reason) == (Verdict.NOT_COMPARED, NO_DIRECTION)


def test_words_are_not_compared_with_numbers():
    found = standing(measured([figure("2022", written="adopted")], [figure("2022", 1)]), DAY)
    assert (found.verdict, found.reason) == (Verdict.NOT_COMPARED, IN_WORDS)


@pytest.mark.parametrize(
    ("numbers", "trend"),
    [
        ((1, 2), Trend.RISING),
        ((2, 1), Trend.FALLING),
        ((2, 2), Trend.UNCHANGED),
        ((2,), Trend.ONE_VALUE),
        ((), None),
        ((5, None, 7), Trend.RISING),
    ],
)
def test_the_trend_is_from_the_number_before_to_the_newest(numbers, trend):
    values = [figure(str(2015 + at), number) for at, number in enumerate(numbers)]
    assert standing(measured(values), DAY).trend == trend


def test_a_cumulative_value_cannot_fall():
    values = [figure("2021", 10), figure("2022", 8)]
    assert standing(measured(values, cumulative=True), DAY).fell
    assert not standing(measured(values), DAY).fell


PERIODS = st.integers(2000, 2040).map(PartialDate) | st.builds(PartialDate, st.integers(2000, 2040), st.integers(1, 12))
NUMBERS = st.integers(-50, 50).map(float)
FIGURES = st.lists(st.builds(Figure, PERIODS, st.none() | NUMBERS), max_size=6, unique_by=lambda each: each.period)
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
INDICATORS = st.builds(
    Measured,
    st.sampled_from([None, *Direction]),
    st.none() | NUMBERS,
    st.none(),
    st.booleans(),
    FIGURES.map(tuple),
    FIGURES.map(tuple),
)


@given(INDICATORS, PERIODS, DAYS)
def test_a_period_that_nobody_reported_changes_nothing(given_one, period, day):
    more = Measured(
        given_one.direction, given_one.baseline, None, given_one.cumulative, given_one.targets, (*given_one.values, Figure(period))
    )
    assert standing(more, day) == standing(given_one, day)


@given(INDICATORS, DAYS)
def test_what_is_said_of_later_periods_does_not_count_today(given_one, day):
    """The present is one day among others: what began by then is all that matters."""
    begun = tuple(value for value in given_one.values if value.begins and value.begins <= day)
    known = Measured(given_one.direction, given_one.baseline, None, given_one.cumulative, given_one.targets, begun)
    assert standing(given_one, day) == standing(known, day)


@given(INDICATORS, DAYS, st.sampled_from([Direction.UP, Direction.DOWN]))
def test_the_other_direction_gives_the_other_verdict_except_at_the_target(given_one, day, direction):
    def as_if(way: Direction):
        return standing(Measured(way, given_one.baseline, None, given_one.cumulative, given_one.targets, given_one.values), day)

    one, other = as_if(direction), as_if(Direction.DOWN if direction == Direction.UP else Direction.UP)
    if one.verdict not in (Verdict.ON, Verdict.OFF):
        assert one == other
    elif one.newest.value == one.target.value:
        assert one.verdict == other.verdict == Verdict.ON
    else:
        assert {one.verdict, other.verdict} == {Verdict.ON, Verdict.OFF}


@given(INDICATORS, DAYS)
def test_every_number_told_is_one_that_was_reported(given_one, day):
    found = standing(given_one, day)
    assert found.newest is None or found.newest in given_one.values
    assert found.target is None or found.target in given_one.targets
    assert (found.verdict == Verdict.NOT_REPORTED) == (found.newest is None)


# Disaggregation


def test_words_of_disaggregation_name_the_cells():
    assert [(split.by, split.keys) for split in splits(["sex", "region: Osh, Batken; Naryn", "age"])] == [
        ("sex", ("women", "men")),
        ("region", ("Osh", "Batken", "Naryn")),
    ]
    assert cell_keys(["пол"], [{"women": 1.0, "not known": 2.0}]) == ["women", "men", "not known"]


def test_parts_that_do_not_add_up_are_told_and_shares_never_are():
    assert parts_differ(10, {"women": 4, "men": 5}, ["sex"], "people") == 9
    assert parts_differ(10, {"women": 4, "men": 6}, ["sex"], "people") is None
    assert parts_differ(10, {"women": 4}, ["sex"], "people") is None
    assert parts_differ(30, {"women": 30, "men": 40}, ["sex"], "%") is None
    assert parts_differ(None, {"women": 4, "men": 5}, ["sex"], "") is None


def test_people_and_shares_are_never_negative_other_numbers_may_be():
    assert counts_things("people") and counts_things("%") and counts_things("человек")
    assert not counts_things("index points") and not counts_things("")
