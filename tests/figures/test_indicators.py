"""Indicators as rows and counts, as of a day."""

from datetime import date

import pytest

from tests.indicators import a_plan, an_indicator
from wpstracker.domain.indicators import Trend, Verdict
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Privacy
from wpstracker.figures import indicators as figures
from wpstracker.figures.indicator_details import indicator_details
from wpstracker.records import IndicatorValue, PlanItem
from wpstracker.services import indicators, naming
from wpstracker.store.database import Store

DAY = date(2023, 11, 20)


@pytest.fixture
def plan(store: Store) -> str:
    return a_plan(store)


def test_a_row_says_baseline_target_newest_value_and_verdict(store, plan):
    id_ = an_indicator(
        store, plan, unit="%", direction="up", baseline=8.5, targets={"2022": 12, "2025": 30}, values={"2021": 9, "2022": 10}
    )
    row = figures.rows(store, [id_], DAY, "ru")[id_]
    assert (row["baseline_said"], row["target_said"], row["newest_said"]) == ("8,5\u00a0%", "12\u00a0%", "10\u00a0%")
    assert (row["newest_when"], row["verdict"], row["trend"]) == (PartialDate(2022), Verdict.OFF, Trend.RISING)
    assert row["country"] == "KG" and row["plan_title"] == "Action plan"


def test_every_column_has_its_value(store, plan):
    row = figures.rows(store, [an_indicator(store, plan)], DAY).popitem()[1]
    assert all(column.key in row for column in figures.COLUMNS)


def test_counts_of_a_plan_and_of_its_items(store, plan):
    with store.change("Add") as writer:
        writer.save(item := PlanItem(plan=plan, text="Train"))
    an_indicator(store, plan, direction="up", targets={"2022": 1}, values={"2022": 2}, item=item.id)
    an_indicator(store, plan, direction="up", targets={"2022": 3}, values={"2022": 2}, item=item.id)
    an_indicator(store, plan)
    an_indicator(store, a_plan(store, "KZ"))
    counts = figures.counts(store, plan, DAY)
    assert (counts.total, counts.of(Verdict.ON), counts.of(Verdict.OFF), counts.of(Verdict.NOT_REPORTED)) == (3, 1, 1, 1)
    by_item = figures.counts_by_item(store, plan, DAY)
    assert {key: each.total for key, each in by_item.items()} == {item.id: 2, None: 1}
    assert figures.counts(store, plan, date(2021, 1, 1)).of(Verdict.NOT_REPORTED) == 3


def test_indicators_come_in_the_order_of_the_matrix(store, plan):
    with store.change("Add") as writer:
        writer.save(second := PlanItem(plan=plan, text="Second", sort=1))
        writer.save(first := PlanItem(plan=plan, text="First", sort=0))
    ids = [an_indicator(store, plan, item=item) for item in (second.id, first.id, None)]
    assert figures.ids_of_plan(store, plan) == [ids[2], ids[1], ids[0]]


def test_all_countries_that_answer_an_international_indicator(store, plan):
    other = a_plan(store, "KZ")
    one = an_indicator(store, plan, crosswalk=("UN 5a", "SDG 5.5.1"))
    two = an_indicator(store, other, crosswalk=("UN 5b",))
    secret = an_indicator(store, other, crosswalk=("UN 5a",), privacy=Privacy.RESTRICTED.value)
    assert figures.answering(store, "UN 5a") == [one, secret]
    assert figures.answering(store, "UN 5a", unrestricted=True) == [one]
    assert figures.answering(store, "UN 5") == [one, two, secret]
    assert figures.codes_used(store) == ["UN 5a", "UN 5b", "SDG 5.5.1"]
    assert figures.codes_used(store, plan) == ["UN 5a", "SDG 5.5.1"]


def test_words_find_indicators_in_any_language(store, plan):
    id_ = an_indicator(store, plan, "Women in command posts", texts={"ru": "Женщины на командных должностях"})
    assert figures.found_by(store, "командн") == {id_}
    assert figures.found_by(store, "") is None


def test_details_go_period_by_period_with_gaps_left_open(store, plan):
    id_ = an_indicator(store, plan, disaggregation=("sex",), unit="people", targets={"2022": 5, "2024": 9}, values={"2023": 4, "2022": 3})
    source = naming.new_source("Report")
    with store.change("Add") as writer:
        writer.save(source)
    kept = [IndicatorValue(period=PartialDate(2022), value=3, cells={"women": 1.0, "men": 1.0}, source=source.id, comment="by hand")]
    indicators.save_values(store, id_, [*kept, IndicatorValue(period=PartialDate(2023), written="about ten")])
    details = indicator_details(store, id_, DAY, "en")
    assert details
    lines = [(line.period, line.target and line.target.value, line.value and line.value.figure.value) for line in details.periods]
    assert lines == [(PartialDate(2022), 5, 3), (PartialDate(2023), None, None), (PartialDate(2024), 9, None)]
    first = details.periods[0].value
    assert first and first.source
    assert (first.parts, first.evidence, first.source.name, details.cells) == (2, 1, "Report", ("women", "men"))


def test_shorter_periods_stand_before_the_year_they_lie_in(store, plan):
    id_ = an_indicator(store, plan, values={"2022": 3, "2022-12": 2, "2022-06": 1})
    details = indicator_details(store, id_, DAY, "en")
    assert details
    assert [line.period for line in details.periods] == [PartialDate(2022, 6), PartialDate(2022, 12), PartialDate(2022)]


@pytest.mark.parametrize(
    ("value", "unit", "language", "shown"),
    [
        (12.0, "", "en", "12"),
        (1234.5, "people", "en", "1\u00a0234.5\u00a0people"),
        (0.125, "%", "ru", "0,12\u00a0%"),
        (None, "%", "en", ""),
    ],
)
def test_numbers_are_shown_as_short_as_they_can_be(value, unit, language, shown):
    assert figures.number_text(value, unit, language) == shown
