"""Steps that change many records: small ones at once, large ones in a thread of their own, with a bar and a way to stop them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Invalid, KnownError, Progress, no_progress
from wpstracker.gui.jobs import run_job
from wpstracker.gui.messages import tell_error
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store

T = TypeVar("T")

AT_ONCE = 150
"""Steps over so many records need no thread."""


@dataclass
class _Outcome(Generic[T]):
    """What came of the work: plain values, handed from its thread to the window's."""

    found: list[T] = field(default_factory=list)
    refused: list[Invalid] = field(default_factory=list)
    heard: list[Changes] = field(default_factory=list)


def run_step(
    parent: QWidget, store: Store, text: str, count: int, work: Callable[[Store, Progress], T], done: Callable[[T], object]
) -> None:
    """Do `work`, which writes one step over `count` records, then `done` with what it returned; what refuses is told over `parent`.

    `work` is handed the file and must touch no widget. Stopped by the person, it leaves nothing behind.
    """
    if count <= AT_ONCE:
        try:
            found = work(store, no_progress)
        except (Invalid, KnownError) as error:
            tell_error(parent, error)
        else:
            done(found)
        return
    run_beside(parent, store, text, work, done)


def run_beside(
    parent: QWidget,
    store: Store,
    text: str,
    work: Callable[[Store, Progress], T],
    done: Callable[[T], object],
    certain: Event | None = None,
) -> None:
    """The same for a step that takes long however few records it is about; once `certain` is set it cannot be stopped."""
    outcome = _Outcome[T]()
    tell = partial(_tell, parent, store, outcome, done)
    run_job(parent, text, lambda progress: _beside(store, work, outcome, progress), lambda _: tell(), certain=certain)


def _beside(store: Store, work: Callable[[Store, Progress], T], outcome: _Outcome[T], progress: Progress) -> None:
    with store.beside() as other:
        other.announcer.subscribe(outcome.heard.append)
        try:
            outcome.found.append(work(other, progress))
        except Invalid as error:
            outcome.refused.append(error)


def _tell(parent: QWidget, store: Store, outcome: _Outcome[T], done: Callable[[T], object]) -> None:
    for changes in outcome.heard:
        store.heard(changes)
    for error in outcome.refused:
        tell_error(parent, error)
    for found in outcome.found:
        done(found)
