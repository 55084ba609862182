"""A widget with another beside it: how wide each is, and whether the other is shown, is remembered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from wpstracker.gui.settings import Settings


class Beside(QSplitter):
    """`toggle` shows or hides what stands beside; the first takes most of the spare width."""

    def __init__(self, settings: Settings, key: str, first: QWidget, beside: QWidget, widths: tuple[int, int]) -> None:
        """`key` names it in the settings; `widths` are those at first."""
        super().__init__(Qt.Orientation.Horizontal)
        self._settings, self._key, self._beside = settings, key, beside
        self.addWidget(first)
        self.addWidget(beside)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 1)
        known = settings.state(key)
        sizes = [int(size) for size in known.get("sizes", ())]
        self.setSizes(sizes if len(sizes) == len(widths) and all(sizes) else list(widths))
        beside.setHidden(bool(known.get("hidden")))
        self.splitterMoved.connect(lambda _place, _index: self._remember())

    def toggle(self) -> None:
        """Show what stands beside, or give the first the whole width."""
        self._beside.setVisible(self._beside.isHidden())
        self._remember()

    def _remember(self) -> None:
        """The widths while both are shown; whether both are."""
        sizes = self._settings.state(self._key).get("sizes", []) if self._beside.isHidden() else self.sizes()
        self._settings.put_state(self._key, {"sizes": sizes, "hidden": self._beside.isHidden()})
