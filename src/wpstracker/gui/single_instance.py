"""One program for one person: a second start hands its file to the window that is there, which comes to the front.

The two speak over a local socket of the system (a named pipe on Windows), which no other computer and no other user reaches.
"""

import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Qt

from wpstracker.folders import settings_file

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from wpstracker.gui.main_window import MainWindow

_PATIENCE_MS = 2000
"""A first window that does not answer for so long is hung; the second start goes on by itself."""
_TAKEN = b"taken"
_PIPES = "//./pipe"


def hand_over(path: Path | None) -> bool:
    """Let the window that is there show a file, or only come to the front; False when there is none."""
    if not _may_be_there():
        return False
    import json  # the window is painted without it

    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_name())
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    _let_come_to_front()
    socket.write(json.dumps(str(path.absolute()) if path else "").encode() + b"\n")
    socket.waitForBytesWritten(_PATIENCE_MS)
    return socket.waitForReadyRead(_PATIENCE_MS) and bytes(socket.readAll().data()) == _TAKEN


class SingleInstance(QObject):
    """Listens for later starts and calls `asked` with the file of each, None when it names none."""

    def __init__(self, parent: QObject, asked: Callable[[Path | None], object]) -> None:
        super().__init__(parent)
        self._asked = asked
        self._server: QLocalServer | None = None

    def listen(self) -> bool:
        """Begin; False when the system refuses, in which case every start has a window of its own."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._connected)
        if not server.listen(_name()):
            if _answers():
                return False
            QLocalServer.removeServer(_name())  # left by a program that was killed
            if not server.listen(_name()):
                return False
        self._server = server
        return True

    def close(self) -> None:
        """Listen no longer."""
        if self._server is not None:
            self._server.close()

    def _connected(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        import json

        if not socket.canReadLine():
            return
        try:
            said = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            return
        if isinstance(said, str):
            socket.write(_TAKEN)
            socket.flush()
            self._asked(Path(said) if said else None)


def come_to_front(window: "MainWindow", path: Path | None) -> None:
    """Show the window before all others, with a file in it when one is asked for and it is not there already."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    present = window.file.store.path if window.file is not None else None
    if path is not None and not _is_same(path, present):
        window.opener.open(path)


def _answers() -> bool:
    """Whether somebody answers at the socket."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(_name())
    return socket.waitForConnected(_PATIENCE_MS)


def _is_same(path: Path, present: Path | None) -> bool:
    with suppress(OSError):
        return present is not None and path.samefile(present)
    return False


def _name() -> str:
    """Of whoever these settings belong to."""
    about = str(settings_file()).encode("utf-8", "surrogatepass")
    return f"wpstracker-{zlib.crc32(about):08x}{zlib.adler32(about):08x}"


def _may_be_there() -> bool:
    """Asked without loading what speaks to it: most starts are the first."""
    if sys.platform == "win32":
        with suppress(OSError):
            return any(pipe.name == _name() for pipe in Path(_PIPES).iterdir())
        return True
    return Path(QDir.tempPath(), _name()).exists()


def _let_come_to_front() -> None:
    """Windows lets only the program a person has just started bring a window to the front, or whomever that one allows."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
