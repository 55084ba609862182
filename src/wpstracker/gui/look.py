"""How the whole program looks and speaks: language, theme and size of text, as the person chose them."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from wpstracker.gui import language, theme
from wpstracker.gui.settings import Settings
from wpstracker.gui.theme import Theme
from wpstracker.words import LANGUAGES

TEXT_SIZES = (100, 110, 125, 150)
"""Per cent of the system's text size."""

SMALLEST_POINTS = 10.0
_LOCALES = {"en": "en_GB", "ru": "ru_RU"}


class Look(QObject):
    """Applies the choices to the program and remembers them."""

    renewed = Signal()
    """Words or sizes changed: whoever shows any builds itself anew."""

    theme_changed = Signal()

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__()
        self._app, self._settings = app, settings
        self._translator: QTranslator | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._speak()
        self._dress()

    @property
    def language(self) -> str:
        """The chosen language, or the first of the system's that the program speaks."""
        chosen = self._settings.text("language")
        return chosen if chosen in LANGUAGES else system_language()

    @property
    def theme(self) -> Theme:
        """The chosen theme."""
        try:
            return Theme(self._settings.text("theme"))
        except ValueError:
            return Theme.SYSTEM

    @property
    def text_size(self) -> int:
        """One of `TEXT_SIZES`."""
        chosen = self._settings.text("text_size")
        return int(chosen) if chosen in map(str, TEXT_SIZES) else TEXT_SIZES[0]

    def set_language(self, code: str) -> None:
        """Speak another of `LANGUAGES` at once."""
        if code != self.language:
            self._settings.put_text("language", code)
            self._speak()
            self.renewed.emit()

    def set_theme(self, chosen: Theme) -> None:
        """Show another theme at once."""
        if chosen is not self.theme:
            self._settings.put_text("theme", chosen.value)
            self._dress()

    def set_text_size(self, per_cent: int) -> None:
        """Write larger or smaller at once."""
        if per_cent != self.text_size:
            self._settings.put_text("text_size", str(per_cent))
            self._dress()
            self.renewed.emit()

    def _speak(self) -> None:
        """Our words, Qt's own words, and the names of days and months."""
        language.use(self.language)
        QLocale.setDefault(QLocale(_LOCALES[self.language]))
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        if self.language != "en":
            self._translator = QTranslator(self)
            if self._translator.load(f"qtbase_{self.language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                QCoreApplication.installTranslator(self._translator)

    def _dress(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPointSizeF(max(SMALLEST_POINTS, font.pointSizeF()) * self.text_size / 100)
        self._app.setFont(font)
        theme.apply(self._app, self.theme)
        self.theme_changed.emit()

    def _follow_system(self) -> None:
        if self.theme is Theme.SYSTEM:
            self._dress()


def system_language() -> str:
    """The first of the system's languages that the program speaks, otherwise English."""
    wanted = (name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in LANGUAGES), "en")
