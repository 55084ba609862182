"""The small pieces around a matrix: its line of icons, the menu of a line, what an empty one says."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from wpstracker.gui.language import tr
from wpstracker.gui.pages.plan_matrix_actions import MatrixActions
from wpstracker.gui.pages.plan_matrix_header import MatrixHeader
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.gui.widgets.styling import icon_button


def tools(actions: MatrixActions, columns: MatrixHeader) -> Sequence[QWidget]:
    """The line of icons, and the button that chooses columns."""
    bar = QWidget()  # a QToolBar outside of a main window reaches for freed buttons when its actions go
    line = QHBoxLayout(bar)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(2)
    for action in actions.in_bar():
        line.addWidget(_button_of(action)) if action else line.addSpacing(12)
    chooser = icon_button("columns-3", tr("Choose columns"))
    chooser.clicked.connect(lambda: columns.menu().popup(chooser.mapToGlobal(QPoint(0, chooser.height()))))
    return bar, chooser


def menu_of(parent: QWidget, actions: MatrixActions) -> QMenu:
    """What can be done with the chosen lines; gone when it is closed."""
    menu = QMenu(parent)
    for action in actions.in_menu():
        menu.addAction(action) if action else menu.addSeparator()
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def no_lines(actions: MatrixActions, *, read_only: bool) -> EmptyState:
    """What to do next."""
    if read_only:
        return EmptyState(tr("This plan has no matrix yet"), icon_name="list-checks")
    sentence = tr("Type the first goal and press Enter: the next line begins. Alt+Shift+Right moves a line under the one above it.")
    buttons = [
        (tr("Type the first goal"), actions.add.trigger),
        (tr("Paste from Excel…"), actions.paste.trigger),
        (tr("Name the levels…"), actions.levels.trigger),
    ]
    return EmptyState(tr("This plan has no matrix yet"), sentence, icon_name="list-checks", buttons=buttons)


def _button_of(action: QAction) -> QToolButton:
    """An icon; the keyboard has the action's own keys, so Tab passes it by."""
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(18, 18))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
