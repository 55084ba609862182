"""Putting a copy in the place of the file that is open, or of one that cannot be opened any more."""

from pathlib import Path
from typing import TYPE_CHECKING

from wpstracker.gui.backup_keeper import second_place
from wpstracker.gui.dialogs.backups import told_of_restore
from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr
from wpstracker.gui.messages import offer
from wpstracker.gui.settings import Settings
from wpstracker.services import backups
from wpstracker.store.backups import Backup
from wpstracker.store.keys import Address

if TYPE_CHECKING:
    from wpstracker.gui.main_window import MainWindow


def restore(window: "MainWindow", settings: Settings, address: Address, copy: Backup) -> None:
    """Close the file, restore the copy, open the file again; whatever is refused is told, and the file opened as it was."""
    window.close_file()
    second = second_place(settings)

    def done(aside: Path | None) -> None:
        offer(window, told_of_restore(copy, aside), [])

    run_job(
        window,
        tr("Restoring the copy…"),
        lambda _progress: backups.restore(address, copy, second),
        done,
        ended=lambda: window.opener.open_address(address),
    )
