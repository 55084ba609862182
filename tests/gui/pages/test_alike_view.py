"""The records most like the one that is read stand in a tab of its page, with why, and open with a click or a key."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.builders import a_recommendation, an_event
from tests.gui.windows import a_window, entries, settled, store_of, until
from wpstracker.figures.alike import Why
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.pages.alike_view import AlikeView, why_text
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.pages.recommendation_views import BOARD
from wpstracker.gui.settings import Settings
from wpstracker.services import files


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "office.wpst"
    files.new_file(path).close()
    with a_window(app, Settings(tmp_path / "settings.ini"), path) as made:
        yield made


def page_of(window: MainWindow, key: str) -> ListPage:
    assert window.workspace
    window.workspace.show_page(key)
    page = window.workspace.page()
    assert isinstance(page, ListPage)
    return page


def text(page: ListPage) -> str:
    assert page.alike
    until(lambda: page.alike and settled(page.alike))
    return page.alike.pane.toPlainText()


def alike(page: ListPage) -> AlikeView:
    assert page.alike
    return page.alike


def test_the_key_lists_what_is_alike_and_why_and_a_link_leads_there(window: MainWindow) -> None:
    store = store_of(window)
    one = an_event(store, "Training of border guards", country="KG", tags=["border"])
    two = an_event(store, "Second training of border guards", country="KG", tags=["border"], start="2023-05")
    page = page_of(window, "events")
    page.show_record("event", one)
    page.alike_action.trigger()
    assert page.tabs.currentWidget() is alike(page)
    assert "Second training of border guards May 2023, Kyrgyzstan" in text(page)
    assert "3 words in common" in text(page) and "same country" in text(page) and "Points:" in text(page)
    alike(page).pane.link_activated.emit(f"wps:event/{two}")
    assert page.table.current_id() == two  # type: ignore[attr-defined]
    assert page.tabs.currentIndex() == 0
    page.alike_action.trigger()
    assert "Training of border guards" in text(page) and "Second" not in text(page)


def test_it_follows_the_record_that_is_read_and_what_is_saved(window: MainWindow) -> None:
    store = store_of(window)
    one, other = an_event(store, "Alpha", tags=["a", "b"]), an_event(store, "Omega")
    page = page_of(window, "events")
    page.show_record("event", other)
    page.alike_action.trigger()
    assert "No other record shares enough" in text(page)
    page.table.set_current_id(one)  # type: ignore[attr-defined]
    assert "No other record shares enough" in text(page)
    terms = [row[0] for row in store.rows("SELECT term_id FROM tagging WHERE record = ?", (one,))]
    an_event(store, "Alpha again", terms=terms)
    assert "Alpha again" in text(page) and "2 tags" in text(page)


def test_on_the_board_the_page_comes_back_beside_the_list(window: MainWindow) -> None:
    store = store_of(window)
    event = an_event(store, "Audit")
    for wording in ("Recruit more women", "Publish what was counted"):
        a_recommendation(store, wording, event=event, country="KG")
    page = page_of(window, "recommendations")
    page.views.show_view(BOARD)  # type: ignore[attr-defined]
    assert not page.tabs.isVisible()
    page.alike_action.trigger()
    assert page.tabs.isVisible() and "from the same event" in text(page)


def test_the_deed_stands_in_the_menu_of_records(window: MainWindow) -> None:
    page_of(window, "events")
    assert entries(window)["Records like this one"].shortcut().toString() == "Ctrl+Shift+J"


def test_tags_of_all_lists_are_said_as_one(app: QApplication) -> None:
    whys = (Why("tags", 2, 6), Why("common_tags", 1, 1), Why("type", 1, 1), Why("organisations", 1, 4))
    assert why_text("event", whys) == "3 tags, same type, 1 organisation in common"
    assert why_text("recommendation", (Why("type", 1, 1),)) == "same origin"
