"""The records a person looked at lately in a file, and those marked as favourites: kept by id alone, no title leaves the file."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from wpstracker.gui.settings import RECENT_FILES, Settings

Key = tuple[str, str]
"""Kind and id of a record."""

LATELY = 60
"""More are kept than are shown: deleted records fall out of sight, and undo brings them back."""
_LOOKED_AT_MS = 1500
_RECENT, _FAVOURITES = "recent_records", "favourites"


class Seen(QObject):
    """What the settings say of the records of one file.

    What was viewed lately is kept by file. A favourite is kept by its id alone, for all files: it is a person's own, so it does not travel
    with a file to colleagues; and as a record bears the same id in every copy, files that are moved, copied or merged keep their stars.
    """

    changed = Signal()

    def __init__(self, settings: Settings, file: Path) -> None:
        super().__init__()
        self._settings = settings
        self._file = hashlib.sha256(str(file.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def lately(self) -> list[Key]:
        """The records viewed lately, newest first, also those that are gone."""
        return _keys(self._settings.state(_RECENT).get(self._file))

    def saw(self, key: Key) -> None:
        """A record was viewed."""
        files = self._settings.state(_RECENT)
        known = [key, *(each for each in _keys(files.pop(self._file, None)) if each != key)]
        files[self._file] = known[:LATELY]
        self._settings.put_state(_RECENT, dict(list(files.items())[-RECENT_FILES:]))
        self.changed.emit()

    def favourites(self) -> list[Key]:
        """Every favourite in the order in which it was marked, also those of other files."""
        return _keys(self._settings.state(_FAVOURITES).get("records"))

    def is_favourite(self, key: Key) -> bool:
        """Whether a record is marked."""
        return key in self.favourites()

    def mark(self, key: Key, on: bool) -> None:
        """Make a record a favourite, or no longer."""
        others = [each for each in self.favourites() if each != key]
        self._settings.put_state(_FAVOURITES, {"records": [*others, key] if on else others})
        self.changed.emit()


class Looking(QObject):
    """Tells of a record once it was looked at for a while; whoever only passes by on the way down a list has not seen it."""

    def __init__(self, seen: Seen, parent: QObject) -> None:
        super().__init__(parent)
        self._seen, self._key = seen, ("", "")
        self._while = QTimer(self, singleShot=True, interval=_LOOKED_AT_MS)
        self._while.timeout.connect(lambda: self._seen.saw(self._key))

    def begin(self, key: Key | None) -> None:
        """This record is looked at from now on, or none."""
        self._while.stop()
        if key is not None:
            self._key = key
            self._while.start()


def _keys(said: Any) -> list[Key]:
    """Kinds and ids as the settings have them; what is no such pair is passed over."""
    pairs: Iterable[Any] = said if isinstance(said, list) else ()
    return [
        (pair[0], pair[1]) for pair in pairs if isinstance(pair, list | tuple) and len(pair) == 2 and all(isinstance(p, str) for p in pair)
    ]
