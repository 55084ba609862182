"""The dashboard of the summary workbook shows the numbers of the overview, for the period and the countries chosen there."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.figures.random_records import TODAY, random_file
from tests.reports.books import read
from wpstracker.domain.handover import Handover
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.domain.vocabularies import RecommendationStatus, Stage
from wpstracker.figures.activity import OverTime, events_by_month
from wpstracker.figures.overview import Overview, overview
from wpstracker.services.reporting import export
from wpstracker.services.seeding import seed
from wpstracker.store.database import Store
from wpstracker.words import words_for

ENGLISH = words_for("en")
Rows = list[list[Any]]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dashboard") / "office.wpst"
    with closing(random_file(path, 11, events=120)) as store:
        seed(store)
    return path


def both(file: Path, question: Filter) -> tuple[Overview, Rows]:
    """What the overview counts, and the cells of the dashboard."""
    with closing(Store.open_for_reading(file)) as store:
        shown = overview(store, question, Filter(countries=question.countries), TODAY)
    request = ReportRequest("summary", question, handover=Handover(restricted=True), languages=("en",))
    return shown, read(export(file, request, file.with_suffix(".xlsx"), today=TODAY), "Dashboard")


def fact(rows: Rows, label: str) -> Any:
    """What stands beside a key figure."""
    return next(cell for row in rows if row[0] == label for cell in row[1:] if cell != "")


def table(rows: Rows, header: str) -> dict[Any, list[Any]]:
    """The lines of the table whose first column is called so."""
    begin = next(at for at, row in enumerate(rows) if row[0] == header)
    found: dict[Any, list[Any]] = {}
    for row in rows[begin + 1 :]:
        if row[0] == "" or len([cell for cell in row if cell != ""]) < 2:
            break
        found[row[0]] = [cell for cell in row[1:] if cell != ""]
    return found


@pytest.mark.parametrize(
    "question", [Filter(), Filter(countries=("KZ", "TJ")), Filter().in_year(2025), Filter(countries=("KZ",)).in_year(2024)]
)
def test_the_dashboard_has_the_numbers_of_the_overview(file: Path, question: Filter) -> None:
    shown, rows = both(file, question)
    people, held = shown.participation, shown.participation.held
    assert held and shown.recommendations
    assert fact(rows, "People at held events") == people.people.show(ENGLISH)
    assert str(fact(rows, "Women and men counted")).startswith(f"{people.split} of {held} ")
    assert fact(rows, "Number not reported") == f"{people.not_reported} of {held} held events"
    by_status = {RecommendationStatus(key).label if key else "Status not stated": n for key, n in shown.recommendations.items()}
    assert {key: cells[0] for key, cells in table(rows, "Status").items()} == by_status
    stages = {Stage(key).label: number for key, number in shown.plans.stages.items()}
    assert {key: cells[0] for key, cells in table(rows, "Present status").items()} == stages
    chain = [cells[0] for cells in table(rows, "Step").values()]
    assert chain == [shown.chain.events, shown.chain.recommendations, shown.chain.linked, shown.chain.implemented, shown.chain.evidenced]
    months = shown.over_time if question.year else months_of(file, question)  # over many years the overview draws years
    assert [cells[-1] for cells in table(rows, "Month").values()] == [sum(counts.values()) for counts in months.steps.values()]


def months_of(file: Path, question: Filter) -> OverTime:
    """What the overview counts by month."""
    with closing(Store.open_for_reading(file)) as store:
        return events_by_month(store, question)
