"""Small buttons over a map."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from wpstracker.gui.commands import tip


def buttons_over_map(actions: Sequence[QAction]) -> QWidget:
    """Actions as small buttons one below the other; the keyboard has their keys."""
    column = QWidget()
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(2)
    for action in actions:
        button = QToolButton()
        button.setIcon(action.icon())
        button.setToolTip(tip(action))
        button.setAccessibleName(action.text())
        button.setProperty("role", "over")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(action.trigger)
        box.addWidget(button)
    return column
