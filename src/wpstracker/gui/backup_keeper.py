"""Copies of the open file, made beside the window while somebody works, and when the file is closed; nobody has to think of it."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from wpstracker.domain.backup_rules import Reason, is_due
from wpstracker.domain.problems import KnownError
from wpstracker.gui.settings import Settings
from wpstracker.services import backups
from wpstracker.store.database import Store
from wpstracker.store.keys import Address

SECOND_PLACE = "second_backup_place"
_LOOK_EVERY_MS = 60_000
_WATCH_EVERY_MS = 200
_log = logging.getLogger("wpstracker.backups")


def second_place(settings: Settings) -> Path | None:
    """The other folder copies are kept in, if the person chose one."""
    chosen = settings.text(SECOND_PLACE)
    return Path(chosen) if chosen else None


class _Copying:
    """What both threads share: plain values only, because a worker that drops the last reference to a QObject ends the process."""

    def __init__(self, address: Address, reason: Reason, second: Path | None) -> None:
        self.error: KnownError | None = None
        self._what = (address, reason, second)
        self.thread = threading.Thread(target=self._run, name="backup")
        self.thread.start()

    def _run(self) -> None:
        try:
            backups.keep_copy(*self._what)
        except KnownError as error:
            self.error = error


class BackupKeeper(QObject):
    """Looks every minute whether a copy is due; `failed` hears why one could not be made, once until another one could."""

    def __init__(
        self, store: Store, settings: Settings, failed: Callable[[KnownError], object], now: Callable[[], datetime] | None = None
    ) -> None:
        super().__init__()
        self._store, self._settings, self._failed = store, settings, failed
        self._now = now or (lambda: datetime.now().astimezone())
        self._last = self._now()
        self._changed = False
        self._told = False
        self._copying: _Copying | None = None
        self._minute = QTimer(self, interval=_LOOK_EVERY_MS)
        self._minute.timeout.connect(self.look)
        self._minute.start()
        self._watch = QTimer(self, interval=_WATCH_EVERY_MS)
        self._watch.timeout.connect(self._look_whether_done)

    def note_change(self) -> None:
        """There is something that no copy holds."""
        self._changed = True

    def look(self) -> None:
        """Say that the file is still held; make a copy if one is due and something has changed."""
        if self._store.lock is not None:
            self._store.lock.beat()
        if self._changed and self._copying is None and is_due(self._last, self._now()):
            self._last = self._now()
            self._changed = False
            self._copying = _Copying(self._store.address, Reason.WORK, second_place(self._settings))
            self._watch.start()

    def close(self) -> None:
        """The file is about to be closed: wait for a copy on its way, and make the last one if something has changed since."""
        self._minute.stop()
        self._watch.stop()
        if self._copying is not None:
            self._copying.thread.join()
        if self._changed and not self._store.read_only:
            last = _Copying(self._store.address, Reason.CLOSE, second_place(self._settings))
            last.thread.join()
            self._settle(last.error)

    def _look_whether_done(self) -> None:
        if self._copying is None or self._copying.thread.is_alive():
            return
        done, self._copying = self._copying, None
        self._watch.stop()
        self._settle(done.error)

    def _settle(self, error: KnownError | None) -> None:
        """Tell of a failure once; the log knows the kind of it, not the place."""
        if error is None:
            self._told = False
            return
        self._changed = True
        _log.warning("a copy was not made: %s", error.message)
        if not self._told:
            self._told = True
            self._failed(error)
