"""What a person sets once: language, look, name. Everything is kept and shown at once."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.language import tr
from wpstracker.gui.look import TEXT_SIZES, Look
from wpstracker.gui.settings import Settings
from wpstracker.gui.theme import Theme
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.styling import text_label
from wpstracker.words import LANGUAGES


class PreferencesDialog(PlainDialog):
    """Follows its own changes: in another language it is made anew over `parent`."""

    def __init__(self, parent: QWidget, settings: Settings, look: Look, set_author: Callable[[str], None]) -> None:
        super().__init__(parent, tr("Preferences"))
        self._window, self._settings, self._look, self._set_author = parent, settings, look, set_author
        self.language = ChoiceBox(list(LANGUAGES.items()), empty=None)
        self.language.set_value(look.language)
        self.language.changed.connect(lambda: look.set_language(self.language.value()))
        self.theme = ChoiceBox([(theme, theme.label()) for theme in Theme], empty=None)
        self.theme.set_value(look.theme)
        self.theme.changed.connect(lambda: look.set_theme(self.theme.value()))
        self.text_size = ChoiceBox([(size, tr("{n} %", n=size)) for size in TEXT_SIZES], empty=None)
        self.text_size.set_value(look.text_size)
        self.text_size.changed.connect(lambda: look.set_text_size(self.text_size.value()))
        self.author = QLineEdit(settings.text("author"))
        self.author.textEdited.connect(self._keep_author)
        self._build()
        look.renewed.connect(self._renew)

    def _build(self) -> None:
        form = FormGrid()
        form.add("language", tr("Language"), self.language)
        form.add("theme", tr("Colour theme"), self.theme)
        form.add("text_size", tr("Size of text"), self.text_size)
        about_name = tr("It stands in the history beside every change you make. You may leave it empty.")
        form.add("author", tr("Your name"), self.author, help=about_name)
        about = tr("Changes are kept at once. The language of a report is chosen when you export it.")
        self.body.addWidget(form)
        self.body.addWidget(text_label(about, "muted", wrap=True))
        self.body.addStretch(1)
        self.add_buttons()

    def _keep_author(self, name: str) -> None:
        self._settings.put_text("author", name.strip())
        self._set_author(name.strip())

    def _renew(self) -> None:
        """Words and sizes changed: go on in a new dialog at the same place."""
        fresh = PreferencesDialog(self._window, self._settings, self._look, self._set_author)
        fresh.open()
        fresh.move(self.pos())
        self._look.renewed.disconnect(self._renew)
        self.close()
