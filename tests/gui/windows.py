"""The real window on a file of its own, and the hands of a person in front of it."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget

from wpstracker.gui.look import Look
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.settings import Settings
from wpstracker.gui.theme import Theme
from wpstracker.gui.workspace import Workspace
from wpstracker.store.database import Store

TODAY = date(2023, 11, 20)
Found = TypeVar("Found", bound=QWidget)


@contextmanager
def a_window(app: QApplication, settings: Settings, path: Path | None = None) -> Iterator[MainWindow]:
    """A shown window, closed again at the end."""
    look = Look(app, settings)
    window = MainWindow(settings, look, today=lambda: TODAY)
    window.start(path)
    window.show()
    QTest.qWait(1)
    yield window
    window.close()
    look.set_language("en")
    look.set_theme(Theme.SYSTEM)
    look.set_text_size(100)


@contextmanager
def a_window_without_file(app: QApplication, folder: Path) -> Iterator[MainWindow]:
    """A shown window that has not begun with anything, on the present day; closed again at the end."""
    settings = Settings(folder / "settings.ini")
    window = MainWindow(settings, Look(app, settings))
    window.show()
    yield window
    window.close()


def workspace(window: MainWindow) -> Workspace:
    """The pages of the open file."""
    assert window.workspace
    return window.workspace


def store_of(window: MainWindow) -> Store:
    """The open file."""
    return workspace(window).context.store


def page(window: MainWindow) -> str:
    """The key of the page in front."""
    return workspace(window).page().key


def events_page(window: MainWindow) -> EventsPage:
    """The page in front, which is that of the events."""
    shown = workspace(window).page()
    assert isinstance(shown, EventsPage)
    return shown


def until(condition: Callable[[], object], seconds: float = 10) -> None:
    """Let the window live until something holds. `QTest.qWait` would keep other threads of Python waiting."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.005)


def settled(widget: Any) -> bool:
    """Whether what a widget asks beside the window has been answered."""
    return not widget._settle.isActive() and (widget._background is None or not widget._background._waiting)


def shown(window: QWidget, kind: type[Found]) -> Found:
    """The one dialog of a kind that is open."""
    until(lambda: [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible() and each is not window])
    (found,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible() and each is not window]
    return found


def message(window: QWidget) -> str:
    """What the message box in front says; it is closed."""
    box = shown(window, QMessageBox)
    text = box.text()
    box.reject()
    QTest.qWait(1)
    return text


def press(window: QWidget, label: str) -> None:
    """Press a button of the message box in front."""
    press_in(shown(window, QMessageBox), label)


def press_in(box: QMessageBox, label: str) -> None:
    """Press a button of a message box."""
    next(button for button in box.buttons() if button.text().replace("&", "") == label).click()
    QTest.qWait(1)


def choose_file(window: QWidget, path: Path) -> None:
    """Enter a path in the file dialog in front."""
    dialog = shown(window, QFileDialog)
    dialog.selectFile(str(path))
    dialog.accept()
    QTest.qWait(1)


def entries(window: MainWindow) -> dict[str, QAction]:
    """Everything in the menus by its words, access keys and the named page keys taken off."""
    found: dict[str, QAction] = {}

    def walk(actions: list[QAction]) -> None:
        for action in actions:
            found[action.text().replace("&", "").split("\t")[0]] = action
            if menu := action.menu():
                walk(menu.actions())  # type: ignore[attr-defined]

    walk(window.menuBar().actions())
    return found


def dialogs(window: MainWindow) -> list[QDialog]:
    """Every dialog that is open over the window."""
    return [each for each in window.findChildren(QDialog) if each.isVisible()]
