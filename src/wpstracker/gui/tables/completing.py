"""The rest of a long list is read beside the window while its first screen is looked at, so that scrolling never waits for it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from wpstracker.figures.listing import Listing
from wpstracker.gui.background import Background
from wpstracker.store.keys import Address

_REST_MS = 120
"""Only a list that is still shown after this is read to its end: whoever types has another one before."""


class Completing(QObject):
    """Completes the listing it was given last."""

    def __init__(self, address: Address, done: Callable[[], None], parent: QObject) -> None:
        """`done` is called when a list has been completed."""
        super().__init__(parent)
        self._address, self._done = address, done
        self._background: Background | None = None
        self._listing: Listing | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._read)

    def complete(self, ids: Sequence[str]) -> None:
        """Let every id of a list be there soon; nothing is to be done for one that is complete."""
        self._listing = ids if isinstance(ids, Listing) and not ids.is_complete else None
        if self._background:
            self._background.forget("list")
        if self._listing:
            self._rest.start()
        else:
            self._rest.stop()

    def _read(self) -> None:
        listing = self._listing
        if listing is None or listing.is_complete:
            return
        self._background = self._background or Background(self._address, self)
        self._background.ask("list", listing.read, self._take)

    def _take(self, every: Sequence[str]) -> None:
        if self._listing is not None:
            self._listing.complete(every)
            self._done()
