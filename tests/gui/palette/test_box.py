"""The box that leads anywhere, with real keys in the real window."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.builders import an_event
from tests.gui.windows import a_window, entries, events_page, page, store_of, until
from wpstracker.domain.question import Filter
from wpstracker.gui.dialogs.preferences import PREFERENCES, PreferencesDialog
from wpstracker.gui.forms.event_editor import EventEditor
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.pages.directory import DirectoryPage
from wpstracker.gui.palette.box import Palette
from wpstracker.gui.settings import Settings
from wpstracker.services import events, files, organisations, saved_views

KEY, CONTROL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    store = files.new_file(path)
    for title in ("Zebra training of border guards", "Zebra training of police", "Quokka seminar in Astana"):
        an_event(store, title)
    draft = organisations.blank()
    draft.record.name = "Quokka Academy"
    organisations.save(store, draft)
    store.close()
    return path


@pytest.fixture
def window(app: QApplication, settings: Settings, file: Path) -> Iterator[MainWindow]:
    with a_window(app, settings, file) as made:
        made.resize(1200, 800)
        yield made


def event(window: MainWindow, title: str) -> str:
    return str(store_of(window).rows("SELECT id FROM event WHERE title = ?", (title,))[0][0])


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused
    QTest.keyClick(focused, key, modifiers)


def opened(window: MainWindow) -> Palette:
    """The box, opened by its key."""
    press(KEY.Key_K, CONTROL)
    box = window.findChildren(Palette)[-1]
    assert box.isVisible()
    return box


def write(box: Palette, text: str) -> None:
    """Type, also letters of other scripts, and wait for the records."""
    if text.isascii():
        QTest.keyClicks(box.line, text)
    else:
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(box.line, typed)
    until(lambda: not box.is_waiting())


def titles(box: Palette) -> list[str]:
    return [entry.title for row in box.model.places() if (entry := box.model.entry(row))]


def headings(box: Palette) -> list[str]:
    return [row.title for at, row in enumerate(box.model.rows) if at not in box.model.places()]


def chosen(box: Palette) -> str:
    entry = box.current()
    return entry.title if entry else ""


def gone(window: MainWindow) -> bool:
    return not any(box.isVisible() for box in window.findChildren(Palette))


# -- opening and leaving


def test_the_key_opens_the_box_on_every_page_and_escape_gives_the_keyboard_back(window: MainWindow) -> None:
    assert window.workspace
    for key in ("overview", "events", "countries", "plans", "reports", "directory", "terms"):
        window.workspace.show_page(key)
        before = QApplication.focusWidget()
        box = opened(window)
        assert QApplication.focusWidget() is box.line
        press(KEY.Key_Escape)
        assert gone(window) and QApplication.focusWidget() is before, key


def test_the_key_in_the_search_line_of_a_page_opens_it_too_and_search_goes_on_afterwards(window: MainWindow) -> None:
    assert window.workspace
    window.workspace.show_page("events")
    press(KEY.Key_F, CONTROL)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "police")
    box = opened(window)
    press(KEY.Key_K, CONTROL)
    assert gone(window) and QApplication.focusWidget() is line and line.text() == "police"
    assert not box.isVisible()


def test_a_press_beside_the_box_leaves_it(window: MainWindow) -> None:
    box = opened(window)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 400))
    assert gone(window)


def test_keys_of_the_window_beneath_are_silent(window: MainWindow) -> None:
    opened(window)
    for key, modifiers in ((KEY.Key_2, ALT), (KEY.Key_N, CONTROL), (KEY.Key_W, CONTROL), (KEY.Key_Left, ALT), (KEY.Key_F1, CONTROL)):
        press(key, modifiers)
    assert page(window) == "overview" and window.workspace and not gone(window)
    press(KEY.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_the_menu_and_the_side_bar_lead_to_it(window: MainWindow) -> None:
    entries(window)["Go to…"].trigger()
    assert not gone(window)
    press(KEY.Key_Escape)
    from wpstracker.gui.frame import Frame

    frame = window.centralWidget()
    assert isinstance(frame, Frame)
    frame.go_to.click()
    assert not gone(window)


def test_without_a_file_there_is_nowhere_to_go(app: QApplication, settings: Settings) -> None:
    with a_window(app, settings) as window:
        assert not window.commands.go_to.isEnabled()


def test_the_box_keeps_within_a_small_window(window: MainWindow) -> None:
    box = opened(window)
    for width, height in ((1200, 800), (700, 480)):
        window.resize(width, height)
        QTest.qWait(10)
        assert box.size() == window.size()
        assert box.rect().contains(box.line.parentWidget().geometry())  # type: ignore[union-attr]


# -- records


def test_a_record_is_found_and_opened_with_enter(window: MainWindow) -> None:
    box = opened(window)
    write(box, "polic zebr")
    assert chosen(box) == "Zebra training of police" and headings(box)[0] == "Events"
    press(KEY.Key_Return)
    assert gone(window) and page(window) == "events"
    assert events_page(window).table.current_id() == event(window, "Zebra training of police")


def test_enter_pressed_before_the_records_are_there_waits_for_them(window: MainWindow) -> None:
    box = opened(window)
    QTest.keyClicks(box.line, "quokka sem")
    press(KEY.Key_Return)
    until(lambda: gone(window))
    assert events_page(window).table.current_id() == event(window, "Quokka seminar in Astana")


def test_the_typed_words_are_marked_where_they_stand(window: MainWindow) -> None:
    box = opened(window)
    write(box, "zebra")
    entry = box.current()
    assert entry and [entry.title[start:end] for start, end in entry.spans] == ["Zebra"]


def test_records_are_grouped_by_kind(window: MainWindow) -> None:
    box = opened(window)
    write(box, "quokka")
    assert set(headings(box)) == {"Events", "Organisations"}


def test_only_the_newest_question_is_answered(window: MainWindow) -> None:
    box = opened(window)
    for text in ("zebra", "quokka"):
        box.line.selectAll()
        QTest.keyClicks(box.line, text)
    until(lambda: not box.is_waiting())
    assert not any("Zebra" in title for title in titles(box)) and any("Quokka" in title for title in titles(box))


def test_ctrl_enter_opens_the_editor(window: MainWindow) -> None:
    box = opened(window)
    write(box, "zebra police")
    press(KEY.Key_Return, CONTROL)
    editor = window.findChild(EventEditor)
    assert editor and editor.isVisible()
    assert events_page(window).table.current_id() == event(window, "Zebra training of police")
    editor.close()


def test_alt_enter_shows_the_list_with_the_words_typed(window: MainWindow) -> None:
    box = opened(window)
    write(box, "zebra")
    press(KEY.Key_Return, ALT)
    assert events_page(window).question() == Filter(text="zebra")
    assert events_page(window).model.rowCount() == 2


def test_alt_enter_on_a_term_shows_its_events(window: MainWindow) -> None:
    box = opened(window)
    write(box, "#")
    write(box, "1325")
    assert headings(box) == ["Terms"]
    entry = box.current()
    press(KEY.Key_Return, ALT)
    assert entry and entry.record and events_page(window).question().terms == (entry.record[1],)


def test_a_sign_limits_to_people_and_organisations(window: MainWindow) -> None:
    box = opened(window)
    write(box, "@quokka")
    assert titles(box) == ["Quokka Academy"]
    press(KEY.Key_Return)
    assert window.workspace
    directory = window.workspace.page()
    assert isinstance(directory, DirectoryPage) and directory.present().record_kind == "organisation"


def test_a_country_is_found_by_any_of_its_names(window: MainWindow) -> None:
    box = opened(window)
    write(box, "Қырғыз")
    assert "Kyrgyzstan" in titles(box)


def test_more_records_than_are_listed_stand_behind_one_line(window: MainWindow) -> None:
    for number in range(9):
        an_event(store_of(window), f"Zebra round table {number}")
    box = opened(window)
    write(box, "zebra")
    assert titles(box).count("Show all in the list: Events") == 1
    box._step(-1)
    while chosen(box) != "Show all in the list: Events":
        press(KEY.Key_Up)
    press(KEY.Key_Return)
    assert events_page(window).model.rowCount() == 11


def test_what_is_not_there_is_said(window: MainWindow) -> None:
    box = opened(window)
    write(box, "xqzzk")
    assert titles(box) == [] and box._note.isVisible() and "xqzzk" in box._note.text()
    press(KEY.Key_Return)
    assert not gone(window)


@pytest.mark.parametrize("text", ['"', '"abc', "*", "a OR", "NEAR(", "-", "--x", "country:", "(((", "'; DROP", "%", "ё" * 500, "\\", "🙂"])
def test_odd_signs_break_nothing(window: MainWindow, text: str) -> None:
    box = opened(window)
    write(box, text)
    press(KEY.Key_Escape)
    assert gone(window)


def test_a_deleted_record_is_found_no_more_and_again_after_undo(window: MainWindow) -> None:
    police = event(window, "Zebra training of police")
    window.open_record("event", police)
    events.delete(store_of(window), [police])
    box = opened(window)
    assert "Zebra training of police" not in titles(box)
    write(box, "zebra pol")
    assert "Zebra training of police" not in titles(box)
    press(KEY.Key_Escape)
    window.commands.undo.trigger()
    box = opened(window)
    assert "Zebra training of police" in titles(box)


def test_while_the_file_is_read_nothing_keeps_changes_from_being_saved(window: MainWindow) -> None:
    box = opened(window)
    write(box, "zebra")
    an_event(store_of(window), "Zebra added meanwhile")
    write(box, " added")
    assert titles(box)[0] == "Zebra added meanwhile"


# -- commands, pages, settings


def test_a_command_is_found_by_parts_of_its_name_and_done_where_one_was(window: MainWindow) -> None:
    assert window.workspace
    window.workspace.show_page("events")
    box = opened(window)
    write(box, ">even new")
    entry = box.current()
    assert entry and entry.title == "New event" and entry.keys == "Ctrl+N" and entry.about == "Record"
    press(KEY.Key_Return)
    editor = window.findChild(EventEditor)
    assert editor and editor.isVisible()
    editor.close()


def test_every_command_that_can_be_done_is_listed(window: MainWindow) -> None:
    assert window.workspace
    window.workspace.show_page("events")
    box = opened(window)
    write(box, ">")
    listed = {title.rpartition(": ")[2] for title in titles(box)}
    elsewhere = {action.text().split("\t")[0].replace("&", "") for action in window.menus.pages} | {"Go to…"}
    for name, action in entries(window).items():
        if action.isEnabled() and not action.menu() and not action.isSeparator() and name and name not in elsewhere:
            assert name.rstrip("…") in listed, name


def test_what_cannot_be_done_is_not_offered(window: MainWindow) -> None:
    box = opened(window)
    write(box, ">undo")
    assert not any(title.startswith("Undo") for title in titles(box))


def test_commands_are_found_by_their_name_in_the_other_language(window: MainWindow) -> None:
    box = opened(window)
    write(box, ">настройки")
    assert "Preferences" in titles(box)
    press(KEY.Key_Escape)
    entries(window)["Русский"].trigger()
    QTest.qWait(10)
    box = opened(window)
    write(box, ">full screen")
    entry = box.current()
    assert entry and entry.title == "Во весь экран" and entry.about == "Full screen"


def test_a_choice_of_a_menu_is_a_command(window: MainWindow, settings: Settings) -> None:
    box = opened(window)
    write(box, ">dark")
    assert chosen(box) == "Colour theme: Dark"
    press(KEY.Key_Return)
    assert settings.text("theme") == "dark"


def test_a_page_is_found_by_its_name(window: MainWindow) -> None:
    box = opened(window)
    write(box, "remind recom"[7:])
    assert chosen(box) == "Recommendations"
    press(KEY.Key_Return)
    assert page(window) == "recommendations"


def test_a_list_of_the_directory_is_a_place_too(window: MainWindow) -> None:
    box = opened(window)
    write(box, "projects")
    press(KEY.Key_Return)
    assert window.workspace
    directory = window.workspace.page()
    assert isinstance(directory, DirectoryPage) and directory.present().record_kind == "project"


@pytest.mark.parametrize("key", PREFERENCES)
def test_each_preference_leads_to_its_place(window: MainWindow, key: str) -> None:
    box = opened(window)
    write(box, f">{PREFERENCES[key]}")
    while not (
        box.current() and chosen(box) == PREFERENCES[key] and box.model.spoken(box.list.currentIndex().row()).endswith("Preferences")
    ):
        press(KEY.Key_Down)
    press(KEY.Key_Return)
    dialog = window.findChild(PreferencesDialog)
    assert dialog and dialog.isVisible()
    until(lambda: dialog.focusWidget() is not None)
    widget, focused = dialog.form.row(key).widget, dialog.focusWidget()
    assert focused is widget or widget.isAncestorOf(focused)
    dialog.close()


def test_every_field_of_the_preferences_can_be_found(window: MainWindow) -> None:
    window.dialogs.preferences()
    dialog = window.findChild(PreferencesDialog)
    assert dialog and set(dialog.form.keys()) == set(PREFERENCES)
    dialog.close()


def test_a_saved_view_is_found_by_its_name(window: MainWindow) -> None:
    saved_views.save(store_of(window), "Wombat list", "events", Filter(text="zebra"))
    box = opened(window)
    assert "Saved views" in headings(box)
    write(box, "womb")
    press(KEY.Key_Return)
    assert events_page(window).question().text == "zebra"


# -- what is there before typing


def test_before_typing_there_are_favourites_what_was_viewed_lately_and_pages(window: MainWindow) -> None:
    window.open_record("event", event(window, "Zebra training of police"))
    window.commands.favourite.trigger()
    window.open_record("event", event(window, "Quokka seminar in Astana"))
    box = opened(window)
    assert headings(box) == ["Favourites", "Recently viewed", "Pages"]
    assert titles(box)[:2] == ["Zebra training of police", "Quokka seminar in Astana"]


def test_a_record_gets_its_star_in_the_box(window: MainWindow) -> None:
    box = opened(window)
    write(box, "zebra pol")
    press(KEY.Key_J, CONTROL)
    entry = box.current()
    assert entry and entry.title == "Zebra training of police" and entry.starred
    assert window.going and window.going.seen.favourites() == [("event", event(window, "Zebra training of police"))]
    press(KEY.Key_J, CONTROL)
    entry = box.current()
    assert entry and not entry.starred


# -- going through the list


def test_arrows_and_pages_go_through_the_entries_and_pass_over_headings(window: MainWindow) -> None:
    box = opened(window)
    write(box, "quokka")
    names = titles(box)
    assert chosen(box) == names[0]
    press(KEY.Key_Down)
    assert chosen(box) == names[1]
    press(KEY.Key_Up)
    press(KEY.Key_Up)
    assert chosen(box) == names[-1]
    press(KEY.Key_PageUp)
    assert chosen(box) == names[0]
    press(KEY.Key_PageDown)
    assert chosen(box) == names[-1]


def test_a_press_on_an_entry_opens_it(window: MainWindow) -> None:
    box = opened(window)
    write(box, "zebra police")
    index = box.model.index(box.model.places()[0])
    QTest.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box.list.visualRect(index).center())
    assert gone(window) and page(window) == "events"


def test_the_line_says_what_is_marked(window: MainWindow) -> None:
    box = opened(window)
    write(box, "zebra pol")
    assert box.line.accessibleName() and box.list.accessibleName()
    assert "Zebra training of police" in box.line.accessibleDescription() and "Events" in box.line.accessibleDescription()


def test_the_list_is_a_sound_model(window: MainWindow) -> None:
    box = opened(window)
    QAbstractItemModelTester(box.model, QAbstractItemModelTester.FailureReportingMode.Fatal, box)
    for text in ("zebra", "", ">", "quokka"):
        box.line.clear()
        write(box, text) if text else box._ask()
    box.grab()


# -- a file for reading, a file that is busy


def test_in_a_file_for_reading_records_are_found_and_shown_instead_of_edited(
    app: QApplication, settings: Settings, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wpstracker.store.files.is_writable", lambda _path: False)
    with a_window(app, settings, file) as window:
        box = opened(window)
        write(box, "zebra pol")
        press(KEY.Key_Return, CONTROL)
        assert window.findChild(EventEditor) is None
        assert events_page(window).table.current_id() == event(window, "Zebra training of police")


def test_closing_the_window_with_the_box_open_ends_quietly(app: QApplication, settings: Settings, file: Path) -> None:
    with a_window(app, settings, file) as window:
        box = opened(window)
        QTest.keyClicks(box.line, "zebra")
    file.rename(file.with_name("moved.wpst"))


def test_a_file_that_is_gone_is_told_in_the_box(window: MainWindow, file: Path) -> None:
    box = opened(window)
    file.rename(file.with_name("moved.wpst"))
    write(box, "zebra")
    assert box._note.isVisible() and "office.wpst" in box._note.text()
    file.with_name("moved.wpst").rename(file)


def test_typing_does_not_wait_for_records(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_arguments: object) -> list[object]:
        time.sleep(0.4)
        return []

    monkeypatch.setattr("wpstracker.gui.palette.reader.find", slow)
    box = opened(window)
    started = time.monotonic()
    QTest.keyClicks(box.line, "zebra")
    assert time.monotonic() - started < 0.4 and box.line.text() == "zebra"
    press(KEY.Key_Escape)


def test_the_heading_above_the_first_entry_is_seen(window: MainWindow) -> None:
    window.resize(900, 420)
    box = opened(window)
    for text in ("zebra", "", "quokka"):
        box.line.clear()
        write(box, text) if text else box._ask()
        assert box.list.verticalScrollBar().value() == 0


def test_a_button_of_the_mouse_does_not_go_back_beneath_the_box(window: MainWindow) -> None:
    assert window.workspace
    window.workspace.show_page("events")
    opened(window)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 90))
    assert page(window) == "events"
