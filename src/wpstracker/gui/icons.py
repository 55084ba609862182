"""Icons: SVG outlines in the theme's colours, crisp at every scale."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from wpstracker.assets import resource
from wpstracker.gui.theme import tokens


def icon(name: str, *, colour_role: str = "text", on_role: str | None = None) -> QIcon:
    """The icon `name` in a theme colour, `on_role` when its button is checked; KeyError for an unknown name."""
    _file(name)
    for role in (colour_role, on_role or colour_role):
        tokens().colour(role)
    return QIcon(_Engine(name, colour_role, on_role or colour_role))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draw an icon into a rectangle in any colour."""
    _renderer(name, colour).render(painter, rect)


class IconLabel(QWidget):
    """An icon as a picture of fixed size that follows the theme."""

    def __init__(self, name: str, *, size: int = 20, colour_role: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _file(name)
        self._name, self._role = name, colour_role
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, name: str, colour_role: str) -> None:
        """Show another icon."""
        _file(name)
        self._name, self._role = name, colour_role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon over the whole widget."""
        painter = QPainter(self)
        paint_icon(painter, self._name, QRectF(self.rect()), tokens().colour(self._role))
        painter.end()


class _Engine(QIconEngine):
    """Draws one outline in the colour that fits its mode at the moment of drawing."""

    # clone() is left alone: Qt calls it only when pixmaps are added to a shared icon, which nobody does with these.

    def __init__(self, name: str, role: str, on_role: str) -> None:
        super().__init__()
        self._name, self._role, self._on_role = name, role, on_role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw at any size; in a rectangle that is too wide the icon stands at its left, so that a button can keep room beside it."""
        side = min(rect.width(), rect.height())
        place = QRectF(rect.x(), rect.y() + (rect.height() - side) / 2, side, side)
        paint_icon(painter, self._name, place, self._colour(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A picture of `size` device pixels; none for a button that has no room yet."""
        picture = QPixmap(size)
        if size.isEmpty():
            return picture
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        """Grey when disabled, the checked colour when on."""
        if mode == QIcon.Mode.Disabled:
            return tokens().disabled
        return tokens().colour(self._on_role if state == QIcon.State.On else self._role)


@lru_cache(maxsize=512)
def _file(name: str) -> Path:
    """Where the SVG text of an icon is; it is read when the icon is first drawn."""
    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        raise KeyError(f"no icon named {name!r} in resources/icons")
    return path


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """The outline in one colour, parsed once."""
    return QSvgRenderer(QByteArray(_file(name).read_text(encoding="utf-8").replace("currentColor", colour).encode()))
