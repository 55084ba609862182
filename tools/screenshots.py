"""Take the pictures of the README from the sample: python tools/screenshots.py FOLDER [1280x800]; light and dark, both languages."""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wpstracker.gui.forms.event_editor import EventEditor
from wpstracker.gui.look import Look
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.page_list import PAGES
from wpstracker.gui.settings import Settings
from wpstracker.gui.theme import Theme
from wpstracker.services import events
from wpstracker.services.sample import write_sample
from wpstracker.store.database import Store

SHOWN = {
    "events": "SELECT 'event', id FROM event WHERE title LIKE 'OSCE Centre in Astana co-organizes%'",
    "recommendations": "SELECT 'recommendation', id FROM recommendation WHERE text LIKE 'Incorporate gender%'",
    "plans": "SELECT 'plan', id FROM plan WHERE country = 'TJ' AND edition = 3",
    "countries": "SELECT 'country', 'TJ'",
}
"""Which record stands open on a page."""

_PATIENCE = {"overview": 1500, "reports": 2500}
"""Milliseconds until a page shows all it has, where that is not at once."""


def main(folder: Path, width: int, height: int) -> None:
    """Every page, the welcome and the event editor, in every look and language."""
    app = QApplication(["wpstracker", "-style", "fusion"])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        settings = Settings(Path(place) / "settings.ini")
        look = Look(app, settings)
        sample = Path(place) / "Sample.wpst"
        write_sample(sample).close()
        for theme in (Theme.LIGHT, Theme.DARK):
            for language in ("en", "ru"):
                look.set_theme(theme)
                look.set_language(language)
                window = MainWindow(settings, look, today=lambda: date(2026, 11, 22))
                window.resize(width, height)
                _pictures(window, sample, folder, f"{theme.value}-{language}")


def _pictures(window: MainWindow, sample: Path, folder: Path, suffix: str) -> None:
    window.show()
    QTest.qWait(200)
    window.grab().save(str(folder / f"welcome-{suffix}.png"))
    window.show_file(Store.open(sample))
    workspace = window.workspace
    assert workspace is not None
    for page in PAGES:
        workspace.show_page(page.key)
        if page.key in SHOWN:
            (found,) = workspace.context.store.rows(SHOWN[page.key])
            window.open_record(*found)
        QTest.qWait(_PATIENCE.get(page.key, 300))
        window.grab().save(str(folder / f"{page.key}-{suffix}.png"))
    _matrix(window, folder / f"matrix-{suffix}.png")
    _editor(window, folder / f"editor-{suffix}.png")
    window.close()


def _matrix(window: MainWindow, target: Path) -> None:
    assert window.workspace is not None
    sql = """SELECT i.id FROM plan_item i JOIN plan p ON p.id = i.plan_id
             WHERE p.instrument = 'local' AND i.level = 'measure' ORDER BY i.number LIMIT 1"""
    window.open_record("plan_item", window.workspace.context.store.rows(sql)[0][0])
    QTest.qWait(900)
    window.grab().save(str(target))


def _editor(window: MainWindow, target: Path) -> None:
    assert window.workspace is not None
    context = window.workspace.context
    (id_,) = context.store.rows("SELECT id FROM event WHERE title LIKE 'Regional conference%'")[0]
    draft = events.load(context.store, id_)
    assert draft is not None
    editor = EventEditor(context, draft, window)
    editor.open()
    QTest.qWait(300)
    editor.grab().save(str(target))
    editor.reject()


if __name__ == "__main__":
    size = sys.argv[2] if len(sys.argv) > 2 else "1280x800"
    main(Path(sys.argv[1]), *(int(part) for part in size.split("x")))
