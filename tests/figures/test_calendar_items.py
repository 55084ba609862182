"""What stands in a calendar is what Python finds by looking at every record, whatever is known of its dates."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import unsaved
from tests.builders import a_recommendation, an_event
from tests.figures.random_records import TODAY, random_file
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.redating import Unit
from wpstracker.domain.vocabularies import DeadlineKind, EventStatus, Privacy, RecommendationStatus
from wpstracker.figures.calendar_counts import counted, starts, without_a_year
from wpstracker.figures.calendar_item import ALL, ItemKind, State
from wpstracker.figures.calendar_items import items
from wpstracker.figures.calendar_sources import Window
from wpstracker.records import Event, Obligation, Plan, PlanItem, Recommendation, RecommendationProgress
from wpstracker.services import obligations
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

DAYS = st.dates(date(2021, 1, 1), date(2024, 12, 31))
PARTIAL = st.one_of(
    DAYS.map(PartialDate.of),
    st.builds(PartialDate, st.integers(2021, 2024), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(2021, 2024)),
    st.builds(PartialDate, st.none(), st.integers(1, 12), st.integers(1, 28)),
)
WHEN = st.tuples(st.none() | PARTIAL, st.none() | PARTIAL)


@contextmanager
def a_store() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "t.wpst")
        yield store
        store.close()


def keep(store: Store, *records: object) -> None:
    with store.change("Test") as writer:
        for record in records:
            writer.save(record)  # type: ignore[arg-type]


def meant(start: PartialDate | None, end: PartialDate | None) -> tuple[date, date] | None:
    """The days it can mean, by looking at it."""
    known = [each for each in (start, end) if each and each.year]
    if not known:
        return None
    first, last = known[0].earliest(), known[-1].latest()
    assert first and last
    return first, max(last, known[0].latest() or last) if last < first else last


@settings(max_examples=40)
@given(st.lists(WHEN, max_size=12), DAYS, st.integers(0, 120))
def test_events_are_those_that_may_lie_between_two_days(
    dates: list[tuple[PartialDate | None, PartialDate | None]], first: date, more: int
) -> None:
    last = first + timedelta(days=more)
    with a_store() as store:
        events = [unsaved.event(title=str(number), start=start, end=end) for number, (start, end) in enumerate(dates)]
        keep(store, *events)
        found = items(store, first, last, kinds=[ItemKind.EVENT], today=TODAY)
        spans = {str(event.id): meant(event.start, event.end) for event in events}
        in_order = {id_: span for id_, span in spans.items() if span and span[0] <= last and span[1] >= first and _sane(dates, events, id_)}
        assert {item.id for item in found if _sane(dates, events, item.id)} == set(in_order)
        assert all((item.first, item.last) == spans[item.id] for item in found if _sane(dates, events, item.id))
        _counts_are_those_of_the_items(store, first, last)


def _sane(dates: list[tuple[PartialDate | None, PartialDate | None]], events: list[Event], id_: str) -> bool:
    """Not one that ends before it starts, which no form lets through."""
    start, end = next(dates[place] for place, event in enumerate(events) if str(event.id) == id_)
    span = meant(start, end)
    both = start and end and start.year and end.year
    return not both or bool(span and end and (end.latest() or date.min) >= span[0])


def _counts_are_those_of_the_items(store: Store, first: date, last: date) -> None:
    days: Counter[date] = Counter()
    months: Counter[tuple[int, int]] = Counter()
    years: Counter[int] = Counter()
    for item in items(store, first, last, today=TODAY):
        begins, ends = max(item.first, first), min(item.last, last)
        every = [begins + timedelta(days=each) for each in range((ends - begins).days + 1)]
        if item.exact is Unit.DAY:
            days.update(every)
        elif item.exact is Unit.MONTH:
            months.update({(day.year, day.month) for day in every})
        else:
            years.update({day.year for day in every})
    found = counted(store, Window(first, last), Filter(), ALL, TODAY, "en")
    assert {day: kinds.total() for day, kinds in found.days.items()} == days
    assert {month: kinds.total() for month, kinds in found.months.items()} == months
    assert {year: kinds.total() for year, kinds in found.years.items()} == years


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.none() | PARTIAL, st.none() | st.sampled_from(list(DeadlineKind)), st.sampled_from(list(RecommendationStatus))),
        max_size=12,
    ),
    DAYS,
    st.integers(0, 120),
)
def test_deadlines_are_those_that_are_dates(
    said: list[tuple[PartialDate | None, DeadlineKind | None, RecommendationStatus]], first: date, more: int
) -> None:
    last = first + timedelta(days=more)
    never = (DeadlineKind.PERIODIC, DeadlineKind.CONTINUOUS, DeadlineKind.NONE)
    with a_store() as store:
        asked = [unsaved.recommendation(deadline=when, deadline_kind=kind, status=status) for when, kind, status in said]
        keep(store, *asked)
        found = {item.id for item in items(store, first, last, kinds=[ItemKind.DEADLINE], today=TODAY)}
        assert found == {
            str(each.id)
            for each, (when, kind, _) in zip(asked, said, strict=True)
            if (span := meant(when, None)) and span[0] <= last and span[1] >= first and kind not in never
        }
        _counts_are_those_of_the_items(store, first, last)


@pytest.mark.parametrize("seed", range(4))
def test_a_random_file_is_counted_as_it_is_listed(tmp_path: Path, seed: int) -> None:
    store = random_file(tmp_path / "t.wpst", seed)
    year = TODAY.year
    _counts_are_those_of_the_items(store, date(year, 1, 1), date(year, 12, 31))
    begun = starts(store)
    every = [event.start for event in store.fetch(Event.select()) if event.start and event.start.year]
    assert sum(sum(each.values()) for each in begun.values()) == len(every)


def test_what_is_held_cancelled_late_or_done_says_so(store: Store) -> None:
    an_event(store, "Held", start="12.11.2023", status=EventStatus.HELD)
    an_event(store, "Off", start="12.11.2023", status=EventStatus.CANCELLED)
    an_event(store, "Ahead", start="12.11.2023", status=EventStatus.PLANNED)
    a_recommendation(store, "Late", deadline="10.11.2023")
    a_recommendation(store, "Open", deadline="November 2023")
    a_recommendation(store, "Done", deadline="10.11.2023", status=RecommendationStatus.IMPLEMENTED)
    found = items(store, date(2023, 11, 1), date(2023, 11, 30), kinds=[ItemKind.EVENT, ItemKind.DEADLINE], today=date(2023, 11, 20))
    assert {item.title: item.state for item in found} == {
        "Held": State.DONE,
        "Off": State.CANCELLED,
        "Ahead": State.OPEN,
        "Late": State.OVERDUE,
        "Open": State.OPEN,
        "Done": State.DONE,
    }


def test_only_the_newest_next_step_of_an_open_recommendation_stands_there(store: Store) -> None:
    open_, done = unsaved.recommendation(text="Open"), unsaved.recommendation(text="Done", status="implemented")
    updates = [
        RecommendationProgress(
            recommendation=open_.id, effective=PartialDate(2023, 5, 1), next_step="Old", next_due=PartialDate(2023, 11, 2)
        ),
        RecommendationProgress(
            recommendation=open_.id, effective=PartialDate(2023, 9, 1), next_step="Sign", next_due=PartialDate(2023, 11, 9)
        ),
        RecommendationProgress(
            recommendation=done.id, effective=PartialDate(2023, 9, 1), next_step="Nothing", next_due=PartialDate(2023, 11, 9)
        ),
    ]
    keep(store, open_, done, *updates)
    (step,) = items(store, date(2023, 11, 1), date(2023, 11, 30), kinds=[ItemKind.STEP], today=date(2023, 11, 20))
    assert (step.title, step.opens, step.state) == ("Sign", ("recommendation", str(open_.id)), State.OVERDUE)


def test_measures_plans_and_reports_stand_there_too(store: Store) -> None:
    plan = Plan(country="KG", title="Plan", adopted=PartialDate(2023, 11, 3), until=PartialDate(2023))
    measure = PlanItem(
        plan=plan.id, level="measure", number="1.2", text="Train", due=PartialDate(2023, 11), due_kind="date", due_written="IV"
    )
    keep(store, plan, measure)
    duty = Obligation(title="Report", country="KG", rule="once", due_once=PartialDate(2023, 11, 15))
    obligations.save(store, Draft(duty))
    asked = Filter(countries=("KG",))
    found = items(store, date(2023, 11, 1), date(2023, 11, 30), asked, today=date(2023, 11, 20))
    mine = [item for item in found if item.id in (plan.id, measure.id) or item.kind is ItemKind.REPORT]
    assert [(item.kind, item.title, item.part) for item in mine] == [
        (ItemKind.PLAN, "Plan", "until"),
        (ItemKind.MEASURE, "1.2 Train", ""),
        (ItemKind.PLAN, "Plan", "adopted"),
        (ItemKind.REPORT, "Report", ""),
    ]
    assert mine[1].has_words
    assert not items(store, date(2023, 11, 1), date(2023, 11, 30), Filter(countries=("KZ",)), [ItemKind.MEASURE, ItemKind.REPORT])


def test_a_question_that_only_events_answer_leaves_the_rest_away(store: Store) -> None:
    an_event(store, "Training", start="12.11.2023", event_kind="training", country="KZ")
    an_event(store, "Forum", start="12.11.2023", event_kind="forum", country="KZ")
    a_recommendation(store, "Deadline", deadline="12.11.2023", country="KZ")
    november = (date(2023, 11, 1), date(2023, 11, 30))
    assert [item.title for item in items(store, *november, Filter(kinds=("training",)))] == ["Training"]
    late = items(store, *november, Filter(countries=("KZ",), overdue=True), today=date(2023, 11, 20))
    assert [item.title for item in late] == ["Deadline"]
    # its own period does not narrow a calendar that is turned to a month
    assert len(items(store, *november, Filter(text="training", after=PartialDate(2024)))) == 1


def test_what_is_restricted_stays_out_where_it_is_asked_for(store: Store) -> None:
    an_event(store, "Secret", start="12.11.2023", privacy=Privacy.RESTRICTED)
    november = (date(2023, 11, 1), date(2023, 11, 30))
    (item,) = items(store, *november, kinds=[ItemKind.EVENT])
    assert item.is_restricted
    assert not items(store, *november, Filter(unrestricted=True), [ItemKind.EVENT])


def test_events_without_a_year_are_counted_apart(store: Store) -> None:
    an_event(store, "No date")
    an_event(store, "No year", start="3 August")
    an_event(store, "Year", start="2023")
    assert without_a_year(store) == 2
    assert starts(store) == {"": Counter({"2023": 1})}


def test_no_table_is_read_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    an_event(store, "One", start="12.11.2023")
    a_recommendation(store, "Two", deadline="12.11.2023")
    seen: list[tuple[str, tuple[object, ...]]] = []
    ask = store.rows

    def rows(sql: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
        seen.append((sql, tuple(values)))
        return ask(sql, seen[-1][1])

    monkeypatch.setattr(store, "rows", rows)
    items(store, date(2023, 11, 1), date(2023, 11, 30), kinds=[ItemKind.EVENT, ItemKind.DEADLINE])
    steps = [row[3] for sql, values in seen for row in ask(f"EXPLAIN QUERY PLAN {sql}", values)]
    assert steps and not [step for step in steps if step.startswith("SCAN") and "INDEX" not in step]


def test_recommendations_may_be_asked_too(store: Store) -> None:
    a_recommendation(store, "Text", deadline="2023")
    assert store.fetch(Recommendation.select())
    (item,) = items(store, date(2023, 6, 1), date(2023, 6, 30), kinds=[ItemKind.DEADLINE])
    assert item.exact is Unit.YEAR
