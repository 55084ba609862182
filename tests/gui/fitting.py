"""What does not fit: texts that are cut and nothing tells whole, and windows that want more than a small screen has."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

SCREEN = QSize(1280, 800)
ROOM = QSize(1280, 760)
"""What a window may ask for at least: the screen without the bar of the system."""


def too_large(window: QWidget) -> str:
    """What a window asks for at least, if that is more than there is room for."""
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    fits = least.width() <= ROOM.width() and least.height() <= ROOM.height()
    return "" if fits else f"{type(window).__name__} wants {least.width()} x {least.height()}"


def cut_texts(top: QWidget) -> list[str]:
    """Each text below a widget of which a part cannot be seen, and no tooltip tells it."""
    return [f"{_place(widget)}: {_text(widget)!r}, {why}" for widget in _worded(top) if (why := _lack(widget))]


def _worded(top: QWidget) -> Iterator[QWidget]:
    for widget in top.findChildren(QWidget):
        shown = widget.isVisible() and not widget.visibleRegion().isEmpty()
        if shown and isinstance(widget, (QLabel, QAbstractButton, QComboBox)) and _text(widget).strip():
            yield widget


def _text(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and not widget.icon().isNull():
        return ""
    return widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else widget.text()  # type: ignore[attr-defined]


def _lack(widget: QWidget) -> str:
    """What is missing of a text, "" when nothing is."""
    if _text(widget).rstrip("…") in widget.toolTip():
        return ""
    wanted, room = (_label_needs(widget), widget.size()) if isinstance(widget, QLabel) else (_needs(widget), widget.size())
    if room.width() < wanted.width() or room.height() < wanted.height():
        return f"needs {wanted.width()} x {wanted.height()}, has {room.width()} x {room.height()}"
    hidden = _hidden(widget)
    return f"{hidden} pixels hidden at the side" if hidden > 0 else ""


def _label_needs(label: QLabel) -> QSize:
    """A text that wraps needs the height of its lines at its width."""
    if label.wordWrap() and label.textFormat() != Qt.TextFormat.RichText:
        room = QRect(0, 0, label.contentsRect().width(), 100_000)
        return QSize(0, label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, label.text()).height())
    if label.textFormat() == Qt.TextFormat.RichText or not label.text():
        return QSize()
    metrics = label.fontMetrics()
    return QSize(max(metrics.horizontalAdvance(line) for line in label.text().split("\n")), metrics.ascent())


def _needs(widget: QWidget) -> QSize:
    metrics = widget.fontMetrics()
    width = metrics.horizontalAdvance(_text(widget))
    style = widget.style()
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget)
        return QSize(widget.width() - field.width() + width, 0)
    if isinstance(widget, (QCheckBox, QRadioButton)):
        return QSize(style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, widget) + 4 + width, metrics.ascent())
    if isinstance(widget, (QPushButton, QToolButton)) and not widget.icon().isNull():
        width += widget.iconSize().width()
    return QSize(width, metrics.ascent())


def _hidden(widget: QWidget) -> int:
    """How many columns of a widget lie outside what surrounds it, where nobody can scroll to."""
    rect = QRect(QPoint(0, 0), widget.size())
    parent, lost = widget.parentWidget(), 0
    child = widget
    while parent is not None and not child.isWindow():
        rect = QRect(child.mapToParent(rect.topLeft()), rect.size())
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent and area.horizontalScrollBar().maximum() > 0:
            return lost
        lost = max(lost, rect.right() - parent.width() + 1, -rect.left())
        child, parent = parent, parent.parentWidget()
    return lost


def _place(widget: QWidget) -> str:
    names = []
    step: QWidget | None = widget
    while step is not None and not step.isWindow():
        if type(step).__module__.startswith("wpstracker") or step is widget:
            names.append(type(step).__name__)
        step = step.parentWidget()
    return " < ".join(names)
