"""Choosing a colour: a few that tell apart well, any other, or none."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QPushButton, QToolButton, QWidget

from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.theme import tokens

_SIZE = 14
_PRESETS = ("#3b6fb6", "#b8651b", "#2b8a6e", "#7a4fa3", "#a83279", "#8f6a00", "#5b6873", "#b2473e", "#1f7a8c")


@lru_cache(maxsize=200)
def swatch(colour: str) -> QIcon:
    """A round spot of a colour."""
    picture = QPixmap(_SIZE * 2, _SIZE * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(2, 2, _SIZE - 4, _SIZE - 4))
    painter.end()
    shown = QIcon(picture)
    shown.addPixmap(picture, QIcon.Mode.Selected)
    return shown


class ColourInput(QWidget):
    """A colour as "#rrggbb", or "" for that of the list."""

    changed = Signal()

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._value = ""
        self._spots = [_Spot("", tr("The colour of the list"))]
        self._spots += [_Spot(colour, tr("Colour {n}", n=number)) for number, colour in enumerate(_PRESETS, 1)]
        self._own = _Spot("", tr("A colour of your own"))
        self._other = QPushButton(tr("Other…"))
        self._other.clicked.connect(self._ask)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(3)
        for spot in (*self._spots, self._own):
            spot.clicked.connect(lambda _checked=False, spot=spot: self._choose(spot.colour))
            line.addWidget(spot)
        line.addWidget(self._other)
        line.addStretch(1)
        self.setFocusProxy(self._spots[0])
        self.setAccessibleName(name)
        self._show()

    def value(self) -> str:
        """The colour."""
        return self._value

    def set_value(self, value: str | None) -> None:
        """Show a colour; not announced as a change."""
        self._value = (value or "").lower()
        self._show()

    def problem(self) -> str:
        """Nothing can be wrong."""
        return ""

    def _choose(self, colour: str) -> None:
        self.set_value(colour)
        self.changed.emit()

    def _ask(self) -> None:
        """Any colour; the dialog of the program, so that it looks and speaks like it everywhere."""
        dialog = QColorDialog(QColor(self._value or tokens().accent), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.setWindowTitle(tr("Choose a colour"))
        dialog.colorSelected.connect(lambda colour: self._choose(colour.name()))
        dialog.open()

    def _show(self) -> None:
        known = [spot.colour for spot in self._spots]
        self._own.colour = "" if self._value in known else self._value
        self._own.setVisible(bool(self._own.colour))
        for spot in self._spots:
            spot.setChecked(spot.colour == self._value)
        self._own.setChecked(bool(self._own.colour))


class _Spot(QToolButton):
    """One colour to press."""

    def __init__(self, colour: str, name: str) -> None:
        super().__init__()
        self.colour = colour
        self.setCheckable(True)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFixedSize(QSize(28, 28))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, _event: object) -> None:
        """The spot, a ring when it is chosen, another with the focus."""
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if self.isChecked():
            painter.setPen(QPen(QColor(colours.text), 2))
            painter.drawEllipse(inside.adjusted(-3, -3, 3, 3))
        if self.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colour))
            painter.drawEllipse(inside)
        else:
            icon("circle-dashed", colour_role="muted").paint(painter, self.rect().adjusted(6, 6, -6, -6))
        painter.end()
