"""The text of a source beside an editor: read it while filling in the fields, and quote from it for the field one was in."""

from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from wpstracker.gui.context import Context
from wpstracker.gui.forms.groups import Group
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.source_reader import SourceReader
from wpstracker.gui.widgets.styling import push_button
from wpstracker.records import Citation
from wpstracker.services.citing import citable
from wpstracker.services.drafts import Draft
from wpstracker.services.sources import SourceText, texts_of_draft

_WIDE_ENOUGH = 1380


class Edited(Protocol):
    """What is needed of an editor."""

    context: Context
    draft: Draft[Any]
    groups: list[Group]

    def write(self) -> None:
        """Put everything that is shown into the draft."""

    def add_citation(self, citation: Citation) -> None:
        """Take one more citation."""


class SourceBeside(QObject):
    """Puts the pane into the splitter that holds the form; `button` opens and closes it."""

    def __init__(self, editor: Any, splitter: QSplitter) -> None:
        super().__init__(editor)
        self._editor: Edited = editor
        self._window: QWidget = editor
        self._field = ""
        self.button = push_button(tr("Show source text"), icon_name="panel-right")
        self.button.toggled.connect(self._make_room)
        self.reader = SourceReader(editor, splitter, self.button, self._texts, cites=True)
        self.pane = self.reader.pane
        self.pane.cite_wanted.connect(self.cite)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)
        self._name_field()

    def cite(self, quote: str) -> None:
        """Quote words of the source that is read for the field one was in last."""
        field, source = self._field, self.pane.source_id()
        if source:
            self._editor.add_citation(Citation(field=field, source=source, quote=quote))
            self.reader.refresh()
            self.pane.setFocus(Qt.FocusReason.OtherFocusReason)
            self._field = field
            self._name_field()

    def _texts(self) -> list[SourceText]:
        """The sources the form names now, and the quotes from them."""
        self._editor.write()
        return texts_of_draft(self._editor.context.store, self._editor.draft)

    def _make_room(self, on: bool) -> None:
        """A small window grows, as far as the screen goes."""
        window = self._window
        if on and not window.isMaximized():
            room = window.screen().availableGeometry()
            window.resize(min(room.width(), max(window.width(), _WIDE_ENOUGH)), window.height())
            window.move(max(room.left(), min(window.x(), room.right() - window.width())), window.y())

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Remember the field that has the keyboard; going over to the text does not change it."""
        group = next((each for each in self._editor.groups if new is not None and each.isAncestorOf(new)), None)
        if group is not None and new is not None:
            self._field = group.field_at(new)
            self._name_field()

    def _name_field(self) -> None:
        labels = citable(self._editor.draft.record.kind())
        self._field = self._field if self._field in labels else ""
        self.pane.set_field(tr(labels[self._field]) if self._field else "")
