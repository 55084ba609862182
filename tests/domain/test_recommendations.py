"""A recommendation is overdue when its last possible day has passed and something is still expected."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_partial_date import partial_dates
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.recommendations import DONE, DUE_SOON, is_due_soon, is_overdue
from wpstracker.domain.vocabularies import DeadlineKind, RecommendationStatus

CODE = PartialDate.from_code


@pytest.mark.parametrize(
    ("deadline", "last_day"),
    [("2024-06-30", date(2024, 6, 30)), ("2024-06", date(2024, 6, 30)), ("2024", date(2024, 12, 31)), ("2024-02", date(2024, 2, 29))],
)
def test_a_deadline_passes_with_its_last_possible_day(deadline, last_day):
    assert not is_overdue("accepted", "date", CODE(deadline), last_day)
    assert is_overdue("accepted", "date", CODE(deadline), last_day + timedelta(days=1))
    assert is_due_soon("accepted", "date", CODE(deadline), last_day)
    assert is_due_soon("accepted", "date", CODE(deadline), last_day - DUE_SOON)
    assert not is_due_soon("accepted", "date", CODE(deadline), last_day - DUE_SOON - timedelta(days=1))
    assert not is_due_soon("accepted", "date", CODE(deadline), last_day + timedelta(days=1))


@pytest.mark.parametrize("status", RecommendationStatus)
def test_only_what_is_still_expected_can_be_late(status):
    late = is_overdue(status, "date", CODE("2007-07-03"), date(2026, 1, 1))
    assert late == (status not in DONE)


@pytest.mark.parametrize(
    ("kind", "deadline", "late"),
    [
        (DeadlineKind.DATE, "2020", True),
        (None, "2020", True),
        (DeadlineKind.PERIODIC, "2020", False),
        (DeadlineKind.NONE, "2020", False),
        (DeadlineKind.DATE, "--08-03", False),
        (DeadlineKind.DATE, None, False),
    ],
)
def test_without_a_date_that_can_pass_nothing_is_late(kind, deadline, late):
    assert is_overdue("recorded", kind, CODE(deadline) if deadline else None, date(2026, 1, 1)) == late


@given(
    st.sampled_from(RecommendationStatus),
    st.none() | st.sampled_from(DeadlineKind),
    st.none() | partial_dates(),
    st.dates(date(1500, 1, 1), date(9000, 1, 1)),
)
def test_nothing_is_late_and_due_soon_at_once(status, kind, deadline, day):
    assert not (is_overdue(status, kind, deadline, day) and is_due_soon(status, kind, deadline, day))
