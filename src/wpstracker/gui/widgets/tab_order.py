"""Which input Tab comes to next."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow_each_other(parts: Sequence[QWidget]) -> None:
    """Tab goes through one part after the other; what a part made last comes last in it, not after all parts."""
    stops = [
        widget for part in parts for widget in (part, *part.findChildren(QWidget)) if _is_stop(widget) and widget.window() is part.window()
    ]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _is_stop(widget: QWidget) -> bool:
    return widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus and not widget.focusProxy()
