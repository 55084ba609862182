"""A button that takes over what a saved view asks, for reports."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from wpstracker.domain.question import Filter
from wpstracker.gui.icons import icon
from wpstracker.gui.kinds import icon_of_kind
from wpstracker.gui.language import tr
from wpstracker.services.saved_views import View, all_views
from wpstracker.store.database import Store

_REPORTED = ("event", "recommendation", "plan")
"""What reports can be limited by."""


class ViewPicker(QPushButton):
    """Tells by `picked(question)`; hidden by `refresh` as long as the file keeps no such view."""

    picked = Signal(Filter)

    def __init__(self, store: Store) -> None:
        super().__init__(icon("bookmark"), tr("Take a saved view…"))
        self._store = store
        self.clicked.connect(self.open_menu)

    def refresh(self) -> None:
        """Be there when there is something to pick."""
        self.setVisible(bool(self._views()))

    def open_menu(self) -> None:
        """The views that a report can be limited to."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for view in self._views():
            action = menu.addAction(icon(icon_of_kind(view.kind)), view.name.replace("&", "&&"))
            action.triggered.connect(partial(self._pick, view))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _views(self) -> list[View]:
        return [view for view in all_views(self._store) if view.kind in _REPORTED]

    def _pick(self, view: View, _checked: bool = False) -> None:
        self.picked.emit(view.question)
