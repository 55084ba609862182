"""A recommendation's life: every step that is allowed and every one that is refused, and when somebody has to look after it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_partial_date import partial_dates
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid
from wpstracker.domain.recommendations import (
    DONE,
    DUE_SOON,
    STALE_AFTER,
    Move,
    is_due_soon,
    is_overdue,
    is_stale,
    last_told,
    may_follow,
    move_of,
    needs_reason,
    step_problems,
    steps_from,
)
from wpstracker.domain.vocabularies import DeadlineKind, RecommendationStatus
from wpstracker.words import words_for

CODE = PartialDate.from_code
MATRIX = """
                 recorded review accepted planned progress implemented partly not closed hold superseded
recorded            .        y      y        y       y         .         .     .    r      r      y
review              .        .      y        y       y         .         .     .    r      r      y
accepted            .        .      .        y       y         y         y     y    r      r      y
planned             .        .      .        .       y         y         y     y    r      r      y
progress            .        .      .        .       .         y         y     y    r      r      y
implemented         .        .      .        .       r         .         r     .    r      .      y
partly              .        .      .        .       y         y         .     y    r      r      y
not                 .        r      r        r       r         .         .     .    r      .      y
closed              .        r      r        r       r         .         .     .    .      .      .
superseded          .        r      r        r       r         .         .     .    .      .      .
hold                y        y      y        y       y         .         y     .    r      .      y
"""
"""What may follow what, put down by hand: y allowed, r allowed with a reason, a point refused. On hold: where it had been is not known."""
NAMES = {
    "review": "under_review",
    "progress": "in_progress",
    "partly": "partly_implemented",
    "not": "not_implemented",
    "hold": "on_hold",
}


def every_step():
    """(before, after, sign) of the whole matrix."""
    head, *lines = MATRIX.strip().splitlines()
    for line in lines:
        before, *signs = line.split()
        for after, sign in zip(head.split(), signs, strict=True):
            yield NAMES.get(before, before), NAMES.get(after, after), sign


@pytest.mark.parametrize(("before", "after", "sign"), [step for step in every_step() if step[0] != step[1]])
def test_every_step_is_allowed_or_refused_as_the_matrix_says(before, after, sign):
    assert may_follow(before, after) == (sign != ".")
    assert (after in steps_from(before)) == (sign != ".")
    fields = [problem.field for problem in step_problems(before, after)]
    assert fields == {".": ["status_after"], "r": ["reason"], "y": []}[sign]
    assert [problem.field for problem in step_problems(before, after, "Because")] == (["status_after"] if sign == "." else [])
    if sign != ".":
        assert needs_reason(before, after) == (sign == "r")


def test_the_matrix_knows_every_status():
    assert {before for before, _, _ in every_step()} == {after for _, after, _ in every_step()} == set(RecommendationStatus)


@pytest.mark.parametrize("status", [*RecommendationStatus, None])
def test_staying_is_always_allowed_and_no_step(status):
    assert may_follow(status, status) and step_problems(status, status) == [] and not needs_reason(status, status)
    assert move_of(status, status) == move_of(status, None) == Move.STAY
    assert status is None or status not in steps_from(status)


@pytest.mark.parametrize("after", RecommendationStatus)
def test_after_an_unstated_status_anything_may_follow(after):
    assert may_follow(None, after)


@pytest.mark.parametrize("held_at", [status for status in RecommendationStatus if may_follow(status, "on_hold") and status != "on_hold"])
def test_what_is_on_hold_goes_back_to_where_it_was(held_at):
    assert set(steps_from("on_hold", held_at)) == {held_at, RecommendationStatus.CLOSED, RecommendationStatus.SUPERSEDED}
    assert move_of("on_hold", held_at) == Move.RESUME and not needs_reason("on_hold", held_at)


@pytest.mark.parametrize(
    ("before", "after", "response", "move"),
    [
        ("recorded", "under_review", None, Move.GO_ON),
        ("under_review", "closed", "rejected", Move.REJECT),
        ("under_review", "closed", "noted", Move.CLOSE),
        ("accepted", "closed", "rejected", Move.CLOSE),
        ("implemented", "closed", None, Move.CLOSE),
        ("planned", "on_hold", None, Move.HOLD),
        ("closed", "in_progress", None, Move.REOPEN),
        ("implemented", "partly_implemented", None, Move.REOPEN),
        ("implemented", "superseded", None, Move.GO_ON),
        ("partly_implemented", "in_progress", None, Move.GO_ON),
    ],
)
def test_a_step_is_named_by_what_it_does(before, after, response, move):
    assert move_of(before, after, response) == move


def test_a_refused_step_names_what_may_follow_in_the_reader_s_language():
    (problem,) = step_problems("recorded", "implemented")
    assert problem.text(words_for("en")) == (
        "“Implemented” cannot follow “Recorded”. "
        "What may follow: Under review, Accepted, Planned, In progress, Closed, On hold, Superseded."
    )
    assert "На рассмотрении" in problem.text(words_for("ru"))
    assert "cannot follow" in str(Invalid([problem]))


def test_what_is_refused_for_want_of_a_reason_says_which():
    said = {
        ("accepted", "on_hold", None): "Say why it is put on hold.",
        ("under_review", "closed", "rejected"): "Say why it was rejected.",
        ("closed", "planned", None): "Say why it is taken up again.",
        ("implemented", "closed", None): "Say why it is closed.",
    }
    for (before, after, response), sentence in said.items():
        (problem,) = step_problems(before, after, "  ", response=response)
        assert problem.text(words_for("en")) == sentence


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["2023-02", "2022-12-31"], date(2023, 2, 28)),
        (["2023", "2023-05-01"], date(2023, 12, 31)),
        (["--08-03", None], None),
        ([], None),
    ],
)
def test_news_is_as_new_as_the_last_day_told(dates, told):
    assert last_told(CODE(each) if each else None for each in dates) == told


@pytest.mark.parametrize("status", [*RecommendationStatus, None])
def test_without_news_for_long_only_what_is_still_expected_is_stale(status):
    day = date(2024, 7, 1)
    assert is_stale(status, day - timedelta(STALE_AFTER + 1), day) == (status not in DONE)
    assert not is_stale(status, day - timedelta(STALE_AFTER), day)
    assert not is_stale(status, None, day)
    assert is_stale(status, day - timedelta(11), day, after=10) == (status not in DONE)


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
        (DeadlineKind.CONTINUOUS, "2020", False),
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
