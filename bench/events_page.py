"""Opening the Events page at 10,000 events, until its first rows are painted, against sqlite3 alone reading the same rows."""

import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from bench.many import file_with
from wpstracker.domain.question import Filter
from wpstracker.gui.context import Context
from wpstracker.gui.look import Look
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.settings import Settings
from wpstracker.store.database import Store

EVENTS, RUNS, FIRST = 10_000, 9, 256


class Nowhere:
    """A window that is never asked for anything here."""

    def open_record(self, kind: str, id_: str) -> None: ...

    def ask(self, page: str, question: Filter) -> None: ...

    def say(self, text: str) -> None: ...

    def export(self, question: Filter) -> None: ...


def floor(file: Path) -> None:
    """All ids in the order of the list, and every column of the rows that are seen first, with their counts and organisers."""
    with closing(sqlite3.connect(file)) as db:
        ids = [row[0] for row in db.execute("SELECT id FROM event ORDER BY start DESC, id DESC")][:FIRST]
        marks = ", ".join("?" * len(ids))
        db.execute(f"SELECT * FROM event WHERE id IN ({marks})", ids).fetchall()
        db.execute(f"SELECT event_id, women, men, total FROM participation WHERE event_id IN ({marks})", ids).fetchall()
        organisers = "SELECT l.event_id, o.name FROM event_organisation l JOIN organisation o ON o.id = l.organisation_id"
        db.execute(f"{organisers} WHERE l.event_id IN ({marks})", ids).fetchall()


def opened(context: Context) -> EventsPage:
    """A page of its own, painted with its rows in it."""
    page = EventsPage(context)
    page.resize(1280, 800)
    page.show()
    QApplication.processEvents()
    page.grab()
    assert page.model.rowCount() == EVENTS
    return page


def read_again(page: EventsPage) -> None:
    """What happens when something has changed."""
    page.reload()
    page.grab()


def closed(page: EventsPage) -> None:
    """The page is gone before the next one comes."""
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    """Print medians and the ratio; the runs take turns."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    application = QApplication([])
    file = file_with(EVENTS)
    times: dict[str, list[float]] = {"floor": [], "page": [], "again": []}
    with tempfile.TemporaryDirectory() as folder, closing(Store.open_for_reading(file)) as store:
        settings = Settings(Path(folder) / "settings.ini")
        Look(application, settings)
        context = Context(store, settings, Nowhere(), date.today)
        closed(opened(context))
        for _ in range(RUNS):
            times["floor"].append(seconds(lambda: floor(file)))
            begun = time.perf_counter()
            page = opened(context)
            times["page"].append(time.perf_counter() - begun)
            times["again"].append(seconds(partial(read_again, page)))
            closed(page)
    lowest = statistics.median(times["floor"])
    print(f"Events page at {EVENTS:,} events, median of {RUNS}:")
    names = {"floor": "floor: sqlite3 reads the same rows", "page": "built, filled and painted", "again": "read and painted again"}
    for what, name in names.items():
        median = statistics.median(times[what])
        print(f"  {name:<38} {median * 1000:6.1f} ms   {median / lowest:5.1f} x the floor")


if __name__ == "__main__":
    main()
