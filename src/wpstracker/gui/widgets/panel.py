"""A titled card that holds a chart, a list or a figure."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from wpstracker.gui.widgets.styling import push_button, text_label

Note = tuple[str, Callable[[], object] | None]
"""A sentence, and what it leads to."""


class Panel(QFrame):
    """Title, a line that says what is counted, the content, and below it what the content leaves out."""

    def __init__(self, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = text_label(title, "heading", wrap=True)
        self._about = text_label("", "small", wrap=True)
        self._about.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(2)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(4)
        box.addWidget(self._title)
        box.addWidget(self._about)
        box.addSpacing(4)
        box.addLayout(self.body, 1)
        box.addLayout(self._notes)
        self.setAccessibleName(title)

    def title(self) -> str:
        """What stands above."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Name it otherwise."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_about(self, text: str) -> None:
        """Say what is counted; "" hides the line."""
        self._about.setText(text)
        self._about.setVisible(bool(text))

    def notes(self) -> list[QLabel | QPushButton]:
        """What is said below."""
        items = (self._notes.itemAt(at) for at in range(self._notes.count()))
        widgets = (item.widget() for item in items if item)
        return [widget for widget in widgets if isinstance(widget, (QLabel, QPushButton))]

    def set_notes(self, notes: Sequence[Note]) -> None:
        """Sentences below the content; those with an action are buttons."""
        for old in self.notes():
            self._notes.removeWidget(old)
            old.hide()
            old.deleteLater()
        for text, action in notes:
            self._notes.addWidget(self._note(text, action), 0, Qt.AlignmentFlag.AlignLeft)

    def _note(self, text: str, action: Callable[[], object] | None) -> QLabel | QPushButton:
        if action is None:
            return text_label(text, "small")
        button = push_button(text, role="quiet")
        button.clicked.connect(lambda _checked=False: action())
        return button
