"""Progress rolls up by counting: nothing unreported raises it, the whole is the sum of its parts, in any order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.indicators import Verdict
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.progress import Told
from wpstracker.domain.rollup import NOTHING, Progress, Share, is_measure_overdue, of_measure, status_on, summed
from wpstracker.domain.vocabularies import DeadlineKind, MeasureStatus
from wpstracker.words import words_for

TODAY = date(2024, 6, 15)
statuses = st.one_of(st.none(), st.sampled_from(MeasureStatus))
measures = st.builds(of_measure, statuses, has_evidence=st.booleans(), is_overdue=st.booleans())
indicators = st.builds(lambda counts: Progress(indicators=counts), st.dictionaries(st.sampled_from(Verdict), st.integers(1, 5)))
parts = st.lists(st.one_of(measures, indicators))
dates = st.one_of(
    st.builds(PartialDate, st.integers(2022, 2025)),
    st.builds(PartialDate, st.integers(2022, 2025), st.integers(1, 12)),
    st.dates(date(2022, 1, 1), date(2025, 12, 31)).map(PartialDate.of),
)


@given(parts, st.booleans())
def test_an_unreported_measure_never_raises_progress(before, overdue):
    progress = summed(before)
    after = progress + of_measure(None, is_overdue=overdue)
    for share in ("implemented", "reported", "evidence"):
        if getattr(progress, share).whole:
            assert getattr(after, share).size <= getattr(progress, share).size
        else:
            assert getattr(after, share).part == 0
    assert after.statuses == progress.statuses and after.not_reported == progress.not_reported + 1


@given(parts, st.randoms(), st.integers(0, 20))
def test_the_whole_is_the_sum_of_the_parts_in_any_order(listed, random, cut):
    whole = summed(listed)
    assert summed(listed[:cut]) + summed(listed[cut:]) == whole
    shuffled = list(listed)
    random.shuffle(shuffled)
    assert summed(shuffled) == whole
    assert whole.total == sum(part.total for part in listed)


@given(st.lists(measures))
def test_every_measure_is_counted_once_and_no_share_is_more_than_whole(listed):
    progress = summed(listed)
    assert sum(progress.of(status) for status in (None, *MeasureStatus)) == progress.total == len(listed)
    for share in (progress.implemented, progress.reported, progress.evidence):
        assert 0 <= share.part <= share.whole == progress.counted


def test_what_is_cancelled_is_in_no_share():
    progress = summed([of_measure(MeasureStatus.IMPLEMENTED), of_measure(MeasureStatus.CANCELLED, has_evidence=True), of_measure(None)])
    assert (progress.total, progress.cancelled, progress.counted) == (3, 1, 2)
    assert progress.implemented == Share(1, 2) and progress.evidence == Share(0, 2)
    assert progress.implemented.text(words_for("en")) == "1 of 2"


def test_of_nothing_there_is_no_share():
    assert NOTHING.implemented == Share(0, 0) and NOTHING.implemented.size < of_measure(None).implemented.size


@pytest.mark.parametrize(
    ("status", "kind", "due", "overdue"),
    [
        (None, DeadlineKind.DATE, "2024-05", True),
        (None, None, "2024-05", True),
        (MeasureStatus.IN_PROGRESS, DeadlineKind.DATE, "2024", False),
        (MeasureStatus.PARTLY, DeadlineKind.DATE, "2024-06-14", True),
        (MeasureStatus.PARTLY, DeadlineKind.DATE, "2024-06-15", False),
        (MeasureStatus.IMPLEMENTED, DeadlineKind.DATE, "2023", False),
        (MeasureStatus.CANCELLED, DeadlineKind.DATE, "2023", False),
        (None, DeadlineKind.PERIODIC, "2023", False),
        (None, DeadlineKind.CONTINUOUS, "2023", False),
        (None, DeadlineKind.DATE, None, False),
    ],
)
def test_a_measure_is_overdue_when_its_term_is_over_and_more_is_expected(status, kind, due, overdue):
    assert is_measure_overdue(status, kind, due and PartialDate.from_code(due), TODAY) is overdue


TOLD = [
    Told("1", PartialDate.from_code("2023-05-10"), "in_progress"),
    Told("2", PartialDate.from_code("2023-12"), None),
    Told("3", PartialDate.from_code("2024-02"), "implemented"),
]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2023, 5, 9), None),
        (date(2023, 5, 10), MeasureStatus.IN_PROGRESS),
        (date(2024, 1, 31), MeasureStatus.IN_PROGRESS),
        (date(2024, 2, 1), MeasureStatus.IMPLEMENTED),
        (TODAY, MeasureStatus.IMPLEMENTED),
    ],
)
def test_the_status_as_of_a_day_is_what_the_newest_update_left(day, status):
    assert status_on("implemented", None, TOLD, day, TODAY) is status


def test_a_status_without_an_update_counts_from_today_on():
    assert status_on("in_progress", "in_progress", [], date(2024, 6, 14), TODAY) is None
    assert status_on("in_progress", "in_progress", [], TODAY, TODAY) is MeasureStatus.IN_PROGRESS


@given(st.lists(st.tuples(dates, statuses)), statuses, dates)
def test_what_is_told_later_changes_nothing_before(listed, begun, later):
    told = [Told(str(number), when, status) for number, (when, status) in enumerate(listed)]
    day = later.earliest()
    more = [*told, Told("x", PartialDate(2026), "cancelled")]
    known = [each for each, (when, _) in zip(told, listed, strict=True) if when.earliest() <= day]
    if known:
        assert status_on(None, begun, more, day, TODAY) == status_on(None, begun, [*known, more[-1]], day, TODAY)
