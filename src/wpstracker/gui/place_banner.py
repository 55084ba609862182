"""A warning above the pages when the file lies where it may be lost: a folder that is synchronised, a drive of another computer."""

from PySide6.QtCore import QTimer

from wpstracker.gui.context import Context
from wpstracker.gui.language import words
from wpstracker.gui.settings import Settings
from wpstracker.gui.widgets.cards import Banner

_LOOK_AFTER_MS = 800
_HIDDEN = "place_warnings_hidden"
_MOST = 50


class PlaceBanner(Banner):
    """Looks when the page stands, since a drive of another computer may be slow to answer; once hidden it stays so for that file."""

    def __init__(self, context: Context) -> None:
        super().__init__(kind="warning")
        self._context = context
        self._settings: Settings = context.settings
        self.dismissed.connect(self._remember)
        self._later = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._later.timeout.connect(self.look)
        self._later.start()

    def look(self) -> None:
        """Say what there is to say."""
        from wpstracker.services.health import warning_of_place

        path = self._context.store.path
        warning = warning_of_place(path) if str(path.absolute()) not in self._hidden() else None
        self.set_message(warning.text(words()) if warning else "")

    def _hidden(self) -> list[str]:
        return [file for file in self._settings.state(_HIDDEN).get("files", []) if isinstance(file, str)]

    def _remember(self) -> None:
        files = [str(self._context.store.path.absolute()), *self._hidden()]
        self._settings.put_state(_HIDDEN, {"files": files[:_MOST]})
