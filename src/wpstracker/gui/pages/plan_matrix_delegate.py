"""How the cells of a plan's matrix are shown and typed in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from wpstracker.domain.vocabularies import ItemLevel, MeasureStatus
from wpstracker.gui.language import tr
from wpstracker.gui.pages.plan_matrix_columns import COLUMNS, STATUS, TEXT, MatrixColumn
from wpstracker.gui.pages.plan_matrix_editors import CellChoice, CellText, Offers
from wpstracker.gui.pages.plan_matrix_lines import Line
from wpstracker.gui.pages.plan_matrix_model import LINE_ROLE, SECOND_ROLE, MatrixModel
from wpstracker.gui.pages.plan_matrix_painting import draw_status, draw_text, height_of, line_height
from wpstracker.gui.tables.paged_model import PILL_ROLE
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.found_marks import NOTHING

_Index = QModelIndex | QPersistentModelIndex
_MOVES = {Qt.Key.Key_Tab: (0, 1), Qt.Key.Key_Backtab: (0, -1), Qt.Key.Key_Return: (1, 0), Qt.Key.Key_Enter: (1, 0)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDE, _ABOVE = 7, 5


class MatrixDelegate(QStyledItemDelegate):
    """`moved(rows, columns)` after a cell is left with Enter or Tab, `more()` after Ctrl+Enter; `shifted(steps)` with Alt and an arrow."""

    moved = Signal(int, int)
    marker = NOTHING
    more = Signal()
    shifted = Signal(int)

    def __init__(self, tree: QTreeView, model: MatrixModel, offers: Offers) -> None:
        super().__init__(tree)
        self._tree, self._model, self._offers = tree, model, offers
        self.editor: CellText | CellChoice | None = None
        self.refused = ""

    # -- drawing

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the text needs at the width of its column, up to a limit."""
        column = COLUMNS[index.column()]
        font: QFont = option.font
        plain = line_height(font.toString()) + 2 * _ABOVE
        if not column.is_wrapped:
            return QSize(column.width, plain)
        line = self._model.line_at(index)
        if line is None:
            return QSize(column.width, plain)
        room = self._room(index) + (self._width_across(line) if index.column() == TEXT else 0)
        height = height_of(self._model.cells.text(line, column), room, font.toString(), column, line)
        if self._model.cells.second(line, column):
            height += line_height(font.toString())
        return QSize(column.width, height + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, text or pill, and a frame around the current cell."""
        self.initStyleOption(option, index)
        line: Line | None = index.data(LINE_ROLE)
        text, option.text = str(option.text), ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        if line is None:
            return
        painter.save()
        room = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE + 1)
        if index.column() == TEXT or index.column() in self._across(line):
            self._draw_running_on(painter, option, room, line, index)
        elif index.column() == STATUS:
            draw_status(painter, room, text, str(index.data(PILL_ROLE) or ""))
        else:
            second = str(index.data(SECOND_ROLE) or "")
            draw_text(painter, option.font, room, text, line, COLUMNS[index.column()], second, self.marker)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens().focus), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _draw_running_on(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, line: Line, index: _Index) -> None:
        """The text, or the part of a heading's text that comes to stand in an empty cell behind it."""
        cell = self._tree.visualRect(index.sibling(index.row(), TEXT))
        place = QRect(cell.left() + _SIDE, room.top(), cell.width() - 2 * _SIDE + self._width_across(line), room.height())
        painter.setClipRect(option.rect)
        draw_text(painter, option.font, place, self._model.cells.text(line, COLUMNS[TEXT]), line, COLUMNS[TEXT], "", self.marker)
        painter.setClipping(False)

    def _across(self, line: Line) -> list[int]:
        """The columns through which the text of a goal or objective runs on: those behind it that say nothing."""
        found: list[int] = []
        for at in range(TEXT + 1, len(COLUMNS)) if line.is_heading else ():
            if self._tree.header().isSectionHidden(at):
                continue
            if self._model.cells.text(line, COLUMNS[at]):
                break
            found.append(at)
        return found

    def _width_across(self, line: Line) -> int:
        return sum(self._tree.header().sectionSize(at) for at in self._across(line))

    def _room(self, index: _Index) -> int:
        """The width text has in its cell; what hangs deeper has less."""
        width = self._tree.header().sectionSize(index.column()) - 2 * _SIDE
        if index.column() == TEXT:
            width -= self._tree.indentation() * (self._model.depth(index) + 1)
        return max(width, 60)

    # -- typing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A list for codes, a text for everything else."""
        column = COLUMNS[index.column()]
        line = self._model.line_at(index)
        self.refused = ""
        if column.key in ("status", "level") and line is not None:
            choice = CellChoice(parent, self._choices(column), name=tr(column.label))
            choice.settled.connect(lambda: self._settle(choice))
            self.editor = choice
        else:
            offers = self._offers if column.key == "responsible" else None
            text = CellText(parent, name=tr(column.label), offers=offers, lines=column.is_wrapped)
            text.grown.connect(lambda: self._fit(text, QPersistentModelIndex(index)))
            self.editor = text
        return self.editor

    def _choices(self, column: MatrixColumn) -> Sequence[tuple[str | None, str]]:
        if column.key == "level":
            return [(level.value, self._model.cells.levels[level]) for level in ItemLevel]
        return [(None, tr("not reported")), *((status.value, tr(status.label)) for status in MeasureStatus)]

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        """The cell is left."""
        if editor is self.editor:
            self.editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """What stands in the cell; what is being typed is left alone when the line around it changes."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, CellChoice):
            editor.set_value(value)
        elif isinstance(editor, CellText) and not editor.document().isModified():
            editor.set_text(str(value or ""))

    def setModelData(self, editor: QWidget, _model: object, index: _Index) -> None:
        """Hand over what was typed; `refused` says that it was not taken."""
        value = editor.value() if isinstance(editor, CellChoice) else editor.text() if isinstance(editor, CellText) else None
        place = QPersistentModelIndex(index)
        self.refused = "" if self._model.setData(index, value) else "refused"
        if not place.isValid():  # the line that was typed went, and the item came in its place
            self.editor = None

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """Over the cell, wider where that is narrow, higher where the text needs it."""
        rect = QRect(option.rect)
        rect.setWidth(max(rect.width(), 100))
        if isinstance(editor, CellText):
            room = self._tree.viewport().height()
            rect.setHeight(min(max(rect.height(), editor.height_of_text(rect.width())), room))
            rect.moveTop(max(min(rect.top(), room - rect.height()), 0))
        else:
            rect.setHeight(min(rect.height(), editor.sizeHint().height()))
        editor.setGeometry(rect)

    def commit(self) -> bool:
        """Keep what is being typed, as leaving the cell does; False when it was refused and the cell stays open."""
        return self.editor is None or self._leave(self.editor)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The keys of a cell that is being typed in."""
        if editor is not self.editor:  # its line is gone: Qt would take what was typed a second time
            return False
        if not isinstance(editor, (CellText, CellChoice)) or not isinstance(event, QKeyEvent):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.ShortcutOverride and self._is_mine(event):
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(editor, event)
        return self._use(editor, event) or super().eventFilter(editor, event)

    def _is_mine(self, event: QKeyEvent) -> bool:
        """Keys that mean something while a cell is typed in, and would else press a button of the page."""
        bare = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        return event.key() in _ENTER or event.key() == Qt.Key.Key_Escape or bare or _arrow(event) != 0

    def _use(self, editor: CellText | CellChoice, event: QKeyEvent) -> bool:
        """True when a key is used up."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if steps := _arrow(event):
            self.shifted.emit(steps)
            return True
        if isinstance(editor, CellText) and not modifiers and editor.use_key(key):
            return True
        if key in _ENTER and modifiers == Qt.KeyboardModifier.ControlModifier:
            if self._leave(editor):
                self.more.emit()
            return True
        if key in _ENTER and modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier):
            if isinstance(editor, CellText):
                editor.insertPlainText("\n")
            return True
        if key not in _MOVES or modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        if self._leave(editor):
            back = -1 if key == Qt.Key.Key_Tab and modifiers & Qt.KeyboardModifier.ShiftModifier else 1
            self.moved.emit(_MOVES[key][0], _MOVES[key][1] * back)
        return True

    def _leave(self, editor: QWidget) -> bool:
        """Keep what is typed and close; what is refused stays open."""
        self.refused = ""
        self.commitData.emit(editor)
        if self.refused:
            if isinstance(editor, CellText):
                editor.mark(True)
            return False
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        return True

    def _settle(self, choice: CellChoice) -> None:
        QTimer.singleShot(0, choice, lambda: self._leave(choice) and self._tree.setFocus())

    def _fit(self, editor: CellText, index: QPersistentModelIndex) -> None:
        """The cell grows with its text."""
        if index.isValid():
            option = QStyleOptionViewItem()
            option.rect = self._tree.visualRect(index)
            self.updateEditorGeometry(editor, option, index)


def _arrow(event: QKeyEvent) -> int:
    """1 for Alt, Shift and the right arrow, -1 for the left one, 0 for anything else."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier:
        return 0
    return {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
