"""What can be done with indicators, their targets and values."""

import pytest

from tests.indicators import a_plan, an_indicator, indicator_draft
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid
from wpstracker.records import Citation, Indicator, IndicatorTarget, IndicatorValue, PlanItem
from wpstracker.services import indicators, naming
from wpstracker.store.database import Store


@pytest.fixture
def plan(store: Store) -> str:
    return a_plan(store)


def value(period: str, number: float | None = None, **said) -> IndicatorValue:
    return IndicatorValue(period=PartialDate.from_code(period), value=number, **said)


def values_of(store: Store, id_: str) -> list[tuple[str | None, float | None]]:
    return [(each.period.code() if each.period else None, each.value) for each in indicator_draft(store, id_).of(IndicatorValue)]


def refused(error: pytest.ExceptionInfo[Invalid]) -> list[str]:
    return [problem.field for problem in error.value.problems]


def test_an_indicator_is_saved_with_targets_and_values_as_one_step(store, plan):
    id_ = an_indicator(store, plan, targets={"2024": 30}, values={"2023": 12})
    assert indicator_draft(store, id_).record.reference == "KG-IN-001"
    store.undo()
    assert store.rows("SELECT count(*) FROM indicator_value") == [(0,)]


def test_it_needs_a_plan_and_says_what_it_measures(store):
    with pytest.raises(Invalid) as error:
        indicators.save(store, indicators.blank())
    assert refused(error) == ["plan", "text"]


def test_its_measure_is_one_of_the_same_plan(store, plan):
    with store.change("Add") as writer:
        writer.save(item := PlanItem(plan=a_plan(store, "KZ"), text="Train"))
    with pytest.raises(Invalid) as error:
        an_indicator(store, plan, item=item.id)
    assert refused(error) == ["item"]


def test_periods_are_put_in_order(store, plan):
    id_ = an_indicator(store, plan, values={"2023": 3, "2021": 1, "2022-06": 2}, targets={"2025": 9, "2024": 8})
    assert values_of(store, id_) == [("2021", 1), ("2022-06", 2), ("2023", 3)]
    targets = indicator_draft(store, id_).of(IndicatorTarget)
    assert [target.period for target in targets] == [PartialDate(2024), PartialDate(2025)]


def test_the_same_period_twice_is_refused_with_its_name(store, plan):
    id_ = an_indicator(store, plan)
    with pytest.raises(Invalid) as error:
        indicators.save_values(store, id_, [value("2022", 1), value("2022", 2)])
    assert refused(error) == ["indicator_value[1].period"]
    assert "2022" in str(error.value)


def test_a_value_needs_its_period_with_the_year(store, plan):
    id_ = an_indicator(store, plan)
    with pytest.raises(Invalid) as error:
        indicators.save_values(store, id_, [IndicatorValue(value=1), value("--08-03", 2)])
    assert refused(error) == ["indicator_value[0].period", "indicator_value[1].period"]


def test_numbers_of_people_are_not_negative_other_numbers_may_be(store, plan):
    with pytest.raises(Invalid) as error:
        an_indicator(store, plan, unit="people", values={"2022": -1}, baseline=-5.0)
    assert refused(error) == ["baseline", "indicator_value[0].value"]
    id_ = an_indicator(store, plan, unit="index points", values={"2022": -1})
    assert values_of(store, id_) == [("2022", -1)]


def test_parts_that_do_not_add_up_are_kept_as_they_are(store, plan):
    id_ = an_indicator(store, plan, disaggregation=("sex",), unit="people")
    indicators.save_values(store, id_, [value("2022", 10, cells={"women": 4.0, "men": 5.0})])
    (kept,) = indicator_draft(store, id_).of(IndicatorValue)
    assert (kept.value, dict(kept.cells)) == (10, {"women": 4.0, "men": 5.0})


def test_a_whole_grid_of_values_is_one_step(store, plan):
    id_ = an_indicator(store, plan, values={"2021": 1, "2022": 2})
    draft = indicator_draft(store, id_)
    first, second = draft.of(IndicatorValue)
    second.value = 20
    indicators.save_values(store, id_, [value("2023", 30), second])
    assert values_of(store, id_) == [("2022", 20), ("2023", 30)]
    store.undo()
    assert values_of(store, id_) == [("2021", 1), ("2022", 2)]
    assert first.id != second.id


def test_one_value_is_saved_with_its_evidence(store, plan):
    id_ = an_indicator(store, plan, values={"2021": 1})
    draft = indicators.blank_value(id_)
    draft.record.period, draft.record.value = PartialDate(2022), 2
    source = naming.new_source("Report of the ministry")
    draft.new.append(source)
    draft.of(Citation).append(Citation(source=source.id, quote="two women"))
    value_id = indicators.save_value(store, draft)
    loaded = indicators.load_value(store, value_id)
    assert loaded and loaded.of(Citation)[0].quote == "two women"
    assert values_of(store, id_) == [("2021", 1), ("2022", 2)]


def test_one_value_cannot_stand_beside_another_of_its_period(store, plan):
    id_ = an_indicator(store, plan, values={"2021": 1})
    draft = indicators.blank_value(id_)
    draft.record.period = PartialDate(2021)
    with pytest.raises(Invalid) as error:
        indicators.save_value(store, draft)
    assert refused(error) == ["period"]


def test_evidence_stays_with_its_value_when_the_grid_is_saved(store, plan):
    id_ = an_indicator(store, plan, values={"2021": 1})
    (kept,) = indicator_draft(store, id_).of(IndicatorValue)
    draft = indicators.load_value(store, str(kept.id))
    assert draft
    source = naming.new_source("Report")
    draft.new.append(source)
    draft.of(Citation).append(Citation(source=source.id))
    indicators.save_value(store, draft)
    indicators.save(store, indicator_draft(store, id_))
    assert store.rows("SELECT count(*) FROM citation WHERE record = ?", (kept.id,)) == [(1,)]


def test_international_codes_are_kept_in_one_form(store, plan):
    id_ = an_indicator(store, plan, crosswalk=("ООН 5(а)", "SDG5.5.1", "own words", "un 5a"))
    assert indicator_draft(store, id_).record.crosswalk == ("UN 5a", "SDG 5.5.1", "own words")


def test_a_copy_has_the_targets_and_no_values(store, plan):
    id_ = an_indicator(store, plan, targets={"2024": 30}, values={"2023": 12})
    twin = indicators.duplicate(store, id_)
    assert twin
    indicators.save(store, twin)
    assert (len(twin.of(IndicatorTarget)), twin.of(IndicatorValue), twin.record.plan) == (1, [], plan)
    assert twin.record.id != id_


def test_deleting_takes_targets_values_and_comes_back_whole(store, plan):
    ids = [an_indicator(store, plan, targets={"2024": 30}, values={"2023": at}) for at in (1, 2)]
    indicators.delete(store, ids)
    assert store.rows("SELECT count(*) FROM indicator_target") == [(0,)]
    store.undo()
    assert store.rows("SELECT count(*) FROM indicator") == [(2,)] and values_of(store, ids[1]) == [("2023", 2)]


def test_new_indicators_come_after_those_of_the_plan(store, plan):
    ids = [an_indicator(store, plan), an_indicator(store, plan)]
    assert [store.get(Indicator, id_).sort for id_ in ids] == [0, 1]
