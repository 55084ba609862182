"""The dialogs of the window itself, each loaded when it is asked for."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wpstracker.domain.question import Filter
    from wpstracker.gui.look import Look
    from wpstracker.gui.main_window import MainWindow
    from wpstracker.gui.settings import Settings
    from wpstracker.store.database import Store


class WindowDialogs:
    """Opened over the window; none of them waits for an answer."""

    def __init__(self, window: "MainWindow", settings: "Settings", look: "Look") -> None:
        self._window, self._settings, self._look = window, settings, look

    def export(self, question: "Filter | None" = None) -> None:
        """Offer the Excel summary for a question, for what is shown when none is given."""
        from wpstracker.gui.dialogs.export_dialog import ExportDialog

        if workspace := self._window.workspace:
            ExportDialog(self._window, workspace.context, workspace.page().question() if question is None else question).open()

    def preferences(self, at: str = "") -> None:
        """Language, look, name; `at` is the preference that gets the keyboard."""
        from wpstracker.gui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._window, self._settings, self._look, self._set_author, self._store)
        dialog.open()
        dialog.go_to(at)

    def shortcuts(self) -> None:
        """Every key."""
        from wpstracker.gui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window, self._window.menuBar()).open()

    def backups(self) -> None:
        """The copies of the open file."""
        from wpstracker.gui.dialogs.backups import BackupsDialog, Shown
        from wpstracker.gui.restoring import restore

        if store := self._store():
            shown = Shown(store.address, store)
            BackupsDialog(
                self._window, shown, self._settings, lambda copy: restore(self._window, self._settings, shown.address, copy)
            ).open()

    def password(self) -> None:
        """Set, change or remove the password of the open file."""
        from wpstracker.domain.problems import KnownError
        from wpstracker.gui.dialogs.password import SetPasswordDialog
        from wpstracker.gui.messages import tell_error
        from wpstracker.gui.protecting import protect
        from wpstracker.store.connecting import CANNOT_PROTECT, is_installed

        store = self._store()
        if store is None:
            return
        if not is_installed():
            tell_error(self._window, KnownError(CANNOT_PROTECT))
            return
        address = store.address
        SetPasswordDialog(
            self._window,
            address.path.name,
            lambda password: protect(self._window, self._settings, address, password),
            is_protected=address.key is not None,
        ).open()

    def check(self) -> None:
        """Look whether the open file is sound."""
        from wpstracker.gui.checking import check_file

        if store := self._store():
            check_file(self._window, self._settings, store.address)

    def about(self) -> None:
        """Version, licence, places."""
        from wpstracker.gui.dialogs.about import AboutDialog

        AboutDialog(self._window).open()

    def _store(self) -> "Store | None":
        return self._window.file.store if self._window.file else None

    def _set_author(self, name: str) -> None:
        if store := self._store():
            store.author = name
