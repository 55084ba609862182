"""The tree of terms in the tag browser."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from wpstracker.figures.term_rows import TermRow, children_of
from wpstracker.gui.icons import paint_icon
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.pages.term_lists import list_name
from wpstracker.gui.roles import colour_of_scheme
from wpstracker.gui.tags.shown import Branch
from wpstracker.gui.theme import tokens, visible_on
from wpstracker.gui.widgets.drawn_text import LEFT, RIGHT, bold, draw_line, sized

_Index = QModelIndex | QPersistentModelIndex
_ID, _NUMBER, _CHOSEN, _COLOUR, _SCHEME = (Qt.ItemDataRole.UserRole + 1 + number for number in range(5))
_LINE = 27
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TagTree(QTreeWidget):
    """`pressed_term(id, add)`: a click or Enter on a term, with Ctrl to add it to the others. What is folded stays folded."""

    pressed_term = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._closed: set[str] = set()
        self._pressed = ""
        self._items: dict[str, QTreeWidgetItem] = {}
        self._shown: tuple[Sequence[Branch], Mapping[str, int], frozenset[str]] = ((), {}, frozenset())
        self.setObjectName("tagTree")
        self.setAccessibleName(tr("Tags of the records listed"))
        self.setColumnCount(1)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(12)
        self.setItemDelegate(_Delegate(self))
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.itemCollapsed.connect(lambda item: self._closed.add(_key(item)))
        self.itemExpanded.connect(lambda item: self._closed.discard(_key(item)))

    def show_branches(self, branches: Sequence[Branch], counts: Mapping[str, int], chosen: Iterable[str], *, opened: bool = False) -> None:
        """Show these; `opened`: even what was folded, because somebody looks for something."""
        now = (branches, counts, frozenset(chosen))
        current, place = self.current_key(), self.verticalScrollBar().value()
        self.blockSignals(True)
        if [each.rows for each in branches] != [each.rows for each in self._shown[0]]:
            self._fill(branches)
        self._shown = now
        for id_, item in self._items.items():
            if not item.data(0, _SCHEME):
                _say(item, counts.get(id_, 0), chosen=id_ in now[2])
        for key, item in self._items.items():
            item.setExpanded(opened or key not in self._closed)
        if current in self._items:
            self.setCurrentItem(self._items[current])
        self.verticalScrollBar().setValue(place)
        self.blockSignals(False)
        self.viewport().update()

    def current_key(self) -> str:
        """The term, or the heading, the keyboard is at."""
        item = self.currentItem()
        return _key(item) if item else ""

    def set_current_id(self, id_: str) -> None:
        """Let the keyboard be at a term."""
        if id_ in self._items:
            self.setCurrentItem(self._items[id_])

    def ids(self) -> list[str]:
        """The terms that are shown, from top to bottom."""
        return [id_ for id_, item in self._items.items() if not item.data(0, _SCHEME)]

    def number(self, id_: str) -> int:
        """How many records bear a term."""
        return int(self._items[id_].data(0, _NUMBER))

    def spoken(self, id_: str) -> str:
        """What a screen reader says of a term."""
        return str(self._items[id_].data(0, Qt.ItemDataRole.AccessibleTextRole))

    def folded(self) -> list[str]:
        """What is folded."""
        return sorted(self._closed)

    def set_folded(self, keys: Iterable[str]) -> None:
        """Fold these from now on."""
        self._closed = set(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press a term; on a heading they fold or open it."""
        item, control = self.currentItem(), Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and item and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier in (Qt.KeyboardModifier(0), control):
            self._press(item, add=bool(event.modifiers() & control))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A term is pressed when the button is let go over it."""
        super().mousePressEvent(event)
        self._pressed = self._key_at(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of two quick ones takes nothing back."""
        super().mouseDoubleClickEvent(event)
        self._pressed = ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click presses a term; one on the arrow only folds."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, ""
        if pressed and pressed == self._key_at(event):
            self._press(self._items[pressed], add=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))

    def _key_at(self, event: QMouseEvent) -> str:
        """What is under the mouse, its arrow left aside."""
        place = event.position().toPoint()
        item = self.itemAt(place) if event.button() == Qt.MouseButton.LeftButton else None
        return _key(item) if item and self.visualItemRect(item).contains(place) else ""

    def _press(self, item: QTreeWidgetItem, *, add: bool) -> None:
        if item.data(0, _SCHEME):
            item.setExpanded(not item.isExpanded())
        else:
            self.pressed_term.emit(_key(item), add)

    def _fill(self, branches: Sequence[Branch]) -> None:
        self.clear()
        self._items = {}
        for branch in branches:
            heading = QTreeWidgetItem([list_name(branch.scheme)])
            heading.setData(0, _ID, branch.scheme.value)
            heading.setData(0, _SCHEME, branch.scheme.value)
            self.addTopLevelItem(heading)
            self._items[branch.scheme.value] = heading
            self._put_below(heading, "", children_of(branch.rows))

    def _put_below(self, parent: QTreeWidgetItem, term: str, below: Mapping[str, Sequence[TermRow]]) -> None:
        for row in below.get(term, ()):
            item = QTreeWidgetItem([row.label])
            item.setData(0, _ID, row.id)
            item.setData(0, _COLOUR, row.colour or colour_of_scheme(row.scheme))
            parent.addChild(item)
            self._items[row.id] = item
            self._put_below(item, row.id, below)


def _key(item: QTreeWidgetItem) -> str:
    return str(item.data(0, _ID))


def _say(item: QTreeWidgetItem, number: int, *, chosen: bool) -> None:
    item.setData(0, _NUMBER, number)
    item.setData(0, _CHOSEN, chosen)
    said = tr_n("{term}, {n} record", "{term}, {n} records", number, term=item.text(0))
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, tr("{term}, chosen", term=said) if chosen else said)
    item.setToolTip(0, said)


class _Delegate(QStyledItemDelegate):
    """A spot of the term's colour, or a tick where it is chosen; its name, cut off with dots; a muted number."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """One line."""
        return QSize(60, max(_LINE, option.fontMetrics.height() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One line of the tree."""
        self.initStyleOption(option, index)
        colours, room, chosen = tokens(), option.rect.adjusted(0, 1, -1, -1), bool(index.data(_CHOSEN))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = option.state & QStyle.StateFlag.State_MouseOver
        if ground := colours.accent_soft if chosen else colours.hover if hovered else "":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(room), 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.focus))
            painter.drawRoundedRect(QRectF(room).adjusted(1, 1, -1, -1), 5, 5)
        draw = partial(_draw_term, chosen=chosen) if not index.data(_SCHEME) else _draw_heading
        draw(painter, room.adjusted(4, 0, -8, 0), option, index)
        painter.restore()


def _draw_heading(painter: QPainter, room: QRect, option: QStyleOptionViewItem, _index: _Index) -> None:
    draw_line(painter, room, str(option.text), bold(option.font), tokens().muted, LEFT)


def _draw_term(painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: _Index, *, chosen: bool) -> None:
    colours, number, small = tokens(), int(index.data(_NUMBER) or 0), sized(option.font, 0.92)
    said = f"{number:,}".replace(",", "\u202f")
    painter.setFont(small)
    width = painter.fontMetrics().horizontalAdvance(said)
    draw_line(painter, room, said, small, colours.muted, RIGHT)
    middle = QRectF(room.left(), room.center().y() - 6, 13, 13)
    if chosen:
        paint_icon(painter, "check", middle, colours.accent)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_spot(str(index.data(_COLOUR)))))
        painter.drawEllipse(middle.adjusted(2, 2, -2, -2))
    font = bold(option.font) if chosen else option.font
    colour = colours.accent if chosen else colours.text if number else colours.muted
    draw_line(painter, room.adjusted(19, 0, -width - 8, 0), str(option.text), font, colour, LEFT)


def _spot(colour: str) -> str:
    """A colour of its own, readable on the ground, or that of its list."""
    colours = tokens()
    return visible_on(colour, colours.surface) if colour.startswith("#") else colours.colour(colour)
