"""A page whose list can be kept under a name and narrowed by its tags."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from wpstracker.gui.context import Context
from wpstracker.gui.pages.page import Page
from wpstracker.gui.saved_views.control import TakeUp, ViewControl
from wpstracker.gui.tables.record_table import RecordTable
from wpstracker.gui.tags.beside import TAGGED, TagsBeside
from wpstracker.gui.widgets.yielding_line import YieldingLine
from wpstracker.services.saved_views import PAGES, View
from wpstracker.store.announcer import Changes


class KeptPage(Page):
    """`record_kind` says what the list holds. A header above, and the list in the first part of a splitter."""

    record_kind = ""
    listed = Signal()
    """The list was read anew, perhaps for another question."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.header = YieldingLine()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.views_here: ViewControl | None = None
        self.tags_beside: TagsBeside | None = None

    def keep_views(self, table: RecordTable | None = None, take_up: TakeUp | None = None) -> None:
        """Let the list be kept under names; `take_up` lets the page take up a state of its table. To be called once it is laid out."""
        place, header = self.key or f"directory/{self.record_kind}", self.header.layout()
        if place in PAGES and isinstance(header, QHBoxLayout):
            self.views_here = ViewControl(self, place, table, take_up)
            header.insertWidget(2, self.views_here)
            self.views_here.view_changed.connect(self.view_changed)
            self.listed.connect(self.views_here.compare)
            self.tags_beside = TagsBeside(self, place) if self.record_kind in TAGGED else None

    def list_actions(self) -> tuple[QAction, ...]:
        """What can be done with the list as a whole."""
        tags = (self.tags_beside.action,) if self.tags_beside else ()
        return (*tags, *(self.views_here.actions_here() if self.views_here else ()))

    def show_view(self, view: View) -> None:
        """Show what a saved view keeps."""
        if self.views_here:
            self.views_here.show_view(view)

    def saved_view(self) -> str:
        """The view that is shown."""
        return self.views_here.present() if self.views_here else ""

    def save_view(self) -> QAction | None:
        """Keep the list under a name."""
        return self.views_here.save_action if self.views_here else None

    def leave_view(self) -> None:
        """The page's own columns come back."""
        if self.views_here:
            self.views_here.leave()

    def changed(self, changes: Changes) -> None:
        """The file has changed."""
        super().changed(changes)
        if self.views_here and changes.touch("saved_view"):
            self.views_here.views_changed()
        if self.tags_beside:
            self.tags_beside.changed(changes)
