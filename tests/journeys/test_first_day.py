"""A focal point's first day, with keyboard and mouse through the real window: from the welcome to the workbook for the ministry."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox, QWidget

from tests.gui.windows import a_window, entries, message, shown, until
from wpstracker.gui.dialogs.export_dialog import ExportDialog
from wpstracker.gui.forms.event_editor import EventEditor
from wpstracker.gui.forms.recommendation_editor import RecommendationEditor
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.settings import Settings

TITLE = "Training on gender-responsive border management"
TAG = "cross-border trade"
ADVICE = "Repeat the training at every border post by the end of the year"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    with a_window(app, Settings(tmp_path / "settings.ini")) as made:
        made.resize(1280, 800)
        yield made


def focused() -> QWidget:
    """Where typing goes."""
    until(QApplication.focusWidget)
    widget = QApplication.focusWidget()
    assert widget
    return widget


def key(code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the keyboard is."""
    QTest.keyClick(focused(), code, modifiers)
    QTest.qWait(1)


def write(dialog: QWidget, name: str, text: str, kind: type[QWidget] = QLineEdit) -> None:
    """Write into the input of a name and leave it with Tab."""
    field = next(each for each in dialog.findChildren(kind) if each.accessibleName() == name)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(field, text)
    key(Qt.Key.Key_Tab)


def open_section(dialog: QWidget, title: str) -> None:
    """Open a section of a form with the mouse."""
    from wpstracker.gui.widgets.section import Section

    section = next(each for each in dialog.findChildren(Section) if each.header.text() == title)
    if not section.is_open():
        QTest.mouseClick(section.header, Qt.MouseButton.LeftButton)


def save(window: MainWindow, dialog: QDialog) -> None:
    """Ctrl+Enter saves from anywhere in a form. The system then turns to the window behind; on a screen that is not there nobody does."""
    key(Qt.Key.Key_Return, CONTROL)
    until(lambda: dialog not in QApplication.topLevelWidgets())
    window.activateWindow()


def events_page(window: MainWindow) -> EventsPage:
    assert window.workspace
    page = window.workspace.page()
    assert isinstance(page, EventsPage)
    return page


def titles(page: EventsPage) -> list[object]:
    return [page.model.index(row, page.model.column_of("title")).data() for row in range(page.model.rowCount())]


def test_from_the_welcome_to_the_workbook(window: MainWindow, tmp_path: Path) -> None:
    # The welcome leads to the sample.
    assert window.welcome
    QTest.mouseClick(window.welcome.sample_card, Qt.MouseButton.LeftButton)
    assert window.windowTitle() == "Sample.wpst — WPS Tracker"
    until(lambda: window.workspace and window.workspace.isVisible())

    # A new event with a tag of its own, made while typing.
    key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    page = events_page(window)
    before = len(titles(page))
    key(Qt.Key.Key_N, CONTROL)
    editor = shown(window, EventEditor)
    write(editor, "Title", TITLE)
    write(editor, "Start", "14.11.2023")
    write(editor, "Country", "Kyrgyzstan")
    open_section(editor, "Tags")
    write(editor, "Own tags", TAG)
    save(window, editor)
    assert TITLE in titles(page)
    assert TAG in page.pane.toPlainText()

    # A recommendation that came out of it.
    key(Qt.Key.Key_R, CONTROL)
    recommendation = shown(window, RecommendationEditor)
    QTest.keyClicks(focused(), ADVICE)
    write(recommendation, "Deadline", "12.2024")
    save(window, recommendation)
    assert ADVICE in page.pane.toPlainText()

    # Everything can be taken back and done again.
    key(Qt.Key.Key_Z, CONTROL)
    assert ADVICE not in page.pane.toPlainText()
    key(Qt.Key.Key_Z, CONTROL)
    assert TITLE not in titles(page)
    assert len(titles(page)) == before
    assert "Redo “New event”" in entries(window)
    key(Qt.Key.Key_Y, CONTROL)
    key(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert TITLE in titles(page)
    assert not window.commands.redo.isEnabled()

    # It is found by a word of its tag, and the workbook holds it.
    key(Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(focused(), "trade")
    until(lambda: titles(page) == [TITLE])
    key(Qt.Key.Key_E, CONTROL | SHIFT)
    export = shown(window, ExportDialog)
    target = tmp_path / "half-yearly.xlsx"
    export.path.selectAll()
    QTest.keyClicks(export.path, str(target))
    QTest.mouseClick(export.export_button, Qt.MouseButton.LeftButton)
    until(target.exists)
    shown(window, QMessageBox)
    assert "half-yearly.xlsx" in message(window)
    window.activateWindow()
    written = cells(target)
    assert TITLE in written
    assert any(TAG in cell for cell in written)

    # The next morning everything is there.
    window.commands.close_file.trigger()
    until(lambda: window.welcome and window.welcome.isVisible())
    window.menus.recent.aboutToShow.emit()
    window.menus.recent.actions()[0].trigger()
    until(lambda: window.workspace and window.workspace.isVisible())
    key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    page = events_page(window)
    assert TITLE in titles(page)
    window.open_record("event", page.model.ids()[titles(page).index(TITLE)])
    assert ADVICE in page.pane.toPlainText()


def cells(path: Path) -> set[str]:
    """Every text in a workbook."""
    return {cell for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str)}
