"""What every page with a list beside a reading pane does: files and source of the record that is read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import a_context
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.pages.plans import PlansPage
from wpstracker.gui.pages.recommendations import RecommendationsPage
from wpstracker.records import Source
from wpstracker.services import attachments, sources
from wpstracker.services.attachments import Incoming
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


@pytest.fixture(autouse=True)
def empty_clipboard(app: QApplication) -> Iterator[None]:
    """What lies on it when the process ends takes the process along."""
    yield
    app.clipboard().clear()


def shown(page: ListPage) -> ListPage:
    """On the screen, hearing of every change."""
    page.context.store.announcer.subscribe(page.changed)
    page.resize(1080, 720)
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    return page


def files_tab(page: ListPage) -> str:
    """What stands on the tab."""
    return page.tabs.tabText(page.tabs.indexOf(page.files))


def wait_for(page: ListPage, text: str) -> None:
    for _ in range(200):
        if files_tab(page) == text:
            return
        QTest.qWait(10)
    pytest.fail(f"{files_tab(page)} is not {text}")


@pytest.mark.parametrize("page", [EventsPage, RecommendationsPage, PlansPage])
def test_events_recommendations_and_plans_have_a_tab_for_files(store: Store, tmp_path: Path, page: type[ListPage]) -> None:
    an_event(store)
    a_recommendation(store)
    made = shown(page(a_context(store, tmp_path)))  # type: ignore[call-arg]
    assert [made.tabs.tabText(at) for at in range(made.tabs.count())] == ["Page", "History", "Files", "Similar"]
    assert made.files.takes() or page is PlansPage


def test_the_tab_counts_the_files_of_the_record_that_is_read(store: Store, tmp_path: Path) -> None:
    first, second = an_event(store, "First", start="2024"), an_event(store, "Second", start="2023")
    page = shown(EventsPage(a_context(store, tmp_path)))
    attachments.attach(store, "event", second, [Incoming("a.txt", b"a"), Incoming("b.txt", b"b")])
    page.show_record("event", first)
    assert files_tab(page) == "Files"
    page.show_record("event", second)
    assert files_tab(page) == "Files (2)"
    store.undo()
    assert files_tab(page) == "Files"


def test_a_file_dropped_on_the_page_is_kept_with_the_record_that_is_read(store: Store, tmp_path: Path) -> None:
    an_event(store)
    page = shown(EventsPage(a_context(store, tmp_path)))
    (tmp_path / "a.txt").write_text("a")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    wait_for(page, "Files (1)")
    assert page.tabs.currentWidget() is page.files


def test_pasting_over_the_list_attaches_but_pasting_words_into_the_search_does_not(store: Store, tmp_path: Path) -> None:
    an_event(store)
    page = shown(EventsPage(a_context(store, tmp_path)))
    (tmp_path / "a.txt").write_text("a")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.txt"))])
    QGuiApplication.clipboard().setMimeData(data)
    page.filters.search.setFocus()
    QTest.keyClick(page.filters.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.currentWidget() is not page.files
    page.filters.clear()
    assert isinstance(page, EventsPage)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait_for(page, "Files (1)")


def test_the_source_of_what_is_read_stands_beside_it(store: Store, tmp_path: Path) -> None:
    sources.save(store, Draft(Source(id="release", title="Press release", text="Some 50 officials.")))
    first, second = a_recommendation(store, "First", source="release"), a_recommendation(store, "Second")
    page = shown(RecommendationsPage(a_context(store, tmp_path)))
    reader = page.source_reader
    assert reader
    page.show_record("recommendation", first)
    reader.button.click()
    assert reader.pane.isVisible() and reader.pane.text() == "Some 50 officials."
    page.show_record("recommendation", second)
    assert reader.pane.source_id() == ""
    page.show_record("recommendation", first)
    QTest.keyClick(page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not reader.pane.isVisible()
