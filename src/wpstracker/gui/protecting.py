"""Setting, changing and removing the password of the open file, and what then happens to the copies that are still readable."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from wpstracker.domain.problems import KnownError
from wpstracker.gui.backup_keeper import second_place
from wpstracker.gui.forms.draft_keeper import DraftKeeper
from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.messages import ask, offer, tell_error
from wpstracker.gui.settings import Settings
from wpstracker.services import backups
from wpstracker.services.passwords import set_password
from wpstracker.store.backups import Backup
from wpstracker.store.keys import Address

if TYPE_CHECKING:
    from wpstracker.gui.main_window import MainWindow


def protect(window: "MainWindow", settings: Settings, address: Address, password: str) -> None:
    """Close the file, write it anew under the password ("" for none), open it again."""
    window.close_file()

    def work(_progress: object) -> tuple[Address, KnownError | None]:
        try:
            return set_password(address, password), None
        except KnownError as error:
            return address, error

    def done(result: tuple[Address, KnownError | None]) -> None:
        now, error = result
        window.opener.open_address(now)
        if error is not None:
            tell_error(window, error)
        elif password:
            _offer_to_delete(window, backups.readable_copies(now, second_place(settings)))
        else:
            offer(window, tr("“{file}” is no longer protected.", file=now.path.name), [])

    run_job(window, tr("Writing the file anew…"), work, done)


def lock(window: "MainWindow", path: Path) -> None:
    """Nobody is there: keep what is typed, take everything off the screen, close the file and ask for its password."""
    for keeper in window.findChildren(DraftKeeper):
        keeper.keep()
    for dialog in window.findChildren(QDialog):
        dialog.hide()  # not closed: nobody is there to answer what would be asked
        dialog.deleteLater()
    window.close_file()
    window.opener.open(path)


def _offer_to_delete(window: "MainWindow", copies: list[Backup]) -> None:
    """Copies made before can still be read by anybody."""
    if not copies:
        offer(window, tr("The file is protected. Keep the password in a safe place."), [])
        return
    text = tr_n(
        "The file is protected. {n} copy made before is not: anybody can read it. Delete it?",
        "The file is protected. {n} copies made before are not: anybody can read them. Delete them?",
        len(copies),
    )

    def delete() -> None:
        try:
            backups.delete_copies(copies)
        except KnownError as error:
            tell_error(window, error)

    details = tr("The disk may keep traces of the file as it was before for a while.")
    ask(window, text, tr("Delete"), delete, details=details)
