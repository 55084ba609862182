"""Records are looked up beside the window, over a connection of their own, so that typing never waits for them."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wpstracker.domain.problems import KnownError
from wpstracker.figures.finding import Hit, find
from wpstracker.figures.known import countries_called, told_apart
from wpstracker.store.database import COUNTING_CACHE, Store
from wpstracker.store.keys import Address
from wpstracker.words import words_for

MOST = 60
"""Records found at a time."""
_PAUSE = 0.04
"""Seconds without a further letter before records are looked for."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed; `kinds` are the kinds of records meant, None for all."""

    text: str
    kinds: tuple[str, ...] | None
    language: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; `problem` says why nothing could be."""

    question: Question
    hits: Sequence[Hit] = ()
    problem: KnownError | None = None


class Finder:
    """Asked in the window's thread; the newest question is answered, one that is still worked on is given up for it."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._changed = threading.Condition()
        self._asked: Question | None = None
        self._answer: Answer | None = None
        self._ended = False
        self._give_up: Callable[[], None] = lambda: None
        self._thread: threading.Thread | None = None
        self.error: Exception | None = None

    def ask(self, question: Question) -> None:
        """Ask; whatever was asked before is of no interest any more."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="finding", daemon=True)
            self._thread.start()
        with self._changed:
            self._asked, self._answer = question, None
            self._give_up()
            self._changed.notify()

    def answer(self) -> Answer | None:
        """The answer to the question asked last, once it is there. A mistake of the program is raised here, where it is reported."""
        with self._changed:
            answer, error, self.error = self._answer, self.error, None
        if error is not None:
            raise error
        return answer

    def stop(self) -> None:
        """End; the file is let go."""
        with self._changed:
            self._ended = True
            self._give_up()
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    # -- in the finder's own thread

    def _work(self) -> None:
        store: Store | None = None
        while (question := self._next()) is not None:
            try:
                if store is None:
                    store = Store.open_for_reading(self._address, cache=COUNTING_CACHE)
                    self._give_up = store.db.connection().interrupt
                found = Answer(question, found_anywhere(store, question))
            except KnownError as problem:
                found = Answer(question, problem=problem)
            except Exception as error:  # the window's thread reports it, unless the question was given up
                self._failed(question, error)
                continue
            self._tell(found)
        with self._changed:
            self._give_up = lambda: None
        if store is not None:
            store.close()

    def _next(self) -> Question | None:
        """Wait for a question that stands for a moment; None when there will be no more."""
        with self._changed:
            self._changed.wait_for(lambda: self._asked is not None or self._ended)
            while not self._ended and self._changed.wait(_PAUSE):  # let the window draw what was typed before working beside it
                continue
            question, self._asked = self._asked, None
            return None if self._ended else question

    def _tell(self, answer: Answer) -> None:
        with self._changed:
            if self._asked is None:
                self._answer = answer

    def _failed(self, question: Question, error: Exception) -> None:
        with self._changed:
            if self._asked is None and not self._ended:
                self.error, self._answer = error, Answer(question)


def found_anywhere(store: Store, question: Question) -> list[Hit]:
    """Countries by any of their names, then records."""
    countries = countries_called(question.text, question.language) if question.kinds is None else []
    hits = find(store, question.text, question.kinds, MOST, question.language)
    return told_apart(store, [*countries, *hits], words_for(question.language))
