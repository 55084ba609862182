"""How long the window stands still while the activity summary of 10,000 events is exported beside it: the longest pauses between two turns
of its event loop, in which a frame could be drawn.
"""

import os
import tempfile
import time
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from bench.many import file_with
from wpstracker.domain.report_request import ReportRequest
from wpstracker.gui.jobs import run_job
from wpstracker.services.reporting import export

DAY = date(2026, 1, 1)


def pauses(file: Path, target: Path) -> list[float]:
    """Milliseconds between the turns of the event loop during one export."""
    app = QApplication.instance() or QApplication([])
    window = QMainWindow()
    window.show()
    turns: list[float] = []
    timer = QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: turns.append(time.perf_counter()))
    timer.timeout.connect(window.repaint)
    timer.start()
    run_job(window, "Writing…", lambda progress: export(file, ReportRequest(), target, today=DAY, progress=progress), lambda _: app.quit())
    app.exec()
    return sorted((after - before) * 1000 for before, after in zip(turns, turns[1:], strict=False))


def main() -> None:
    """Print the longest pause and how long 99 of 100 take at most."""
    with tempfile.TemporaryDirectory() as folder:
        found = pauses(file_with(10_000, rich=True), Path(folder) / "b.xlsx")
    print("Turns of the window's event loop while 10,000 events are exported:")
    print(f"  {len(found)} turns   99 of 100 within {found[len(found) * 99 // 100]:.0f} ms   longest {found[-1]:.0f} ms")


if __name__ == "__main__":
    main()
