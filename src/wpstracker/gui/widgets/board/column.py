"""One column of a board: a head with name and count, the cards below; folded it is a narrow strip that still takes cards."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout

from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.board.card_list import CardList
from wpstracker.gui.widgets.board.cards import CardModel, ColumnKind, Fetch, ids_in
from wpstracker.gui.widgets.elided_label import ElidedLabel
from wpstracker.gui.widgets.styling import icon_button, text_label

_NARROW, _WIDE = 214, 340
_STRIP = 40


class BoardColumn(QFrame):
    """`folded` is told by `fold_changed`; while something is dragged, `set_target` says whether it may come here."""

    fold_changed = Signal(bool)
    dropped = Signal(list)

    def __init__(self, kind: ColumnKind, fetch: Fetch) -> None:
        super().__init__()
        self.kind = kind
        self.cards = CardList(CardModel(kind, fetch))
        self._target: bool | None = None
        self._hovered = False
        self._folded = False
        self._name, self._number = ElidedLabel(kind.label, "label"), text_label(role="muted")
        self._fold = icon_button("chevrons-left", "")
        self._fold.clicked.connect(lambda: self.set_folded(not self._folded))
        self._strip = _Strip(self)
        self._strip.clicked.connect(lambda: self.set_folded(False))
        self.cards.dropped.connect(self.dropped)
        self.cards.hovered.connect(self._hover)
        self._build()
        self.set_count(0)

    def is_folded(self) -> bool:
        """Whether only the strip is shown."""
        return self._folded

    def set_folded(self, on: bool) -> None:
        """Show the strip, or the cards."""
        if on == self._folded:
            return
        self._folded = on
        self._head.setVisible(not on)
        self.cards.setVisible(not on)
        self._strip.setVisible(on)
        self._set_width()
        self.fold_changed.emit(on)

    def set_count(self, count: int) -> None:
        """How many cards there are, in the head and in words."""
        self._number.setText(f"{count:,}".replace(",", "\u00a0"))
        said = tr_n("{column}: {n} card", "{column}: {n} cards", count, column=self.kind.label)
        for part in (self, self.cards):
            part.setAccessibleName(said)
        self._strip.setAccessibleName(tr("{column}. Press to open the column", column=said))
        self._strip.setToolTip(said)
        self._strip.update()

    def count_text(self) -> str:
        """The count as the head shows it."""
        return self._number.text()

    def set_target(self, may: bool | None) -> None:
        """Whether what is dragged may come here; None when nothing is dragged."""
        self._target, self._hovered = may, False
        self.cards.accepts = bool(may)
        self._name.setEnabled(may is not False)
        self.update()

    def is_target(self) -> bool | None:
        """What `set_target` said."""
        return self._target

    def paintEvent(self, event: QPaintEvent) -> None:
        """A quiet ground; while something is dragged, framed where it may go and empty where not."""
        super().paintEvent(event)
        c = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground, pen = QColor(c.raised), QPen(Qt.PenStyle.NoPen)
        if self._target:
            ground = QColor(c.accent_soft)
            pen = QPen(QColor(c.accent), 2 if self._hovered else 1.5, Qt.PenStyle.SolidLine if self._hovered else Qt.PenStyle.DashLine)
        elif self._target is False:
            ground = QColor(c.window)
        painter.setBrush(ground)
        painter.setPen(pen)
        painter.drawRoundedRect(frame, 8, 8)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """The head and the strip take cards too."""
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Still."""
        self._judge(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Gone elsewhere."""
        self._hover(False)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Cards are dropped on the column, wherever in it."""
        self.cards.dropEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs another head."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_strip"):
            self._set_width()

    def _judge(self, event: QDragMoveEvent) -> None:
        may = bool(self._target) and bool(ids_in(event.mimeData()))
        self._hover(may)
        event.setAccepted(may)

    def _hover(self, on: bool) -> None:
        if on != self._hovered:
            self._hovered = on
            self.update()

    def _set_width(self) -> None:
        """Open columns share the room; a strip takes hardly any."""
        self.setMinimumWidth(_STRIP if self._folded else _NARROW)
        self.setMaximumWidth(_STRIP if self._folded else _WIDE)
        policy = QSizePolicy.Policy.Fixed if self._folded else QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, QSizePolicy.Policy.Expanding)

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self._fold.setToolTip(tr("Fold the column “{column}”", column=self.kind.label))
        self._fold.setAccessibleName(self._fold.toolTip())
        self._head = QFrame()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(10, 6, 4, 2)
        head.setSpacing(6)
        head.addWidget(_Dot(self.kind.role))
        head.addWidget(self._name, 1)
        head.addWidget(self._number)
        head.addWidget(self._fold)
        box = QVBoxLayout(self)
        box.setContentsMargins(3, 2, 3, 4)
        box.setSpacing(2)
        box.addWidget(self._head)
        box.addWidget(self.cards, 1)
        box.addWidget(self._strip, 1)
        self._strip.hide()
        self._set_width()


class _Dot(QFrame):
    """The mark of a status in its colour."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(9, 9)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A filled circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().colour(self._role)))
        painter.drawEllipse(QRectF(self.rect()))


class _Strip(QToolButton):
    """A folded column: count above, name from bottom to top."""

    def __init__(self, column: BoardColumn) -> None:
        super().__init__()
        self._column = column
        self.setAutoRaise(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """As narrow as it goes."""
        return QSize(_STRIP - 8, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name turned by a quarter."""
        super().paintEvent(event)
        c = tokens()
        painter = QPainter(self)
        painter.setPen(QColor(c.muted))
        painter.drawText(QRectF(0, 30, self.width(), 20), Qt.AlignmentFlag.AlignCenter, self._column.count_text())
        icon("chevrons-right", colour_role="muted").paint(painter, (self.width() - 16) // 2, 8, 16, 16)
        painter.translate(self.width() / 2, 60)
        painter.rotate(90)
        painter.setPen(QColor(c.text if self._column.is_target() is not False else c.disabled))
        room = QRectF(0, -10, max(self.height() - 70, 0), 20)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._column.kind.label)
