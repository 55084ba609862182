"""A few buttons of which one is pressed: which way the same records are shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from wpstracker.gui.icons import icon
from wpstracker.gui.widgets.styling import push_button


class ViewSwitch(QWidget):
    """Told by `chosen(key)` when the person chooses; `set_value` is silent."""

    chosen = Signal(str)

    def __init__(self, views: Sequence[tuple[str, str, str]], *, name: str) -> None:
        """`views` are (key, label, icon)."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _, _ in views]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for number, (_, label, icon_name) in enumerate(views):
            button = push_button(label, icon_name=icon_name)
            button.setIcon(icon(icon_name, colour_role="text", on_role="accent"))
            button.setCheckable(True)
            button.setToolTip(label)
            button.setAccessibleName(label)
            self._group.addButton(button, number)
            line.addWidget(button)
        self._group.setExclusive(True)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._keys[number]))
        self.set_value(self._keys[0])

    def value(self) -> str:
        """The key of the pressed one."""
        return self._keys[self._group.checkedId()]

    def set_value(self, key: str) -> None:
        """Press one; unknown keys change nothing."""
        if key in self._keys:
            self._group.button(self._keys.index(key)).setChecked(True)
