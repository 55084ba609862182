"""Keys: on every page each means one thing, whatever the window itself listens for."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.windows import a_window, entries
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.page_list import PAGES
from wpstracker.gui.pages.directory import LISTS, DirectoryPage
from wpstracker.gui.settings import Settings
from wpstracker.services import files


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "office.wpst"
    files.new_file(path).close()
    with a_window(app, Settings(tmp_path / "settings.ini"), path) as made:
        yield made


def clashes(window: MainWindow, page: QWidget) -> dict[str, list[str]]:
    """Keys with which two deeds that work anywhere on the page answer: pressing them would do neither."""
    shown = [each for each in page.findChildren(QWidget) if each.isVisible()]
    actions = {action for widget in (page, *shown) for action in widget.actions()}
    actions |= set(entries(window).values())
    found: dict[str, set[str]] = defaultdict(set)
    for action in actions:
        if action.shortcutContext() == Qt.ShortcutContext.WindowShortcut:
            for key in action.shortcuts():
                found[key.toString()].add(action.text())
    return {key: sorted(texts) for key, texts in found.items() if len(texts) > 1}


def test_no_key_of_a_page_means_two_things(window: MainWindow) -> None:
    assert window.workspace
    for entry in PAGES:
        window.workspace.show_page(entry.key)
        page = window.workspace.page()
        assert clashes(window, page) == {}, entry.key
        if isinstance(page, DirectoryPage):
            for each in LISTS:
                page.show_list(each.kind)
                assert clashes(window, page) == {}, each.kind


def test_the_tenth_page_has_the_key_after_nine(window: MainWindow) -> None:
    named = [action.text().split("\t")[-1] for action in window.menus.pages[:10]]
    assert named == [f"Alt+{place % 10}" for place in range(1, 11)]
