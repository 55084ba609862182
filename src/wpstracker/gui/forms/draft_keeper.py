"""What is typed into an editor is kept in the file every few seconds, until it is saved or thrown away."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer

from wpstracker.gui.context import Context
from wpstracker.services import unsaved
from wpstracker.services.drafts import Draft

EVERY_MS = 3000
"""So much work a crash may cost."""


class Edited(Protocol):
    """What is kept of an editor."""

    context: Context
    draft: Draft[Any]

    def touched(self) -> bool:
        """Whether there is something to keep."""

    def write(self) -> None:
        """Put everything that is shown into the draft."""

    def typed(self) -> Mapping[str, str]:
        """What is half typed."""


class DraftKeeper(QObject):
    """Wakes up some seconds after a change; while nothing changes nothing is written."""

    def __init__(self, editor: Any) -> None:
        super().__init__(editor)
        self._editor: Edited = editor
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.keep)

    def note_change(self) -> None:
        """Something changed that is not kept yet."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep what is shown now; when everything was changed back there is nothing to keep."""
        editor = self._editor
        if not editor.touched():
            self.forget()
            return
        editor.write()
        if not unsaved.keep(editor.context.store, editor.draft, editor.typed(), datetime.now()):
            self._timer.start()

    def forget(self) -> None:
        """It was thrown away or saved, or there is nothing."""
        self._timer.stop()
        draft = self._editor.draft
        if draft.is_kept:
            draft.is_kept = not unsaved.forget(self._editor.context.store, draft.record.kind(), str(draft.record.id))
