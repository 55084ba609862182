"""The tags of a list beside it: counted on what is listed, pressed to narrow it, remembered, all of it by the keyboard too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import an_event
from tests.gui.windows import a_window, settled, store_of, until, workspace
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Scheme
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.settings import Settings
from wpstracker.gui.tags.beside import TAGGED, TagsBeside
from wpstracker.gui.tags.panel import TagPanel
from wpstracker.gui.tags.shown import branches, toggled
from wpstracker.records import Organisation, Tagging, Term
from wpstracker.services import files, saved_views

OWN = {"peace": "", "mediation": "peace", "talks": "mediation", "alone": ""}
"""Own tags by what they stand under."""


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "office.wpst"
    store = files.new_file(path)
    with store.change("Terms") as writer:
        for id_, parent in OWN.items():
            writer.save(Term(id=id_, scheme=Scheme.TAG.value, code=id_, labels={"en": id_.title()}, parent_term=parent or None))
        writer.save(Term(id="unused", scheme=Scheme.TAG.value, code="unused", labels={"en": "Unused"}))
        writer.save(Term(id="gone", scheme=Scheme.TAG.value, code="gone", labels={"en": "Gone"}, retired=True))
    an_event(store, "Talks in Osh", terms=["talks"], country="KG")
    an_event(store, "Mediation in Almaty", terms=["mediation", "alone"], country="KZ")
    an_event(store, "Something else", terms=["alone"], country="KZ")
    store.close()
    with a_window(app, Settings(tmp_path / "settings.ini"), path) as made:
        yield made


def page_of(window: MainWindow, key: str = "events") -> ListPage:
    workspace(window).show_page(key)
    page = workspace(window).page()
    assert isinstance(page, ListPage)
    return page


def tags_of(page: ListPage) -> TagsBeside:
    assert page.tags_beside
    return page.tags_beside


def opened(page: ListPage) -> TagPanel:
    tags = tags_of(page)
    if not tags.is_open():
        tags.action.trigger()
    assert tags.panel
    counted(page)
    return tags.panel


def counted(page: ListPage) -> None:
    until(lambda: settled(tags_of(page)))


def numbers(panel: TagPanel) -> dict[str, int]:
    return {id_: panel.tree.number(id_) for id_ in panel.tree.ids() if id_ in OWN}


def test_terms_are_counted_on_what_is_listed_with_those_below_them(window: MainWindow) -> None:
    page = page_of(window)
    panel = opened(page)
    assert numbers(panel) == {"peace": 2, "mediation": 2, "talks": 1, "alone": 2}
    assert panel.tree.spoken("peace") == "Peace, 2 records" and panel.tree.spoken("talks") == "Talks, 1 record"
    page.ask(Filter(countries=("KG",)))
    counted(page)
    assert numbers(panel) == {"peace": 1, "mediation": 1, "talks": 1}
    page.filters.clear()
    an_event(store_of(window), "More talks", terms=["talks"])
    counted(page)
    assert numbers(panel) == {"peace": 3, "mediation": 3, "talks": 2, "alone": 2}


def test_a_click_narrows_the_list_and_a_second_one_gives_it_back(window: MainWindow) -> None:
    page = page_of(window)
    panel = opened(page)
    panel.press("peace")
    counted(page)
    assert page.question().terms == ("peace",) and page.count.text() == "2 of 3 events"
    assert numbers(panel) == {"peace": 2, "mediation": 2, "talks": 1, "alone": 1}
    assert panel.tree.spoken("peace") == "Peace, 2 records, chosen"
    panel.press("alone", add=True)
    counted(page)
    assert page.question().terms == ("peace", "alone") and page.count.text() == "1 of 3 events"
    panel.press("peace")
    assert page.question().terms == ("alone",)
    panel.press("talks")
    assert page.question().terms == ("talks",), "without Ctrl another term takes the place of the one before"
    panel.press("talks")
    counted(page)
    assert page.question().is_empty and numbers(panel)["alone"] == 2


def test_the_mouse_presses_adds_and_takes_no_second_click_of_two_quick_ones(window: MainWindow) -> None:
    page = page_of(window)
    tree = opened(page).tree

    def place(id_: str) -> QPoint:
        tree.set_current_id(id_)
        tree.scrollTo(tree.currentIndex())
        return tree.visualRect(tree.currentIndex()).center()

    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(tree.viewport(), left, none, place("peace"))
    assert page.question().terms == ("peace",)
    QTest.mouseClick(tree.viewport(), left, Qt.KeyboardModifier.ControlModifier, place("alone"))
    assert page.question().terms == ("peace", "alone")
    counted(page)
    QTest.mouseDClick(tree.viewport(), left, none, place("mediation"))
    assert len(page.question().terms) == 2, "Qt sends no click of its own with a double click"
    QTest.mousePress(tree.viewport(), left, none, place("peace"))
    QTest.mouseRelease(tree.viewport(), left, none, place("alone"))
    assert page.question().terms == ("peace", "alone"), "let go elsewhere, nothing is pressed"


def test_terms_chosen_elsewhere_are_marked_even_where_no_record_bears_them(window: MainWindow) -> None:
    page = page_of(window)
    panel = opened(page)
    page.ask(Filter(terms=("unused",)))
    counted(page)
    assert panel.tree.spoken("unused") == "Unused, 0 records, chosen"
    panel.press("unused")
    assert page.question().is_empty


def test_all_terms_can_be_shown_and_found_by_typing(window: MainWindow) -> None:
    panel = opened(page_of(window))
    assert "unused" not in panel.tree.ids()
    panel.every.setChecked(True)
    assert "unused" in panel.tree.ids() and "gone" not in panel.tree.ids() and len(panel.tree.ids()) > 50
    panel.search.setText("tal")
    assert [id_ for id_ in panel.tree.ids() if id_ in OWN] == ["peace", "mediation", "talks"]
    panel.every.setChecked(False)
    assert panel.tree.ids() == ["peace", "mediation", "talks"]
    panel.search.setText("nothing of the kind")
    assert panel.nothing.isVisible() and panel.nothing.text() == "No tag of this list fits."
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert len(panel.tree.ids()) == 4


def test_the_keyboard_opens_goes_along_presses_folds_and_closes(window: MainWindow) -> None:
    page = page_of(window)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    panel = opened(page)
    assert panel.search.hasFocus()
    QTest.keyClicks(panel.search, "med")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.tree.hasFocus() and panel.tree.current_key() == "peace"
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    QTest.keyClick(panel.tree, Qt.Key.Key_Space)
    assert page.question().terms == ("mediation",) and panel.tree.hasFocus()
    panel.search.clear()
    panel.tree.set_current_id("alone")
    QTest.keyClick(panel.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.question().terms == ("mediation", "alone")
    counted(page)
    panel.tree.set_current_id("peace")
    QTest.keyClick(panel.tree, Qt.Key.Key_Left)
    assert "peace" in panel.tree.folded()
    tags_of(page).action.trigger()
    assert not panel.isVisible() and not panel.isAncestorOf(window.focusWidget())


def test_the_panel_takes_its_room_and_gives_it_back(window: MainWindow) -> None:
    page = page_of(window)
    before = page.splitter.sizes()
    opened(page)
    assert page.splitter.sizes()[0] > before[0] and page.splitter.count() == len(before)
    tags_of(page).close()
    assert abs(page.splitter.sizes()[0] - before[0]) <= 2
    page.setFocus()
    assert page._records.hasFocus() or not window.isActiveWindow()


def test_whether_it_is_open_and_what_is_folded_is_remembered_for_each_list(window: MainWindow) -> None:
    panel = opened(page_of(window))
    panel.tree.set_current_id("peace")
    QTest.keyClick(panel.tree, Qt.Key.Key_Left)
    assert not tags_of(page_of(window, "recommendations")).is_open()
    window.renew()
    page = page_of(window)
    assert tags_of(page).is_open()
    again = opened(page)
    assert again is not panel and again.tree.folded() == ["peace"]
    tags_of(page).close()
    window.renew()
    assert not tags_of(page_of(window)).is_open()


def test_every_list_that_can_be_tagged_has_the_browser(window: MainWindow) -> None:
    store = store_of(window)
    with store.change("x") as writer:
        writer.save(Organisation(id="body", name="Academy"))
        writer.save(Tagging(record_kind="organisation", record="body", term="alone"))
    views = {kind: place for place, kind in saved_views.PAGES.items()}
    for kind in TAGGED:
        id_ = saved_views.save(store, kind, views[kind], Filter())
        workspace(window).show_view(id_)
        page = workspace(window).page()
        page = page if isinstance(page, ListPage) else page.present()  # type: ignore[attr-defined]
        assert page.record_kind == kind and tags_of(page).action in page.page_actions()
        panel = opened(page)
        if kind == "organisation":
            assert numbers(panel) == {"alone": 1}
            panel.press("alone")
            assert page.question().terms == ("alone",)
        elif kind != "event":
            assert panel.nothing.text() == "No record of this list is tagged.", kind


def test_a_term_that_gets_another_name_is_called_so_at_once(window: MainWindow) -> None:
    page = page_of(window)
    panel = opened(page)
    store = store_of(window)
    term = store.get(Term, "alone")
    assert term
    term.labels = {"en": "Together"}
    with store.change("Rename") as writer:
        writer.save(term)
    counted(page)
    assert panel.tree.spoken("alone") == "Together, 2 records"


def test_a_page_that_was_hidden_counts_when_it_is_shown_again(window: MainWindow) -> None:
    page = page_of(window)
    panel = opened(page)
    workspace(window).show_page("overview")
    an_event(store_of(window), "More", terms=["alone"])
    workspace(window).show_page("events")
    counted(page)
    assert numbers(panel)["alone"] == 3


def test_pressing_and_showing_are_decided_without_a_window() -> None:
    assert toggled((), "a", add=False) == ("a",) and toggled(("a",), "a", add=False) == ()
    assert toggled(("a", "b"), "a", add=True) == ("b",) and toggled(("a",), "b", add=True) == ("a", "b")
    assert branches({}, {}, ["gone"]) == []
