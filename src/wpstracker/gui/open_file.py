"""The file that is open in the window: its name, how much is in it, and its steps to take back or do again."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.figures import used
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import tell_error
from wpstracker.gui.settings import Settings
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store

if TYPE_CHECKING:
    from wpstracker.gui.backup_keeper import BackupKeeper
    from wpstracker.gui.idle_lock import IdleLock
    from wpstracker.gui.main_window import MainWindow
    from wpstracker.gui.text_reader import TextReader

_IDLE_MS = 2000
"""After so long nothing is missed when something is loaded that nobody waits for."""


_LARGE = 300
"""Steps of more changes are taken back in a thread of their own."""


class OpenFile:
    """Holds the store for the window; `changed` hears of every step until the file is closed."""

    def __init__(self, window: "MainWindow", store: Store, settings: Settings, changed: Callable[[Changes], None]) -> None:
        self._window, self.store, self._settings, self._tell = window, store, settings, changed
        self._unsubscribe = store.announcer.subscribe(self._heard)
        self._texts: TextReader | None = None
        self._backups: BackupKeeper | None = None
        self._lock = self._idle_lock() if store.address.key is not None else None
        # Not `singleShot`: it does not keep this object alive, and calls its method when it is gone.
        self._patience = QTimer(window, singleShot=True, interval=_IDLE_MS)
        self._patience.timeout.connect(self._idle)
        self._patience.start()

    def close(self) -> None:
        """Let the file go."""
        from wpstracker.services.attachments import forget_copies

        self._patience.stop()
        self._patience.deleteLater()
        if self._texts is not None:
            self._texts.stop()
            self._texts.deleteLater()
        self._unsubscribe()
        if self._lock is not None:
            self._lock.stop()
        if self._backups is not None:
            self._backups.close()
        self.store.close()
        forget_copies()

    def _heard(self, changes: Changes) -> None:
        self._keeper().note_change()
        self._tell(changes)

    def _idle(self) -> None:
        """What can wait until the window has long been there: reading attached files, looking after copies."""
        from wpstracker.gui.text_reader import TextReader

        self._texts = TextReader(self._window, self.store, idle_ms=0)
        self._keeper()

    def _idle_lock(self) -> "IdleLock":
        from wpstracker.gui.idle_lock import IdleLock
        from wpstracker.gui.protecting import lock

        return IdleLock(self._settings, partial(lock, self._window, self.store.path))

    def _keeper(self) -> "BackupKeeper":
        """Whoever makes copies; loaded with the first change or when the window is idle."""
        from wpstracker.gui.backup_keeper import BackupKeeper

        if self._backups is None:
            self._backups = BackupKeeper(self.store, self._settings, partial(tell_error, self._window))
        return self._backups

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
        step, id_ = self.steps()[0], self.store.undo_stack.next_undo()
        said = tr("Undone: {step}", step=step or "")
        return said if id_ is not None and self._done(id_, Store.undo, said) else ""

    def redo(self) -> str:
        """Do again what was undone; what to say of it."""
        step, id_ = self.steps()[1], self.store.undo_stack.next_redo()
        said = tr("Done again: {step}", step=step or "")
        return said if id_ is not None and self._done(id_, Store.redo, said) else ""

    def _done(self, step: str, do: Callable[..., object], said: str) -> bool:
        """Whether it is done; a large step goes on beside the window, and is told of once it has ended."""
        if (count := self.store.size(step)) > _LARGE:
            from wpstracker.gui.long_steps import run_step

            text = tr_n("Changing {n} record…", "Changing {n} records…", count)
            run_step(
                self._window,
                self.store,
                text,
                count,
                lambda store, progress: do(store, progress=progress),
                lambda _: self._window.say(said),
            )
            return False
        try:
            do(self.store)
        except (KnownError, Invalid) as error:
            tell_error(self._window, error)
            return False
        return True

    def _named(self, step: str | None) -> str | None:
        if step is None:
            return None
        about = self.store.step(step)
        return words()(about.title, **about.values)
