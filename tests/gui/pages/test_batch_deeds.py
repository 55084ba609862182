"""Pages offer what can be done with everything selected."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import Window, a_context
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.batch_dialog import BatchDialog, ChangeDialog
from wpstracker.gui.dialogs.replace_dialog import ReplaceDialog
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.pages.plans import PlansPage
from wpstracker.gui.pages.recommendations import RecommendationsPage
from wpstracker.gui.pages.sources import SourcesList
from wpstracker.records import Plan, Source
from wpstracker.services import files
from wpstracker.store.database import Store

PAGES = (EventsPage, RecommendationsPage, PlansPage, SourcesList)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(files.new_file(tmp_path / "t.wpst")) as opened:
        for number in range(3):
            an_event(opened, f"Training {number}")
            a_recommendation(opened, f"Train {number}")
            with opened.change("Ground") as writer:
                writer.save(Plan(title=f"Plan {number}", country="KZ"))
                writer.save(Source(title=f"Source {number}"))
        yield opened


def shown(page: ListPage, app) -> ListPage:
    page.show()
    app.processEvents()
    return page


def texts(page: ListPage) -> list[str]:
    return [action.text() for action in page.page_actions()]


@pytest.mark.parametrize("kind", PAGES)
def test_every_list_offers_them_by_key(app, store: Store, tmp_path: Path, kind: Callable[[Context], ListPage]) -> None:
    page = shown(kind(a_context(store, tmp_path)), app)
    assert {"Change selected…", "Add tags…", "Remove tags…", "Find and replace…"} <= set(texts(page))
    assert page.batch
    assert all(action.isEnabled() and action.shortcut().toString() for action in page.batch.actions)


@pytest.mark.parametrize("kind", PAGES)
def test_all_that_is_selected_is_meant(app, store: Store, tmp_path: Path, kind: Callable[[Context], ListPage]) -> None:
    page = shown(kind(a_context(store, tmp_path)), app)
    table = page.tree if isinstance(page, PlansPage) else page.table  # type: ignore[attr-defined]
    table.selectAll()
    assert page.batch
    page.batch.actions[0].trigger()
    (dialog,) = page.findChildren(BatchDialog)
    assert len(dialog.ids) == len(table.listed_ids()) >= 3
    page.batch.actions[3].trigger()
    assert page.findChildren(ReplaceDialog)


def test_nothing_selected_is_said(app, store: Store, tmp_path: Path) -> None:
    window = Window()
    page = EventsPage(a_context(store, tmp_path, window))
    shown(page, app)
    page.table.clearSelection()
    assert page.batch
    page.batch.actions[1].trigger()
    assert window.said == ["Select the records first: Ctrl+A takes all of the list."]
    assert not page.findChildren(ChangeDialog)


def test_a_file_for_reading_offers_none(app, store: Store, tmp_path: Path) -> None:
    with closing(Store.open_for_reading(store.path)) as reading:
        page = EventsPage(a_context(reading, tmp_path))
        shown(page, app)
        assert page.batch
        assert not any(action.isEnabled() for action in page.batch.actions)
        assert not page.findChildren(QDialog)
