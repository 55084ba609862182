"""A laptop of 1280 x 800: in both languages every page, form and dialog fits on it, and no word is cut that nothing tells whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QFileDialog, QScrollArea, QTabBar, QTreeView, QWidget

from tests.gui.fitting import ROOM, cut_texts, too_large
from tests.gui.windows import a_window
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.editors import EDITORS, editor_of
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.page_list import PAGES
from wpstracker.gui.pages.calendar import CalendarPage
from wpstracker.gui.pages.calendar.head import MONTH, QUARTER, TIMELINE, YEAR
from wpstracker.gui.pages.directory import LISTS, DirectoryPage
from wpstracker.gui.pages.page import Page
from wpstracker.gui.pages.plans_and_matrix import PlansAndMatrix
from wpstracker.gui.pages.recommendation_views import BOARD, LIST
from wpstracker.gui.pages.recommendations import RecommendationsPage
from wpstracker.gui.settings import Settings
from wpstracker.gui.widgets.section import Section
from wpstracker.records import KINDS
from wpstracker.services import drafts
from wpstracker.services.sample import write_sample

BESIDE_A_SOURCE = 480
"""The width that is left for a form while the text of its source is shown beside it."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sample") / "sample.wpst"
    write_sample(path).close()
    return path.read_bytes()


@pytest.fixture(params=["en", "ru"])
def window(request: pytest.FixtureRequest, app: QApplication, tmp_path: Path, sample: bytes) -> Iterator[MainWindow]:
    (path := tmp_path / "sample.wpst").write_bytes(sample)
    settings = Settings(tmp_path / "settings.ini")
    settings.put_text("language", request.param)
    with a_window(app, settings, path) as made:
        made.resize(ROOM)
        yield made


def views(window: MainWindow) -> Iterator[str]:
    """Turn to every page and to every way it can be looked at, naming each."""
    assert window.workspace
    for entry in PAGES:
        window.workspace.show_page(entry.key)
        live()
        yield entry.key
        yield from (f"{entry.key} {view}" for view in _ways(window.workspace.page()))


def _ways(page: Page) -> Iterator[str]:
    if isinstance(page, CalendarPage):
        for view in (QUARTER, YEAR, TIMELINE, MONTH):
            page.turn_to(view)
            live()
            yield view
    elif isinstance(page, RecommendationsPage):
        for view in (BOARD, LIST):
            page.views.show_view(view)
            live()
            yield view
    elif isinstance(page, DirectoryPage):
        for each in LISTS:
            page.show_list(each.kind)
            live()
            yield each.kind
    elif isinstance(page, PlansAndMatrix):
        ((plan,),) = page.context.store.rows("SELECT plan_id FROM plan_item LIMIT 1")
        for name, turn in (("matrix", page.open_matrix), ("indicators", page.open_indicators)):
            turn(plan)
            live()
            yield name
        page.leave_plan()


def live() -> None:
    """Let what was begun take place."""
    for _ in range(3):
        QTest.qWait(1)


def faults(name: str, top: QWidget) -> list[str]:
    """What does not fit in a window."""
    return [f"{name}: {each}" for each in filter(None, (too_large(top), *cut_texts(top)))]


def throughout(name: str, dialog: QDialog) -> list[str]:
    """What does not fit in a dialog, on all its tabs and as far down as it goes, every section open."""
    for section in dialog.findChildren(Section):
        section.set_open(True)
    live()
    found = faults(name, dialog)
    for tabs in dialog.findChildren(QTabBar):
        for tab in range(tabs.count()):
            tabs.setCurrentIndex(tab)
            live()
            found += faults(name, dialog)
    for area in dialog.findChildren(QScrollArea):
        bar = area.verticalScrollBar()
        while bar.value() < bar.maximum():
            bar.setValue(bar.value() + bar.pageStep())
            live()
            found += faults(name, dialog)
    return list(dict.fromkeys(found))


def select(page: QWidget, *, all_of_it: bool) -> None:
    """Choose the first record of every list of a page, or all of them."""
    for view in page.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() and view.model().rowCount():
            first = view.model().index(0, 0)
            if isinstance(view, QTreeView) and view.model().rowCount(first):
                first = view.model().index(0, 0, first)
            view.setCurrentIndex(first)
            if all_of_it and view.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection:
                view.selectAll()
    live()


def opened(window: MainWindow) -> list[QDialog]:
    """Dialogs over the window, without those that choose a file."""
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    for each in dialogs:
        if isinstance(each, QFileDialog):
            each.reject()
    return [each for each in dialogs if not isinstance(each, QFileDialog)]


def put_away(dialog: QDialog) -> None:
    """Close it, asking nothing."""
    if isinstance(dialog, Editor):
        dialog.done(0)
    else:
        dialog.reject()
    live()


def test_every_view_of_every_page_fits(window: MainWindow) -> None:
    found = []
    for name in views(window):
        found += faults(name, window)
        assert window.size() == ROOM, f"{name} makes the window {window.width()} x {window.height()}"
    assert found == []


@pytest.mark.parametrize("kind", EDITORS)
def test_every_form_fits(window: MainWindow, kind: str) -> None:
    assert window.workspace
    store = window.workspace.context.store
    rows = store.rows(f"SELECT id FROM {kind} LIMIT 1")
    if not rows:
        pytest.skip("the sample has none")
    draft = drafts.load(store, KINDS[kind], rows[0][0])  # type: ignore[type-var]
    editor = editor_of(window.workspace.context, draft, window) if draft else None
    assert editor
    editor.open()
    live()
    assert throughout(kind, editor) == []
    pages = [page for area in editor.form.findChildren(QScrollArea) if (page := area.widget())]
    assert [page for page in pages if page.minimumSizeHint().width() > BESIDE_A_SOURCE] == []
    put_away(editor)


def test_every_view_fits_with_the_largest_text(app: QApplication, tmp_path: Path, sample: bytes) -> None:
    (path := tmp_path / "sample.wpst").write_bytes(sample)
    settings = Settings(tmp_path / "settings.ini")
    settings.put_text("language", "ru")
    settings.put_text("text_size", "150")
    with a_window(app, settings, path) as window:
        window.resize(ROOM)
        assert [fault for name in views(window) for fault in faults(name, window)] == []
        assert window.size() == ROOM


def deeds(window: MainWindow, name: str) -> Iterator[tuple[str, QAction]]:
    """What can be done on the page in front, with one record chosen and with all."""
    assert window.workspace
    page = window.workspace.page()
    for all_of_it in (False, True):
        select(page, all_of_it=all_of_it)
        for text in [action.text() for action in page.page_actions()]:
            select(page, all_of_it=all_of_it)
            action = next((each for each in page.page_actions() if each.text() == text), None)
            if action and action.isEnabled() and not action.isSeparator() and text.endswith("…"):
                yield f"{name}, {text}", action


def test_every_dialog_fits(window: MainWindow) -> None:
    found, seen = [], set[str]()
    for view in views(window):
        for name, action in deeds(window, view):
            action.trigger()
            live()
            for dialog in opened(window):
                if (kind := f"{type(dialog).__name__} {dialog.windowTitle()}") not in seen:
                    seen.add(kind)
                    found += throughout(name, dialog)
                put_away(dialog)
    for command in (window.commands.preferences, window.commands.shortcuts, window.commands.backups, window.commands.about):
        command.trigger()
        live()
        for dialog in opened(window):
            seen.add(type(dialog).__name__)
            found += throughout(command.text(), dialog)
            put_away(dialog)
    assert found == []
    assert len(seen) > 30
