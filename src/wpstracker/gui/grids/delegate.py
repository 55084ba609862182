"""How cells are drawn, and the line a cell is typed in."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wpstracker.gui.grids.columns import GridColumn, Reading
from wpstracker.gui.grids.model import LOOK_ROLE, GridModel
from wpstracker.gui.language import tr
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.suggestions import Suggestion, SuggestionPopup

_Index = QModelIndex | QPersistentModelIndex
_MOVES = {Qt.Key.Key_Tab: (0, 1), Qt.Key.Key_Backtab: (0, -1), Qt.Key.Key_Return: (1, 0), Qt.Key.Key_Enter: (1, 0)}
_ARROWS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}


class CellLine(QLineEdit):
    """Where a cell is typed; offers what may be meant where its column has offers."""

    def __init__(self, column: GridColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("cell", True)
        self.setAccessibleName(column.title)
        self.chosen: Suggestion | None = None
        self.popup = SuggestionPopup(self) if column.has_offers() else None
        self._column, self._asked = column, False
        if column.is_number:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
        if self.popup:
            self.popup.chosen.connect(self._take)
            self.textEdited.connect(self._typed)

    def offer_all(self) -> None:
        """Show the whole list with the present value marked."""
        if self.popup:
            offers = self._column.offers("")
            self.popup.offer(offers, self)
            self.popup.step(next((at for at, item in enumerate(offers) if item.label == self.text()), 0))

    def take_marked(self) -> None:
        """Take what is marked in the list, if the person asked for it by typing or with the arrows."""
        if self.popup and self.popup.isVisible():
            self._take(self.popup.current() if self._asked else None)

    def use_key(self, key: int) -> bool:
        """Keys that move in the list; True when one is used up."""
        if self.popup is None:
            return False
        if not self.popup.isVisible() and key in _ARROWS:
            self._asked = True
            self.offer_all()
            return True
        self._asked = self._asked or key in _ARROWS
        return key not in _MOVES and self.popup.handle_key(key)

    def _take(self, item: Suggestion | None) -> None:
        """Write the chosen offer."""
        assert self.popup is not None
        self.popup.hide()
        if item is not None:
            self.chosen = self._column.resolved(item, self.text())
            self.setText(self.chosen.label)
            self.setModified(True)

    def _typed(self, text: str) -> None:
        """Look up what is typed."""
        assert self.popup is not None
        self.chosen, self._asked = None, True
        self.popup.offer(self._column.offers(text) if text.strip() else [], self)


class CellDelegate(QStyledItemDelegate):
    """Tab and Enter keep what is typed and ask to move on: `moved(rows, columns)`."""

    moved = Signal(int, int)

    def __init__(self, model: GridModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.line: CellLine | None = None

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A line of the cell's column."""
        self.line = CellLine(self._model.columns[index.column()], parent)
        return self.line

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        """The line is closed."""
        self.line = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """The text that stands in the cell; what is being typed is left alone when the row around it changes."""
        assert isinstance(editor, CellLine)
        if not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, _model: object, index: _Index) -> None:
        """What was chosen, or what the typed text means."""
        assert isinstance(editor, CellLine)
        if editor.chosen and editor.text() == editor.chosen.label:
            value = self._model.columns[index.column()].take(editor.chosen)
            self._model.enter({(index.row(), index.column()): Reading(value)}, tr("Typing"))
        else:
            self._model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        """The cell, and a little more where it is narrow."""
        rect = option.rect
        rect.setWidth(max(rect.width(), 90))
        editor.setGeometry(rect)

    def commit(self) -> None:
        """Keep what is being typed, as leaving the cell does."""
        if self.line is not None:
            self._leave(self.line)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The keys of the line."""
        if not isinstance(editor, CellLine) or not isinstance(event, QKeyEvent):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(editor, event)
        return self._use(editor, event) or super().eventFilter(editor, event)

    def _use(self, line: CellLine, event: QKeyEvent) -> bool:
        """True when a key is used up."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                line.take_marked()
                self._leave(line)
            return False
        if line.use_key(key):
            return True
        moves = _MOVES if line.popup else _MOVES | _ARROWS
        if key not in moves:
            return False
        line.take_marked()
        self._leave(line)
        back = -1 if modifiers & Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) else 1
        self.moved.emit(moves[key][0] * back, moves[key][1])
        return True

    def _leave(self, line: CellLine) -> None:
        self.commitData.emit(line)
        self.closeEditor.emit(line, QStyledItemDelegate.EndEditHint.NoHint)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, text in the colour of its look, and a frame around the current cell."""
        self.initStyleOption(option, index)
        text, look, colours = str(option.text), str(index.data(LOOK_ROLE) or ""), tokens()
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        if look == "bad":
            painter.fillRect(option.rect.adjusted(0, 0, -1, -1), QColor(colours.bad_soft))
        painter.setPen(QColor(colours.colour(look) if look else colours.text))
        room = option.rect.adjusted(7, 0, -7, -1)
        shown = QFontMetrics(option.font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(option.displayAlignment.value), shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()
