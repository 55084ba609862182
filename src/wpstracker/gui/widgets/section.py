"""A part of a page that can be folded away."""

from collections.abc import MutableMapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from wpstracker.gui.icons import IconLabel, icon
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.elided_label import ElidedLabel

_NARROWEST = 120


class Section(QFrame):
    """A header button and the widget below it; closed, it says in one line what it holds."""

    toggled = Signal(bool)

    def __init__(
        self,
        title: str,
        widget: QWidget,
        *,
        key: str = "",
        is_open: bool = True,
        memory: MutableMapping[str, bool] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`memory` (any mapping the page keeps) remembers under `key` whether the section was open."""
        super().__init__(parent)
        self.setObjectName("section")
        self._key, self._memory, self._widget = key or title, memory, widget
        self.header = _Header(title)
        self.header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.header.setIconSize(QSize(16, 16))
        self.header.setProperty("role", "heading")
        self.header.clicked.connect(lambda: self.set_open(not self.is_open()))
        self._mark = IconLabel("circle-alert", size=16, colour_role="bad")
        self._summary = ElidedLabel(role="muted")  # a long summary must not widen the page
        self._build()
        self.set_problem("")
        self._show((memory or {}).get(self._key, is_open))

    def is_open(self) -> bool:
        """Whether the content is shown."""
        return not self._widget.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Open or close, and remember it."""
        if is_open == self.is_open():
            return
        if self._memory is not None:
            self._memory[self._key] = is_open
        self._show(is_open)
        self.toggled.emit(is_open)

    def set_summary(self, text: str) -> None:
        """The line shown beside the title while closed."""
        self._summary.setText(text)

    def set_problem(self, message: str) -> None:
        """Mark the header when something inside needs mending; empty takes the mark away."""
        self._mark.setVisible(bool(message))
        self._mark.setToolTip(message)
        self.header.setAccessibleDescription(message)

    def content(self) -> QWidget:
        """The widget inside."""
        return self._widget

    def _build(self) -> None:
        """Header line and content."""
        line = QHBoxLayout()
        line.setContentsMargins(6, 5, 14, 5)
        line.setSpacing(8)
        line.addWidget(self.header)
        line.addWidget(self._mark)
        line.addWidget(self._summary, 1)
        line.addStretch(0)
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(14, 4, 14, 14)
        self._holder.addWidget(self._widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(line)
        box.addLayout(self._holder)

    def _show(self, is_open: bool) -> None:
        """Set everything that depends on being open."""
        self._widget.setVisible(is_open)
        self._holder.setContentsMargins(*((14, 4, 14, 14) if is_open else (0, 0, 0, 0)))
        self._summary.setVisible(not is_open)
        self.header.setIcon(icon("chevron-down" if is_open else "chevron-right", colour_role="muted"))
        title = self.header.title
        name = tr("{title}, section, open", title=title) if is_open else tr("{title}, section, closed", title=title)
        self.header.setAccessibleName(name)


class _Header(QToolButton):
    """The title of a section, cut where its room ends: a title that is the text of a record must not widen the page."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.setText(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the whole title."""
        beside = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        return QSize(beside + self.fontMetrics().horizontalAdvance(self.title), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Less will do."""
        return QSize(min(_NARROWEST, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        wanted = self.sizeHint().width()
        room = self.width() - (wanted - self.fontMetrics().horizontalAdvance(self.title))
        is_cut = wanted > self.width()
        self.setText(self.fontMetrics().elidedText(self.title, Qt.TextElideMode.ElideRight, room) if is_cut else self.title)
        self.setToolTip(self.title if is_cut else "")
