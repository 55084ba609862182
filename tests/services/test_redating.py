"""What stands in a calendar gets another date: how long it lasts and how well it is known stay."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_recommendation, an_event
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.figures.calendar_item import CalendarItem, ItemKind
from wpstracker.figures.calendar_items import items
from wpstracker.records import Event, Obligation, Plan, PlanItem, Recommendation, RecommendationProgress
from wpstracker.services import obligations, redating
from wpstracker.services.drafts import Draft
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

TODAY = date(2023, 11, 20)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = new_file(tmp_path_factory.mktemp("files") / "t.wpst")
    yield opened
    opened.close()


def item(store: Store, id_: str) -> CalendarItem:
    """The entry of a record."""
    return next(each for each in items(store, date(1900, 1, 1), date(2100, 12, 31), today=TODAY) if id_ in (each.id, each.opens[1]))


def dates(store: Store, id_: str) -> tuple[str, str]:
    event = store.get(Event, id_)
    assert event
    return str(event.start or ""), str(event.end or "")


def test_an_event_keeps_its_length_and_comes_back_by_one_undo(store: Store) -> None:
    id_ = an_event(store, start="30.11.2023", end="2.12.2023")
    assert redating.drop(store, item(store, id_), date(2023, 12, 1), date(2023, 11, 11))
    assert dates(store, id_) == ("2023-11-10", "2023-11-12")
    assert store.undo() == "Move event to another date"
    assert dates(store, id_) == ("2023-11-30", "2023-12-02")


@pytest.mark.parametrize(
    ("start", "end", "to", "then"),
    [
        ("November 2023", "", date(2024, 2, 17), ("2024-02", "")),
        ("November 2023", "January 2024", date(2023, 12, 1), ("2023-12", "2024-02")),
        ("2023", "", date(2026, 5, 5), ("2026", "")),
    ],
)
def test_what_is_not_known_to_the_day_stays_so(store: Store, start: str, end: str, to: date, then: tuple[str, str]) -> None:
    id_ = an_event(store, start=start, end=end)
    assert redating.drop(store, item(store, id_), date(2023, 11, 1), to)
    assert dates(store, id_) == then


def test_a_drop_within_the_same_month_changes_nothing(store: Store) -> None:
    id_ = an_event(store, start="November 2023")
    assert not redating.drop(store, item(store, id_), date(2023, 11, 1), date(2023, 11, 30))
    assert store.undo() == "New event"


@settings(max_examples=25)
@given(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.integers(0, 40), st.integers(-500, 500))
def test_any_event_keeps_its_length(lasting: Store, first: date, more: int, steps: int) -> None:
    end = PartialDate.of(date.fromordinal(first.toordinal() + more)) if more else None
    id_ = an_event(lasting, start=first.isoformat(), end=end.code() if end else "")
    was = item(lasting, id_)
    redating.move(lasting, was, steps)
    now = item(lasting, id_)
    assert (now.days, (now.first - was.first).days) == (was.days, steps)


def test_the_end_alone_can_be_moved(store: Store) -> None:
    id_ = an_event(store, start="12.11.2023", duration_days=1)
    assert redating.set_end(store, item(store, id_), date(2023, 11, 14))
    assert dates(store, id_) == ("2023-11-12", "2023-11-14")
    event = store.get(Event, id_)
    assert event and event.duration_days == 3
    assert redating.set_end(store, item(store, id_), date(2023, 11, 12))
    assert dates(store, id_) == ("2023-11-12", "")
    with pytest.raises(Invalid, match="before it starts"):
        redating.set_end(store, item(store, id_), date(2023, 11, 11))


def test_a_stated_length_that_is_not_that_of_the_dates_stays(store: Store) -> None:
    id_ = an_event(store, start="12.11.2023", end="16.11.2023", duration_days=3)
    redating.set_end(store, item(store, id_), date(2023, 11, 17))
    event = store.get(Event, id_)
    assert event and event.duration_days == 3


def test_an_event_known_in_two_ways_says_why_it_stays(store: Store) -> None:
    id_ = an_event(store, start="28.11.2023", end="December 2023")
    assert redating.why_fixed(item(store, id_))
    with pytest.raises(Invalid, match="not known equally well"):
        redating.move(store, item(store, id_), 1)
    with pytest.raises(Invalid, match="longer or shorter"):
        redating.set_end(store, item(store, id_), date(2023, 12, 5))


def test_the_end_stands_for_a_start_without_a_year(store: Store) -> None:
    id_ = an_event(store, start="12.11.2023")
    with store.change("Test") as writer:
        event = store.get(Event, id_)
        assert event
        event.start, event.end = PartialDate(None, 11, 10), PartialDate(2023, 11, 12)
        writer.save(event)
    assert redating.move(store, item(store, id_), 1)
    assert dates(store, id_) == ("2023-11-13", "")


def test_a_deadline_and_a_next_step_move(store: Store) -> None:
    id_ = a_recommendation(store, deadline="December 2023")
    step = RecommendationProgress(
        recommendation=id_, effective=PartialDate(2023, 9, 1), next_step="Sign", next_due=PartialDate(2023, 11, 9)
    )
    with store.change("Test") as writer:
        writer.save(step)
    entries = [each for each in items(store, date(2023, 1, 1), date(2023, 12, 31)) if each.opens[1] == id_]
    deadline = next(each for each in entries if each.kind is ItemKind.DEADLINE)
    next_step = next(each for each in entries if each.kind is ItemKind.STEP)
    assert redating.drop(store, deadline, date(2023, 12, 1), date(2024, 3, 9))
    assert redating.drop(store, next_step, date(2023, 11, 9), date(2023, 11, 30))
    record, told = store.get(Recommendation, id_), store.get(RecommendationProgress, str(step.id))
    assert record and told and (str(record.deadline), str(told.next_due)) == ("2024-03", "2023-11-30")
    assert [store.undo(), store.undo()] == ["Move next step", "Move deadline"]
    record = store.get(Recommendation, id_)
    assert record and str(record.deadline) == "2023-12"


def test_a_measure_moves_unless_the_plan_says_its_term_in_words(store: Store) -> None:
    plan = Plan(country="KG", title="Plan")
    free = PlanItem(plan=plan.id, level="measure", text="Free", due=PartialDate(2023, 11), due_kind="date")
    bound = PlanItem(
        plan=plan.id, level="measure", text="Bound", due=PartialDate(2023, 12), due_kind="date", due_written="IV квартал 2023 г."
    )
    with store.change("Test") as writer:
        for record in (plan, free, bound):
            writer.save(record)
    assert redating.move(store, item(store, str(free.id)), 1)
    moved = store.get(PlanItem, str(free.id))
    assert moved and str(moved.due) == "2023-12"
    with pytest.raises(Invalid, match="own words"):
        redating.move(store, item(store, str(bound.id)), 1)


def test_dates_of_plans_and_of_reports_say_why_they_stay(store: Store) -> None:
    with store.change("Test") as writer:
        plan = Plan(country="KG", title="Plan", adopted=PartialDate(2023, 11, 3))
        writer.save(plan)
    duty = Obligation(title="Report", country="KG", rule="once", due_once=PartialDate(2023, 11, 15))
    obligations.save(store, Draft(duty))
    report = next(each for each in items(store, date(2023, 11, 1), date(2023, 11, 30)) if each.kind is ItemKind.REPORT)
    for entry, why in ((item(store, str(plan.id)), "Open the plan"), (report, "rule of its obligation")):
        with pytest.raises(Invalid, match=why):
            redating.move(store, entry, 1)


def test_a_date_can_be_typed(store: Store) -> None:
    id_ = an_event(store, start="12.11.2023", end="14.11.2023")
    redating.put(store, item(store, id_), PartialDate(2024, 2, 28))
    assert dates(store, id_) == ("2024-02-28", "2024-03-01")
    with pytest.raises(Invalid, match="not known equally well"):
        redating.put(store, item(store, id_), PartialDate(2024, 2))
    with pytest.raises(Invalid, match="between 1000 and 9999"):
        redating.put(store, item(store, id_), PartialDate(None, 2, 3))
    month = an_event(store, start="November 2023")
    redating.put(store, item(store, month), PartialDate(2023, 11, 9))
    assert dates(store, month) == ("2023-11-09", "")


def test_beyond_the_calendar_is_told(store: Store) -> None:
    id_ = an_event(store, start="9999")
    with pytest.raises(Invalid, match="between 1000 and 9999"):
        redating.move(store, item_far(store, id_), 1)


def item_far(store: Store, id_: str) -> CalendarItem:
    return next(each for each in items(store, date(9999, 1, 1), date(9999, 12, 31)) if each.id == id_)


def test_what_was_deleted_meanwhile_is_told(store: Store) -> None:
    from wpstracker.services import events

    id_ = an_event(store, start="12.11.2023")
    entry = item(store, id_)
    events.delete(store, [id_])
    with pytest.raises(Invalid, match="no longer there"):
        redating.move(store, entry, 1)


def test_a_file_for_reading_refuses(store: Store) -> None:
    id_ = an_event(store, start="12.11.2023")
    reading = Store.open_for_reading(store.path)
    try:
        with pytest.raises(KnownError):
            redating.move(reading, item(reading, id_), 1)
    finally:
        reading.close()
