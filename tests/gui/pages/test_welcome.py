"""The first screen: start, open, sample; recent files; language and theme at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from tests.gui.windows import a_window, choose_file, press
from wpstracker.domain.question import Filter
from wpstracker.figures.selecting import event_ids
from wpstracker.folders import default_file_folder
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.pages.welcome import WelcomePage
from wpstracker.gui.settings import Settings
from wpstracker.gui.theme import Theme
from wpstracker.gui.widgets.action_card import ActionCard
from wpstracker.services import files


@pytest.fixture
def window(app: QApplication, settings: Settings) -> Iterator[MainWindow]:
    with a_window(app, settings) as made:
        yield made


def welcome(window: MainWindow) -> WelcomePage:
    assert window.welcome
    return window.welcome


def cards(page: WelcomePage) -> dict[str, bool]:
    return {card.text(): card.isEnabled() for card in page.findChildren(ActionCard) if card.text().endswith(".wpst")}


def test_enter_starts_a_new_file_in_the_folder_of_the_person(window: MainWindow) -> None:
    card = QApplication.focusWidget()
    assert card is welcome(window).new_card
    QTest.keyClick(card, Qt.Key.Key_Return)
    choose_file(window, default_file_folder() / "Our office")
    assert window.windowTitle() == "Our office.wpst — WPS Tracker"
    assert (default_file_folder() / "Our office.wpst").exists()


def test_a_file_is_opened_from_its_place(window: MainWindow, tmp_path: Path) -> None:
    files.new_file(tmp_path / "theirs.wpst").close()
    QTest.mouseClick(welcome(window).open_card, Qt.MouseButton.LeftButton)
    choose_file(window, tmp_path / "theirs.wpst")
    assert window.windowTitle().startswith("theirs.wpst")


def test_the_sample_is_a_file_of_the_persons_own(window: MainWindow) -> None:
    welcome(window).sample_card.click()
    assert window.windowTitle().startswith("Sample.wpst")
    assert window.workspace
    assert len(event_ids(window.workspace.context.store, Filter())) >= 5
    assert not window.commands.undo.isEnabled()


@pytest.mark.parametrize(("answer", "opened"), [("Open it", "Sample.wpst"), ("Make a fresh one: “Sample 2.wpst”", "Sample 2.wpst")])
def test_a_second_sample_is_asked_about(window: MainWindow, answer: str, opened: str) -> None:
    window.commands.open_sample.trigger()
    window.commands.close_file.trigger()
    welcome(window).sample_card.click()
    press(window, answer)
    assert window.windowTitle().startswith(opened)


def test_recent_files_are_listed_newest_first(app: QApplication, settings: Settings, tmp_path: Path) -> None:
    for name in ("first.wpst", "second.wpst"):
        files.new_file(tmp_path / name).close()
        settings.opened(tmp_path / name)
    with a_window(app, settings) as window:
        assert list(cards(welcome(window))) == ["second.wpst", "first.wpst"]
        next(card for card in welcome(window).findChildren(ActionCard) if card.text() == "first.wpst").click()
        assert window.windowTitle().startswith("first.wpst")


def test_a_missing_file_is_grey_and_can_be_taken_off(app: QApplication, settings: Settings, tmp_path: Path) -> None:
    settings.opened(tmp_path / "gone.wpst")
    with a_window(app, settings) as window:
        assert cards(welcome(window)) == {"gone.wpst": False}
        next(button for button in welcome(window).findChildren(QToolButton) if "gone.wpst" in button.toolTip()).click()
        QTest.qWait(1)
        assert cards(welcome(window)) == {}
    assert settings.recent_files() == []


def test_russian_is_one_press_away(window: MainWindow, settings: Settings) -> None:
    button = welcome(window).language_buttons["ru"]
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.qWait(1)
    assert welcome(window).new_card.text() == "Начать новый файл"
    assert settings.text("language") == "ru"


def test_the_theme_is_chosen_here_too(window: MainWindow, settings: Settings) -> None:
    choice = welcome(window).theme_choice
    choice.setCurrentIndex(choice.findText("Dark"))
    assert settings.text("theme") == Theme.DARK.value


def test_everything_is_reached_with_tab(window: MainWindow) -> None:
    page = welcome(window)
    wanted = {page.new_card, page.open_card, page.sample_card, page.theme_choice, *page.language_buttons.values()}
    seen = set()
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert wanted <= seen
