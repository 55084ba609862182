"""What a report will hold, sheet by sheet, before it is written."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import unquote

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QTabWidget, QWidget

from wpstracker.domain.problems import KnownError
from wpstracker.domain.report_request import ReportRequest
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.reports.figures_html import SHEET
from wpstracker.gui.pages.reports.page_pane import PagePane
from wpstracker.gui.pages.reports.reader import FIRST_OF_INTEREST, Answer, Built, Early, Failed, Portion, ReportReader, sheet_name
from wpstracker.gui.pages.reports.rows_view import RowsView
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.gui.widgets.styling import text_label
from wpstracker.reports.book import PageSheet, Report, Sheet, TableSheet
from wpstracker.reports.family import chosen_columns
from wpstracker.store.keys import Address

_LOOK_EVERY_MS = 15
_PATIENCE_MS = 300
"""What takes longer is said to take its time."""


class ReportPreview(QWidget):
    """Built beside the window; until a report is there, the one before stays in sight."""

    built = Signal()
    """A report, or the same one with other columns, is shown."""
    front_changed = Signal()
    """Another sheet is in front."""

    def __init__(self, address: Address, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._reader = ReportReader(address)
        self.destroyed.connect(self._reader.stop)
        self._request: ReportRequest | None = None
        self._whole: Report | None = None
        self._report: Report | None = None
        self._whole_shown: Report | None = None
        self._kind_shown = ""
        self._names: list[str] = []
        self.tabs = QTabWidget()
        self._said = text_label(role="small")
        self._empty = EmptyState(tr("Building the preview…"), icon_name="file-spreadsheet")
        self._stack = QStackedLayout(self)
        self._waiting = False
        self._front = self._asked_front = ""
        self._early: Early | None = None
        self._then: list[Callable[[], object]] = []
        self._watch = QTimer(self, interval=_LOOK_EVERY_MS)
        self._watch.timeout.connect(self._look)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._said.setText(tr("Building the preview…")))
        self._build_widgets()

    # -- what is shown

    def show_request(self, request: ReportRequest, *, anew: bool = False) -> None:
        """Show the report asked for; only other columns need no building, unless the file has changed."""
        before, self._request = self._request, request
        is_known = before is not None and before.but(columns={}) == request.but(columns={})
        if anew or not is_known:
            self._ask()
        elif not self._waiting and self._whole is not None:
            self._narrow()

    def report(self) -> Report | None:
        """What is shown, None until the first report is there."""
        return self._report

    def front(self) -> Sheet | None:
        """The sheet in front."""
        at = self.tabs.currentIndex()
        return self._report.sheets[at] if self._report and 0 <= at < len(self._report.sheets) else None

    def whole_front(self) -> TableSheet | None:
        """The table in front with all its columns, None for a page."""
        front = self.front()
        known = self._whole.sheets if self._whole else ()
        return next((s for s in known if isinstance(s, TableSheet) and isinstance(front, TableSheet) and s.name == front.name), None)

    def when_built(self, do: Callable[[], object]) -> None:
        """Do something once what is asked for is shown: now, or when it is there."""
        if self._waiting:
            self._then.append(do)
        elif self._report is not None:
            do()

    @property
    def is_waiting(self) -> bool:
        """Whether a newer report is on its way."""
        return self._waiting

    @property
    def is_front_there(self) -> bool:
        """Whether the table in front is that of the report asked for, though others may still be on their way."""
        return not self._waiting or self._early is not None

    def go_to(self, steps: int) -> None:
        """Bring the sheet that many steps to the right to the front."""
        if self.tabs.count():
            self.tabs.setCurrentIndex(min(max(self.tabs.currentIndex() + steps, 0), self.tabs.count() - 1))

    def bring_to_front(self, title: str) -> None:
        """Show the sheet of a title."""
        titles = [sheet.title for sheet in self._report.sheets] if self._report else []
        if title in titles:
            self.tabs.setCurrentIndex(titles.index(title))

    def copy(self) -> None:
        """The chosen cells or text of the sheet in front go to the clipboard."""
        widget = self.tabs.currentWidget()
        if isinstance(widget, RowsView | PagePane):
            widget.copy()

    def state(self) -> dict[str, Any]:
        """Which sheet is in front."""
        return {"front": self._front}

    def restore(self, state: dict[str, Any]) -> None:
        """Bring it to the front once it is there."""
        self._front = str(state.get("front", ""))

    def stop(self) -> None:
        """Let the file go."""
        self._watch.stop()
        self._reader.stop()

    # -- inside

    def _ask(self) -> None:
        assert self._request is not None
        self._asked_front, self._early = self._front, None
        self._reader.build(self._request, self._today(), self._front)
        self._waiting = True
        self._watch.start()
        self._patience.start()

    def _look(self) -> None:
        """Take in what the reader found; stop looking when nothing more is expected."""
        for answer in self._reader.answers():
            self._take(answer)
        if not self._waiting and not any(view.is_waiting() for view in self._views()):
            self._watch.stop()

    def _take(self, answer: Answer) -> None:
        match answer:
            case Early():
                self._early = answer
                self._show_early(answer)
            case Built(_, report):
                self._whole = report
                self._settle("")
                self._narrow()
                self._expect()
                self._do_then()
            case Portion():
                self._append(answer)
            case Failed(_, error):
                self._fail(error)

    def _show_early(self, early: Early) -> None:
        """The sheet in front is there before the others, which stay as they were; those of another report go."""
        assert self._request is not None
        report = chosen_columns(early.report, self._request.columns)
        if early.name not in self._names or self._kind_shown != self._request.kind:
            self._whole, self._report, self._whole_shown, self._kind_shown = early.report, report, None, self._request.kind
            self._make_tabs(report, [early.name])
            self._stack.setCurrentWidget(self.tabs)
        sheet, widget = report.sheets[0], self.tabs.widget(self._names.index(early.name))
        if isinstance(widget, PagePane) and isinstance(sheet, PageSheet):
            widget.show_sheet(sheet, report)
        elif isinstance(widget, RowsView) and isinstance(sheet, TableSheet) and early.first is not None:
            widget.show_sheet(sheet, report, fresh=True)
            widget.model().expect()
            self._append(early.first)

    def _append(self, portion: Portion) -> None:
        for view in self._views():
            if view.name == portion.table:
                view.append(portion.rows, is_last=portion.is_last)

    def _expect(self) -> None:
        """The first rows of the table that was in front come by themselves, or were there early."""
        for view in self._views():
            if view.name == self._asked_front and not self._early:
                view.model().expect()

    def _fail(self, error: Exception) -> None:
        self._then.clear()
        self._settle(error.text(words()) if isinstance(error, KnownError) else tr("The preview could not be built."))
        if not isinstance(error, KnownError):
            raise error

    def _settle(self, said: str) -> None:
        self._waiting = False
        self._patience.stop()
        self._said.setText(said)
        if said and self._report is None:
            self._empty.set_text(said)

    def _do_then(self) -> None:
        waiting, self._then = self._then, []
        for do in waiting:
            do()

    def _narrow(self) -> None:
        """Show the whole report with the columns chosen."""
        assert self._whole is not None and self._request is not None
        fresh = self._report is None or self._whole_shown is not self._whole
        report = chosen_columns(self._whole, self._request.columns)
        self._report, self._whole_shown = report, self._whole
        self._kind_shown = self._request.kind
        if (names := _names(report)) != self._names:
            self._make_tabs(report, names)
            if fresh and self._early:
                self._show_early(self._early)
        else:
            self._fill_tabs(report, fresh=fresh)
        self._stack.setCurrentWidget(self.tabs)
        self.built.emit()

    def _make_tabs(self, report: Report, names: list[str]) -> None:
        """One tab for each sheet; the one in front stays there."""
        wanted = self._front
        self.tabs.blockSignals(True)
        for old in filter(None, [self.tabs.widget(at) for at in range(self.tabs.count())]):
            old.deleteLater()
        self.tabs.clear()
        self._names = names
        for sheet in report.sheets:
            self.tabs.addTab(self._widget(sheet, report), sheet.title)
        self.tabs.setCurrentIndex(self._names.index(wanted) if wanted in self._names else min(FIRST_OF_INTEREST, len(names) - 1))
        self.tabs.blockSignals(False)
        self._front_changed()

    def _widget(self, sheet: Sheet, report: Report) -> QWidget:
        if isinstance(sheet, PageSheet):
            pane = PagePane(sheet, report)
            pane.link_activated.connect(lambda target: self.bring_to_front(_title_in(target)))
            return pane
        return RowsView(sheet, report, partial(self._more, sheet.name))

    def _fill_tabs(self, report: Report, *, fresh: bool) -> None:
        for at, sheet in enumerate(report.sheets):
            widget = self.tabs.widget(at)
            self.tabs.setTabText(at, sheet.title)
            if isinstance(widget, PagePane) and isinstance(sheet, PageSheet):
                widget.show_sheet(sheet, report)
            elif isinstance(widget, RowsView) and isinstance(sheet, TableSheet):
                was_early = self._early is not None and self._early.name == sheet.name
                widget.show_sheet(sheet, report, fresh=fresh and not was_early)

    def _more(self, table: str) -> None:
        self._reader.more(table)
        self._watch.start()

    def _views(self) -> list[RowsView]:
        widgets = [self.tabs.widget(at) for at in range(self.tabs.count())]
        return [widget for widget in widgets if isinstance(widget, RowsView)]

    def _front_changed(self) -> None:
        at = self.tabs.currentIndex()
        self._front = self._names[at] if 0 <= at < len(self._names) else self._front
        self.front_changed.emit()

    def _build_widgets(self) -> None:
        """The tabs, and what is said before there are any."""
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Sheets of the report"))
        self.tabs.setUsesScrollButtons(True)
        self._said.setContentsMargins(8, 0, 8, 0)
        self.tabs.setCornerWidget(self._said)
        self.tabs.currentChanged.connect(lambda _at: self._front_changed())
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.tabs)


def _names(report: Report) -> list[str]:
    return [sheet_name(sheet, at) for at, sheet in enumerate(report.sheets)]


def _title_in(target: str) -> str:
    return unquote(target.removeprefix(SHEET))
