"""Attached files are read while nothing else is to be done, so that the words in them are found."""

import logging
import threading
from contextlib import closing

from PySide6.QtCore import QObject, QTimer

from wpstracker.domain.problems import KnownError
from wpstracker.domain.word_forms import stem
from wpstracker.services import attached_texts
from wpstracker.services.attached_texts import Read, Unread
from wpstracker.store import contents
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store
from wpstracker.store.keys import Address

IDLE_MS = 2000
_LOOK_EVERY_MS = 100
_log = logging.getLogger("wpstracker.texts")


class _Reading:
    """What both threads share: plain values only, because a worker that drops the last reference to a QObject ends the process."""

    def __init__(self, address: Address, file: Unread) -> None:
        self.file, self.stop = file, threading.Event()
        self.read: Read | None = None
        self._address = address
        self.thread = threading.Thread(target=self._run, name="reading", daemon=True)
        self.thread.start()

    def _run(self) -> None:
        try:
            with closing(Store.open_for_reading(self._address)) as store:
                data = contents.get(store.db, self.file.digest)
            self.read = attached_texts.read(data, self.file.name, self.stop) if data is not None else None
        except (KnownError, OSError) as error:
            _log.warning("a file was not read: %s", type(error).__name__)


class TextReader(QObject):
    """Reads one file after the other, some time after the file was opened and whenever files were attached, until it is stopped."""

    def __init__(self, parent: QObject, store: Store, *, idle_ms: int = IDLE_MS) -> None:
        super().__init__(parent)
        self._store = store
        self._now: _Reading | None = None
        self._passed_over: set[str] = set()
        self._idle = QTimer(self, singleShot=True, interval=idle_ms)
        self._idle.timeout.connect(self._next)
        self._watch = QTimer(self, interval=_LOOK_EVERY_MS)
        self._watch.timeout.connect(self._look)
        self._unsubscribe = store.announcer.subscribe(self._changed)
        if not store.read_only:
            self._idle.start()

    def stop(self) -> None:
        """Read nothing more; what is being read is given up at once."""
        self._unsubscribe()
        self._idle.stop()
        self._watch.stop()
        if self._now:
            self._now.stop.set()
            self._now.thread.join(5)
            self._now = None

    def _changed(self, changes: Changes) -> None:
        if changes.touch("attachment") and changes.initiator is not self and not self._store.read_only:
            self._idle.start()

    def _next(self) -> None:
        """Begin with the smallest file nobody has read."""
        stem("поиск")  # loads the stemmers, before somebody types
        stem("search")
        if self._now or self._store.db.is_closed():
            return
        waiting = [each for each in attached_texts.unread(self._store) if each.digest not in self._passed_over]
        if waiting:
            self._now = _Reading(self._store.address, waiting[0])
            self._watch.start()

    def _look(self) -> None:
        """Keep what was read, then go on with the next file."""
        if self._now is None or self._now.thread.is_alive():
            return
        done, self._now = self._now, None
        self._watch.stop()
        try:
            kept = done.read is not None and attached_texts.keep(self._store, done.file.digest, done.read)
        except KnownError as error:
            _log.warning("a text was not kept: %s", error.message)
            kept = False
        if kept:
            ids = attached_texts.attached(self._store, done.file.digest)
            self._store.announcer.tell(Changes("", {"attachment": frozenset(ids)}, self))
        else:
            self._passed_over.add(done.file.digest)
        self._next()
