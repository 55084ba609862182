"""Cold start: from the start of the process to the first painted window, against a window of Qt with one label."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.many import file_with
from wpstracker.services.files import new_file
from wpstracker.services.sample import write_sample

RUNS = 7
FLOOR = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("WPS Tracker"))
window.resize(1280, 800)
{watch}
window.show()
sys.exit(app.exec())
"""
PROGRAM = """
import sys
from pathlib import Path
from wpstracker import app
from wpstracker.gui.main_window import MainWindow as window
{watch}
sys.exit(app.run(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
"""
# Told after the paint event with everything in the window drawn, then the process ends at once.
WATCH = """
import os
from PySide6.QtCore import QTimer
def painted(*_):
    QTimer.singleShot(0, lambda: (print("painted", flush=True), os._exit(0)))
window.paintEvent = painted
"""


def first_paint(program: str, *arguments: Path) -> float:
    """Seconds until a process has drawn its window; its settings are a new person's."""
    with tempfile.TemporaryDirectory() as home:
        folders = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA"), home)
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **folders}
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", program.format(watch=WATCH), *map(str, arguments)],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        seconds = time.perf_counter() - begun
    if "painted" not in done.stdout:
        raise RuntimeError(done.stderr)
    return seconds


def main() -> None:
    """Print the medians and their ratio to the floor; the runs take turns, so that a busy moment hits all alike."""
    with tempfile.TemporaryDirectory() as folder:
        empty, sample = Path(folder) / "empty.wpst", Path(folder) / "sample.wpst"
        new_file(empty).close()
        write_sample(sample).close()
        cases: list[tuple[str, str, tuple[Path, ...]]] = [
            ("floor: a window of Qt with one label", FLOOR, ()),
            ("welcome", PROGRAM, ()),
            ("new file", PROGRAM, (empty,)),
            ("sample", PROGRAM, (sample,)),
            ("10,000 events", PROGRAM, (file_with(10_000),)),
        ]
        for _, program, arguments in cases:
            first_paint(program, *arguments)
        times: dict[str, list[float]] = {name: [] for name, _, _ in cases}
        for _ in range(RUNS):
            for name, program, arguments in cases:
                times[name].append(first_paint(program, *arguments))
    floor = statistics.median(times[cases[0][0]])
    print(f"Cold start to the first painted window, median of {RUNS}:")
    for name, found in times.items():
        median = statistics.median(found)
        print(f"  {name:<40} {median * 1000:5.0f} ms   {median / floor:4.1f} x the floor")


if __name__ == "__main__":
    main()
