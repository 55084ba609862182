"""What a person sets once: language, look, name, and for the open file when a recommendation is stale. Everything is kept at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from wpstracker.domain.problems import KnownError
from wpstracker.gui import idle_lock
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.look import TEXT_SIZES, Look
from wpstracker.gui.messages import tell_error
from wpstracker.gui.settings import Settings
from wpstracker.gui.theme import Theme
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.styling import text_label
from wpstracker.store import preferences
from wpstracker.store.database import Store
from wpstracker.words import LANGUAGES, N_

PREFERENCES = {
    "language": N_("Language"),
    "theme": N_("Colour theme"),
    "text_size": N_("Size of text"),
    "author": N_("Your name"),
    "lock_after": N_("Lock a protected file after"),
    "stale": N_("No news for long means, in this file"),
}
"""Every preference by its key: the box that leads anywhere leads to each of them."""

_STALE_AFTER = (30, 60, 90, 180, 365, 730)


class PreferencesDialog(PlainDialog):
    """Follows its own changes: in another language it is made anew over `parent`."""

    def __init__(
        self, parent: QWidget, settings: Settings, look: Look, set_author: Callable[[str], None], store_now: Callable[[], Store | None]
    ) -> None:
        """`store_now` gives the file that is open, if one is."""
        super().__init__(parent, tr("Preferences"))
        self._window, self._settings, self._look, self._set_author, self._store_now = parent, settings, look, set_author, store_now
        store = store_now()
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
        self.lock_after = self._lock_choice()
        self.stale = self._stale_choice(store) if store else None
        self.form = FormGrid()
        self._build()
        look.renewed.connect(self._renew)

    def go_to(self, key: str) -> None:
        """Give a preference the keyboard."""
        if key in set(self.form.keys()):
            self.form.row(key).widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        form = self.form
        form.add("language", tr(PREFERENCES["language"]), self.language)
        form.add("theme", tr(PREFERENCES["theme"]), self.theme)
        form.add("text_size", tr(PREFERENCES["text_size"]), self.text_size)
        about_name = tr("It stands in the history beside every change you make. You may leave it empty.")
        form.add("author", tr(PREFERENCES["author"]), self.author, help=about_name)
        about_lock = tr("It is closed when nobody touches keyboard or mouse for so long; what is typed is kept.")
        form.add("lock_after", tr(PREFERENCES["lock_after"]), self.lock_after, help=about_lock, span=0)
        if self.stale is not None:
            about_stale = tr("Recommendations that are not done and of which nothing was told for so long are counted in the overview.")
            form.add("stale", tr(PREFERENCES["stale"]), self.stale, help=about_stale, span=0)
        about = tr("Changes are kept at once. The language of a report is chosen when you export it.")
        self.body.addWidget(form)
        self.body.addWidget(text_label(about, "muted", wrap=True))
        self.body.addStretch(1)
        self.add_buttons()

    def _lock_choice(self) -> ChoiceBox:
        """After how many minutes, or never."""
        choices = [(0, tr("never")), *((n, tr_n("{n} minute", "{n} minutes", n)) for n in idle_lock.MINUTES)]
        box = ChoiceBox(choices, empty=None)
        box.set_value(idle_lock.minutes(self._settings))
        box.changed.connect(lambda: self._settings.put_text(idle_lock.LOCK_AFTER, str(box.value())))
        return box

    def _stale_choice(self, store: Store) -> ChoiceBox:
        """After how many days without news; a file for reading only shows it."""
        present = preferences.stale_after(store)
        choices = [(days, tr_n("{n} day", "{n} days", days)) for days in sorted({*_STALE_AFTER, present})]
        box = ChoiceBox(choices, empty=None)
        box.set_value(present)
        box.setEnabled(not store.read_only)
        box.changed.connect(lambda: self._keep_stale(store, box.value()))
        return box

    def _keep_stale(self, store: Store, days: int) -> None:
        try:
            preferences.set_stale_after(store, days)
        except KnownError as error:
            tell_error(self, error)

    def _keep_author(self, name: str) -> None:
        self._settings.put_text("author", name.strip())
        self._set_author(name.strip())

    def _renew(self) -> None:
        """Words and sizes changed: go on in a new dialog at the same place."""
        fresh = PreferencesDialog(self._window, self._settings, self._look, self._set_author, self._store_now)
        fresh.open()
        fresh.move(self.pos())
        self._look.renewed.disconnect(self._renew)
        self.close()
