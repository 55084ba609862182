"""The window around the pages: files, undo and redo, languages, read-only files."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from tests.gui.windows import a_window, entries, message, shown, store_of, until
from wpstracker.domain.question import Filter
from wpstracker.figures.selecting import event_ids
from wpstracker.gui import long_steps, open_file
from wpstracker.gui.dialogs.findings import FindingsDialog
from wpstracker.gui.look import Look
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.menus import ToolBar
from wpstracker.gui.page_list import PAGES
from wpstracker.gui.settings import Settings
from wpstracker.gui.theme import Theme
from wpstracker.gui.widgets.navigation import NavigationBar
from wpstracker.records import Event
from wpstracker.services import events, files
from wpstracker.store.database import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    files.new_file(path).close()
    return path


@pytest.fixture
def window(app: QApplication, settings: Settings, file: Path) -> Iterator[MainWindow]:
    with a_window(app, settings, file) as made:
        yield made


def an_event(store: Store, title: str = "Training on Resolution 1325") -> str:
    draft = events.blank()
    draft.record.title = title
    return events.save(store, draft)


# -- files


def test_the_title_says_which_file_is_open(window: MainWindow) -> None:
    assert window.windowTitle() == "office.wpst — WPS Tracker"


def test_without_a_file_the_welcome_is_shown(app: QApplication, settings: Settings) -> None:
    with a_window(app, settings) as window:
        assert window.welcome
        assert window.welcome.isVisible()
        assert window.windowTitle() == "WPS Tracker"


def test_the_next_start_opens_the_file_again(app: QApplication, settings: Settings, file: Path) -> None:
    with a_window(app, settings, file):
        pass
    with a_window(app, settings) as window:
        assert window.windowTitle().startswith("office.wpst")


def test_the_next_start_welcomes_when_the_file_was_closed(app: QApplication, settings: Settings, file: Path) -> None:
    with a_window(app, settings, file) as window:
        entries(window)["Close file"].trigger()
        assert window.welcome
    with a_window(app, settings) as window:
        assert window.welcome


def test_the_next_start_welcomes_when_the_file_is_gone(app: QApplication, settings: Settings, file: Path) -> None:
    with a_window(app, settings, file):
        pass
    file.unlink()
    with a_window(app, settings) as window:
        assert window.welcome


def test_what_was_saved_is_there_after_closing_and_opening(app: QApplication, settings: Settings, file: Path) -> None:
    with a_window(app, settings, file) as window:
        saved = an_event(store_of(window))
        entries(window)["Close file"].trigger()
        window.opener.open(file)
        assert event_ids(store_of(window), Filter()) == [saved]


def test_until_the_file_is_read_its_frame_stands_and_nothing_in_it_can_be_asked(app: QApplication, settings: Settings, file: Path) -> None:
    with a_window(app, settings, file):
        pass
    window = MainWindow(settings, Look(app, settings))
    window.prepare(None)
    window.show()
    QTest.qWait(1)
    assert window.windowTitle() == "office.wpst — WPS Tracker"
    assert window.findChild(NavigationBar).isVisible()  # type: ignore[union-attr]
    assert not window.commands.find.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    bar = window.findChild(ToolBar)
    assert bar
    before = bar.height()

    window.start(None)
    QTest.qWait(1)
    assert window.workspace
    assert window.workspace.page().key == "overview"
    assert window.commands.find.isEnabled()
    assert bar.height() == before
    window.close()


def test_deeds_of_a_page_keep_their_words_in_a_narrow_window(app: QApplication, settings: Settings, file: Path) -> None:
    settings.put_text("language", "ru")
    with a_window(app, settings, file) as window:
        bar, export = window.findChild(ToolBar), window.commands.export
        assert bar and window.workspace
        for page in PAGES:
            window.resize(1280, 760)
            window.workspace.show_page(page.key)
            QTest.qWait(1)
            button = bar.widgetForAction(export)
            assert button.isVisible() and button.geometry().right() < bar.width(), page.key
            window.resize(1600, 760)
            QTest.qWait(1)
            assert button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon, page.key  # type: ignore[attr-defined]


def test_a_file_that_cannot_be_read_gives_way_to_the_welcome(app: QApplication, settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "notes.wpst"
    path.write_bytes(b"Dear colleagues, " * 100)
    window = MainWindow(settings, Look(app, settings))
    window.prepare(path)
    window.show()
    window.start(path)
    assert "is not a WPS Tracker file" in message(window)
    assert window.welcome
    assert window.welcome.isVisible()
    assert window.windowTitle() == "WPS Tracker"
    window.close()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("notes.wpst", b"Dear colleagues, " * 100, "is not a WPS Tracker file"),
        ("empty.wpst", b"", "is empty"),
        ("missing.wpst", None, "There is no file at"),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence(
    app: QApplication, settings: Settings, tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with a_window(app, settings, path) as window:
        assert sentence in message(window)
        assert window.welcome


def test_a_file_of_a_newer_version_is_refused_and_the_open_one_stays(window: MainWindow, tmp_path: Path) -> None:
    newer = tmp_path / "newer.wpst"
    store = files.new_file(newer)
    store.db.execute_sql("PRAGMA user_version = 9999")
    store.close()
    window.opener.open(newer)
    assert "newer version" in message(window)
    assert window.windowTitle().startswith("office.wpst")


def test_a_folder_that_takes_no_files_is_told(window: MainWindow, tmp_path: Path) -> None:
    window.opener.create(tmp_path / "missing" / "new.wpst")
    assert "does not exist" in message(window)


def test_recent_files_stand_in_the_menu_and_missing_ones_are_grey(window: MainWindow, settings: Settings, tmp_path: Path) -> None:
    settings.opened(tmp_path / "gone.wpst")
    window.menus.recent.aboutToShow.emit()
    enabled = {action.text().split(" in ")[0]: action.isEnabled() for action in window.menus.recent.actions()}
    assert enabled == {"gone.wpst": False, "office.wpst": True}


def test_a_recent_file_is_opened_from_the_menu(window: MainWindow, tmp_path: Path) -> None:
    window.opener.create(tmp_path / "second.wpst")
    assert window.windowTitle().startswith("second.wpst")
    window.menus.recent.aboutToShow.emit()
    next(action for action in window.menus.recent.actions() if "office" in action.text()).trigger()
    assert window.windowTitle().startswith("office.wpst")


def test_a_file_dropped_on_the_window_is_opened(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "colleague.wpst"
    files.new_file(other).close()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(QPoint(10, 10)), Qt.DropAction.CopyAction, data, left, none))
    assert window.windowTitle().startswith("colleague.wpst")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this person may write everywhere")
def test_a_file_that_cannot_be_written_is_opened_for_reading(app: QApplication, settings: Settings, file: Path) -> None:
    file.chmod(stat.S_IRUSR)
    check_reading_only(app, settings, file)


def test_a_file_open_for_reading_says_so_and_offers_no_change(
    app: QApplication, settings: Settings, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wpstracker.store.files.is_writable", lambda _path: False)
    check_reading_only(app, settings, file)


def check_reading_only(app: QApplication, settings: Settings, file: Path) -> None:
    with a_window(app, settings, file) as window:
        assert window.windowTitle() == "office.wpst (read only) — WPS Tracker"
        assert window.workspace
        assert window.workspace.banner.isVisible()
        for page in ("events", "recommendations", "plans"):
            window.workspace.show_page(page)
            assert not any(action.isEnabled() for action in window.workspace.page().page_actions() if action.text().startswith("New"))


def test_a_sound_file_is_said_to_be_sound(window: MainWindow) -> None:
    entries(window)["Check file…"].trigger()
    assert message(window).startswith("No problems found")


def test_what_is_wrong_with_a_file_is_said(window: MainWindow) -> None:
    store = store_of(window)
    an_event(store)
    store.db.execute_sql("UPDATE event SET title = 'Changed behind the log'")
    entries(window)["Check file…"].trigger()
    dialog = shown(window, FindingsDialog)
    assert "2 problems" in dialog.heading.text()
    assert "title" in dialog.lines.toPlainText().lower()


# -- undo and redo


def test_the_menu_names_what_can_be_undone_and_redone(window: MainWindow) -> None:
    assert not window.commands.undo.isEnabled()
    an_event(store_of(window))
    assert "Undo “New event”" in entries(window)
    window.commands.undo.trigger()
    assert event_ids(store_of(window), Filter()) == []
    assert not window.commands.undo.isEnabled()
    assert "Redo “New event”" in entries(window)
    window.commands.redo.trigger()
    assert len(event_ids(store_of(window), Filter())) == 1


def test_a_step_with_numbers_is_named_with_them(window: MainWindow) -> None:
    ids = [an_event(store_of(window), title) for title in ("One", "Two")]
    events.delete(store_of(window), ids)
    assert "Undo “Delete 2 events”" in entries(window)
    window.commands.undo.trigger()
    assert window.statusBar().currentMessage() == "Undone: Delete 2 events"


def test_a_large_step_is_taken_back_beside_the_window(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_file, "_LARGE", 2)
    monkeypatch.setattr(long_steps, "AT_ONCE", 2)
    store = store_of(window)
    with store.change("Many") as writer:
        for number in range(5):
            writer.save(Event(title=f"Event {number}"))
    window.commands.undo.trigger()
    until(lambda: window.statusBar().currentMessage() == "Undone: Many")
    assert event_ids(store, Filter()) == []
    assert "Redo “Many”" in entries(window)
    window.commands.redo.trigger()
    until(lambda: len(event_ids(store, Filter())) == 5)


def test_keys_undo_and_redo_on_every_page(window: MainWindow) -> None:
    an_event(store_of(window))
    assert window.workspace
    for page in ("overview", "events", "recommendations", "plans"):
        window.workspace.show_page(page)
        focus = QApplication.focusWidget()
        assert focus
        QTest.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert event_ids(store_of(window), Filter()) == [], page
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        assert len(event_ids(store_of(window), Filter())) == 1, page


def test_in_a_line_of_text_the_key_undoes_typing(window: MainWindow) -> None:
    an_event(store_of(window))
    assert window.workspace
    window.workspace.show_page("events")
    window.commands.find.trigger()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "border")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() != "border"
    assert len(event_ids(store_of(window), Filter())) == 1


# -- pages


def test_keys_lead_to_the_pages(window: MainWindow) -> None:
    assert window.workspace
    pages = ("overview", "events", "recommendations", "countries", "plans", "calendar", "reporting", "reports", "directory", "terms")
    for number, page in enumerate(pages, 1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number % 10), Qt.KeyboardModifier.AltModifier)
        assert window.workspace.page().key == page


def test_the_record_menu_holds_the_deeds_of_the_page_in_front(window: MainWindow) -> None:
    assert window.workspace
    window.workspace.show_page("events")
    in_events = [action.text() for action in window.menus.record.actions()]
    window.workspace.show_page("recommendations")
    in_recommendations = [action.text() for action in window.menus.record.actions()]
    assert any("event" in text for text in in_events)
    assert any("recommendation" in text for text in in_recommendations)


def test_no_key_means_two_things(window: MainWindow) -> None:
    assert window.workspace
    for page in ("overview", "events", "recommendations", "plans"):
        window.workspace.show_page(page)
        keys = [key.toString() for action in set(entries(window).values()) for key in action.shortcuts() if not key.isEmpty()]
        assert len(keys) == len(set(keys)), page


def test_the_number_of_events_and_the_path_are_shown(window: MainWindow) -> None:
    an_event(store_of(window))
    labels = [label.text() for label in window.statusBar().findChildren(QLabel)]
    assert "1 event" in labels
    assert any("office.wpst" in text for text in labels)


# -- languages and looks


def test_another_language_keeps_page_filter_and_chosen_record(window: MainWindow) -> None:
    store = store_of(window)
    an_event(store, "Seminar in Astana")
    wanted = an_event(store, "Training of border guards")
    an_event(store, "Training of police")
    window.ask("events", Filter(text="training"))
    window.open_record("event", wanted)
    before = window.workspace
    entries(window)["Русский"].trigger()
    QTest.qWait(10)
    assert window.workspace
    assert window.workspace is not before
    page = window.workspace.page()
    assert page.key == "events"
    assert page.question().text == "training"
    assert page.table.current_id() == wanted  # type: ignore[attr-defined]
    assert "Файл" in entries(window)


def test_after_a_change_of_language_steps_can_still_be_undone(window: MainWindow) -> None:
    an_event(store_of(window))
    entries(window)["Русский"].trigger()
    window.commands.undo.trigger()
    assert store_of(window).get(Event, "x") is None
    assert event_ids(store_of(window), Filter()) == []


def test_a_page_not_seen_since_keeps_its_state_over_two_changes(window: MainWindow) -> None:
    window.ask("events", Filter(text="training"))
    assert window.workspace
    window.workspace.show_page("overview")
    entries(window)["Русский"].trigger()
    entries(window)["English"].trigger()
    window.workspace.show_page("events")
    assert window.workspace.page().question().text == "training"


def test_the_theme_is_ticked_in_the_menu_and_shown_at_once(window: MainWindow, settings: Settings) -> None:
    entries(window)["Light"].trigger()
    light = window.grab().toImage().pixelColor(5, 300)
    entries(window)["Dark"].trigger()
    QTest.qWait(1)
    assert window.grab().toImage().pixelColor(5, 300) != light
    assert entries(window)["Dark"].isChecked()
    assert settings.text("theme") == Theme.DARK.value


# the screen of the tests is 800 pixels wide
def test_the_window_comes_back_at_the_size_it_had(app: QApplication, settings: Settings) -> None:
    with a_window(app, settings) as window:
        window.resize(760, 640)
        QTest.qWait(1)
    with a_window(app, settings) as window:
        assert (window.width(), window.height()) == (760, 640)


def test_the_help_lists_every_key(window: MainWindow) -> None:
    from wpstracker.gui.dialogs.shortcuts import ShortcutsDialog
    from wpstracker.gui.widgets.reading_pane import ReadingPane

    entries(window)["Keyboard shortcuts"].trigger()
    dialog = window.findChild(ShortcutsDialog)
    assert dialog
    until(dialog.isVisible)
    text = dialog.findChild(ReadingPane).toPlainText()  # type: ignore[union-attr]
    for key in ("Ctrl+Shift+E", "Alt+2", QKeySequence("Ctrl+,").toString(QKeySequence.SequenceFormat.NativeText)):
        assert key in text
