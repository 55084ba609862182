"""The Excel summary of 10,000 events, from the file on disk to the finished workbook, against openpyxl in its write-only
mode writing the same cells without looks, tables, charts or anything else from rows that lie ready in memory.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from bench.many import file_with
from wpstracker.domain.handover import Handover
from wpstracker.domain.question import Filter
from wpstracker.services.reporting import export_summary

EVENTS, RUNS = 10_000, 5
DAY = date(2026, 1, 1)


def ours(file: Path, target: Path) -> float:
    """Seconds of a whole export."""
    begun = time.perf_counter()
    export_summary(file, Filter(), target, language="en", today=DAY)
    return time.perf_counter() - begun


def rows_of(file: Path) -> Iterator[tuple[str, list[Any]]]:
    """(sheet, cells) of every row that a summary lists."""
    from wpstracker.reports.cells import converter
    from wpstracker.reports.summary_contents import contents
    from wpstracker.reports.summary_tables import tables
    from wpstracker.store.database import Store
    from wpstracker.words import words_for

    words = words_for("en")
    with closing(Store.open_for_reading(file)) as store:
        for sheet in tables(store, contents(store, Filter(), DAY, Handover()), words, DAY):
            turn = [(column.key, converter(column, words)) for column in sheet.columns]
            yield from ((sheet.title, [convert(row.get(key)) for key, convert in turn]) for row in sheet.rows())


def floor(file: Path, target: Path, *, ready: bool) -> float:
    """Seconds to write the cells, which lie `ready` in memory or, to see how much memory writing alone takes, come one by one."""
    from openpyxl import Workbook

    rows = list(rows_of(file)) if ready else rows_of(file)
    begun = time.perf_counter()
    book = Workbook(write_only=True)
    sheets = {title: book.create_sheet(title) for title in ("Events", "Participation", "Recommendations", "Plans")}
    for title, cells in rows:
        if title not in sheets:
            sheets[title] = book.create_sheet(title)
        sheets[title].append(cells)
    book.save(target)
    return time.perf_counter() - begun


def measured(what: str, file: Path) -> tuple[float, float]:
    """Seconds and megabytes of a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.export", what, str(file), str(Path(folder) / "b.xlsx")]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    seconds, megabytes = json.loads(said)
    return seconds, megabytes


def main() -> None:
    """Print medians and ratios; the runs take turns, so that a busy moment hits both alike."""
    file = file_with(EVENTS, rich=True)
    number = sum(len(cells) for _, cells in rows_of(file))
    found: dict[str, list[tuple[float, float]]] = {"ours": [], "floor": []}
    for _ in range(RUNS):
        for what, results in found.items():
            results.append(measured(what, file))
    seconds = {what: statistics.median(result[0] for result in results) for what, results in found.items()}
    memory = {"ours": statistics.median(result[1] for result in found["ours"]), "floor": measured("memory", file)[1]}
    print(f"Excel summary of {EVENTS:,} events ({number:,} cells), median of {RUNS}:")
    for what, name in (("floor", "floor: the same cells, openpyxl write-only"), ("ours", "the whole export")):
        ratio, swollen = seconds[what] / seconds["floor"], memory[what] / memory["floor"]
        print(f"  {name:<42} {seconds[what]:5.2f} s  {ratio:4.2f} x   peak {memory[what]:4.0f} MB  {swollen:4.2f} x")


def child() -> None:
    """One measurement in this process."""
    what, file, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    seconds = ours(file, target) if what == "ours" else floor(file, target, ready=what == "floor")
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


if __name__ == "__main__":
    child() if len(sys.argv) > 1 else main()
