"""The reports there are: the saved ones to repeat, and below them every kind with its picture."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wpstracker.gui.language import tr
from wpstracker.gui.pages.reports.cards import KindCard, SavedLine
from wpstracker.gui.widgets.styling import text_label
from wpstracker.reports.family import FAMILY
from wpstracker.services.saved_reports import Saved

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Gallery(QScrollArea):
    """Arrows go from one to the next; the one with the keyboard is `current`."""

    kind_chosen = Signal(str)
    saved_chosen = Signal(str)
    again_wanted = Signal(str)
    menu_wanted = Signal(str, object)
    """The id of a saved report, and where."""

    current_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[SavedLine] = []
        self.cards = [KindCard(kind) for kind in FAMILY.values()]
        for card in self.cards:
            card.clicked.connect(lambda _checked=False, key=card.key: self.kind_chosen.emit(key))
            card.installEventFilter(self)
        self._build()

    def show_saved(self, saved: Sequence[Saved]) -> None:
        """List the saved reports; the one with the keyboard keeps it."""
        focused = self.current_saved()
        for old in self.lines:
            self._saved.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.lines = [self._line(each) for each in saved]
        for line in self.lines:
            self._saved.addWidget(line)
            line.show()  # a widget that is not shown yet cannot take the keyboard
        self._saved_box.setVisible(bool(self.lines))
        if focused:
            self.focus_saved(focused)

    def current_saved(self) -> str:
        """The id of the saved report with the keyboard, "" when there is none."""
        focused = self.window().focusWidget()  # also while a dialog is in front
        return next((line.saved.id for line in self.lines if line is focused or line.isAncestorOf(focused)), "") if focused else ""

    def current_kind(self) -> str:
        """The kind of report with the keyboard, "" when there is none."""
        focused = self.window().focusWidget()  # also while a dialog is in front
        return next((card.key for card in self.cards if card is focused), "")

    def focus_saved(self, id_: str) -> bool:
        """Give a saved report the keyboard; False when it is not there."""
        line = next((line for line in self.lines if line.saved.id == id_), None)
        if line:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
        return line is not None

    def focus_kind(self, key: str) -> None:
        """Give a kind of report the keyboard."""
        card = next((card for card in self.cards if card.key == key), self.cards[0])
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, key: str, saved: str) -> None:
        """Show which report is previewed."""
        for card in self.cards:
            card.set_chosen(card.key == key and not saved)
        for line in self.lines:
            line.set_chosen(line.saved.id == saved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows, Home and End go over all of them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            return self._key(watched, event)
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, 12)
            self.current_changed.emit()
        return False

    def _key(self, at: QWidget, event: QKeyEvent) -> bool:
        every: list[QWidget] = [*self.lines, *self.cards]
        key, modified = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modified or at not in every:
            return False
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(every) - 1}
        if key in _STEPS:
            target = min(max(every.index(at) + _STEPS[key], 0), len(every) - 1)
        elif key in ends:
            target = ends[key]
        else:
            return False
        every[target].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _line(self, saved: Saved) -> SavedLine:
        line = SavedLine(saved)
        line.clicked.connect(lambda _checked=False: self.saved_chosen.emit(saved.id))
        line.again.clicked.connect(lambda: self.again_wanted.emit(saved.id))
        line.more.clicked.connect(lambda: self.menu_wanted.emit(saved.id, line.more.mapToGlobal(line.more.rect().bottomLeft())))
        line.customContextMenuRequested.connect(lambda place: self.menu_wanted.emit(saved.id, line.mapToGlobal(place)))
        line.installEventFilter(self)
        return line

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("role", "page")
        self._saved = QVBoxLayout()
        self._saved.setSpacing(6)
        self._saved_box = QWidget()
        saved_box = QVBoxLayout(self._saved_box)
        saved_box.setContentsMargins(0, 0, 0, 10)
        saved_box.setSpacing(6)
        saved_box.addWidget(text_label(tr("Saved reports"), "heading"))
        saved_box.addLayout(self._saved)
        box = QVBoxLayout(inside)
        box.setContentsMargins(2, 2, 10, 12)
        box.setSpacing(8)
        box.addWidget(self._saved_box)
        box.addWidget(text_label(tr("Every report"), "heading"))
        for card in self.cards:
            box.addWidget(card)
        box.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._saved_box.hide()
