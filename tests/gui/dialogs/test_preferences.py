"""Preferences take effect and are kept at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.windows import a_window, shown
from wpstracker.gui.dialogs.preferences import PreferencesDialog
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.settings import Settings
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.services import events, files, history
from wpstracker.store.preferences import stale_after


@pytest.fixture
def window(app: QApplication, settings: Settings, tmp_path: Path) -> Iterator[MainWindow]:
    files.new_file(tmp_path / "office.wpst").close()
    with a_window(app, settings, tmp_path / "office.wpst") as made:
        yield made


@pytest.fixture
def dialog(window: MainWindow) -> PreferencesDialog:
    window.commands.preferences.trigger()
    return shown(window, PreferencesDialog)


def choose(box: ChoiceBox, label: str) -> None:
    """Choose an entry by its label, as a person does."""
    box.setCurrentIndex(box.findText(label))
    QTest.qWait(1)


def test_another_language_is_spoken_by_window_and_dialog(window: MainWindow, dialog: PreferencesDialog, settings: Settings) -> None:
    choose(dialog.language, "Русский")
    again = shown(window, PreferencesDialog)
    assert again.windowTitle() == "Настройки"
    assert window.menuBar().actions()[0].text() == "&Файл"
    assert settings.text("language") == "ru"


def test_larger_text_takes_effect(app: QApplication, dialog: PreferencesDialog) -> None:
    plain = app.font().pointSizeF()
    choose(dialog.text_size, "125 %")
    assert app.font().pointSizeF() == pytest.approx(plain * 1.25)


def test_the_name_stands_in_the_history_of_what_is_done_from_now_on(
    window: MainWindow, dialog: PreferencesDialog, settings: Settings
) -> None:
    QTest.keyClicks(dialog.author, "A. Focal Point")
    dialog.close()
    assert window.workspace
    store = window.workspace.context.store
    draft = events.blank()
    draft.record.title = "Seminar"
    saved = events.save(store, draft)
    assert history.history(store, saved)[0].author == "A. Focal Point"
    assert settings.text("author") == "A. Focal Point"


def test_the_name_is_known_in_the_next_file_too(window: MainWindow, dialog: PreferencesDialog, tmp_path: Path) -> None:
    QTest.keyClicks(dialog.author, "A. Focal Point")
    dialog.close()
    window.opener.create(tmp_path / "next.wpst")
    assert window.workspace
    assert window.workspace.context.store.author == "A. Focal Point"


def test_when_a_recommendation_is_stale_is_settled_for_the_file(window: MainWindow, dialog: PreferencesDialog, tmp_path: Path) -> None:
    assert dialog.stale is not None and dialog.stale.currentText() == "180 days"
    choose(dialog.stale, "90 days")
    assert window.workspace and stale_after(window.workspace.context.store) == 90
    window.opener.create(tmp_path / "next.wpst")
    assert stale_after(window.workspace.context.store) == 180


def test_without_a_file_nothing_is_settled_for_one(app: QApplication, settings: Settings) -> None:
    with a_window(app, settings) as window:
        window.commands.preferences.trigger()
        assert shown(window, PreferencesDialog).stale is None
