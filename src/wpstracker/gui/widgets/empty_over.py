"""What a list says while it has no rows, laid over it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView

from wpstracker.gui.widgets.cards import EmptyState


class EmptyOver(QObject):
    """Shows an empty state over a view whose model has no rows, and keeps it in the middle. To be made once the view has its model."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._empty: EmptyState | None = None
        view.viewport().installEventFilter(self)
        view.model().modelReset.connect(self.show)

    def set(self, empty: EmptyState) -> None:
        """Say this from now on."""
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
        self._empty = empty
        empty.setParent(self._view)
        self.show()

    def show(self) -> None:
        """Over the list if it has no rows, else not at all."""
        if self._empty is not None:
            self._empty.setGeometry(self._view.viewport().geometry())
            self._empty.setVisible(not self._view.model().rowCount())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The list became wider or narrower."""
        if event.type() == QEvent.Type.Resize and self._empty is not None:
            self._empty.setGeometry(self._view.viewport().geometry())
        return False
