"""A line above a page whose buttons give up their words where there is no room for all of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wpstracker.gui.widgets.styling import show_word


class YieldingLine(QWidget):
    """Asks for no more room than its buttons need as icons; what they say they then say by their tooltips."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[list[QPushButton]] = []
        self._words: dict[QPushButton, str] = {}
        self._widths: dict[QPushButton, int] = {}
        self._kept: Callable[[], int] = lambda: 0

    def keep_free(self, width: Callable[[], int]) -> None:
        """Words have no room where they would leave less than so many pixels."""
        self._kept = width

    def let_yield(self, *groups: Sequence[QPushButton]) -> None:
        """These have icons; the buttons of a group go together, those named first before the others and all before earlier ones."""
        self._groups = [*(list(group) for group in groups if group), *self._groups]
        for button in (button for group in groups for button in group):
            self._words[button] = button.text()
            button.setAccessibleName(button.accessibleName() or button.text())
            button.setToolTip(button.toolTip() or button.text())

    def minimumSizeHint(self) -> QSize:
        """As narrow as with icons alone."""
        shown = sum(self._width(group) for group in self._groups if group[0].text())
        return super().minimumSizeHint() - QSize(shown, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """What stands beside the buttons needs more room now, or less."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        spare = self.width() - self.minimumSizeHint().width() - self._kept()
        for group in reversed(self._groups):
            spare -= self._width(group)
            for button in group:
                self._show(button, spare >= 0)

    def _width(self, group: Sequence[QPushButton]) -> int:
        """How much wider the words make some buttons; measured once they are dressed."""
        return sum(self._widths.get(button) or self._measure(button) for button in group if not button.isHidden())

    def _measure(self, button: QPushButton) -> int:
        shown = bool(button.text())
        self._show(button, True)
        wide = button.sizeHint().width()
        self._show(button, False)
        width = wide - button.sizeHint().width()
        self._show(button, shown)
        if button.isVisible():
            self._widths[button] = width
        return width

    def _show(self, button: QPushButton, words: bool) -> None:
        if bool(button.text()) != words:
            show_word(button, self._words[button] if words else "")


def buttons_of(widget: QWidget) -> list[QPushButton]:
    """What of a widget can give up its words: a button with an icon, or all those in it."""
    found = [widget] if isinstance(widget, QPushButton) else widget.findChildren(QPushButton)
    return [button for button in found if not button.icon().isNull()]
