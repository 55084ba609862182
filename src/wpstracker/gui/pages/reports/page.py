"""The Reports page: choose a report in the gallery, set it, look at it as it will be, hand it over, keep it to be repeated."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout

from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.question import Filter
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr
from wpstracker.gui.messages import tell_error
from wpstracker.gui.pages.page import Page
from wpstracker.gui.pages.reports.actions import ReportActions
from wpstracker.gui.pages.reports.chosen import Chosen
from wpstracker.gui.pages.reports.exporting import Exports
from wpstracker.gui.pages.reports.gallery import Gallery
from wpstracker.gui.pages.reports.handing_over import HandingOver
from wpstracker.gui.pages.reports.preview import ReportPreview
from wpstracker.gui.pages.reports.saved_deeds import SavedDeeds
from wpstracker.gui.pages.reports.settings import ReportSettings
from wpstracker.gui.pages.reports.settings_side import SettingsSide
from wpstracker.gui.widgets.styling import text_label
from wpstracker.services.saved_reports import Saved, all_saved
from wpstracker.store.announcer import Changes

_SETTLE_MS = 220
"""How long somebody pauses before the preview follows."""


class ReportsPage(Page):
    """At the left the gallery, or the settings of the report that was chosen; at the right what it will hold."""

    key = "reports"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.chosen = Chosen(context.store)
        self._came_from = Filter()
        self.exports, self.deeds = Exports(self, context), SavedDeeds(self, context)
        self.gallery, self.settings = Gallery(), ReportSettings(context)
        self.preview = ReportPreview(context.store.address, context.today)
        self._settle, self._browse = QTimer(self, singleShot=True, interval=_SETTLE_MS), QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self.handing = HandingOver(self.exports, self.chosen, self.preview, self._is_sound)
        self.actions_here = ReportActions(self)
        self._build()
        self._connect()

    def title(self) -> str:
        """The page's name."""
        return tr("Reports")

    # -- what is shown

    def reload(self) -> None:
        """Read the saved reports and build the preview anew."""
        self._list_saved()
        self.preview.show_request(self.chosen.request(), anew=True)

    def changed(self, changes: Changes) -> None:
        """Whatever changes may stand in a report; a saved report alone changes the gallery only."""
        if changes.records.keys() - {"saved_report"}:
            self._stale = True
        if changes.touch("saved_report"):
            self._list_saved()
        self.refresh()

    def ask(self, question: Filter) -> None:
        """Open the report in front for what a list shows."""
        self._came_from = question
        self.chosen.choose_for(question)
        self._open()

    def arrived(self, question: Filter) -> None:
        """What the page shows from which one came is offered as a further filter."""
        self._came_from = question

    def open_kind(self, key: str) -> None:
        """Show a kind of report with its settings."""
        self.leaving.emit()
        self.chosen.choose_kind(key)
        self._open()

    def open_saved(self, id_: str) -> None:
        """Show a saved report with its settings."""
        self.leaving.emit()
        if self.chosen.choose_saved(id_):
            self._open()

    def show_gallery(self) -> None:
        """Back to all reports."""
        self.leaving.emit()
        self._flush()
        self._left.setCurrentWidget(self.gallery)
        self._mark()
        self._focus_gallery()

    def in_settings(self) -> bool:
        """Whether the settings of a report are shown rather than the gallery."""
        return self._left.currentWidget() is self.side

    def state(self) -> dict[str, Any]:
        """The report in front, how it is set, which sheet one looks at."""
        self._flush()
        splitter = bytes(self.splitter.saveState().toBase64().data()).decode("ascii")
        return self.chosen.state() | self.preview.state() | {"open": self.in_settings(), "splitter": splitter}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        self.chosen.restore(state)
        self.preview.restore(state)
        if "splitter" in state:
            self.splitter.restoreState(QByteArray.fromBase64(str(state["splitter"]).encode("ascii")))
        if state.get("open"):
            self._open()
        elif self.in_settings():
            self.show_gallery()

    # -- what can be done

    def page_actions(self) -> Sequence[QAction]:
        """Export in all its ways, keep, go about."""
        return self.actions_here.every()

    def export_again(self, id_: str = "") -> None:
        """Write a saved report once more."""
        if saved := self._meant(id_):
            self.exports.again(saved)

    def save_report(self) -> None:
        """Keep the report with its settings under a name."""

        def saved(id_: str) -> None:
            self.chosen.now_saved_as(id_)
            self.side.show_name(self.chosen)
            self._offer_actions()

        if self._is_sound():
            self.deeds.keep(self.chosen.request(), self.chosen.name(), saved)

    def rename_saved(self) -> None:
        """Give a saved report another name."""
        if saved := self._meant():
            self.deeds.rename(saved, lambda: self.side.show_name(self.chosen))

    def forget_saved(self) -> None:
        """Ask, then delete a saved report."""
        saved = self._meant()

        def gone() -> None:
            if saved and self.chosen.saved_id == saved.id:
                self.chosen.now_saved_as("")
                self.side.show_name(self.chosen)
                self._mark()
            if not self.in_settings():
                self._focus_gallery()

        if saved:
            self.deeds.forget(saved, gone)

    def move_saved(self, steps: int) -> None:
        """Move a saved report in the list."""
        if saved := self._meant():
            self.deeds.move(saved.id, steps)

    def attempt(self, do: Callable[[], object]) -> None:
        """Do something the person asked for; what refuses is told in a sentence."""
        try:
            do()
        except (KnownError, Invalid) as error:
            tell_error(self, error)

    # -- inside

    def _meant(self, id_: str = "") -> Saved | None:
        """The saved report a key is meant for: the one with the keyboard in the gallery, or the one that is open."""
        return self.chosen.saved(id_ or (self.chosen.saved_id if self.in_settings() else self.gallery.current_saved()))

    def _open(self) -> None:
        """Show the settings of the report in front, and its preview."""
        self._settle.stop()
        self._browse.stop()
        self.settings.show_request(self.chosen.kind, self.chosen.request(), self._came_from)
        self.side.show_name(self.chosen)
        self._left.setCurrentWidget(self.side)
        self.preview.show_request(self.chosen.request())
        self._offer_columns()
        self._mark()
        self.side.take_keyboard()

    def _preview_current(self) -> None:
        """The report with the keyboard in the gallery is previewed while one goes from one to the next."""
        saved, kind = self.gallery.current_saved(), self.gallery.current_kind()
        if self.in_settings() or not (saved or kind):
            return
        if not self.chosen.choose_saved(saved):
            self.chosen.choose_kind(kind or self.chosen.key)
        self.preview.show_request(self.chosen.request())
        self._mark()

    def _follow_settings(self) -> None:
        """Let the preview show what is set, as long as it can be understood."""
        if self.settings.is_sound():
            self.chosen.set(self.settings.request())
            self.preview.show_request(self.chosen.request())

    def _flush(self) -> None:
        """Take what was set a moment ago."""
        if self._settle.isActive():
            self._settle.stop()
            self._follow_settings()

    def _is_sound(self) -> bool:
        """Whether what is set can be written; if not, the keyboard goes to where it must be mended."""
        self._flush()
        if self.in_settings() and not self.settings.is_sound():
            self.settings.focus_problem()
            return False
        return True

    def _offer_columns(self) -> None:
        """The columns of the sheet in front."""
        whole = self.preview.whole_front()
        self.settings.show_columns_of(whole, self.preview.report())
        self.actions_here.offer_sheet(is_table=whole is not None)

    def _list_saved(self) -> None:
        self.gallery.show_saved(all_saved(self.context.store))
        self._mark()

    def _mark(self) -> None:
        """Show in the gallery which report is in front, and offer what can be done with it."""
        self.gallery.mark(self.chosen.key, self.chosen.saved_id)
        self._offer_actions()

    def _focus_gallery(self) -> None:
        if not self.gallery.focus_saved(self.chosen.saved_id):
            self.gallery.focus_kind(self.chosen.key)

    def _offer_actions(self) -> None:
        writable = not self.context.store.read_only
        self.actions_here.offer(is_saved=self._meant() is not None, is_writable=writable, is_open=self.in_settings())

    def _open_menu(self, id_: str, place: QPoint) -> None:
        """What can be done with a saved report."""
        self.gallery.focus_saved(id_)
        self._offer_actions()
        self.actions_here.menu_of_saved(self, lambda: self.open_saved(id_)).popup(place)

    def _connect(self) -> None:
        self._settle.timeout.connect(self._follow_settings)
        self._browse.timeout.connect(self._preview_current)
        self.gallery.kind_chosen.connect(self.open_kind)
        self.gallery.saved_chosen.connect(self.open_saved)
        self.gallery.again_wanted.connect(self.export_again)
        self.gallery.menu_wanted.connect(self._open_menu)
        self.gallery.current_changed.connect(self._browse.start)
        self.gallery.current_changed.connect(self._offer_actions)
        self.settings.changed.connect(self._settle.start)
        self.preview.front_changed.connect(self._offer_columns)
        self.preview.built.connect(self._offer_columns)

    def _build(self) -> None:
        """Title and buttons above; gallery or settings at the left, the preview at the right."""
        header = QHBoxLayout()
        header.setSpacing(8)
        header.addWidget(text_label(self.title(), "title"))
        header.addStretch(1)
        for button in self.actions_here.buttons():
            header.addWidget(button)
        self.side = SettingsSide(self.settings, self.actions_here.back)
        self._left = QStackedWidget()
        self._left.setMinimumWidth(300)
        self._left.addWidget(self.gallery)
        self._left.addWidget(self.side)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([370, 760])
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 14, 18, 12)
        box.setSpacing(10)
        box.addLayout(header)
        box.addWidget(self.splitter, 1)

    def focusInEvent(self, event: Any) -> None:
        """The keyboard goes on to the gallery or the settings."""
        super().focusInEvent(event)
        if self.in_settings():
            self.side.take_keyboard()
        else:
            self._focus_gallery()
