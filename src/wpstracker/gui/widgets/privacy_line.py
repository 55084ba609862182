"""A line with a padlock above a record that is not public."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.gui import privacy
from wpstracker.gui.icons import IconLabel
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.styling import text_label


class PrivacyLine(QWidget):
    """Hidden for what is public."""

    def __init__(self) -> None:
        super().__init__()
        self._role = "bad"
        self._icon = IconLabel("lock", size=18, colour_role=self._role)
        self._word = text_label(role="label")
        self._meaning = text_label(role="small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._word)
        words.addWidget(self._meaning)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 7, 12, 7)
        line.setSpacing(10)
        line.addWidget(self._icon)
        line.addLayout(words, 1)
        self.show_privacy(None)

    def show_privacy(self, level: str | None) -> None:
        """Show what a level means; nothing for a public record or none."""
        said = privacy.shown(level)
        self._role = said.role
        self._icon.set_icon(said.icon, said.role)
        self._word.setText(said.word)
        self._meaning.setText(said.meaning)
        self.setAccessibleName(f"{said.word}. {said.meaning}")
        self.setVisible(privacy.is_private(level))
        self.update()

    def text(self) -> str:
        """What is said now; empty while hidden."""
        return "" if self.isHidden() else self.accessibleName()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft ground in the colour of the level."""
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().soft(self._role)))
        painter.drawRect(QRectF(self.rect()))
        painter.end()


def below(line: PrivacyLine, widget: QWidget) -> QWidget:
    """A page with the line above it."""
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addWidget(line)
    box.addWidget(widget, 1)
    page.setFocusProxy(widget)
    return page
