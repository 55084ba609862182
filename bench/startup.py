"""Cold start against a window of Qt with one label: until the window is painted, and until the page in front shows its figures."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.many import file_with, multiplied
from wpstracker.services.files import new_file
from wpstracker.services.sample import write_sample

RUNS = 9
# A mark is told with the processor time up to it; its line is timed by whoever reads it.
TELL = """
import os, sys, time
def tell(mark, last):
    print(mark, time.process_time(), flush=True)
    if last:
        os._exit(0)
"""
FLOOR = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("WPS Tracker"))
window.resize(1280, 800)
window.paintEvent = lambda event: QTimer.singleShot(0, lambda: tell("painted", True))
window.show()
sys.exit(app.exec())
"""
PROGRAM = """
from wpstracker import app
from PySide6.QtCore import QTimer
show = app.show_painted
def watched(window):
    window.ready.connect(lambda: QTimer.singleShot(0, filled))
    show(window)
    tell("painted", False)
def filled():
    app.QApplication.processEvents()
    tell("filled", True)
app.show_painted = watched
from wpstracker.cli import main
sys.exit(main())
"""


class Mark(NamedTuple):
    """Seconds since the process began: by the clock, and of its processor time."""

    clock: float
    processor: float


def start(program: str, compiled: Path, *arguments: Path) -> dict[str, Mark]:
    """When a new process told of each mark; its settings are a new person's, its modules are compiled as in an installed program."""
    with tempfile.TemporaryDirectory() as home:
        folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"), home)
        bytecode = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(compiled)}
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **folders, **bytecode}
        command = [sys.executable, "-c", TELL + program, *map(str, arguments)]
        begun = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        marks = dict(_read(process, begun))
        _, said = process.communicate()
    if "painted" not in marks:
        raise RuntimeError(said)
    return marks


def _read(process: subprocess.Popen[str], begun: float) -> Iterator[tuple[str, Mark]]:
    assert process.stdout
    for line in process.stdout:
        name, processor = line.split()
        yield name, Mark(time.perf_counter() - begun, float(processor))


def main() -> None:
    """Print the medians and their ratios to the floor; the runs take turns, so that a busy moment hits all alike."""
    with tempfile.TemporaryDirectory() as folder:
        empty, sample = Path(folder) / "empty.wpst", Path(folder) / "sample.wpst"
        new_file(empty).close()
        write_sample(sample).close()
        cases: dict[str, tuple[str, tuple[Path, ...]]] = {
            "a window of Qt with one label": (FLOOR, ()),
            "welcome": (PROGRAM, ()),
            "new file": (PROGRAM, (empty,)),
            "sample": (PROGRAM, (sample,)),
            "10,000 events": (PROGRAM, (file_with(10_000),)),
            "100,000 events": (PROGRAM, (multiplied(file_with(10_000), 10),)),
        }
        found: dict[str, list[dict[str, Mark]]] = {name: [] for name in cases}
        for number in range(RUNS + 1):
            for name, (program, arguments) in cases.items():
                marks = start(program, Path(folder) / "compiled", *arguments)
                if number:  # the first round only warms and compiles
                    found[name].append(marks)
    _print(found)


def _print(found: dict[str, list[dict[str, Mark]]]) -> None:
    floor = _median(next(iter(found.values())), "painted")
    print(f"Cold start, median of {RUNS}: milliseconds by the clock (of processor time), each as a multiple of the floor")
    for name, runs in found.items():
        told = [f"  {name:<30}"]
        for mark in ("painted", "filled"):
            if mark in runs[0]:
                here = _median(runs, mark)
                ratios = here.clock / floor.clock, here.processor / floor.processor
                told.append(f"{mark} {here.clock * 1000:4.0f} ({here.processor * 1000:4.0f})  {ratios[0]:4.2f} x ({ratios[1]:4.2f} x)")
        print("   ".join(told))


def _median(runs: list[dict[str, Mark]], mark: str) -> Mark:
    return Mark(statistics.median(run[mark].clock for run in runs), statistics.median(run[mark].processor for run in runs))


if __name__ == "__main__":
    main()
