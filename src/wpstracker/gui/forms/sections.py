"""A long form in sections that fold, with a list of them at the left."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from wpstracker.gui.forms.groups import Group
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.section import Section

_ROOM_FOR_LIST = 760


class SectionedForm(QWidget):
    """Groups one below the other. Ctrl+PageDown and Ctrl+PageUp go to the next and the previous one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[Group] = []
        self._sections: list[Section] = []
        self._marked: dict[int, str] = {}
        self.list = _list()
        self._area, self._column = _scroll_area()
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 12, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.list)
        line.addWidget(self._area, 1)
        self.list.itemClicked.connect(lambda _item: self.go_to(self.list.currentRow()))
        self.list.itemActivated.connect(lambda _item: self.go_to(self.list.currentRow()))
        self.list.currentRowChanged.connect(self._look_at)
        for keys, steps in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda steps=steps: self.step(steps))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def add(self, title: str, group: Group, *, is_open: bool = False) -> None:
        """Append a section."""
        section = Section(title, group, is_open=is_open)
        self._groups.append(group)
        self._sections.append(section)
        self._column.insertWidget(self._column.count() - 1, section)
        self.list.addItem(QListWidgetItem(title))
        group.changed.connect(lambda: self._changed(group))
        self._tell(len(self._groups) - 1)
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 34)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list gives way; the keys and the headers lead everywhere it does."""
        super().resizeEvent(event)
        self.list.setVisible(event.size().width() >= _ROOM_FOR_LIST)

    def section(self, position: int) -> Section:
        """The section at a position."""
        return self._sections[position]

    def refresh(self) -> None:
        """Tell anew what each section holds."""
        for position in range(len(self._groups)):
            self._tell(position)
        self.list.setCurrentRow(0)

    def current(self) -> int:
        """The position of the section that has the focus, or the one marked in the list."""
        focused = QApplication.focusWidget()
        inside = (n for n, section in enumerate(self._sections) if focused is not None and section.isAncestorOf(focused))
        return next(inside, self.list.currentRow())

    def go_to(self, position: int, field: str = "") -> None:
        """Open a section and go to a field in it, or to its first one."""
        self._sections[position].set_open(True)
        self._groups[position].focus(field)
        self._look_at(position)
        focused = QApplication.focusWidget()
        if field and focused is not None:
            QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(focused, 20, 60) if self.isAncestorOf(focused) else None)

    def step(self, steps: int) -> None:
        """Go some sections further; nothing happens at the ends."""
        target = self.current() + steps
        if 0 <= target < len(self._sections):
            self.go_to(target)

    def mark(self, position: int, message: str) -> None:
        """Mark a section that needs mending and open it; an empty message takes the mark away."""
        self._marked[position] = message
        self._sections[position].set_problem(message)
        if message:
            self._sections[position].set_open(True)
        self._tell(position)

    def _changed(self, group: Group) -> None:
        self._tell(self._groups.index(group))
        self.changed.emit()

    def _tell(self, position: int) -> None:
        """Summary and mark of a section."""
        summary, problem = self._groups[position].summary(), self._marked.get(position, "")
        self._sections[position].set_summary(summary)
        item = self.list.item(position)
        name, colour = ("circle-alert", "bad") if problem else ("circle-check", "good") if summary else ("circle-dashed", "muted")
        item.setIcon(icon(name, colour_role=colour))
        item.setToolTip(problem or summary)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, problem or summary or tr("empty"))

    def _look_at(self, position: int) -> None:
        """Scroll a section to the top, and mark it in the list."""
        if not 0 <= position < len(self._sections):
            return
        self._select(position)
        section = self._sections[position]
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(section.y() - 8))

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The list marks the section that has the focus."""
        for position, section in enumerate(self._sections):
            if new is not None and section.isAncestorOf(new):
                self._select(position)

    def _select(self, position: int) -> None:
        self.list.blockSignals(True)
        self.list.setCurrentRow(position)
        self.list.blockSignals(False)


def _list() -> QListWidget:
    """The list of sections."""
    sections = QListWidget()
    sections.setObjectName("sectionList")
    sections.setAccessibleName(tr("Sections of this form"))
    sections.setToolTip(tr("Ctrl+Page Down and Ctrl+Page Up go to the next and the previous section"))
    sections.setIconSize(QSize(16, 16))
    sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return sections


def _scroll_area() -> tuple[QScrollArea, QVBoxLayout]:
    """The page the sections stand on."""
    page = QWidget()
    page.setProperty("role", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(8, 0, 14, 8)
    column.setSpacing(8)
    column.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setWidget(page)
    return area, column
