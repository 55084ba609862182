"""The same recommendations as a list or as a board; what is chosen in one is chosen in the other."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget

from wpstracker.gui.context import Context
from wpstracker.gui.language import tr
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.pages.recommendation_board import RecommendationBoard
from wpstracker.gui.tables.record_table import RecordTable
from wpstracker.gui.widgets.view_switch import ViewSwitch

LIST, BOARD = "list", "board"
_SETTINGS = "recommendations.view"


class RecommendationViews(QStackedWidget):
    """The table keeps the selection for both: what can be done with it is asked of the table alone. The way chosen is remembered."""

    view_changed = Signal(str)

    def __init__(self, context: Context, table: RecordTable) -> None:
        super().__init__()
        self._context = context
        self.table, self.board = table, RecommendationBoard(context)
        self.switch = ViewSwitch(
            [(LIST, tr("List"), "list"), (BOARD, tr("Board"), "columns-3")], name=tr("Recommendations as a list or a board")
        )
        self._ids: Sequence[str] = ()
        self._shown: Sequence[str] | None = None
        self._following = False
        self.deeds: tuple[QAction, ...] = ()
        self._move = QAction(self)
        self.addWidget(self.table)
        self.addWidget(self.board)
        self.switch.chosen.connect(self.show_view)
        self.board.selection_changed.connect(self._take_selection)
        self.board.activated_id.connect(self.table.activated_id)
        self.board.said.connect(context.navigator.say)
        self.table.current_changed.connect(self._follow_table)
        self.show_view(context.settings.text(_SETTINGS, LIST))

    def view(self) -> str:
        """`LIST` or `BOARD`."""
        return self.switch.value()

    def show_view(self, view: str) -> None:
        """Show the other way, with the keyboard where it was."""
        had_keyboard = self.table.hasFocus() or self.board.has_keyboard()
        self.switch.set_value(view)
        self._context.settings.put_text(_SETTINGS, self.view())
        self._fill()
        front = self.board if self.currentWidget() is self.board else self.table
        self.setFocusProxy(front)
        if had_keyboard:
            front.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view_changed.emit(self.view())

    def make_deeds(self, page: ListPage) -> None:
        """Actions of the page that change the way, and move on what is chosen on the board."""
        as_list = page.action(tr("Show as a list"), "list", "Ctrl+Shift+L", partial(self.show_view, LIST))
        as_board = page.action(tr("Show as a board"), "columns-3", "Ctrl+Shift+B", partial(self.show_view, BOARD))
        self._move = page.action(tr("Move to…"), "arrow-right", "Ctrl+M", self.board.open_move_menu)
        self.deeds = (as_list, as_board, self._move)

    def set_deeds(self, count: int, *, writable: bool) -> None:
        """Cards are moved only on the board."""
        self._move.setEnabled(writable and count > 0 and self.currentWidget() is self.board)

    def add_moves(self, menu: QMenu) -> None:
        """“Move to …”, while the board is looked at."""
        if self.currentWidget() is self.board and self._move.isEnabled():
            menu.addMenu(self.board.move_menu(menu))

    def set_ids(self, ids: Sequence[str], *, from_top: bool) -> None:
        """Show these recommendations both ways; `from_top` when they answer another question."""
        self._ids, self._shown = ids, None
        self.table.set_ids(ids, from_top=from_top)
        self._fill()

    def read_again(self) -> None:
        """Show the same recommendations as they are now."""
        self._shown = None
        self.table.records().read_again()
        self._fill()

    def selected_ids(self) -> list[str]:
        """What is selected, in the list or on the board."""
        return self.table.selected_ids()

    def listed_ids(self) -> Sequence[str]:
        """All recommendations shown."""
        return self.table.listed_ids()

    def _fill(self) -> None:
        """The board is filled only while it is looked at; without any cards the list says what to do."""
        on_board = self.view() == BOARD and bool(self._ids)
        self._following = True
        if on_board and self._shown is None:
            self.board.show_ids(self._ids)
            self._shown = self._ids
        self.setCurrentWidget(self.board if on_board else self.table)
        self._following = False
        if on_board:
            self._follow_table(self.table.current_id())

    def _take_selection(self) -> None:
        """The table follows the board."""
        if self._following or self.currentWidget() is not self.board:
            return
        self._following = True
        self.table.choose(self.board.selected_ids(), self.board.current_id())
        self._following = False

    def _follow_table(self, id_: str | None) -> None:
        """The board follows the table."""
        if self._following or self.currentWidget() is not self.board or id_ in (None, self.board.current_id()):
            return
        self._following = True
        self.board.set_current_id(id_)
        self._following = False
