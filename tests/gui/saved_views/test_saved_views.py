"""A list is kept under a name, stands in the side bar with the number of its records, and comes back exactly as it was."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from tests.builders import a_recommendation, an_event
from tests.gui.windows import a_window, press, settled, shown, store_of, until, workspace
from wpstracker.domain.question import Filter
from wpstracker.gui import language
from wpstracker.gui.dialogs.name import NameDialog
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.pages.reports import ReportsPage
from wpstracker.gui.saved_views.control import ViewControl
from wpstracker.gui.saved_views.side_bar import SideViews
from wpstracker.gui.settings import Settings
from wpstracker.services import files, saved_views
from wpstracker.services.saved_views import Look
from wpstracker.store.database import Store

TRAININGS = Filter(kinds=("training",))
BY_TITLE = Look("title", descending=True, columns=("title", "country"))


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "office.wpst"
    with_events(files.new_file(path)).close()
    with a_window(app, Settings(tmp_path / "settings.ini"), path) as made:
        until(lambda: made.workspace and made.workspace.views)
        yield made


def with_events(store: Store) -> Store:
    for number in range(3):
        an_event(store, f"Border training {number}", event_kind="training", country="KG", start=f"2023-0{number + 1}")
    an_event(store, "Conference", event_kind="conference", country="KZ")
    a_recommendation(store, "Train more", deadline="2020")
    return store


def side(window: MainWindow) -> SideViews:
    views = workspace(window).views
    assert views
    until(lambda: settled(views))
    return views


def events(window: MainWindow) -> EventsPage:
    workspace(window).show_page("events")
    page = workspace(window).page()
    assert isinstance(page, EventsPage)
    return page


def control(page: EventsPage) -> ViewControl:
    assert page.views_here
    return page.views_here


def save_as(window: MainWindow, page: EventsPage, name: str) -> str:
    control(page).save_action.trigger()
    dialog = shown(window, NameDialog)
    dialog.name.setText(name)
    dialog.keep_button.click()
    view = saved_views.named(store_of(window), name)
    assert view
    return view.id


def menu_of(window: MainWindow) -> dict[str, QAction]:
    """The entries of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = {action.text(): action for action in menu.actions()}
    menu.close()
    return found


def test_a_list_is_kept_with_its_question_order_and_columns_and_comes_back_exactly_so(window: MainWindow) -> None:
    page = events(window)
    own = page.table.columns.shown()
    page.ask(TRAININGS)
    for key in own:
        page.table.columns.set_visible(key, key in ("title", "country"))
    page.table.horizontalHeader().setSortIndicator(page.model.column_of("title"), Qt.SortOrder.DescendingOrder)
    id_ = save_as(window, page, "Border trainings")
    assert page.saved_view() == side(window).list.in_front() == id_ and not control(page).differs()
    workspace(window).ask("events", Filter())
    assert (page.saved_view(), side(window).list.in_front()) == ("", "")
    assert page.question().is_empty and page.model.rowCount() == 4
    workspace(window).show_page("overview")
    side(window).list.chosen.emit(id_)
    assert workspace(window).page() is page and page.saved_view() == id_
    assert page.question() == TRAININGS and page.table.columns.shown() == ("title", "country")
    titles = [page.model.index(row, page.model.column_of("title")).data() for row in range(page.model.rowCount())]
    assert titles == ["Border training 2", "Border training 1", "Border training 0"]


def test_columns_of_a_view_are_not_those_of_the_page(window: MainWindow) -> None:
    page = events(window)
    own = page.table.columns.shown()
    id_ = saved_views.save(store_of(window), "Short", "events", TRAININGS, BY_TITLE)
    workspace(window).show_view(id_)
    assert page.table.columns.shown() == ("title", "country")
    page.table.columns.set_visible("start", True)
    control(page).leave()
    assert page.table.columns.shown() == own and page.table.sort_state() == ("start", True)
    remembered = workspace(window).context.settings.state("events.table")
    assert "title" not in remembered.get("hidden", []) and len(remembered.get("hidden", [])) != len(page.model.columns) - 2


def test_a_list_that_differs_says_so_and_can_be_made_the_view_or_go_back_to_it(window: MainWindow) -> None:
    id_ = saved_views.save(store_of(window), "Trainings", "events", TRAININGS)
    workspace(window).show_view(id_)
    page = events(window)
    here = control(page)
    assert not here.changed_mark.isVisible() and not here.update_action.isEnabled()
    page.filters.choice("countries").set_values(("KG",))
    page.filters.changed.emit()
    until(here.changed_mark.isVisible)
    assert here.update_button.isVisible() and here.update_button.text() == "Update view"
    assert here.name_button.accessibleName() == "View “Trainings”, changed"
    here.back_to_view()
    assert page.question() == TRAININGS and not here.changed_mark.isVisible()
    page.ask(TRAININGS.but(countries=("KG",)))
    here.update_action.trigger()
    assert not here.changed_mark.isVisible()
    assert saved_views.all_views(store_of(window))[0].question == TRAININGS.but(countries=("KG",))
    window.undo()
    until(here.changed_mark.isVisible)  # the view is again what it was, the list is not
    page.table.horizontalHeader().setSortIndicator(page.model.column_of("title"), Qt.SortOrder.AscendingOrder)
    assert here.differs()


def test_where_there_is_little_room_a_symbol_offers_to_update(window: MainWindow) -> None:
    id_ = saved_views.save(store_of(window), "Trainings of border guards and customs officers", "events", TRAININGS)
    workspace(window).show_view(id_)
    page = events(window)
    page.ask(TRAININGS.but(countries=("KG",)))
    window.resize(window.minimumSizeHint())
    here = control(page)
    until(lambda: not here.update_button.text())
    assert here.update_button.isVisible() and not here.changed_mark.isVisible()
    assert here.update_button.accessibleName() == "Update view" and here.name_button.accessibleName().endswith("officers”, changed")


def test_clearing_the_filters_leaves_the_view(window: MainWindow) -> None:
    id_ = saved_views.save(store_of(window), "Short", "events", TRAININGS, BY_TITLE)
    page = events(window)
    own = page.table.columns.shown()
    workspace(window).show_view(id_)
    page.filters.clear()
    assert page.saved_view() == "" and page.table.columns.shown() == own and page.model.rowCount() == 4


def test_the_button_of_the_page_leads_from_the_view_to_everything(window: MainWindow) -> None:
    id_ = saved_views.save(store_of(window), "Trainings", "events", TRAININGS)
    workspace(window).show_view(id_)
    workspace(window).show_page("overview")
    workspace(window).navigation.chosen.emit("events")
    page = events(window)
    assert page.saved_view() == id_, "a page is found as it was left"
    workspace(window).navigation.chosen.emit("events")
    assert page.saved_view() == "" and page.model.rowCount() == 4


def test_counts_are_said_and_follow_what_is_changed(window: MainWindow) -> None:
    store = store_of(window)
    trainings = saved_views.save(store, "Border trainings", "events", TRAININGS)
    overdue = saved_views.save(store, "Overdue", "recommendations", Filter(overdue=True))
    found = side(window)
    assert found.list.spoken(trainings) == "Border trainings, 3 events" and found.list.number(trainings) == "3"
    assert found.list.spoken(overdue) == "Overdue, 1 recommendation"
    an_event(store, "One more", event_kind="training")
    assert side(window).list.number(trainings) == "4"
    saved_views.pin(store, trainings, True)
    assert side(window).list.spoken(trainings) == "Border trainings, 4 events, pinned"
    saved_views.update(store, trainings, Filter(kinds=("conference",)), Look())
    assert side(window).list.number(trainings) == "1"


def test_only_what_a_change_can_have_changed_is_counted_again(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_of(window)
    saved_views.save(store, "Trainings", "events", TRAININGS)
    saved_views.save(store, "Overdue", "recommendations", Filter(overdue=True))
    people = saved_views.save(store, "People", "directory/person", Filter(text="nobody"))
    found, counted = side(window), list[str]()
    ask = found._background.ask

    def note(name: str, work: Callable[[Store], int], done: Callable[[int], object]) -> None:
        counted.append(name)
        ask(name, work, done)

    monkeypatch.setattr(found._background, "ask", note)
    an_event(store, "Meeting", event_kind="meeting")
    side(window)
    overdue = saved_views.named(store, "Overdue")
    assert overdue and overdue.id in counted, "a recommendation may have been made when an event ended"
    counted.clear()
    a_recommendation(store, "Do better")
    side(window)
    trainings = saved_views.named(store, "Trainings")
    assert trainings and trainings.id not in counted and people in counted


def test_the_keyboard_does_all_of_it_in_the_side_bar(window: MainWindow) -> None:
    store = store_of(window)
    ids = {name: saved_views.save(store, name, "events", TRAININGS) for name in ("Alpha", "Beta", "Gamma")}
    views = side(window)
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    assert window.commands.saved_views.shortcut().toString() == "F6"
    window.commands.saved_views.trigger()
    assert views.list.hasFocus() and views.list.current_id() == ids["Alpha"]
    QTest.keyClick(views.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [view.name for view in saved_views.all_views(store)] == ["Beta", "Alpha", "Gamma"]
    assert views.list.current_id() == ids["Alpha"] and views.list.ids()[1] == ids["Alpha"]
    QTest.keyClick(views.list, Qt.Key.Key_G)
    assert views.list.current_id() == ids["Gamma"]
    QTest.keyClick(views.list, Qt.Key.Key_Return)
    assert workspace(window).page().saved_view() == ids["Gamma"]
    views.focus()
    QTest.keyClick(views.list, Qt.Key.Key_F2)
    dialog = shown(window, NameDialog)
    dialog.name.setText("ALPHA")
    dialog.keep_button.click()
    assert "“Alpha” already" in dialog.form.problems()["name"]
    dialog.name.setText("Delta")
    dialog.keep_button.click()
    assert views.list.spoken(ids["Gamma"]).startswith("Delta")
    QTest.keyClick(views.list, Qt.Key.Key_Delete)
    press(window, "Delete")
    assert views.list.ids() == [ids["Beta"], ids["Alpha"]] and workspace(window).page().saved_view() == ""
    window.undo()
    assert views.list.ids() == [ids["Beta"], ids["Alpha"], ids["Gamma"]]


def test_the_menu_of_a_view_pins_it_and_makes_a_report_of_it(window: MainWindow) -> None:
    store = store_of(window)
    ids = [saved_views.save(store, name, "events", TRAININGS) for name in ("Alpha", "Beta")]
    views = side(window)
    views.list.menu_requested.emit(ids[1], views.list.mapToGlobal(views.list.rect().center()))
    menu_of(window)["Pin on top"].trigger()
    assert views.list.ids() == [ids[1], ids[0]]
    views.list.menu_requested.emit(ids[1], views.list.mapToGlobal(views.list.rect().center()))
    entries = menu_of(window)
    assert "Unpin" in entries
    entries["Report on this view"].trigger()
    assert workspace(window).page().key == "reports"


def test_a_view_that_others_found_useful_can_be_taken_once(window: MainWindow) -> None:
    views = side(window)
    assert views.list.ids() == []
    views.add_button.click()
    entries = menu_of(window)
    entries["Overdue recommendations"].trigger()
    views = side(window)
    assert [views.list.spoken(id_) for id_ in views.list.ids()] == ["Overdue recommendations, 1 recommendation"]
    views.add_button.click()
    assert "Overdue recommendations" not in menu_of(window)


def test_every_list_of_the_window_can_be_kept(window: MainWindow) -> None:
    for place in saved_views.PAGES:
        id_ = saved_views.save(store_of(window), place, place, Filter(text="женщины"))
        workspace(window).show_view(id_)
        page = workspace(window).page()
        assert page.saved_view() == side(window).list.in_front() == id_, place
        assert page.save_view() in page.page_actions(), place
        assert saved_views.named(store_of(window), place).question.text == "женщины"  # type: ignore[union-attr]
    for key in ("overview", "terms", "countries"):
        workspace(window).show_page(key)
        assert workspace(window).page().saved_view() == side(window).list.in_front() == ""


def test_a_narrow_window_offers_the_views_in_a_menu(window: MainWindow) -> None:
    id_ = saved_views.save(store_of(window), "Trainings & more", "events", TRAININGS)
    views = side(window)
    window.resize(900, 700)
    QTest.qWait(1)
    assert not views.section.isVisible() and views.narrow_button.isVisible()
    views.focus()
    entries = menu_of(window)
    (entry,) = entries.values()
    assert entry.text() == "Trainings && more (3)"
    entry.trigger()
    assert workspace(window).page().saved_view() == id_


def test_going_back_shows_the_view_one_came_from(window: MainWindow) -> None:
    id_ = saved_views.save(store_of(window), "Short", "events", TRAININGS, BY_TITLE)
    workspace(window).show_view(id_)
    workspace(window).ask("events", Filter(kinds=("conference",)))
    page = events(window)
    assert page.saved_view() == "" and page.model.rowCount() == 1
    workspace(window).wandering.back()
    assert page.saved_view() == id_ and page.model.rowCount() == 3 and page.table.columns.shown() == ("title", "country")


def test_the_window_in_another_language_still_shows_the_view(window: MainWindow) -> None:
    id_ = saved_views.save(store_of(window), "Short", "events", TRAININGS, BY_TITLE)
    workspace(window).show_view(id_)
    own = control(events(window))._own
    language.use("ru")
    window.renew()
    until(lambda: workspace(window).views)
    page = events(window)
    assert page.saved_view() == side(window).list.in_front() == id_ and control(page)._own == own
    assert page.table.columns.shown() == ("title", "country") and not control(page).differs()
    assert side(window).list.spoken(id_) == "Short, 3 мероприятия"


def test_a_file_for_reading_shows_views_and_changes_none(app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "office.wpst"
    store = with_events(files.new_file(path))
    id_ = saved_views.save(store, "Trainings", "events", TRAININGS)
    store.close()
    monkeypatch.setattr("wpstracker.store.files.is_writable", lambda _path: False)
    with a_window(app, Settings(tmp_path / "settings.ini"), path) as window:
        until(lambda: window.workspace and window.workspace.views)
        views = side(window)
        assert views.list.number(id_) == "3"
        workspace(window).show_view(id_)
        page = events(window)
        page.ask(Filter(countries=("KG",)))
        here = control(page)
        until(here.changed_mark.isVisible)
        assert not here.update_button.isVisible() and not here.save_action.isEnabled()
        for do in (views.list.rename_requested, views.list.delete_requested):
            do.emit(id_)
        assert not [each for each in window.findChildren(QPushButton) if each.text() == "Rename"]


def test_a_proposed_name_says_what_is_asked(window: MainWindow) -> None:
    page = events(window)
    page.ask(Filter(kinds=("training",), countries=("KG",)))
    control(page).save_action.trigger()
    dialog = shown(window, NameDialog)
    assert dialog.name.text() == "Kyrgyzstan, Training"
    dialog.reject()


def test_a_report_can_be_limited_to_what_a_view_asks(window: MainWindow) -> None:
    workspace(window).show_page("reports")
    page = workspace(window).page()
    assert isinstance(page, ReportsPage)
    page.open_kind("summary")
    assert not page.settings.views.isVisible()
    saved_views.save(store_of(window), "Focal points", "directory/person", Filter())
    saved_views.save(store_of(window), "Trainings in Kyrgyzstan", "events", TRAININGS.but(countries=("KG",)))
    page.open_kind("summary")
    page.settings.views.click()
    entries = menu_of(window)
    assert list(entries) == ["Trainings in Kyrgyzstan"]
    entries["Trainings in Kyrgyzstan"].trigger()
    assert page.settings.request().question == TRAININGS.but(countries=("KG",))
