"""What stands around every page: the side bar, and room for what it leads to."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from wpstracker.gui.language import tr
from wpstracker.gui.page_list import PAGES
from wpstracker.gui.widgets.navigation import NavigationBar


class Frame(QWidget):
    """Painted before the file is read; `put` fills it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.navigation = NavigationBar()
        for entry in PAGES:
            self.navigation.add_page(entry.key, tr(entry.label), entry.icon)
        self.go_to = self.navigation.add_way(tr("Go to…"), "search", "Ctrl+K")
        self.preferences = self.navigation.add_action(tr("Preferences"), "settings")
        self.navigation.watch(window)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)
        self._line.addWidget(self.navigation)
        self._line.addStretch()

    def put(self, workspace: QWidget) -> None:
        """Show the pages beside the bar; the empty room shrinks to nothing."""
        self._line.addWidget(workspace, 1)
