"""Finding records of every kind (Ctrl+K, `wpstracker find`) at 100,000 events, by one to four words, against the search index alone.

The yardstick asks SQLite's index by hand for the newest records that have words beginning so, and for their names. Ours ranks them,
knows word forms and both scripts, names each record and shows the place where the words stand.
"""

import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

from bench.many import hundred_thousand

RUNS, SHOWN, FRAME = 7, 60, 16.0
TYPED = (
    *("training", "border police", "training border police", "training border police women", "mediation 1234"),
    *("обучение", "обучение граница", "обучение граница полиция", "обучение граница полиция женщины", "тренингов границах"),
)
_NEWEST = f"""SELECT t.kind, t.record, t.title FROM search_index i JOIN search_text t ON t.id = i.rowid
    WHERE search_index MATCH ? ORDER BY i.rowid DESC LIMIT {SHOWN}"""


def seconds(work: Callable[[], object]) -> float:
    """How much of the processor it takes in this thread."""
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


def _raw(db: sqlite3.Connection, typed: str) -> None:
    db.execute(_NEWEST, (" AND ".join(f'"{word}"*' for word in typed.split()),)).fetchall()


def finds(file: Path, runs: int = RUNS) -> None:
    """Both take turns."""
    from wpstracker.figures.finding import find
    from wpstracker.store.database import Store

    print(f"  {'find':<34} {'sqlite3':>8} {'ours':>8} {'goal':>8}   of the goal")
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db, closing(Store.open_for_reading(file)) as store:
        db.execute("PRAGMA cache_size = -24000")
        for typed in TYPED:
            floors, ours = [], []
            for _ in range(runs):
                floors.append(seconds(partial(_raw, db, typed)))
                ours.append(seconds(partial(find, store, typed, limit=SHOWN)))
            floor, taken = statistics.median(floors) * 1000, statistics.median(ours) * 1000
            goal = 2 * floor + FRAME
            print(f"  {typed:<34} {floor:5.1f} ms {taken:5.1f} ms {goal:5.1f} ms   {taken / goal:4.2f} x")


def main() -> None:
    """Measure."""
    file = hundred_thousand()
    print(f"Finding at 100,000 events, medians of {RUNS}, {datetime.now():%Y-%m-%d %H:%M}:")
    finds(file)


if __name__ == "__main__":
    main()
