"""Lists at 100,000 events: what a person waits for while filtering, sorting, searching, scrolling and saving, against sqlite3 alone.

`python -m bench.lists --events 1000000` takes more events (their file is made first and needs some twenty gigabytes), `--calc` lets
LibreOffice open the same events as a workbook, `--anki` lets Anki search a collection of as many notes (fetched into a temporary
folder). The yardstick of a list is the same question in SQL written for it by hand: the columns of the rows of the first screen, and how
many there are in all. What counts is the processor time of the window's thread, since the machine may have other work to do.
"""

import argparse
import gc
import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from bench.finding import finds, seconds
from bench.many import hundred_thousand
from bench.others import anki_searches, calc_opens
from wpstracker.domain.partial_date import PartialDate

EVENTS, RUNS, SCREEN = 100_000, 7, 24
TODAY = date(2026, 6, 22)
FRAME = 16.0
_SEEN = """e.id, e.title, e.event_kind, e.status, e.start, e."end", e.country, e.place, e.privacy,
    (SELECT group_concat(coalesce(p.women, '') || ',' || coalesce(p.men, '') || ',' || coalesce(p.total, ''))
     FROM participation p WHERE p.event_id = e.id)"""
_FOUND = """e.id IN (SELECT record FROM search_text WHERE kind = 'event' AND id IN (
    SELECT rowid FROM search_index WHERE search_index MATCH '{words}'))"""


@dataclass(frozen=True)
class Case:
    """A question as the page is asked it, and as SQL."""

    name: str
    asked: dict[str, object]
    where: str
    sort: str = "start"
    order: str = "e.start DESC, e.id DESC"


CASES = (
    Case("the whole list", {}, "1"),
    Case("one country", {"countries": ("KZ",)}, "e.country = 'KZ'"),
    Case("one type, one status", {"kinds": ("training",), "statuses": ("held",)}, "e.event_kind = 'training' AND e.status = 'held'"),
    Case("one tag", {"terms": ("{tag}",)}, "e.id IN (SELECT record FROM tagging WHERE term_id = '{tag}')"),
    Case("one year", {"year": 2020}, """coalesce(e."end", e.start) >= '2020' AND e.start < '2021'"""),
    Case("sorted by title", {}, "1", "title", "e.title COLLATE NOCASE, e.id"),
    Case("sorted by place", {}, "1", "place", "e.place COLLATE NOCASE, e.id"),
    Case("one letter typed: t", {"text": "t"}, _FOUND.format(words='"t"*')),
    Case("a word half of the events have", {"text": "training"}, _FOUND.format(words='"training"*')),
    Case("two Russian words", {"text": "обучение граница"}, _FOUND.format(words='"обучение"* AND "граница"*')),
    Case("a rare word: 1234", {"text": "1234"}, _FOUND.format(words='"1234"*')),
)


def median(times: list[float]) -> float:
    """In milliseconds."""
    return statistics.median(times) * 1000


def raw(db: sqlite3.Connection, case: Case, tag: str) -> None:
    """The rows of the first screen, and how many there are."""
    where = case.where.replace("{tag}", tag)
    db.execute(f"SELECT {_SEEN} FROM event e WHERE {where} ORDER BY {case.order} LIMIT {SCREEN}").fetchall()
    db.execute(f"SELECT count(*) FROM event e WHERE {where}").fetchall()


class Window:
    """The pages over a file, as in the window, but without it."""

    def __init__(self, file: Path, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from bench.events_page import Nowhere
        from wpstracker.gui.context import Context
        from wpstracker.gui.look import Look
        from wpstracker.gui.pages.events import EventsPage
        from wpstracker.gui.settings import Settings
        from wpstracker.store.database import Store

        self.app = QApplication.instance() or QApplication([])
        assert isinstance(self.app, QApplication)
        settings = Settings(folder / "settings.ini")
        Look(self.app, settings)
        self.store = Store.open(file)
        self.context = Context(self.store, settings, Nowhere(), lambda: TODAY)
        self.page = EventsPage(self.context)
        self.page.resize(1280, 800)
        self.page.show()
        self.settle()

    def settle(self) -> None:
        """Until the list is there to its end and nothing is left to be done."""
        for _ in range(200):
            self.app.processEvents()
            time.sleep(0.001)

    def show(self, case: Case, tag: str) -> None:
        """Ask, and paint the first screen."""
        from wpstracker.domain.question import Filter

        asked = {name: (tag,) if name == "terms" else value for name, value in case.asked.items()}
        year = asked.pop("year", None)
        question = Filter().but(**asked).in_year(int(str(year)) if year else None)
        self.page._sort, self.page._descending = case.sort, case.sort == "start"
        self.page.ask(question)
        self.page.table.viewport().repaint()

    def close(self) -> None:
        """Let the file go."""
        self.page.deleteLater()
        self.store.close()


def lists(window: Window, file: Path, runs: int) -> None:
    """First screens; page and yardstick take turns."""
    print(f"  {'first screen':<32} {'sqlite3':>8} {'page':>8} {'goal':>8}   of the goal")
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        db.execute("PRAGMA cache_size = -16000")
        tag = str(db.execute("SELECT term_id FROM tagging GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").fetchone()[0])
        for case in CASES:
            floors, ours = [], []
            for _ in range(runs):
                floors.append(seconds(partial(raw, db, case, tag)))
                window.show(CASES[0] if case.asked else CASES[1], tag)
                window.settle()
                ours.append(seconds(partial(window.show, case, tag)))
            goal = 2 * median(floors) + FRAME
            print(f"  {case.name:<32} {median(floors):5.1f} ms {median(ours):5.1f} ms {goal:5.1f} ms   {median(ours) / goal:4.2f} x")
    window.show(CASES[0], tag)
    window.settle()


def typing(window: Window) -> None:
    """The longest time between two turns of the window's event loop while a word is typed, a letter every 150 ms."""
    from PySide6.QtTest import QTest

    search, turns = window.page.filters.search, []
    for letter in "training border":
        QTest.keyClicks(search, letter)
        until = time.perf_counter() + 0.15 if letter != "n" else time.perf_counter() + 0.4
        while time.perf_counter() < until:
            turns.append(seconds(window.app.processEvents))
            time.sleep(0.001)
    window.page.filters.clear()
    window.settle()
    print(f"  typing “training border”: the window is kept waiting for at most {max(turns) * 1000:.0f} ms")


def scrolling(window: Window) -> None:
    """Pages down through rows nobody saw yet, each painted."""
    table, times = window.page.table, []
    bar = table.verticalScrollBar()
    step = table.viewport().height()
    for number in range(200):
        bar.setValue(number * step * 3)
        times.append(seconds(table.viewport().repaint))
    jumps = []
    for number in range(50):
        bar.setValue(bar.maximum() * ((number * 37) % 50) // 50)
        jumps.append(seconds(table.viewport().repaint))
    print(f"  scrolling on by pages: {median(times):.1f} ms a page, longest {max(times) * 1000:.1f} ms; goal 33 ms")
    print(f"  jumping anywhere: {median(jumps):.1f} ms, longest {max(jumps) * 1000:.1f} ms")
    bar.setValue(0)


EDITS = (
    ("at the top of the list", CASES[0], 3, False),
    ("in the middle of the list", CASES[0], EVENTS // 2, False),
    ("that moves it far away", CASES[0], EVENTS // 2, True),
    ("in one country, moved", CASES[1], 3, True),
    ("while two words are looked for", CASES[9], 3, False),
)


def saving(window: Window, runs: int) -> None:
    """One edit: row, log, search text, commit, list and reading pane shown anew; the event keeps its place, or moves between two years."""
    from wpstracker.services import events
    from wpstracker.store.announcer import Changes

    page, store = window.page, window.store
    told: list[Changes] = []
    store.announcer.subscribe(told.append)
    for place, case, row, moves in EDITS:
        window.show(case, "")
        window.settle()
        page.table.set_current_id(page.model.id_at(min(row, page.model.rowCount() // 2)))
        window.settle()
        stored, whole = [], []
        for number in range(runs * 2):
            draft = events.load(store, page.table.current_id() or "")
            assert draft is not None
            draft.record.title = draft.record.title.removesuffix(" +") if number % 2 else f"{draft.record.title} +"
            if moves:
                draft.record.start = PartialDate(2012 if number % 2 else 2024, 5, 6)
            stored.append(seconds(partial(events.save, store, draft)))
            whole.append(stored[-1] + seconds(partial(page.changed, told.pop())) + seconds(page.table.viewport().repaint))
            window.settle()
        print(f"  one edit saved {place}: {median(whole):.1f} ms, of which {median(stored):.1f} ms until it is stored; goal 30 ms")


def overviews(file: Path, runs: int) -> None:
    """All figures of the overview, for the usual period and for all time."""
    from wpstracker.domain.question import Filter
    from wpstracker.figures.overview import overview
    from wpstracker.store.database import Store

    with closing(Store.open_for_reading(file)) as store:
        for name, period in (("this year", Filter().in_year(TODAY.year)), ("all time", Filter())):
            times = [seconds(partial(overview, store, period, Filter(), TODAY)) for _ in range(runs)]
            print(f"  figures of the overview, {name}: {median(times):.0f} ms, first time {times[0] * 1000:.0f} ms; goal 300 ms")


def resident() -> float:
    """Megabytes of this process that lie in memory now."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def remembered(file: Path) -> None:
    """In a process of its own: megabytes with the list looked through."""
    with tempfile.TemporaryDirectory() as folder:
        window = Window(file, Path(folder))
        if window.page.model.rowCount():
            bar = window.page.table.verticalScrollBar()
            for number in range(100):
                bar.setValue(bar.maximum() * number // 100)
                window.page.table.viewport().repaint()
            window.show(CASES[7], "")
            window.settle()
            window.show(CASES[0], "")
            window.settle()
        gc.collect()
        print(json.dumps(resident()))
        window.close()


def memory(file: Path) -> None:
    """How much a long list takes beyond the same page over an empty file."""
    from wpstracker.services.files import new_file

    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.wpst"
        new_file(empty).close()
        command = [sys.executable, "-m", "bench.lists", "--remember"]
        said = [subprocess.run([*command, str(each)], capture_output=True, text=True, check=True).stdout for each in (empty, file)]
    small, large = (float(each.splitlines()[-1]) for each in said)
    print(f"  memory: {large - small:.0f} MB more than with an empty file ({small:.0f} MB); goal 60 MB")


def main(events: int = EVENTS, runs: int = RUNS, *, calc: bool = False, anki: bool = False) -> None:
    """Measure one after the other."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    file = hundred_thousand(events)
    print(f"Lists at {events:,} events, medians of {runs}, {datetime.now():%Y-%m-%d %H:%M}:")
    memory(file)
    overviews(file, runs)
    finds(file, runs)
    with tempfile.TemporaryDirectory() as folder:
        window = Window(file, Path(folder))
        lists(window, file, runs)
        typing(window)
        scrolling(window)
        saving(window, runs)
        window.close()
    if calc:
        calc_opens(file)
    if anki:
        anki_searches(file)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--remember"]:
        remembered(Path(sys.argv[2]))
    else:
        options = argparse.ArgumentParser(prog="python -m bench.lists")
        options.add_argument("--events", type=int, default=EVENTS)
        options.add_argument("--runs", type=int, default=RUNS)
        options.add_argument("--calc", action="store_true")
        options.add_argument("--anki", action="store_true")
        asked = options.parse_args()
        main(asked.events, asked.runs, calc=asked.calc, anki=asked.anki)
