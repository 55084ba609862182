"""A page of a report on the screen."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextOption

from wpstracker.gui.pages.reports.figures_html import CHART, chart_picture, charts_of, page_html
from wpstracker.gui.widgets.reading_pane import ReadingPane
from wpstracker.reports.book import PageSheet, Report

_MEASURE = 120
_WIDEST, _NARROWEST, _STEP = 720, 280, 40
_AROUND = 90
"""Pixels of margins and scroll bar."""


class PagePane(ReadingPane):
    """Headings, facts and small tables, the charts drawn as wide as there is room."""

    def __init__(self, page: PageSheet, report: Report) -> None:
        super().__init__(name=page.title, measure=_MEASURE)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self._page, self._report = page, report
        self._drawn = self._room()
        self._is_stale = True

    def show_sheet(self, page: PageSheet, report: Report) -> None:
        """Show another state of the page and stay at the same place; hidden, it is set when it is looked at."""
        self._page, self._report = page, report
        self._is_stale = True
        self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Set the page if it is not yet."""
        super().showEvent(event)
        self._catch_up()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """With the charts of this page."""
        url = QUrl(name)
        found = charts_of(self._page).get(url.path()) if url.scheme() == CHART else None
        return chart_picture(found, self._report, self._drawn, self.font()) if found else super().loadResource(kind, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Charts as wide as there is room, in steps."""
        super().resizeEvent(event)
        if self._room() != self._drawn and charts_of(self._page):
            self._is_stale = True
            self._catch_up()

    def _catch_up(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            place = self.verticalScrollBar().value()
            self.show_page(self._html)
            self.verticalScrollBar().setValue(place)

    def _html(self) -> str:
        self._drawn = self._room()
        return page_html(self._page, self._report, self._drawn)

    def _room(self) -> int:
        return min(max((self.width() - _AROUND) // _STEP * _STEP, _NARROWEST), _WIDEST)
