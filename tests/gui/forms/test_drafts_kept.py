"""What is typed into an editor outlives the program: kept every few seconds, offered again, settled by saving or throwing away."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.gui.contexts import Window, a_context
from tests.gui.editors import opened
from tests.gui.windows import a_window, press, shown, until
from wpstracker.gui.forms import editors
from wpstracker.gui.forms.draft_keeper import EVERY_MS, DraftKeeper
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_editor import EventEditor
from wpstracker.gui.settings import Settings
from wpstracker.gui.unsaved_offers import UnsavedOffers
from wpstracker.records import Event, EventOrganisation, Organisation
from wpstracker.services import events, unsaved
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

BASICS, ORGANISED = 0, 1


@pytest.fixture
def edit(app: QApplication, store: Store, tmp_path: Path) -> Callable[..., EventEditor]:
    """Opens an editor of an event."""

    def made(draft: Draft[Event] | None = None) -> EventEditor:
        editor = opened(EventEditor(a_context(store, tmp_path), draft or events.blank()))
        app.processEvents()
        return editor

    return made


def keeper(editor: Editor) -> DraftKeeper:
    """What keeps the editor's draft."""
    (found,) = editor.findChildren(DraftKeeper)
    return found


def field(editor: Editor, name: str, section: int = BASICS) -> Any:
    """The input of a field."""
    return editor.groups[section].fields.widget(name)  # type: ignore[attr-defined]


def offers(store: Store, folder: Path) -> UnsavedOffers:
    """What a window that opens the file now shows."""
    return UnsavedOffers(a_context(store, folder, Window()))


def button(offers: UnsavedOffers, text: str) -> QPushButton:
    """A button of the first offer."""
    return next(each for each in offers.banners[0].findChildren(QPushButton) if each.text() == text)


def test_an_editor_that_nobody_touches_writes_nothing(edit: Any, store: Store) -> None:
    editor = edit()
    keeper(editor).keep()
    assert not unsaved.offered(store)
    assert not keeper(editor)._timer.isActive()


def test_a_change_is_kept_within_three_seconds_and_work_is_not_disturbed(edit: Any, store: Store) -> None:
    assert EVERY_MS <= 3000
    editor = edit()
    field(editor, "title").setText("Round table")
    assert keeper(editor)._timer.isActive()
    editor.form.section(ORGANISED).set_open(True)
    row = editor.groups[ORGANISED].rows.add_row()
    line = row.fields.widget("organisation").line
    line.setFocus()
    QTest.keyClicks(line, "Minis")
    line.setCursorPosition(2)

    started = time.perf_counter()
    keeper(editor).keep()
    took = time.perf_counter() - started

    assert [offer.name for offer in unsaved.offered(store)] == ["Round table"]
    assert line.text() == "Minis"
    assert line.cursorPosition() == 2
    assert not store.rows("SELECT * FROM organisation WHERE name = 'Minis'")
    assert not editor.draft.new, "no organisation is made of a name that is still being typed"
    assert took < 0.1
    editor.done(0)


def test_saving_throwing_away_and_changing_back_settle_the_draft(edit: Any, store: Store) -> None:
    editor = edit()
    field(editor, "title").setText("Saved")
    keeper(editor).keep()
    editor.save()
    assert not unsaved.offered(store)

    editor = edit()
    field(editor, "title").setText("Thrown away")
    keeper(editor).keep()
    editor.reject()
    press(editor, "Discard")
    assert not unsaved.offered(store)

    editor = edit()
    field(editor, "title").setText("Changed back")
    keeper(editor).keep()
    assert unsaved.offered(store)
    field(editor, "title").setText("")
    keeper(editor).keep()
    assert not unsaved.offered(store)


def test_a_half_typed_name_counts_as_unsaved_work(edit: Any) -> None:
    editor = edit()
    line = field(editor, "country").line
    line.setFocus()
    QTest.keyClicks(line, "Kaz")
    assert editor.touched()
    editor.done(0)


def test_half_typed_and_unreadable_text_comes_back_where_it_stood(edit: Any, store: Store, tmp_path: Path) -> None:
    editor = edit()
    field(editor, "title").setText("Round table")
    field(editor, "start").set_text("31.13.20")
    field(editor, "country").line.setText("Kazakhs")
    editor.groups[ORGANISED].rows.add_row().fields.widget("organisation").line.setText("Ministry of Int")
    keeper(editor).keep()
    editor.hide()

    waiting = offers(store, tmp_path)
    button(waiting, "Continue").click()
    again: Any = waiting.findChild(EventEditor)

    assert field(again, "title").text() == "Round table"
    assert field(again, "start").text() == "31.13.20"
    assert field(again, "country").text() == "Kazakhs"
    assert [row.fields.widget("organisation").text() for row in again.groups[ORGANISED].rows.inputs()] == ["Ministry of Int"]
    assert again.touched()
    again.done(0)


def test_going_on_opens_the_editor_as_changed_and_saving_writes_it(edit: Any, store: Store, tmp_path: Path) -> None:
    editor = edit()
    field(editor, "title").setText("Round table")
    keeper(editor).keep()
    editor.hide()
    waiting = offers(store, tmp_path)
    assert "Round table" in waiting.banners[0].text()
    assert "Event" in waiting.banners[0].text()

    button(waiting, "Continue").click()
    again: Any = waiting.findChild(EventEditor)
    assert "never saved" in again.banner.text()
    again.reject()
    press(again, "Keep editing")
    assert again.isVisible()
    again.save()

    assert store.rows("SELECT title FROM event") == [("Round table",)]
    assert not unsaved.offered(store)
    assert waiting.isHidden()


def test_throwing_an_offer_away_asks_first(edit: Any, store: Store, tmp_path: Path) -> None:
    for title in ("One", "Two"):
        editor = edit()
        field(editor, "title").setText(title)
        keeper(editor).keep()
        editor.hide()
    waiting = offers(store, tmp_path)
    assert len(waiting.banners) == 2

    button(waiting, "Discard").click()
    press(waiting, "Cancel")
    assert len(unsaved.offered(store)) == 2
    button(waiting, "Discard").click()
    press(waiting, "Discard")
    assert len(unsaved.offered(store)) == 1
    assert len(waiting.banners) == 1


def test_every_editor_can_be_taken_up_again(app: QApplication, store: Store, tmp_path: Path) -> None:
    import importlib
    import pkgutil

    import wpstracker.gui.forms

    for module in pkgutil.iter_modules(wpstracker.gui.forms.__path__):
        importlib.import_module(f"wpstracker.gui.forms.{module.name}")
    named = {cell for make in editors.EDITORS.values() for cell in make.__code__.co_names}

    missing = {each.__name__ for each in _subclasses(Editor)} - named
    assert not missing, "add it to gui/forms/editors.py, or its drafts are never offered"


def _subclasses(kind: type) -> set[type]:
    children: list[type] = kind.__subclasses__()
    return {each for child in children if child.__module__.startswith("wpstracker") for each in {child, *_subclasses(child)}}


CHILD = """
    import sys
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from wpstracker.gui.look import Look
    from wpstracker.gui.main_window import MainWindow
    from wpstracker.gui.settings import Settings

    app = QApplication([])
    settings = Settings(Path(sys.argv[2]))
    window = MainWindow(settings, Look(app, settings))
    window.start(Path(sys.argv[1]))
    window.show()
    window.workspace.show_page("events")
    page = window.workspace.page()

    def type_something():
        page.new()
        from wpstracker.gui.forms.event_editor import EventEditor
        editor = page.findChild(EventEditor)
        editor.groups[0].fields.widget("title").setText("Круглый стол в Ашхабаде")
        editor.groups[0].fields.widget("start").set_text("sometime in J")
        editor.groups[1].rows.add_row().fields.widget("organisation").line.setText("Пограничная слу")
        print("typed", flush=True)

    QTimer.singleShot(0, type_something)
    app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_was_typed_survives_kill_9(app: QApplication, store: Store, tmp_path: Path) -> None:
    path = store.path
    store.close()  # one program at a time works in a file
    child: subprocess.Popen[bytes] = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(CHILD), str(path), str(tmp_path / "child.ini")],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == b"typed\n"
        with closing(Store.open_for_reading(path)) as looking:
            until(lambda: looking.rows("SELECT 1 FROM draft"), 15)
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
        if child.stdout:
            child.stdout.close()

    with a_window(app, Settings(tmp_path / "settings.ini"), path) as window:
        assert window.workspace is not None
        waiting = window.workspace.unsaved
        assert "Круглый стол в Ашхабаде" in waiting.banners[0].text()
        button(waiting, "Continue").click()
        editor = shown(window, EventEditor)
        assert field(editor, "title").text() == "Круглый стол в Ашхабаде"
        assert field(editor, "start").text() == "sometime in J"
        field(editor, "start").set_text("June 2007")
        editor.save()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert waiting.isHidden()
        assert window.workspace.context.store.rows("SELECT title, start FROM event") == [("Круглый стол в Ашхабаде", "2007-06")]

    with closing(Store.open(path)) as again:
        assert [each.name for each in again.fetch(Organisation.select().where(Organisation.name == "Пограничная слу"))]
        assert again.rows(f"SELECT count(*) FROM {EventOrganisation.kind()}") == [(1,)]
        assert not unsaved.offered(again)
