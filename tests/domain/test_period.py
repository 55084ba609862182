"""A period says what it knows, contradicts nothing that is merely unknown, and is shown as a person would write it."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_partial_date import partial_dates
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.period import Period
from wpstracker.words import words_for

CODE = PartialDate.from_code
HOURS = st.sampled_from(("", "09:00", "10:30", "17:15", "23:59"))


def maybe(value):
    return st.none() | value


periods = st.builds(
    Period,
    start=maybe(partial_dates()),
    end=maybe(partial_dates()),
    start_time=HOURS,
    end_time=HOURS,
    zone=st.sampled_from(("", "Asia/Almaty", "UTC", "America/Argentina/Buenos_Aires")),
    days=maybe(st.floats()),
    hours=maybe(st.floats()),
)


def fields(period: Period) -> list[str]:
    return [problem.field for problem in period.problems()]


def a_period(start: str, end: str = "", **more) -> Period:
    return Period(CODE(start) if start else None, CODE(end) if end else None, **more)


def days_of(when: PartialDate) -> tuple[date, date]:
    """The first and last day a date with a year can mean, worked out anew."""
    assert when.year
    first = date(when.year, when.month or 1, when.day or 1)
    last = when.month or 12
    return first, date(when.year, last, when.day or monthrange(when.year, last)[1])


@given(periods)
def test_no_period_however_odd_breaks_anything(period):
    for problem in period.problems():
        assert problem.message.format(**problem.values)
    assert period.day_count() is None or isinstance(period.day_count(), (int, float))
    assert period.show("en") is not None and period.show("ru") is not None


@given(partial_dates(), partial_dates())
def test_an_end_before_the_start_is_found_exactly_when_it_is_surely_before(start, end):
    said = "end" in fields(Period(start, end))
    if start.year and end.year:
        assert said == (days_of(end)[1] < days_of(start)[0])
    elif start.year or end.year:
        assert not said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("--08-03", "--08-05", False),
        ("--08-05", "--08-03", True),
        ("--09-01", "--08-01", True),
        ("--12-29", "--01-03", False),
        ("--11-15", "--02-01", False),
        ("2023-08-05", "--08-03", False),
    ],
)
def test_without_a_year_the_days_may_run_into_the_next_one(start, end, said):
    assert ("end" in fields(a_period(start, end))) == said


@pytest.mark.parametrize(
    ("start", "end"),
    [("2007-06-15", "2007-06"), ("2007-06", "2007"), ("2007-06-15", "2007"), ("2007-06-15", "2007-06-15"), ("", ""), ("2007-06", "")],
)
def test_what_may_be_right_is_no_problem(start, end):
    assert fields(a_period(start, end)) == []


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.integers(1, 400))
def test_an_end_days_before_the_start_names_both(start, days):
    end = start - timedelta(days=days) if start > date(1002, 1, 1) else start
    found = Period(PartialDate.of(start), PartialDate.of(end)).problems()
    assert bool(found) == (end < start)
    for problem in found:
        assert problem.values == {"end": PartialDate.of(end), "start": PartialDate.of(start)}
        assert PartialDate.of(end).show("ru") in problem.text(words_for("ru"))


def test_an_end_without_a_start_asks_for_the_start():
    assert fields(a_period("", "2023-09-15")) == ["start"]


@pytest.mark.parametrize(
    ("start", "end", "hours", "said"),
    [
        ("2023-10-16", "", ("10:00", "17:15"), []),
        ("2023-10-16", "", ("17:15", "10:00"), ["end_time"]),
        ("2023-10-16", "2023-10-16", ("17:15", "10:00"), ["end_time"]),
        ("2023-10-16", "2023-10-17", ("17:15", "10:00"), []),
        ("2023-10-16", "", ("17:15", ""), []),
        ("", "", ("17:15", "10:00"), ["end_time"]),
    ],
)
def test_hours_run_forwards_on_one_day_and_anyhow_over_several(start, end, hours, said):
    assert fields(a_period(start, end, start_time=hours[0], end_time=hours[1])) == said


@pytest.mark.parametrize("number", [0, -1, -0.5, float("nan"), float("inf")])
def test_a_duration_is_a_number_above_zero_or_unknown(number):
    assert fields(Period(days=number)) == ["duration_days"]
    assert fields(Period(hours=number)) == ["duration_hours"]
    assert fields(Period(days=2, hours=0.5)) == []


@pytest.mark.parametrize(
    ("period", "days"),
    [
        (a_period("2023-09-14", "2023-09-15"), 2),
        (a_period("2023-09-14"), 1),
        (a_period("2024-02-28", "2024-03-01"), 3),
        (a_period("2007-06", days=2), 2),
        (a_period("2023-09-14", "2023-09-15", days=1.5), 1.5),
        (a_period("2007-06"), None),
        (a_period("2023-09-14", "2023-09"), None),
        (a_period("--08-03", "--08-05"), None),
        (a_period("2023-09-15", "2023-09-14"), None),
        (Period(), None),
    ],
)
def test_days_are_those_stated_or_counted_from_two_full_dates(period, days):
    assert period.day_count() == days


@pytest.mark.parametrize(
    ("period", "english", "russian"),
    [
        (a_period("2023-09-14", "2023-09-15"), "14–15 September 2023", "14–15 сентября 2023"),
        (a_period("2023-08-30", "2023-09-02"), "30 August – 2 September 2023", "30 августа – 2 сентября 2023"),
        (a_period("2023-12-30", "2024-01-02"), "30 December 2023 – 2 January 2024", "30 декабря 2023 – 2 января 2024"),
        (a_period("2007-06"), "June 2007", "июнь 2007"),
        (a_period("2007-06", "2007-08"), "June 2007 – August 2007", "июнь 2007 – август 2007"),
        (a_period("--08-03", "--08-05"), "3–5 August (year not stated)", "3–5 августа (год не указан)"),
        (
            a_period("2023-10-16", start_time="10:00", end_time="17:15", zone="Asia/Almaty"),
            "16 October 2023, 10:00–17:15 (Almaty)",
            "16 октября 2023, 10:00–17:15 (Almaty)",
        ),
        (a_period("2023-10-16", start_time="10:00"), "16 October 2023, 10:00", "16 октября 2023, 10:00"),
        (a_period("", start_time="10:00"), "10:00", "10:00"),
        (a_period("2023-10-16", zone="Asia/Almaty"), "16 October 2023", "16 октября 2023"),
        (Period(), "", ""),
    ],
)
def test_a_period_is_shown_as_a_person_writes_it(period, english, russian):
    assert period.show("en") == english
    assert period.show("ru") == russian
