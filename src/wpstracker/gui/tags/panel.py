"""The tag browser: a line to type in, a switch for all terms, the tree."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from wpstracker.figures.term_rows import TermRow
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.tags.shown import branches, toggled
from wpstracker.gui.tags.tree import TagTree
from wpstracker.gui.widgets.keys import on_key
from wpstracker.gui.widgets.search_line import SearchLine
from wpstracker.gui.widgets.styling import icon_button, text_label


class TagPanel(QFrame):
    """Told what there is; tells by `chosen(terms)` what the list is to be narrowed to."""

    chosen = Signal(list)
    closed = Signal()
    shown_again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: Mapping[str, Sequence[TermRow]] = {}
        self._counts: Mapping[str, int] = {}
        self._terms: tuple[str, ...] = ()
        self.setObjectName("tagPanel")
        self.search = SearchLine(tr("Find a tag"))
        self.every = icon_button("list", tr("Show all terms, also those no record here bears"))
        self.every.setCheckable(True)
        self.close_button = icon_button("x", tr("Close the tags"))
        self.tree = TagTree()
        self.nothing = text_label(role="muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._build()
        self._connect()

    def show_terms(self, rows: Mapping[str, Sequence[TermRow]], counts: Mapping[str, int], terms: Sequence[str]) -> None:
        """Show the terms by list, how many records bear each, and to which the list is narrowed."""
        self._rows, self._counts, self._terms = rows, counts, tuple(terms)
        self._show()

    def set_chosen(self, terms: Sequence[str]) -> None:
        """Show to which terms the list is narrowed; the counts are on their way."""
        if tuple(terms) != self._terms:
            self._terms = tuple(terms)
            self._show()

    def press(self, term: str, add: bool = False) -> None:
        """As if the term was clicked, or with `add` clicked with Ctrl."""
        self._terms = toggled(self._terms, term, add=add)
        self._show()
        self.chosen.emit(list(self._terms))

    def _show(self) -> None:
        typed = self.search.text()
        found = branches(self._rows, self._counts, self._terms, every=self.every.isChecked(), typed=typed)
        self.tree.show_branches(found, self._counts, self._terms, opened=bool(typed.strip()))
        self.tree.setVisible(bool(found))
        self.nothing.setVisible(not found)
        nobody = tr("No record of this list is tagged.") if not self._counts else tr("No tag of this list fits.")
        self.nothing.setText(tr("No term fits.") if self.every.isChecked() else nobody)

    def _to_tree(self) -> None:
        """From the typed word to the first term it fits."""
        if ids := self.tree.ids():
            if self.tree.current_key() not in ids:
                self.tree.set_current_id(ids[0])
            self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: object) -> None:
        """What was not counted meanwhile is counted now."""
        super().showEvent(event)  # type: ignore[arg-type]
        self.shown_again.emit()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.returnPressed.connect(self._to_tree)
        on_key(self.search, "Down", self._to_tree)
        on_key(self.search, "Esc", self.search.clear)
        self.every.toggled.connect(lambda _on: self._show())
        self.close_button.clicked.connect(self.closed.emit)
        self.tree.pressed_term.connect(self.press)

    def _build(self) -> None:
        self.every.setIcon(icon("list", colour_role="muted", on_role="accent"))
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(text_label(tr("Tags"), "heading"), 1)
        head.addWidget(self.every)
        head.addWidget(self.close_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 6, 6)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.search)
        box.addWidget(self.nothing, 1)
        box.addWidget(self.tree, 1)
        self.setMinimumWidth(170)
