"""Due dates of all obligations as rows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wpstracker.domain.obligations import DueState
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.figures import obligations as figures
from wpstracker.records import Obligation, Organisation
from wpstracker.services import obligations
from wpstracker.services.attachments import Incoming
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

TODAY = date(2025, 7, 20)
YEARS = (date(2025, 1, 1), date(2026, 12, 31))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "file.wpst")
    yield made
    made.close()


def half_yearly(store: Store, **said: Any) -> str:
    known = {"title": "Half-yearly report", "country": "KG", "rhythm": "half_yearly", "days_after": 15, "begins": PartialDate(2025)}
    return obligations.save(store, Draft(Obligation(**(known | said))))


def yearly(store: Store, **said: Any) -> str:
    known = {"title": "Annual report", "country": "KZ", "rule": "on_day", "rhythm": "yearly", "due_month": 1, "due_day": 20}
    return obligations.save(store, Draft(Obligation(**(known | said))))


def told(rows: list[dict[str, Any]]) -> list[tuple[str, str, DueState, int | None]]:
    return [(row["due"].isoformat(), row["about"], row["state"], row["days"]) for row in rows]


def test_the_due_dates_of_all_obligations_stand_in_one_order(store: Store):
    half_yearly(store)
    yearly(store)
    assert told(figures.due_rows(store, YEARS, TODAY)) == [
        ("2025-01-20", "year 2024", DueState.OVERDUE, 181),
        ("2025-07-15", "1st half of 2025", DueState.OVERDUE, 5),
        ("2026-01-15", "2nd half of 2025", DueState.LATER, 179),
        ("2026-01-20", "year 2025", DueState.LATER, 184),
        ("2026-07-15", "1st half of 2026", DueState.LATER, 360),
    ]


def test_what_was_marked_stands_at_its_due_date_and_nowhere_else(store: Store):
    id_ = half_yearly(store)
    obligations.mark(store, id_, date(2025, 7, 15), handed_in=PartialDate(2025, 7, 18), files=[Incoming("a.txt", b"a")])
    obligations.mark(store, id_, date(2026, 1, 15), prepared=PartialDate(2025, 7, 19))
    first, second, third = figures.due_rows(store, YEARS, TODAY)
    assert (first["state"], first["days_late"], first["files"]) == (DueState.LATE, 3, 1)
    assert (second["state"], second["days"], second["days_late"], second["files"]) == (DueState.PREPARED, 179, None, None)
    assert third["state"] is DueState.LATER


def test_a_report_marked_for_a_date_the_rule_no_longer_has_stays(store: Store):
    id_ = half_yearly(store)
    obligations.mark(store, id_, date(2025, 7, 15), handed_in=PartialDate(2025, 7, 14))
    draft = obligations.load(store, id_)
    assert draft is not None
    draft.record.days_after = 20
    obligations.save(store, draft)
    assert told(figures.due_rows(store, YEARS, TODAY))[:2] == [
        ("2025-07-15", "", DueState.HANDED_IN, None),
        ("2025-07-20", "1st half of 2025", DueState.SOON, 0),
    ]


def test_a_question_narrows_the_due_dates(store: Store):
    kg, kz = half_yearly(store), yearly(store)
    body = Organisation(name="Ministry of Labour")
    obligations.save(store, Draft(Obligation(title="Note", recipient=body.id, rule="once", due_once=PartialDate(2025, 8)), new=[body]))

    def meant(**parts: Any) -> set[str]:
        return {row["title"] for row in figures.due_rows(store, YEARS, TODAY, Filter(**parts))}

    assert meant(countries=("KZ",)) == {"Annual report"}
    assert meant(kinds=(kg,)) == {"Half-yearly report"} and meant(kinds=(kg, kz)) == {"Half-yearly report", "Annual report"}
    assert meant(statuses=("overdue",)) == {"Annual report", "Half-yearly report"}
    assert meant(text="labour min") == {"Note"}
    assert meant(countries=("KZ",), text="half") == set()


def test_what_needs_somebody_is_overdue_or_due_within_thirty_days(store: Store):
    half_yearly(store)
    soon = yearly(store, title="Soon", due_month=8, due_day=19)
    obligations.mark(store, soon, date(2025, 8, 19), prepared=PartialDate(2025, 7, 1))
    obligations.mark(store, soon, date(2024, 8, 19), handed_in=PartialDate(2024, 8, 1))
    yearly(store, title="Not yet", due_month=8, due_day=20, begins=PartialDate(2024))
    found = figures.reports_due(store, TODAY)
    assert [row["title"] for row in found.overdue] == ["Half-yearly report"]
    assert [row["title"] for row in found.soon] == ["Soon"]
    assert figures.reports_due(store, TODAY, ["UZ"]) == figures.ReportsDue((), ())


def test_every_column_has_its_value_in_every_row(store: Store):
    half_yearly(store)
    rows = figures.due_rows(store, YEARS, TODAY)
    assert all(column.key in row for row in rows for column in figures.COLUMNS)


def test_restricted_obligations_stay_out_when_asked(store: Store):
    half_yearly(store, privacy="restricted")
    assert figures.due_rows(store, YEARS, TODAY) and not figures.due_rows(store, YEARS, TODAY, unrestricted=True)


def test_what_is_handed_in_is_not_among_the_next_reports(store: Store):
    id_ = half_yearly(store)
    obligations.mark(store, id_, date(2025, 7, 15), handed_in=PartialDate.of(TODAY))
    assert [row["due"] for row in figures.next_reports(store, TODAY)] == [date(2026, 1, 15), date(2026, 7, 15)]
    assert figures.next_reports(store, TODAY, ["KZ"]) == []
