"""The file that is open in the window: its name, how much is in it, and its steps to take back or do again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.figures import used
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import tell_error
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store

if TYPE_CHECKING:
    from wpstracker.gui.text_reader import TextReader

_IDLE_MS = 2000
"""After so long files that are attached are read."""


class OpenFile:
    """Holds the store for the window; `changed` hears of every step until the file is closed."""

    def __init__(self, window: QWidget, store: Store, changed: Callable[[Changes], None]) -> None:
        self._window, self.store = window, store
        self._unsubscribe = store.announcer.subscribe(changed)
        self._closed = False
        self._texts: TextReader | None = None
        QTimer.singleShot(_IDLE_MS, window, self._read_texts)

    def close(self) -> None:
        """Let the file go."""
        from wpstracker.services.attachments import forget_copies

        self._closed = True
        if self._texts is not None:
            self._texts.stop()
            self._texts.deleteLater()
        self._unsubscribe()
        self.store.close()
        forget_copies()

    def _read_texts(self) -> None:
        """Read attached files, once the window has long been there."""
        from wpstracker.gui.text_reader import TextReader

        if not self._closed:
            self._texts = TextReader(self._window, self.store, idle_ms=0)

    @property
    def title(self) -> str:
        """What stands above the window."""
        name = self.store.path.name
        return tr("{file} (read only) — WPS Tracker", file=name) if self.store.read_only else tr("{file} — WPS Tracker", file=name)

    def how_many(self) -> str:
        """The number of events in words."""
        return tr_n("{n} event", "{n} events", used.how_many(self.store, "event"))

    def steps(self) -> tuple[str | None, str | None]:
        """What would be undone and redone, in the window's language."""
        return self._named(self.store.undo_stack.next_undo()), self._named(self.store.undo_stack.next_redo())

    def undo(self) -> str:
        """Take the last step back; what to say of it, nothing when there was none or it was refused."""
        step = self.steps()[0]
        return tr("Undone: {step}", step=step) if step is not None and self._done(self.store.undo) else ""

    def redo(self) -> str:
        """Do again what was undone; what to say of it."""
        step = self.steps()[1]
        return tr("Done again: {step}", step=step) if step is not None and self._done(self.store.redo) else ""

    def _done(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except (KnownError, Invalid) as error:
            tell_error(self._window, error)
            return False
        return True

    def _named(self, step: str | None) -> str | None:
        if step is None:
            return None
        about = self.store.step(step)
        return words()(about.title, **about.values)
