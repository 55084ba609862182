"""The pages of the sample as a person reads them in the window."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.gui.windows import a_window
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.pages.directory import DirectoryPage
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.settings import Settings
from wpstracker.services.sample import write_sample

Page = tuple[str, str]
"""A kind and a name."""
_NAMES = {
    "event": "title",
    "recommendation": "text",
    "plan": "country || ': ' || title",
    "organisation": "name",
    "person": "name",
    "series": "title",
    "project": "title",
    "source": "title",
}
"""How a page is asked for, by the kind of its record; a country by its code."""


def read_pages(app: QApplication, folder: Path, language: str, pages: Iterable[Page]) -> dict[Page, str]:
    """The words of these pages of the sample in a window of its own, every blank alike."""
    path = folder / "sample.wpst"
    write_sample(path).close()
    settings = Settings(folder / "settings.ini")
    settings.put_text("language", language)
    with a_window(app, settings, path) as window:
        return {page: _read(window, *page) for page in pages}


def _read(window: MainWindow, kind: str, name: str) -> str:
    """Go to a record and read what stands there."""
    assert window.workspace
    if kind == "country":
        window.workspace.show_page("plans")
        window.workspace.page().show_record(kind, name)
    else:
        sql = f"SELECT id FROM {kind} WHERE {_NAMES[kind]} = ?"
        ((id_,),) = window.workspace.context.store.rows(sql, [name])
        window.open_record(kind, id_)
    page = window.workspace.page()
    page = page.present() if isinstance(page, DirectoryPage) else page
    assert isinstance(page, ListPage)
    return " ".join(page.pane.toPlainText().split())
