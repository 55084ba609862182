"""Keys that do something while a widget has the keyboard, and actions that also stand in menus."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from wpstracker.gui.icons import icon


def on_key(widget: QWidget, keys: str, do: Callable[[], object], *, within: bool = False) -> QShortcut:
    """Do something when the keys are pressed in a widget; `within`: also in whatever it holds.

    PySide passes over `context=` where a deed is handed to QShortcut too, and the key would then work all over the window.
    """
    shortcut = QShortcut(QKeySequence(keys), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut if within else Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(do)
    return shortcut


def new_action(owner: QWidget, text: str, icon_name: str, keys: str, do: Callable[[], object], *, on: QWidget | None = None) -> QAction:
    """An action of a page; its key works while the page is in front, or only while `on` has the keyboard."""
    made = QAction(icon(icon_name), text, owner)
    made.setShortcut(QKeySequence(keys))
    if on is not None:
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.triggered.connect(lambda _checked=False: do())
    (on or owner).addAction(made)
    return made
