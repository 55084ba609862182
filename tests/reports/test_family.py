"""Every report there is, read back with a second reader: the headings and the number of rows are those of the report."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.files.make import fill
from wpstracker.domain.handover import Handover
from wpstracker.domain.problems import Cancelled
from wpstracker.domain.report_request import ReportRequest
from wpstracker.reports.book import Report, TableSheet
from wpstracker.reports.family import FAMILY
from wpstracker.reports.naming import legal_titles, unique_headings
from wpstracker.reports.spilled import TITLE
from wpstracker.reports.workbook import write
from wpstracker.services.reporting import export, report_of
from wpstracker.services.sample import write_sample
from wpstracker.store.database import Store

DAY = date(2026, 1, 1)
EVERYTHING = Handover(restricted=True, participants=True, contacts=True)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(write_sample(tmp_path_factory.mktemp("sample") / "sample.wpst")) as store:
        yield store


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A file with a record of every kind."""
    with closing(Store.create(tmp_path_factory.mktemp("filled") / "office.wpst")) as store:
        fill(store)
        yield store


def written(folder: Path, store: Store, request: ReportRequest) -> tuple[Report, CalamineWorkbook]:
    report = report_of(store, request, "office.wpst", DAY)
    write(report, folder / "book.xlsx")
    return report, CalamineWorkbook.from_path(str(folder / "book.xlsx"))


def check(report: Report, book: CalamineWorkbook) -> None:
    titles = legal_titles(sheet.title for sheet in report.sheets)
    assert [name for name in book.sheet_names if name not in titles] in ([], [report.words(TITLE)])
    for sheet, title in zip(report.sheets, titles, strict=True):
        if not isinstance(sheet, TableSheet):
            continue
        header, *rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
        if report.hxl:
            tags, *rows = rows
            assert all(str(tag).startswith("#") for tag in tags)
        number = len(list(sheet.rows()))
        assert header == unique_headings(report.heading(column) for column in sheet.columns), title
        assert sheet.count == number, title
        assert len(rows) == (number + (sheet.totals is not None and not report.hxl) if number else 2), title


@pytest.mark.parametrize("kind", FAMILY)
@pytest.mark.parametrize("languages", [("en",), ("ru", "en")])
def test_a_report_of_the_sample_is_read_back_whole(tmp_path: Path, sample: Store, kind: str, languages: tuple[str, ...]) -> None:
    check(*written(tmp_path, sample, ReportRequest(kind, languages=languages)))


@pytest.mark.parametrize("kind", FAMILY)
def test_a_report_of_records_of_every_kind_is_read_back_whole(tmp_path: Path, filled: Store, kind: str) -> None:
    check(*written(tmp_path, filled, ReportRequest(kind, handover=EVERYTHING, hxl=True)))


@pytest.mark.parametrize("kind", FAMILY)
def test_a_report_that_is_stopped_leaves_no_file(tmp_path: Path, sample: Store, kind: str) -> None:
    def stop(share: float) -> None:
        if share > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(sample.path, ReportRequest(kind), tmp_path / "book.xlsx", today=DAY, progress=stop)
    assert not list(tmp_path.iterdir())
