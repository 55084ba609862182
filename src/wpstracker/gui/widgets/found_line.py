"""A quiet line above a record: in which fields, that the list does not show, the words stand that were looked for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wpstracker.domain.highlighting import Excerpt
from wpstracker.figures.found_in import Found
from wpstracker.gui.language import tr, words
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.reading_pane import esc
from wpstracker.gui.widgets.styling import text_label

_MOST = 3


class FoundLine(QWidget):
    """Hidden where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = text_label(role="small", wrap=True)
        self._said.setTextFormat(Qt.TextFormat.RichText)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 6, 12, 6)
        box.addWidget(self._said)
        self.show_places(())

    def show_places(self, places: Sequence[Found]) -> None:
        """Show where the words stand, the first few places."""
        lines = [tr("Found in: {field} — {words}", field=esc(words()(each.field)), words=_marked(each.excerpt)) for each in places[:_MOST]]
        self._said.setText("<br>".join(lines))
        plain = [tr("Found in: {field} — {words}", field=words()(each.field), words=each.excerpt.text) for each in places[:_MOST]]
        self.setAccessibleName("\n".join(plain))
        self.setVisible(bool(lines))

    def text(self) -> str:
        """What is said now, without marks."""
        return self.accessibleName()


def _marked(excerpt: Excerpt) -> str:
    """The piece of text as HTML, its words on a tint."""
    html, at = "", 0
    for start, end in excerpt.marks:
        html += f'{esc(excerpt.text[at:start])}<span style="background-color:{tokens().found}">{esc(excerpt.text[start:end])}</span>'
        at = end
    return html + esc(excerpt.text[at:])
