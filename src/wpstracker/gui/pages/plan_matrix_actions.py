"""Everything a person can do with the lines of a plan's matrix, each with its words, icon and key."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from wpstracker.gui.commands import tip
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.pages.plan_matrix_deeds import MatrixDeeds


class MatrixActions:
    """`by_name` holds them all; keys of lines work while the table has the keyboard, the others anywhere in the matrix."""

    def __init__(
        self,
        page: QWidget,
        tree: QWidget,
        deeds: MatrixDeeds,
        attempt: Callable[[Callable[[], object]], object],
        *,
        details: Callable[[], object],
        as_text: Callable[[], object],
    ) -> None:
        """`attempt` does a deed and tells what refuses; `details` shows or hides what stands beside, `as_text` the question as text."""
        self._page, self._tree, self._attempt = page, tree, attempt
        self.add = self._make(tr("Add a line"), "plus", ("Ins", "Ctrl+Return"), deeds.add, on_tree=True)
        self.add_below = self._make(tr("Add a line below"), "git-branch", ("Shift+Ins", "Ctrl+Shift+Return"), deeds.add_below, on_tree=True)
        self.indent = self._make(tr("Move in"), "arrow-right", ("Alt+Shift+Right",), deeds.indent, on_tree=True)
        self.outdent = self._make(tr("Move out"), "arrow-left", ("Alt+Shift+Left",), deeds.outdent, on_tree=True)
        self.up = self._make(tr("Move up"), "arrow-up", ("Alt+Up",), deeds.move_up, on_tree=True)
        self.down = self._make(tr("Move down"), "arrow-down", ("Alt+Down",), deeds.move_down, on_tree=True)
        self.renumber = self._make(tr("Renumber the plan"), "hash", ("Ctrl+Shift+M",), deeds.renumber, on_tree=True)
        self.delete = self._make(tr("Delete lines"), "trash-2", ("Del",), deeds.delete, on_tree=True)
        self.copy = self._make(tr("Copy as a table"), "copy", ("Ctrl+C",), deeds.copy, on_tree=True)
        self.paste = self._make(tr("Paste from Excel…"), "clipboard", ("Ctrl+V",), deeds.paste, on_tree=True)
        self.details = self._make(tr("Edit details…"), "pencil", ("Ctrl+E",), deeds.edit_details)
        self.progress = self._make(tr("Record progress…"), "trending-up", ("Ctrl+R",), deeds.record_progress)
        self.events = self._make(tr("Link to events…"), "calendar-plus", ("Ctrl+Shift+L",), deeds.link_events)
        self.recommendations = self._make(tr("Link to recommendations…"), "link", ("Ctrl+L",), deeds.link_recommendations)
        self.levels = self._make(tr("Name the levels…"), "layers", (), deeds.name_levels)
        self.plan = self._make(tr("Edit plan"), "square-pen", (), deeds.edit_plan)
        self.beside_shown = self._make(tr("Show or hide the details"), "panel-right", ("F4",), details)
        self.as_text = self._make(tr("Question as text"), "text-cursor-input", ("F3",), as_text)

    def in_page(self) -> tuple[QAction, ...]:
        """For the window's menu and tool bar, the first four of them as buttons."""
        first = (self.add, self.add_below, self.progress, self.details)
        moves = (self.outdent, self.indent, self.up, self.down, self.renumber)
        return (
            *first,
            *moves,
            self.events,
            self.recommendations,
            self.paste,
            self.copy,
            self.delete,
            self.levels,
            self.plan,
            self.beside_shown,
            self.as_text,
        )

    def beside(self) -> tuple[QAction, ...]:
        """For the buttons above the details of a line."""
        return (self.progress, self.details, self.events, self.recommendations)

    def in_bar(self) -> tuple[QAction | None, ...]:
        """For the line of icons above the table; None is a gap."""
        moves = (self.outdent, self.indent, self.up, self.down)
        deeds = (self.renumber, self.paste, self.copy, self.delete)
        return (self.add, self.add_below, None, *moves, None, *deeds, None, self.levels, self.beside_shown, self.as_text)

    def in_menu(self) -> tuple[QAction | None, ...]:
        """For the menu of a line; None is a line."""
        moves = (self.outdent, self.indent, self.up, self.down)
        deeds = (self.details, self.progress, self.events, self.recommendations)
        return (self.add, self.add_below, None, *deeds, None, *moves, None, self.copy, self.paste, self.delete)

    def name_levels(self, same: str, below: str) -> None:
        """Say what would be added: a line of the current one's level, and one of the level under it, as the plan calls them."""
        texts = {self.add: tr("Add: {level}", level=same), self.add_below: tr("Add inside: {level}", level=below)}
        for action, text in texts.items():
            if action.text() != text:
                action.setText(text)
                action.setIconText(f"\u2009{text}")
                action.setToolTip(tip(action))

    def offer(self, *, writable: bool, some: bool, one: bool) -> None:
        """Only what can be done with what is chosen, and nothing that writes into a file for reading."""
        for action in (self.add, self.paste, self.levels, self.plan, self.renumber):
            action.setEnabled(writable)
        for action in (self.indent, self.outdent, self.up, self.down, self.delete, self.events, self.recommendations):
            action.setEnabled(writable and some)
        for action in (self.add_below, self.details, self.progress):
            action.setEnabled(writable and one)
        self.copy.setEnabled(some)

    def _make(self, text: str, icon_name: str, keys: tuple[str, ...], do: Callable[[], object], *, on_tree: bool = False) -> QAction:
        action = QAction(icon(icon_name), text, self._page)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setToolTip(tip(action))
        action.setProperty("icon_name", icon_name)
        context = Qt.ShortcutContext.WidgetShortcut if on_tree else Qt.ShortcutContext.WidgetWithChildrenShortcut
        action.setShortcutContext(context)
        action.triggered.connect(lambda _checked=False: self._attempt(do))
        (self._tree if on_tree else self._page).addAction(action)
        return action
