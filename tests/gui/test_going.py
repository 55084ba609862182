"""Back and forward, records viewed lately, favourites."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import an_event
from tests.gui.windows import a_window, entries, events_page, page, store_of, until
from wpstracker.domain.question import Filter
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.page_list import PAGES
from wpstracker.gui.settings import Settings
from wpstracker.services import events, files

ALT, LEFT, RIGHT = Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Left, Qt.Key.Key_Right


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    store = files.new_file(path)
    for title in ("Training of border guards", "Training of police", "Seminar in Astana"):
        an_event(store, title)
    store.close()
    return path


@pytest.fixture
def window(app: QApplication, settings: Settings, file: Path) -> Iterator[MainWindow]:
    with a_window(app, settings, file) as made:
        yield made


def event(window: MainWindow, title: str) -> str:
    store = store_of(window)
    return str(store.rows("SELECT id FROM event WHERE title = ?", (title,))[0][0])


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = ALT) -> None:
    focused = QApplication.focusWidget()
    assert focused
    QTest.keyClick(focused, key, modifiers)
    QTest.qWait(5)


def listed(window: MainWindow, menu: str) -> list[str]:
    shown = getattr(window.menus, menu)
    shown.aboutToShow.emit()
    return [action.text() for action in shown.actions() if action.isEnabled()]


# -- back and forward


def test_keys_lead_back_and_forward_through_the_pages(window: MainWindow) -> None:
    assert window.workspace
    assert not window.commands.back.isEnabled() and not window.commands.forward.isEnabled()
    for key in ("events", "terms"):
        window.workspace.show_page(key)
    press(LEFT)
    assert page(window) == "events"
    press(LEFT)
    assert page(window) == "overview" and not window.commands.back.isEnabled()
    press(RIGHT)
    assert page(window) == "events"
    press(RIGHT)
    assert page(window) == "terms" and not window.commands.forward.isEnabled()


def test_every_page_can_be_left_by_the_key_and_come_back_to(window: MainWindow) -> None:
    assert window.workspace
    for entry in PAGES:
        window.workspace.show_page(entry.key)
    for entry in reversed(PAGES[:-1]):
        press(LEFT)
        assert page(window) == entry.key
    for entry in PAGES[1:]:
        press(RIGHT)
        assert page(window) == entry.key


def test_the_buttons_of_a_mouse_lead_back_and_forward(window: MainWindow) -> None:
    assert window.workspace
    window.workspace.show_page("events")
    place = window.mapFromGlobal(events_page(window).table.viewport().mapToGlobal(QPoint(60, 60)))
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, place)
    assert page(window) == "overview"
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier, place)
    assert page(window) == "events"


def test_going_back_restores_question_and_record(window: MainWindow) -> None:
    seminar, police = event(window, "Seminar in Astana"), event(window, "Training of police")
    window.ask("events", Filter(text="training"))
    events_page(window).table.set_current_id(police)
    window.open_record("event", seminar)
    assert events_page(window).question().is_empty
    press(LEFT)
    assert events_page(window).question().text == "training"
    assert events_page(window).table.current_id() == police
    press(RIGHT)
    assert events_page(window).table.current_id() == seminar


def test_typing_in_a_filter_makes_no_steps_but_is_kept(window: MainWindow) -> None:
    assert window.workspace
    window.workspace.show_page("events")
    window.commands.find.trigger()
    line = QApplication.focusWidget()
    assert line
    QTest.keyClicks(line, "police")
    until(lambda: events_page(window).model.rowCount() == 1)
    window.workspace.show_page("terms")
    press(LEFT)
    assert events_page(window).filters.text() == "police" and events_page(window).model.rowCount() == 1
    press(LEFT)
    assert page(window) == "overview"


def test_a_new_step_cuts_off_what_lay_ahead(window: MainWindow) -> None:
    assert window.workspace
    window.workspace.show_page("events")
    window.workspace.show_page("terms")
    press(LEFT)
    window.workspace.show_page("plans")
    assert not window.commands.forward.isEnabled()
    press(LEFT)
    assert page(window) == "events"


def test_the_same_place_is_no_second_step(window: MainWindow) -> None:
    assert window.workspace
    window.workspace.show_page("events")
    window.workspace.show_page("events")
    window.open_record("event", events_page(window).table.current_id() or "")
    press(LEFT)
    assert page(window) == "overview"


def test_going_back_scrolls_to_where_one_was(window: MainWindow) -> None:
    store = store_of(window)
    for number in range(80):
        an_event(store, f"Round table {number}")
    assert window.workspace
    window.workspace.show_page("events")
    bar = events_page(window).table.verticalScrollBar()
    until(lambda: bar.maximum() > 700)
    bar.setValue(640)
    window.ask("events", Filter(text="police"))
    press(LEFT)
    until(lambda: bar.value() == 640)


def test_a_column_made_wider_stays_wide_on_the_way_back(window: MainWindow) -> None:
    window.ask("events", Filter(text="training"))
    window.ask("events", Filter(text="seminar"))
    header = events_page(window).table.horizontalHeader()
    header.resizeSection(0, 210)
    press(LEFT)
    assert events_page(window).question().text == "training" and header.sectionSize(0) == 210


def test_back_to_a_record_that_was_deleted_shows_the_list(window: MainWindow) -> None:
    police = event(window, "Training of police")
    window.open_record("event", police)
    assert window.workspace
    window.workspace.show_page("terms")
    events.delete(store_of(window), [police])
    press(LEFT)
    assert page(window) == "events" and events_page(window).table.current_id() not in (None, police)


def test_the_way_is_kept_in_another_language(window: MainWindow) -> None:
    window.ask("events", Filter(text="training"))
    assert window.workspace
    window.workspace.show_page("terms")
    entries(window)["Русский"].trigger()
    QTest.qWait(10)
    window.commands.back.trigger()
    assert page(window) == "events" and events_page(window).question().text == "training"


def test_an_opened_plan_is_a_step_of_its_own(window: MainWindow) -> None:
    from wpstracker.gui.pages.plans_and_matrix import PlansAndMatrix

    assert window.workspace
    window.workspace.show_page("plans")
    plans = window.workspace.page()
    assert isinstance(plans, PlansAndMatrix)
    plan = str(store_of(window).rows("SELECT id FROM plan ORDER BY id LIMIT 1")[0][0])
    plans.show_record("plan", plan)
    plans.open_matrix(plan)
    press(LEFT)
    assert page(window) == "plans" and not plans.in_plan() and plans.plan_id() == plan
    press(RIGHT)
    assert plans.in_matrix()


# -- viewed lately


def test_what_was_opened_is_listed_with_the_newest_first(window: MainWindow) -> None:
    for title in ("Training of police", "Seminar in Astana", "Training of police"):
        window.open_record("event", event(window, title))
    window.open_record("country", "KG")
    assert listed(window, "lately") == ["Kyrgyzstan", "Training of police", "Seminar in Astana"]


def test_a_record_of_the_menu_is_opened(window: MainWindow) -> None:
    window.open_record("event", event(window, "Training of police"))
    window.ask("events", Filter(text="seminar"))
    listed(window, "lately")
    window.menus.lately.actions()[0].trigger()
    assert events_page(window).table.current_id() == event(window, "Training of police")


def test_whoever_reads_a_record_for_a_while_has_viewed_it_and_who_passes_by_has_not(window: MainWindow) -> None:
    assert window.workspace
    window.workspace.show_page("events")
    table = events_page(window).table
    table.setFocus()
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down)
    title = str(table.records().data(table.records().index(2, table.records().column_of("title"))))
    until(lambda: listed(window, "lately"))
    assert listed(window, "lately") == [title]


def test_a_deleted_record_is_not_listed_until_it_comes_back(window: MainWindow) -> None:
    police = event(window, "Training of police")
    window.open_record("event", police)
    window.commands.favourite.trigger()
    events.delete(store_of(window), [police])
    assert listed(window, "lately") == [] and listed(window, "favourites") == []
    window.commands.undo.trigger()
    assert listed(window, "lately") == listed(window, "favourites") == ["Training of police"]


def test_the_next_start_still_knows_them_by_id_alone(app: QApplication, settings: Settings, file: Path) -> None:
    with a_window(app, settings, file) as window:
        window.open_record("event", event(window, "Training of police"))
        window.commands.favourite.trigger()
    settings.sync()
    assert "Training" not in (file.parent / "settings.ini").read_text(encoding="utf-8")
    with a_window(app, settings, file) as window:
        assert listed(window, "lately") == listed(window, "favourites") == ["Training of police"]


def test_another_file_has_its_own(app: QApplication, settings: Settings, file: Path) -> None:
    with a_window(app, settings, file) as window:
        window.open_record("event", event(window, "Training of police"))
        window.open_record("country", "KG")
        window.opener.create(file.parent / "second.wpst")
        assert listed(window, "lately") == []
        window.opener.open(file)
        assert listed(window, "lately") == ["Kyrgyzstan", "Training of police"]
        window.commands.back.trigger()
        assert page(window) == "overview"


def test_damaged_settings_list_nothing(app: QApplication, settings: Settings, file: Path) -> None:
    settings.put_text("favourites", '{"records": [1, ["event"], null, {"a": 2}]}')
    settings.put_text("recent_records", "[]")
    with a_window(app, settings, file) as window:
        assert listed(window, "lately") == [] and listed(window, "favourites") == []


# -- favourites


def test_the_key_marks_the_record_in_front_and_unmarks_it(window: MainWindow) -> None:
    assert not window.commands.favourite.isEnabled()
    window.open_record("event", event(window, "Training of police"))
    press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert window.statusBar().currentMessage() == "Added to favourites."
    assert listed(window, "favourites") == ["Training of police"]
    assert "Remove from favourites" in entries(window)
    press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert listed(window, "favourites") == [] and "Add to favourites" in entries(window)


@pytest.mark.parametrize(
    ("kind", "sql"), [("term", "SELECT id FROM term"), ("plan", "SELECT id FROM plan"), ("organisation", "SELECT id FROM organisation")]
)
def test_records_of_any_kind_can_be_marked(window: MainWindow, kind: str, sql: str) -> None:
    window.open_record(kind, str(store_of(window).rows(f"{sql} ORDER BY id LIMIT 1")[0][0]))
    window.commands.favourite.trigger()
    assert len(listed(window, "favourites")) == 1


def test_a_copy_of_the_file_keeps_the_stars(app: QApplication, settings: Settings, file: Path) -> None:
    with a_window(app, settings, file) as window:
        window.open_record("event", event(window, "Training of police"))
        window.commands.favourite.trigger()
    copy = file.with_name("copy.wpst")
    copy.write_bytes(file.read_bytes())
    with a_window(app, settings, copy) as window:
        assert listed(window, "favourites") == ["Training of police"]


def test_in_a_file_for_reading_one_goes_about_and_marks_all_the_same(
    app: QApplication, settings: Settings, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wpstracker.store.files.is_writable", lambda _path: False)
    with a_window(app, settings, file) as window:
        window.open_record("event", event(window, "Training of police"))
        window.commands.favourite.trigger()
        assert listed(window, "lately") == listed(window, "favourites") == ["Training of police"]
        press(LEFT)
        assert page(window) == "overview"
