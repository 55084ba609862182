"""How far a plan has come: the whole is the sum of its parts, today's is the present, nothing is invented."""

from contextlib import closing
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import an_event
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.rollup import Share, summed
from wpstracker.domain.vocabularies import EventStatus, ItemLevel, MeasureStatus, SourceKind
from wpstracker.figures import plan_items as figures
from wpstracker.figures.plan_progress import progress_of, progress_of_country
from wpstracker.records import Attachment, Citation, EventItem, Indicator, MeasureProgress, Plan, PlanItem, Source
from wpstracker.services import plan_items, plans, progress
from wpstracker.services.drafts import Draft
from wpstracker.services.plan_items import NewItem
from wpstracker.store.database import Store

GOAL, OBJECTIVE, TASK, MEASURE = ItemLevel
TODAY = date(2024, 6, 15)


@pytest.fixture
def store(tmp_path):
    with closing(Store.create(tmp_path / "plans.wpst")) as store:
        yield store


@pytest.fixture
def plan(store):
    """One goal with two objectives of two measures each, and a measure right under the goal."""
    made = plans.save(store, Draft(Plan(country="KG", title="Plan", in_force=PartialDate(2022))))
    two = [NewItem(OBJECTIVE, name, children=[NewItem(MEASURE, f"{name}{n}") for n in "ab"]) for name in "12"]
    plan_items.paste(store, made, None, None, [NewItem(GOAL, "G", children=[*two, NewItem(MEASURE, "3")])])
    return made


def item(store, text):
    return next(str(each.id) for each in store.fetch(PlanItem.select().where(PlanItem.text == text)))


def tell(store, text, status, when, **told):
    update = progress.blank(store.get(PlanItem, item(store, text)), TODAY)
    update.record.effective, update.record.status_after = PartialDate.parse(when), status
    for name, value in told.items():
        setattr(update.record, name, value)
    return progress.record_progress(store, update)


def branch(store, plan, text, day=TODAY):
    return by_item(progress_of(store, plan, day, today=TODAY))[item(store, text)]


def by_item(found):
    return {each.id: each for each in found.walk()}


def test_what_nobody_reported_on_is_said_so(store, plan):
    total = progress_of(store, plan, today=TODAY).total
    assert (total.total, total.not_reported, total.implemented) == (5, 5, Share(0, 5))


def test_measures_roll_up_to_their_objective_and_the_plan(store, plan):
    tell(store, "1a", MeasureStatus.IMPLEMENTED, "3 May 2024")
    tell(store, "1b", MeasureStatus.CANCELLED, "3 May 2024")
    tell(store, "3", MeasureStatus.IN_PROGRESS, "3 May 2024")
    assert branch(store, plan, "1").total.implemented == Share(1, 1)
    assert branch(store, plan, "G").total.implemented == Share(1, 4)
    found = progress_of(store, plan, today=TODAY)
    assert found.total == branch(store, plan, "G").total and found.total.not_reported == 2
    assert not found.branches[0].own.total


def test_the_plan_can_be_seen_as_of_any_day(store, plan):
    tell(store, "1a", MeasureStatus.IN_PROGRESS, "10 May 2023")
    tell(store, "1a", MeasureStatus.IMPLEMENTED, "February 2024")
    seen = [branch(store, plan, "1a", day).status for day in (date(2023, 5, 9), date(2023, 5, 10), date(2024, 1, 31), TODAY)]
    assert seen == [None, MeasureStatus.IN_PROGRESS, MeasureStatus.IN_PROGRESS, MeasureStatus.IMPLEMENTED]


def test_evidence_is_what_an_update_names_a_file_a_citation_or_an_event_held(store, plan):
    event = an_event(store, "Training", start="12 March 2024", status=EventStatus.HELD)
    announced = an_event(store, "Forum", start="1 May 2024", status=EventStatus.PLANNED)
    source = Source(title="Report", source_kind=SourceKind.REPORT.value)
    with store.change("Link") as writer:
        writer.save(source)
        for record, text in ((event, "1a"), (announced, "1b")):
            writer.save(EventItem(event=record, item=item(store, text)))
        writer.save(Citation(record_kind="plan_item", record=item(store, "2a"), source=source.id, quote="Done"))
    tell(store, "1b", MeasureStatus.IN_PROGRESS, "3 May 2024", narrative="Told only")
    with_file = tell(store, "2b", MeasureStatus.IN_PROGRESS, "3 May 2024", narrative="With a list")
    with store.change("Attach") as writer:
        writer.save(Attachment(record_kind="measure_progress", record=with_file, name="list.pdf"))
    tell(store, "3", MeasureStatus.IN_PROGRESS, "3 May 2024", source=source.id)
    found = progress_of(store, plan, today=TODAY)
    assert {each.node.item.text for each in found.walk() if each.has_evidence} == {"1a", "2a", "2b", "3"}
    assert found.total.evidence == Share(4, 5)
    assert not branch(store, plan, "1a", date(2024, 3, 11)).has_evidence
    assert not branch(store, plan, "3", date(2024, 5, 2)).has_evidence


def test_a_measure_is_overdue_as_of_the_day_asked_for(store, plan):
    plan_items.set_field(store, item(store, "1a"), "due_written", "I квартал 2024 г.")
    assert not branch(store, plan, "1a", date(2024, 3, 31)).is_overdue
    assert branch(store, plan, "1a", date(2024, 4, 1)).is_overdue
    assert progress_of(store, plan, today=TODAY).total.overdue == 1


def test_indicators_of_the_plan_as_a_whole_count_in_its_total_only(store, plan):
    with store.change("Indicators") as writer:
        writer.save(Indicator(plan=plan, text="Of the plan"))
        writer.save(Indicator(plan=plan, item=item(store, "1"), text="Of the objective"))
    found = progress_of(store, plan, today=TODAY)
    assert sum(found.total.indicators.values()) == 2 and sum(found.branches[0].total.indicators.values()) == 1


def test_a_country_has_the_progress_of_each_of_its_plans(store, plan):
    plans.save(store, Draft(Plan(country="KG", title="Without a matrix")))
    assert list(progress_of_country(store, "KG", today=TODAY)) == [plan]
    assert progress_of_country(store, "KZ", today=TODAY) == {}


def test_rows_say_who_what_is_linked_and_what_was_told_last(store, plan):
    tell(store, "1a", MeasureStatus.IN_PROGRESS, "10 May 2023")
    tell(store, "1a", MeasureStatus.PARTLY, "February 2024")
    with store.change("Link") as writer:
        writer.save(EventItem(event=an_event(store, "Training"), item=item(store, "1a")))
        writer.save(Indicator(plan=plan, item=item(store, "1a"), text="People trained"))
    rows = figures.rows(store, figures.ids_of_plan(store, plan), TODAY)
    row = rows[item(store, "1a")]
    assert (row["indicator_count"], row["event_count"], row["recommendation_count"]) == (1, 1, 0)
    assert row["last_update"] == PartialDate(2024, 2) and row["status"] == MeasureStatus.PARTLY
    assert all(column.key in row for column in figures.COLUMNS for row in rows.values())


when = st.dates(date(2023, 1, 1), TODAY).map(PartialDate.of) | st.builds(PartialDate, st.just(2023), st.integers(1, 12))
told = st.lists(st.tuples(st.sampled_from(["1a", "1b", "2a"]), st.sampled_from(MeasureStatus), when), max_size=8)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told, st.integers(0, 900))
def test_the_present_is_as_of_today_and_the_whole_is_the_sum_of_its_parts(tmp_path_factory, told, ago):
    with closing(Store.create(tmp_path_factory.mktemp("h") / "plans.wpst")) as store:
        made = plans.save(store, Draft(Plan(country="KG", title="Plan")))
        shape = [NewItem(OBJECTIVE, "1", children=[NewItem(MEASURE, "1a"), NewItem(MEASURE, "1b")]), NewItem(MEASURE, "2a")]
        plan_items.paste(store, made, None, None, shape)
        for text, status, effective in told:
            update = MeasureProgress(item=item(store, text), effective=effective, status_after=status.value)
            progress.record_progress(store, Draft(update), today=TODAY)
        now = progress_of(store, made, today=TODAY)
        assert now == progress_of(store, made, TODAY, today=TODAY)
        for each in now.walk():
            assert each.status == each.node.item.status
            stated = by_item(progress_of(store, made, TODAY, today=TODAY + timedelta(days=1)))[each.id]
            assert stated.status == each.status
        then = progress_of(store, made, TODAY - timedelta(days=ago), today=TODAY)
        for found in (now, then):
            assert found.total == summed(each.own for each in found.walk()) == summed(each.total for each in found.branches)
        assert then.total.not_reported >= now.total.not_reported
