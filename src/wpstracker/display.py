"""Whether a window can be shown here; asked before Qt is loaded, because Qt ends the whole process where it cannot."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

_NEED_NO_DISPLAY = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs", "minimalegl")
_DISPLAY = re.compile(r"(?:(?P<way>\w+)/)?(?P<host>.*?):(?P<number>\d+)(?:\.\d+)?\Z")


def has_display(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Whether Qt will find a screen. Windows and macOS always have one; elsewhere an X or Wayland server has to answer."""
    if system in ("win32", "darwin"):
        return True
    if environment.get("QT_QPA_PLATFORM", "").split(":")[0] in _NEED_NO_DISPLAY:
        return True
    return _wayland_answers(environment) or _x_answers(environment.get("DISPLAY", ""))


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    """Whether the socket named by WAYLAND_DISPLAY is there and listened to."""
    name = environment.get("WAYLAND_DISPLAY", "")
    return bool(name) and _listens(str(Path(environment.get("XDG_RUNTIME_DIR", "")) / name))


def _x_answers(display: str) -> bool:
    """Whether the server named by DISPLAY can be reached."""
    import socket

    named = _DISPLAY.match(display)
    if not named:
        return False
    number = int(named["number"])
    if named["host"] in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        return _listens(f"\0{path}") or _listens(path)
    try:
        socket.create_connection((named["host"], 6000 + number), timeout=2).close()
    except OSError:
        return False
    return True


def _listens(address: str) -> bool:
    """Whether somebody listens on a local socket."""
    import socket

    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as local:
            local.settimeout(2)
            local.connect(address)
    except OSError:
        return False
    return True
