"""A file that does not open: why, and what can be done about it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from wpstracker.domain.problems import KnownError
from wpstracker.gui.dialogs.backups import BackupsDialog, Shown
from wpstracker.gui.dialogs.password import UnlockDialog
from wpstracker.gui.language import tr, words
from wpstracker.gui.messages import offer, tell_error
from wpstracker.gui.restoring import restore
from wpstracker.gui.salvaging import ask_where_to_salvage
from wpstracker.gui.settings import Settings
from wpstracker.services import backups
from wpstracker.store.files import Locked, may_be_restored, may_be_salvaged
from wpstracker.store.keys import Address
from wpstracker.store.locking import InUse

if TYPE_CHECKING:
    from wpstracker.gui.main_window import MainWindow
    from wpstracker.gui.opening import Opener


def tell_refusal(window: "MainWindow", opener: "Opener", settings: Settings, error: KnownError, address: Address | None) -> None:
    """Tell why a file was not opened; one that others use can be read, one that is damaged or gone can be restored from a copy."""
    if isinstance(error, Locked):
        UnlockDialog(window, error.path.name, partial(opener.unlock, error.path)).open()
        return
    choices = _choices(window, opener, settings, error, address) if address is not None else []
    if choices:
        offer(window, error.text(words()), choices)
    else:
        tell_error(window, error)


def _choices(
    window: "MainWindow", opener: "Opener", settings: Settings, error: KnownError, address: Address
) -> list[tuple[str, Callable[[], None]]]:
    if isinstance(error, InUse):
        found: list[tuple[str, Callable[[], None]]] = [(tr("Open for reading"), lambda: opener.open_to_read(address))]
        return (
            found if error.is_certain else [*found, (tr("Nobody works in it: open it"), lambda: opener.open_address(address, anyway=True))]
        )
    choices: list[tuple[str, Callable[[], None]]] = []
    if may_be_restored(error) and backups.copies_of(address):
        choices.append((tr("Restore from a copy…"), lambda: _show_copies(window, settings, address)))
    if may_be_salvaged(error, address.path):
        choices.append((tr("Save what can be read…"), partial(ask_where_to_salvage, window, address)))
    return choices


def _show_copies(window: "MainWindow", settings: Settings, address: Address) -> None:
    BackupsDialog(window, Shown(address, None), settings, lambda copy: restore(window, settings, address, copy)).open()
