"""Starting, opening and sampling files: asking where, and telling why not. What reads a file is loaded when the first one is asked for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

from wpstracker.gui.language import tr
from wpstracker.gui.settings import Settings

if TYPE_CHECKING:
    from wpstracker.domain.problems import KnownError
    from wpstracker.gui.main_window import MainWindow
    from wpstracker.store.database import Store
    from wpstracker.store.keys import Address


class Opener:
    """Hands every file that could be opened to `show`; what refuses is told over `window`."""

    def __init__(self, window: "MainWindow", settings: Settings, show: "Callable[[Store], None]") -> None:
        self._window, self._settings, self._show = window, settings, show

    def first(self, path: Path | None) -> Path | None:
        """The file to begin with: the one given, otherwise the last one if it is still there."""
        last = self._settings.text("last_file")
        return path or (Path(last) if last and Path(last).is_file() else None)

    def ask_new(self) -> None:
        """Ask where a new file shall be kept."""
        from wpstracker.gui.file_choice import choose_new, folder_for_files, our_kind, unused
        from wpstracker.services.files import SUFFIX

        proposed = unused(folder_for_files(self._settings) / (tr("WPS events") + SUFFIX))
        choose_new(self._window, tr("Start a new file"), proposed, our_kind(), self.create)

    def ask_open(self) -> None:
        """Ask which file to open."""
        from wpstracker.gui.file_choice import choose_existing, folder_for_files, our_kind

        choose_existing(self._window, tr("Open a file"), folder_for_files(self._settings), our_kind(), self.open)

    def create(self, path: Path) -> None:
        """Make a file and show it."""
        from wpstracker.services.files import new_file, with_suffix

        self._try(lambda: new_file(with_suffix(path)))

    def open(self, path: Path) -> None:
        """Show a file that is there; the password of a protected one is asked for."""
        from wpstracker.store.keys import Address

        self.open_address(Address(path))

    def open_address(self, address: "Address", *, anyway: bool = False) -> None:
        """The same with the key of a protected file; `anyway` takes it from somebody on another computer who is perhaps gone."""
        from wpstracker.services.files import open_file

        self._try(lambda: open_file(address, anyway=anyway), address)

    def open_to_read(self, address: "Address") -> None:
        """Show a file that somebody else works in."""
        from wpstracker.services.files import open_to_read

        self._try(lambda: open_to_read(address), address)

    def unlock(self, path: Path, password: str) -> None:
        """Show a protected file; WrongPassword is raised, anything else that refuses is told."""
        from wpstracker.domain.problems import KnownError
        from wpstracker.services.files import open_file
        from wpstracker.services.passwords import unlocked
        from wpstracker.store.files import WrongPassword

        address = unlocked(path, password)
        try:
            store = open_file(address)
        except WrongPassword:
            raise
        except KnownError as error:
            self._refused(error, address)
        else:
            self._opened(store)

    def sample(self) -> None:
        """Show the sample in a file of the person's own; when there is one, ask whether to go on with it."""
        from wpstracker.gui.file_choice import folder_for_files, unused
        from wpstracker.gui.messages import offer
        from wpstracker.services.files import SUFFIX

        path = folder_for_files(self._settings) / (tr("Sample") + SUFFIX)
        if not path.exists():
            self._write_sample(path)
            return
        fresh = unused(path)
        offer(
            self._window,
            tr("There is already a sample file “{file}”.", file=path.name),
            [
                (tr("Open it"), lambda: self.open(path)),
                (tr("Make a fresh one: “{file}”", file=fresh.name), lambda: self._write_sample(fresh)),
            ],
        )

    def _write_sample(self, path: Path) -> None:
        from wpstracker.services.sample import write_sample

        self._try(lambda: write_sample(path))

    def _try(self, make: "Callable[[], Store]", address: "Address | None" = None) -> None:
        from wpstracker.domain.problems import KnownError

        try:
            with _busy():
                store = make()
        except KnownError as error:
            self._refused(error, address)
        else:
            self._opened(store)

    def _refused(self, error: "KnownError", address: "Address | None") -> None:
        """Told by the event loop: at the start there is no window yet to tell it over."""
        from wpstracker.gui.refusals import tell_refusal

        QTimer.singleShot(0, self._window, partial(tell_refusal, self._window, self, self._settings, error, address))

    def _opened(self, store: "Store") -> None:
        store.author = self._settings.text("author")
        self._settings.put_text("folder", str(store.path.parent))
        self._show(store)


@contextmanager
def _busy() -> Iterator[None]:
    """The waiting pointer while a file is made or read."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
