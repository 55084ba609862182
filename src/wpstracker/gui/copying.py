"""The one way to the clipboard for what records say: the program's log gets a line of what kind it was and how many, never what."""

import logging

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_log = logging.getLogger("wpstracker.copies")


def copy_out(data: str | QMimeData, kind: str, count: int) -> None:
    """Put a text or a table on the clipboard; `kind` is a kind of record or "rows", `count` how many of them."""
    clipboard = QGuiApplication.clipboard()
    if isinstance(data, str):
        clipboard.setText(data)
    else:
        clipboard.setMimeData(data)
    _log.info("copied to the clipboard: %s, %d", kind, count)
