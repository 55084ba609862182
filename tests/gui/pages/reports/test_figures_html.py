"""A page of figures on the screen draws what the workbook draws."""

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from wpstracker.domain.report_request import ReportRequest
from wpstracker.gui.pages.reports.figures_html import chart_data, chart_picture, charts_of, page_html
from wpstracker.gui.pages.reports.paper import _document, _page_of
from wpstracker.gui.widgets.charts import SpanData
from wpstracker.reports.book import Figures, PageSheet, Report
from wpstracker.services.reporting import report_of
from wpstracker.services.sample import write_sample


@pytest.fixture(scope="module")
def overview(tmp_path_factory: pytest.TempPathFactory) -> Report:
    with closing(write_sample(tmp_path_factory.mktemp("figures") / "Sample.wpst")) as store:
        report = report_of(store, ReportRequest("countries"), "Sample.wpst", date(2026, 1, 1))
        list(report.sheets)
        return report


def test_a_timeline_of_plans_is_drawn_as_one(app: QApplication, overview: Report) -> None:
    page = overview.sheets[1]
    assert isinstance(page, PageSheet)
    figures = charts_of(page)["TimelineCentralAsia1"]
    data = chart_data(figures, overview)
    assert isinstance(data, SpanData)
    assert data.begins == tuple(row["first"] for row in figures.rows)
    assert figures.chart is not None and data.years == figures.chart.years
    assert len(data.series) == len(figures.chart.series) - 1
    assert not chart_picture(figures, overview, 600, QFont()).isNull()


def test_paper_says_what_was_asked_and_the_screen_where_there_is_nothing(app: QApplication, overview: Report) -> None:
    page = PageSheet("Figures", "In figures", [Figures("Numbers", "Numbers", (), ())])
    report = replace(overview, asked="Kazakhstan · 2024")
    assert "Kazakhstan" not in page_html(page, report, 600)
    assert "Nothing to show" in page_html(page, report, 600)
    lines = _document(page, report).toPlainText().split("\n")
    assert [line for line in lines if line] == ["In figures", "Kazakhstan · 2024", "Numbers", "Nothing to show"]


def test_a_heading_is_on_the_page_of_what_follows_it(app: QApplication, overview: Report) -> None:
    page = overview.sheets[1]
    assert isinstance(page, PageSheet)
    document = _document(page, overview)
    assert document.pageCount() > 3
    block, headings = document.begin(), 0
    while block.next().isValid():
        if block.blockFormat().headingLevel():
            headings += 1
            assert _page_of(document, block) == _page_of(document, block.next()), block.text()
        block = block.next()
    assert headings > 3
    assert document.toPlainText().count("\ufffc") == len(charts_of(page))
