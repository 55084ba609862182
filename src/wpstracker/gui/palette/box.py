"""One box over the window: type what you look for, Enter goes there, Esc leaves everything as it was."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QVBoxLayout, QWidget

from wpstracker.figures.finding import Hit
from wpstracker.gui.going import Going
from wpstracker.gui.language import tr, words
from wpstracker.gui.palette.answering import KINDS_OF, PEOPLE, Answers, Typed
from wpstracker.gui.palette.delegate import EntryDelegate
from wpstracker.gui.palette.entries import Deed, Entry
from wpstracker.gui.palette.line import PaletteLine
from wpstracker.gui.palette.model import EntryModel, Index
from wpstracker.gui.palette.reader import Finder, Question
from wpstracker.gui.widgets.styling import text_label
from wpstracker.gui.workspace import Workspace

if TYPE_CHECKING:
    from wpstracker.gui.main_window import MainWindow

_WIDEST, _TOP, _BESIDE = 760, 56, 24
_MARGIN = 10
_LOOK_EVERY_MS = 10
_SHADE = 96


class Palette(QWidget):
    """Covers the window while it is open. Records are found beside it; Enter waits for them unless something surer stands above."""

    def __init__(self, window: "MainWindow", workspace: Workspace, going: Going) -> None:
        super().__init__(window)
        self._over = window
        self._going = going
        self._came_from = QApplication.focusWidget()
        self._answers = Answers(window, workspace, going)
        self._finder = Finder(workspace.context.store.address)
        self._typed, self._hits = Typed("", ""), list[Hit]()
        self._moved = False
        self._wanted: Qt.KeyboardModifier | None = None
        self._watch = QTimer(self, interval=_LOOK_EVERY_MS)
        self._watch.timeout.connect(self._look)
        self.line = PaletteLine(tr("Find a record, a page, a command, a setting…"))
        self.model = EntryModel(self)
        self.list = QListView()
        self._note = text_label(role="muted", wrap=True)
        self._hint = text_label(_keys(), "small", wrap=True)
        self._card = QFrame()
        self._build()
        window.installEventFilter(self)

    def open(self, text: str = "") -> None:
        """Show the box with the keyboard in it; `text` is typed already."""
        self.setGeometry(self._over.rect())
        self.line.setText(text)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self._ask()

    def close_box(self) -> None:
        """Leave; whatever had the keyboard before has it again."""
        self._watch.stop()
        self._finder.stop()
        self.hide()
        if self._came_from is not None and shiboken6.isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def current(self) -> Entry | None:
        """The entry that is marked."""
        return self.model.entry(self.list.currentIndex().row())

    def is_waiting(self) -> bool:
        """Whether records are still looked for."""
        return self._watch.isActive()

    # -- typing

    def _ask(self) -> None:
        """Show at once what is known, and look for records."""
        self._typed, self._moved, self._wanted = Typed.of(self.line.text()), False, None
        if self._typed.asks_records:
            self._finder.ask(Question(self._typed.text, KINDS_OF.get(self._typed.prefix), words().language))
            self._watch.start()
        else:
            self._watch.stop()
            self._hits = []
        self._show()

    def _look(self) -> None:
        """Whether the records are found."""
        answer = self._finder.answer()
        if answer is None:
            return
        self._watch.stop()
        self._hits = list(answer.hits)
        self._show()
        if answer.problem is not None:
            self._say(answer.problem.text(words()))
        if self._wanted is not None:
            self._take(self._wanted)

    def _show(self) -> None:
        """List what fits; the first one is marked unless the person chose another that is still there."""
        kept = self.current() if self._moved else None
        self.model.show_groups(self._answers.groups(self._typed, self._hits))
        place = self.model.place_of(kept) if kept else -1
        places = self.model.places()
        self._say("" if places or self.is_waiting() else self._nothing())
        self._arrange()
        self._mark(place if place >= 0 else places[0] if places else -1)

    def _nothing(self) -> str:
        if self._typed.text:
            return tr("Nothing found for “{text}”.", text=self._typed.text)
        if self._typed.prefix == PEOPLE:
            return tr("Type the name of a person or an organisation.")
        return tr("Type the name of a tag or another term.")

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))

    # -- choosing

    def _step(self, steps: int) -> None:
        """Mark an entry further down or up, passing over headings; single steps go round."""
        places = self.model.places()
        if not places:
            return
        row = self.list.currentIndex().row()
        at = places.index(row) if row in places else -1
        next_ = (at + steps) % len(places) if abs(steps) == 1 else max(0, min(at + steps, len(places) - 1))
        self._moved = True
        self._mark(places[next_])

    def _mark(self, row: int) -> None:
        index = self.model.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(self.model.index(0) if row <= 1 else index)
        spoken = self.model.spoken(row)
        self.line.setAccessibleDescription(spoken)
        if spoken and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, spoken))

    def _take(self, modifiers: Qt.KeyboardModifier) -> None:
        """Do what Enter asks for; while records are still looked for, wait with it unless it is sure what is meant."""
        if self.is_waiting() and not self._moved and not self._answers.has_sure(self._typed):
            self._wanted = modifiers
            return
        entry = self.current()
        if entry is not None:
            self._do(_deed(entry, modifiers))

    def _do(self, deed: Deed) -> None:
        """Close first, so that the deed finds the window as it was."""
        self.close_box()
        deed()

    def _star(self) -> None:
        """Make the marked record a favourite, or no longer."""
        entry, seen = self.current(), self._going.seen
        if entry is not None and entry.record is not None:
            seen.mark(entry.record, not seen.is_favourite(entry.record))
            self._moved = True
            self._answers.renew()
            self._show()

    def _clicked(self, index: Index) -> None:
        entry = self.model.entry(index.row())
        if entry is not None:
            self._do(_deed(entry, QApplication.keyboardModifiers()))

    # -- Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window; it is made anew in another language, and the box goes."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
            self._arrange()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Outside the box, everything stays as it was."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_box()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The window lies in the shade."""
        painter = QPainter(self)
        shade = QColor(Qt.GlobalColor.black)
        shade.setAlpha(_SHADE)
        painter.fillRect(self.rect(), shade)
        painter.end()

    # -- looks

    def _build(self) -> None:
        self.setAccessibleName(tr("Go to…"))
        self._card.setObjectName("palette")
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(tr("What was found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._clicked)
        self.line.textEdited.connect(lambda _text: self._ask())
        self.line.stepped.connect(self._step)
        self.line.taken.connect(self._take)
        self.line.left.connect(self.close_box)
        self.line.star_wanted.connect(self._star)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        inside.setSpacing(6)
        for part in (self.line, self._note, self.list, self._hint):
            inside.addWidget(part)
        self._card.setParent(self)

    def _arrange(self) -> None:
        """In the upper middle; as high as what it lists, as far as the window goes."""
        width = min(_WIDEST, self.width() - 2 * _BESIDE)
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        self.list.setVisible(rows > 0)
        self.list.setFixedHeight(max(0, min(rows + 8, self.height() - _TOP - 2 * _BESIDE - 110)))
        self._card.setFixedWidth(width)
        for label in (self._note, self._hint):
            label.setFixedHeight(max(0, label.heightForWidth(width - 2 * _MARGIN)))
        self._card.adjustSize()
        self._card.move((self.width() - width) // 2, _TOP)


def _deed(entry: Entry, modifiers: Qt.KeyboardModifier) -> Deed:
    """What Enter does with these keys held; where there is no such way, the entry is opened."""
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return entry.edit or entry.open
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return entry.show_list or entry.open
    return entry.open


def _keys() -> str:
    """The keys of the box, and the letters that limit it."""
    parts: Sequence[str] = (
        tr("Enter opens"),
        tr("Ctrl+Enter edits"),
        tr("Alt+Enter shows the list"),
        tr("Ctrl+J favourite"),
        tr("> commands"),
        tr("# tags and terms"),
        tr("@ people and organisations"),
    )
    return " · ".join(parts)
