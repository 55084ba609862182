"""Counting beside the window: small questions to the file, answered over a connection of their own, so that nobody waits for them."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer

from wpstracker.domain.problems import KnownError
from wpstracker.store.database import COUNTING_CACHE, Store
from wpstracker.store.keys import Address

T = TypeVar("T")

SETTLE_MS = 300
"""After a change it is asked again once nothing more has changed for so long: who reads the file keeps whoever saves waiting."""
_LOOK_EVERY_MS = 15
_IDLE_SECONDS = 15
"""After so long without a question the file is let go."""


@dataclass(frozen=True, slots=True)
class _Question:
    number: int
    work: Callable[[Store], Any]


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    found: Any = None
    error: Exception | None = None


class _Reader:
    """What both threads share: plain values only, because a worker that drops the last reference to a QObject ends the process."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._asked: SimpleQueue[_Question | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._running: tuple[int, Callable[[], None]] | None = None
        self.wanted: set[int] = set()
        self.answers: deque[_Answer] = deque()

    def ask(self, question: _Question) -> None:
        with self._lock:
            self.wanted.add(question.number)
            self._asked.put(question)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="counting", daemon=True)
                self._thread.start()

    def break_off(self) -> None:
        """End a query whose answer nobody wants; a question that is between two queries must be told again."""
        with self._lock:
            if self._running and self._running[0] not in self.wanted:
                self._running[1]()

    def stop(self) -> None:
        self.wanted.clear()
        self.break_off()
        self._asked.put(None)

    def _work(self) -> None:
        store: Store | None = None
        while question := self._next():
            if question.number not in self.wanted:
                continue
            try:
                store = store or Store.open_for_reading(self._address, cache=COUNTING_CACHE)
                self._answer(question, store)
            except Exception as error:  # the window's thread passes over or reports it
                self.answers.append(_Answer(question.number, error=error))
        if store is not None:
            store.close()

    def _answer(self, question: _Question, store: Store) -> None:
        with self._lock:
            if question.number not in self.wanted:
                return
            self._running = question.number, store.stopper()
        try:
            self.answers.append(_Answer(question.number, question.work(store)))
        finally:
            with self._lock:
                self._running = None

    def _next(self) -> _Question | None:
        """Waits for a question; None after a long silence or when it is to end, and then the thread is no more."""
        try:
            question = self._asked.get(timeout=_IDLE_SECONDS)
        except Empty:
            question = None
        with self._lock:
            if question is None and self._asked.empty():
                self._thread = None
                return None
        return question or self._next()


class Background(QObject):
    """Asked and answered in the window's thread; of several questions under one name only the newest is answered."""

    def __init__(self, address: Address, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = _Reader(address)
        self._number = 0
        self._waiting: dict[str, tuple[int, Callable[[Any], object]]] = {}
        self._watch = QTimer(self, interval=_LOOK_EVERY_MS)
        self._watch.timeout.connect(self._look)
        self.destroyed.connect(self._reader.stop)

    def ask(self, name: str, work: Callable[[Store], T], done: Callable[[T], object]) -> None:
        """Run `work` on the file and hand what it finds to `done`; `work` must touch no widget and hold none.

        What the surroundings refuse is passed over, since nobody asked for it by hand; `done` is then not called.
        """
        self.forget(name)
        self._number += 1
        self._waiting[name] = (self._number, done)
        self._reader.ask(_Question(self._number, work))
        self._watch.start()

    def forget(self, name: str) -> None:
        """Nobody waits for this answer any more."""
        if name in self._waiting:
            self._reader.wanted.discard(self._waiting.pop(name)[0])
            self._reader.break_off()

    def stop(self) -> None:
        """Ask nothing more; the file is let go."""
        self._waiting.clear()
        self._watch.stop()
        self._reader.stop()

    def _look(self) -> None:
        while self._reader.answers:
            self._take(self._reader.answers.popleft())
        self._reader.break_off()
        if not self._waiting:
            self._watch.stop()

    def _take(self, answer: _Answer) -> None:
        name = next((name for name, (number, _) in self._waiting.items() if number == answer.number), None)
        if name is None:
            return
        _, done = self._waiting.pop(name)
        self._reader.wanted.discard(answer.number)
        if answer.error is None:
            done(answer.found)
        elif not isinstance(answer.error, KnownError):
            raise answer.error
