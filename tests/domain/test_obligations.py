"""Due dates of reports, from the rule to the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.obligations import DueState, Rule, Standing, due_dates, next_due_dates, report_id, standing
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import ReportRule, Rhythm
from wpstracker.words import words_for

HALF_YEARLY = Rule(ReportRule.AFTER_PERIOD, Rhythm.HALF_YEARLY, days_after=15, begins=PartialDate(2025))
YEARLY = Rule(ReportRule.ON_DAY, Rhythm.YEARLY, month=1, day=20, begins=PartialDate(2025))


def told(rule: Rule, first: date, last: date, language: str = "en") -> list[tuple[str, str]]:
    return [(each.due.isoformat(), each.period.show(words_for(language)) if each.period else "") for each in due_dates(rule, first, last)]


def test_a_half_yearly_report_is_due_by_the_fifteenth_of_the_month_after():
    assert told(HALF_YEARLY, date(2025, 1, 1), date(2026, 12, 31)) == [
        ("2025-07-15", "1st half of 2025"),
        ("2026-01-15", "2nd half of 2025"),
        ("2026-07-15", "1st half of 2026"),
    ]


def test_a_yearly_report_on_20_january_is_about_the_year_before():
    assert told(YEARLY, date(2025, 1, 1), date(2027, 12, 31)) == [("2026-01-20", "year 2025"), ("2027-01-20", "year 2026")]


def test_the_other_rhythms_name_their_periods():
    quarterly = Rule(ReportRule.AFTER_PERIOD, Rhythm.QUARTERLY, days_after=10)
    assert told(quarterly, date(2025, 4, 1), date(2025, 7, 31)) == [
        ("2025-04-10", "1st quarter of 2025"),
        ("2025-07-10", "2nd quarter of 2025"),
    ]
    monthly = Rule(ReportRule.AFTER_PERIOD, Rhythm.MONTHLY, days_after=5)
    assert told(monthly, date(2025, 2, 1), date(2025, 3, 31)) == [("2025-02-05", "January 2025"), ("2025-03-05", "February 2025")]
    every_two = Rule(ReportRule.ON_DAY, Rhythm.TWO_YEARLY, month=3, day=31, begins=PartialDate(2021))
    assert told(every_two, date(2021, 1, 1), date(2025, 12, 31)) == [("2023-03-31", "years 2021–2022"), ("2025-03-31", "years 2023–2024")]


def test_periods_speak_russian():
    assert told(HALF_YEARLY, date(2025, 1, 1), date(2025, 12, 31), "ru") == [("2025-07-15", "I полугодие 2025 года")]
    assert told(YEARLY, date(2026, 1, 1), date(2026, 12, 31), "ru") == [("2026-01-20", "2025 год")]


def test_what_is_due_once_is_due_on_the_last_day_it_can_mean():
    assert told(Rule(ReportRule.ONCE, once=PartialDate(2026, 2)), date(2026, 1, 1), date(2026, 12, 31)) == [("2026-02-28", "")]
    assert due_dates(Rule(ReportRule.ONCE, once=PartialDate(2026, 2)), date(2026, 3, 1), date(2026, 12, 31)) == []


def test_no_report_is_due_after_the_last_period():
    ending = Rule(ReportRule.AFTER_PERIOD, Rhythm.HALF_YEARLY, days_after=15, begins=PartialDate(2024), until=PartialDate(2024, 12, 31))
    assert [each.due for each in due_dates(ending, date(2020, 1, 1), date(2030, 1, 1))] == [date(2024, 7, 15), date(2025, 1, 15)]


def test_29_february_falls_on_the_28th_in_common_years():
    rule = Rule(ReportRule.ON_DAY, Rhythm.YEARLY, month=2, day=29)
    assert [each.due for each in due_dates(rule, date(2023, 1, 1), date(2024, 12, 31))] == [date(2023, 2, 28), date(2024, 2, 29)]


@pytest.mark.parametrize(
    "rule",
    [
        Rule(),
        Rule(ReportRule.AFTER_PERIOD, Rhythm.MONTHLY),
        Rule(ReportRule.AFTER_PERIOD, days_after=15),
        Rule(ReportRule.AFTER_PERIOD, Rhythm.MONTHLY, days_after=-1),
        Rule(ReportRule.AFTER_PERIOD, Rhythm.MONTHLY, days_after=100_000),
        Rule(ReportRule.ON_DAY, Rhythm.YEARLY, month=2, day=30),
        Rule(ReportRule.ON_DAY, Rhythm.YEARLY, month=13, day=1),
        Rule(ReportRule.ON_DAY, Rhythm.QUARTERLY, month=1, day=20),
        Rule(ReportRule.ONCE, once=PartialDate(None, 3, 8)),
        Rule(ReportRule.ONCE),
    ],
)
def test_a_rule_that_is_not_complete_has_no_due_dates(rule: Rule):
    assert due_dates(rule, date(2020, 1, 1), date(2030, 1, 1)) == []


def test_the_next_three_due_dates_are_found_however_far_they_are():
    assert [each.due for each in next_due_dates(HALF_YEARLY, date(2025, 7, 16), 3)] == [
        date(2026, 1, 15),
        date(2026, 7, 15),
        date(2027, 1, 15),
    ]
    every_two = Rule(ReportRule.ON_DAY, Rhythm.TWO_YEARLY, month=3, day=31, begins=PartialDate(2030))
    assert [each.due.year for each in next_due_dates(every_two, date(2025, 1, 1), 3)] == [2032, 2034, 2036]


TODAY = date(2025, 7, 20)


@pytest.mark.parametrize(
    ("due", "prepared", "handed_in", "expected"),
    [
        (date(2025, 7, 15), None, None, Standing(DueState.OVERDUE, 5)),
        (date(2025, 7, 15), PartialDate(2025, 7, 10), None, Standing(DueState.OVERDUE, 5)),
        (date(2025, 7, 15), None, PartialDate(2025, 7, 15), Standing(DueState.HANDED_IN)),
        (date(2025, 7, 15), None, PartialDate(2025, 7, 18), Standing(DueState.LATE, 3)),
        (date(2025, 7, 15), None, PartialDate(2025, 7), Standing(DueState.HANDED_IN)),
        (date(2025, 7, 15), None, PartialDate(2025, 8), Standing(DueState.LATE, None)),
        (date(2025, 7, 15), None, PartialDate(None, 7, 18), Standing(DueState.HANDED_IN)),
        (date(2025, 7, 20), None, None, Standing(DueState.SOON, 0)),
        (date(2025, 8, 19), None, None, Standing(DueState.SOON, 30)),
        (date(2025, 8, 20), None, None, Standing(DueState.LATER, 31)),
        (date(2025, 8, 20), PartialDate(2025, 7, 1), None, Standing(DueState.PREPARED, 31)),
    ],
)
def test_how_far_a_report_has_come(due: date, prepared: PartialDate | None, handed_in: PartialDate | None, expected: Standing):
    assert standing(due, prepared, handed_in, TODAY) == expected


def test_two_offices_mark_the_same_report():
    assert report_id("duty", date(2025, 7, 15)) == report_id("duty", date(2025, 7, 15)) != report_id("duty", date(2026, 1, 15))


# -- what holds of every rule

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
partial = st.none() | st.builds(PartialDate, st.integers(1995, 2050)) | days.map(PartialDate.of)
after_period = st.builds(
    Rule,
    st.just(ReportRule.AFTER_PERIOD),
    st.sampled_from(Rhythm),
    days_after=st.integers(0, 366),
    begins=partial,
    until=partial,
)
on_day = st.builds(
    Rule,
    st.just(ReportRule.ON_DAY),
    st.sampled_from([Rhythm.YEARLY, Rhythm.TWO_YEARLY]),
    month=st.integers(1, 12),
    day=st.integers(1, 29),
    begins=partial,
    until=partial,
)
rules = after_period | on_day


@given(rules, days, st.integers(0, 4000))
def test_due_dates_grow_and_lie_in_the_range_after_their_periods(rule: Rule, first: date, length: int):
    last = first + timedelta(days=length)
    found = due_dates(rule, first, last)
    assert all(one.due < other.due for one, other in zip(found, found[1:], strict=False))
    assert all(one.period.following() == other.period for one, other in zip(found, found[1:], strict=False) if one.period)
    assert all(first <= each.due <= last and each.period and each.period.end <= each.due for each in found)


@given(rules, days, st.integers(0, 2000), st.integers(0, 2000))
def test_two_ranges_side_by_side_have_the_due_dates_of_the_whole(rule: Rule, first: date, one: int, two: int):
    middle = first + timedelta(days=one)
    last = middle + timedelta(days=two + 1)
    parts = due_dates(rule, first, middle) + due_dates(rule, middle + timedelta(days=1), last)
    assert parts == due_dates(rule, first, last)
