"""The program knows before it loads Qt whether a window can be shown."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from wpstracker.display import has_display


def test_without_a_display_there_is_no_window() -> None:
    assert not has_display({}, "linux")


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_windows_and_macos_always_have_one(system: str) -> None:
    assert has_display({}, system)


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_some_platforms_of_qt_need_none(platform: str) -> None:
    assert has_display({"QT_QPA_PLATFORM": platform}, "linux")


@pytest.mark.parametrize("display", [":4711", "unix:4711", "nonsense", "localhost:4711.0"])
def test_a_display_that_does_not_answer_is_none(display: str) -> None:
    assert not has_display({"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}, "linux")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no local sockets here")
def test_a_wayland_server_that_listens_is_a_display(tmp_path: Path) -> None:
    here = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not has_display(here, "linux")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        assert has_display(here, "linux")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has sockets without a file")
def test_an_x_server_that_listens_is_a_display() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind("\0/tmp/.X11-unix/X4712")
        server.listen()
        assert has_display({"DISPLAY": ":4712.0"}, "linux")


def test_asking_does_not_load_qt() -> None:
    program = "import sys; from wpstracker.display import has_display; has_display(); sys.exit('PySide6' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)
