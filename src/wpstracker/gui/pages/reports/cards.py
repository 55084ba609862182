"""A report to choose: a kind with its picture, or a saved one with what repeats it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wpstracker.gui.icons import IconLabel
from wpstracker.gui.language import tr
from wpstracker.gui.pages.reports.pictures import HEIGHT, WIDTH, paint_report
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.styling import icon_button, push_button, text_label
from wpstracker.reports.family import FAMILY, ReportKind
from wpstracker.services.saved_reports import Saved


class _Card(QAbstractButton):
    """Pressed with the mouse, Space or Enter; the one that is previewed stands out."""

    def __init__(self, name: str, about: str) -> None:
        super().__init__()
        self._is_chosen = False
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(about)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_chosen(self, is_chosen: bool) -> None:
        """Whether this is the report in the preview."""
        self._is_chosen = is_chosen
        self.update()

    def sizeHint(self) -> QSize:
        """What the texts need."""
        layout = self.layout()
        return layout.sizeHint() if layout else QSize()

    def minimumSizeHint(self) -> QSize:
        """Texts wrap in less width."""
        layout = self.layout()
        return layout.minimumSize() if layout else QSize()

    def hasHeightForWidth(self) -> bool:
        """A narrow card is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height its texts need at a width."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Redraw when mouse or focus come and go."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface, border, and the ring when it has the focus."""
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = colours.focus if self.hasFocus() else colours.accent if self._is_chosen else colours.border
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() or self._is_chosen else 1))
        painter.setBrush(QColor(colours.raised if self.isDown() else colours.hover if self.underMouse() else colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()


class KindCard(_Card):
    """A kind of report."""

    def __init__(self, kind: ReportKind) -> None:
        super().__init__(tr(kind.title), tr(kind.about))
        self.key = kind.key
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(_untouched(text_label(tr(kind.title), "heading", wrap=True)))
        texts.addWidget(_untouched(text_label(tr(kind.about), "small", wrap=True)))
        texts.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 10, 12, 10)
        line.setSpacing(12)
        line.addWidget(_Picture(kind.key), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)


class SavedLine(_Card):
    """A saved report; `again` writes it once more, `more` opens a menu."""

    def __init__(self, saved: Saved) -> None:
        kind = FAMILY.get(saved.request.kind)
        about = tr(kind.title) if kind else tr("A report of a later version")
        super().__init__(saved.name, about)
        self.saved = saved
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.again = push_button(tr("Export again"), icon_name="download", role="quiet")
        self.again.setAccessibleName(tr("Export “{name}” again", name=saved.name))
        self.again.setEnabled(kind is not None)
        self.more = icon_button("ellipsis-vertical", tr("More for “{name}”", name=saved.name))
        above, below = QHBoxLayout(), QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(_untouched(IconLabel("bookmark", size=18, colour_role="accent")))
        above.addWidget(_untouched(text_label(saved.name, "", wrap=True)), 1)
        above.addWidget(self.more)
        below.setContentsMargins(26, 0, 0, 0)
        below.addWidget(_untouched(text_label(about, "small", wrap=True)), 1)
        below.addWidget(self.again)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 6, 6, 6)
        box.setSpacing(0)
        box.addLayout(above)
        box.addLayout(below)


class _Picture(QWidget):
    """The picture of a report."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setFixedSize(round(WIDTH), round(HEIGHT))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_report(painter, QRectF(self.rect()), self._key)
        painter.end()


def _untouched(widget: QWidget) -> QWidget:
    """Whatever the mouse does there it does to the card."""
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget
