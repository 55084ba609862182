"""The text of a source, set to be read beside a record; what was quoted from it is marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.domain.quoting import spans
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.keys import on_key
from wpstracker.gui.widgets.reading_pane import ReadingPane, esc, link_html
from wpstracker.gui.widgets.styling import icon_button, push_button, text_label
from wpstracker.services.sources import SourceText

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Letters of nobody's alphabet stand for the ends of a quote until the text is made safe for HTML."""


class SourceTextPane(QWidget):
    """Offers the sources of a record and shows the text of one. `closed` when it is no longer wanted.

    With `cites`, `cite_wanted(quote)` tells the words that were chosen, and `set_field` names the field they shall stand for.
    """

    closed = Signal()
    cite_wanted = Signal(str)

    def __init__(self, *, cites: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources: list[SourceText] = []
        self._shown = ""
        self.choice = ChoiceBox([], empty=None, name=tr("Source to read"))
        self.choice.changed.connect(lambda: self._show(str(self.choice.value() or "")))
        self._about = text_label(role="small", wrap=True)
        self.pane = ReadingPane(name=tr("Text of the source"))
        self.cite_button = push_button(tr("Cite"), icon_name="quote")
        if not cites:
            self.cite_button.hide()
        self.cite_button.clicked.connect(self.cite)
        self.cite_button.setToolTip(tr("Quote the chosen words for the field you were in (Ctrl+Shift+Q)"))
        self._cites = cites
        self.pane.selectionChanged.connect(self._offer)
        self._build()
        self._offer()

    def show_sources(self, sources: Sequence[SourceText]) -> None:
        """Offer these; the one that is read stays, otherwise the first that has a text is shown."""
        self._sources = list(sources)
        with_text = [each.id for each in sources if each.text.strip()]
        wanted = self._shown if self._shown in [each.id for each in sources] else next(iter(with_text or [each.id for each in sources]), "")
        self.choice.set_choices([(each.id, each.title or tr("Source without a title")) for each in sources])
        self.choice.set_value(wanted or None)
        self.choice.setVisible(bool(sources))
        self._show(wanted)

    def source_id(self) -> str:
        """The source that is shown; "" for none."""
        return self._shown

    def selected_words(self) -> str:
        """What is chosen in the text, in whole words, paragraphs parted by a blank."""
        return " ".join(_whole_words(self.pane.textCursor()).selectedText().replace("\u2029", " ").replace("\u2028", " ").split())

    def set_field(self, label: str) -> None:
        """Name what the next quote will stand for; already translated."""
        self.cite_button.setText(tr("Cite for “{field}”", field=label) if label else tr("Cite for the whole record"))

    def cite(self) -> None:
        """Tell the chosen words."""
        if self._cites and (quote := self.selected_words()):
            self.cite_wanted.emit(quote)

    def text(self) -> str:
        """What can be read."""
        return self.pane.toPlainText()

    def _show(self, id_: str) -> None:
        source = next((each for each in self._sources if each.id == id_), None)
        same, self._shown = id_ == self._shown, id_
        place = self.pane.verticalScrollBar().value()
        about = _about(source)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.pane.show_page(lambda: self._page(source) if source else "")
        if same:
            self.pane.verticalScrollBar().setValue(place)

    def _page(self, source: SourceText) -> str:
        """Its text; without one, the way to the source where nothing is being edited."""
        if source.text.strip() or self._cites:
            return text_html(source.text, source.quotes)
        return f"<p>{link_html(f'wps:source/{source.id}', tr('Open this source'))}</p>"

    def _offer(self) -> None:
        self.cite_button.setEnabled(bool(self.selected_words()))

    def _build(self) -> None:
        close = icon_button("x", tr("Close the source text (Esc)"))
        close.clicked.connect(self.closed.emit)
        on_key(self, "Esc", self.closed.emit, within=True)
        if self._cites:
            QShortcut(QKeySequence("Ctrl+Shift+Q"), self, self.cite)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(text_label(tr("Source text"), "heading"), 1)
        head.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 12 if self._cites else 0, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.choice)
        box.addWidget(self._about)
        box.addWidget(self.pane, 1)
        box.addWidget(self.cite_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.pane)


def _whole_words(cursor: QTextCursor) -> QTextCursor:
    """The selection with the words at its ends in full; nothing for nothing."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    if not cursor.selectedText().strip():
        return QTextCursor()
    while cursor.document().characterAt(start - 1).isalnum() and cursor.document().characterAt(start).isalnum():
        start -= 1
    while cursor.document().characterAt(end - 1).isalnum() and cursor.document().characterAt(end).isalnum():
        end += 1
    whole = QTextCursor(cursor.document())
    whole.setPosition(start)
    whole.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return whole


def _about(source: SourceText | None) -> str:
    """What there is to read."""
    if source is None:
        return tr("No source is named yet. Choose or enter one, then its text can be read here.")
    if not source.text.strip():
        return tr("The text of this source is not in the file. Open the source and paste it.")
    marked = len(spans(source.text, source.quotes))
    return tr_n("{n} place is quoted and marked.", "{n} places are quoted and marked.", marked) if marked else ""


def text_html(text: str, quotes: Sequence[str] = ()) -> str:
    """Paragraphs, with the quotes on a coloured ground."""
    clean = text.replace(_OPEN, "").replace(_CLOSE, "")
    for start, end in reversed(spans(clean, quotes)):
        inner = clean[start:end].replace("\n\n", f"{_CLOSE}\n\n{_OPEN}")
        clean = f"{clean[:start]}{_OPEN}{inner}{_CLOSE}{clean[end:]}"
    mark = f'<span style="background-color:{tokens().accent_soft}; color:{tokens().text};">'
    paragraphs = [esc(part.strip()) for part in clean.split("\n\n") if part.strip()]
    return "".join(f"<p>{part}</p>" for part in paragraphs).replace(_OPEN, mark).replace(_CLOSE, "</span>")
