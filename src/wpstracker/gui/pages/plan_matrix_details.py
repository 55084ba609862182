"""Beside a plan's matrix: the current item told in full, with its history and files."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from wpstracker.figures.privacy import privacy_of
from wpstracker.gui.commands import plain
from wpstracker.gui.context import Context
from wpstracker.gui.forms.history_view import HistoryView
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.plan_matrix_lines import Line
from wpstracker.gui.pages.plan_matrix_text import HOW, NEW_INDICATOR, how_counted, item_page
from wpstracker.gui.pages.progress_deeds import follow_progress
from wpstracker.gui.widgets.attachments_panel import AttachmentsPanel
from wpstracker.gui.widgets.flow_layout import FlowLayout
from wpstracker.gui.widgets.privacy_line import PrivacyLine, below
from wpstracker.gui.widgets.reading_pane import ReadingPane
from wpstracker.gui.widgets.styling import icon_button, push_button
from wpstracker.records import PlanItem
from wpstracker.services import indicators, plan_item_drafts, plan_items

_WITH_TEXT = 1
"""So many of the deeds have room for their names; the others are icons."""
_PAUSE_MS = 60
"""While the keyboard runs through the lines, what stands beside them waits."""


class MatrixDetails(QWidget):
    """`show_line` tells an item after a short pause; `buttons` are the deeds offered above it."""

    def __init__(self, context: Context, buttons: tuple[QAction, ...], attempt: Callable[[Callable[[], object]], object]) -> None:
        super().__init__()
        self._context, self._attempt = context, attempt
        self._shown: tuple[str, Line | None, date] = ("", None, date.min)
        self.pane = ReadingPane(name=tr("Current line"))
        self.pane.link_activated.connect(lambda target: attempt(lambda: self.follow(target)))
        self.history = HistoryView(context.store)
        self.files = AttachmentsPanel(context)
        self.privacy = PrivacyLine()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._deeds = QWidget()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show_now)
        self._build(buttons)

    def show_line(self, plan: str, line: Line | None, day: date) -> None:
        """Tell this line soon."""
        self._shown = (plan, line, day)
        self._pause.start()

    def settle(self) -> None:
        """Tell what is waiting at once."""
        if self._pause.isActive():
            self._pause.stop()
            self._show_now()

    def follow(self, target: str) -> None:
        """Links of the page: what progress is recorded, how it is counted, another record."""
        _plan, line, _day = self._shown
        if target == HOW:
            from wpstracker.gui.messages import offer

            offer(self, tr("How this is counted"), [], details=how_counted())
        elif target == NEW_INDICATOR and line is not None:
            from wpstracker.gui.forms.indicator_editor import IndicatorEditor

            IndicatorEditor(self._context, indicators.blank(str(line.item.plan), line.id), self).open()
        elif not follow_progress(self._context, self, line.item if line else None, target):
            kind, _, id_ = target.removeprefix("wps:").partition("/")
            if id_:
                self._context.navigator.open_record(kind, id_)

    def _show_now(self) -> None:
        plan, line, day = self._shown
        store = self._context.store
        draft = plan_item_drafts.load(store, line.id) if line else None
        if draft is None or line is None:
            self.pane.clear_page()
        else:
            level = plan_items.level_name(store, plan, line.level, words())
            self.pane.show_page(item_page(store, draft, line, level, day, editable=not store.read_only))
        id_ = line.id if line else None
        self.privacy.show_privacy(privacy_of(store, PlanItem.kind(), id_))
        self.files.show_record((PlanItem.kind(), id_) if id_ else None)
        if self.tabs.currentWidget() is self.history:
            self.history.show_record(id_)

    def _tab_changed(self) -> None:
        if self.tabs.currentWidget() is self.history:
            line = self._shown[1]
            self.history.show_record(line.id if line else None)

    def _tell_files(self, count: int) -> None:
        self.tabs.setTabText(self.tabs.indexOf(self.files), tr("Files ({n})", n=count) if count else tr("Files"))

    def _build(self, buttons: tuple[QAction, ...]) -> None:
        flow = FlowLayout(self._deeds, spacing=6)
        for number, action in enumerate(buttons):
            flow.addWidget(_button_of(action, with_text=number < _WITH_TEXT))
        self.tabs.addTab(below(self.privacy, self.pane), tr("Page"))
        self.tabs.addTab(self.history, tr("History"))
        self.tabs.addTab(self.files, tr("Files"))
        self.tabs.currentChanged.connect(lambda _at: self._tab_changed())
        self.files.count_changed.connect(self._tell_files)
        self.setMinimumSize(240, 110)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._deeds)
        box.addWidget(self.tabs, 1)


def _button_of(action: QAction, *, with_text: bool = True) -> QWidget:
    name = str(action.property("icon_name"))
    button = push_button(action.text(), icon_name=name) if with_text else icon_button(name, action.toolTip())
    button.setAccessibleName(plain(action.text()))
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
