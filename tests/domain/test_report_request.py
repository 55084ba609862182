"""A report's settings survive being saved, and periods move with the calendar."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_partial_date import partial_dates
from wpstracker.domain.handover import Handover
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.report_periods import ReportPeriod, days_of
from wpstracker.domain.report_request import ReportRequest

TEXTS = st.text(max_size=8)
SEVERAL = st.lists(TEXTS, max_size=3).map(tuple)
DATES = st.none() | partial_dates()
DAYS = st.none() | st.dates()
QUESTIONS = st.builds(
    Filter,
    **dict.fromkeys(("text", "event", "organisation", "person", "series", "project"), TEXTS),
    **dict.fromkeys(("countries", "kinds", "statuses", "terms", "publishers"), SEVERAL),
    **dict.fromkeys(("after", "before", "starts"), DATES),
    **dict.fromkeys(("as_of", "over_by"), DAYS),
    **dict.fromkeys(("overdue", "unrestricted"), st.booleans()),
    split=st.none() | st.booleans(),
    only=st.lists(st.sampled_from(list(Only)), max_size=3).map(tuple),
)
REQUESTS = st.builds(
    ReportRequest,
    kind=TEXTS.filter(bool),
    question=QUESTIONS,
    period=st.none() | st.sampled_from(list(ReportPeriod)),
    handover=st.builds(Handover, st.booleans(), st.booleans(), st.booleans(), st.booleans()),
    languages=st.sampled_from((("en",), ("ru",), ("ru", "en"))),
    columns=st.dictionaries(TEXTS, SEVERAL, max_size=2),
    layout=TEXTS,
    group_by=TEXTS,
    plans=SEVERAL,
    hxl=st.booleans(),
)


@given(QUESTIONS)
def test_a_question_survives_being_written_as_json(question):
    assert Filter.from_plain(json.loads(json.dumps(question.plain()))) == question


@given(REQUESTS)
def test_a_request_survives_being_written_as_json(request):
    assert ReportRequest.from_plain(json.loads(json.dumps(request.plain()))) == request


def test_what_a_later_version_says_is_left_out():
    said = {
        "kind": "summary",
        "question": {"mood": "good", "only": ["due_soon", "new_one"]},
        "handover": {"blood": True},
        "period": "next",
    }
    read = ReportRequest.from_plain(said)
    assert read == ReportRequest("summary", Filter(only=(Only.DUE_SOON,)))


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (ReportPeriod.THIS_QUARTER, (2026, 1), (2026, 3)),
        (ReportPeriod.LAST_QUARTER, (2025, 10), (2025, 12)),
        (ReportPeriod.THIS_HALF, (2026, 1), (2026, 6)),
        (ReportPeriod.LAST_HALF, (2025, 7), (2025, 12)),
        (ReportPeriod.THIS_YEAR, (2026, 1), (2026, 12)),
        (ReportPeriod.LAST_YEAR, (2025, 1), (2025, 12)),
    ],
)
def test_a_period_is_named_from_today(period, first, last):
    assert days_of(period, date(2026, 2, 28)) == (PartialDate(*first), PartialDate(*last))


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from((("this_quarter", "last_quarter"), ("this_half", "last_half"))))
def test_a_last_period_ends_the_day_before_this_one_begins(today, pair):
    this, last = (days_of(ReportPeriod(code), today) for code in pair)
    begins, ends, ended = this[0].earliest(), this[1].latest(), last[1].latest()
    assert begins and ends and ended
    assert begins <= today <= ends
    assert (begins - ended).days == 1


def test_a_request_asks_the_period_as_it_is_on_the_day():
    request = ReportRequest(question=Filter(countries=("KZ",), after=PartialDate(2001)), period=ReportPeriod.LAST_HALF)
    assert request.on(date(2026, 7, 14)) == Filter(countries=("KZ",), after=PartialDate(2026, 1), before=PartialDate(2026, 6))


def test_days_named_from_today_move_on_in_a_saved_report() -> None:
    question = Filter().moved("last_30_days", "after", "before", today=date(2026, 1, 31))
    kept = ReportRequest.from_plain(json.loads(json.dumps(ReportRequest(question=question).plain())))
    asked = kept.on(date(2026, 3, 31))
    assert (asked.after, asked.before) == (PartialDate(2026, 3, 1), PartialDate(2026, 3, 31))
