"""What the program remembers between sessions, apart from any file: language, look, recent files, columns."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

RECENT_FILES = 10


class Settings:
    """Named values in an INI file; a missing or damaged value is its default."""

    def __init__(self, path: Path) -> None:
        with suppress(OSError):  # where nothing can be written, nothing is remembered
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600, exist_ok=True)
        self._stored = QSettings(str(path), QSettings.Format.IniFormat)

    def text(self, name: str, default: str = "") -> str:
        """A text value."""
        value = self._stored.value(name, default)
        return value if isinstance(value, str) else default

    def put_text(self, name: str, value: str) -> None:
        """Remember a text value."""
        self._stored.setValue(name, value)

    def state(self, name: str) -> dict[str, Any]:
        """A small structure, such as the widths of a table's columns."""
        import json  # the window is painted without any

        try:
            value = json.loads(self.text(name, "{}"))
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}

    def put_state(self, name: str, value: dict[str, Any]) -> None:
        """Remember a small structure."""
        import json

        self.put_text(name, json.dumps(value))

    def recent_files(self) -> list[Path]:
        """Files opened lately, newest first."""
        files = self.state("recent").get("files", [])
        return [Path(file) for file in files if isinstance(file, str)]

    def opened(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        files = [str(path), *(str(file) for file in self.recent_files() if file != path)]
        self.put_state("recent", {"files": files[:RECENT_FILES]})

    def forget(self, path: Path) -> None:
        """Take a file off the recent ones."""
        self.put_state("recent", {"files": [str(file) for file in self.recent_files() if file != path]})

    def sync(self) -> None:
        """Write everything now."""
        self._stored.sync()
