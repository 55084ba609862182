"""Language, theme and size of text are the person's choice, take effect at once and are remembered."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from wpstracker.gui.language import tr
from wpstracker.gui.look import Look, system_language
from wpstracker.gui.settings import Settings
from wpstracker.gui.theme import Theme
from wpstracker.words import LANGUAGES


@pytest.fixture
def look(app: QApplication, settings: Settings) -> Iterator[Look]:
    made = Look(app, settings)
    yield made
    made.set_language("en")
    made.set_text_size(100)
    made.set_theme(Theme.SYSTEM)


def window_colour(app: QApplication) -> str:
    return app.palette().color(QPalette.ColorRole.Window).name()


def test_the_theme_changes_at_once_and_is_remembered(app: QApplication, settings: Settings, look: Look) -> None:
    look.set_theme(Theme.LIGHT)
    light = window_colour(app)
    look.set_theme(Theme.DARK)
    assert window_colour(app) != light
    assert Look(app, settings).theme is Theme.DARK


def test_the_language_changes_at_once_and_is_remembered(app: QApplication, settings: Settings, look: Look) -> None:
    told: list[str] = []
    look.renewed.connect(lambda: told.append(tr("Cancel")))
    look.set_language("ru")
    look.set_language("ru")
    assert told == ["Отмена"]
    assert Look(app, settings).language == "ru"
    assert QLocale().dayName(1) == "понедельник"


def test_the_buttons_of_qt_itself_speak_russian_too(look: Look) -> None:
    look.set_language("ru")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Отмена"
    look.set_language("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_text_can_be_larger_and_small_again(app: QApplication, look: Look) -> None:
    plain = app.font().pointSizeF()
    look.set_text_size(150)
    assert app.font().pointSizeF() == pytest.approx(plain * 1.5)
    look.set_text_size(100)
    assert app.font().pointSizeF() == pytest.approx(plain)


def test_damaged_choices_are_the_usual_ones(app: QApplication, settings: Settings) -> None:
    for name in ("language", "theme", "text_size"):
        settings.put_text(name, "nonsense")
    look = Look(app, settings)
    assert (look.language, look.theme, look.text_size) == ("en", Theme.SYSTEM, 100)


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [(["ru-RU"], "ru"), (["kk-KZ", "ru-RU", "en-US"], "ru"), (["en-GB", "ru-RU"], "en"), (["de-DE"], "en"), ([], "en")],
)
def test_the_first_language_of_the_system_that_the_program_speaks(monkeypatch: pytest.MonkeyPatch, wanted: list[str], spoken: str) -> None:
    class System:
        def uiLanguages(self) -> list[str]:
            return wanted

    monkeypatch.setattr(QLocale, "system", System)
    assert system_language() == spoken


def test_dates_and_numbers_follow_every_language(look: Look) -> None:
    for code in LANGUAGES:
        look.set_language(code)
        assert QLocale().name().startswith(code)
