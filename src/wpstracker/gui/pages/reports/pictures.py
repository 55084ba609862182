"""A small picture of each report: what its first sheet looks like, drawn in the colours of the theme."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from wpstracker.gui.theme import tokens

WIDTH, HEIGHT = 96.0, 68.0
"""The units a picture is drawn in."""


class _Sheet:
    """A sheet of paper to draw on."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter

    def block(self, x: float, y: float, width: float, height: float, role: str, round_by: float = 1.0) -> None:
        """A filled rectangle."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(tokens().colour(role)))
        self.painter.drawRoundedRect(QRectF(x, y, width, height), round_by, round_by)

    def text(self, x: float, y: float, width: float, role: str = "border") -> None:
        """A line of writing."""
        self.block(x, y, width, 2.4, role)

    def dot(self, x: float, y: float, role: str, radius: float = 2.2) -> None:
        """A round mark."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(tokens().colour(role)))
        self.painter.drawEllipse(QPointF(x, y), radius, radius)

    def line(self, points: Sequence[tuple[float, float]], role: str) -> None:
        """A trend."""
        self.painter.setPen(QPen(QColor(tokens().colour(role)), 1.6))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))

    def heading(self, width: float = 84) -> None:
        """The coloured header of a table."""
        self.block(6, 8, width, 6, "accent")


def paint_report(painter: QPainter, place: QRectF, key: str) -> None:
    """Draw the picture of a report; one we have no picture of is a plain table."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / WIDTH, place.height() / HEIGHT)
    painter.setPen(QPen(QColor(tokens().border), 1))
    painter.setBrush(QColor(tokens().window))
    painter.drawRoundedRect(QRectF(0.5, 0.5, WIDTH - 1, HEIGHT - 1), 4, 4)
    PICTURES.get(key, _table)(_Sheet(painter))
    painter.restore()


def _table(sheet: _Sheet) -> None:
    sheet.heading()
    for row in range(5):
        for column, width in enumerate((30, 18, 24)):
            sheet.text(6 + (0, 36, 60)[column], 20 + row * 9, width - row % 2 * 4)


def _summary(sheet: _Sheet) -> None:
    """Key figures above stacked bars."""
    for at, role in enumerate(("accent", "good", "info")):
        sheet.block(6 + at * 29, 7, 26, 14, "raised")
        sheet.block(9 + at * 29, 10, 10, 4, role)
        sheet.text(9 + at * 29, 16, 18)
    for at, (low, high) in enumerate(((10, 6), (14, 9), (8, 12), (18, 8), (12, 14), (20, 10), (15, 7), (22, 11))):
        sheet.block(8 + at * 10.5, 62 - low, 6, low, "chart1")
        sheet.block(8 + at * 10.5, 62 - low - high, 6, high - 1, "chart2")


def _tracker(sheet: _Sheet) -> None:
    """Texts with their status and deadline."""
    sheet.heading()
    for row, role in enumerate(("good", "info", "bad", "warning", "neutral")):
        sheet.text(6, 20 + row * 9, 44 - row % 3 * 7)
        sheet.block(56, 19 + row * 9, 18, 4.5, role, 2)
        sheet.text(79, 20 + row * 9, 11, "bad" if role == "bad" else "border")


def _matrix(sheet: _Sheet) -> None:
    """Objectives, tasks and measures one inside the other."""
    sheet.heading()
    for row, (indent, role) in enumerate(((0, "accent"), (5, "muted"), (10, "border"), (10, "border"), (5, "muted"), (10, "border"))):
        sheet.text(6 + indent, 18 + row * 8, 34 - indent, role)
        sheet.text(46, 18 + row * 8, 14)
        sheet.text(64, 18 + row * 8, 10)
        if indent == 10:
            sheet.dot(85, 19.2 + row * 8, ("good", "warning", "bad")[row % 3])


def _indicators(sheet: _Sheet) -> None:
    """A value for each period, and how it moved."""
    sheet.heading()
    for row in range(5):
        y = 20 + row * 9.0
        sheet.text(6, y, 26 - row % 2 * 6)
        for column in range(3):
            sheet.text(38 + column * 10, y, 6)
        sheet.line([(70, y + 3 - row % 2), (76, y), (82, y + 2), (90, y - 2 + row % 3)], "chart3")


def _countries(sheet: _Sheet) -> None:
    """Plans as bars over the years."""
    for at in range(6):
        sheet.block(30 + at * 11, 8, 0.7, 54, "border", 0)
    for row, (begin, length, role) in enumerate(
        ((0, 26, "neutral"), (14, 34, "good"), (30, 32, "info"), (4, 40, "good"), (22, 20, "bad"), (40, 22, "good"))
    ):
        sheet.text(6, 11 + row * 9, 20 - row % 2 * 5)
        sheet.block(30 + begin, 9.5 + row * 9, length * 0.95, 5, role, 2)


def _women_and_men(sheet: _Sheet) -> None:
    """Lying bars of women, men, and those of whom it was not reported."""
    for row, (women, men, rest) in enumerate(((26, 24, 6), (18, 30, 0), (34, 10, 8), (12, 20, 16), (22, 22, 4))):
        y = 9 + row * 11.0
        sheet.text(6, y + 2, 20 - row % 2 * 4)
        sheet.block(31, y, women, 7, "chart2")
        sheet.block(31 + women + 1, y, men, 7, "chart1")
        if rest:
            sheet.block(31 + women + men + 2, y, rest, 7, "neutral")


def _workforce(sheet: _Sheet) -> None:
    """Shares year by year."""
    for at in range(4):
        sheet.block(8, 14 + at * 12, 82, 0.7, "border", 0)
    sheet.line([(10, 50), (24, 46), (38, 47), (52, 38), (66, 34), (88, 24)], "chart2")
    sheet.line([(10, 40), (24, 36), (38, 30), (52, 31), (66, 22), (88, 16)], "chart1")
    for x, y in ((24, 46), (52, 38), (88, 24)):
        sheet.dot(x, y, "chart2")
    for at in range(5):
        sheet.text(10 + at * 17, 58, 9)


def _annex(sheet: _Sheet) -> None:
    """Activities below the headings of chapters."""
    for part in range(2):
        y = 8 + part * 29.0
        sheet.block(6, y, 46, 4.5, "accent")
        for row in range(3):
            sheet.text(6, y + 8 + row * 6.5, 40 - row * 6)
            sheet.text(58, y + 8 + row * 6.5, 12)
            sheet.text(76, y + 8 + row * 6.5, 12, "chart2" if row % 2 else "border")


def _treaty(sheet: _Sheet) -> None:
    """What was recommended, what was done, and how far it is."""
    sheet.heading()
    for row, role in enumerate(("good", "warning", "bad")):
        y = 19 + row * 15.5
        sheet.block(6, y, 84, 0.7, "border", 0) if row else None
        for at in range(3):
            sheet.text(6, y + 3 + at * 3.9, 30 - at * 6, "muted" if not at else "border")
            sheet.text(42, y + 3 + at * 3.9, 34 - at * 9)
        sheet.dot(85, y + 7, role, 3)


def _quality(sheet: _Sheet) -> None:
    """A table with what has to be mended."""
    sheet.heading()
    for row, is_missing in enumerate((False, True, False, True, True)):
        sheet.text(6, 20 + row * 9, 34 - row % 2 * 5)
        sheet.block(46, 18.5 + row * 9, 22, 5.5, "warning_soft" if is_missing else "raised")
        if is_missing:
            sheet.dot(80, 21.2 + row * 9, "warning", 2.6)


def _book(sheet: _Sheet) -> None:
    """Many tables one behind the other."""
    for at in range(3):
        x, y = 24 - at * 9.0, 6 + at * 8.0
        sheet.painter.setPen(QPen(QColor(tokens().border), 1))
        sheet.painter.setBrush(QColor(tokens().surface))
        sheet.painter.drawRoundedRect(QRectF(x, y, 64, 44), 2, 2)
        sheet.block(x + 3, y + 3, 58, 5, "accent" if at == 2 else "neutral")
    for row in range(4):
        for column in range(3):
            sheet.text(9 + column * 20, 34 + row * 7, 15 - row % 2 * 3)


PICTURES: dict[str, Callable[[_Sheet], None]] = {
    "summary": _summary,
    "tracker": _tracker,
    "matrix": _matrix,
    "indicators": _indicators,
    "countries": _countries,
    "participation": _women_and_men,
    "workforce": _workforce,
    "donor": _annex,
    "cedaw_upr": _treaty,
    "data_quality": _quality,
    "data_book": _book,
}
"""By the key of the report."""
