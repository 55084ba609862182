"""Opening each page for the first time and going back to it, with 10,000 events against an empty file."""

import os
import statistics
import tempfile
import time
from pathlib import Path

from bench.many import file_with
from wpstracker.services.files import new_file

RUNS = 5
KEYS = ("overview", "events", "recommendations", "plans")


def page_times(path: Path) -> dict[str, float]:
    """Milliseconds to make and paint each page of a file, and to come back to it."""
    from PySide6.QtWidgets import QApplication

    from wpstracker.gui.look import Look
    from wpstracker.gui.main_window import MainWindow
    from wpstracker.gui.settings import Settings

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "settings.ini")
        window = MainWindow(settings, Look(app, settings))
        window.resize(1280, 800)
        window.show()
        for what in ("open", "again"):
            for key in KEYS:
                begun = time.perf_counter()
                if window.workspace is None:
                    window.opener.open(path)
                assert window.workspace
                window.workspace.show_page(key)
                app.processEvents()
                found[f"{what} {key}"] = (time.perf_counter() - begun) * 1000
        window.close()
    return found


def main() -> None:
    """Print the medians and their ratio; the first run, which loads the modules, is not counted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.wpst"
        new_file(empty).close()
        page_times(empty)
        runs = [(page_times(empty), page_times(file_with(10_000))) for _ in range(RUNS)]
    print(f"Pages, median of {RUNS}, in ms; “open overview” includes opening the file:")
    for name in runs[0][0]:
        small, large = (statistics.median(run[which][name] for run in runs) for which in (0, 1))
        print(f"  {name:<24} empty {small:6.0f}   10,000 events {large:6.0f}   {large / small:5.1f} x")


if __name__ == "__main__":
    main()
