"""While a new record gets its name: what is called alike already, so that nothing is entered twice."""

from PySide6.QtCore import QObject, QTimer

from wpstracker.figures.duplicates import similar_to
from wpstracker.figures.names import names
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.cards import Banner

_PAUSE_MS = 500
_MOST_NAMED = 3


class SimilarHint(QObject):
    """Names up to three records that the one being made may be; it hinders nothing."""

    def __init__(self, editor: Editor, field: str) -> None:
        """`field` holds the name of the editor's record; nothing is said of a record that is there already."""
        super().__init__(editor)
        group = next(group for group in editor.groups if isinstance(group, FieldsGroup))
        self._editor, self._line = editor, group.fields.widget(field)
        self.banner = Banner(kind="warning")
        self.banner.dismissed.connect(self._line.setFocus)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        if editor.is_new:
            group.box.insertWidget(0, self.banner)
            self._line.changed.connect(self._pause.start)
            self._pause.start()

    def look(self) -> None:
        """Ask the file and say what was found."""
        record, store = self._editor.draft.record, self._editor.context.store
        kind, typed = record.kind(), str(self._line.value())
        found = similar_to(store, kind, typed, without=str(record.id))[:_MOST_NAMED] if typed else []
        called = names(store, kind, [pair.other for pair in found], words().language)
        listed = "; ".join(called[pair.other] for pair in found)
        self.banner.set_message(tr("Already there, perhaps the same: {names}.", names=listed) if found else "")
