"""Small helpers that give widgets their role in the style sheet."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QToolButton, QWidget

from wpstracker.gui.icons import icon


def set_style_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and redraw when it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def text_label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label in one of the roles muted, small, title, section, heading, figure, problem, label."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)  # what stands in a record is shown, not obeyed
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


_ICON, _ICON_AND_GAP = QSize(16, 16), QSize(21, 16)
"""Fusion sets the text too close to the icon; the icon stands at the left of this."""


def push_button(text: str, *, icon_name: str = "", role: str = "") -> QPushButton:
    """A button in one of the roles primary, danger, quiet, or plain."""
    button = QPushButton(text)
    if role:
        button.setProperty("role", role)
    if icon_name:
        colours = {"primary": "accent_text", "danger": "bad", "quiet": "accent"}
        button.setIcon(icon(icon_name, colour_role=colours.get(role, "text")))
        show_word(button, text)
    return button


def show_word(button: QAbstractButton, text: str) -> None:
    """A text beside the icon of a button, or the icon alone."""
    button.setText(text)
    button.setIconSize(_ICON_AND_GAP if text else _ICON)


def icon_button(icon_name: str, name: str, *, colour_role: str = "muted") -> QToolButton:
    """A button that shows an icon only; `name` is its tooltip and what a screen reader says."""
    button = QToolButton()
    button.setIcon(icon(icon_name, colour_role=colour_role))
    button.setToolTip(name)
    button.setAccessibleName(name)
    return button
