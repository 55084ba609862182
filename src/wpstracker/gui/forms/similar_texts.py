"""While a new recommendation is typed: earlier ones that say much the same, to be read or to be repeated by this one."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.recommendation_view import recommendation_page
from wpstracker.gui.widgets.reading_pane import ReadingPane
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.services import recommendations
from wpstracker.services.similar_texts import Similar, similar_texts

_PAUSE_MS = 400
_SHOWN = 150


class SimilarTexts(QFrame):
    """Up to three earlier recommendations below the text; `repeats_chosen(id)` when one is said to be repeated. It hinders nothing."""

    repeats_chosen = Signal(str)

    def __init__(self, context: Context, own: str, read: Callable[[], str]) -> None:
        """`own` is the id of the recommendation being typed, `read` gives its text."""
        super().__init__()
        self._context, self._own, self._read = context, own, read
        self.lines: list[_Line] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self.setAccessibleName(tr("Similar recommendations"))
        self.hide()

    def wait(self) -> None:
        """The text has changed; look once nobody types."""
        self._pause.start()

    def look(self) -> None:
        """Ask the file and show what was found."""
        found = similar_texts(self._context.store, self._read(), words().language, without=self._own)
        if [line.id for line in self.lines] == [each.record.id for each in found]:
            return
        for line in self.lines:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [_Line(each, self._open, self._choose) for each in found]
        for line in self.lines:
            self._box.addWidget(line)
        self.setVisible(bool(self.lines))

    def _open(self, id_: str) -> None:
        """Read the other one over the form."""
        draft = recommendations.load(self._context.store, id_)
        if draft is None:
            return
        dialog = PlainDialog(self.window(), tr("Similar recommendation"), width=560)
        pane = ReadingPane(name=dialog.windowTitle())
        pane.show_page(recommendation_page(self._context.store, draft, self._context.today()))
        pane.setMinimumHeight(420)
        dialog.body.addWidget(pane, 1)
        repeat = push_button(tr("Repeats this one"), icon_name="link")
        repeat.clicked.connect(dialog.accept)
        dialog.accepted.connect(lambda: self._choose(id_))
        dialog.add_buttons(left=[repeat])
        dialog.open()

    def _choose(self, id_: str) -> None:
        self.repeats_chosen.emit(id_)


class _Line(QWidget):
    """One of them: its beginning, date and country, and the two things that can be done."""

    def __init__(self, similar: Similar, open_: Callable[[str], None], choose: Callable[[str], None]) -> None:
        super().__init__()
        record = similar.record
        self.id = record.id
        said = record.title if len(record.title) <= _SHOWN else record.title[:_SHOWN].rstrip() + "…"
        told = tr("Similar: {text} ({about})", text=said, about=record.extra) if record.extra else tr("Similar: {text}", text=said)
        self.label = text_label(told, "muted", wrap=True)
        self.label.setToolTip(record.title)
        self.open_button = push_button(tr("Open"), role="quiet")
        self.repeat_button = push_button(tr("Repeats this one"), role="quiet")
        for button, do in ((self.open_button, open_), (self.repeat_button, choose)):
            button.setAutoDefault(False)
            button.setAccessibleDescription(record.title)
            button.clicked.connect(lambda _checked=False, do=do: do(self.id))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.label, 1)
        line.addWidget(self.open_button)
        line.addWidget(self.repeat_button)
