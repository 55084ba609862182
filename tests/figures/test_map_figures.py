"""What a map shows of each country agrees with the lists behind it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_recommendation, an_event
from tests.figures.random_records import TODAY, random_file
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import EventStatus, Stage
from wpstracker.figures import map_figures
from wpstracker.figures.map_figures import (
    PlanClass,
    Range,
    held_by_country,
    overdue_by_country,
    plans_by_country,
    ranges,
    usual_country,
    usual_region,
)
from wpstracker.figures.plan_counts import plan_counts
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

DAY = date(2026, 11, 22)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return new_file(tmp_path / "t.wpst")


def test_every_stage_belongs_to_a_class() -> None:
    assert set(map_figures._CLASSES) == set(Stage)
    assert set(map_figures._CLASSES.values()) == set(PlanClass)


def test_countries_are_classed_by_their_newest_plan_as_the_overview_counts_them(store: Store) -> None:
    found, counted = plans_by_country(store, DAY), plan_counts(store, Filter(), DAY)
    assert len(found) == counted.countries
    stages = [plan.stage for plan in found.values()]
    assert {stage: stages.count(stage) for stage in counted.stages} == counted.stages
    assert sum(plan.to_confirm for plan in found.values()) == counted.to_confirm
    assert found["TM"].group is PlanClass.NONE
    assert found["KG"].group is PlanClass.ENDED


def test_as_of_a_past_day_the_plan_of_that_day_counts(store: Store) -> None:
    assert plans_by_country(store, date(2023, 6, 1))["KG"].group is PlanClass.IN_FORCE
    assert plans_by_country(store, date(2014, 6, 1))["KG"].title != plans_by_country(store, DAY)["KG"].title


def test_events_are_those_held_and_countries_without_any_are_left_out(tmp_path: Path) -> None:
    store = random_file(tmp_path / "r.wpst", 3, events=150)
    counts = held_by_country(store, Filter())
    assert counts and all(counts.values())
    for code, number in counts.items():
        assert len(event_ids(store, Filter(countries=(code,), statuses=(EventStatus.HELD,)))) == number


def test_none_overdue_is_told_apart_from_no_recommendation(store: Store) -> None:
    a_recommendation(store, deadline="2020", country="KG")
    a_recommendation(store, deadline="2020-05-01", country="KG")
    a_recommendation(store, deadline="2030", country="TJ")
    a_recommendation(store, deadline="2020")
    assert overdue_by_country(store, DAY) == {"KG": 2, "TJ": 0, "": 1}


def test_overdue_counts_are_the_lists(tmp_path: Path) -> None:
    store = random_file(tmp_path / "r.wpst", 5, events=150)
    for code, number in overdue_by_country(store, TODAY).items():
        assert len(recommendation_ids(store, Filter(countries=(code,), overdue=True), TODAY)) == number


@pytest.mark.parametrize(
    ("places", "usual"),
    [
        ([], "central_asia"),
        (["KZ", "DE"], "central_asia"),
        (["KZ", "DE", "FR"], "osce"),
        (["JP", "NG", "KZ"], "world"),
        ([""], "central_asia"),
        (["not a code"], "central_asia"),
    ],
)
def test_the_usual_region_is_the_smallest_that_has_half_of_the_records(store: Store, places: list[str], usual: str) -> None:
    for place in places:
        with store.change("Fill"):
            an_event(store, country=place if len(place) == 2 else "")
    assert usual_region(store) == usual


def test_the_usual_country_is_the_one_of_which_most_is_recorded_else_the_first_by_name(store: Store) -> None:
    assert usual_country(store, ["UZ", "KG"]) == "KG"
    with store.change("Fill"):
        an_event(store, country="UZ")
    assert usual_country(store, ["UZ", "KG"]) == "UZ"
    assert usual_country(store, []) == ""


def test_ranges_have_round_ends() -> None:
    assert ranges([]) == ranges([0, 0]) == []
    assert ranges([1, 3]) == [Range(1, 1), Range(2, 2), Range(3, 3)]
    assert ranges([7, 2]) == [Range(1, 1), Range(2, 2), Range(3, 5), Range(6, 10)]
    assert ranges([180]) == [Range(1, 10), Range(11, 20), Range(21, 50), Range(51, 100), Range(101, 200)]


@given(st.lists(st.integers(0, 10**6)))
def test_every_number_but_0_lies_in_one_range(numbers: list[int]) -> None:
    found = ranges(numbers)
    assert len(found) <= map_figures.MOST_RANGES
    assert [each.first for each in found] == [each.last + 1 for each in [Range(0, 0), *found][: len(found)]]
    assert all(sum(each.first <= number <= each.last for each in found) == (number > 0) for number in numbers)


def test_only_the_newest_plan_counts(store: Store) -> None:
    from wpstracker.figures.plans import all_rows

    newest = {row["country"]: row["id"] for row in all_rows(store, Filter(only=(Only.NEWEST,)), DAY)}
    assert {code: plan.plan for code, plan in plans_by_country(store, DAY).items()} == newest
